/** What was read of a table in; the choices of how to use it, the chart of past and future, the figures that fit, and a button that puts them into the scenario, out. */
import {
  adoptEdits,
  adoptedDriver,
  amount,
  calibrationNotes,
  type Driver,
  type Language,
  type Problem,
  parameterWords,
  plainUnit,
  type Scenario,
  say,
  type Unit,
  unitWords,
} from '../../model/index.ts';
import { driverFan } from '../charts/driver-fan.ts';
import { choice } from '../inputs/choice.ts';
import { type Actions, viewed } from '../runtime/notebook.ts';
import type { View } from '../runtime/state.ts';
import { type Word, word } from '../words/words.ts';
import { bandTip } from './driver-charts.ts';
import { button } from './frame.ts';
import { type Choices, type Kind, kinds, type Read, type Reading } from './market-reading.ts';
import { keyWords } from './market-words.ts';
import { bracketed, el, strong, widthFor } from './parts.ts';

const isCalibratable = ({ process }: Driver): boolean => process.kind !== 'event';

/** What was chosen for a table; the first price of the scenario where nobody chose. */
export function choicesOf(table: string, view: View, { drivers }: Scenario): Choices {
  const able = drivers.filter(isCalibratable);
  const first = able.find(({ unit }) => unit.dimension[0] !== 0) ?? able[0];
  const into = viewed(view, 'market.into', first?.id ?? '');
  const kind = viewed<string>(view, 'market.kind', kinds[0]);
  const take = viewed<string>(view, 'market.take', 'auto');
  return {
    table,
    name: viewed(view, 'market.name', ''),
    kind: kinds.find((one) => one === kind) ?? kinds[0],
    from: viewed(view, 'market.from', 0),
    column: viewed(view, 'market.column', 0),
    into: able.some(({ id }) => id === into) ? into : '',
    take: take === 'all' || take === 'swing' ? take : 'auto',
  };
}

function problemList(problems: readonly Problem[], language: Language): HTMLElement {
  const list = problems
    .slice(0, 30)
    .map(({ line, column, say: what, value, hint }) =>
      el(
        'li',
        '',
        el('strong', '', word('marketAt', language, { line, column })),
        ` ${say(what, language)}${value === null ? '' : ` [${value}]`} `,
        el('em', '', say(hint, language)),
      ),
    );
  const box = el('section', 'problems', el('h3', '', word('marketProblems', language)), el('ul', '', ...list));
  box.setAttribute('role', 'status');
  return box;
}

const kindWords: { readonly [K in Kind]: Word } = {
  'mean-reverting': 'marketKindReverting',
  'random-walk': 'marketKindWalk',
  history: 'marketKindHistory',
};

function settings(choices: Choices, read: Read, { drivers }: Scenario, actions: Actions, language: Language): HTMLElement {
  const { calibration, adoption, takes, allYears } = read;
  const column =
    calibration.series.length < 2
      ? []
      : [
          choice(
            word('marketColumn', language),
            calibration.series.map(({ title }, i) => ({ id: String(i), label: title })),
            String(adoption.index),
            (id) => actions.look('market.column', Number(id)),
          ),
        ];
  // Five years are the least that tell anything.
  const from = choice(
    word('marketFrom', language),
    allYears.slice(0, -4).map((year) => ({ id: String(year), label: String(year) })),
    String(choices.from || (allYears[0] ?? '')),
    (id) => actions.look('market.from', Number(id)),
  );
  const kind = choice(
    word('marketKind', language),
    kinds.map((id) => ({ id, label: word(kindWords[id], language) })),
    choices.kind,
    (id) => actions.look('market.kind', id),
  );
  const into = choice(
    word('marketInto', language),
    [
      ...drivers.filter(isCalibratable).map(({ id, title }) => ({ id, label: say(title, language) })),
      { id: '', label: word('marketNew', language) },
    ],
    choices.into,
    (id) => actions.look('market.into', id),
  );
  const take =
    takes.length < 2
      ? []
      : [
          choice(
            word('marketTake', language),
            takes.map((id) => ({ id, label: word(id === 'all' ? 'marketTakeAll' : 'marketTakeSwing', language) })),
            adoption.level ? 'all' : 'swing',
            (id) => actions.look('market.take', id),
          ),
        ];
  const all = [...column, into, ...take, kind, from];
  for (const [i, element] of all.entries()) {
    const input = element.querySelector('select, input');
    if (input) input.id = `market-choice-${i}`;
  }
  return el('div', 'choices', ...all);
}

