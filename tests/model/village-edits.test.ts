import { expect, test } from 'vitest';
import { editAll, openText, readScenario, referenceAdded, renamed, villageAdded, villageRemoved } from '../../src/model/index.ts';

const text = `format: furrow/1
title: t
years: {from: 2026, to: 2028}
references:
  report: {title: {en: The village's report, zh: 村报告}}
villages:
  # The only one with land to let.
  east:
    title: 东村
    opening_fund: 50000 yuan
    ventures:
      fees: {strategy: steady-income, amount: {is: 100000 yuan/year, source: report, note: 2025 的合同}, note: 三年一签}
      shop: {strategy: steady-income, amount: 20000 yuan/year}
  west:
    title: 西村
    ventures:
      fees: {strategy: steady-income, amount: 30000 yuan/year}
plans:
  as-is: {title: 现状}
  more:
    title: 扩大
    changes:
      west: {fees: {amount: 60000 yuan/year}}
    support: {west: {2026: 10000 yuan}, east: {2026: 10000 yuan}}
    loans: {west: [{amount: 100000 yuan, rate: 4%, years: 2, from: 2026}]}
goals:
  both: {measure: income, at_least: 50000 yuan, year: 2028, who: [east, west]}
  west-alone: {measure: income, at_least: 50000 yuan, year: 2028, who: [west]}
`;
const data = () => openText(text).source?.data;
const after = (edits: Parameters<typeof editAll>[1]) => {
  const made = editAll(openText(text), edits);
  const read = readScenario(made.text);
  expect(read.problems).toEqual([]);
  return { text: made.text, scenario: read.scenario };
};

test('a village is added behind the others, and nothing else of the text moves', () => {
  const { id, edits } = villageAdded(data(), { title: { en: '', zh: '南村' }, openingFund: '5 万元', like: null });
  const made = after(edits);
  expect(id).toBe('南村');
  expect(made.scenario?.villages.at(-1)).toMatchObject({
    id,
    title: { en: '南村', zh: '南村' },
    openingFund: 50_000,
    ventures: [],
  });
  const [before = '', behind = ''] = text.split('plans:');
  expect(made.text.startsWith(before.trimEnd())).toBe(true);
  expect(made.text.endsWith(`plans:${behind}`)).toBe(true);
});

test('ventures of another village come along, but not what its figures rest on there', () => {
  const { edits } = villageAdded(data(), { title: { en: 'South', zh: '南村' }, openingFund: null, like: 'east' });
  const made = after(edits).scenario?.villages.at(-1);
  expect(made).toMatchObject({ id: 'south', openingFund: 0 });
  expect(made?.ventures.map(({ id, note }) => [id, note])).toEqual([
    ['fees', null],
    ['shop', null],
  ]);
  expect(made?.ventures[0]?.figures.amount).toMatchObject({ source: 'assumption', note: null, values: [{ value: 100_000 }] });
  expect(made?.ventures[1]?.figures.amount).toMatchObject({ source: null });
});

test('a second village of a name has an id and a name of its own', () => {
  const { id, edits } = villageAdded(data(), { title: { en: 'East', zh: '东村' }, openingFund: null, like: null });
  expect(id).toBe('east-2');
  expect(after(edits).scenario?.villages.at(-1)?.title).toEqual({ en: 'East', zh: '东村 (2)' });
});

test('with a village goes all that plans and goals say of it, and nothing more', () => {
  const { scenario } = after(villageRemoved(data(), 'west'));
  expect(scenario?.villages.map(({ id }) => id)).toEqual(['east']);
  expect(scenario?.goals.map(({ id, who }) => [id, who])).toEqual([['both', { kind: 'list', villages: ['east'] }]]);
  expect(openText(after(villageRemoved(data(), 'west')).text).source?.data).toMatchObject({
    plans: { 'as-is': { title: '现状' }, more: { title: '扩大', support: { east: { 2026: '10000 yuan' } } } },
  });
  expect(JSON.stringify(openText(after(villageRemoved(data(), 'west')).text).source?.data)).not.toContain('west');
});

test('a village is renamed and keeps its id', () => {
  const { scenario } = after(renamed(data(), 'villages', 'west', { en: 'West End', zh: '西头村' }));
  expect(scenario?.villages[1]).toMatchObject({ id: 'west', title: { en: 'West End', zh: '西头村' } });
});

test('a name that another has gets a number, and so do a goal and a source', () => {
  const title = (zh: string) => ({ en: zh, zh });
  const west = (zh: string) => after(renamed(data(), 'villages', 'west', title(zh))).scenario?.villages[1]?.title.zh;
  const east = readScenario(text).scenario?.villages[0]?.title.zh ?? '';
  expect([west(east), west('西村')]).toEqual([`${east} (2)`, '西村']);
  const goal = after(renamed(data(), 'goals', 'west-alone', title('both'))).scenario?.goals[1];
  expect(goal?.title.zh).toBe('both (2)');
  const ledger = after(referenceAdded(data(), { title: title('台账'), kind: 'document', note: '' }).edits).text;
  const again = readScenario(ledger).source?.data;
  const second = referenceAdded(again, { title: title('台账'), kind: 'document', note: '' }).edits[0]?.value;
  expect(second).toMatchObject({ title: '台账 (2)' });
  expect(referenceAdded(again, { title: title('假设'), kind: 'document', note: '' }).edits[0]?.value).toMatchObject({
    title: '假设 (2)',
  });
});
