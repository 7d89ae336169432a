/** What chance does to each driver in; the sentence of the page, a card for each driver, and what moves together, out. */
import {
  amount,
  type Driver,
  type DriverMove,
  type DriverOutlook,
  distributionWords,
  inYears,
  type Language,
  type Market,
  money,
  movesRuns,
  type Outcome,
  type Process,
  percent,
  percentUnit,
  type Scenario,
  say,
  type Unit,
} from '../../model/index.ts';
import { colourOf } from '../charts/style.ts';
import { strongIn } from '../runtime/emphasis.ts';
import type { Actions, Chosen, TraceTarget } from '../runtime/notebook.ts';
import { type Word, word } from '../words/words.ts';
import { type Band, bandTarget } from './drawn.ts';
import { type Asking, bareAmount, driverChart, eventChart } from './driver-charts.ts';
import { noteOf } from './figures.ts';
import { el, sentence, strong, widthFor } from './parts.ts';
import { aloneTarget, heldTarget } from './readings.ts';
import { shownTarget } from './shown.ts';
import { tracedFigures, tracedText } from './trace.ts';

const percents = (x: number, language: Language) => amount(x, percentUnit, language).replace('-', '−');

/** Whose income it is: of one village there is no town. */
export const whoseIncome = ({ villages }: Scenario, language: Language): string =>
  word(villages.length === 1 ? 'marketVillage' : 'marketTown', language);

export const named = ({ drivers }: Scenario, id: string): Driver | undefined => drivers.find((driver) => driver.id === id);

/** How a driver moves, in a plain sentence. */
export function processWords(process: Process, unit: Unit, language: Language): string {
  const part = (x: number) => percents(x, language);
  switch (process.kind) {
    case 'mean-reverting':
      if (process.reversion === 0) return word('marketWalk', language, { growth: part(0), volatility: part(process.volatility) });
      return word('marketMeanReverting', language, {
        level: amount(process.level, unit, language),
        reversion: part(process.reversion),
        volatility: part(process.volatility),
      });
    case 'random-walk':
      return word('marketWalk', language, { growth: part(process.growth), volatility: part(process.volatility) });
    case 'trend':
      return word('marketTrend', language, { growth: part(process.growth) });
    case 'independent':
      return word('marketIndependent', language, { words: distributionWords(process.distribution, unit, language) });
    case 'event':
      return process.lasts > 1
        ? word('marketEventLasts', language, { chance: part(process.chance), lasts: process.lasts })
        : word('marketEvent', language, { chance: part(process.chance) });
    case 'history':
      return word('marketHistory', language, { n: process.changes.length + 1, block: process.block });
  }
}

/** Where a figure of a driver comes from; of an event it is how often it comes, which the panel tells itself. */
const driverTarget = (
  driver: string,
  plan: string,
  year: number,
  text: string,
  scenario: Scenario,
  language: Language,
  band?: Band,
): TraceTarget => {
  const of = { plan, village: null, measure: driver };
  if (band) return bandTarget(scenario, of, year, band, text, language);
  const isEvent = named(scenario, driver)?.process.kind === 'event';
  return shownTarget(scenario, { ...of, year }, text, isEvent ? 'readEvent' : 'readBand', language);
};

/** The driver that moves the town most under the plan; where none does by a hundredth of its income, none. */
function leadOf({ moves }: Market): DriverMove | undefined {
  const swing = ({ low, high }: DriverMove) => Math.abs(high - low);
  const lead = [...moves].sort((a, b) => swing(b) - swing(a))[0];
  return lead && lead.villages > 0 && swing(lead) > 0.01 * Math.max(Math.abs(lead.low), Math.abs(lead.high)) ? lead : undefined;
}

