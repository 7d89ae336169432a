import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { changedPlaces, editText, listFigures, openText, readScenario, type Scenario, say } from '../../../src/model/index.ts';

// The list of figures against a walk of the YAML by another reader, which knows nothing of what the figures mean.

const read = (name: string) => {
  const text = readFileSync(new URL(`../../../scenarios/${name}.yaml`, import.meta.url), 'utf8');
  const { scenario, source } = readScenario(text);
  if (!scenario || !source) throw new Error(`${name} has problems`);
  return { text, scenario, data: source.data };
};

type Tree = { [key: string]: Tree };
const entries = (tree: Tree | undefined): [string, Tree][] => Object.entries(tree ?? {});

/** Paths of the figures of a file with their sources, by its layout alone. */
function walked(text: string): Map<string, string> {
  const file = parse(text) as Tree;
  const found = new Map<string, string>();
  const put = (path: string, value: unknown) =>
    found.set(path, typeof value === 'object' && value !== null ? String((value as { source?: string }).source ?? '') : '');
  const ventures = (path: string, list: Tree | undefined) => {
    for (const [id, venture] of entries(list))
      for (const [key, value] of entries(venture ?? undefined))
        if (!['title', 'strategy', 'start', 'stop', 'note'].includes(key)) put(`${path}.${id}.${key}`, value);
  };
  for (const section of ['drivers', 'correlations', 'goals', 'allocation'] as const)
    for (const [id, value] of entries(file[section])) put(`${section}.${id}`, value);
  for (const [id, village] of entries(file.villages)) {
    for (const key of ['population', 'households', 'opening_fund'])
      if (village[key] !== undefined) put(`villages.${id}.${key}`, village[key]);
    ventures(`villages.${id}.ventures`, village.ventures);
  }
  for (const [id, plan] of entries(file.plans)) {
    for (const [village, list] of entries(plan?.changes)) ventures(`plans.${id}.changes.${village}`, list);
    for (const part of ['support', 'loans'])
      for (const [village, list] of entries(plan?.[part]))
        for (const key of Object.keys(list)) put(`plans.${id}.${part}.${village}.${key}`, 0);
  }
  if (file.source_threshold !== undefined) put('source_threshold', file.source_threshold);
  return found;
}

const counted = (sources: Iterable<string>) => {
  const counts: Record<string, number> = {};
  for (const source of sources) counts[source || '–'] = (counts[source || '–'] ?? 0) + 1;
  return counts;
};

for (const name of ['seven-villages', 'bad-years', 'one-base', 'jixi-city'])
  test(`every figure of ${name} is listed once, with its source`, () => {
    const { text, scenario, data } = read(name);
    const listed = listFigures(scenario, data);
    const expected = walked(text);
    expect(listed.map(({ path }) => path.join('.')).sort()).toEqual([...expected.keys()].sort());
    expect(counted(listed.map(({ source }) => source ?? ''))).toEqual(counted(expected.values()));
  });

