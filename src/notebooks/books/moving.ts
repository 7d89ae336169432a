/** What moves an outcome, as the model tells it, in; the sentence and the tornado, out. */
import type { Named, Questions } from '../../engine/questions.ts';
import { type Language, type Outcome, type Plan, percent, type Scenario, say, shareFrom, shareOf } from '../../model/index.ts';
import { tornadoChart } from '../charts/tornado.ts';
import type { Actions, Fact, TraceTarget } from '../runtime/notebook.ts';
import { word, wordOr } from '../words/words.ts';
import { button } from './frame.ts';
import { type OutcomeWords, outcomeIn, outcomeWords, toMeasure } from './outcome.ts';
import { bracketed, el, sentence, widthFor } from './parts.ts';
import { link, plainTable } from './plain-table.ts';
import { aloneTarget, heldTarget } from './readings.ts';
import { count } from './shown.ts';
import { traced, tracedText } from './trace.ts';

export type Bars = Questions['tornado']['answer'];
export type Indices = Questions['sobol']['answer'];
export type Sources = Questions['sources']['answer'];

/** What is asked about, and how it is told. */
export interface About {
  readonly scenario: Scenario;
  readonly plan: Plan;
  readonly outcome: Outcome;
  readonly words: OutcomeWords;
  readonly actions: Actions;
  readonly language: Language;
}

export function aboutOf(
  { scenario, plan }: { readonly scenario: Scenario; readonly plan: Plan },
  spec: string,
  actions: Actions,
  language: Language,
): About {
  const outcome = outcomeIn(scenario, spec);
  return { scenario, plan, outcome, words: outcomeWords(outcome, scenario, language), actions, language };
}

export const [shown, listed] = [12, 100];

export const sourceName = (source: string | null, scenario: Scenario, language: Language): string => {
  if (source === null) return word('mattersNoSource', language);
  const reference = scenario.references.find(({ id }) => id === source);
  return reference ? say(reference.title, language) : wordOr(source, language);
};

/** Figures of a venture are changed in its village, prices and weather on their own page. */
export const goTo = ({ village }: Named, { actions }: About) =>
  actions.choose(village === null ? { book: 'market' } : { village });

export const points = (share: number): string => (share * 100).toFixed(1);
export const fileName = ({ words, plan, language }: About): string => `${words.title} · ${say(plan.title, language)}`;

/** Where nothing moves the outcome: it is certain, or a goal that is always or never reached. */
function unmoved(about: About, base: number): HTMLElement {
  const { words, plan, outcome, language, actions } = about;
  const gaps = { plan: say(plan.title, language), outcome: words.title, value: words.value(base) };
  if (outcome.kind === 'measure') return sentence(word('mattersCertain', language, gaps));
  const told = sentence(word(base > 0.5 ? 'mattersAlways' : 'mattersNever', language, gaps));
  const { measure, year } = outcome.goal;
  const instead = outcomeWords({ kind: 'measure', measure, village: null, year }, about.scenario, language).title;
  return el(
    'div',
    '',
    told,
    button(word('mattersToMeasure', language, { outcome: instead }), () => toMeasure(outcome, actions)),
  );
}

/** A mean while an input is held, which opens how it came about. */
const heldIn = ({ outcome, plan, words, scenario, language }: About, input: string, value: string) =>
  heldTarget(outcome, plan.id, `${words.title} · ${input}`, value, scenario.runs, language);
const held = (about: About, input: string, value: string): HTMLElement =>
  traced(value, heldIn(about, input, value), about.actions, about.language);

/** How far off a mean may be. */
const spreadTarget = ({ words, scenario, language }: About, input: string, value: string): TraceTarget =>
  aloneTarget({
    ...{ title: `${words.title} · ${input}`, value, facts: [] },
    how: word('readSpread', language, { of: count(scenario.runs) }),
  });

/** How much of an outcome's uncertainty comes from assumptions. */
export const restsTarget = (
  { scenario, words, language }: Pick<About, 'scenario' | 'language'> & { readonly words: { readonly title: string } },
  sources: Sources,
  value: string,
): TraceTarget =>
  aloneTarget({
    ...{ title: words.title, value, how: word('readRests', language) },
    facts: sources.map((one): Fact => [sourceName(one.source, scenario, language), percent(shareOf(one).alone)]),
  });

/** What figures without a source make uncertain beside assumptions, as the end of a sentence; from a hundredth on. */
export function moreUnsourced(sources: Parameters<typeof shareFrom>[0], language: Language): string {
  const share = shareFrom(sources, null);
  return share < 0.01 ? '' : word('mattersUnsourced', language, { share: percent(share) });
}

export function movingSentence(about: About, bars: Bars, sources: Sources, base: number): HTMLElement {
  const { words, plan, outcome, language } = about;
  const [most] = bars;
  if (!most || most.swing === 0) return unmoved(about, base);
  const assumed = shareFrom(sources, 'assumption');
  const rests = word(assumed > 0 ? 'mattersRests' : 'mattersRestsOnNone', language, { share: percent(assumed) });
  const input = say(most.input.title, language);
  const [low, high] = [Math.min(most.low, most.high), Math.max(most.low, most.high)].map(words.value) as [string, string];
  return sentence(
    word(outcome.kind === 'goal' ? 'mattersGoalSentence' : 'mattersSentence', language, {
      plan: say(plan.title, language),
      input,
      outcome: words.title,
      low,
      high,
      rests: rests + moreUnsourced(sources, language),
    }),
    new Map([
      ...[low, high].map((value) => [value, (text: string) => held(about, input, text)] as const),
      [percent(assumed), (text: string) => traced(text, restsTarget(about, sources, text), about.actions, language)] as const,
    ]),
  );
}

