/** A market whose objective looks at the town's worst tenth in; the best choice, proved by branch and bound under linear bounds, out. */
import { relaxation } from './portfolio-bound.ts';
import { costOf, type Effort, type Market, tailEdge, tailValue, totalOf, type Verdict, worstShare } from './portfolio-task.ts';

/** A linear function of the choice that is nowhere below the objective: `start` and what each candidate brings. */
export interface Cut {
  readonly start: number;
  readonly brings: Float64Array;
}

/** Weights of runs under which the mean of this total is its objective, and the mean of any other is no less than its own. */
function weightsOf(total: Float64Array, weight: number): Float64Array {
  const n = total.length;
  const edge = tailEdge(total);
  let below = 0;
  let at = 0;
  for (let i = 0; i < n; i++) {
    if ((total[i] as number) < edge) below++;
    else if (total[i] === edge) at++;
  }
  const atEdge = (worstShare * n - below) / at;
  return total.map((x) => (1 - weight + (weight * (x < edge ? 1 : x === edge ? atEdge : 0)) / worstShare) / n);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/**
 * The mean of the worst tenth is the least mean under any weights of runs that are at most ten times even (Artzner, Delbaen, Eber &
 * Heath 1999), so the weights of one choice bound all others.
 */
export function cutAt(market: Market, total: Float64Array, weight: number): Cut {
  const weights = weightsOf(total, weight);
  return {
    start: market.base.reduce((sum, column) => sum + dot(weights, column), 0),
    brings: Float64Array.from(market.adds, (column) => dot(weights, column)),
  };
}

/** Most cuts kept; more bound better, and each costs at every branch. */
const mostCuts = 24;

/** Differences of values below this are rounding. */
export const grain = (value: number): number => 1e-11 * (1 + Math.abs(value));

/**
 * Branches over classes of candidates: none of them, or one. A branch ends where one of the cuts, relaxed to parts of candidates, lies below the best value
 * known; each choice tried gives a new cut (Kelley 1960). Starts from the choice `known`; where the effort does not suffice, the best so far. Of equal
 * choices the cheaper, then the smaller.
 */
export function bestTail(market: Market, weight: number, known: readonly number[], effort: Effort): Verdict {
  const { runs, cost, limit } = market;
  const priced = (members: readonly number[], total: Float64Array) => ({
    value: tailValue(total, weight),
    cost: costOf(market, members),
    members: [...members].sort((a, b) => a - b),
  });
  const first = totalOf(market, known);
  let best = priced(known, first);
  const classes: number[][] = [];
  for (const [j, c] of market.classOf.entries()) classes[c] = [...(classes[c] ?? []), j];
  const lead = cutAt(market, first, weight);
  // What brings most for its money is settled first.
  const worth = (members: number[]) => Math.max(...members.map((j) => (lead.brings[j] as number) / ((cost[j] as number) + 1)));
  const order = classes.sort((a, b) => worth(b) - worth(a));
  const bounds: { cut: Cut; reach: (depth: number) => (money: number) => number }[] = [];
  const keep = (cut: Cut) => {
    effort.left -= (runs + order.length * 10) * market.adds.length;
    const relaxed = relaxation(
      order.map((members) => [
        { cost: 0, gain: 0 },
        ...members.map((j) => ({ cost: cost[j] as number, gain: cut.brings[j] as number })),
      ]),
    );
    const depths: ((money: number) => number)[] = [];
    const reach = (depth: number) => {
      const ready = depths[depth];
      if (ready) return ready;
      const at = relaxed(depth);
      const made = (money: number) => at(money).most;
      depths[depth] = made;
      return made;
    };
    bounds.push({ cut, reach });
  };
  keep(lead);
  keep(cutAt(market, totalOf(market, []), weight));

  const members: number[] = [];
  const most = (depth: number, spent: number): number => {
    effort.left -= bounds.length * (members.length + 8);
    let least = Number.POSITIVE_INFINITY;
    for (const { cut, reach } of bounds) {
      let value = cut.start + reach(depth)(limit - spent);
      for (const j of members) value += cut.brings[j] as number;
      least = Math.min(least, value);
    }
    return least;
  };
  const walk = (depth: number, spent: number): void => {
    if (effort.left < 0) return;
    const bound = most(depth, spent);
    const tolerance = grain(best.value);
    if (
      bound < best.value - tolerance ||
      (bound <= best.value + tolerance && spent >= best.cost && members.length >= best.members.length)
    )
      return;
    const options = order[depth];
    if (!options) {
      effort.left -= 50 * runs;
      const total = totalOf(market, members);
      const found = priced(members, total);
      const more = found.value - best.value;
      const cheaper = found.cost < best.cost || (found.cost === best.cost && found.members.length < best.members.length);
      if (more > tolerance || (more >= -tolerance && cheaper)) best = found;
      if (bounds.length < mostCuts && bound > found.value + tolerance) keep(cutAt(market, total, weight));
      return;
    }
    const [main] = bounds;
    const gain = (j: number) => main?.cut.brings[j] ?? 0;
    for (const j of [...options].sort((a, b) => gain(b) - gain(a))) {
      const dearer = spent + (cost[j] as number);
      if (dearer > limit) continue;
      members.push(j);
      walk(depth + 1, dearer);
      members.pop();
    }
    walk(depth + 1, spent);
  };
  walk(0, 0);
  return { chosen: best.members, proved: effort.left >= 0 };
}
