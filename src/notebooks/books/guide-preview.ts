/** What was typed into the guide in; what will be written, in sentences and as the file itself, out. */
import {
  bareData,
  distributionWords,
  figureWords,
  gapsIn,
  type Language,
  type Parameter,
  quantityWords,
  say,
  sentenceParts,
} from '../../model/index.ts';
import { inBase, typedIn } from '../inputs/typed.ts';
import { word } from '../words/words.ts';
import { pricesSay } from './assumed-costs.ts';
import { type GuideDraft, isOfStart, type Reckoned, type VentureDraft } from './guide-state.ts';
import { blank, el, strong } from './parts.ts';
import { typedNumbers, typedRange } from './typed-range.ts';

/** Villages told by name; of more, how many. */
const mostNamed = 8;
const mostTold = 12;

/** A value of the file in base units; null where it cannot be read yet, or is of another unit. */
function baseValue(value: unknown, { unit }: Parameter): number | null {
  const typed = typedIn(String(value), unit);
  return typeof typed === 'number' ? inBase(typed, unit) : null;
}

function valueWords(value: unknown, parameter: Parameter, language: Language): string {
  if (Array.isArray(value)) return value.map((one) => valueWords(one, parameter, language)).join(word('listSign', language));
  if (typeof value === 'object' && value !== null) {
    const ends = Object.values(value).map((end) => baseValue(end, parameter));
    const [min = null, max = null] = [ends[0], ends.at(-1)];
    const middle = ends.length === 3 ? (ends[1] ?? null) : null;
    if (min === null || max === null) return word('guideGap', language);
    const shape =
      middle === null ? ({ kind: 'uniform', min, max } as const) : ({ kind: 'pert', min, likely: middle, max } as const);
    return distributionWords(shape, parameter.unit, language);
  }
  const base = baseValue(value, parameter);
  return base === null ? word('guideGap', language) : quantityWords({ value: base, unit: parameter.unit }, language);
}

function gapWords({ typed }: VentureDraft, parameter: Parameter, language: Language): string {
  const text = typed.get(parameter.id)?.trim();
  if (text) return valueWords(typedRange(text, parameter, language), parameter, language);
  const usual = parameter.default;
  if (!usual) return word('guideGap', language);
  const written = bareData(usual);
  return Array.isArray(written) ? valueWords(written, parameter, language) : figureWords(usual, language, (driver) => driver);
}

/** Between Chinese words a figure has room around it. */
const spaced = (words: string, language: Language) => (language === 'zh' ? ` ${words} ` : words);

/** Figures that say how fast what a venture brings grows with each year that it is there. */
const growths: readonly string[] = ['escalation', 'growth'];
const mostGrown = 10;

/** Of a venture that is there already: that what grows is typed as of its start, and that nothing is on hand. */
function runningSays({ strategy, start, typed }: VentureDraft, first: number, language: Language): string[] {
  const find = (is: (parameter: Parameter) => boolean) => strategy.parameters.find(is);
  const numbersOf = (parameter: Parameter) => {
    const text = typed.get(parameter.id)?.trim();
    return text ? typedNumbers(text, parameter, language) : [0];
  };
  const [growth, life, atStart] = [find(({ id }) => growths.includes(id)), find(({ id }) => id === 'life'), find(isOfStart)];
  const said: string[] = [];
  if (growth) {
    const grown = numbersOf(growth).map((rate) => (1 + rate) ** (first - start) - 1);
    const [least = 0, most = 0] = [grown[0], grown.at(-1)];
    const shares = [least, most].map((share) => quantityWords({ value: Math.abs(share), unit: growth.unit }, language, 3));
    const share = [...new Set(shares)].join(' – ');
    // What is refused as a rate is told beside its field.
    if (least * most > 0 && Math.abs(most) < mostGrown)
      said.push(word(most > 0 ? 'guideSaysGrown' : 'guideSaysShrunk', language, { start, first, share }));
  }
  const years = (life && numbersOf(life).at(-1)) ?? 0;
  if (years > 0 && start + years <= first) said.push(word('guideSaysOver', language, { start, first, years }));
  if (atStart && numbersOf(atStart).every((head) => head === 0))
    said.push(word('guideSaysEmpty', language, { title: say(atStart.title, language) }));
  return said;
}

