import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type Language, money } from '../../src/model/index.ts';
import { keptWorks } from './kept.ts';
import { beyond, faults, furrow, isSound, planner, type Run, scenario, settled } from './planner.ts';

// What if: everything that can be changed in the page, in both languages, with the figures of the command line on the scenario as it is kept.

const notebooks = planner();
const town = scenario('seven-villages', 500);

/** Opens One village on a village of the town. */
async function visit(language: Language, village: string, width = 1366): Promise<Page> {
  const locale = language === 'zh' ? 'zh-CN' : 'en-US';
  const tab = await notebooks.visit({ locale, width, book: 1, address: notebooks.carrying(town) });
  await tab.locator('main select').first().selectOption(village);
  await settled(tab);
  return tab;
}

/** The scenario as the browser keeps it. */
const kept = async (tab: Page): Promise<string> => (await keptWorks(tab))[0]?.text ?? '';

/** The sentence of the page agrees with `furrow run` on what is kept: the village's mean income of the last year. */
async function agrees(tab: Page, language: Language, plan: string, village: string): Promise<void> {
  await settled(tab);
  const file = join(notebooks.folder, 'kept.yaml');
  writeFileSync(file, await kept(tab));
  const { villages } = furrow<Run>('run', file, '--plan', plan).plans[0] as Run['plans'][number];
  const mean = villages.find(({ id }) => id === village)?.measures.income.at(-1)?.mean ?? Number.NaN;
  await tab.waitForFunction(
    (text) => document.querySelector('.cell-sentence')?.textContent?.includes(text),
    money(mean, language),
  );
}

const at = (tab: Page, id: string) => tab.locator(`[id="${id}"]`);

