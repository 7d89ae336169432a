/** Pieces of code that several loops have in common, and where tables lie in their memory. */
import { again, type Code, get, number, one64, set, tee, two64, whole, whole32 } from './assemble.ts';
import { far, middle, near, type Rational } from './coefficients.ts';
import { inverses, logsHigh, logsRest, powersHigh, powersRest } from './tables.ts';

/** At the beginning of the memory: one number a cell, twice, and what a loop leaves. */
const cells = 8;

const cellBytes = 16;

const flat = (rational: Rational) => Float64Array.from(rational.flat());

const tables = {
  ...{ powersHigh, powersRest, inverses, logsHigh, logsRest },
  ...{ middle: flat(middle), near: flat(near), far: flat(far) },
};

type Places = { readonly [name in keyof typeof tables]: number };

/** Where each table begins, and where the memory is free. */
export const { places, end } = (() => {
  let at = cells * cellBytes;
  const found = Object.fromEntries(
    Object.entries(tables).map(([name, { byteLength }]) => {
      const here = at;
      at += Math.ceil(byteLength / cellBytes) * cellBytes;
      return [name, here];
    }),
  );
  return { places: found as Places, end: at };
})();

export function writeTables(buffer: ArrayBuffer): void {
  for (const [name, table] of Object.entries(tables))
    new Float64Array(buffer, places[name as keyof Places], table.length).set(table);
}

export const twice = (x: number): Code => two64.both(number(x));

export const next = (at: number, bytes: number): Code => set(at, whole32.add(get(at), whole(bytes)));

/** Counts down, and goes back as long as something is left. */
export const less = (counter: number): Code => again(tee(counter, whole32.subtract(get(counter), whole(1))));

/** The number at a place of a table. */
export const entry = (table: number, i: Code): Code => one64.load(table, whole32.shiftLeft(i, whole(3)));
