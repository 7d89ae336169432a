import { expect, test } from 'vitest';
import { book, cattleOrNot, choose, level, open, opened, planner, saved, scenario, settled, type } from './planner.ts';

// Files that planners open in the one-file page: long names, debts, one plan, and work that is not saved yet.

const notebooks = planner(cattleOrNot);
const base = scenario('one-base');
const small = scenario('seven-villages', 500);
const name = (word: string) => `${word}ThatGoesOnAndOnWithoutAnyBlankAtAllSinceSomebodyPastedItHereInAHurry`;
const long = `format: furrow/1
title: ${name('Title')}
years: {from: 2026, to: 2028}
simulation: {runs: 500, seed: a}
villages:
  a: {title: ${name('Village')}, ventures: {cash: {title: ${name('Venture')}, strategy: steady-income, amount: {median: 9 yuan/year, spread: 0.2}}}}
plans:
  as-is: {title: ${name('Plan')}}
  more: {title: ${name('Other')}, changes: {a: {cash: {amount: 12 yuan/year}}}}
goals:
  promised: {title: ${name('Goal')}, measure: income, at_least: 10 yuan, year: 2028, who: [a], confidence: 80%}
`;
const debts = `format: furrow/1
title: debts
years: {from: 2026, to: 2028}
simulation: {runs: 1000, seed: a}
strategies:
  shed:
    parameters: {cost: {unit: yuan}}
    formulas: {income: "0 yuan", investment: "age == 0 ? cost : 0 yuan"}
villages:
  short: {opening_fund: 60000 yuan, ventures: {shed: {strategy: shed, start: 2027, cost: {min: 0 yuan, max: 100000 yuan}}}}
  never: {opening_fund: 30000 yuan, ventures: {shed: {strategy: shed, cost: 30000 yuan}}}
`;

/** A browser that keeps nothing and saves files as downloads. */
function forbidKeeping(): void {
  const forbid = () => {
    throw new DOMException('forbidden', 'SecurityError');
  };
  IDBFactory.prototype.open = forbid;
  Storage.prototype.setItem = forbid;
  Object.assign(window, { showSaveFilePicker: undefined });
}

