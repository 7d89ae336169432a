import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  type Change,
  diffScenarios,
  editAll,
  isRemark,
  type OpenText,
  openText,
  readScenario,
  type Scenario,
  starterScenario,
} from '../../../src/model/index.ts';
import { scenarioOf } from '../../helpers.ts';
import { type Edit, edits, town } from './diff-sentences.ts';

const fileOf = (name: string) => readFileSync(join(import.meta.dirname, `../../../scenarios/${name}.yaml`), 'utf8');
const start = starterScenario('en');

/** A text, opened and read once. */
const opened = new Map<string, { readonly text: OpenText; readonly scenario: Scenario }>();
function openOnce(text: string) {
  const known = opened.get(text) ?? { text: openText(text), scenario: scenarioOf(text) };
  opened.set(text, known);
  return known;
}
const edited = (text: string, ...edits: readonly Edit[]) => {
  const made = editAll(
    openOnce(text).text,
    edits.map(([path, value]) => ({ path, value })),
  );
  return scenarioOf(made.text);
};
const differences = (text: string, ...edits: readonly Edit[]): Change[] =>
  diffScenarios(openOnce(text).scenario, edited(text, ...edits));
const told = ({ place, say }: Change) => [`${place.en}: ${say.en}`, `${place.zh}：${say.zh}`];

const lease = ['villages', 'baganaur', 'ventures', 'lease-private'];
describe('one edit is one difference', () => {
  test.each(edits)('%j', (edit, path, en, zh) => {
    const changes = differences(town, edit);
    expect(changes.map((change) => change.path)).toEqual([path]);
    expect(changes.map(told)).toEqual([[en, zh]]);
  });
});

test('with both files exchanged, before and after are exchanged', () => {
  const [a, b] = [scenarioOf(town), edited(town, ...edits.slice(2).map(([edit]) => edit))];
  const [there, back] = [diffScenarios(a, b), diffScenarios(b, a)];
  const opposite = { added: 'removed', removed: 'added', changed: 'changed' };
  const sorted = (rows: readonly (string | null)[][]) => rows.map((row) => JSON.stringify(row)).sort();
  expect(there.length).toBeGreaterThanOrEqual(edits.length - 4);
  expect(sorted(there.map(({ path, kind, before, after }) => [path, kind, before, after]))).toEqual(
    sorted(back.map(({ path, kind, before, after }) => [path, opposite[kind], after, before])),
  );
});

describe('what means the same does not differ', () => {
  test.each(['seven-villages', 'one-base', 'bad-years'])('%s and itself', (name) => {
    expect(diffScenarios(scenarioOf(fileOf(name)), scenarioOf(fileOf(name)))).toEqual([]);
  });
  test('comments, the order of keys, and how an amount is written', () => {
    const own = (ventures: string, more = '') =>
      scenarioOf(
        `format: furrow/1\ntitle: T\n${more}years: {from: 2026, to: 2027}\nstrategies:\n  mill:\n    parameters: {weight: {unit: kg}, price: {unit: yuan/kg}}\n    formulas: {income: weight * price}\nvillages:\n  a:\n    ventures: ${ventures}\n  b: {}\n`,
      );
    expect(
      diffScenarios(
        own('{x: {strategy: mill, weight: 0.5 t, price: 438000 yuan/kg}, y: {strategy: steady-income, amount: 5 yuan}}'),
        own(
          '{y: {amount: {is: 5.0 元}, start: 2026, strategy: steady-income}, x: {price: 43.8万元/kg, weight: 500 kg, strategy: mill}} # here',
          'simulation: {runs: 10000}\n',
        ),
      ),
    ).toEqual([]);
  });
  test('formulas with other blanks, a usual value that is written out', () => {
    const [own, other] = ['income: weight*price', "income: 'weight  *  price'"].map((formula) =>
      scenarioOf(
        `format: furrow/1\ntitle: T\nyears: {from: 2026, to: 2027}\nstrategies:\n  mill:\n    parameters: {weight: {unit: kg, default: 5 kg}, price: {unit: yuan/kg}}\n    formulas: {${formula}}\nvillages:\n  a: {ventures: {x: {strategy: mill, ${formula.includes("'") ? 'weight: 5 kg, ' : ''}price: 5 yuan/kg}}}\n`,
      ),
    );
    expect(own && other && diffScenarios(own, other)).toEqual([]);
  });
});

