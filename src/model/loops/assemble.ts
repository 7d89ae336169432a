/**
 * Functions over one shared memory in; the bytes of a WebAssembly module that has them out. Instructions are written as calls, operands inside:
 * `multiply(x, y)` is the code of `x`, that of `y`, and the opcode. Numbers are those of the WebAssembly core specification 2.0, chapter 5.
 */

export type Code = readonly (number | Code)[];

/** An unsigned whole number, seven bits a byte (LEB128). */
function unsigned(n: number): number[] {
  const out: number[] = [];
  let left = n;
  do {
    const low = left & 0x7f;
    left >>>= 7;
    out.push(left === 0 ? low : low | 0x80);
  } while (left !== 0);
  return out;
}

function signed(n: number): number[] {
  const out: number[] = [];
  for (let left = n; ; ) {
    const low = left & 0x7f;
    left >>= 7;
    const done = (left === 0 && low < 0x40) || (left === -1 && low >= 0x40);
    out.push(done ? low : low | 0x80);
    if (done) return out;
  }
}

export const i32 = 0x7f;
export const f64 = 0x7c;
/** Two numbers side by side. */
export const v128 = 0x7b;

type Locals = { readonly [name: string]: number };

export interface Routine {
  readonly name: string;
  readonly params: readonly number[];
  readonly result: number | null;
  readonly locals: readonly number[];
  readonly body: Code;
}

/** A function: types of its parameters and of its other locals by name, in their order; `body` gets the number of each. */
export function routine<P extends Locals, L extends Locals>(
  name: string,
  params: P,
  locals: L,
  body: (local: { readonly [name in keyof P | keyof L]: number }) => Code,
  result: number | null = null,
): Routine {
  const names = [...Object.keys(params), ...Object.keys(locals)];
  const numbers = Object.fromEntries(names.map((each, i) => [each, i])) as { [name in keyof P | keyof L]: number };
  return { name, params: Object.values(params), result, locals: Object.values(locals), body: body(numbers) };
}

export const get = (local: number): Code => [0x20, unsigned(local)];
export const set = (local: number, value: Code): Code => [value, 0x21, unsigned(local)];
export const tee = (local: number, value: Code): Code => [value, 0x22, unsigned(local)];
export const whole = (n: number): Code => [0x41, signed(n)];
export const number = (x: number): Code => [0x44, [...new Uint8Array(Float64Array.of(x).buffer)]];

/** A function of the module by its number. */
export const call = (routine: number, ...operands: Code[]): Code => [operands, 0x10, unsigned(routine)];

const plain =
  (opcode: number) =>
  (...operands: Code[]): Code => [operands, opcode];
const wide =
  (opcode: number) =>
  (...operands: Code[]): Code => [operands, 0xfd, unsigned(opcode)];
/** Alignment is a hint alone. */
const memory =
  (opcode: Code) =>
  (offset: number, ...operands: Code[]): Code => [operands, opcode, 0, unsigned(offset)];

export const loop = (...body: Code[]): Code => [0x03, 0x40, body, 0x0b];
export const when = (condition: Code, then: Code, otherwise?: Code): Code => [
  [condition, 0x04, 0x40, then],
  otherwise ? [0x05, otherwise] : [],
  0x0b,
];
/** Back to the beginning of the loop it stands in. */
export const again = (condition: Code): Code => [condition, 0x0d, 0];

/** Of whole numbers of 32 bits. */
export const whole32 = {
  load: memory([0x28]),
  load8: memory([0x2d]),
  load16: memory([0x2f]),
  store: memory([0x36]),
  store8: memory([0x3a]),
  store16: memory([0x3b]),
  less: plain(0x49),
  add: plain(0x6a),
  subtract: plain(0x6b),
  multiply: plain(0x6c),
  and: plain(0x71),
  or: plain(0x72),
  xor: plain(0x73),
  shiftLeft: plain(0x74),
  shiftRight: plain(0x75),
  shiftRightUnsigned: plain(0x76),
  rotateLeft: plain(0x77),
  /** The upper half of the product of two numbers without sign. */
  upperProduct: (x: Code, y: Code): Code => [x, 0xad, y, 0xad, 0x7e, 0x42, 32, 0x88, 0xa7],
};

