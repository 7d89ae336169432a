/** A market in; a good choice out, by greedy starts that are improved until no candidate less, more or exchanged helps. */
import { type Ledger, ledgerOf, type Worth } from './portfolio-ledger.ts';
import { grain } from './portfolio-tail.ts';
import type { Effort, Market } from './portfolio-task.ts';

interface Standing extends Worth {
  readonly cost: number;
}

type Order = (a: Standing, b: Standing) => boolean;

const above = (a: number, b: number) => a > b + grain(b);

/** More value; or the same for less. */
const worthier: Order = (a, b) => above(a.value, b.value) || (!above(b.value, a.value) && a.cost < b.cost);

/** More value; or the same nearer to what villages should reach; or both the same for less. */
const nearer: Order = (a, b) =>
  above(a.value, b.value) ||
  (!above(b.value, a.value) && (above(a.guide, b.guide) || (!above(b.guide, a.guide) && a.cost < b.cost)));

/**
 * Adds what gains most for its money, by value or by guide, until nothing more gains. What a candidate gained when it was last tried stands until it comes
 * to the front (Minoux 1978), or until its village gets another one.
 */
function fill(market: Market, ledger: Ledger, by: keyof Worth): void {
  const { cost, village } = market;
  const tried = (into: number): number => {
    if (ledger.idle(null, into)) return 0;
    const worth = ledger.trial(null, into);
    return above(worth[by], ledger.worth[by]) ? (worth[by] - ledger.worth[by]) / (cost[into] as number) : 0;
  };
  const rates = new Map<number, number>();
  const fresh = new Set<number>();
  const renew = (of: Iterable<number>) => {
    for (const j of of) {
      rates.set(j, tried(j));
      fresh.add(j);
    }
  };
  const others = () => [...cost.keys()].filter((j) => !ledger.chosen.has(j) && ledger.open(null, j));
  let left = others();
  renew(left);
  while (left.length > 0) {
    const into = left.reduce((a, b) => ((rates.get(b) as number) > (rates.get(a) as number) ? b : a));
    if (rates.get(into) === 0) {
      // Before the end, all others once more: one may gain by what has been added since.
      const stale = left.filter((j) => !fresh.has(j));
      if (stale.length === 0) return;
      renew(stale);
    } else if (!fresh.has(into)) renew([into]);
    else {
      ledger.change(null, into);
      fresh.clear();
      left = others();
      renew(left.filter((j) => village[j] === village[into]));
    }
  }
}

/** Makes the first move that helps, again and again, until none does or the effort is spent. */
function improve(market: Market, ledger: Ledger, better: Order, effort: Effort): void {
  const price = (j: number | null) => (j === null ? 0 : (market.cost[j] as number));
  const helps = (out: number | null, into: number | null) => {
    if (!ledger.open(out, into) || ledger.idle(out, into)) return false;
    const worth = ledger.trial(out, into);
    const now = { ...ledger.worth, cost: ledger.cost };
    if (!better({ ...worth, cost: now.cost - price(out) + price(into) }, now)) return false;
    ledger.change(out, into);
    return true;
  };
  const round = (): boolean => {
    let moved = false;
    for (const out of [...ledger.chosen]) if (helps(out, null)) moved = true;
    for (const into of market.cost.keys()) {
      if (ledger.chosen.has(into)) continue;
      for (const out of [null, ...ledger.chosen]) {
        if (effort.left < 0) return false;
        if (!helps(out, into)) continue;
        moved = true;
        break;
      }
    }
    return moved;
  };
  while (round());
}

/** The choice with one candidate put in by force: its rivals leave, then those whose money does least, until the budget holds. */
function forced(market: Market, chosen: readonly number[], into: number, effort: Effort): number[] {
  const rivals = (j: number) => market.classOf[j] === market.classOf[into];
  const ledger = ledgerOf(market, [...chosen.filter((j) => !rivals(j)), into], effort);
  while (ledger.cost > market.limit) {
    let least: { out: number; rate: number } | null = null;
    for (const out of ledger.chosen) {
      const price = market.cost[out] as number;
      if (out === into || price === 0) continue;
      const rate = (ledger.worth.value - ledger.trial(out, null).value) / price;
      if (!least || rate < least.rate) least = { out, rate };
    }
    if (!least) return [...chosen];
    ledger.change(least.out, null);
  }
  return [...ledger.chosen];
}

/** Takes back all candidates of a village, or forces one in, and improves what is left, until nothing better comes of it. */
function shaken(market: Market, found: Found, effort: Effort): Found {
  let best = found;
  const helps = (start: () => readonly number[]): boolean => {
    if (effort.left < 0) return false;
    const other = polished(market, start(), 'value', effort);
    const better = worthier(other, best);
    if (better) best = other;
    return better;
  };
  const emptied = (v: number) => best.chosen.filter((j) => market.village[j] !== v);
  const missing = (j: number) => !best.chosen.includes(j) && (market.cost[j] as number) <= market.limit;
  const round = (): boolean =>
    [...market.cost.keys()].some((j) => missing(j) && helps(() => forced(market, best.chosen, j, effort))) ||
    [...market.base.keys()].some((v) => helps(() => emptied(v)));
  while (round());
  return best;
}

interface Found extends Standing {
  readonly chosen: readonly number[];
}

function polished(market: Market, start: readonly number[], by: keyof Worth, effort: Effort): Found {
  const ledger = ledgerOf(market, start, effort);
  fill(market, ledger, by);
  improve(market, ledger, nearer, effort);
  improve(market, ledger, worthier, effort);
  return { ...ledger.worth, cost: ledger.cost, chosen: [...ledger.chosen].sort((a, b) => a - b) };
}

/** What filling by value alone gives, for a start. */
export function greedy(market: Market, effort: Effort): number[] {
  const ledger = ledgerOf(market, [], effort);
  fill(market, ledger, 'value');
  return [...ledger.chosen].sort((a, b) => a - b);
}

/** The best that is reached from nothing and from each of the `starts`, all of them within the budget. */
export function searched(market: Market, starts: readonly (readonly number[])[], effort: Effort): number[] {
  const found = [...starts, []].map((start) => polished(market, start, 'value', effort));
  if (market.objective.kind !== 'mean less worst tenth') found.push(polished(market, [], 'guide', effort));
  const best = found.reduce((a, b) => (worthier(b, a) ? b : a));
  return [...shaken(market, best, effort).chosen];
}
