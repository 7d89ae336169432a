/** What chance did in each run, and in which runs a plan failed, in; plain rules that tell where it fails, out. */

import {
  type Box,
  type Count,
  count,
  inputsOf,
  keeps,
  type Left,
  odds,
  put,
  type RuleInput,
  type Side,
  share,
  slice,
  value,
  within,
  without,
  worth,
  worthOf,
} from './box.ts';

/** A side of a rule: the value is at least `above` and less than `below`; null where that side is open. An event happens above 0.5. */
export interface Limit {
  readonly name: string;
  readonly above: number | null;
  readonly below: number | null;
}

/** Its figures are those of the runs to which no earlier rule applies. */
export interface Rule {
  readonly limits: readonly Limit[];
  /** Share of cases among the runs of the rule, and its standard error √(p(1 − p)/n). */
  readonly density: number;
  readonly densityError: number;
  /** Share of all cases that lie in it. */
  readonly coverage: number;
  /** Share of all runs that lie in it. */
  readonly support: number;
}

export interface RuleOptions {
  /** Share of the runs in the box that one peel takes off; more where values are tied. */
  readonly peel?: number;
  /** The fewest runs of one peel: an end of fewer is often poor by luck. */
  readonly handful?: number;
  /** Share of the runs in the box that one paste puts back. */
  readonly paste?: number;
  /** Smallest share of all runs that a rule may speak of. */
  readonly least?: number;
  readonly mostRules?: number;
  readonly mostLimits?: number;
}

/** Worth that is given up for a side less to say, and for a rounder number. */
const [slight, rounder] = [0.005, 0.002];
/** The probability that any one of the inputs gives a limit by luck. */
const luck = 0.05;

/** The end of an input that is poorest in cases goes, again and again; out comes the box on the way that is worth most. */
function peel(start: Box, inputs: readonly RuleInput[], left: Left, options: Required<RuleOptions>): Box {
  const inside = (input: RuleInput) => (left.orders.get(input) as Uint32Array).filter((run) => within(start, run));
  const orders = inputs.map((input) => ({ input, order: inside(input) }));
  let [box, now] = [start, count(start, left)];
  let best = { box, worth: worth(now, left) };
  while (now.cases < now.runs) {
    let found: { side: Side; gain: number; count: Count } | null = null;
    const quota = Math.max(options.handful, Math.floor(options.peel * now.runs));
    for (const { input, order } of orders)
      for (const low of [true, false]) {
        const end = slice(input, order, now.runs, quota, low, left.cases);
        if (!end || now.runs - end.gone < left.fewest) continue;
        // How much poorer the slice is than the box: the gain in density, times the runs kept, for each run given up.
        const gain = share(now) - end.lost / end.gone;
        if (gain <= (found?.gain ?? 0)) continue;
        found = { side: { input, low, at: end.at }, gain, count: { runs: now.runs - end.gone, cases: now.cases - end.lost } };
      }
    if (!found) break;
    const { side } = found;
    for (const { order } of orders) {
      let kept = 0;
      for (let i = 0; i < now.runs; i++) if (keeps(side, order[i] as number)) order[kept++] = order[i] as number;
    }
    [box, now] = [put(box, side), found.count];
    if (worth(now, left) > best.worth) best = { box, worth: worth(now, left) };
  }
  return best.box;
}

/** Sides are moved out again, a little at a time, as long as the box is worth more. */
function paste(start: Box, left: Left, part: number): Box {
  for (let box = start; ; ) {
    const now = count(box, left);
    let best = { box, worth: worth(now, left) };
    for (const side of box) {
      const others = without(box, side);
      const order = left.orders.get(side.input) as Uint32Array;
      const beyond = order.filter((run) => !keeps(side, run) && within(others, run));
      const near = slice(side.input, beyond, beyond.length, Math.max(1, Math.floor(part * now.runs)), !side.low, left.cases);
      const wider = near ? put(box, { ...side, at: near.at }) : others;
      const gained = worthOf(wider, left);
      if (gained > best.worth) best = { box: wider, worth: gained };
    }
    if (best.box === box) return box;
    box = best.box;
  }
}

/** The probability of at least k successes in n trials of probability p, or 1 where k is no more than is to be expected. */
function tail(k: number, n: number, p: number): number {
  if (k <= n * p) return 1;
  let log = k * Math.log(p) + (n - k) * Math.log1p(-p);
  for (let i = 1; i <= k; i++) log += Math.log((n - k + i) / i);
  let sum = 0;
  for (let [i, term] = [k, Math.exp(log)]; i <= n && term > 0; i++) {
    sum += term;
    term *= ((n - i) / (i + 1)) * (p / (1 - p));
  }
  return sum;
}

/** The box without each of its sides: a run that fails one side alone comes back without it. */
function withoutEach(box: Box, left: Left): { rest: Box; count: Count }[] {
  const [runs, hits] = [new Uint32Array(box.length), new Uint32Array(box.length)];
  let [inside, cases] = [0, 0];
  for (const run of left.runs) {
    let [fails, which] = [0, 0];
    for (let i = 0; i < box.length && fails < 2; i++) if (!keeps(box[i] as Side, run)) [fails, which] = [fails + 1, i];
    const hit = left.cases[run] as number;
    if (fails === 0) [inside, cases] = [inside + 1, cases + hit];
    if (fails === 1) [runs[which], hits[which]] = [(runs[which] as number) + 1, (hits[which] as number) + hit];
  }
  return box.map((side, i) => ({
    rest: without(box, side),
    count: { runs: inside + (runs[i] as number), cases: cases + (hits[i] as number) },
  }));
}