describe('plans tell what they say themselves', () => {
  const base = ['villages', 'west', 'ventures', 'stalls'];
  const inPlan = ['plans', 'store', 'changes', 'west'];
  const paths = (...changes: readonly Edit[]) => differences(start, ...changes).map(({ path, kind }) => `${kind} ${path}`);

  test('a change of a village that a plan takes over is told once', () => {
    expect(paths([[...base, 'start'], 2023])).toEqual(['changed villages.west.ventures.stalls.start']);
  });
  test('a change of a plan that another one is built on is told once', () => {
    expect(
      differences(town, [['plans', 'winery-first', 'changes', 'buridu', 'winery-stake', 'share', 'is'], '5%']).map(
        ({ path }) => path,
      ),
    ).toEqual(['plans.winery-first.changes.buridu.winery-stake.share']);
  });
  test('a village and a plan that change apart are told apart', () => {
    expect(paths([[...base, 'amount', 'is'], '120000 yuan'], [[...inPlan, 'stalls', 'amount', 'is'], '150000 yuan'])).toEqual([
      'changed villages.west.ventures.stalls.amount',
      'changed plans.store.changes.west.stalls.amount',
    ]);
  });
  test('a plan that no longer changes a figure', () => {
    const [change] = differences(start, [[...inPlan, 'stalls', 'amount'], undefined]);
    expect(change).toMatchObject({ before: '140000 yuan/year', after: '130000 yuan/year' });
  });
  test('a new venture of a village that a plan then changes', () => {
    expect(
      paths(
        [['villages', 'east', 'ventures', 'shop'], { strategy: 'steady-income', amount: '5000 yuan' }],
        [['plans', 'store', 'changes', 'east'], { shop: { amount: '7000 yuan' } }],
      ),
    ).toEqual(['added villages.east.ventures.shop', 'changed plans.store.changes.east.shop.amount']);
  });
  test('a venture of another strategy is told as a whole', () => {
    const changes = differences(
      start,
      [base, { title: 'Stalls', strategy: 'contracted-out', start: 2024, value: '90万元' }],
      [['plans', 'store', 'changes', 'west', 'stalls'], undefined],
    );
    expect(changes.map(({ path }) => path).filter((path) => path.startsWith('villages'))).toEqual([
      'villages.west.ventures.stalls.title',
      'villages.west.ventures.stalls.strategy',
    ]);
    expect(changes.find(({ path }) => path.endsWith('stalls.strategy'))?.say.en).toEqual(
      expect.stringMatching(
        /^strategy Steady income, from 2024: amount 130,000 yuan\/year, .* → Contract\S+ out, from 2024: .* 900,000 yuan$/,
      ),
    );
  });
  test('plans, villages, drivers and strategies that come and go', () => {
    expect(
      paths(
        [['plans', 'later'], { title: 'Later', based_on: 'store', changes: { east: { lake: { stop: 2027 } } } }],
        [['villages', 'north'], { population: '90 person', ventures: { shop: { strategy: 'trading', amount: '1 yuan' } } }],
        [['strategies'], { trading: { parameters: { amount: { unit: 'yuan' } }, formulas: { income: 'amount' } } }],
        [['drivers', 'rain'], { process: { kind: 'event', chance: '10%' } }],
        [['allocation'], { development: '100%' }],
      ),
    ).toEqual([
      'added drivers.rain',
      'added strategies.trading',
      'added villages.north',
      'added plans.later',
      'removed allocation.relief',
      'removed allocation.incentives',
      'removed allocation.facilities',
      'changed allocation.development',
    ]);
  });
  test('a strategy of the file is told part by part, the ventures that only use it are not', () => {
    const own = (part: string) =>
      scenarioOf(
        `format: furrow/1\ntitle: T\nyears: {from: 2026, to: 2027}\nstrategies:\n  mill:\n    ${part}\nvillages:\n  a: {ventures: {x: {strategy: mill, price: 5 yuan}}}\n`,
      );
    const changes = diffScenarios(
      own('parameters: {price: {unit: yuan}, n: {default: 1}}\n    formulas: {income: price * n}'),
      own(
        'parameters: {price: {unit: yuan}, n: {default: 2}, tax: {default: 10%}}\n    formulas: {income: price * n * (1 - tax)}',
      ),
    );
    expect(changes.map(({ path, kind, before, after }) => [kind, path, before, after])).toEqual([
      ['changed', 'strategies.mill.parameters.n.default', '1', '2'],
      ['added', 'strategies.mill.parameters.tax', null, 'tax'],
      ['changed', 'strategies.mill.formulas.income.is', 'price * n', 'price * n * (1 - tax)'],
    ]);
  });
});

