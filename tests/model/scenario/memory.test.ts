import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editText, makeReader, type Path, readScenario } from '../../../src/model/index.ts';

// One reader reads text after text; whatever stood there before, it tells and gives what a reading from nothing does.

const file = (name: string) => readFileSync(new URL(`../../../scenarios/${name}.yaml`, import.meta.url), 'utf8');
const town = file('seven-villages').replace('runs: 10000', 'runs: 500');

/** Some are right, some wrong, some take away what others need. */
const edits: readonly (readonly [Path, unknown])[] = [
  [['drivers', 'beef_price', 'process', 'level'], '34 yuan/kg'],
  [['drivers', 'beef_price', 'process', 'level'], '34 yuan'],
  [['drivers', 'beef_price', 'unit'], 'yuan/ton'],
  [['drivers', 'beef_price', 'process', 'kind'], 'nonsense'],
  [['drivers', 'beef_price'], undefined],
  [['villages', 'wushenzhao', 'ventures', 'meat-plant', 'value'], '700000 yuan'],
  [['villages', 'wushenzhao', 'ventures', 'meat-plant', 'value'], '-1 yuan'],
  [['villages', 'wushenzhao', 'ventures', 'meat-plant', 'value'], undefined],
  [['villages', 'wushenzhao', 'ventures', 'meat-plant', 'strategy'], 'no-such'],
  [['villages', 'wushenzhao', 'ventures', 'meat-plant'], undefined],
  [['references'], undefined],
  [['years', 'to'], 2024],
  [['years', 'to'], 2019],
  [['strategies', 'own', 'formulas', 'income'], '5 yuan'],
  [['strategies', 'own', 'formulas', 'income'], 'nothing + 5'],
  [['simulation', 'seed'], 'another'],
];

test('what is remembered tells and gives what reading from nothing does', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(edits.length - 1), { minLength: 1, maxLength: 6 }), fc.boolean(), (chosen, fromTown) => {
      const read = makeReader();
      let text = fromTown ? town : file('one-base');
      read(text);
      for (const at of chosen) {
        const [path, value] = edits[at] as (typeof edits)[number];
        try {
          text = editText(text, path, value);
        } catch {
          // A place that is not there to be edited.
        }
        const [now, fresh] = [read(text), readScenario(text)];
        expect(now.problems).toEqual(fresh.problems);
        // With the order of keys, which is the order on the page.
        expect(JSON.stringify(now.scenario)).toBe(JSON.stringify(fresh.scenario));
      }
    }),
    { numRuns: 15 },
  );
});

test('a venture that stands as before is the very same object', () => {
  const read = makeReader();
  const before = read(town).scenario;
  const after = read(editText(town, ['villages', 'wushenzhao', 'ventures', 'meat-plant', 'value'], '700000 yuan')).scenario;
  expect(after?.strategies['cattle-base']).toBe(before?.strategies['cattle-base']);
  const ventures = (scenario: typeof before) =>
    scenario?.plans.flatMap((plan) => plan.villages.flatMap((village) => village.ventures));
  const known = new Set(ventures(before));
  expect(
    ventures(after)
      ?.filter((venture) => !known.has(venture))
      .map(({ id }) => id),
  ).toEqual(
    ventures(after)
      ?.filter(({ id }) => id === 'meat-plant')
      .map(({ id }) => id),
  );
});
