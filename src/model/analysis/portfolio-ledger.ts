/** A market and a choice in; a ledger out that tells what the choice is worth, and what it would be worth with one candidate less, more or exchanged. */

import { cutAt } from './portfolio-tail.ts';
import { addUp, costOf, type Effort, type Market, tailValue, totalOf } from './portfolio-task.ts';

/** `guide`, at most 0: how far villages stay below what they should reach, on average over runs; leads the search where the value is level. */
export interface Worth {
  readonly value: number;
  readonly guide: number;
}

/** `out` and `into` are candidates, or null. */
export interface Ledger {
  readonly chosen: ReadonlySet<number>;
  readonly cost: number;
  readonly worth: Worth;
  /** Whether the budget and the classes allow it. */
  open(out: number | null, into: number | null): boolean;
  /** Whether it is plain, without a trial, that this is worth no more and costs no less. */
  idle(out: number | null, into: number | null): boolean;
  trial(out: number | null, into: number | null): Worth;
  change(out: number | null, into: number | null): void;
}

/** One village: the runs in which it reaches what it should, their number, and its guide. */
interface Standing {
  readonly hits: Uint8Array;
  readonly count: number;
  readonly guide: number;
}

/** What one kind of objective must tell of a choice. */
interface Book {
  readonly worth: Worth;
  idle(out: number | null, into: number | null): boolean;
  trial(out: number | null, into: number | null): Worth;
  /** The choice has become this one. */
  settle(out: number | null, into: number | null): void;
}

function villageBook(market: Market, chosen: ReadonlySet<number>, effort: Effort): Book {
  const { runs, base, adds, atLeast, village, objective } = market;
  const own = base.map((_, v) => village.flatMap((of, j) => (of === v ? [j] : [])));
  const sum = new Float64Array(runs);
  const spare = [new Uint8Array(runs), new Uint8Array(runs)] as const;
  const standing = (v: number, out: number | null, into: number | null, hits: Uint8Array): Standing => {
    const members = (own[v] as number[]).filter((j) => (chosen.has(j) && j !== out) || j === into);
    effort.left -= runs * (members.length + 2);
    addUp(
      sum,
      base[v] as Float64Array,
      members.map((j) => adds[j] as Float64Array),
    );
    let count = 0;
    let guide = 0;
    for (let i = 0; i < runs; i++) {
      const over = (sum[i] as number) - atLeast;
      hits[i] = over >= 0 ? 1 : 0;
      if (over >= 0) count++;
      else guide += over;
    }
    return { hits, count, guide: guide / runs };
  };
  const villages = base.map((_, v) => standing(v, null, null, new Uint8Array(runs)));
  const met = new Uint16Array(runs);
  for (const { hits } of villages) for (let i = 0; i < runs; i++) met[i] = (met[i] as number) + (hits[i] as number);
  const touched = (...moved: (number | null)[]) => new Set(moved.flatMap((j) => (j === null ? [] : [village[j] as number])));
  let count = villages.reduce((n, each) => n + each.count, 0);
  let guide = villages.reduce((n, each) => n + each.guide, 0);
  const value = () => {
    if (objective.kind === 'expected villages') return count / runs;
    let together = 0;
    for (let i = 0; i < runs; i++) if (met[i] === base.length) together++;
    return together / runs;
  };
  let worth = { value: value(), guide };
  const trial = (out: number | null, into: number | null): Worth => {
    const moved = [...touched(out, into)].map((v, k) => ({
      was: villages[v] as Standing,
      is: standing(v, out, into, spare[k] as Uint8Array),
    }));
    const gain = moved.reduce((n, { was, is }) => n + is.count - was.count, 0);
    const nearer = moved.reduce((n, { was, is }) => n + is.guide - was.guide, guide);
    if (objective.kind === 'expected villages') return { value: (count + gain) / runs, guide: nearer };
    let together = 0;
    const [a, b] = moved;
    for (let i = 0; i < runs; i++) {
      let n = met[i] as number;
      if (a) n += (a.is.hits[i] as number) - (a.was.hits[i] as number);
      if (b) n += (b.is.hits[i] as number) - (b.was.hits[i] as number);
      if (n === base.length) together++;
    }
    return { value: together / runs, guide: nearer };
  };
  return {
    get worth() {
      return worth;
    },
    idle: () => false,
    trial,
    settle(out, into) {
      for (const v of touched(out, into)) {
        const was = villages[v] as Standing;
        const is = standing(v, null, null, new Uint8Array(runs));
        for (let i = 0; i < runs; i++) met[i] = (met[i] as number) + (is.hits[i] as number) - (was.hits[i] as number);
        count += is.count - was.count;
        villages[v] = is;
      }
      guide = villages.reduce((n, each) => n + each.guide, 0);
      worth = { value: value(), guide };
    },
  };
}

function tailBook(market: Market, chosen: ReadonlySet<number>, effort: Effort, weight: number): Book {
  const { runs, adds, cost } = market;
  const tried = new Float64Array(runs);
  const none = new Float64Array(runs);
  const look = () => {
    const members = [...chosen].sort((a, b) => a - b);
    effort.left -= runs * (members.length + market.base.length + adds.length);
    const total = totalOf(market, members);
    return { total, brings: cutAt(market, total, weight).brings, worth: { value: tailValue(total, weight), guide: 0 } };
  };
  let now = look();
  return {
    get worth() {
      return now.worth;
    },
    // The objective lies below its tangent: what the tangent does not praise is no better.
    idle(out, into) {
      const brings = (j: number | null) => (j === null ? 0 : (now.brings[j] as number));
      const price = (j: number | null) => (j === null ? 0 : (cost[j] as number));
      return brings(into) < brings(out) || (brings(into) === brings(out) && price(into) >= price(out));
    },
    trial(out, into) {
      effort.left -= 50 * runs;
      const plus = into === null ? none : (adds[into] as Float64Array);
      const minus = out === null ? none : (adds[out] as Float64Array);
      for (let i = 0; i < runs; i++) tried[i] = (now.total[i] as number) + (plus[i] as number) - (minus[i] as number);
      return { value: tailValue(tried, weight), guide: 0 };
    },
    settle() {
      now = look();
    },
  };
}

export function ledgerOf(market: Market, start: readonly number[], effort: Effort): Ledger {
  const chosen = new Set(start);
  const { objective } = market;
  const book =
    objective.kind === 'mean less worst tenth'
      ? tailBook(market, chosen, effort, objective.weight)
      : villageBook(market, chosen, effort);
  const price = (j: number | null) => (j === null ? 0 : (market.cost[j] as number));
  const holder = new Map([...chosen].map((j) => [market.classOf[j], j]));
  let cost = costOf(market, [...chosen]);
  return {
    chosen,
    get cost() {
      return cost;
    },
    get worth() {
      return book.worth;
    },
    open(out, into) {
      if (cost - price(out) + price(into) > market.limit) return false;
      const held = into === null ? undefined : holder.get(market.classOf[into]);
      return held === undefined || held === out;
    },
    idle: book.idle,
    trial: book.trial,
    change(out, into) {
      if (out !== null) {
        chosen.delete(out);
        holder.delete(market.classOf[out]);
      }
      if (into !== null) {
        chosen.add(into);
        holder.set(market.classOf[into], into);
      }
      cost = costOf(market, [...chosen]);
      book.settle(out, into);
    },
  };
}
