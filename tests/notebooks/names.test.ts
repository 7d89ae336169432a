import { expect, test } from 'vitest';
import { guideStrategies, rangeWords, readUnit, type Strategy, type Unit } from '../../src/model/index.ts';
import { type GuideDraft, newVenture, reckoned } from '../../src/notebooks/books/guide-state.ts';
import { typedRange } from '../../src/notebooks/books/typed-range.ts';
import { isNumber, placesIn } from '../../src/notebooks/inputs/names.ts';

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
  // What shows nothing makes no other name.
  expect(placesIn('东村\n\ufeff东\u200b村').twice).toEqual(['东村']);
});

test('several names on a line are divided by commas and the like, each with its own people', () => {
  const read = (text: string) => placesIn(text).places.map(({ title, people }) => [title, people]);
  expect(read('东村，420户\n西村 30人，12 户、北村（1,050户）')).toEqual([
    ['东村', null],
    ['西村', 30],
    ['北村', null],
  ]);
  expect(read('东村，abc')).toEqual([
    ['东村', null],
    ['abc', null],
  ]);
  expect(read('西村，1，280人，东村，420')).toEqual([
    ['西村', 1280],
    ['东村', 420],
  ]);
  expect(read('东村，420，西村、北村 30人；南村,1,200,Hill; Dale')).toEqual([
    ['东村', 420],
    ['西村', null],
    ['北村', 30],
    ['南村', 1200],
    ['Hill', null],
    ['Dale', null],
  ]);
  // What is told of a name in brackets divides it as little as a number that is known only roughly.
  expect(read('孙家屯，约９５０\n平岗村，约700人\n平岗（原平岗、东岗），大约 80人左右')).toEqual([
    ['孙家屯', 950],
    ['平岗村', 700],
    ['平岗（原平岗、东岗）', 80],
  ]);
  expect(read('，东村，\n420\n西村，1，2')).toEqual([
    ['东村', null],
    ['420', null],
    ['西村', 1],
    ['2', null],
  ]);
});

test('a share in an enterprise begins with the typical cost, as an assumption', () => {
  const strategy = guideStrategies().find(({ id }) => id === 'shareholding') as Strategy;
  const venture = newVenture(strategy, 2026);
  expect([...venture.typed]).toEqual([['unit_cost', '16~30']]);
  expect([...newVenture(strategy, 2026, new Map([['price', '25']])).typed]).toEqual([['price', '25']]);
  const draft: GuideDraft = {
    ...{ title: 't', from: '2026', to: '2027', names: '', income: new Map(), sources: '', confidence: 0.8 },
    villages: [{ title: '东村', people: null, ventures: [venture] }],
  };
  expect(reckoned(draft, 'zh').made.text).toContain('unit_cost: {min: 16 yuan/kg, max: 30 yuan/kg, source: assumption}');
});

test('both ends of a typical range are told in one unit', () => {
  const unit = readUnit('yuan/year') as Unit;
  expect(rangeWords([200_000, 300_000], unit, 'zh')).toEqual({ low: '20', high: '30 万元/年' });
  expect(rangeWords([200_000, 300_000], unit, 'en')).toEqual({ low: '200,000', high: '300,000 yuan/year' });
  expect(rangeWords([500, 30_000], unit, 'zh')).toEqual({ low: '500', high: '30,000 元/年' });
  expect(rangeWords([0.05, 0.2], readUnit('%') as Unit, 'zh')).toEqual({ low: '5%', high: '20%' });
});

test('a figure of the guide is a number or a range, in its unit or another', () => {
  const rent = guideStrategies()
    .find(({ id }) => id === 'resource-lease')
    ?.parameters.find(({ id }) => id === 'rent');
  if (!rent) throw new Error('no rent');
  expect(typedRange('320', rent, 'zh')).toBe('320 yuan/mu/year');
  expect(typedRange('260~360', rent, 'zh')).toEqual({ min: '260 yuan/mu/year', max: '360 yuan/mu/year' });
  expect(typedRange('260-360', rent, 'zh')).toEqual({ min: '260 yuan/mu/year', max: '360 yuan/mu/year' });
  expect(typedRange('２６０ - 360元/亩', rent, 'zh')).toEqual({ min: '260 yuan/mu/year', max: '360 yuan/mu/year' });
  expect(typedRange('-3', rent, 'zh')).toBe('-3 yuan/mu/year');
  expect(typedRange('260 到 320 到 360元/亩/年', rent, 'zh')).toEqual({
    min: '260 yuan/mu/year',
    likely: '320 yuan/mu/year',
    max: '360 yuan/mu/year',
  });
});

test('a number is no name of a village', () => {
  expect(['四百二十', '420', '-3', '1，200', '4.5'].filter(isNumber)).toHaveLength(5);
  expect(['三', '千户营', '万家村', 'Village 2', '2 号村', '七里'].filter(isNumber)).toEqual([]);
});
