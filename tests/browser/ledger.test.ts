import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { percent } from '../../src/model/index.ts';
import { planner, type Run, scenario, settled, type, undo } from './planner.ts';

// Money and Assumptions in the one-file page, against the command line on the same scenario.

const notebooks = planner();
/** With few futures, so that every move is answered soon. */
const small = scenario('seven-villages', 500);
const visit = (locale: 'en-US' | 'zh-CN', book: number) =>
  notebooks.visit({ locale, book, plan: 'cattle-bases', address: notebooks.carrying(small, 'small.yaml') });

interface Money {
  ventures: { venture: string; village: string; payback: { share: number; p50: number } | null; npv: { mean: number } }[];
}
const yuan = (text: string) => Number(text.replace('−', '-').replace(/[^\d.-]/g, ''));
const within = (told: number, exact: number, share = 0.006) =>
  expect(Math.abs(told - exact)).toBeLessThanOrEqual(Math.abs(exact) * share + 1);
const inRow = (tab: Page, row: string, cell: number) =>
  tab.locator('.cell-worth tr', { hasText: row }).first().locator('td').nth(cell).innerText();

test('payback and value are those of the command line, with another rate and last year too', async () => {
  const tab = await visit('en-US', 6);
  const check = async (...args: string[]) => {
    const { ventures } = await notebooks.asked<Money>(tab, 'money', '--plan', 'cattle-bases', ...args);
    const base = ventures.find(({ venture }) => venture === 'fattening-base');
    if (!base) throw new Error('no base');
    within(yuan(await inRow(tab, 'Fattening base with a partner', 2)), base.npv.mean);
    const { payback } = base;
    const told = !payback ? 'none' : payback.share < 0.5 ? `mostly none (in ${percent(payback.share)})` : payback.p50.toFixed(1);
    expect(await inRow(tab, 'Fattening base with a partner', 5)).toContain(told);
  };
  await check('--to', '2030');
  expect(await tab.locator('.cell-payback').innerText()).toMatch(/pays back by 2030|does not pay back/);
  await tab.locator('#money-to').selectOption('2036');
  await settled(tab);
  await type(tab, 'money-rate', '5%');
  await check('--to', '2036', '--rate', '5%');
});

test('support and a loan are changed, agree with a run of the saved file, and are undone', async () => {
  const tab = await visit('zh-CN', 6);
  const sentence = () => tab.locator('.cell-sentence').innerText();
  const before = await sentence();
  const fund = () => tab.locator('.cell-flows .pair > div').nth(1).locator('tr.strong td').last();
  await tab.locator('#money-village').selectOption('buridu');
  await settled(tab);
  await type(tab, 'support-buridu-2022', '30万');
  await tab.locator('#loan-add').click();
  await settled(tab);
  await type(tab, 'loan-buridu-1-amount', '5 万元');
  expect(await sentence()).not.toBe(before);
  const run = await notebooks.asked<Run>(tab, 'run', '--plan', 'cattle-bases');
  const exact = run.plans[0]?.villages.find(({ id }) => id === 'buridu')?.measures.fund.at(-1)?.mean ?? Number.NaN;
  within(yuan((await fund().getAttribute('title')) ?? ''), exact, 1e-6);
  expect(await tab.locator('.title small').innerText()).toContain('打开后改动 2 处');
  await tab.locator('#loan-buridu-0-years').fill('2.5');
  await tab.locator('#loan-buridu-0-years').press('Enter');
  expect(await tab.locator('#loan-buridu-0-years-fault').innerText()).toContain('整年');
  await tab.locator('h1').click();
  for (let i = 0; i < 3; i++) await tab.keyboard.press('Control+z');
  await tab.waitForFunction((text) => (document.querySelector('.cell-sentence') as HTMLElement).innerText === text, before);
});

