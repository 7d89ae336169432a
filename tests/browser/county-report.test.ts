import { expect, test } from 'vitest';
import { book, planner, scenario, settled } from './planner.ts';

// The report of a county, whose tables are many screens long: as slides, and on a telephone.

const notebooks = planner(scenario('seven-villages', 1000));
const county = notebooks.carrying(`format: furrow/1
title: 县
years: {from: 2026, to: 2030}
simulation: {runs: 500, seed: county}
villages:
${Array.from({ length: 150 }, (_, i) => `  v${i}: {ventures: {rent: {strategy: steady-income, amount: ${i + 1} 万元/year}}}`).join('\n')}
goals:
  each: {title: 村村10万元, measure: income, at_least: 10 万元, year: 2028, who: every village}
`);

test('an arrow turns past a table of many screens, which other keys show screen by screen', async () => {
  const tab = await notebooks.visit({ locale: 'zh-CN', address: county });
  await book(tab, 8);
  await tab.waitForSelector('.report');
  await settled(tab);
  await tab.getByRole('button', { name: '演示' }).click();
  const number = tab.locator('.slide-number');
  await number.waitFor();
  const [, last = '0'] = /共 (\d+)/.exec(await number.innerText()) ?? [];
  const height = () => tab.locator('main').evaluate((main) => main.scrollHeight / main.clientHeight);
  let long = 0;
  for (let n = 1; n < Number(last); n++) {
    expect(await number.innerText()).toMatch(new RegExp(`^第 ${n} 页`));
    if ((await height()) > 4) {
      long++;
      await tab.keyboard.press('PageDown');
      expect(await number.innerText()).toMatch(new RegExp(`^第 ${n} 页`));
      await tab.keyboard.press('ArrowRight');
    } else
      for (let more = true; more; ) {
        more = (await number.innerText()).endsWith('↓');
        await tab.keyboard.press('ArrowRight');
      }
  }
  expect(await number.innerText()).toMatch(new RegExp(`^第 ${last} 页`));
  expect(long).toBeGreaterThan(0);
  // Paper shows the notebook, and no slide.
  await tab.pdf();
  expect(await tab.locator('body').getAttribute('class')).not.toContain('presenting');
});

test('names stay whole beside the figures of many years on a telephone', async () => {
  const tab = await notebooks.visit({ locale: 'zh-CN', width: 360, height: 780, address: county });
  await book(tab, 8);
  await tab.waitForSelector('.report .figures-table');
  await settled(tab);
  const widths = await tab
    .locator('.figures-table tbody th')
    .evaluateAll((all) => all.map((name) => name.getBoundingClientRect().width));
  expect(widths.length).toBeGreaterThan(150);
  expect(Math.min(...widths)).toBeGreaterThan(50);
});
