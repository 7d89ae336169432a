import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { book, choose, choosePlan, drag, furrow, level, planner, type Run, scenario, settled } from './planner.ts';

// The one-file page, opened from its folder, used as a planner would.

const notebooks = planner(scenario('seven-villages', 1000));
const small = scenario('seven-villages', 500);
const matrixText = (tab: Page) => tab.locator('table.matrix tbody').innerText();

test('a planner switches to Chinese, chooses a plan, moves a price, and finds it again after a reload', async () => {
  const tab = await notebooks.visit();
  expect(await tab.locator('h1').innerText()).toBe('The villages at a glance');
  await tab.getByRole('button', { name: '中文' }).click();
  await settled(tab);
  expect(await tab.locator('h1').innerText()).toBe('各村一览');
  await choosePlan(tab, 'cattle-bases');
  expect(await tab.locator('.sentence').innerText()).toContain('建');
  const before = await matrixText(tab);
  // Dragged with the mouse from the middle to the right.
  await drag(tab, `${level}-slider`);
  await tab.mouse.up();
  await tab.waitForFunction((text) => (document.querySelector('table.matrix tbody') as HTMLElement).innerText !== text, before);
  await settled(tab);
  const after = await matrixText(tab);
  const field = tab.locator(`[id="${level}"]`);
  const moved = await field.inputValue();
  expect(Number(moved)).toBeGreaterThan(40);
  await tab.reload();
  await settled(tab);
  expect(await matrixText(tab)).toBe(after);
  expect(await tab.locator(`[id="${level}"]`).inputValue()).toBe(moved);
  expect(await tab.locator('#plan').inputValue()).toBe('cattle-bases');
  expect(await tab.locator('h1').innerText()).toBe('各村一览');
  expect(await tab.locator('.title small').innerText()).toContain('打开后改动');
  await tab.getByRole('button', { name: '恢复原文件' }).click();
  await settled(tab);
  expect(await matrixText(tab)).toBe(before);
});

test('a figure is typed, undone with the keyboard, done again, read with its unit, or refused beside the field', async () => {
  const tab = await notebooks.visit({ address: notebooks.carrying(small) });
  await book(tab, 1);
  await tab.locator('main select').first().selectOption('chahan-temple');
  await settled(tab);
  const sentence = tab.locator('.sentence');
  const before = await sentence.innerText();
  await tab.locator('.card summary').first().click();
  const field = tab.locator('.card input[type=text]').nth(1);
  await field.fill('3');
  await field.press('Enter');
  await tab.waitForFunction((text) => (document.querySelector('.sentence') as HTMLElement).innerText !== text, before);
  await settled(tab);
  const after = await sentence.innerText();
  await tab.keyboard.press('Control+z');
  await tab.waitForFunction((text) => (document.querySelector('.sentence') as HTMLElement).innerText === text, before);
  await tab.keyboard.press('Control+y');
  await tab.waitForFunction((text) => (document.querySelector('.sentence') as HTMLElement).innerText === text, after);
  await book(tab, 0);
  const price = tab.locator(`[id="${level}"]`);
  const fault = tab.locator('[id="f-drivers.beef_price.process.level-fault"]');
  const matrix = await matrixText(tab);
  await price.fill('30 mu');
  await price.press('Enter');
  expect(await fault.innerText()).toContain('yuan/kg');
  expect([await price.getAttribute('aria-invalid'), await price.getAttribute('aria-describedby')]).toEqual([
    'true',
    'f-drivers.beef_price.process.level-fault',
  ]);
  expect(await matrixText(tab)).toBe(matrix);
  await price.fill('20 yuan/jin');
  await price.press('Enter');
  await tab.waitForFunction(
    () => (document.querySelector('[id="f-drivers.beef_price.process.level"]') as HTMLInputElement).value === '40',
  );
  expect(await tab.locator('[id="f-drivers.beef_price.process.level-slider"]').getAttribute('aria-valuetext')).toBe('40 yuan/kg');
});

test('a value that no scenario can have is refused beside its field, and the last good one stays, after a reload too', async () => {
  const tab = await notebooks.visit();
  const before = await matrixText(tab);
  const field = tab.locator(`[id="${level}"]`);
  const written = await field.inputValue();
  await field.fill('0');
  await field.press('Enter');
  await tab.waitForSelector('.cell-what-if :text("write more than 0")');
  expect(await tab.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);
  expect(await matrixText(tab)).toBe(before);
  await tab.reload();
  await settled(tab);
  expect(await field.inputValue()).toBe(written);
  expect(await matrixText(tab)).toBe(before);
});