/** What stands against or beside the choices. */
function remarks(
  { into, adoption, takes, tableUnit, series, process }: Read,
  old: boolean,
  scenario: Scenario,
  language: Language,
) {
  const unit = (of: Unit | null) => (of?.text ? unitWords(of, language) : word('marketNoUnit', language));
  const both = { a: unit(tableUnit), b: unit(into?.unit ?? null) };
  const repeats = adoption.as === 'history';
  const correlated = scenario.correlations.some(({ between }) => into && between.includes(into.id));
  const told: string[] = [];
  if (old) told.push(word('marketOldEncoding', language));
  if (takes.length === 0) told.push(word('marketCannot', language, both));
  else if (into && tableUnit && takes.length === 1 && takes[0] === 'swing') told.push(word('marketOtherUnit', language, both));
  else if (tableUnit === null && into && adoption.level && into.unit.text)
    told.push(word('marketAsUnit', language, { unit: unit(series.unit) }));
  if (takes.length > 0 && process === null && repeats) told.push(word('marketMissingYears', language));
  if (repeats && correlated && process) told.push(word('marketLoses', language));
  return told.map((text) => el('p', 'notice', text));
}

function pastChart(read: Read, choices: Choices, language: Language): HTMLElement | string {
  const { ahead, aheadYears, past, into, series, adoption } = read;
  if (!ahead) return '';
  const unit = into?.unit ?? series.unit ?? plainUnit;
  const head = unitWords(unit, language);
  const own = (value: number) => Number((value / unit.factor).toPrecision(6));
  return el(
    'div',
    '',
    driverFan({
      known: past,
      years: aheadYears,
      rows: ahead.years,
      futures: ahead.futures,
      colour: 'var(--c0)',
      divide: unit.factor,
      axis: head,
      width: Math.min(620, widthFor(620)),
      height: 270,
      tell: (value) => amount(value, { ...unit, text: '' }, language, 3),
      tip: (year, row) => bandTip(year, row, unit, language),
      description: `${choices.name}: ${ahead.years.map((row, i) => bandTip(aheadYears[i] ?? 0, row, unit, language).replaceAll('\n', ', ')).join('; ')}`,
      data: {
        name: choices.name,
        columns: [
          word('marketCsvYear', language),
          ...['p10', 'p50', 'p90'].map((q) => (head ? bracketed(q, head, language) : q)),
        ],
        rows: [
          ...past.map(({ year, value }) => [year, null, own(value), null]),
          ...ahead.years.map((row, i) => [aheadYears[i] ?? null, own(row.p10), own(row.p50), own(row.p90)]),
        ],
        how: word('marketPreview', language),
      },
    }),
    el('p', 'caption', word('marketPreview', language), into && !adoption.level ? ` ${word('marketScaled', language)}` : ''),
  );
}

