import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { furrow, planner, scenario, settled, undo } from './planner.ts';

// What matters and Set a target, as a planner uses them; their figures are those of the command line.

const notebooks = planner();
const town = scenario('seven-villages', 1000);
const [matters, targets] = [4, 5];

/** The town with fewer futures, in a notebook, under a plan. */
const visit = (locale: 'en-US' | 'zh-CN', book: number, plan: string) =>
  notebooks.visit({ locale, book, plan, address: notebooks.carrying(town) });

/** What the questions asked here answer, each in its part. */
interface Answer {
  readonly inputs: readonly [{ readonly low: number; readonly high: number }];
  readonly sources: readonly { readonly source: string; readonly first: number }[];
  readonly rules: readonly unknown[];
  readonly targets: readonly { readonly village: string | null; readonly value: number }[];
  readonly value: number | null;
  readonly probability: number;
  readonly probabilityNow: number;
  readonly chosen: readonly unknown[];
}
/** A question to the command line about the same scenario. */
const asked = (question: string, ...args: string[]) =>
  furrow<Answer>(question, 'scenarios/seven-villages.yaml', ...args, '--runs', '1000');
const yuan = (value: number) => `${Number(value.toPrecision(3)).toLocaleString('en-US')} yuan`.replace('-', '−');
const textOf = (tab: Page, cell: string) => tab.locator(`.cell-${cell}`).innerText();

test('what moves an outcome most is what the command line finds, another outcome is chosen, and an input leads to its village', async () => {
  const tab = await visit('en-US', matters, 'three-sources');
  const of = (outcome: string) => asked('sensitivity', '--plan', 'three-sources', '--outcome', outcome).inputs[0];
  const inTown = of('income@2022');
  for (const end of [inTown.low, inTown.high]) expect(await textOf(tab, 'sentence')).toContain(yuan(end));
  const sources = asked('sensitivity', '--plan', 'three-sources', '--outcome', 'income@2022', '--method', 'sources').sources;
  const assumed = sources.find(({ source }) => source === 'assumption')?.first ?? Number.NaN;
  expect(await textOf(tab, 'sentence')).toContain(`${Math.round(assumed * 100)}% of what is uncertain rests on assumptions`);
  const rules = asked('discover', '--plan', 'three-sources', '--outcome', 'income@2022').rules;
  expect(await tab.locator('.rule').count()).toBe(rules.length);
  await tab.locator('.cell-choose select').nth(1).selectOption('buridu');
  await settled(tab);
  const inVillage = of('buridu.income@2022');
  for (const end of [inVillage.low, inVillage.high]) expect(await textOf(tab, 'sentence')).toContain(yuan(end));
  await tab.locator('#matters-shares').click();
  await settled(tab);
  expect(await tab.locator('.cell-moving svg').count()).toBe(1);
  await tab.locator('.cell-choose select').first().selectOption('goal income-500k');
  await settled(tab);
  expect(await textOf(tab, 'sentence')).toContain('in none of the futures');
  expect(await textOf(tab, 'rules')).toContain('fails in all of the futures');
  await tab.locator('.cell-sentence button').click();
  await settled(tab);
  await tab.locator('#matters-far').click();
  await settled(tab);
  await tab.locator('.cell-moving .pick', { hasText: 'Buridu' }).first().click();
  await settled(tab);
  expect(await tab.locator('h1').innerText()).toBe('One village');
  expect(await tab.locator('main select').first().inputValue()).toBe('buridu');
});

