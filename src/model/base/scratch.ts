/**
 * Columns for what is computed on the way to a village's figures, and loops over them: handed out one after another, and taken
 * back together. What is to stay is copied. Where the engine has vector instructions, columns lie in one memory that these reach; columns from elsewhere are
 * copied into it when a loop first reads them, and must not change from then on.
 */
import { end, makeRoom, type Room } from '../loops/vectors.ts';
import { type Loops, plainLoops } from './loops.ts';
import { vectorLoops } from './vector-loops.ts';

export interface Scratch {
  /** A column of any content, to be written in full. */
  readonly column: (runs: number) => Float64Array;
  readonly loops: Loops;
  /** A column that stays. What `write` wrote lies where loops read it, for as long as there is room, and is copied out once. */
  readonly lasting: (runs: number, write: (out: Float64Array) => void) => Float64Array;
  /** Takes back, in the end, what was handed out while it worked. Whatever is handed out is so inside of one. */
  readonly within: <T>(work: () => T) => T;
}

/** A column of its own, for whoever has no better place. */
function written(runs: number, write: (out: Float64Array) => void): Float64Array {
  const out = new Float64Array(runs);
  write(out);
  return out;
}

/** Columns that are never handed out again, for whoever keeps what it makes. */
export const fresh: Scratch = {
  column: (runs) => new Float64Array(runs),
  loops: plainLoops,
  lasting: written,
  within: (work) => work(),
};

/** Without vector instructions. Memory grows to what the largest village needs, and stays so. */
export function makePlainScratch(): Scratch {
  const columns: Float64Array[] = [];
  let used = 0;
  return {
    column: (runs) => {
      const found = columns[used];
      const given = found?.length === runs ? found : new Float64Array(runs);
      columns[used++] = given;
      return given;
    },
    loops: plainLoops,
    lasting: written,
    within: (work) => {
      const before = used;
      try {
        return work();
      } finally {
        used = before;
      }
    },
  };
}

/** What there is of memory at first, and at most. */
const leastBytes = 2 ** 24;
const mostBytes = 2 ** 29;

/** Copies that are let go after fewer villages than this cost more than memory. */
const usesOfCopies = 16;

/** Columns begin at multiples of 16, and have an even number of places. */
const bytesFor = (runs: number) => Math.ceil(runs / 2) * 16;

/** Memory grows to what the largest village needs, and stays so. */
export function makeVectorScratch(room: Room): Scratch {
  const { memory } = room;
  let buffer = memory.buffer;
  let numbers = new Float64Array(buffer);
  let wholes = new Int32Array(buffer);
  // Columns are handed out from the beginning on; from the end back lie copies of columns from elsewhere, which stay.
  let used = end;
  let copied = buffer.byteLength;
  // Since nothing was handed out: the most that was, what was copied, and what had no room.
  let most = end;
  let copiedNow = 0;
  let wanted = 0;
  let copies = new WeakMap<Float64Array, number>();
  // How often everything was taken back since copies were let go.
  let uses = 0;
  let views: Float64Array[] = [];
  let given = 0;

  const column = (runs: number): Float64Array => {
    // The last run of an odd number would be computed with what lies behind it.
    if (runs % 2 !== 0 || runs === 0) return new Float64Array(runs);
    const bytes = bytesFor(runs);
    if (used + bytes > copied) {
      wanted += bytes;
      return new Float64Array(runs);
    }
    const found = views[given];
    const view = found?.length === runs && found.byteOffset === used ? found : new Float64Array(buffer, used, runs);
    views[given++] = view;
    used += bytes;
    return view;
  };

  const placeOf = (own: Float64Array): number => {
    if (own.buffer === buffer) return own.byteOffset;
    const known = copies.get(own);
    if (known !== undefined) return known;
    const bytes = bytesFor(own.length);
    // Once room is short, columns of this village lie elsewhere too, and may still be written.
    if (wanted > 0 || copied - bytes < used) {
      wanted += bytes;
      return -1;
    }
    copied -= bytes;
    copiedNow += bytes;
    new Float64Array(buffer, copied, own.length).set(own);
    copies.set(own, copied);
    return copied;
  };

  const lasting = (runs: number, write: (out: Float64Array) => void): Float64Array => {
    const bytes = bytesFor(runs);
    if (runs % 2 !== 0 || wanted > 0 || copied - bytes < used) return written(runs, write);
    copied -= bytes;
    copiedNow += bytes;
    const at = copied;
    const place = new Float64Array(buffer, at, runs);
    write(place);
    const own = place.slice();
    copies.set(own, at);
    return own;
  };

  /** Where room was short: older copies are let go, and where that is not enough, there is more memory from now on. */
  const makeRoomFor = (needed: number) => {
    copies = new WeakMap();
    const more = Math.min(needed, mostBytes) - buffer.byteLength;
    try {
      if (more > 0) memory.grow(Math.ceil(more / 65536));
    } catch {
      // The machine has no more: what has no room is made elsewhere, as before.
    }
    if (buffer !== memory.buffer) views = [];
    buffer = memory.buffer;
    numbers = new Float64Array(buffer);
    wholes = new Int32Array(buffer);
    copied = buffer.byteLength;
  };

  const within = <T>(work: () => T): T => {
    const [usedBefore, givenBefore] = [used, given];
    try {
      return work();
    } finally {
      most = Math.max(most, used);
      used = usedBefore;
      given = givenBefore;
      if (used === end) {
        uses++;
        // With copies until there is hardly room for a village they would crowd out columns.
        if (wanted > 0 || copied < 2 * most) {
          const needed = wanted > 0 ? most + copiedNow + wanted : 0;
          makeRoomFor(uses < usesOfCopies ? Math.max(needed, 1.5 * buffer.byteLength) : needed);
          uses = 0;
        }
        [most, copiedNow, wanted] = [end, 0, 0];
      }
    }
  };

  const cell = (i: number, x: number): number => {
    numbers[2 * i] = x;
    numbers[2 * i + 1] = x;
    return 16 * i;
  };

  const isOwn = (own: Float64Array) => own.buffer === buffer;
  return {
    column,
    loops: vectorLoops(room, {
      column,
      isOwn,
      placeOf,
      cell,
      numberAt: (place) => numbers[place >> 3] as number,
      putWhole: (place, x) => {
        wholes[place >> 2] = x;
      },
      within,
    }),
    lasting,
    within,
  };
}

/** Made when it is first asked for: many a thread computes nothing. */
function makeLater(): Scratch {
  let made: Scratch | null = null;
  const now = (): Scratch => {
    if (made) return made;
    const room = makeRoom(leastBytes);
    made = room ? makeVectorScratch(room) : makePlainScratch();
    return made;
  };
  return {
    column: (runs) => now().column(runs),
    get loops() {
      return now().loops;
    },
    lasting: (runs, write) => now().lasting(runs, write),
    within: (work) => now().within(work),
  };
}

/** The scratch of this thread. */
export const scratch: Scratch = makeLater();
