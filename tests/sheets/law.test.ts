import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { readScenario } from '../../src/model/index.ts';
import { throughBook } from './through-book.ts';

// Whatever a scenario says comes back from a workbook, in either language: random small ones, with every way to write a figure.

const number = fc.oneof(
  fc.integer({ min: 1, max: 1_000_000 }),
  fc.double({ min: 1e-6, max: 1e6, noNaN: true, noDefaultInfinity: true }),
);
const word = fc.constantFrom(
  '东村',
  'East',
  '甲 乙',
  '=1+1',
  '-5',
  '@x',
  '2024',
  '“引号”：，',
  'a: b # c',
  '_x0041_',
  '多\n行',
  '😀',
  "'",
  'none',
  '无',
  '假设',
);
const text = fc.oneof(word, fc.record({ en: word, zh: word }), fc.record({ zh: word }));
const origin = { source: fc.constantFrom('ref', 'assumption', 'estimate'), note: text };
const inUnits = (units: readonly string[]) => (x: number, i: number) => `${x} ${units[i % units.length]}`;

/** A figure in money in every form; units vary inside it. */
const figure = (units: readonly string[], list: boolean) => {
  const rising = fc
    .uniqueArray(number, { minLength: 3, maxLength: 3 })
    .map((three) => [...three].sort((a, b) => a - b) as [number, number, number]);
  const of = inUnits(units.slice(0, 1));
  const forms = [
    number.map((x) => ({ is: of(x, 0) })),
    rising.map(([min, likely, max]) => ({ min: of(min, 0), likely: of(likely, 0), max: of(max, 0) })),
    rising.map(([min, , max]) => ({ min: of(min, 0), max: of(max, 0) })),
    rising.map(([sd, mean]) => ({ mean: of(mean, 0), sd: of(sd, 0) })),
    fc.tuple(number, fc.double({ min: 0, max: 1, noNaN: true })).map(([median, spread]) => ({ median: of(median, 0), spread })),
    fc.tuple(number, number).map((values) => ({ values: values.map(of), weights: [1, 2] })),
    number.map((x) => ({ p10: of(x, 0), p50: of(2 * x, 0), p90: of(3 * x, 0), min: of(x / 2, 0) })),
    number.map((x) => ({ driver: 'weather', times: of(x, 0) })),
    ...(list ? [fc.array(number, { minLength: 1, maxLength: 4 }).map((values) => ({ is: values.map(inUnits(units)) }))] : []),
  ];
  return fc.tuple(fc.oneof(...forms), fc.record(origin, { requiredKeys: [] })).map(([shape, said]) => ({ ...shape, ...said }));
};

const scenarios = fc.record({
  title: text,
  rents: fc.array(figure(['yuan', '万元'], true), { minLength: 1, maxLength: 3 }),
  sums: figure(['元'], false),
  share: fc.integer({ min: 1, max: 99 }),
  fund: number,
  stop: fc.option(fc.constantFrom(2021, 2022)),
  titles: fc.array(text, { minLength: 3, maxLength: 3 }),
  who: fc.constantFrom('every village', 'the town', '50% of villages', ['b'], ['a', 'b']),
  replaced: fc.boolean(),
});

test('a random scenario comes back the same', () => {
  fc.assert(
    fc.property(scenarios, fc.constantFrom('en' as const, 'zh' as const), (town, language) => {
      const [first, second, third] = town.titles;
      const file = {
        format: 'furrow/1',
        title: town.title,
        years: { from: 2020, to: 2022 },
        simulation: { runs: 500, seed: '7' },
        references: { ref: { title: first, kind: 'document', note: second } },
        drivers: { weather: { title: third, process: { kind: 'independent', min: 0.5, max: `${town.share + 100}%` } } },
        strategies: {
          own: {
            title: second,
            about: third,
            ...(town.replaced && { sentence: { en: `Lets {rent}; ${town.share}.`, zh: '出租{rent}。' } }),
            entity: town.replaced,
            parameters: {
              sum: { unit: 'yuan', title: first },
              rent: { unit: 'yuan', list: true, range: ['1 yuan', '2 万元'], note: third },
            },
            events: { bad: { chance: `${town.share}%`, lasts: 2 } },
            formulas: { income: { is: 'bad ? -sum : sum + by_age(rent)', title: second }, shown: '-sum' },
            measures: ['shown'],
          },
        },
        villages: {
          a: {
            title: first,
            note: second,
            opening_fund: `${town.fund} 万元`,
            ventures: Object.fromEntries(
              town.rents.map((rent, i) => [
                `v${i}`,
                { title: town.titles[i], strategy: 'own', sum: town.sums, rent, stop: town.stop, note: third },
              ]),
            ),
          },
          b: { title: second, population: '5 person', ventures: {} },
        },
        plans: {
          p: {
            title: third,
            changes: {
              a: { v0: town.replaced ? null : { title: second, rent: town.rents[0] } },
              b: { n: { strategy: 'own', sum: town.sums, rent: ['1 元'] } },
            },
          },
          q: {
            based_on: 'p',
            changes: { b: { n: { stop: null, title: first } } },
            support: { a: { 2021: '3 万元' } },
            loans: { b: [{ amount: '5 yuan', rate: `${town.share / 7}%`, years: 2, from: 2020 }] },
          },
          r: { based_on: 'q', loans: { b: [] } },
        },
        measures: { each: { is: 'income / 2', town: 'sum', title: first } },
        goals: {
          g: {
            title: second,
            measure: 'shown',
            at_least: '1 元',
            year: 2021,
            who: town.who,
            confidence: `${town.share}%`,
            note: first,
          },
        },
        allocation: { relief: `${town.share}%`, 其他: `${100 - town.share}%` },
      };
      const written = stringify(file, { aliasDuplicateObjects: false });
      const { scenario, problems } = readScenario(written);
      expect(problems.map(({ at, say }) => `${at} ${say.en}`)).toEqual([]);
      const back = throughBook(written, language);
      expect(back.problems).toEqual([]);
      if (!isDeepStrictEqual(back.scenario, scenario)) expect(back.scenario).toEqual(scenario);
    }),
    { numRuns: 25 },
  );
});
