/** A market in; the same choice over its first runs as a mixed-integer linear program in CPLEX's LP format, and a choice read from its answer, out. */
import { type Market, worstShare } from './portfolio-task.ts';

/** Solves a program in CPLEX's LP format: the values of its variables by name, or null where it found none. */
export type Solve = (program: string) => Promise<ReadonlyMap<string, number> | null>;

/** A row over candidates says `sum of adds ≥ need`, wherever `met` is 1. */
interface Row {
  readonly terms: readonly (readonly [number, string])[];
  readonly atLeast: number;
}

/** Coefficients in nine digits: more than the solver's own tolerance. */
const term = ([factor, name]: readonly [number, string]) =>
  `${factor < 0 ? '-' : '+'} ${Number(Math.abs(factor).toPrecision(9))} ${name}`;

const sumOf = (terms: readonly (readonly [number, string])[]) => {
  const written = terms.filter(([factor]) => factor !== 0).map(term);
  // Lines of an LP file stay short.
  return Array.from({ length: Math.ceil(written.length / 8) }, (_, i) => written.slice(8 * i, 8 * i + 8).join(' ')).join('\n  ');
};

const chose = (j: number) => `x${j}`;

/** Villages × runs: a variable `met` for each, 1 only where the village then reaches what it should; alike for all villages of a run if `together`. */
function villageRows(market: Market, sample: number, together: boolean) {
  const { base, adds, village, atLeast } = market;
  const rows: Row[] = [];
  const gains = new Map<string, number>();
  for (let i = 0; i < sample; i++) {
    const own: Row[] = [];
    let possible = true;
    for (const [v, column] of base.entries()) {
      const terms = village.flatMap((of, j) => (of === v ? [[(adds[j] as Float64Array)[i] as number, chose(j)] as const] : []));
      const need = atLeast - (column[i] as number);
      const low = terms.reduce((sum, [x]) => sum + Math.min(0, x), 0);
      const high = terms.reduce((sum, [x]) => sum + Math.max(0, x), 0);
      const met = together ? `r${i}` : `r${i}v${v}`;
      if (need > high) possible = false;
      else if (need > low) {
        const span = need - low;
        own.push({ terms: [...terms.map(([x, name]) => [x / span, name] as const), [-1, met]], atLeast: low / span });
        if (!together) gains.set(met, 1);
      }
    }
    if (together && !possible) continue;
    if (together) gains.set(`r${i}`, 1);
    rows.push(...own);
  }
  return { rows, gains };
}

/** The worst tenth as a linear program (Rockafellar & Uryasev 2000): `edge` less what runs lie below it. Totals count in `scale` yuan. */
function tailRows(market: Market, sample: number, weight: number) {
  const { base, adds } = market;
  const all = adds.map((column) => column.slice(0, sample));
  const total = Float64Array.from({ length: sample }, (_, i) => base.reduce((sum, column) => sum + (column[i] as number), 0));
  const scale = Math.max(1, ...total.map(Math.abs)) / 100;
  const gains = new Map<string, number>();
  for (const [j, column] of all.entries()) {
    const mean = column.reduce((sum, x) => sum + x, 0) / sample;
    gains.set(chose(j), ((1 - weight) * mean) / scale);
  }
  gains.set('edge', weight);
  const rows = Array.from({ length: sample }, (_, i): Row => {
    gains.set(`below${i}`, -weight / (worstShare * sample));
    const terms = all.map((column, j) => [(column[i] as number) / scale, chose(j)] as const);
    return { terms: [...terms, [1, `below${i}`], [-1, 'edge']], atLeast: -(total[i] as number) / scale };
  });
  return { rows, gains };
}

/** The program over the first `sample` runs. */
export function programOf(market: Market, sample: number): string {
  const { objective, cost, limit, classOf } = market;
  const tail = objective.kind === 'mean less worst tenth';
  const { rows, gains } = tail
    ? tailRows(market, sample, objective.weight)
    : villageRows(market, sample, objective.kind === 'all villages');
  const classes = [...new Set(classOf)].map((c) => classOf.flatMap((of, j) => (of === c ? [j] : [])));
  // Money counts in budgets, so that tolerances mean the same for small and large ones.
  const unit = limit > 0 && Number.isFinite(limit) ? limit : 1;
  const priced = cost.map((x, j) => [x / unit, chose(j)] as const).filter(([x]) => x > 0);
  const met = [...gains.keys()].filter((name) => name.startsWith('r'));
  const binaries = [...cost.map((_, j) => chose(j)), ...met];
  return [
    'Maximize',
    `  worth: ${sumOf([...gains].map(([name, gain]) => [gain, name] as const)) || '0 x0'}`,
    'Subject To',
    ...(priced.length > 0 && Number.isFinite(limit) ? [`  budget: ${sumOf(priced)} <= ${limit > 0 ? 1 : 0}`] : []),
    ...classes
      .filter((members) => members.length > 1)
      .map((members, c) => `  instead${c}: ${sumOf(members.map((j) => [1, chose(j)] as const))} <= 1`),
    ...rows.map(({ terms, atLeast }, i) => `  row${i}: ${sumOf(terms)} >= ${Number(atLeast.toPrecision(9))}`),
    ...(tail ? ['Bounds', '  edge free'] : []),
    'Binaries',
    ...binaries.map((name) => `  ${name}`),
    'End',
    '',
  ].join('\n');
}

/** The candidates an answer buys; of those, as many as the budget and the classes truly allow. */
export function chosenIn(market: Market, answer: ReadonlyMap<string, number>): number[] {
  let left = market.limit;
  const taken = new Set<number>();
  return market.cost.flatMap((price, j) => {
    const kind = market.classOf[j] as number;
    if ((answer.get(chose(j)) ?? 0) < 0.5 || price > left || taken.has(kind)) return [];
    left -= price;
    taken.add(kind);
    return [j];
  });
}