test('targets follow the confidence and are those of the command line; one is written as a goal, and undone', async () => {
  const tab = await visit('en-US', targets, 'three-sources');
  const promised = (confidence: string) =>
    asked('targets', '--plan', 'three-sources', '--measure', 'income', '--year', '2022', '--confidence', confidence).targets;
  const ofTown = (all: Answer['targets']) => all.find(({ village }) => village === null)?.value ?? 0;
  expect(await textOf(tab, 'sentence')).toContain(yuan(ofTown(promised('80%'))));
  await tab.locator('.dial button').nth(2).click();
  await settled(tab);
  const [at90, sentence] = [promised('90%'), await textOf(tab, 'sentence')];
  expect(sentence).toContain(yuan(ofTown(at90)));
  const alone = at90.reduce((sum, { village, value }) => sum + (village ? value : 0), 0);
  expect(sentence).toContain(yuan(alone));
  for (const { village, value } of at90.filter(({ village: each }) => each))
    expect(await tab.locator(`tr[data-row="${village}"] td`).first().innerText()).toBe(yuan(value));
  const before = await textOf(tab, 'goals');
  await tab.locator('#targets-write-town-total').click();
  await settled(tab);
  expect(await textOf(tab, 'goals')).toContain('This is what the file says.');
  await undo(tab).click();
  await settled(tab);
  expect(await textOf(tab, 'goals')).toBe(before);
});

test('what a goal takes is what the command line seeks; it is put into the scenario, holds there, and is undone', async () => {
  const tab = await visit('en-US', targets, 'three-sources');
  await tab.locator('.cell-seek-inputs select').nth(1).selectOption('wushenzhao');
  await settled(tab);
  const figure = await tab.locator('.cell-seek-inputs select').nth(2).inputValue();
  const found = asked('seek', '--plan', 'three-sources', '--goal', 'income-500k', '--figure', `wushenzhao/${figure}`, '--alone');
  const before = await textOf(tab, 'seek');
  expect(before).toContain(`${Math.round(found.probability * 100)}%`);
  expect(before).toContain(`${Math.round(found.probabilityNow * 100)}%`);
  await tab.locator('#targets-put').click();
  await settled(tab);
  expect(await textOf(tab, 'seek')).toContain(found.value === null ? 'No value of' : 'need not change');
  await undo(tab).click();
  await settled(tab);
  expect(await textOf(tab, 'seek')).toBe(before);
});

test('what was sought and written stays on screen, also where nothing was chosen before', async () => {
  const tab = await visit('zh-CN', targets, 'as-is');
  const chosen = () =>
    tab.locator('.cell-seek-inputs select').evaluateAll((all) => all.map((select) => (select as HTMLSelectElement).value));
  const before = await chosen();
  await tab.locator('#targets-put').click();
  await settled(tab);
  expect(await chosen()).toEqual(before);
});

test('a budget typed in 万元 buys what the command line buys; the plan made of it is there, and is undone', async () => {
  const tab = await visit('zh-CN', targets, 'as-is');
  const field = tab.locator('[id="v-targets.budget"]');
  const before = await field.inputValue();
  for (const [typed, told] of [
    ['很多', '不是金额'],
    ['-5', '-5 太小：应不小于 0'],
    ['1e20', '1e20 太大：应不大于'],
  ] as const) {
    await field.fill(typed);
    await field.press('Enter');
    expect(await tab.locator('[id="v-targets.budget-fault"]').innerText()).toContain(told);
  }
  await field.press('Escape');
  expect(await field.inputValue()).toBe(before);
  await field.fill('200万');
  await field.press('Enter');
  await settled(tab);
  const found = asked('portfolio', '--plan', 'as-is', '--goal', 'income-500k', '--budget', '200万元');
  expect(await textOf(tab, 'bought')).toContain(`${found.chosen.length} 个项目`);
  expect(await textOf(tab, 'bought')).toContain(`增加到 ${found.value?.toFixed(2)} 个`);
  const plans = await tab.locator('#plan option').count();
  await tab.locator('#targets-make').click();
  await settled(tab);
  expect(await tab.locator('#plan option').count()).toBe(plans + 1);
  expect(await textOf(tab, 'made')).toContain('200 万元');
  await undo(tab).click();
  await settled(tab);
  expect(await tab.locator('#plan option').count()).toBe(plans);
});
