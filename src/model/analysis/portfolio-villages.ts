/** A market whose objective counts villages in; the best choice, proved by going through the ways to equip each village, out. */
import { type Offer, relaxation, undominated } from './portfolio-bound.ts';
import { costOf, type Effort, type Market, scoresOf, type Verdict } from './portfolio-task.ts';

/** A way to equip one village. */
interface Way extends Offer {
  readonly members: readonly number[];
  /** Runs in which the village then reaches what it should. */
  readonly gain: number;
}

/** The same with those runs as a set of bits. */
interface MarkedWay extends Way {
  readonly bits: Uint32Array;
}

const fewer = (a: Way, b: Way) => a.members.length - b.members.length;

/** Calls `visit` with every set of candidates of a village that the budget and the classes allow. False where that is too much work. */
function eachWay(
  market: Market,
  village: number,
  effort: Effort,
  visit: (members: readonly number[], cost: number, sum: Float64Array) => void,
): boolean {
  const { base, adds, classOf, limit, runs } = market;
  const own = market.village.flatMap((v, j) => (v === village ? [j] : []));
  const members: number[] = [];
  const sums = [base[village] as Float64Array, ...own.map(() => new Float64Array(runs))];
  const walk = (at: number, cost: number): boolean => {
    effort.left -= runs;
    if (effort.left < 0) return false;
    visit(members, cost, sums[members.length] as Float64Array);
    for (let k = at; k < own.length; k++) {
      const j = own[k] as number;
      const dearer = cost + (market.cost[j] as number);
      if (dearer > limit || members.some((m) => classOf[m] === classOf[j])) continue;
      const from = sums[members.length] as Float64Array;
      const into = sums[members.length + 1] as Float64Array;
      const column = adds[j] as Float64Array;
      for (let i = 0; i < runs; i++) into[i] = (from[i] as number) + (column[i] as number);
      members.push(j);
      const done = walk(k + 1, dearer);
      members.pop();
      if (!done) return false;
    }
    return true;
  };
  return walk(0, 0);
}

function countOf(sum: Float64Array, atLeast: number): number {
  let n = 0;
  for (let i = 0; i < sum.length; i++) if ((sum[i] as number) >= atLeast) n++;
  return n;
}

interface State extends Offer {
  readonly size: number;
  readonly before: State | null;
  readonly members: readonly number[];
}

/**
 * For expected villages, which add up over villages: the fronts of cost and gain of the villages are merged one by one, without what is dominated
 * (Nemhauser & Ullmann 1969) and without what cannot reach the best choice known even by the relaxation of the villages to come. Null where that is too
 * much work. Of equal choices the cheaper, then the smaller.
 */
export function bestByVillage(market: Market, effort: Effort): number[] | null {
  const fronts: Way[][] = [];
  for (let v = 0; v < market.base.length; v++) {
    const ways: Way[] = [];
    const visit = (members: readonly number[], cost: number, sum: Float64Array) =>
      ways.push({ members: [...members], cost, gain: countOf(sum, market.atLeast) });
    if (!eachWay(market, v, effort, visit)) return null;
    fronts.push(undominated(ways, fewer));
  }
  const relaxed = relaxation(fronts);
  let known = relaxed(0)(market.limit).sure;
  let states: State[] = [{ cost: 0, gain: 0, size: 0, before: null, members: [] }];
  for (const [v, front] of fronts.entries()) {
    const reach = relaxed(v + 1);
    const next: State[] = [];
    for (const before of states) {
      for (const way of front) {
        const cost = before.cost + way.cost;
        if (cost > market.limit) break;
        const gain = before.gain + way.gain;
        const { sure, most } = reach(market.limit - cost);
        // Gains are whole numbers of runs.
        if (Math.floor(gain + most + 1e-6) < known) continue;
        known = Math.max(known, gain + sure);
        next.push({ cost, gain, size: before.size + way.members.length, before, members: way.members });
      }
    }
    effort.left -= 30 * next.length;
    if (effort.left < 0) return null;
    states = undominated(next, (a, b) => a.size - b.size);
  }
  const chosen: number[] = [];
  for (let state: State | null = states.at(-1) ?? null; state; state = state.before) chosen.push(...state.members);
  return chosen;
}

