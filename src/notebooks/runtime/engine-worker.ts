/** The engine's own thread: scenarios and questions in; progress, outcomes and differences out. Draws, villages and the newest projections are kept between questions. */
import {
  answer,
  compareColumns,
  type Draws,
  differenceColumn,
  makeDraws,
  type Projection,
  projectionCache,
  type Scenario,
} from '../../model/index.ts';
import type { Asked, EngineAnswer, EngineDifference } from './notebook.ts';
import { shortagesOf } from './shortages.ts';

export type Question =
  | { readonly id: number; readonly kind: 'project'; readonly scenario: Scenario }
  | { readonly id: number; readonly kind: 'compare'; readonly asked: Asked }
  | { readonly id: number; readonly kind: 'cancel' };

export type Reply =
  | { readonly id: number; readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly id: number; readonly kind: 'answer'; readonly answer: EngineAnswer }
  | { readonly id: number; readonly kind: 'difference'; readonly difference: EngineDifference }
  | { readonly id: number; readonly kind: 'failed'; readonly message: { readonly en: string; readonly zh: string } };

const shownFutures = 14;
const bins = 48;

let draws: Draws | null = null;
const cache = projectionCache();
let newest = new Map<string, Projection>();
let years: readonly number[] = [];
let running: number | null = null;

const reply = (message: Reply) => self.postMessage(message);

/** Lets a waiting message in, so that a cancelled run stops between two villages. */
const breathe = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });

function futuresOf({ villages, town, outcome }: Projection): EngineAnswer['futures'][string] {
  const of = (income: readonly (number | Float64Array)[] | undefined) =>
    Array.from({ length: Math.min(shownFutures, outcome.runs) }, (_, run) =>
      (income ?? []).map((column) => (typeof column === 'number' ? column : (column[run] as number))),
    );
  return Object.fromEntries([
    ...villages.map(({ id, measures }) => [id, of(measures.income)] as const),
    ['', of(town.income)] as const,
  ]);
}

async function project(id: number, scenario: Scenario): Promise<void> {
  if (draws?.seed !== scenario.seed || draws.runs !== scenario.runs) draws = makeDraws(scenario.seed, scenario.runs);
  const total = scenario.plans.length * scenario.villages.length;
  const projections = new Map<string, Projection>();
  let told = 0;
  for (const plan of scenario.plans) {
    const steps = answer(scenario, plan, draws, { keep: true, cache });
    let step = steps.next();
    for (; !step.done; step = steps.next()) {
      await breathe();
      if (running !== id) return;
      const done = projections.size * scenario.villages.length + step.value;
      if (done - told >= total / 50) reply({ id, kind: 'progress', done, total });
      told = done;
    }
    if (!step.value.ok) {
      const { say, value } = step.value.finding;
      reply({ id, kind: 'failed', message: { en: `${say.en} (${value})`, zh: `${say.zh}（${value}）` } });
      return;
    }
    projections.set(plan.id, step.value.projection);
  }
  newest = projections;
  years = [...projections.values()][0]?.outcome.years ?? [];
  const list = [...projections];
  reply({
    id,
    kind: 'answer',
    answer: {
      scenario,
      outcomes: list.map(([, { outcome }]) => outcome),
      futures: Object.fromEntries(list.map(([plan, projection]) => [plan, futuresOf(projection)])),
      shortages: Object.fromEntries(list.map(([plan, projection]) => [plan, shortagesOf(projection)])),
    },
  });
}

function compare(id: number, { a, b, measure, village, year }: Asked): void {
  const columnOf = (plan: string) => {
    const projection = newest.get(plan);
    const measures = village === null ? projection?.town : projection?.villages.find((v) => v.id === village)?.measures;
    return measures?.[measure]?.[years.indexOf(year)];
  };
  const [x, y] = [columnOf(a), columnOf(b)];
  if (x === undefined || y === undefined || !draws) {
    reply({ id, kind: 'failed', message: { en: 'these plans are not computed yet', zh: '这些方案尚未计算' } });
    return;
  }
  const values = differenceColumn(x, y);
  const column = typeof values === 'number' ? new Float64Array([values]) : values;
  const low = column.reduce((m, v) => Math.min(m, v), Number.POSITIVE_INFINITY);
  const high = column.reduce((m, v) => Math.max(m, v), Number.NEGATIVE_INFINITY);
  const width = high > low ? (high - low) / bins : 1;
  const counts = Array.from({ length: high > low ? bins : 1 }, () => 0);
  for (const value of column) {
    const bin = Math.min(Math.floor((value - low) / width), counts.length - 1);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  reply({
    id,
    kind: 'difference',
    difference: {
      difference: compareColumns(x, y),
      edges: Array.from({ length: counts.length + 1 }, (_, i) => low + i * width),
      counts,
    },
  });
}

self.onmessage = ({ data }: MessageEvent<Question>) => {
  if (data.kind === 'cancel') {
    if (running === data.id) running = null;
  } else if (data.kind === 'compare') compare(data.id, data.asked);
  else {
    running = data.id;
    project(data.id, data.scenario).catch((error) =>
      reply({ id: data.id, kind: 'failed', message: { en: String(error), zh: String(error) } }),
    );
  }
};
