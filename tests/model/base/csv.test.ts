import { expect, test } from 'vitest';
import { readPrices } from '../../../src/model/base/csv.ts';

test('a table typed in full width is read as the same in half width', () => {
  const columns = (text: string) => {
    const { table, problems } = readPrices(text);
    expect(problems).toEqual([]);
    return table?.columns.map(({ name, observations }) => [name, observations.map(({ year, value }) => [year, value])]);
  };
  const typed = columns('年份，价格\n２０１５，２６．５\n２０１６，25.1\n');
  expect(typed).toEqual([
    [
      '价格',
      [
        [2015, 26.5],
        [2016, 25.1],
      ],
    ],
  ]);
  expect(columns('年份；价格\n2015；26.5\n2016；25.1\n')).toEqual(typed);
  // What stands between commas of another kind stays whole.
  expect(columns('年份,价格（活牛，全国）\n2015,26.5\n2016,25.1\n')?.[0]?.[0]).toBe('价格（活牛，全国）');
});