export function marketSentence(
  seen: Market,
  year: number,
  { scenario, plan }: Chosen,
  actions: Actions,
  language: Language,
): HTMLElement {
  if (scenario.drivers.length === 0) return sentence(word('marketNoDrivers', language));
  const at = seen.years.indexOf(year);
  const whole = { plan: say(plan.title, language), who: whoseIncome(scenario, language), year };
  const lead = leadOf(seen);
  const driver = lead && named(scenario, lead.id);
  const own = seen.drivers.find(({ id }) => id === lead?.id);
  const first = ((): string => {
    if (!driver || !own) return word('marketNoLead', language, whole);
    const title = say(driver.title, language);
    if (own.event)
      return word('marketLeadEvent', language, { ...whole, driver: title, often: inYears(own.event.shares[at] ?? 0, language) });
    const told = (value: number) => amount(value, driver.unit, language, 3);
    const row = own.years[at];
    return word('marketLead', language, {
      ...whole,
      driver: title,
      low: bareAmount(row?.p10 ?? 0, driver.unit, language),
      high: told(row?.p90 ?? 0),
      start:
        own.start === null ? '' : word('marketLeadStart', language, { start: told(own.start), year: scenario.years.from - 1 }),
    });
  })();
  const events = seen.drivers.flatMap(({ id, event }) => {
    const title = named(scenario, id)?.title;
    if (!event || !title) return [];
    const text = word('marketAlso', language, {
      driver: say(title, language),
      often: inYears(event.shares[at] ?? 0, language),
      from: seen.years[0] ?? year,
      to: seen.years.at(-1) ?? year,
      once: percent(event.once),
    });
    return [{ id, text }];
  });
  const told = [...(lead ? [{ id: lead.id, text: first }] : [{ id: '', text: first }]), ...events.slice(0, 2)];
  const opening = ({ id, text }: (typeof told)[number]) =>
    tracedFigures(text, (words) => driverTarget(id, plan.id, year, words, scenario, language), actions, language);
  return el('p', 'sentence', ...told.flatMap((part) => strong(part.text, part.id ? opening(part) : undefined)));
}

function movesWords(move: DriverMove | undefined, year: number, driver: Driver, scenario: Scenario, language: Language): string {
  if (!move || move.villages === 0) return word('marketMovesNone', language);
  const all = scenario.villages.length;
  const little = Math.abs(move.high - move.low) < 0.005 * Math.abs(move.high);
  const key: Word = little
    ? 'marketMovesLittle'
    : driver.process.kind === 'event'
      ? 'marketMovesEvent'
      : all === 1
        ? 'marketMovesOne'
        : 'marketMoves';
  return word(key, language, {
    n: move.villages,
    all,
    who: whoseIncome(scenario, language),
    year,
    a: money(move.low, language),
    b: money(move.high, language),
  });
}

function card(
  own: DriverOutlook,
  index: number,
  seen: Market,
  year: number,
  { scenario, plan }: Chosen,
  actions: Actions,
  language: Language,
): HTMLElement {
  const driver = named(scenario, own.id);
  if (!driver) return el('article', 'card');
  const title = say(driver.title, language);
  const last = own.years.at(-1);
  const told = (value: number) => amount(value, driver.unit, language, 3);
  const width = Math.min(320, widthFor(320));
  const summary = own.event
    ? word('marketHappens', language, { often: inYears(own.event.shares.at(-1) ?? 0, language) })
    : last
      ? word('marketIn', language, {
          year: seen.years.at(-1) ?? year,
          p10: bareAmount(last.p10, driver.unit, language),
          p50: told(last.p50),
          p90: told(last.p90),
        })
      : '';
  const asked: Asking = (of, text, band) => driverTarget(own.id, plan.id, of, text, scenario, language, band);
  const atEnd = (text: string) => asked(seen.years.at(-1) ?? year, text);
  const note = noteOf(driver, scenario, language);
  const head = el('h3', '', title);
  if (driver.source === 'assumption') head.append(' ', el('span', 'tag', word('assumption', language)));
  const move = seen.moves.find(({ id }) => id === own.id);
  const moves = movesWords(move, year, driver, scenario, language);
  const [touched] = strongIn(moves);
  const income: Outcome = { kind: 'measure', measure: 'income', village: null, year };
  const heldAt = (text: string) =>
    text === touched && scenario.villages.length > 1
      ? aloneTarget({ title, value: text, how: word('readTouched', language), facts: [] })
      : heldTarget(income, plan.id, title, text, Math.min(scenario.runs, movesRuns), language);
  return el(
    'article',
    'card driver',
    head,
    own.event
      ? eventChart(own, seen.years, title, colourOf(index), width, asked, language)
      : driverChart(own, seen, driver, colourOf(index), width, asked, language),
    el('p', '', ...tracedText(summary, atEnd, actions, language)),
    el('p', '', processWords(driver.process, driver.unit, language)),
    el('p', 'caption', ...tracedText(moves, heldAt, actions, language)),
    el('p', 'caption', note || word('marketUnknown', language)),
  );
}

export function driverCards(seen: Market, year: number, chosen: Chosen, actions: Actions, language: Language): HTMLElement {
  if (seen.drivers.length === 0) return el('div', '');
  return el(
    'div',
    '',
    el('h2', '', word('marketDrivers', language)),
    el('div', 'cards', ...seen.drivers.map((own, i) => card(own, i, seen, year, chosen, actions, language))),
    el(
      'p',
      'caption',
      word('marketDriversNote', language, { runs: Math.min(movesRuns, chosen.scenario.runs).toLocaleString('en') }),
    ),
  );
}