/** How many inputs are not drawn: some move the outcome less, some not at all. */
function restNote(bars: Bars, drawn: number, language: Language): string {
  const idle = bars.filter(({ swing }) => swing === 0).length;
  const less = bars.length - idle - drawn;
  return [less > 0 ? word('mattersMore', language, { n: less }) : '', idle > 0 ? word('mattersIdle', language, { n: idle }) : '']
    .filter(Boolean)
    .join(language === 'zh' ? '，' : ', ');
}

export function restLine({ words, actions, language }: About, text: string, drawn: number): HTMLElement {
  const how = word('readIdle', language, { shown: drawn });
  const open = (value: string) => aloneTarget({ title: words.title, value, how, facts: [] });
  return el('p', 'rest', ...tracedText(text, open, actions, language));
}

export function tornadoPiece(about: About, bars: Bars, base: number): HTMLElement {
  const { words, language } = about;
  const moving = bars.filter(({ swing }) => swing > 0);
  if (moving.length === 0) return el('div', '');
  const top = moving.slice(0, shown);
  const name = ({ input }: Bars[number]) => say(input.title, language);
  // As many figures as tell the ends of the shortest bar apart.
  const { swing } = top.at(-1) as Bars[number];
  const digits = Math.min(
    6,
    Math.max(3, Math.ceil(Math.log10(Math.max(...top.map(({ high, low }) => Math.abs(high) + Math.abs(low))) / swing)) + 1),
  );
  const told = (value: number) => words.closer(value, digits);
  const end = (bar: Bars[number], high: boolean) => {
    const event = bar.input.kind === 'event';
    const value = high ? bar.high : bar.low;
    const key = high ? (event ? 'mattersYes' : 'mattersHigh') : event ? 'mattersNo' : 'mattersLow';
    return { value, label: word(key, language, { value: told(value) }), brief: briefly(value) };
  };
  const briefly = (value: number) => words.tick(Number((value / words.divide).toPrecision(digits)));
  const errorOf = ({ lowError, highError }: Bars[number]) => Math.max(lowError, highError);
  const error = words.value(Math.max(...top.map(errorOf)));
  const rows = moving.map((bar) => [
    name(bar),
    bar.low / words.divide,
    bar.high / words.divide,
    bar.swing / words.divide,
    errorOf(bar) / words.divide,
    sourceName(bar.input.source, about.scenario, language),
  ]);
  const heads = [
    word('mattersInput', language),
    ...(['mattersHeldLow', 'mattersHeldHigh', 'mattersSwing', 'mattersError'] as const).map((key) => word(key, language)),
    word('mattersFigureSource', language),
  ];
  const withUnit = heads.map((head, i) => (i > 0 && i < 5 && words.axis ? bracketed(head, words.axis, language) : head));
  const data = {
    name: `${word('mattersTornadoTitle', language)} · ${fileName(about)}`,
    columns: withUnit,
    rows,
    opens: (row: number, column: number) => {
      const bar = moving[row];
      const value = bar && [undefined, bar.low, bar.high, bar.swing][column];
      return bar && value !== undefined ? heldIn(about, name(bar), told(value)) : undefined;
    },
  };
  const chart = tornadoChart({
    rows: top.map((bar) => ({
      name: name(bar),
      low: end(bar, false),
      high: end(bar, true),
      title: `${name(bar)}\n${end(bar, false).label}\n${end(bar, true).label}\n±${words.value(errorOf(bar))}`,
      onPick: () => goTo(bar.input, about),
    })),
    centre: { value: base, label: word('mattersMean', language, { value: words.value(base) }), brief: briefly(base) },
    lowKey: word('mattersLowKey', language),
    highKey: word('mattersHighKey', language),
    divide: words.divide,
    tick: words.tick,
    axis: words.axis,
    width: widthFor(1100),
    description: `${words.title}. ${top.map((bar) => `${name(bar)}: ${end(bar, false).label}, ${end(bar, true).label}`).join('; ')}`,
    data,
  });
  const table = plainTable(
    words.title,
    heads,
    moving
      .slice(0, listed)
      .map((bar) => [
        link(name(bar), () => goTo(bar.input, about)),
        ...[bar.low, bar.high].map((value) => held(about, name(bar), told(value))),
        held(about, name(bar), words.value(bar.swing)),
        traced(
          `±${words.value(errorOf(bar))}`,
          spreadTarget(about, name(bar), `±${words.value(errorOf(bar))}`),
          about.actions,
          language,
        ),
        sourceName(bar.input.source, about.scenario, language),
      ]),
    data,
    language,
  );
  const rest = restNote(bars, top.length, language);
  return el(
    'div',
    '',
    chart,
    rest ? restLine(about, rest, top.length) : '',
    el('p', 'caption', word('mattersTornadoCaption', language, { error })),
    el('details', '', el('summary', '', word('mattersTable', language)), table),
  );
}
