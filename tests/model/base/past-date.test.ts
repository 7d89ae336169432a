import { expect, test } from 'vitest';
import { readDate } from '../../../src/model/base/past-date.ts';

test.each<[string, [number, number | null, number | null] | null]>([
  ['2024', [2024, null, null]],
  ['2024年', [2024, null, null]],
  ['2024年度', [2024, null, null]],
  ['2024-03', [2024, 3, null]],
  ['2024/3', [2024, 3, null]],
  ['2024.3', [2024, 3, null]],
  ['202403', [2024, 3, null]],
  ['2024.12', [2024, 12, null]],
  ['2024年3月', [2024, 3, null]],
  ['2024-02-29', [2024, 2, 29]],
  ['2024.2.29', [2024, 2, 29]],
  ['2024年2月29日', [2024, 2, 29]],
  ['2024/2/29 0:00', [2024, 2, 29]],
  ['2024-02-29T08:30:00', [2024, 2, 29]],
  ['2024Q1', [2024, 3, null]],
  ['2024-q4', [2024, 12, null]],
  ['2024年一季度', [2024, 3, null]],
  ['2024年第3季度', [2024, 9, null]],
  ['2024 四季度', [2024, 12, null]],
  ['2023-02-29', null],
  ['2024.13', null],
  ['2024.0', null],
  ['2024Q5', null],
  ['2024年五季度', null],
  ['2024-03 8:00', null],
  ['20240', null],
  ['202413', null],
  ['0999', null],
  ['2024.35', null],
  ['', null],
])('%j is %j', (text, date) => {
  const read = readDate(text);
  expect(read && [read.year, read.month, read.day]).toEqual(date);
});
