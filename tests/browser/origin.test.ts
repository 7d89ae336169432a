import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { furrow as command } from '../terminal.ts';
import { beyond, choosePlan, faults, furrow, planner, type Run, scenario, settled } from './planner.ts';

// Where figures come from, the report on paper and on slides, and the report that is sent.

const notebooks = planner(scenario('seven-villages', 1000));
const text = scenario('seven-villages', 500);
const town = notebooks.carrying(text);

async function report(tab: Page, plan: string): Promise<void> {
  await choosePlan(tab, plan);
  await tab.locator('nav.books button').nth(8).click();
  await tab.waitForSelector('.report');
  await settled(tab);
}

const words = {
  'en-US': { price: 'Live cattle price', source: 'Live cattle prices in China', close: 'Close', income: 'Income' },
  'zh-CN': { price: '活牛价格', source: '全国活牛价格监测', close: '关闭', income: '集体收入' },
} as const;

describe.each(['en-US', 'zh-CN'] as const)('where a figure comes from, in %s', (locale) => {
  const { price, source, close, income } = words[locale];

  test('the end of a range in a future that is there, a net present value by the flows of its years', async () => {
    const tab = await notebooks.visit({ locale, plan: 'cattle-bases', book: 1, address: town });
    const low = tab.locator('.cell-sentence .traced').nth(1);
    const lowest = await low.innerText();
    await low.click();
    await tab.locator('.trace-body h3').waitFor();
    await settled(tab);
    expect(await tab.locator('.trace-result').allInnerTexts()).toEqual([lowest, lowest]);
    await tab.keyboard.press('Escape');
    await tab.locator('nav.books button').nth(6).click();
    await settled(tab);
    const worth = tab.locator('.cell-worth tbody tr').first().locator('td button').nth(1);
    const value = await worth.innerText();
    await worth.click();
    const rows = tab.locator('.trace-reading tbody tr');
    expect(await rows.last().locator('td').last().innerText()).toBe(value);
    // In the first year nothing is discounted, and a year behind the plan's last has no derivation of its own.
    expect(await rows.first().locator('td').nth(1).innerText()).toBe('1.0000');
    expect(await rows.locator('td button').count()).toBe(2);
    await tab.keyboard.press('Escape');
    // A return is told of the future in the middle, where its flows come to nothing; a payback by their sum.
    const cells = tab.locator('.cell-worth tbody tr').first().locator('td button');
    await cells.nth(3).click();
    expect(await rows.last().locator('td').last().innerText()).toMatch(/^0 /);
    await tab.keyboard.press('Escape');
    await cells.nth(4).click();
    const number = (text: string) =>
      Number(
        text
          .replaceAll(',', '')
          .replace('−', '-')
          .replace(/[^-\d.].*$/su, ''),
      );
    const told = await rows.evaluateAll((all) => all.map((row) => [...row.children].map((one) => one.textContent ?? '')));
    const sums = told.map(([, flow = '', sum = '']) => [number(flow), number(sum)] as const);
    const turn = sums.findIndex(([, sum]) => sum > 0);
    const [flow = 0, sum = 0] = sums[turn] ?? [];
    const years = await tab.locator('.trace-facts dd').last().innerText();
    expect(turn + (flow - sum) / flow).toBeCloseTo(number(years), 1);
    // Down to what was invested in the first year of that very future.
    await rows.locator('td button').first().click();
    await tab.locator('.trace-facts dd button').last().click();
    await tab.locator('.trace-body h3').waitFor();
    await settled(tab);
    expect((await tab.locator('.trace-body h3').innerText()).toLowerCase()).toContain('2021');
    expect(await tab.locator('.trace-modes input:checked').count()).toBe(1);
    expect(await tab.locator('.trace-modes label').count()).toBe(5);
  });

  test('from a fan of the glance down to a price and its source, and back', async () => {
    const tab = await notebooks.visit({ locale, plan: 'cattle-bases', address: town });
    // Buridu lives on cattle.
    await tab.locator('.fan .traced').nth(1).click();
    const heading = tab.locator('.trace-body h3');
    await heading.waitFor();
    await settled(tab);
    expect((await heading.innerText()).toLowerCase()).toContain(income.toLowerCase());
    expect(await faults(tab)).toEqual([]);
    // The parts add up to the whole, as far as rounding lets them.
    const sum = await tab.locator('.trace-formula').nth(1).innerText();
    const numbers = [...sum.replaceAll(',', '').matchAll(/−?[\d.]+/g)].map(([text]) => Number(text.replace('−', '-')));
    const whole = numbers.pop() ?? 0;
    expect(Math.abs(numbers.reduce((a, b) => a + b, 0) - whole)).toBeLessThan(0.02 * Math.abs(whole));
    // Down by the keyboard: to the first venture, then by its formula to the price.
    await tab.locator('.trace-diagram .trace-box').first().focus();
    await tab.keyboard.press('ArrowRight');
    await tab.keyboard.press('Enter');
    await tab.locator('.trace-road').waitFor();
    await settled(tab);
    const box = tab.locator('.trace-box', { hasText: price }).first();
    await box.click();
    await settled(tab);
    expect(await heading.innerText()).toContain(price);
    const body = tab.locator('.trace-body');
    expect(await body.innerText()).toContain(source);
    expect(await body.innerText()).toContain('drivers.beef_price');
    await tab.locator('.trace-modes input').nth(3).check();
    await settled(tab);
    expect(await body.innerText()).toMatch(/8 in 10|十次里八次/);
    await heading.focus();
    await tab.keyboard.press('Backspace');
    await settled(tab);
    await tab.locator('.trace summary').click();
    expect(await tab.locator('.trace-list').innerText()).toContain(source);
    await tab.getByRole('button', { name: close, exact: true }).click();
    await tab.locator('dialog').waitFor({ state: 'detached' });
    // A chance tells its count, above the figure that it is read off; Escape closes.
    const chance = tab.locator('table.matrix .traced').first();
    const share = await chance.innerText();
    await chance.click();
    await heading.waitFor();
    await settled(tab);
    const reading = await tab.locator('.trace-reading').innerText();
    const [, n, of] = /([\d,]+) ÷ ([\d,]+) =/.exec(reading) ?? [];
    expect(`${Math.round((100 * Number(n?.replaceAll(',', ''))) / Number(of?.replaceAll(',', '')))}%`).toBe(share);
    expect(await faults(tab)).toEqual([]);
    await tab.keyboard.press('Escape');
    await tab.locator('dialog').waitFor({ state: 'detached' });
    // The count in the sentence opens the chance of each village, and these open where they come from.
    await tab.locator('.sentence .traced').first().click();
    await tab.locator('.trace-reading .link').nth(1).click();
    await heading.waitFor();
    await settled(tab);
    await tab.keyboard.press('Escape');
    await tab.locator('dialog').waitFor({ state: 'detached' });
    // It fits a narrow window.
    await tab.setViewportSize({ width: 360, height: 780 });
    await tab.locator('.fan .traced').first().click();
    await heading.waitFor();
    await settled(tab);
    expect(await tab.locator('.trace').evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBeLessThanOrEqual(0);
    await tab.keyboard.press('Escape');
    await tab.locator('dialog').waitFor({ state: 'detached' });
    // A drawing tells its figures by the keyboard, and where it is pressed; they are those of the command line and open too.
    const drawing = tab.locator('.fan figure').nth(1);
    await drawing.locator('.taking button', { hasText: '123' }).focus();
    await tab.keyboard.press('Enter');
    const cells = tab.locator('.trace-reading tbody td');
    const said = await cells.allInnerTexts();
    const file = join(notebooks.folder, 'town.yaml');
    writeFileSync(file, text);
    const [plan] = furrow<Run>('run', file, '--plan', 'cattle-bases').plans;
    const rows = plan?.villages.find(({ id }) => id === 'buridu')?.measures.income ?? [];
    const words = (value: number) => new RegExp(`^${Math.round(value).toLocaleString('en-US').replace('-', '−')} `);
    expect(said).toHaveLength(6 * rows.length);
    for (const [t, { p50, mean }] of rows.entries()) {
      expect(said[6 * t + 2]).toMatch(words(p50));
      expect(said[6 * t + 5]).toMatch(words(mean));
    }
    expect(await faults(tab)).toEqual([]);
    expect(await tab.locator('.trace').evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBeLessThanOrEqual(0);
    await tab.keyboard.press('Escape');
    await drawing.locator('[role=img]').click();
    await cells.last().locator('button').click();
    await heading.waitFor();
    await settled(tab);
    await tab.keyboard.press('Backspace');
    expect(await cells.allInnerTexts()).toEqual(said);
  });
});

describe('the report', () => {
  test('on paper: pages of A4, no chart cut, no heading left alone, heads of tables again', async () => {
    const tab = await notebooks.visit({ locale: 'zh-CN', address: town });
    await report(tab, 'cattle-bases');
    expect(await faults(tab)).toEqual([]);
    const pdf = await tab.pdf({ preferCSSPageSize: true, printBackground: true });
    const pages = [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length;
    expect(pages).toBeGreaterThanOrEqual(6);
    expect(pages).toBeLessThanOrEqual(12);
    expect(pdf.toString('latin1')).toMatch(/MediaBox\s*\[0 0 59[45][\d.]* 84[12]/);
    await tab.emulateMedia({ media: 'print' });
    const rules = await tab.evaluate(() => ({
      figures: [...document.querySelectorAll('.report-figure')].map((x) => getComputedStyle(x).breakInside),
      headings: [...document.querySelectorAll('.report h2')].map((x) => getComputedStyle(x).breakAfter),
      heads: [...document.querySelectorAll('.report thead')].map((x) => getComputedStyle(x).display),
      shown: [...document.querySelectorAll('.top, .books, .report-choose, .taking')].filter((x) => x.checkVisibility()).length,
    }));
    expect(new Set(rules.figures)).toEqual(new Set(['avoid']));
    expect(new Set(rules.headings)).toEqual(new Set(['avoid']));
    expect(new Set(rules.heads)).toEqual(new Set(['table-header-group']));
    expect(rules.shown).toBe(0);
    const text = await tab.locator('.report').innerText();
    for (const name of ['图 1', '图 4', '表 1', '表 5', '种子 seven-villages']) expect(text).toContain(name);
  });

  test('its figures are those of the command line, and parts can be left out', async () => {
    const tab = await notebooks.visit();
    await report(tab, 'three-sources');
    const { plans } = furrow<Run>('run', 'scenarios/seven-villages.yaml', '--plan', 'three-sources', '--runs', '1000');
    const mean = plans[0]?.town.measures.income.at(-1)?.mean ?? Number.NaN;
    const told = Number(mean.toPrecision(3)).toLocaleString('en-US');
    expect(await tab.locator('.report .sentence').innerText()).toContain(`${told} yuan`);
    const row = tab.locator('.report .figures-table').first().locator('tr.strong td').last();
    expect(await row.innerText()).toContain((mean / 1000).toLocaleString('en-US', { maximumFractionDigits: 1 }));
    await tab.locator('#report-assumptions').uncheck();
    await tab.waitForFunction(() => !document.querySelector('.report-assumptions'));
    await tab.reload();
    await settled(tab);
    expect(await tab.locator('#report-assumptions').isChecked()).toBe(false);
  });

  test('as slides, turned with keys, on a small and on a large screen', async () => {
    const tab = await notebooks.visit({ width: 1024, height: 768, address: town });
    for (const [width, height] of [
      [1024, 768],
      [1920, 1080],
    ] as const) {
      await tab.setViewportSize({ width, height });
      await settled(tab);
      await tab.getByRole('button', { name: 'Present' }).click();
      const number = tab.locator('.slide-number');
      await number.waitFor();
      expect(await number.innerText()).toMatch(/^Slide 1 of \d+( ↓)?$/);
      const [, last = '0'] = /of (\d+)/.exec(await number.innerText()) ?? [];
      expect(await tab.locator('nav.books').isVisible()).toBe(false);
      const at = async () => (await number.innerText()).replace(' ↓', '');
      /** What is left of a slide comes before the next one. */
      const turn = async (key: string) => {
        while (/Right|Space/.test(key) && (await number.innerText()).endsWith('↓')) await tab.keyboard.press(key);
        await tab.keyboard.press(key);
      };
      for (const [key, to] of [
        ['ArrowRight', '2'],
        ['Space', '3'],
        ['ArrowLeft', '2'],
        ['End', last],
        ['Home', '1'],
      ] as const) {
        await turn(key);
        expect(await at()).toBe(`Slide ${to} of ${last}`);
        expect(await beyond(tab)).toBeLessThanOrEqual(0);
      }
      // Behind its last slide comes the next notebook, and before the first one of that the last one again.
      const heading = tab.locator('main h1');
      const shows = (book: string, slide: RegExp) =>
        expect.poll(async () => [await heading.innerText(), slide.test(await at())]).toEqual([book, true]);
      await tab.keyboard.press('End');
      await turn('ArrowRight');
      await shows('One village', /^Slide 1 of /);
      // Whose figures they are stands on every slide.
      expect(await heading.getAttribute('data-about')).toMatch(/^ · \S.* · \S/);
      await tab.keyboard.press('ArrowLeft');
      await shows('The villages at a glance', new RegExp(`^Slide ${last} of ${last}$`));
      await tab.keyboard.press('Home');
      // A window that is too low for a slide shows the rest of it first.
      await tab.setViewportSize({ width, height: 400 });
      await settled(tab);
      await expect.poll(() => number.innerText()).toBe(`Slide 1 of ${last} ↓`);
      await tab.keyboard.press('PageDown');
      expect(await tab.locator('main').evaluate((main) => main.scrollTop)).toBeGreaterThan(100);
      expect(await at()).toBe(`Slide 1 of ${last}`);
      await tab.keyboard.press('ArrowLeft');
      expect(await tab.locator('main').evaluate((main) => main.scrollTop)).toBe(0);
      await tab.setViewportSize({ width, height });
      // Letters of the sentence are large enough to be read from the back of a room.
      const size = await tab.locator('.sentence').evaluate((sentence) => {
        const { zoom } = (sentence.closest('.book') as HTMLElement).style;
        return Number.parseFloat(getComputedStyle(sentence).fontSize) * Number(zoom);
      });
      expect(size).toBeGreaterThan(18);
      await tab.keyboard.press('Escape');
      expect(await tab.locator('.slide-bar').count()).toBe(0);
      expect(await tab.locator('nav.books').isVisible()).toBe(true);
      expect(await tab.locator('.book').evaluate((book) => (book as HTMLElement).style.zoom)).toBe('');
    }
  });
});

describe('the report that is sent', () => {
  const { folder } = notebooks;
  const made = join(folder, 'report.html');
  const make = (...args: string[]) => {
    const { status, stderr } = command(['report', ...args]);
    if (status !== 0) throw new Error(stderr);
  };

  beforeAll(() => {
    make('scenarios/seven-villages.yaml', '--plans', 'as-is,cattle-bases', '--runs', '1000', '--lang', 'zh', '-o', made);
  });

  test('opens without scripts, asks for nothing, and is that of the page', async () => {
    const text = readFileSync(made, 'utf8');
    expect(text.match(/<script\b[^>]*>/g)).toEqual(['<script type="text/plain" id="scenario">']);
    const [, json = ''] = /<script type="text\/plain" id="scenario">(.*?)<\/script>/s.exec(text) ?? [];
    expect(JSON.parse(json)).toEqual({
      name: 'seven-villages.yaml',
      text: scenario('seven-villages'),
    });
    const tab = await notebooks.visit({
      locale: 'zh-CN',
      width: 360,
      height: 780,
      still: true,
      address: pathToFileURL(made).href,
    });
    expect(await tab.locator('article.report').count()).toBe(2);
    expect(await tab.locator('.report svg').count()).toBeGreaterThan(18);
    expect(await tab.locator('body').innerText()).not.toMatch(/NaN|undefined|\[object/);
    expect(await tab.locator('.taking').count()).toBe(0);
    expect(await beyond(tab)).toBeLessThanOrEqual(0);
    expect(await faults(tab)).toEqual([]);
  });

  test('is written whole or not at all, and never over another file', () => {
    const own = mkdtempSync(join(folder, 'own-'));
    const mine = join(own, 'mine.html');
    writeFileSync(mine, 'mine');
    expect(() => make('scenarios/one-base.yaml', '--runs', '100', '-o', mine)).toThrow(/--force/);
    expect(readFileSync(mine, 'utf8')).toBe('mine');
    make('scenarios/one-base.yaml', '--runs', '100', '--force', '--lang', 'en', '-o', mine);
    expect(readFileSync(mine, 'utf8')).toContain('<html lang="en">');
    expect(readdirSync(own)).toEqual(['mine.html']);
  });

  test('names of a scenario cannot become part of the page', async () => {
    const hostile = join(folder, 'x.yaml');
    writeFileSync(
      hostile,
      'format: furrow/1\ntitle: "</title><img src=x>"\nyears: {from: 2020, to: 2021}\nvillages:\n  a: {title: "<script>1</script>", ventures: {b: {strategy: steady-income, amount: 5 yuan/year, note: "</script><b>x</b>"}}}\n',
    );
    const written = join(folder, 'x.html');
    make(hostile, '--runs', '50', '-o', written);
    const tab = await notebooks.visit({ still: true, address: pathToFileURL(written).href });
    expect(await tab.title()).toContain('<img src=x>');
    expect(await tab.locator('th').allInnerTexts()).toContain('<script>1</script>');
    expect(await tab.locator('img, script:not(#scenario)').count()).toBe(0);
  });
});