// Each in one language: the words of both stand side by side, and a test reads that none is missing.
describe.each(['en'] as const)('in %s', (language: Language) => {
  test('a number in a sentence is dragged, typed in another unit, and goes back; a formula is edited with an error and without', async () => {
    const tab = await visit(language, 'chahan-temple');
    const grip = at(tab, 'in-f-villages.chahan-temple.ventures.lease-subei.rent.is');
    await grip.scrollIntoViewIfNeeded();
    const box = await grip.boundingBox();
    if (!box) throw new Error('the number is not shown');
    await tab.mouse.move(box.x + 20, box.y + box.height / 2);
    await tab.mouse.down();
    for (const by of [20, 40, 60]) await tab.mouse.move(box.x + 20 + by, box.y + box.height / 2);
    await tab.mouse.up();
    await tab.waitForSelector('.inline-figure.moved');
    await settled(tab);
    expect(await kept(tab)).toMatch(/rent: \{is: \d{2}\.?\d* yuan\/mu\/year, source: town-report/);
    await grip.click();
    const field = at(tab, 'in-f-villages.chahan-temple.ventures.lease-subei.rent.is-field');
    await field.fill('3000 元');
    await field.press('Enter');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await field.fill('3000 元/公顷/年');
    await field.press('Enter');
    expect(await grip.innerText()).toBe(language === 'zh' ? '200 元/亩/年' : '200 yuan/mu/year');
    await agrees(tab, language, 'as-is', 'chahan-temple');
    await tab.locator('.inline-figure.moved .reset').click();
    await tab.waitForFunction(() => !document.querySelector('.inline-figure.moved'));
    await settled(tab);

    // A formula, with an error under the caret and without; the page follows.
    const before = await tab.locator('.cell-sentence').innerText();
    await tab.locator('.venture-card summary').first().click();
    await at(tab, 'formula-lease-chagan-income').click();
    const formula = at(tab, 'formula-lease-chagan-income-field');
    await formula.fill('turnover * 3 - upkep');
    await tab.waitForFunction(() => document.querySelector('.caret')?.textContent?.trim() === '^');
    expect(await tab.locator('.caret').textContent()).toBe(`${' '.repeat(15)}^`);
    expect(await at(tab, 'formula-lease-chagan-income-fault').innerText()).toContain('upkeep');
    expect(await tab.locator('.cell-sentence').innerText()).toBe(before);
    expect(await faults(tab)).toEqual([]);
    await formula.fill('turnover * 3 - upkeep');
    await tab.waitForFunction((text) => (document.querySelector('.cell-sentence') as HTMLElement).innerText !== text, before);
    await formula.press('Enter');
    await agrees(tab, language, 'as-is', 'chahan-temple');
    expect(await kept(tab)).toContain('turnover * 3 - upkeep');
    await tab.locator('.top [data-key=b0]').click();
    await tab.waitForFunction((text) => (document.querySelector('.cell-sentence') as HTMLElement).innerText === text, before);
  });
});

describe.each(['zh'] as const)('in %s', (language: Language) => {
  test('how sure a figure is, from one value to past ones; a plan is added, a venture put into it, left out and brought back', async () => {
    const tab = await visit(language, 'buridu');
    await tab.locator('.venture-sentence button.shape').first().click();
    await tab.waitForSelector('.panel-dialog .density path');
    expect(await faults(tab)).toEqual([]);
    await at(tab, 'rung-quantiles').check();
    const handle = at(tab, 'density-2');
    const box = await handle.locator('circle').boundingBox();
    if (!box) throw new Error('the handle is not shown');
    await tab.mouse.move(box.x + 8, box.y + 8);
    await tab.mouse.down();
    await tab.mouse.move(box.x + 48, box.y + 8, { steps: 4 });
    await tab.mouse.up();
    await at(tab, 'ladder-put').click();
    await settled(tab);
    expect(await kept(tab)).toMatch(
      /sell_weight: \{p10: [\d.]+ kg\/head, p50: [\d.]+ kg\/head, p90: [\d.]+ kg\/head, min: 0 kg\/head, source: assumption/,
    );
    await agrees(tab, language, 'as-is', 'buridu');
    await tab.locator('.venture-sentence button.shape').first().click();
    await at(tab, 'rung-past').check();
    await at(tab, 'ladder-past').fill('610\t625\n600\n640\n615\n630 公斤/头\n605\n655\n620\n635');
    expect(await tab.locator('.density .dot').count()).toBe(10);
    await at(tab, 'ladder-put').click();
    await agrees(tab, language, 'as-is', 'buridu');
    expect(await kept(tab)).toContain('按 10 个历史数据拟合');
    await settled(tab);

    // A plan, with a venture that no other has.
    const file = await kept(tab);
    await at(tab, 'edit-plans').click();
    await tab.locator('.plan-new summary').click();
    await at(tab, `new-plan-${language}`).fill(language === 'zh' ? '试一试' : 'Try it');
    await at(tab, 'plan-add').click();
    expect(await faults(tab)).toEqual([]);
    await tab.keyboard.press('Escape');
    const plan = language === 'zh' ? '试一试' : 'try-it';
    expect(await at(tab, 'plan').inputValue()).toBe(plan);
    await settled(tab);
    await at(tab, 'add-venture').click();
    await at(tab, 'venture-put').click();
    expect(await at(tab, 'new-area').getAttribute('aria-invalid')).toBe('true');
    expect(await faults(tab)).toEqual([]);
    await at(tab, 'new-area').fill('1500');
    await at(tab, 'new-rent').fill(language === 'zh' ? '80 元/亩/年' : '80');
    await at(tab, `new-venture-${language}`).fill(language === 'zh' ? '鱼塘' : 'Fish pond');
    await at(tab, 'venture-put').click();
    await agrees(tab, language, plan, 'buridu');
    expect(await tab.locator('.venture-card').last().innerText()).toContain(language === 'zh' ? '鱼塘' : 'Fish pond');
    const added = await kept(tab);
    // Every line of the file is still there, in its order.
    const lines = added.split('\n');
    for (const line of file.split('\n')) expect(lines.splice(0, lines.indexOf(line) + 1).at(-1)).toBe(line);
    await at(tab, 'leave-cattle').click();
    await agrees(tab, language, plan, 'buridu');
    await at(tab, 'back-cattle').click();
    await settled(tab);
    expect(await kept(tab)).toBe(added);
    for (let i = 0; i < 4; i++) await tab.locator('.top [data-key=b0]').click();
    await settled(tab);
    expect(await kept(tab)).toBe(file);
  });
});

test('on a narrow screen nothing is cut and nothing is out of reach', async () => {
  const tab = await visit('zh', 'haole-baoji', 360);
  await tab.locator('.venture-card summary').first().click();
  expect([await beyond(tab), await faults(tab)]).toEqual([0, []]);
  for (const panel of ['edit-plans', 'add-venture']) {
    await at(tab, panel).click();
    const box = await tab.locator('.panel-dialog').boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 360).toBe(true);
    expect(await tab.locator('.panel-dialog').evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBeLessThanOrEqual(
      0,
    );
    expect(await faults(tab)).toEqual([]);
    await tab.keyboard.press('Escape');
  }
});

describe.each(['en', 'zh'] as const)('goals, %s', (language) => {
  test('one is added and judged, and taken away again', async () => {
    const zh = language === 'zh';
    const tab = await notebooks.visit({ locale: zh ? 'zh-CN' : 'en-US', book: 0, address: notebooks.carrying(town) });
    const heads = tab.locator('.matrix thead th');
    const before = await heads.count();
    const open = tab.getByRole('button', { name: zh ? '管理目标…' : 'Goals…' });
    await open.click();
    const field = at(tab, 'goal-at-least');
    await field.press('Enter');
    expect(await tab.locator('.goal-form .fault').innerText()).not.toBe('');
    await field.fill('-3');
    await field.press('Enter');
    expect(await tab.locator('.goal-form .fault').innerText()).toBe(zh ? '请填写不小于零的数。' : 'Write zero or more.');
    // Of what is counted there is no half.
    const measure = tab.locator('.goal-form select').first();
    await measure.selectOption('sources');
    await field.fill('2.5');
    await field.press('Enter');
    expect(await tab.locator('.goal-form .fault').innerText()).toBe(zh ? '请填整数。' : 'Write a whole number.');
    await measure.selectOption('income');
    await field.fill(zh ? '12' : '120000');
    await field.press('Enter');
    await tab.waitForFunction((n) => document.querySelectorAll('.matrix thead th').length === n, before + 1);
    await settled(tab);
    expect(await heads.last().innerText()).toContain(
      zh ? '2022年每个村集体收入达到12万元' : '120,000 yuan of income in every village',
    );
    expect(await kept(tab)).toContain('income-2022');
    expect(await faults(tab, 'dialog')).toEqual([]);
    // It is changed in the same fields, which show what it is.
    await tab.locator('.panel-rows li').last().locator('button').first().click();
    expect(await field.inputValue()).toBe(zh ? '12' : '120000');
    await field.fill(zh ? '13' : '130000');
    await tab
      .locator('.goal-form select')
      .nth(1)
      .selectOption({ label: zh ? '各村合计' : 'all villages together' });
    await field.press('Enter');
    await tab.waitForFunction(
      (words) => [...document.querySelectorAll('.matrix thead th')].at(-1)?.textContent?.includes(words),
      zh ? '2022年各村合计集体收入达到13万元' : '130,000 yuan of income in all villages together',
    );
    expect(await heads.count()).toBe(before + 1);
    expect(await field.inputValue()).toBe('');
    await tab.locator('.panel-rows button').last().click();
    await tab.waitForFunction((n) => document.querySelectorAll('.matrix thead th').length === n, before);
  });
});

test('a village is added with the ventures of another, computed as the command line computes it, and taken away again', async () => {
  const tab = await visit('zh', 'buridu');
  const open = tab.locator('.cell-choose button');
  await open.click();
  await at(tab, 'village-add').click();
  expect(await tab.locator('.village-form .fault').innerText()).toBe('请填写村名。');
  await at(tab, 'new-village-zh').fill('新村');
  await at(tab, 'village-fund').fill('5');
  await tab.locator('.village-form select').selectOption('buridu');
  expect(await faults(tab, 'dialog')).toEqual([]);
  await at(tab, 'village-fund').press('Enter');
  await tab.waitForFunction(() => document.querySelector('.cell-sentence')?.textContent?.includes('新村'));
  await agrees(tab, 'zh', 'as-is', '新村');
  expect(await kept(tab)).toContain('opening_fund: {is: 5 万元, source: assumption}');
  await open.click();
  await tab.locator('.panel-rows button').last().click();
  await tab.waitForFunction(() => document.querySelectorAll('.cell-choose option').length === 7);
});

test('the years of a scenario move together, goals behind the last one go with a word, and undo brings all back', async () => {
  const tab = await notebooks.visit({ locale: 'zh-CN', width: 360, address: notebooks.carrying(town) });
  const before = await kept(tab);
  const open = async () => {
    await tab.locator('button.settings').click();
    await isSound(tab);
  };
  await tab.locator('button.more').click();
  await open();
  // Wrong settings are told, and nothing is written.
  await at(tab, 'settings-from').fill('明年');
  await at(tab, 'settings-put').click();
  expect(await tab.locator('dialog [role=alert]').innerText()).toBe('请填写年份，如 2020。');
  await at(tab, 'settings-from').fill('2026年');
  expect(await at(tab, 'settings-to').inputValue()).toBe('2028');
  expect(await tab.locator('dialog .panel-fields .fault').innerText()).toMatch(/请换成 2025 年的：活牛价格/);
  await at(tab, 'settings-runs').fill('0');
  await at(tab, 'settings-put').click();
  expect(await tab.locator('dialog [role=alert]').innerText()).toContain('至少为 1');
  await at(tab, 'settings-runs').fill('1千');
  await at(tab, 'settings-put').click();
  expect(await tab.locator('dialog [role=alert]').innerText()).toContain('1千');
  expect(await kept(tab)).toBe(before);
  await at(tab, 'settings-runs').fill('1,000');
  await at(tab, 'settings-en').fill('');
  await at(tab, 'settings-zh').fill('七村新计划');
  await at(tab, 'settings-seed').press('Enter');
  await tab.waitForFunction(() => !document.querySelector('dialog'));
  await settled(tab);
  expect(await kept(tab)).toContain('simulation: {runs: 1000, seed: seven-villages}');
  await agreesInYears(tab, ['2026', '2027', '2028']);
  expect(await tab.locator('.title strong').innerText()).toBe('七村新计划');

  await open();
  await at(tab, 'settings-to').fill('2027');
  const warning = tab.locator('dialog .panel-fields .fault');
  expect(await warning.innerText()).toMatch(/2028年村村达到50万元.*布日都 贷款（建好养殖基地）/);
  // What starts behind a still earlier end is told by its village and plan, and nothing is written.
  await at(tab, 'settings-to').fill('2026');
  await at(tab, 'settings-put').click();
  expect(await tab.locator('dialog [role=alert]').innerText()).toMatch(/请先改早或去掉：.*（建好养殖基地）/);
  await at(tab, 'settings-to').fill('2025');
  expect(await warning.innerText()).toBe('');
  await at(tab, 'settings-to').fill('2027');
  await at(tab, 'settings-put').click();
  await settled(tab);
  await agreesInYears(tab, ['2026', '2027']);
  expect(await kept(tab)).not.toContain('村村达到50万元');
  await tab.locator('.top .buttons button', { hasText: '撤销' }).click();
  await tab.locator('.top .buttons button', { hasText: '撤销' }).click();
  await settled(tab);
  expect(await kept(tab)).toBe(before);
});

/** The years of the first chart are those of the command line on what is kept. */
async function agreesInYears(tab: Page, wanted: readonly string[]): Promise<void> {
  const file = join(notebooks.folder, 'years.yaml');
  writeFileSync(file, await kept(tab));
  expect(furrow<{ years: number[] }>('run', file).years.map(String)).toEqual(wanted);
  const shown = await tab.locator('.cell svg').first().locator('text').allTextContents();
  expect(shown.filter((text) => /^20\d\d$/.test(text))).toEqual(wanted);
}
