import { expect, test } from 'vitest';
import { readQuantity } from '../../src/model/index.ts';
import { typedIn } from '../../src/notebooks/inputs/typed.ts';

// What planners type into a field, in the unit of its figure.

const unit = (text: string) => {
  const read = readQuantity(`1${text}`);
  if (!read.ok) throw new Error(text);
  return read.unit;
};

test.each([
  ['26.5', 'yuan/kg', 26.5],
  ['15 yuan/jin', 'yuan/kg', 30],
  ['１５ 元/斤', 'yuan/kg', 30],
  ['30 mu', 'yuan/kg', null],
  ['30%', 'yuan/kg', null],
  ['32,5', 'yuan/kg', null],
  ['50万', 'yuan/kg', null],
  ['1,200', 'yuan/kg', 1200],
  ['0x10', 'yuan/kg', null],
  ['1e999', 'yuan/kg', null],
  ['abc', 'yuan/kg', null],
  ['', 'yuan/kg', null],
  ['50万', 'yuan', 500_000],
  ['43.8 万元', 'yuan', 438_000],
  ['−3', 'yuan', -3],
  ['2 ha', 'mu', 30],
  ['6', '%', 6],
  ['6%', '%', 6],
  ['6 yuan', '%', null],
  ['4 年', 'year', 4],
])('%s in %s is %s', (text, of, value) => {
  const read = typedIn(text, unit(of));
  if (value === null) expect(read).toBeNull();
  else expect(read).toBeCloseTo(value, 9);
});
