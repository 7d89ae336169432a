import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  editText,
  makeReader,
  type OpenText,
  openText,
  type Path,
  readScenario,
  type SourceText,
} from '../../../src/model/index.ts';

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
    { numRuns: 6 },
  );
});

/** Data in which everything beside the path is the very data of before, as a moved slider leaves it. */
function put(data: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  const holder = data as Record<string | number, unknown> | undefined;
  return { ...holder, [step]: put(holder?.[step], rest, value) };
}

/** Also of the wrong form, with keys that are not known, and with a section left empty. */
const moves: readonly (readonly [Path, unknown])[] = [
  ...edits.filter(([, value]) => value !== undefined),
  [['drivers', 'beef_price'], null],
  [['drivers', 'beef_price', 'process'], 7],
  [['drivers', 'new_price'], { unit: 'yuan/kg', process: { kind: 'trend', start: '3 yuan/kg' } }],
  [['villages', 'wushenzhao', 'ventures'], null],
  [['villages', 'wushenzhao'], null],
  [['villages', 'wushenzhao', 'no_such_key'], 1],
  [['villages', 'new-village'], { ventures: {} }],
  [['no_such_section'], {}],
  [['plans'], null],
  [['title'], ''],
  [['title'], ['a', 'b']],
  [['format'], 'furrow/9'],
];

test('data in which one thing moved are read as from nothing', () => {
  const opened = openText(town);
  const source = opened.source as SourceText;
  fc.assert(
    fc.property(fc.array(fc.nat(moves.length - 1), { minLength: 1, maxLength: 6 }), (chosen) => {
      const read = makeReader();
      read(opened);
      // Each from what was opened, or from the move before it.
      let { data } = source;
      for (const [i, at] of chosen.entries()) {
        const [path, value] = moves[at] as (typeof moves)[number];
        data = put(i % 2 ? data : source.data, path, value);
        const moved = { ...opened, source: { ...source, data } };
        const [now, fresh] = [read(moved), readScenario(moved)];
        expect(now.problems).toEqual(fresh.problems);
        expect(JSON.stringify(now.scenario)).toBe(JSON.stringify(fresh.scenario));
      }
    }),
    { numRuns: 12 },
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

test('a text that was read lately is the very same reading, whatever was read of it in between', () => {
  const read = makeReader();
  const before = read(town);
  const opened = before.opened as OpenText;
  const source = before.source as SourceText;
  // Data that moved under a text that did not.
  const moved = { ...opened, source: { ...source, data: put(source.data, ['simulation', 'runs'], 7) } };
  expect(read(moved).scenario?.runs).toBe(7);
  expect(read(town)).toBe(before);
  for (const runs of [501, 502, 503]) expect(read(editText(town, ['simulation', 'runs'], runs)).scenario?.runs).toBe(runs);
  const again = read(town);
  expect(again).not.toBe(before);
  expect(again.scenario).toEqual(before.scenario);
});
