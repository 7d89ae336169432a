import seedrandom from 'seedrandom';
import { expect, test } from 'vitest';
import { blockSize } from '../../../src/model/base/stats.ts';
import { uniforms } from '../../../src/model/chance/stream.ts';
import { makeDraws } from '../../../src/model/index.ts';

/** sfc32 in whole numbers of any size, cut to 32 bits: no bit of the stream's own arithmetic. */
function sfc32(start: readonly number[], counter: number): () => number {
  const most = 2n ** 32n;
  let [a, b, c] = start.map((x) => BigInt.asUintN(32, BigInt(x))) as [bigint, bigint, bigint];
  let d = BigInt(counter);
  return () => {
    const sum = (a + b + d) % most;
    d = (d + 1n) % most;
    a = b ^ (b >> 9n);
    b = (c * 9n) % most;
    c = (((c * 2n ** 21n) % most) + c / 2n ** 11n + sum) % most;
    return Number(sum);
  };
}

test('a block is what the documented key and steps give', () => {
  for (const block of [0, 1, 7]) {
    const seeded = seedrandom.alea('furrow/1|种子|driver/beef_price/2021');
    const number = sfc32([seeded.int32(), seeded.int32(), seeded.int32()], block);
    for (let i = 0; i < 20; i++) number();
    const strata = Array.from({ length: 500 }, (_, i) => i);
    for (let i = 499; i >= 1; i--) {
      const j = Math.floor((number() / 2 ** 32) * (i + 1));
      [strata[i], strata[j]] = [strata[j] as number, strata[i] as number];
    }
    const expected = Float64Array.from(strata, (stratum) => (stratum + number() / 2 ** 32 + 2 ** -33) / 500);
    expect(uniforms('种子', 'driver/beef_price/2021', 500, 500 * block)).toEqual(expected);
  }
  expect(blockSize).toBe(500);
});

test('each block meets every stratum exactly once, inside 0 and 1', () => {
  const u = uniforms('7', 'venture/a/b/c', 20_000);
  for (let block = 0; block < 40; block++) {
    const strata = [...u.subarray(block * 500, block * 500 + 500)].map((x) => Math.floor(x * 500)).sort((a, b) => a - b);
    expect(strata).toEqual(Array.from({ length: 500 }, (_, i) => i));
  }
  expect(Math.min(...u)).toBeGreaterThan(0);
  expect(Math.max(...u)).toBeLessThan(1);
});

test('more runs only append, and any slice can be made alone and in any order', () => {
  const whole = uniforms('7', 'x', 3217);
  for (const n of [1, 2, 499, 500, 501, 1000, 1608]) expect(uniforms('7', 'x', n)).toEqual(whole.slice(0, n));
  for (const [from, n] of [
    [3000, 217],
    [499, 2],
    [500, 500],
    [0, 0],
    [777, 1],
    [1234, 1500],
    [0, 500],
  ] as const)
    expect(uniforms('7', 'x', n, from)).toEqual(whole.slice(from, from + n));
});

test('draws of a slice are a slice of the draws', () => {
  const d = { kind: 'pert', min: 1, likely: 2, max: 5 } as const;
  const whole = makeDraws('s', 1200).values('v', d) as Float64Array;
  expect(makeDraws('s', 300, 450).values('v', d)).toEqual(whole.slice(450, 750));
});

test('seeds, names and blocks each make another stream', () => {
  const heads = [
    ['7', 'x', 0],
    ['8', 'x', 0],
    ['7', 'y', 0],
    ['7', 'X', 0],
    ['', 'x', 0],
    ['7|x', '', 0],
    ['7', 'x', 500],
    ['7', 'x ', 0],
  ].map(([seed, name, from]) => [...uniforms(seed as string, name as string, 3, from as number)].join());
  expect(new Set(heads).size).toBe(heads.length);
});

test('streams of neighbouring names and blocks are no copies of each other', () => {
  // Correlation of 20,000 pairs within four standard errors of 0.
  const n = 20_000;
  const a = uniforms('7', 'driver/a/2020', n);
  for (const b of [uniforms('7', 'driver/a/2021', n), uniforms('7', 'driver/b/2020', n), uniforms('7', 'driver/a/2020', n, n)]) {
    const r = a.reduce((sum, x, i) => sum + (x - 0.5) * ((b[i] as number) - 0.5), 0) / n / (1 / 12);
    expect(Math.abs(r)).toBeLessThan(4 / Math.sqrt(n));
  }
});
