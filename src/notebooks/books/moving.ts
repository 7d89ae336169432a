/** What moves an outcome, as the model tells it, in; the sentence, the tornado and the shares of its uncertainty, out. */
import type { Named, Questions } from '../../engine/questions.ts';
import { type Language, type Outcome, type Plan, percent, type Scenario, say, shareOf } from '../../model/index.ts';
import { influenceChart } from '../charts/influence.ts';
import { tornadoChart } from '../charts/tornado.ts';
import type { Actions, Fact, TraceTarget } from '../runtime/notebook.ts';
import { word, wordOr } from '../words/words.ts';
import { button } from './frame.ts';
import { type OutcomeWords, outcomeIn, outcomeWords, toMeasure } from './outcome.ts';
import { el, sentence, widthFor } from './parts.ts';
import { link, plainTable } from './plain-table.ts';
import { aloneTarget, heldTarget } from './readings.ts';
import { traced } from './trace.ts';

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

const [shown, listed] = [12, 100];

export const sourceName = (source: string | null, scenario: Scenario, language: Language): string => {
  if (source === null) return word('mattersNoSource', language);
  const reference = scenario.references.find(({ id }) => id === source);
  return reference ? say(reference.title, language) : wordOr(source, language);
};

/** Figures of a venture are changed in its village, prices and weather on their own page. */
const goTo = ({ village }: Named, { actions }: About) => actions.choose(village === null ? { book: 'market' } : { village });

const points = (share: number): string => (share * 100).toFixed(1);
const fileName = ({ words, plan, language }: About): string => `${words.title} · ${say(plan.title, language)}`;

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