/** The parameters that fit beside those that the driver has. */
function figures({ series, process, into, adoption }: Read, language: Language): HTMLElement | string {
  if (!process || process.kind === 'history') return '';
  const unit = into && !adoption.level ? into.unit : (series.unit ?? null);
  const now = (into?.process ?? {}) as { readonly [key: string]: unknown };
  const table = el('table', 'effect') as HTMLTableElement;
  const heads = [word('marketFitted', language), ...(into ? [word('marketNow', language)] : [])];
  table
    .createTHead()
    .insertRow()
    .append(el('td', ''), ...heads.map((text) => Object.assign(el('th', '', text), { scope: 'col' })));
  const body = table.createTBody();
  for (const [key, value] of Object.entries(process)) {
    if (typeof value !== 'number') continue;
    const taken = adoption.level || (key !== 'start' && key !== 'level');
    const error = taken ? (series.fit.standardErrors[key] ?? null) : null;
    const told = parameterWords(key, value, unit, language);
    const cell =
      error === null
        ? told
        : word('marketPlusMinus', language, { value: told, error: parameterWords(key, error, unit, language) });
    const own = now[key];
    body
      .insertRow()
      .append(
        Object.assign(el('th', '', keyWords(key, language)), { scope: 'row' }),
        el('td', 'after', cell),
        ...(into ? [el('td', '', typeof own === 'number' ? parameterWords(key, own, into.unit, language) : '–')] : []),
      );
  }
  return el('div', '', table, el('p', 'caption', word('marketErrors', language)));
}

function yearsRead({ series: { years } }: Read, language: Language): HTMLElement {
  const table = el('table', 'effect') as HTMLTableElement;
  const heads = ['marketCsvYear', 'marketReadMean', 'marketReadCount'] as const;
  table
    .createTHead()
    .insertRow()
    .append(...heads.map((key) => Object.assign(el('th', '', word(key, language)), { scope: 'col' })));
  const body = table.createTBody();
  for (const { year, value, count } of years)
    body
      .insertRow()
      .append(
        Object.assign(el('th', '', String(year)), { scope: 'row' }),
        el('td', '', String(Number(value.toPrecision(5)))),
        el('td', '', String(count)),
      );
  const summary = word('marketRead', language, { n: years.length, first: years[0]?.year ?? '', last: years.at(-1)?.year ?? '' });
  return el('details', '', el('summary', '', summary), el('div', 'years', table));
}

function putButton(
  { adoption, process, into, series }: Read,
  scenario: Scenario,
  actions: Actions,
  language: Language,
): HTMLElement {
  const label = into ? word('marketPut', language, { driver: say(into.title, language) }) : word('marketPutNew', language);
  const there = actions.written(['drivers', into?.id ?? series.id, 'process']);
  const made = process && adoptedDriver(adoption);
  const same = (a: unknown, b: unknown) =>
    JSON.stringify(Object.entries(a ?? {}).sort()) === JSON.stringify(Object.entries(b ?? {}).sort());
  const done = made !== null && same(there, made.process);
  const put = button(
    label,
    () => {
      const found = adoptEdits(adoption, scenario, actions.written);
      if (found) actions.change(found.edits);
    },
    made === null || done,
  );
  put.id = 'market-put';
  put.classList.add('main-button');
  const said = el('span', 'quiet', ...(done ? strong(word('marketPutDone', language)) : []));
  said.setAttribute('role', 'status');
  return el('div', 'buttons presets', put, said);
}

export function fitPanel(
  reading: Reading | null,
  choices: Choices,
  old: boolean,
  scenario: Scenario,
  actions: Actions,
  language: Language,
): HTMLElement {
  if (!reading) return el('div', '');
  const { read, problems } = reading;
  if (!read) return problemList(problems, language);
  const notes = calibrationNotes(read.calibration).map((note) => el('li', '', say(note, language)));
  const know = el('details', '', el('summary', '', word('marketKnow', language)), el('ul', '', ...notes)) as HTMLDetailsElement;
  know.open = true;
  return el(
    'div',
    'panel fit',
    settings(choices, read, scenario, actions, language),
    ...remarks(read, old, scenario, language),
    el(
      'div',
      'pair',
      pastChart(read, choices, language),
      el('div', '', figures(read, language), putButton(read, scenario, actions, language), yearsRead(read, language)),
    ),
    know,
  );
}