test('the town has so many figures', () => {
  const { text, scenario, data } = read('seven-villages');
  const listed = listFigures(scenario, data);
  // Counted with grep: every `source: assumption` of the file but none in its comments.
  const grepped = text.split('\n').flatMap((line) => line.replace(/^\s*#.*/, '').match(/\bsource: assumption\b/g) ?? []);
  expect(listed.filter(({ source }) => source === 'assumption').length).toBe(grepped.length);
});

const find = (scenario: Scenario, data: unknown, path: string) => {
  const found = listFigures(scenario, data).find((one) => one.path.join('.') === path);
  if (!found) throw new Error(`no ${path}`);
  return found;
};

test('a figure is told with what it belongs to, in words, with its amounts where they are written', () => {
  const { scenario, data } = read('seven-villages');
  const weight = find(scenario, data, 'villages.buridu.ventures.cattle.sell_weight');
  expect(weight.of.map(({ en }) => en)).toEqual(['Buridu', 'Twenty cattle in a rented yard']);
  expect(weight.tell('en', 4)).toBe('between 600 and 650 kg/head, most likely 615');
  expect(weight.amounts.map(({ path, value }) => `${path.at(-1)} ${value}`)).toEqual(['min 600', 'likely 615', 'max 650']);
  expect(weight.note?.zh).toContain('低段');
  const fill = find(scenario, data, 'plans.cattle-bases.changes.buridu.fattening-base.fill');
  expect(fill.plan).toBe('cattle-bases');
  expect(fill.amounts.map(({ path }) => path.slice(-2).join('.'))).toEqual(['is.0', 'is.1']);
  const fund = find(scenario, data, 'villages.buridu.opening_fund');
  expect([fund.source, fund.amounts[0]?.path.join('.'), fund.amounts[0]?.value]).toEqual([
    'assumption',
    'villages.buridu.opening_fund.is',
    10_000,
  ]);
  const loan = find(scenario, data, 'plans.cattle-bases.loans.bayin-tolgoi.1');
  expect(loan.tell('zh', 4)).toBe('45 万元（2022 年起 5 年，年利率 4.35%）');
  const price = find(scenario, data, 'drivers.beef_price');
  expect(price.amounts.map(({ path }) => path.at(-1))).toEqual(['start', 'level', 'reversion', 'volatility']);
  for (const one of listFigures(scenario, data))
    for (const language of ['en', 'zh'] as const)
      expect([...one.of, one.title].map((words) => say(words, language)).join() + one.tell(language, 4)).not.toMatch(
        /undefined|NaN|\[object/,
      );
});

test('the times of a driver have the unit that is missing', () => {
  const { scenario, data } = read('jixi-city');
  const rent = find(scenario, data, 'villages.v001.ventures.land.rent');
  expect(rent.tell('en', 4)).toBe('follows “Rent of cropland, against 2019” × 430 yuan/mu/year');
  expect(rent.amounts.map(({ path, value, unit }) => [path.at(-1), value / unit.factor])).toEqual([['times', 430]]);
});

test('the amounts of every figure of the town stand where they are said to', () => {
  const { text, scenario, data } = read('seven-villages');
  const tree = parse(text) as Tree;
  for (const { amounts } of listFigures(scenario, data))
    for (const { path } of amounts)
      expect(['string', 'number'], path.join('.')).toContain(
        typeof path.reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], tree),
      );
});

const dataOf = (text: string) => openText(text).source?.data;
const places = (before: string, after: string) =>
  changedPlaces(dataOf(before), dataOf(after)).map(({ path, isFigure }) => `${path.join('.')}${isFigure ? '' : ' words'}`);

test('a figure that differs counts once, words about it apart', () => {
  const { text } = read('seven-villages');
  const edits: [string, unknown][] = [
    ['villages.buridu.ventures.cattle.sell_weight.min', '590 kg/head'],
    ['villages.buridu.ventures.cattle.sell_weight.max', '700 kg/head'],
    ['drivers.beef_price.process.start', '31 yuan/kg'],
    ['drivers.beef_price.process.level', '30 yuan/kg'],
    ['goals.income-500k.note', 'agreed'],
    ['plans.cattle-bases.support.buridu.2022', '10000 yuan'],
    ['plans.as-is.support.buridu.2021', '10000 yuan'],
    ['plans.cattle-bases.loans.bayin-tolgoi.0.rate', '5%'],
    // The same amount in other words.
    ['villages.buridu.opening_fund.is', '1 万元'],
  ];
  const after = edits.reduce((now, [path, value]) => editText(now, path.split('.'), value), text);
  expect(places(text, after)).toEqual([
    'drivers.beef_price.process.start',
    'drivers.beef_price.process.level',
    'villages.buridu.ventures.cattle.sell_weight',
    'plans.as-is.support.buridu.2021',
    'plans.cattle-bases.support.buridu.2022',
    'plans.cattle-bases.loans.bayin-tolgoi.0',
    'goals.income-500k words',
  ]);
  expect(places(text, text)).toEqual([]);
  const without = editText(text, ['villages', 'buridu', 'ventures', 'cattle'], undefined);
  expect(places(text, without)).toEqual(['villages.buridu.ventures.cattle']);
  expect(places(text, editText(text, ['title', 'en'], 'x'))).toEqual(['title words']);
  const other = editText(text, ['drivers', 'beef_price', 'process'], { kind: 'trend', start: '30 yuan/kg', growth: '1%' });
  expect(places(text, other)).toEqual(['drivers.beef_price.process']);
  expect(places(text, editText(text, ['drivers', 'beef_price'], undefined))).toContain('drivers.beef_price');
});