function shared(a: Uint32Array, b: Uint32Array): number {
  let n = 0;
  for (let i = 0; i < a.length; i++) {
    let x = (a[i] as number) & (b[i] as number);
    x -= (x >>> 1) & 0x55555555;
    x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
    n += (((x + (x >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return n;
}

/** Ways of a village of which none is both dearer than another and good in no run more. Null where that is too much work. */
function markedWays(market: Market, village: number, effort: Effort): MarkedWay[] | null {
  const ways: MarkedWay[] = [];
  const visit = (members: readonly number[], cost: number, sum: Float64Array) => {
    const bits = new Uint32Array(Math.ceil(sum.length / 32));
    for (let i = 0; i < sum.length; i++)
      if ((sum[i] as number) >= market.atLeast) bits[i >> 5] = (bits[i >> 5] as number) | (1 << (i & 31));
    ways.push({ members: [...members], cost, gain: countOf(sum, market.atLeast), bits });
  };
  if (!eachWay(market, village, effort, visit)) return null;
  const kept: MarkedWay[] = [];
  for (const way of ways.sort((a, b) => a.cost - b.cost || b.gain - a.gain || fewer(a, b))) {
    effort.left -= 4 * kept.length * way.bits.length;
    if (effort.left < 0) return null;
    if (!kept.some((other) => shared(other.bits, way.bits) === way.gain)) kept.push(way);
  }
  return kept;
}

/**
 * For all villages together: branch and bound over villages with the runs in which all so far reach what they should. A branch ends where the villages to
 * come cannot, each for itself and all within the money left, keep as many of these runs as the best choice known does. Starts from the choice `known`;
 * where the effort does not suffice, the best so far. Of equal choices the cheaper.
 */
export function bestTogether(market: Market, known: readonly number[], effort: Effort): Verdict {
  const all: MarkedWay[][] = [];
  for (let v = 0; v < market.base.length; v++) {
    const ways = markedWays(market, v, effort);
    if (!ways) return { chosen: known, proved: false };
    all.push(ways);
  }
  // The hardest village first.
  const most = (ways: MarkedWay[]) => ways.reduce((n, { gain }) => Math.max(n, gain), 0);
  all.sort((a, b) => most(a) - most(b));
  let best = { runs: countOf(scoresOf(market, known), 1), cost: costOf(market, known), members: known };
  const members: number[] = [];
  const words = Math.ceil(market.runs / 32);
  /** Least money for the villages from `at` on so that each keeps at least `runs` of `held`. */
  const least = (at: number, held: Uint32Array, runs: number): number => {
    let sum = 0;
    for (let v = at; v < all.length; v++) {
      const way = (all[v] as MarkedWay[]).find(({ bits }) => {
        effort.left -= 4 * words;
        return shared(bits, held) >= runs;
      });
      if (!way) return Number.POSITIVE_INFINITY;
      sum += way.cost;
    }
    return sum;
  };
  const walk = (at: number, held: Uint32Array, cost: number): void => {
    if (effort.left < 0) return;
    if (at === all.length) {
      const runs = shared(held, held);
      const better = runs - best.runs || best.cost - cost || best.members.length - members.length;
      if (better > 0) best = { runs, cost, members: [...members] };
      return;
    }
    const even = cost + least(at, held, best.runs);
    if (cost + least(at, held, best.runs + 1) > market.limit && !(even <= market.limit && even <= best.cost)) return;
    const ways = (all[at] as MarkedWay[]).map((way) => ({ way, kept: shared(way.bits, held) }));
    for (const { way } of ways.sort((a, b) => b.kept - a.kept || a.way.cost - b.way.cost)) {
      if (cost + way.cost > market.limit) continue;
      members.push(...way.members);
      walk(
        at + 1,
        held.map((word, i) => word & (way.bits[i] as number)),
        cost + way.cost,
      );
      members.length -= way.members.length;
    }
  };
  const everyRun = new Uint32Array(words).fill(0xffffffff);
  if (market.runs % 32) everyRun[words - 1] = 2 ** (market.runs % 32) - 1;
  walk(0, everyRun, 0);
  return { chosen: best.members, proved: effort.left >= 0 };
}
