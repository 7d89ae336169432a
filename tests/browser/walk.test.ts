import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { money } from '../../src/model/index.ts';
import { book, faults, furrow, isSound, level, menu, planner, type Run, saved, scenario, settled, type } from './planner.ts';

// A planner walks through every notebook: in each, something is changed, its figure is that of the command line on the same scenario,
// a chart or table is taken along, and the page fits and can be used by everybody, light and dark.

const notebooks = planner();
const town = scenario('seven-villages', 500);
const plan = 'cattle-bases';

/** What the command line printed, by its arguments and the bytes of its files: both walks ask the same. */
const printed = new Map<string, unknown>();
function asked<T>(...args: string[]): T {
  const key = JSON.stringify(args.map((arg) => (arg.endsWith('.yaml') ? readFileSync(arg, 'utf8') : arg)));
  if (!printed.has(key)) printed.set(key, furrow(...args));
  return printed.get(key) as T;
}

for (const [locale, width] of [
  ['en-US', 1366],
  ['zh-CN', 360],
] as const)
  test(`every notebook in ${locale} at ${width} px`, { timeout: 300_000 }, async () => {
    const zh = locale === 'zh-CN';
    const words = (value: number) => money(value, zh ? 'zh' : 'en');
    const tab = await notebooks.visit({ locale, width, address: notebooks.carrying(town), plan });
    const cell = (name: string) => tab.locator(`.cell-${name}`).innerText();
    const [original, file] = ['town', locale].map((name) => join(notebooks.folder, `${name}.yaml`)) as [string, string];
    writeFileSync(original, town);
    /** The work as the page saves it, for the commands. */
    const keep = async () => writeFileSync(file, await saved(tab, () => menu(tab, zh ? '保存' : 'Save')));
    const run = () => asked<Run>('run', file, '--plan', plan).plans[0] as Run['plans'][number];
    /** The part that every notebook has: a thing to take along, and looks. */
    const looked = async (kind = 'CSV') => {
      const taken = await saved(tab, () => tab.locator('.taking button', { hasText: kind }).first().click());
      if (kind === 'CSV') expect(taken.toString().split('\r\n').length).toBeGreaterThan(2);
      else expect(taken.toString()).toMatch(/^<svg[^>]*xmlns/);
      await isSound(tab);
      // Colours are the same in both languages.
      if (zh) return;
      await tab.getByRole('button', { name: 'Dark', exact: true }).click();
      await settled(tab);
      expect(await faults(tab, undefined, 'colours')).toEqual([]);
      await tab.getByRole('button', { name: 'Light', exact: true }).click();
      await settled(tab);
    };

    // The villages at a glance.
    await type(tab, level, '36');
    await keep();
    const { goals } = run();
    const missing = goals.find(({ id }) => id === 'income-500k')?.villages.reduce((sum, { shortfall }) => sum + shortfall, 0);
    expect(await cell('sentence')).toContain(words(missing ?? Number.NaN));
    await looked();

    // One village.
    await book(tab, 1);
    await tab.locator('main select').first().selectOption('buridu');
    await settled(tab);
    const figure = 'f-villages.buridu.ventures.cattle.places.is';
    await tab.locator('.venture-card summary').first().click();
    await type(tab, figure, '30');
    await keep();
    expect(await cell('sentence')).toContain(
      words(
        run()
          .villages.find(({ id }) => id === 'buridu')
          ?.measures.income.at(-1)?.mean ?? Number.NaN,
      ),
    );
    await looked();

    // Compare plans.
    await book(tab, 2);
    await tab.locator('main .choices select').nth(1).selectOption('as-is');
    await settled(tab);
    const { pairs } = asked<{ pairs: { village: string | null; year: number; meanDifference: number }[] }>(
      ...['compare', file, '--plans', `${plan},as-is`],
    );
    expect(await cell('sentence')).toContain(
      words(pairs.find(({ village, year }) => village === null && year === 2022)?.meanDifference ?? Number.NaN),
    );
    await looked();

    // Market and weather. A table is put in, so that its fit is on screen too.
    await book(tab, 3);
    await type(tab, 'stress-calf_price', '10');
    await keep();
    const effect = await tab.locator('.cell-effect table tbody tr').first().locator('td').allInnerTexts();
    expect(effect[1]).toBe(words(run().town.measures.income.at(-1)?.p50 ?? Number.NaN));
    expect(effect[1]).not.toBe(effect[0]);
    await tab.locator('.drop button').nth(2).click();
    await tab.waitForFunction(() => document.querySelector('#market-put'));
    await settled(tab);
    await looked();

    // What matters.
    await book(tab, 4);
    await tab.locator('.cell-choose select').nth(1).selectOption('buridu');
    await settled(tab);
    const { inputs } = asked<{ inputs: { low: number; high: number }[] }>(
      ...['sensitivity', file, '--plan', plan, '--outcome', 'buridu.income@2022'],
    );
    for (const end of [inputs[0]?.low, inputs[0]?.high]) expect(await cell('sentence')).toContain(words(end ?? Number.NaN));
    await looked();

    // Set a target.
    await book(tab, 5);
    await tab.locator('.dial button').nth(2).click();
    await settled(tab);
    const { targets } = asked<{ targets: { village: string | null; value: number }[] }>(
      ...['targets', file, '--plan', plan, '--measure', 'income', '--year', '2022', '--confidence', '90%'],
    );
    expect(await cell('sentence')).toContain(words(targets.find(({ village }) => village === null)?.value ?? Number.NaN));
    await looked();

    // Money.
    await book(tab, 6);
    await type(tab, 'money-rate', '5%');
    const { ventures } = asked<{ ventures: { venture: string; npv: { mean: number } }[] }>(
      ...['money', file, '--plan', plan, '--rate', '5%', '--to', '2030'],
    );
    expect(await cell('worth')).toContain(
      words(ventures.find(({ venture }) => venture === 'fattening-base')?.npv.mean ?? Number.NaN),
    );
    await looked();

    // Assumptions, with a figure under the hand.
    await book(tab, 7);
    await tab.locator('[id="e-villages.buridu.ventures.cattle.sell_weight"]').click();
    await type(tab, 'a-villages.buridu.ventures.cattle.sell_weight.min', '590');
    await keep();
    // Two prices, of one of them the start and the level; the places of a yard; a weight. The four of them are assumptions now.
    const { changes } = asked<{ changes: { path: string }[] }>('diff', original, file);
    const of = (word: string) => changes.filter(({ path: place }) => place.endsWith(word)).length;
    // What was said of them is said of before.
    expect([changes.length - of('.source') - of('.note'), of('.source'), of('.note')]).toEqual([5, 4, 3]);
    expect(await cell('sentence')).toContain(zh ? '打开后修改了 5 个' : '5 changed since');
    expect(await cell('changes')).toContain('590');
    await looked();

    // Report.
    await book(tab, 8);
    await tab.waitForSelector('.report');
    await tab.locator('#report-assumptions').uncheck();
    await settled(tab);
    expect(await tab.locator('.report .sentence').innerText()).toContain(
      words(run().town.measures.income.at(-1)?.mean ?? Number.NaN),
    );
    await looked('SVG');

    // The browser's own Back leads to the notebook before, and not away.
    const name = () => tab.locator('h1').innerText();
    const report = await name();
    await tab.goBack();
    await expect.poll(name).not.toBe(report);
    expect(await tab.locator('nav.books [aria-current]').innerText()).toContain('8');
    await tab.goForward();
    await expect.poll(name).toBe(report);
  });
