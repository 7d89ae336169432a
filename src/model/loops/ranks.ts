/** What finds the values at some ranks of a column once its values are counted by bucket; the same in TypeScript is `src/model/base/ranks.ts`. */
import {
  again,
  type Code,
  f64,
  get,
  i32,
  loop,
  one64,
  type Routine,
  routine,
  set,
  tee,
  when,
  whole,
  whole32,
} from './assemble.ts';
import { less, next } from './pieces.ts';

/**
 * Gives each bucket with a wanted value a slot, counted from 1, a byte a bucket at `slots`; slots lie one behind another from `begin` on, and `ends` has
 * for each where its values begin, 4 bytes a slot. The `left` rising positions at `places` become the places of these values in their slots.
 */
export const slots: Routine = routine(
  'slots',
  { counts: i32, slots: i32, ends: i32, places: i32, left: i32, begin: i32 },
  { before: i32, count: i32, position: i32, slot: i32, start: i32 },
  ({ counts, slots, ends, places, left, begin, before, count, position, slot, start }) => {
    const { add, load, load8, shiftLeft, store, store8, subtract } = whole32;
    const behind = add(get(before), get(count));
    // Values at even places are counted apart from those at odd ones.
    const following = [
      set(before, behind),
      set(count, add(load(0, get(counts)), load(4, get(counts)))),
      next(counts, 8),
      next(slots, 1),
    ];
    const isBeyond = whole32.less(add(get(before), get(count)), add(get(position), whole(1)));
    return [
      next(slots, -1),
      loop(
        set(position, load(0, get(places))),
        when(isBeyond, loop(following, again(isBeyond))),
        when(whole32.less(load8(0, get(slots)), whole(1)), [
          set(start, get(begin)),
          next(slot, 1),
          store8(0, get(slots), get(slot)),
          store(0, add(get(ends), shiftLeft(get(slot), whole(2))), get(start)),
          set(begin, add(get(begin), shiftLeft(get(count), whole(3)))),
        ]),
        store(0, get(places), add(get(start), shiftLeft(subtract(get(position), get(before)), whole(3)))),
        next(places, 4),
        less(left),
      ),
    ];
  },
);

/** Puts the value at each of the `left` places where sorting its slot would put it, and writes it to `out`. Slots end at `ends`, the first begins at `found`. */
export const find: Routine = routine(
  'find',
  { out: i32, places: i32, left: i32, ends: i32, found: i32 },
  { place: i32, i: i32, from: i32, to: i32, below: i32, pivot: f64, x: f64 },
  ({ out, places, left, ends, found, place, i, from, to, below, pivot, x }) => {
    const { add, less: before, load, or } = whole32;
    const value = (at: number) => one64.load(0, get(at));
    const put = (at: number, x: Code) => one64.store(0, get(at), x);
    const parted = loop(
      when(
        one64.less(tee(x, value(i)), get(pivot)),
        [put(i, value(below)), put(below, get(x)), next(below, 8), next(i, 8)],
        when(one64.less(get(pivot), get(x)), [next(found, -8), put(i, value(found)), put(found, get(x))], next(i, 8)),
      ),
      again(before(get(i), get(found))),
    );
    const isBehind = before(get(found), add(get(place), whole(1)));
    const narrower = loop(
      set(pivot, value(place)),
      set(below, tee(i, get(from))),
      set(found, get(to)),
      parted,
      when(isBehind, set(from, get(found))),
      when(before(get(place), get(below)), set(to, get(below))),
      again(or(isBehind, before(get(place), get(below)))),
    );
    const isBeyond = before(load(4, get(ends)), add(get(place), whole(1)));
    return loop(
      set(place, load(0, get(places))),
      when(isBeyond, loop(set(found, load(4, get(ends))), next(ends, 4), again(isBeyond))),
      when(isBehind, [set(from, get(found)), set(to, load(4, get(ends))), narrower]),
      put(out, value(place)),
      next(out, 8),
      next(places, 4),
      less(left),
    );
  },
);