test('two plans are compared, and the figures are those of the command line', async () => {
  const tab = await notebooks.visit();
  await choosePlan(tab, 'three-sources');
  await book(tab, 2);
  // Two different plans from the start.
  expect(await tab.locator('main .choices select').nth(1).inputValue()).not.toBe('three-sources');
  await tab.locator('main .choices select').nth(1).selectOption('as-is');
  const { plans } = furrow<Run>('run', 'scenarios/seven-villages.yaml', '--runs', '1000', '--lang', 'en');
  const of = (id: string) => plans.find((plan) => plan.id === id) as Run['plans'][number];
  const mean = (id: string) => of(id).town.measures.income.at(-1)?.mean ?? Number.NaN;
  const difference = Number((mean('three-sources') - mean('as-is')).toPrecision(3)).toLocaleString('en-US');
  await tab.waitForSelector('.cell-difference svg');
  expect(await tab.locator('.sentence').innerText()).toContain(`${difference} yuan more`);
  const row = tab.locator('.cell-goals table.matrix tr[data-row="three-sources"]');
  const percents = of('three-sources').goals.map(({ probability: p }) =>
    p > 0 && p < 0.005 ? '<1%' : p < 1 && p >= 0.995 ? '>99%' : `${Math.round(p * 100)}%`,
  );
  expect((await row.locator('td').allInnerTexts()).slice(-percents.length)).toEqual(percents);
  await tab.locator('main .choices select').nth(1).selectOption('three-sources');
  await settled(tab);
  // To compare a plan with itself tells nothing: the two change places.
  expect(await tab.locator('main .choices select').evaluateAll((all) => all.map((x) => (x as HTMLSelectElement).value))).toEqual([
    'as-is',
    'three-sources',
  ]);
  await tab.waitForFunction(
    (text) => document.querySelector('.cell-sentence')?.textContent?.includes(text),
    `${difference} yuan less`,
  );
  const floor = tab.locator('[id="v-compare.floor"]');
  await floor.fill('99 million yuan');
  await floor.press('Enter');
  expect(await tab.locator('[id="v-compare.floor-fault"]').innerText()).toContain('no sum of money');
  await floor.fill('99,000,000');
  await floor.press('Enter');
  expect(await tab.locator('[id="v-compare.floor-fault"]').innerText()).toContain('not above the target');
});

test('a file with problems is told of with its lines, and the last good scenario stays', async () => {
  const tab = await notebooks.visit({ locale: 'zh-CN', address: notebooks.carrying(small) });
  const before = await matrixText(tab);
  await tab.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await choose(
    tab,
    'bad.yaml',
    'format: furrow/1\ntitle: x\nyears: {from: 2020, to: 2022}\nvillages:\n  a: {ventures: {b: {strategy: cattle-bse}}}\n',
  );
  await tab.waitForSelector('.problems');
  expect(await tab.locator('.problems h2').innerText()).toContain('bad.yaml');
  expect(await tab.locator('.problems').innerText()).toContain('第 5 行');
  expect(await tab.locator('.problems').innerText()).toContain('cattle-base');
  expect(await matrixText(tab)).toBe(before);
  // It is seen wherever the page stood, and goes with a key.
  expect((await tab.locator('.problems').boundingBox())?.y).toBeGreaterThan(0);
  await tab.keyboard.press('Escape');
  expect(await tab.locator('.problems').count()).toBe(0);
  expect(await tab.evaluate(() => document.activeElement?.id)).toBe('file-menu');
  // Another, good file then opens beside it, and the first is found again.
  await choose(tab, 'one-base.yaml', scenario('one-base'));
  await tab.waitForFunction(() => document.querySelectorAll('table.matrix tbody tr').length === 2);
  expect(await tab.locator('.problems').count()).toBe(0);
});

test('of a city with hundreds of villages a few are shown, on their own scale, and all if they are asked for', async () => {
  const tab = await notebooks.visit({ locale: 'zh-CN', address: notebooks.carrying(scenario('jixi-city', 50)) });
  await tab.waitForFunction(() => document.querySelectorAll('.fan').length === 440);
  const shown = (what: string) => tab.locator(`${what}:visible`).count();
  const scale = () => tab.locator('.fan').first().locator('text').allTextContents();
  expect([await shown('.fan'), await shown('.cell-goals tbody tr')]).toEqual([24, 25]);
  expect(await tab.locator('.fan svg').count()).toBeLessThan(100);
  const before = await scale();
  await tab.locator('.cell-goals').getByRole('button', { name: '显示全部 440 个村' }).click();
  expect([await shown('.fan'), await shown('.cell-goals tbody tr')]).toEqual([24, 441]);
  await tab.locator('.cell-fans').getByRole('button', { name: '显示全部 440 个村' }).click();
  expect(await shown('.fan')).toBe(440);
  expect(await tab.getByRole('button', { name: '显示全部' }).count()).toBe(0);
  expect(await scale()).not.toEqual(before);
  await tab.evaluate(() => document.querySelectorAll('.fan')[300]?.scrollIntoView());
  await tab.waitForFunction(() => document.querySelectorAll('.fan')[300]?.querySelector('svg'));
});

test('a village with nothing in it, without goals and plans, has its empty states', async () => {
  const bare = 'format: furrow/1\ntitle: 空\nyears: {from: 2020, to: 2020}\nvillages:\n  甲村: {}\n';
  const tab = await notebooks.visit({ locale: 'zh-CN', address: notebooks.carrying(bare) });
  const words = ['没有目标', '没有项目', '只有一个方案'];
  for (const n of [0, 1, 2, 6]) {
    await book(tab, n);
    expect(await tab.locator('main').innerText()).toContain(words[n] ?? '');
    expect(await tab.locator('main').innerText()).not.toMatch(/NaN|undefined|0\.0000/);
    expect(await tab.locator('.failed').count()).toBe(0);
  }
});

test('a scenario text cannot become part of the page', async () => {
  const hostile =
    'format: furrow/1\ntitle: "<img src=x onerror=document.title=1><b>bold</b>"\nyears: {from: 2020, to: 2021}\nvillages:\n  a: {title: "<script>document.title=2</script>", ventures: {b: {strategy: steady-income, amount: 5 yuan/year, note: "<i>x</i>"}}}\n';
  const tab = await notebooks.visit({ address: notebooks.carrying(hostile) });
  await tab.waitForFunction(() => document.querySelector('.title strong')?.textContent?.includes('<img'));
  await book(tab, 1);
  expect(await tab.locator('#app img, #app script, #app b, #app i:not(.swatch):not(.names i)').count()).toBe(0);
});
