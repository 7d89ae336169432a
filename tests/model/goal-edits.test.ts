import { expect, test } from 'vitest';
import {
  editAll,
  goalAdded,
  goalChanged,
  goalRemoved,
  goalTitle,
  openText,
  outcomeText,
  readScenario,
  type Scenario,
} from '../../src/model/index.ts';

const text = `format: furrow/1
title: t
years: {from: 2026, to: 2028}
# Nobody has promised anything yet.
villages:
  a:
    ventures:
      fees: {strategy: steady-income, amount: 100000 yuan/year}
`;
const scenario = readScenario(text).scenario as Scenario;
const wanted = { measure: 'income', atLeast: '20 万元', value: 200_000, year: 2028, confidence: 0.9 } as const;

test('a goal is added as a planner would write it, and the last one goes with its part of the file', () => {
  const { id, edits } = goalAdded(scenario, { ...wanted, who: { kind: 'every village' } });
  const made = editAll(openText(text), edits);
  const read = readScenario(made.text);
  expect(read.problems).toEqual([]);
  expect(read.scenario?.goals).toMatchObject([
    {
      ...{ id: 'income-2028', measure: 'income', atLeast: 200_000, year: 2028, confidence: 0.9, source: 'assumption' },
      title: { en: '200,000 yuan of income in every village by 2028', zh: '2028年每个村集体收入达到20万元' },
      who: { kind: 'every village' },
    },
  ]);
  expect(made.text.startsWith(text)).toBe(true);
  expect(editAll(made, goalRemoved(made.source?.data, id)).source?.data).toEqual(openText(text).source?.data);
});

test('two of one measure and year have ids of their own', () => {
  const [first] = goalAdded(scenario, { ...wanted, who: { kind: 'every village' } }).edits;
  const once = readScenario(editAll(openText(text), first ? [first] : []).text).scenario as Scenario;
  const { id, edits } = goalAdded(once, { ...wanted, who: { kind: 'the town' } });
  expect(id).toBe('income-2028-2');
  expect(edits[0]?.value).toMatchObject({ title: { zh: '2028年各村合计集体收入达到20万元' }, who: 'the town' });
});

test('a goal may speak of a part of the villages, or of one of them', () => {
  const titles = (
    [
      { kind: 'share', share: 0.85 },
      { kind: 'list', villages: ['a'] },
    ] as const
  ).map((who) => {
    const { edits } = goalAdded(scenario, { ...wanted, who });
    const goal = readScenario(editAll(openText(text), edits).text).scenario?.goals[0];
    return [goal?.title.zh, goal?.who];
  });
  expect(titles).toEqual([
    ['2028年85%的村集体收入达到20万元', { kind: 'share', share: 0.85 }],
    ['2028年a集体收入达到20万元', { kind: 'list', villages: ['a'] }],
  ]);
});

/** The text of a file with this goal, after it is changed into that one. */
function changed(goal: string, next: object): { readonly text: string; readonly places: readonly string[] } {
  const before = `${text}goals:\n  g: ${goal}\n`;
  const read = readScenario(before).scenario as Scenario;
  const [own] = read.goals;
  if (!own) throw new Error('the goal is not read');
  const edits = goalChanged(read, own, { ...own, value: own.atLeast, atLeast: '', ...next });
  const after = editAll(openText(before), edits).text;
  expect(readScenario(after).problems).toEqual([]);
  return { text: after.split('g: ')[1] ?? '', places: edits.map(({ path }) => String(path.at(-1))) };
}

test('a goal that is changed has only that written anew, and its title tells it', () => {
  const plain =
    '{title: {en: "200,000 yuan of income in every village by 2028", zh: 2028年每个村集体收入达到20万元}, measure: income, at_least: 20 万元, year: 2028, who: every village, confidence: 80%, source: assumption}';
  expect(changed(plain, {}).places).toEqual([]);
  const higher = changed(plain, { value: 300_000, atLeast: '30 万元', year: 2027, who: { kind: 'share', share: 0.85 } });
  expect(higher.places).toEqual(['title', 'at_least', 'year', 'who']);
  expect(higher.text).toContain('2027年85%的村集体收入达到30万元');
  expect(higher.text).toContain('300,000 yuan of income in 85% of villages by 2027');
  expect(higher.text).toMatch(/at_least: 30 万元, year: 2027, who: 85% of villages, confidence: 80%/);
});