/** A venture as a sentence, and what else was typed of it. */
function ventureSays(venture: VentureDraft, first: number, language: Language): string {
  const { strategy, typed } = venture;
  const told = gapsIn(strategy.sentence);
  const others = strategy.parameters
    .filter(({ id }) => typed.get(id)?.trim() && !told.includes(id))
    .map((parameter) => `${say(parameter.title, language)} ${gapWords(venture, parameter, language)}`);
  return [
    sentenceOf(venture, first, language),
    ...(others.length > 0 ? [word('guideSaysOthers', language, { figures: others.join(word('listSign', language)) })] : []),
    ...(venture.start < first ? runningSays(venture, first, language) : []),
  ].join(blank(language));
}

function sentenceOf(venture: VentureDraft, first: number, language: Language): string {
  const { strategy, start } = venture;
  const title = say(strategy.title, language);
  const of = (id: string) => strategy.parameters.find((one) => one.id === id);
  const words = strategy.sentence
    ? sentenceParts(say(strategy.sentence, language))
        .map((part, i) => {
          const parameter = i % 2 === 1 ? of(part) : undefined;
          return parameter ? spaced(gapWords(venture, parameter, language), language) : part;
        })
        .join('')
        .replace(/ (?=[，。；：、）])/gu, '')
    : title;
  const since = word('guideSaysSince', language, { year: start });
  // Before the sign that ends the sentence.
  return start < first ? words : words.replace(/\s*([.。]?)$/u, `${blank(language)}${since}$1`);
}

function villagesSay({ title, from, to, villages }: GuideDraft, language: Language): string {
  const named = villages
    .slice(0, mostNamed)
    .map(({ title: name, people }) =>
      people === null ? name : word('guideSaysPeople', language, { name, n: people.toLocaleString('en') }),
    );
  const rest = villages.length - named.length;
  const names = [
    named.join(word('listSign', language)),
    ...(rest > 0 ? [word('guideSaysMore', language, { n: rest })] : []),
  ].join(' ');
  return word(villages.length === 1 ? 'guideSaysVillage' : 'guideSaysVillages', language, {
    title: title.trim() || word('guideGap', language),
    from,
    to,
    n: villages.length,
    names,
  });
}

const line = (text: string) => el('p', '', ...strong(text));

/** The sentences of the steps done so far and of the one on screen; the file stands folded below, `isOpen` where it was. */
export function guidePreview(
  draft: GuideDraft,
  { made }: Reckoned,
  step: number,
  language: Language,
  isOpen: boolean,
): HTMLElement {
  const told: HTMLElement[] = draft.villages.length > 0 ? [line(villagesSay(draft, language))] : [];
  if (step > 0) {
    for (const { title: village, ventures } of draft.villages.slice(0, mostTold))
      told.push(
        ...(ventures.length === 0
          ? [line(word('guideSaysNothing', language, { village }))]
          : ventures.map((venture) =>
              line(word('guideSaysVenture', language, { village, sentence: ventureSays(venture, Number(draft.from), language) })),
            )),
      );
    const rest = draft.villages.length - mostTold;
    if (rest > 0) told.push(line(word('guideSaysMore', language, { n: rest })));
    if (made.drivers.length > 0) told.push(line(pricesSay(made.drivers, language)));
  }
  if (step > 1) {
    const n = Math.round(draft.confidence * 10);
    for (const { title } of made.goals) told.push(line(word('guideSaysGoal', language, { goal: say(title, language), n })));
    if (made.goals.length === 0) told.push(line(word('guideSaysNoGoal', language)));
  }
  const file = el(
    'details',
    'guide-file',
    el('summary', '', word('guideFile', language)),
    fileText(made.text),
  ) as HTMLDetailsElement;
  file.open = isOpen;
  return el('div', '', el('h3', '', word('guideSays', language)), ...told, file);
}

function fileText(text: string): HTMLElement {
  const shown = el('pre', '', text);
  // It scrolls, so it takes the keyboard.
  shown.tabIndex = 0;
  return shown;
}
