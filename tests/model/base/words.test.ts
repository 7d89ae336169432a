import { expect, test } from 'vitest';
import { moneyAlike } from '../../../src/model/index.ts';

test('amounts beside each other are told in the unit of the largest, and none of them as nothing', () => {
  const told = (...all: number[]) => all.map(moneyAlike(all, 'zh'));
  expect(told(-1_010_000, -343, 15_400)).toEqual(['−101 万元', '−0.03 万元', '1.54 万元']);
  expect(told(-1_010_000, 12)).toEqual(['−101 万元', '0.0012 万元']);
  expect(told(9_800, 343)).toEqual(['9,800 元', '343 元']);
  expect(told(205_200_000, 96_000_000)).toEqual(['2.05 亿元', '0.96 亿元']);
  expect(told(205_200_000, 343)).toEqual(['20,500 万元', '0.03 万元']);
  expect([1_010_000, 343].map(moneyAlike([1_010_000, 343], 'en'))).toEqual(['1,010,000 yuan', '343 yuan']);
});