test('words that somebody chose for it stay, but for the sum and the year', () => {
  const own = '{title: 规划之五：2028年村村20万元（20280户）, measure: income, at_least: 20 万元, year: 2028}';
  const { text: after, places } = changed(own, { value: 250_000, atLeast: '25 万元', year: 2026, confidence: 0.9 });
  expect(places).toEqual(['title', 'at_least', 'year', 'confidence']);
  expect(after).toContain('规划之五：2026年村村25万元（20280户）');
  expect(after).toContain('confidence: 90%');
});

test('words that no longer fit go, but for what stands before the colon, and a document is no longer its source', () => {
  const own =
    '{title: {en: "City standard: 200,000 yuan in 85% of villages", zh: 鸡西标准：2028年85%的村超过20万元}, measure: income, at_least: 20 万元, year: 2028, who: 85% of villages, source: estimate}';
  const { text: after, places } = changed(own, { who: { kind: 'share', share: 0.8 } });
  expect(places).toEqual(['title', 'who', 'source']);
  expect(after).toContain('鸡西标准（已改）：2028年80%的村集体收入达到20万元');
  expect(after).toContain('City standard (changed): 200,000 yuan of income in 80% of villages by 2028');
  expect(after).toContain('source: assumption');
  const plain = '{title: 三条渠道, measure: sources, at_least: 3, year: 2028}';
  expect(changed(plain, { value: 4, atLeast: 4 }).text).toContain('2028年每个村增收渠道数达到4');
});

test('a title that names a document says that the goal is no longer what it asks for, once', () => {
  const own =
    '{title: {en: "Jixi: above 200,000 yuan", zh: 鸡西标准：每个村超过20万元}, measure: income, at_least: 20 万元, year: 2028, source: estimate}';
  const { text: once } = changed(own, { value: 80_000, atLeast: '8 万元' });
  expect(once).toContain('鸡西标准（已改）：每个村超过8万元');
  expect(once).toContain('Jixi (changed): above 80,000 yuan');
  expect(changed(once.trim(), { value: 90_000, atLeast: '9 万元' }).text).toContain('Jixi (changed): above 90,000 yuan');
  expect(changed(own, { confidence: 0.9 }).text).toContain('鸡西标准（已改）：每个村超过20万元');
});

test('a document that is named by its year keeps its name', () => {
  const own = '{title: 2028年政府工作报告：2028年村均20万元以上, measure: income, at_least: 20 万元, year: 2028}';
  expect(changed(own, { year: 2027 }).text).toContain('2028年政府工作报告：2027年村均20万元以上');
});

test('a sum that is no money is told anew', () => {
  const own = '{title: 2028年每个村粮食 500 公斤, measure: grain, at_least: 500 kg, year: 2028}';
  const of = 'measures: {grain: {is: 600 kg, town: sum}}\n';
  const before = `${text}${of}goals:\n  g: ${own}\n`;
  const read = readScenario(before).scenario as Scenario;
  const [goal] = read.goals;
  if (!goal) throw new Error('the goal is not read');
  const edits = goalChanged(read, goal, { ...goal, value: 700, atLeast: '700 kg' });
  expect(editAll(openText(before), edits).text).toContain('700公斤');
});

test('a title tells the target as it was set', () => {
  const title = (value: number) => goalTitle(scenario, { measure: 'income', value, year: 2028, who: { kind: 'every village' } });
  expect(title(1_205_000).zh).toBe('2028年每个村集体收入达到120.5万元');
  expect(title(1_205_550).zh).toContain('达到120.555万元');
  expect(title(12_345_000).zh).toContain('达到1,234.5万元');
  expect(title(1_205_000).en).toContain('1,205,000 yuan');
});

test('an outcome of a single village is that village’s; of several it is of all together', () => {
  const income = { kind: 'measure', measure: 'income', village: null, year: 2028 } as const;
  expect(outcomeText(income, scenario).zh).toBe('a 2028 年的集体收入');
  const two = readScenario(`${text}  b: {title: {en: East, zh: 东村}}\n`).scenario as Scenario;
  expect(outcomeText(income, two)).toEqual({ en: 'income of all villages together in 2028', zh: '各村合计 2028 年的集体收入' });
  expect(outcomeText({ ...income, village: 'b' }, two).zh).toBe('东村 2028 年的集体收入');
});
