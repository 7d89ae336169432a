import { expect, test } from 'vitest';
import { readScenario } from '../../../src/model/index.ts';

// What a figure may not be: said once, at its place, in both languages, with what is allowed.

const told = (ventures: string, more = '') =>
  readScenario(
    `format: furrow/1\ntitle: limits\nyears: {from: 2026, to: 2027}\n${more}villages: {v: {ventures: {x: {${ventures}}}}}\n`,
  ).problems.map(({ at, say, hint }) => [at.replace('villages.v.ventures.x.', ''), say, hint] as const);
const plain = 'strategy: shareholding, output: 10 t/year, price: 20 yuan/kg';

test.each(['150%', '-5%', '{min: 5%, max: 101%}', '{p10: 50%, p50: 70%, p90: 120%}', '{values: [10%, 110%], weights: [1, 1]}'])(
  'a share of %s is no share',
  (share) => {
    expect(told(`${plain}, share: ${share}`)).toEqual([
      [
        'share',
        { en: 'share must be 0% to 100%', zh: '“share”（利润分成比例）须在 0% 到 100% 之间' },
        { en: 'Write 0% to 100%.', zh: '请写 0% 到 100% 之间的数。' },
      ],
    ]);
  },
);

test.each([
  ['cattle-base', 'share'],
  ['cattle-base', 'fill'],
  ['cow-calf', 'share'],
  ['crop-planting', 'share'],
  ['crop-planting', 'planted'],
  ['crop-planting', 'irrigated'],
  ['herb-planting', 'share'],
  ['processing', 'share'],
  ['tourism', 'share'],
  ['trading-service', 'share'],
])('of %s, %s is a part of a whole', (strategy, part) => {
  for (const [value, isRight] of [
    ['200%', false],
    ['-3%', false],
    ['100%', true],
  ] as const) {
    const said = told(`strategy: ${strategy}, ${part}: ${value}`).map(([, { en }]) => en);
    expect(said.includes(`${part} must be 0% to 100%`), value).toBe(!isRight);
  }
});

test('the whole, nothing and what leans beyond by chance are shares', () => {
  for (const share of ['100%', '0%', '{mean: 90%, sd: 20%}', '{median: 60%, spread: 40%}'])
    expect(told(`${plain}, share: ${share}`), share).toEqual([]);
});

test('a chance lies between 0% and 100%, however it is written', () => {
  for (const chance of ['150%', '{min: 50%, max: 150%}'])
    expect(told(`${plain}, arrears_chance: ${chance}`)[0]?.[1].en, chance).toBe('a chance lies between 0% and 100%');
});

test('only a typical range within 0% to 100% makes a percentage a part of a whole', () => {
  expect(told('strategy: steady-income, amount: 5 yuan/year, growth: -20%, ramp: [50%, 110%]')).toEqual([]);
  const own = (range: string, markup: string) =>
    told(
      `strategy: own, markup: ${markup}`,
      `strategies: {own: {parameters: {markup: {unit: '%'${range}}}, formulas: {income: markup * 5 yuan}}}\n`,
    );
  for (const markup of ['150%', '-5%']) expect(own('', markup)).toEqual([]);
  expect(own(', range: [5%, 50%]', '150%')[0]?.[2].en).toContain('give the parameter a range that reaches further');
  expect(own(', range: [50%, 200%]', '150%')).toEqual([]);
  expect(own(', range: [-10%, 50%]', '-5%')).toEqual([]);
});

test.each(['1e30 yuan/year', '-1e16 yuan/year', '{min: 5 yuan/year, max: 1e20 yuan/year}', '1e12 万元/year'])(
  '%s is too large to mean anything',
  (amount) => {
    const [[, say, hint] = [], ...more] = told(`strategy: steady-income, amount: ${amount}`);
    expect(more).toEqual([]);
    expect(say).toEqual({ en: 'the figure is too large to mean anything', zh: '数值过大，没有意义' });
    expect(hint?.en).toContain('at most a thousand million million yuan/year (1e15)');
    expect(hint?.zh).toContain('不超过一千万亿 元/年');
  },
);

test('an empty file is said to be empty, and what to do', () => {
  for (const text of ['', '\n\n', '# nothing yet\n']) {
    const [only, ...more] = readScenario(text).problems;
    expect(more).toEqual([]);
    expect([only?.say.zh, only?.value]).toEqual(['这个文件是空的', null]);
    expect(only?.hint.zh).toContain('新建一个情景');
  }
});

test('of what may need each other there are no more than can be followed', () => {
  const chain = (to: number, item: (i: number) => string) => Array.from({ length: to }, (_, i) => `    ${item(i)}\n`).join('');
  const of = (more: string) =>
    readScenario(`format: furrow/1\ntitle: t\nyears: {from: 2026, to: 2027}\nvillages: {v: {}}\n${more}`).problems.map(
      ({ at, say, hint }) => `${at}: ${say.en}. ${hint.en}`,
    );
  const plans = (to: number) => `plans:\n${chain(to, (i) => (i === 0 ? 'p0: {}' : `p${i}: {based_on: p${i - 1}}`))}`;
  const measures = (to: number) => `measures:\n${chain(to, (i) => (i === 0 ? 'own0: income' : `own${i}: own${i - 1}`))}`;
  const formulas = (to: number) =>
    `strategies:\n s:\n   formulas:\n${chain(to, (i) => (i === 0 ? 'income: 5 yuan' : `f${i}: ${i === 1 ? 'income' : `f${i - 1}`}`))}`;
  expect([of(plans(500)), of(measures(500)), of(formulas(500))]).toEqual([[], [], []]);
  expect([of(plans(20_000)), of(measures(20_000)), of(formulas(20_000))]).toEqual([
    ['plans: there are 20000 of them. Keep 500 at most.'],
    ['measures: there are 20000 of them. Keep 500 at most.'],
    ['strategies.s.formulas: there are 20000 of them. Keep 500 at most.'],
  ]);
  const unknown = of(Array.from({ length: 150_000 }, (_, i) => `k${i}: 1\n`).join(''));
  expect(unknown).toHaveLength(51);
  expect(unknown.at(-1)).toContain('k50: 149950 more keys are not known here');
});
