/** What the changes between two files do to goals and income in; a sentence, a table of all of them, and the way from one file's figure to the other's, out. */
import {
  type Attribution,
  type Language,
  type Outcome,
  outcomeText,
  type Scenario,
  say,
  type ToldParts,
  toldParts,
  unitWords,
} from '../../model/index.ts';
import { bridge } from '../charts/bridge.ts';
import { Cancelled } from '../runtime/host.ts';
import { word } from '../words/words.ts';
import { ours, theirs, titleOf } from './compare-why.ts';
import { el, sentence, widthFor } from './parts.ts';
import { link, plainTable } from './plain-table.ts';

interface Effect {
  readonly outcome: Outcome;
  readonly found: Attribution;
}

/** The first of two scenarios, and whether it is the second file. */
export interface Sides {
  readonly a: Scenario;
  readonly swapped: boolean;
}

/** Changes told one by one; of more, the smallest are told together. */
const mostTold = 12;

export const outcomeKey = (outcome: Outcome): string =>
  outcome.kind === 'goal' ? outcome.goal.id : `${outcome.measure}@${outcome.year}`;

const told = ({ outcome, found }: Effect, { a }: Sides, language: Language): ToldParts =>
  toldParts(a, outcome, found, language, mostTold);

const sidesOf = ({ swapped }: Sides, language: Language): readonly [string, string] => {
  const [here, second] = [word('filesOnScreen', language), word('filesSecond', language)];
  return swapped ? [second, here] : [here, second];
};

/** What outcomes come to in one file and in the other. */
export function effectsSentence(effects: readonly Effect[], two: Sides, plan: string, language: Language): HTMLElement {
  const lines = effects.map((effect) => {
    const { from, to } = told(effect, two, language);
    const key = effect.outcome.kind === 'goal' ? 'filesGoalGoes' : 'filesIncomeGoes';
    const gaps = { name: say(outcomeText(effect.outcome, two.a), language), from: from.words, to: to.words };
    return word(from.words === to.words ? 'filesStays' : key, language, gaps);
  });
  return sentence(
    `${word('filesUnder', language, { plan: titleOf(two.a, plan, language) })}${lines.join(word('clauseSign', language))}${word('filesStop', language)}`,
  );
}

/** A row for each outcome, filled in when its answer comes; a row's name shows its changes. */
export function effectsTable(
  answers: ReadonlyMap<Outcome, Promise<Attribution>>,
  two: Sides,
  chosen: Outcome,
  language: Language,
  choose: (key: string) => void,
): HTMLElement {
  const [first, second] = sidesOf(two, language);
  const heads = [word('filesOutcome', language), first, second, word('filesDifference', language)];
  const taken: (readonly (string | number)[])[] = [];
  const rows = [...answers].map(([outcome, answer]) => {
    const title = say(outcomeText(outcome, two.a), language);
    const name = link(title, () => choose(outcomeKey(outcome)));
    name.id = `files-outcome-${outcomeKey(outcome)}`;
    name.setAttribute('aria-pressed', String(outcome === chosen));
    const cells = [0, 1, 2].map(() => el('span', '', word('filesSoon', language)));
    answer.then(
      (found) => {
        const { from, to, difference } = told({ outcome, found }, two, language);
        for (const [i, { words }] of [from, to, difference].entries()) (cells[i] as HTMLElement).textContent = words;
        (cells[2] as HTMLElement).className = difference.value < 0 ? 'files-less' : difference.value > 0 ? 'files-more' : '';
        taken.push([title, found.from, found.to, found.difference]);
      },
      (error: Error) => {
        if (!(error instanceof Cancelled)) (cells[0] as HTMLElement).textContent = error.message;
      },
    );
    return [name, ...cells];
  });
  const data = { name: word('filesEffects', language), columns: heads, rows: taken };
  return plainTable(word('filesTable', language), heads, rows, data, language);
}

/** From one file's figure to the other's, change by change; the figures shown add up. */
export function effectsChart(effect: Effect, two: Sides, language: Language): HTMLElement {
  const { found } = effect;
  const { from, to, parts, rest, unit } = told(effect, two, language);
  const [first, second] = sidesOf(two, language);
  const changes = [
    ...parts.filter(({ value }) => value !== 0).map((part) => ({ ...part, label: say(part.title, language) })),
    ...(rest && rest.value !== 0 ? [{ ...rest, label: word('compareOthers', language, { n: rest.n }) }] : []),
  ];
  if (changes.length === 0) return el('p', 'empty', word('filesNothing', language));
  const divide = unit.text === '%' ? 0.01 : unit.factor;
  const sum = (label: string, value: number, words: string, colour: string) => ({ label, value, isSum: true, words, colour });
  const chart = bridge({
    rows: [
      sum(first, from.value, from.words, two.swapped ? theirs : ours),
      ...changes.map(({ label, value, words }) => ({
        label,
        value,
        isSum: false,
        words,
        colour: value < 0 ? 'var(--unlikely)' : 'var(--likely)',
      })),
      sum(second, to.value, to.words, two.swapped ? ours : theirs),
    ],
    goal: null,
    divide,
    axis: unit.text === '%' ? word('chance', language) : unitWords(unit, language),
    width: widthFor(900),
    description: `${first}: ${from.words}; ${changes.map(({ label, words }) => `${label}: ${words}`).join('; ')}; ${second}: ${to.words}`,
    data: {
      name: word('filesEffects', language),
      columns: [word('filesChange', language), word('filesBrings', language)],
      rows: [
        [first, found.from],
        ...found.parts.map(({ title, value }) => [say(title, language), value] as const),
        [second, found.to],
      ],
    },
  });
  const sampled = found.method === 'sampled' ? ` ${word('compareSampled', language)}` : '';
  return el('div', '', chart, el('p', 'caption', `${word('filesBridgeNote', language)}${sampled}`));
}