/** Of single numbers. */
export const one64 = {
  load: memory([0x2b]),
  store: memory([0x39]),
  less: plain(0x63),
  greater: plain(0x64),
  absolute: plain(0x99),
  negate: plain(0x9a),
  root: plain(0x9f),
  add: plain(0xa0),
  subtract: plain(0xa1),
  multiply: plain(0xa2),
  divide: plain(0xa3),
  fromWhole: plain(0xb7),
  fromUnsigned: plain(0xb8),
  /** The upper half of the bits of a number. */
  upperHalf: (x: Code): Code => [x, 0xbd, 0x42, 32, 0x88, 0xa7],
  /** 2ⁿ from its bits, for n from −1022 to 1023. */
  powerOfTwo: (n: Code): Code => [n, 0xac, 0x42, signed(1023), 0x7c, 0x42, 52, 0x86, 0xbf],
};

/** Of two numbers at once. */
export const two64 = {
  load: memory([0xfd, 0x00]),
  store: memory([0xfd, 0x0b]),
  loadBoth: memory([0xfd, 0x0a]),
  both: wide(0x14),
  first: (x: Code): Code => [x, 0xfd, 0x21, 0],
  second: (x: Code): Code => [x, 0xfd, 0x21, 1],
  withSecond: (x: Code, second: Code): Code => [x, second, 0xfd, 0x22, 1],
  equal: wide(0x47),
  notEqual: wide(0x48),
  less: wide(0x49),
  greater: wide(0x4a),
  greaterOrEqual: wide(0x4c),
  not: wide(0x4d),
  and: wide(0x4e),
  or: wide(0x50),
  /** Bits of the first where the third has ones, else of the second. */
  choose: wide(0x52),
  any: wide(0x53),
  /** Of a comparison: 1 where the first holds, and 2 where the second does. */
  which: wide(0xc4),
  absolute: wide(0xec),
  negate: wide(0xed),
  root: wide(0xef),
  add: wide(0xf0),
  subtract: wide(0xf1),
  multiply: wide(0xf2),
  divide: wide(0xf3),
  smaller: wide(0xf4),
  larger: wide(0xf5),
  /** As `y < x ? y : x`, and the other way round. */
  lowest: wide(0xf6),
  highest: wide(0xf7),
  /** Whole parts, as the first two of four whole numbers of 32 bits. */
  toWholes: wide(0xfc),
  fromWholes: wide(0xfe),
  firstWhole: (x: Code): Code => [x, 0xfd, 0x1b, 0],
  secondWhole: (x: Code): Code => [x, 0xfd, 0x1b, 1],
  shiftWholesRight: wide(0xac),
  /** The first two of four whole numbers, with 64 bits each. */
  toLongs: wide(0xc7),
  addLongs: wide(0xce),
  longs: wide(0x12),
  long: (n: number): Code => [0x42, signed(n)],
  shiftLongsLeft: wide(0xcb),
};

const flat = (code: Code): number[] => code.flatMap((each) => (typeof each === 'number' ? each : flat(each)));

const list = (items: readonly Code[]): Code => [unsigned(items.length), items];

function sized(content: Code): Code {
  const bytes = flat(content);
  return [unsigned(bytes.length), bytes];
}

const section = (id: number, content: Code): Code => [id, sized(content)];

const text = (name: string): Code => list([...name].map((letter) => [letter.charCodeAt(0)]));

/** The memory is imported as `m` of an import without a name; functions are exported under their names. */
export function assemble(routines: readonly Routine[]): Uint8Array<ArrayBuffer> {
  const types = routines.map(
    ({ params, result }): Code => [0x60, list(params.map((type) => [type])), list(result === null ? [] : [[result]])],
  );
  const bodies = routines.map(({ locals, body }) => sized([list(locals.map((type) => [1, type])), body, 0x0b]));
  return Uint8Array.from(
    flat([
      [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      section(1, list(types)),
      section(2, list([[text(''), text('m'), 2, 0, 0]])),
      section(3, list(routines.map((_, i) => unsigned(i)))),
      section(7, list(routines.map(({ name }, i) => [text(name), 0, unsigned(i)]))),
      section(10, list(bodies)),
    ]),
  );
}