test.each([
  [{ min: '1万元', max: '3万元' }, 'between 10,000 and 30,000 yuan', '1 到 3 万元之间'],
  [{ mean: '900 yuan', sd: '50 yuan' }, 'mean 900 yuan, standard deviation 50', '平均 900 元，标准差 50'],
  [{ median: '900 yuan', spread: 0.3 }, 'half of the time below 900 yuan, spread 30%', '中间值 900 元，波动 30%'],
  [
    { p10: '100 yuan', p50: '200 yuan', p90: '300 yuan', min: '0 yuan' },
    'below 100 once, below 200 five times and below 300 yuan nine times in ten, never below 0 yuan',
    '十次里一次低于 100、五次低于 200、九次低于 300 元，不低于 0 元',
  ],
  [{ values: ['5 yuan', '9 yuan'], weights: [3, 1] }, '5 yuan (75%) or 9 yuan (25%)', '5 元（75%）或 9 元（25%）'],
  [
    { driver: 'visitors', times: '500 yuan' },
    'follows “Visitors, against an ordinary year” × 500 yuan',
    '随“游客量与常年之比” × 500 元',
  ],
])('a figure that becomes %j', (figure, en, zh) => {
  const [change] = differences(start, [['villages', 'east', 'ventures', 'lake', 'preparation'], figure]);
  expect(change?.say.en.split(' → ')[1]).toBe(en);
  expect(change?.say.zh.split(' → ')[1]).toBe(zh);
});

test('a small difference is told with the digits that show it', () => {
  const of = (rent: string) => differences(town, [[...lease, 'rent', 'is'], rent])[0]?.say.en;
  expect(of('33.334 yuan/mu/year')).toBe('rent 33.3333 → 33.334 yuan/mu/year');
  expect(of('33.3333331 yuan/mu/year')).toBe('rent 33.333333 → 33.3333331 yuan/mu/year');
});

type Tree = { readonly [key: string]: unknown };
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** The leaves at which two files differ. */
function leaves(a: unknown, b: unknown, path: string[] = []): string[] {
  if (!isTree(a) || !isTree(b)) return Object.is(a, b) ? [] : [path.join('.')];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) => leaves(a[key], b[key], [...path, key]));
}

test('the town in bad years differs where its file does', () => {
  const [a, b] = [town, fileOf('bad-years')];
  const tidy = (path: string) =>
    path.replace(/\.(en|zh|is|min|likely|max)(\.\d+)?$/, '').replace(/process\.(median|spread)$/, 'process');
  // Under this plan the winery pays late as often as its village says: no change of its own.
  const takenOver = 'plans.winery-first.changes.haole-baoji.winery.arrears_chance';
  const wanted = new Set(leaves(parse(a), parse(b)).map(tidy));
  expect(wanted.delete(takenOver)).toBe(true);
  const changes = diffScenarios(scenarioOf(a), scenarioOf(b));
  expect([...new Set(changes.map(({ path }) => path))].sort()).toEqual([...wanted].sort());
  expect(changes.length).toBe(wanted.size);
});

test('kinds of references are told in words, others as they are written', () => {
  const told = (kind: string) => differences(town, [['references', 'live-cattle-prices', 'kind'], kind])[0]?.say.zh;
  expect([told('study'), told('手抄')]).toEqual(['类别 价格 → 研究', '类别 价格 → 手抄']);
});

test('both languages are whole', () => {
  const pair = (a: string, b: string) => diffScenarios(scenarioOf(a), scenarioOf(b));
  const one = fileOf('one-base');
  const changes = [...pair(town, fileOf('bad-years')), ...pair(town, one), ...pair(one, start), ...pair(start, town)];
  for (const { path, place, say, before, after, kind } of changes) {
    const words = [place.en, place.zh, say.en, say.zh];
    expect(words.join(' ')).not.toMatch(/undefined|NaN|\[object|null/);
    expect(words.every((text) => text.trim() === text && text.length > 1)).toBe(true);
    expect([kind, before === null, after === null]).toEqual([kind, kind === 'added', kind === 'removed']);
    expect(path).not.toMatch(/^\.|\.$|\.\./);
  }
  expect(changes.filter(isRemark).length).toBeGreaterThan(20);
});

test.each(['en', 'zh'] as const)('the starter in %s has no problems and one meaning', (language) => {
  const { scenario, problems, notices } = readScenario(starterScenario(language));
  expect({ problems, notices }).toEqual({ problems: [], notices: [] });
  expect(scenario && diffScenarios(scenario, scenarioOf(start))).toEqual([]);
});
