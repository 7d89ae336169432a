/** What chance did in each run, and in which runs a plan failed, in; plain rules that tell where it fails, out. */

export interface RuleInput {
  readonly name: string;
  /** One value a run; of events 1 or 0. */
  readonly values: Float64Array;
  readonly event: boolean;
}

/** A side of a rule: the value is at least `above` and less than `below`; null where that side is open. */
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
  /** Share of the runs in the box that one peel takes off at most, where values are not tied. */
  readonly peel?: number;
  /** Smallest share of all runs that a rule may speak of. */
  readonly least?: number;
  readonly mostRules?: number;
  readonly mostLimits?: number;
}

/** A box by input: positions of limits. */
type Box = readonly { readonly above: number | null; readonly below: number | null }[];

/** Three digits are enough to say. */
const rounded = (x: number): number => Number(x.toPrecision(3));

const holds = (input: RuleInput, { above, below }: Box[number], run: number): boolean => {
  const x = input.values[run] as number;
  return (above === null || x >= above) && (below === null || x < below);
};

interface Count {
  readonly runs: number;
  readonly cases: number;
}

const mean = ({ runs, cases }: Count): number => (runs === 0 ? 0 : cases / runs);

/** Harmonic mean of density and coverage: both must be good. */
const worth = (count: Count, all: number): number => {
  const [density, coverage] = [mean(count), all === 0 ? 0 : count.cases / all];
  return density + coverage === 0 ? 0 : (2 * density * coverage) / (density + coverage);
};

/** The bump-hunting state of one rule: which runs are in the box, and each input's runs in rising order. */
function search(
  inputs: readonly RuleInput[],
  orders: readonly Uint32Array[],
  cases: Uint8Array,
  alive: Uint8Array,
  { peel, least, mostLimits }: Required<RuleOptions>,
): Box {
  const n = cases.length;
  const inside = alive.slice();
  const box: { above: number | null; below: number | null }[] = inputs.map(() => ({ above: null, below: null }));
  const all = alive.reduce((sum, x, i) => sum + x * (cases[i] as number), 0);
  let now: Count = { runs: alive.reduce((a, b) => a + b, 0), cases: all };
  let best = { box: box.map((side) => ({ ...side })), worth: worth(now, all) };
  const smallest = Math.max(1, Math.ceil(least * n));
  while (now.runs > smallest) {
    let found: { input: number; low: boolean; at: number; gain: number; count: Count } | null = null;
    const used = box.filter(({ above, below }) => above !== null || below !== null).length;
    for (const [k, input] of inputs.entries()) {
      const side = box[k] as Box[number];
      if (used >= mostLimits && side.above === null && side.below === null) continue;
      const order = orders[k] as Uint32Array;
      for (const low of [true, false]) {
        // From the end: runs of the box are taken off until the share is reached, and then to the end of their tie.
        const quota = Math.max(1, Math.floor(peel * now.runs));
        let [gone, lost] = [0, 0];
        let at = Number.NaN;
        let last = Number.NaN;
        for (let j = 0; j < n; j++) {
          const run = order[low ? j : n - 1 - j] as number;
          if (!inside[run]) continue;
          const x = input.values[run] as number;
          if (gone >= quota && x !== last) {
            at = low ? x : last;
            break;
          }
          gone++;
          lost += cases[run] as number;
          last = x;
        }
        // All that is left is one value: nothing to divide.
        if (Number.isNaN(at) || now.runs - gone < smallest) continue;
        const count = { runs: now.runs - gone, cases: now.cases - lost };
        // By how much the slice is poorer in cases than the box: so slices of any size are judged alike.
        const gain = mean(now) - lost / gone;
        if (gain > (found?.gain ?? 0)) found = { input: k, low, at, gain, count };
      }
    }
    if (!found) break;
    const side = box[found.input] as { above: number | null; below: number | null };
    if (found.low) side.above = found.at;
    else side.below = found.at;
    const input = inputs[found.input] as RuleInput;
    for (let i = 0; i < n; i++) if (inside[i] && !holds(input, side, i)) inside[i] = 0;
    now = found.count;
    const value = worth(now, all);
    if (value > best.worth) best = { box: box.map((s) => ({ ...s })), worth: value };
    if (mean(now) === 1) break;
  }
  return best.box;
}

