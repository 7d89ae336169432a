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
  ['30 mu', 'yuan/kg', 'unit'],
  ['30%', 'yuan/kg', 'unit'],
  ['32,5', 'yuan/kg', 'comma'],
  ['5.', 'yuan', 5],
  ['5。', 'yuan', 5],
  ['30..40', 'yuan', 'number'],
  ['1.200.000', 'yuan', 'number'],
  ['1.5万', 'yuan/head', 15_000],
  ['0.2万', '元/亩', 2000],
  ['1.5w', '元/头', 15_000],
  ['12W', 'yuan/year', 120_000],
  ['50万', 'mu', 'unit'],
  ['2亿', 'kg', 'unit'],
  ['1.2.3亿', 'yuan', 'number'],
  ['1,200', 'yuan/kg', 1200],
  ['0x10', 'yuan/kg', 'unit'],
  ['1e999', 'yuan/kg', 'number'],
  ['abc', 'yuan/kg', 'number'],
  ['', 'yuan/kg', 'number'],
  ['50万', 'yuan', 500_000],
  ['1.2亿', '万元', 12_000],
  ['1.2 亿元', 'yuan', 120_000_000],
  ['0.07亿元/年', 'yuan/year', 7_000_000],
  ['1,000亿', '元', 100_000_000_000],
  ['3.5万', 'yuan/year', 35_000],
  ['３５万', '元/年', 350_000],
  ['43.8 万元', 'yuan', 438_000],
  ['−3', 'yuan', -3],
  ['2 ha', 'mu', 30],
  ['6', '%', 6],
  ['6%', '%', 6],
  ['6 yuan', '%', 'unit'],
  ['4 年', '%', 'unit'],
  ['3万元/亩', 'yuan/mu', 30_000],
  ['1,5,0', 'yuan/kg', 'comma'],
  ['4 年', 'year', 4],
  ['约30万', 'yuan', 300_000],
  ['￥300,000', 'yuan', 300_000],
  ['1200亩左右', 'mu', 1200],
  ['30万元整', '元', 300_000],
])('%s in %s is %s', (text, of, value) => {
  const read = typedIn(text, unit(of));
  if (typeof value === 'string') expect(read).toBe(value);
  else expect(read).toBeCloseTo(value, 9);
});