test('a figure is found, typed, noted, told as changed, and reset', async () => {
  const tab = await visit('en-US', 7);
  expect(await tab.locator('.cell-sentence .sentence').innerText()).toContain('276 figures');
  await tab.locator('#assumptions-search').fill('rented yard sell');
  await tab.waitForFunction(() => document.querySelectorAll('.listed tbody tr').length < 6);
  const place = 'villages.buridu.ventures.cattle.sell_weight';
  await tab.locator(`[id="e-${place}"]`).click();
  await settled(tab);
  const low = tab.locator(`[id="a-${place}.min"]`);
  await low.fill('590');
  await low.press('Enter');
  await settled(tab);
  const row = tab.locator(`tr[data-at="${place}"]`);
  expect(await row.locator('.note').innerText()).toMatch(/^Of the figure before \(Margins of fattening.*\) – ./);
  await tab.locator(`[id="s-${place}"]`).selectOption('stated');
  await settled(tab);
  const note = tab.locator(`[id="n-zh-${place}"]`);
  await note.fill('村里核实');
  await note.press('Enter');
  await settled(tab);
  expect(await row.innerText()).toContain('between 590 and 650 kg/head, most likely 615');
  expect(await row.innerText()).toContain('was between 600 and 650');
  expect(await tab.locator('.cell-changes').innerText()).toContain('stated');
  expect(await tab.locator('.title small').innerText()).toContain('1 change since opening');
  expect(await tab.locator('#scenario-text').inputValue()).toContain('村里核实');
  await tab.locator('#assumptions-changed').check();
  await settled(tab);
  expect(await tab.locator('.listed tbody tr[data-at]').count()).toBe(1);
  await row.getByRole('button', { name: /Back to the file/ }).click();
  await settled(tab);
  expect(await tab.locator('#scenario-text').inputValue()).toBe(small);
  expect(await tab.locator('.title small').innerText()).not.toContain('changed');
});

test('a document is added, a figure names it, and it can no longer be deleted', async () => {
  const tab = await visit('zh-CN', 7);
  const panel = async () => tab.locator('.cell-references').getByRole('button', { name: '管理参考资料…' }).click();
  await panel();
  await tab.locator('#reference-add').click();
  expect(await tab.locator('.reference-form .fault').innerText()).toBe('请填写资料名称。');
  await tab.locator('#new-reference-zh').fill('2025年村账');
  await tab.locator('#reference-note').fill('第3页');
  await tab.locator('#reference-note').press('Enter');
  const last = tab.locator('.panel-rows li').last();
  expect(await last.innerText()).toContain('2025年村账');
  expect(await last.getByRole('button', { name: /删除/ }).isEnabled()).toBe(true);
  await tab.keyboard.press('Escape');
  const place = 'villages.buridu.ventures.cattle.sell_weight';
  await tab.locator('#assumptions-search').fill('租用场地 出栏');
  await tab.locator(`[id="e-${place}"]`).click();
  await tab.locator(`[id="s-${place}"]`).selectOption('2025年村账');
  await settled(tab);
  expect(await tab.locator('.cell-references li').last().innerText()).toMatch(/2025年村账.*1 个数值/);
  await panel();
  expect(await last.getByRole('button', { name: /删除/ }).isEnabled()).toBe(false);
});

test('the text is checked while it is typed, shows on the page when it is good, and is undone', async () => {
  const tab = await visit('zh-CN', 7);
  const area = tab.locator('#scenario-text');
  const shown = await tab.locator('.title strong').innerText();
  /** Types over some characters, as a hand does: a browser takes seconds for a whole text of a thousand lines. */
  const put = async (before: string, after: string) => {
    await area.evaluate((element, text) => {
      const input = element as HTMLTextAreaElement;
      const start = input.value.indexOf(text);
      input.focus();
      input.setSelectionRange(start, start + text.length);
    }, before);
    await tab.keyboard.insertText(after);
  };
  await put('title: {en: "Seven', 'title: {en: "Our seven');
  await put('level: 32 yuan/kg', 'level: 32 yuan/mu');
  await tab.waitForFunction(() => document.querySelectorAll('.found li').length === 1);
  const place = tab.locator('.found button');
  const line = small.split('\n').findIndex((text) => text.includes('level: 32 yuan/kg')) + 1;
  expect(await place.innerText()).toContain(`第 ${line} 行`);
  await place.click();
  const cursor = await area.evaluate((element) => (element as HTMLTextAreaElement).selectionStart);
  expect((await area.inputValue()).slice(0, cursor).split('\n').length).toBe(line);
  expect(await tab.locator('.title strong').innerText()).toBe(shown);
  await put('title: {en: "Our seven', 'title: {en: "Seven');
  await put('level: 32 yuan/mu', 'level: 40 yuan/kg');
  await tab.waitForFunction(() => document.querySelector('.cell-changes')?.textContent?.includes('32 → 40'));
  await settled(tab);
  expect(await tab.locator('.title small').innerText()).toContain('改动 1 处');
  await undo(tab).click();
  await settled(tab);
  expect(await area.inputValue()).toBe(small);
});
