import { expect, test } from 'vitest';
import { guideStrategies } from '../../src/model/index.ts';
import { typedRange } from '../../src/notebooks/books/guide-state.ts';
import { placesIn } from '../../src/notebooks/inputs/names.ts';

test('names of villages are read as they are typed or pasted, with people behind them', () => {
  const { places, twice } = placesIn(
    '东村，420\r\n西村 310人\n\n北村\t１２００ \nVillage 2\nEast, 1,050 people\nWest 30 people\n东村',
  );
  expect(places.map(({ title, people }) => [title, people])).toEqual([
    ['东村', 420],
    ['西村', 310],
    ['北村', 1200],
    ['Village 2', null],
    ['East', 1050],
    ['West', 30],
    ['东村', null],
  ]);
  expect(twice).toEqual(['东村']);
});

test('a figure of the guide is a number or a range, in its unit or another', () => {
  const rent = guideStrategies()
    .find(({ id }) => id === 'resource-lease')
    ?.parameters.find(({ id }) => id === 'rent');
  if (!rent) throw new Error('no rent');
  expect(typedRange('320', rent)).toBe('320 yuan/mu/year');
  expect(typedRange('260~360', rent)).toEqual({ min: '260 yuan/mu/year', max: '360 yuan/mu/year' });
  expect(typedRange('260 到 320 到 360元/亩/年', rent)).toEqual({
    min: '260 yuan/mu/year',
    likely: '320 yuan/mu/year',
    max: '360 yuan/mu/year',
  });
});