/** Sides are dropped, the least first, until each adds worth that luck hardly gives, and no more than `most` inputs have any. */
function prune(start: Box, left: Left, most: number): Box {
  for (let box = start; ; ) {
    const now = count(box, left);
    const best = (boxes: { rest: Box; count: Count }[]) => boxes.sort((a, b) => worth(b.count, left) - worth(a.count, left))[0];
    const idle = withoutEach(box, left).filter(
      (less) =>
        worth(now, left) - worth(less.count, left) < slight ||
        tail(now.cases, now.runs, share(less.count)) > luck / (2 * left.orders.size),
    );
    const inputs = inputsOf(box);
    const fewer = inputs.map((input) => box.filter((side) => side.input !== input));
    const many = inputs.length > most ? fewer.map((rest) => ({ rest, count: count(rest, left) })) : [];
    const drop = best(idle) ?? best(many);
    if (!drop) return box;
    box = drop.rest;
  }
}

/** A box over all inputs: what luck peeled off on the way is put back, and from there peeling begins again while it helps. */
function search(inputs: readonly RuleInput[], left: Left, options: Required<RuleOptions>): Box {
  for (let box: Box = []; ; ) {
    const next = prune(peel(box, inputs, left, options), left, options.mostLimits);
    if (worthOf(next, left) <= worthOf(box, left)) return box;
    box = next;
  }
}

/** Each side at the roundest number of its unit that costs next to nothing, and unsaid where even that does. */
function round(start: Box, left: Left): Box {
  let box = start;
  for (const side of start) {
    const before = box;
    const others = without(before, side);
    const order = left.orders.get(side.input) as Uint32Array;
    const own = side.input.unit.factor;
    const span = (value(side.input, order.at(-1) as number) - value(side.input, order[0] as number)) / own;
    const size = Math.floor(Math.log10(span));
    const numbers = [0, 1, 2, 3, 4, 5].flatMap((digits) => {
      const step = 10 ** (size - digits);
      return [Math.round, Math.floor, Math.ceil].map((way) => Number((way(side.at / own / step) * step).toPrecision(12)) * own);
    });
    const ways = [others, ...(side.input.event ? [0.5] : numbers).map((at) => [...others, { ...side, at }])];
    const enough = worthOf(before, left) - rounder;
    box = ways.find((way) => worthOf(way, left) >= enough) ?? before;
  }
  return box;
}

/**
 * Rules under which cases are dense, by the patient rule induction method (Friedman & Fisher, Statistics and Computing 9, 1999).
 *
 * From the whole, the end of an input that is poorest in cases is peeled off until `least` of the runs are left. Ends of any size
 * compete by the gain in density, times the runs kept, for each run given up (Kwakkel & Jaxa-Rozen, Environmental Modelling &
 * Software 79, 2016), so that events and few values are treated as fairly as prices. On the way the box of most worth is taken:
 * the harmonic mean of coverage and of how far its density d is on the way from the share p of cases among the runs left to 1, (d
 * − p)/(1 − p). (With d itself, the whole would beat every box that has less than p of the cases.) Sides are dropped that add
 * less than 0.005 to it, or whose quasi-p-value (the probability that as many cases gather at the density without it; Bryant &
 * Lempert, Technological Forecasting and Social Change 77, 2010) is above 5% shared among all ends; at most `mostLimits` inputs
 * keep any. From what remains peeling starts again while that helps, and then sides are pasted outward while the worth grows.
 * Limits are rounded, and all figures are counted with the rounded ones. The runs of the rule are set aside and the next one is
 * sought among the others, as long as cases in it are denser than in the whole by two standard errors, and their odds at least
 * twice those among the runs left.
 *
 * Nothing is drawn; ties go to the input that comes first. Names are taken to differ, and values to be finite.
 */
export function findRules(inputs: readonly RuleInput[], cases: Uint8Array, options: RuleOptions = {}): Rule[] {
  const chosen = { peel: 0.05, handful: 15, paste: 0.01, least: 0.02, mostRules: 3, mostLimits: 4, ...options };
  const n = cases.length;
  const all = cases.reduce((a, b) => a + b, 0);
  if (all === 0 || all === n) return [];
  const sorted = (values: Float64Array) =>
    Uint32Array.from({ length: n }, (_, i) => i).sort((a, b) => (values[a] as number) - (values[b] as number) || a - b);
  const varying = inputs.filter(({ values }) => values.some((x) => x !== values[0]));
  let left: Left = {
    cases,
    runs: Uint32Array.from({ length: n }, (_, i) => i),
    orders: new Map(varying.map((input) => [input, sorted(input.values)])),
    all: { runs: n, cases: all },
    fewest: Math.max(1, Math.ceil(chosen.least * n)),
  };
  const rules: Rule[] = [];
  while (rules.length < chosen.mostRules && left.all.cases > 0) {
    const among = left;
    const box = round(paste(search(varying, among, chosen), among, chosen.paste), among);
    const found = count(box, among);
    const density = share(found);
    const densityError = Math.sqrt((density * (1 - density)) / found.runs);
    if (box.length === 0 || density - 2 * densityError < all / n || odds(density) < 2 * odds(share(among.all))) break;
    const end = (input: RuleInput, low: boolean) => box.find((side) => side.input === input && side.low === low)?.at ?? null;
    rules.push({
      limits: varying
        .filter((input) => box.some((side) => side.input === input))
        .map((input) => ({ name: input.name, above: end(input, true), below: end(input, false) })),
      density,
      densityError,
      coverage: found.cases / all,
      support: found.runs / n,
    });
    left = {
      ...among,
      runs: among.runs.filter((run) => !within(box, run)),
      orders: new Map([...among.orders].map(([input, order]) => [input, order.filter((run) => !within(box, run))])),
      all: { runs: among.all.runs - found.runs, cases: among.all.cases - found.cases },
    };
  }
  return rules;
}