export function movingSentence(about: About, bars: Bars, sources: Sources, base: number): HTMLElement {
  const { words, plan, outcome, language } = about;
  const [most] = bars;
  if (!most || most.swing === 0) return unmoved(about, base);
  const aloneOf = (source: string | null) => {
    const found = sources.find((each) => each.source === source);
    return found ? shareOf(found).alone : 0;
  };
  const assumed = aloneOf('assumption');
  const rests = word(assumed > 0 ? 'mattersRests' : 'mattersRestsOnNone', language, { share: percent(assumed) });
  const unsourced = aloneOf(null);
  const input = say(most.input.title, language);
  const [low, high] = [Math.min(most.low, most.high), Math.max(most.low, most.high)].map(words.value) as [string, string];
  return sentence(
    word(outcome.kind === 'goal' ? 'mattersGoalSentence' : 'mattersSentence', language, {
      plan: say(plan.title, language),
      input,
      outcome: words.title,
      low,
      high,
      rests: unsourced >= 0.01 ? word('mattersUnsourced', language, { rests, share: percent(unsourced) }) : rests,
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

export function tornadoPiece(about: About, bars: Bars, base: number): HTMLElement {
  const { words, language } = about;
  const moving = bars.filter(({ swing }) => swing > 0);
  if (moving.length === 0) return el('div', '');
  const top = moving.slice(0, shown);
  const name = ({ input }: Bars[number]) => say(input.title, language);
  const end = (bar: Bars[number], high: boolean) => {
    const event = bar.input.kind === 'event';
    const value = high ? bar.high : bar.low;
    const key = high ? (event ? 'mattersYes' : 'mattersHigh') : event ? 'mattersNo' : 'mattersLow';
    return { value, label: word(key, language, { value: words.value(value) }), brief: briefly(value) };
  };
  const briefly = (value: number) => words.tick(Number((value / words.divide).toPrecision(3)));
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
  const withUnit = heads.map((head, i) => (i > 0 && i < 5 && words.axis ? `${head} (${words.axis})` : head));
  const data = {
    name: `${word('mattersTornadoTitle', language)} · ${fileName(about)}`,
    columns: withUnit,
    rows,
    opens: (row: number, column: number) => {
      const bar = moving[row];
      const value = bar && [undefined, bar.low, bar.high, bar.swing][column];
      return bar && value !== undefined ? heldIn(about, name(bar), words.value(value)) : undefined;
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
        ...[bar.low, bar.high, bar.swing].map((value) => held(about, name(bar), words.value(value))),
        `±${words.value(errorOf(bar))}`,
        sourceName(bar.input.source, about.scenario, language),
      ]),
    data,
  );
  const rest = restNote(bars, top.length, language);
  return el(
    'div',
    '',
    chart,
    rest ? el('p', 'rest', rest) : '',
    el('p', 'caption', word('mattersTornadoCaption', language, { error })),
    el('details', '', el('summary', '', word('mattersTable', language)), table),
  );
}

interface Shared {
  readonly name: string;
  readonly index: Pick<Indices[number], 'first' | 'firstError' | 'total' | 'totalError'>;
  readonly onPick?: () => void;
  readonly inputs?: readonly Named[];
}

function sharesOf(
  about: About,
  title: string,
  caption: 'mattersSourcesCaption' | 'mattersSobolCaption',
  all: readonly Shared[],
): HTMLElement[] {
  const { language } = about;
  const rows = all.map(({ name, index, onPick }) => {
    const { alone, together } = shareOf(index);
    const gaps = { alone: percent(alone), together: percent(together) };
    return {
      name,
      alone,
      together,
      label: together < 0.005 ? gaps.alone : word('mattersShare', language, gaps),
      title: word('mattersShareTitle', language, {
        name,
        alone: `${points(index.first)}%`,
        first: points(index.firstError),
        total: `${points(index.total)}%`,
        totalError: points(index.totalError),
      }),
      ...(onPick ? { onPick } : {}),
    };
  });
  const columns = (['mattersInput', 'mattersFirst', 'mattersError', 'mattersTotal', 'mattersError'] as const).map((key) =>
    word(key, language),
  );
  const error = points(Math.max(0, ...all.flatMap(({ index }) => [index.firstError, index.totalError])));
  const how = word(caption, language, { error });
  const chart = influenceChart({
    rows,
    alone: word('mattersAlone', language),
    together: word('mattersTogether', language),
    width: widthFor(1100),
    description: rows.map((row) => row.title.replaceAll('\n', ', ')).join('; '),
    data: {
      name: `${title} · ${fileName(about)}`,
      columns,
      rows: all.map(({ name, index: { first, firstError, total, totalError } }) => [
        name,
        ...[first, firstError, total, totalError].map((share) => share * 100),
      ]),
      words: (value) => `${value.toFixed(1).replace('-', '−')}%`,
      opens: (row, column, value) => {
        const of = all[row];
        const facts =
          of?.inputs?.map((input): Fact => [say(input.title, language), sourceName(input.source, about.scenario, language)]) ??
          [];
        return of && column > 0 ? aloneTarget({ title: `${title} · ${of.name}`, value, how, facts }) : undefined;
      },
    },
  });
  return [chart, el('p', 'caption', how)];
}

const matters = ({ total, first }: Shared['index']): boolean => total > 0 || first > 0;

export function sourcesPiece(about: About, sources: Sources): HTMLElement {
  const { language } = about;
  const telling = sources.filter(matters);
  if (telling.length === 0) return el('div', '');
  const title = word('mattersSourcesTitle', language);
  const rows = telling.map((each) => ({
    name: word(each.inputs.length === 1 ? 'mattersOneInput' : 'mattersInputs', language, {
      name: sourceName(each.source, about.scenario, language),
      n: each.inputs.length,
    }),
    index: each,
    inputs: each.inputs,
  }));
  return el('div', '', el('h2', '', title), ...sharesOf(about, title, 'mattersSourcesCaption', rows));
}

export function sobolPiece(about: About, indices: Indices): HTMLElement {
  const { language } = about;
  const telling = indices.filter(matters);
  if (telling.length === 0) return el('div', '');
  const rows = telling.slice(0, shown).map((index) => ({
    name: say(index.input.title, language),
    index,
    onPick: () => goTo(index.input, about),
  }));
  const [chart, caption] = sharesOf(about, word('mattersMuch', language), 'mattersSobolCaption', rows);
  const more = telling.length - rows.length;
  return el('div', '', chart ?? '', more > 0 ? el('p', 'rest', word('mattersMore', language, { n: more })) : '', caption ?? '');
}