for (const [locale, ...widths] of [
  ['en-US', 1280, 360],
  ['zh-CN', 360],
] as const)
  test(`long names break in ${locale}`, async () => {
    const tab = await notebooks.visit({ locale, address: notebooks.carrying(long) });
    for (const [width, n] of widths.flatMap((width) => [0, 1, 2].map((n) => [width, n] as const))) {
      await tab.setViewportSize({ width, height: 900 });
      await book(tab, n);
      const beyond = await tab.evaluate(() =>
        [...document.querySelectorAll('.top *, nav *, main *')]
          .filter((element) => !element.closest('.scroll') && element.getBoundingClientRect().width > 0)
          .filter((element) => {
            const { left, right } = element.getBoundingClientRect();
            return right > document.documentElement.clientWidth + 1 || left < -1;
          })
          .map((element) => `${element.tagName} ${element.textContent?.slice(0, 40)}`),
      );
      expect(beyond).toEqual([]);
      // In the top bar nothing lies over anything else.
      const [title, plan] = await Promise.all(['.title strong', '.top .choice'].map((at) => tab.locator(at).boundingBox()));
      if (!title || !plan) throw new Error('the top bar is not shown');
      expect(title.x + title.width <= plan.x + 1 || title.y + title.height <= plan.y + 1).toBe(true);
      // A name in a table stays in its cell.
      for (const cell of await tab.locator('table.matrix th').all())
        expect(await cell.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(1);
    }
  });

test('the table of plans and goals fits 1280 and 1400 px', async () => {
  const tab = await notebooks.visit({ width: 1280, book: 2, address: notebooks.carrying(small) });
  for (const width of [1280, 1400]) {
    await tab.setViewportSize({ width, height: 900 });
    await settled(tab);
    expect(await tab.locator('.cell-goals .scroll').evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0);
    expect(await tab.locator('.cell-goals .caption').isVisible()).toBe(false);
  }
});

for (const [locale, words] of [['zh-CN', '左右滑动']] as const)
  test(`a table that is wider than a phone says so and scrolls, in ${locale}`, async () => {
    const tab = await notebooks.visit({ locale, width: 360, book: 2, address: notebooks.carrying(small) });
    const box = tab.locator('.cell-goals .scroll');
    expect(await tab.locator('.cell-goals .caption').innerText()).toContain(words);
    expect(await box.evaluate((element) => getComputedStyle(element).maskImage)).toContain('gradient');
    expect(await box.getAttribute('role')).toBe('region');
    await box.focus();
    await tab.keyboard.press('ArrowRight');
    await tab.waitForFunction(() => (document.querySelector('.scroll')?.scrollLeft ?? 0) > 0);
    await box.evaluate((element) => {
      element.scrollLeft = 9999;
    });
    await tab.waitForFunction(() => !document.querySelector('.scroll')?.classList.contains('more'));
  });

test('whose fund falls below zero is told on the town and on the village, with the year, the chance and the gap', async () => {
  const tab = await notebooks.visit({ address: notebooks.carrying(debts) });
  // A cost evenly between 0 and 100,000 against 60,000: short in 40%, by 40,000²/200,000 = 8,000 on average.
  const told = /short: at the end of 2027 the fund is below zero in 40% of futures .*8,0\d0 yuan is missing/;
  expect(await tab.locator('.gaps li').allInnerTexts()).toEqual([expect.stringMatching(told)]);
  expect((await tab.locator('main').innerText()).split('no goals').length - 1).toBe(1);
  // On paper too.
  await tab.emulateMedia({ media: 'print' });
  expect(await tab.locator('.gaps').isVisible()).toBe(true);
  await tab.emulateMedia({ media: null });
  await book(tab, 1);
  expect(await tab.locator('.gaps li').allInnerTexts()).toEqual([expect.stringMatching(told)]);
  await tab.locator('main select').first().selectOption('never');
  await settled(tab);
  expect(await tab.locator('.gaps').count()).toBe(0);
  // The only plan is compared with nothing.
  await book(tab, 2);
  expect(await tab.locator('main select').count()).toBe(0);
  expect(await tab.locator('main').innerText()).toContain('There is one plan');
});

test('a slider at its left end is a scenario still, and its words move with it', async () => {
  const tab = await notebooks.visit();
  const slider = tab.locator('[id="f-drivers.beef_price.process.level-slider"]');
  const before = await slider.getAttribute('aria-valuetext');
  await slider.focus();
  await tab.keyboard.press('Home');
  await settled(tab);
  expect(await tab.locator('.problems').count()).toBe(0);
  expect(await slider.getAttribute('aria-valuetext')).not.toBe(before);
  expect(await slider.getAttribute('aria-valuetext')).toBe(`${await tab.locator(`[id="${level}"]`).inputValue()} yuan/kg`);
  await tab.reload();
  await settled(tab);
  expect(await tab.locator('table.matrix').count()).toBe(1);
});

test('another file is opened without a question, since the work is kept and found again', async () => {
  const tab = await notebooks.visit();
  await open(tab, 'one-base.yaml', base);
  await type(tab, level, '33');
  await open(tab, 'debts.yaml', debts);
  await open(tab, 'one-base.yaml', base);
  expect(await tab.locator(`[id="${level}"]`).inputValue()).toBe('33');
});

test('work that is kept nowhere is not dropped unasked', async () => {
  const tab = await notebooks.visit({ before: (context) => context.addInitScript(forbidKeeping).then(() => {}) });
  const dialog = tab.locator('dialog');
  // A browser takes a dialog away a moment after it was closed.
  const answer = async (words: string) => {
    await dialog.getByRole('button', { name: words }).click();
    await dialog.waitFor({ state: 'detached' });
  };
  // Nothing changed, nothing asked.
  await open(tab, 'one-base.yaml', base);
  await type(tab, level, '33');
  await choose(tab, 'debts.yaml', debts);
  expect(await dialog.innerText()).toMatch(/one-base\.yaml was changed.*debts\.yaml/s);
  await answer('Stay here');
  expect(await tab.locator(`[id="${level}"]`).inputValue()).toBe('33');
  // Escape stays too; the focus is in the dialog while it is open.
  await choose(tab, 'debts.yaml', debts);
  expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await tab.keyboard.press('Escape');
  await tab.waitForFunction(() => !document.querySelector('dialog'));
  expect(await tab.locator(`[id="${level}"]`).inputValue()).toBe('33');
  await choose(tab, 'debts.yaml', debts);
  expect((await saved(tab, () => answer('Save, then open'))).toString()).toContain('level: 33 yuan/kg');
  await opened(tab, 'debts.yaml');
  // A file that was opened and not changed is left unasked.
  await open(tab, 'one-base.yaml', base);
  await type(tab, level, '34');
  await tab.getByRole('button', { name: '中文' }).click();
  await choose(tab, 'debts.yaml', debts);
  expect(await dialog.innerText()).toContain('“one-base.yaml”已修改');
  await answer('不保存，直接打开');
  await opened(tab, 'debts.yaml');
  // A file with problems takes nothing away, so it asks nothing.
  await open(tab, 'one-base.yaml', base);
  await choose(tab, 'bad.yaml', 'format: furrow/1\n');
  await tab.waitForSelector('.problems');
  expect(await dialog.count()).toBe(0);
});