/** Limits in few digits, and events as happening or not. */
function told(box: Box, inputs: readonly RuleInput[]): Limit[] {
  return box.flatMap(({ above, below }, k) => {
    const { name, event } = inputs[k] as RuleInput;
    if (above === null && below === null) return [];
    if (event) return [above !== null ? { name, above: 0.5, below: null } : { name, above: null, below: 0.5 }];
    return [{ name, above: above === null ? null : rounded(above), below: below === null ? null : rounded(below) }];
  });
}

/**
 * Rules under which cases are dense, by the patient rule induction method (Friedman & Fisher, Statistics and Computing 9, 1999): from the whole,
 * the slice that is poorest in cases is peeled off (the lenient criterion of Kwakkel & Jaxa-Rozen, Environmental Modelling & Software 79, 2016:
 * the gain in density, times the runs left, for each run given up), until `least` of the runs are left; along the way the box with the greatest harmonic mean of density and coverage is chosen. Limits
 * without which that mean is no smaller are dropped, and limits are rounded to three digits; all figures are counted with the rounded ones. Then
 * the runs of the rule are set aside and the next one is sought among the others, as long as cases there are denser than in the whole and their odds at least double.
 */
export function findRules(inputs: readonly RuleInput[], cases: Uint8Array, options: RuleOptions = {}): Rule[] {
  const chosen = { peel: 0.05, least: 0.02, mostRules: 3, mostLimits: 4, ...options };
  const n = cases.length;
  const all = cases.reduce((a, b) => a + b, 0);
  if (all === 0 || all === n) return [];
  const varying = inputs.filter(({ values }) => values.some((x) => x !== values[0]));
  const orders = varying.map(({ values }) =>
    Uint32Array.from({ length: n }, (_, i) => i).sort((a, b) => (values[a] as number) - (values[b] as number) || a - b),
  );
  const count = (limits: readonly Limit[], among: Uint8Array): Count => {
    const sides = limits.map((limit) => [varying.find(({ name }) => name === limit.name) as RuleInput, limit] as const);
    let [runs, hits] = [0, 0];
    for (let i = 0; i < n; i++) {
      if (!among[i]) continue;
      if (!sides.every(([input, limit]) => holds(input, limit, i))) continue;
      runs++;
      hits += cases[i] as number;
    }
    return { runs, cases: hits };
  };
  const alive = new Uint8Array(n).fill(1);
  const rules: Rule[] = [];
  while (rules.length < chosen.mostRules) {
    const left = count([], alive);
    if (left.cases === 0) break;
    let limits = told(search(varying, orders, cases, alive, chosen), varying);
    // A limit that adds nothing is left unsaid.
    for (const limit of [...limits].reverse()) {
      const without = limits.filter((other) => other !== limit);
      const [before, after] = [count(limits, alive), count(without, alive)];
      if (worth(after, left.cases) >= worth(before, left.cases) - 0.005) limits = without;
    }
    const found = count(limits, alive);
    const odds = (p: number) => p / Math.max(1 - p, 1e-12);
    const density = mean(found);
    if (limits.length === 0 || density < all / n || odds(density) < 2 * odds(mean(left))) break;
    rules.push({
      limits,
      density,
      densityError: Math.sqrt((density * (1 - density)) / found.runs),
      coverage: found.cases / all,
      support: found.runs / n,
    });
    const sides = limits.map((limit) => [varying.find(({ name }) => name === limit.name) as RuleInput, limit] as const);
    for (let i = 0; i < n; i++) if (sides.every(([input, limit]) => holds(input, limit, i))) alive[i] = 0;
  }
  return rules;
}
