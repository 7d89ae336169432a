import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { cattleOrNot, choose, drag, level, open, planner, scenario, settled, type } from './planner.ts';

// What the hand does while the page computes or draws.

const notebooks = planner();
const town = scenario('seven-villages');

test('the pointer over a chart tells the figures of the year below it', async () => {
  const tab = await notebooks.visit({ width: 1400, height: 1000, address: notebooks.carrying(scenario('seven-villages', 500)) });
  const chart = tab.locator('.fan svg').first();
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  if (!box) throw new Error('the chart is not shown');
  const years: string[] = [];
  for (const share of [0.2, 0.55, 0.9]) {
    await tab.mouse.move(box.x + box.width * share, box.y + box.height / 2);
    expect(await chart.locator('.tip').count()).toBe(1);
    const words = (await chart.locator('.tip').textContent()) ?? '';
    expect(words).toMatch(/^\D+\d{4}median [−\d,]+ yuanmean [−\d,]+ yuan8 in 10 between/);
    years.push(/\d{4}/.exec(words)?.[0] ?? '');
  }
  expect(years).toEqual(['2020', '2021', '2022']);
  await tab.mouse.move(0, 0);
  expect(await chart.locator('.tip').count()).toBe(0);
});

test('a long computation shows progress and can be cancelled, and nothing of another file or plan stands under its name', async () => {
  const tab = await notebooks.visit({ width: 1400, height: 1000, address: notebooks.carrying(scenario('seven-villages', 300)) });
  const notices = () => tab.locator('.notices').innerText();
  /** Cancels in the very frame in which a place says so, and tells what stood there then: all futures are soon there on a fast machine. */
  const cancelOnce = async (place: string, says: string) => {
    const told = await tab.evaluate(
      ([where, what]) =>
        new Promise<{ progress: string; notices: string }>((done) => {
          const textOf = (name: string) => document.querySelector<HTMLElement>(name)?.innerText ?? '';
          const look = () => {
            const button = document.querySelector<HTMLElement>('.progress button');
            if (!button || !document.querySelector(where)?.textContent?.includes(what)) return requestAnimationFrame(look);
            const then = { progress: textOf('.progress'), notices: textOf('.notices') };
            button.click();
            return done(then);
          };
          look();
        }),
      [place, says] as const,
    );
    await tab.waitForFunction(() => !document.body.classList.contains('computing'));
    return told;
  };
  const long = town.replace('runs: 10000', 'runs: 300000').replaceAll(/\{en: Buridu[^}]*\}/g, '{en: Longmeadow}');
  await choose(tab, 'long.yaml', long);
  // First figures are of the new file, and say from how many futures they come.
  const { progress } = await cancelOnce('.cell-goals', 'Longmeadow');
  expect(progress).not.toContain('NaN');
  expect(await tab.locator('.title').innerText()).toContain('300,000');
  expect(await tab.locator('main').innerText()).not.toContain('Buridu');
  expect(await notices()).toContain('what is greyed is from before the change. The other figures come from 1,000 futures.');
  // A plan that is not computed yet is computed when it is chosen.
  await tab.locator('#plan').selectOption('three-sources');
  expect((await cancelOnce('.sentence', 'Three sources everywhere')).notices).not.toContain('cancelled');
  expect(await notices()).toContain('come from 1,000 futures');
  // A notebook of which nothing is there yet is computed when it is opened.
  await tab.locator('nav.books button').nth(1).click();
  await tab.waitForFunction(() => document.body.classList.contains('computing'));
  expect(await notices()).not.toContain('cancelled');
  await open(tab, 'short.yaml', scenario('seven-villages', 300));
  expect(await tab.locator('.title small').innerText()).toContain('300 futures');
});

test('a question that is called off leaves a notice, and is asked again', async () => {
  const tab = await notebooks.visit({ width: 1400, height: 1000, address: notebooks.carrying(town) });
  await tab.locator('nav.books button').nth(2).click();
  // The first question starts a thread, which takes longer than a frame.
  await tab.evaluate(
    () =>
      new Promise<void>((done) => {
        const look = () => {
          const cancel = document.querySelector<HTMLElement>('.progress button');
          if (!cancel || !document.body.classList.contains('computing')) requestAnimationFrame(look);
          else {
            cancel.click();
            done();
          }
        };
        look();
      }),
  );
  await tab.locator('.notices button').click();
  await tab.locator('.cell-lights svg').waitFor();
  await settled(tab);
  expect(await tab.locator('.notices').innerText()).toBe('');
});

test('while a slider is held the charts follow, and a page left in the middle of it keeps the value', async () => {
  const tab = await notebooks.visit({ width: 1400, height: 1000 });
  const shape = () => tab.evaluate(() => document.querySelector('.fans path')?.getAttribute('d'));
  let before = await tab.locator('.fans').innerHTML();
  await drag(tab, `${level}-slider`, async () => {
    await tab.waitForFunction((html) => document.querySelector('.fans')?.innerHTML !== html, before);
    before = await tab.locator('.fans').innerHTML();
  });
  await settled(tab);
  const field = tab.locator(`[id="${level}"]`);
  const [held, drawn] = [await field.inputValue(), await shape()];
  await tab.reload();
  await settled(tab);
  expect([await field.inputValue(), await shape()]).toEqual([held, drawn]);
});

test('moves that come faster than frames, to where the hand was before, leave a page at rest with the figures of the last', async () => {
  const tab = await notebooks.visit({ width: 1400, height: 1000, address: notebooks.carrying(scenario('seven-villages', 500)) });
  const shape = () => tab.evaluate(() => document.querySelector('.fans path:nth-of-type(3)')?.getAttribute('d'));
  const move = (times: number) =>
    tab.evaluate(
      async ([id, moves]) => {
        const input = document.getElementById(id) as HTMLInputElement;
        const [low, high] = [Number(input.min), Number(input.max)];
        for (let i = 1; i <= moves; i++) {
          input.value = String(low + (high - low) * (i % 2 ? 0.3 : 0.7));
          input.dispatchEvent(new Event('input', { bubbles: true }));
          await new Promise((next) => setTimeout(next));
        }
        input.dispatchEvent(new Event('change', { bubbles: true }));
      },
      [`${level}-slider`, times] as const,
    );
  await move(1);
  await settled(tab);
  const [held, drawn] = [await tab.locator(`[id="${level}"]`).inputValue(), await shape()];
  await move(101);
  await settled(tab);
  expect([await tab.locator(`[id="${level}"]`).inputValue(), await shape()]).toEqual([held, drawn]);
  expect(await tab.locator('.progress').isVisible()).toBe(false);
});

test('a key that is held on a slider moves it by each of its strokes, as one change', async () => {
  const tab = await notebooks.visit({ address: notebooks.carrying(cattleOrNot) });
  const field = tab.locator(`[id="${level}"]`);
  const shown = async () => Number(await field.inputValue());
  const before = await shown();
  await tab.locator(`[id="${level}-slider"]`).focus();
  const strokes = 25;
  for (let n = 0; n < strokes; n++) await tab.keyboard.down('ArrowRight');
  const moved = await shown();
  await tab.keyboard.up('ArrowRight');
  await settled(tab);
  expect(await shown()).toBe(moved);
  expect(await tab.evaluate(() => document.activeElement?.id)).toBe(`${level}-slider`);
  await tab.keyboard.press('ArrowLeft');
  await settled(tab);
  expect((moved - before) / (moved - (await shown()))).toBeCloseTo(strokes, 6);
  // The field behind it has nothing of its own to take back.
  await tab.keyboard.press('Tab');
  for (let n = 0; n < 2; n++) await tab.keyboard.press('Control+z');
  await settled(tab);
  expect(await shown()).toBe(before);
});

describe('while a value is still being typed', () => {
  /** Types a value, presses something, and lets go when the value was taken in and is drawn, there or so many pixels to the right. */
  async function press(tab: Page, value: string, what: string, off = 0): Promise<void> {
    await tab.locator(`[id="${level}"]`).fill(value);
    const pressed = tab.locator(what).first();
    await pressed.hover();
    const box = await pressed.boundingBox();
    if (!box) throw new Error(`${what} is not shown`);
    await tab.mouse.down();
    await settled(tab);
    if (off > 0) await tab.mouse.move(box.x + box.width / 2 + off, box.y + box.height / 2);
    await tab.mouse.up();
    await settled(tab);
  }
  const titled = (tab: Page) => tab.locator('.title').innerText();
  const visit = () => notebooks.visit({ address: notebooks.carrying(cattleOrNot) });

  // Much of the page is drawn anew below the hand.
  for (const [what, becomes] of [
    ['nav.books button >> nth=2', (tab: Page) => tab.locator('h1', { hasText: 'Compare plans' })],
    ['.cell-goals .traced', (tab: Page) => tab.locator('dialog')],
    ['.cell-sentence .traced', (tab: Page) => tab.locator('dialog')],
    ['.fan .opens', (tab: Page) => tab.locator('dialog')],
    ['#file-menu', (tab: Page) => tab.locator('#file-menu[aria-expanded=true]')],
    ['button[aria-label^="Reset: Live cattle price"]', (tab: Page) => tab.locator(`[id="${level}"]`)],
  ] as const)
    test(`${what} is pressed`, async () => {
      const tab = await visit();
      // For the way back of a value there has to be another one.
      if (what.startsWith('button')) await type(tab, level, '36');
      await press(tab, '37', what);
      await becomes(tab).first().waitFor();
      expect(await tab.locator('dialog').count()).toBeLessThan(2);
      expect((await titled(tab)).includes('1 change since opening')).toBe(!what.startsWith('button'));
    });

  test('what a refused value pushes away is pressed too, and nothing that the hand leaves', async () => {
    const tab = await visit();
    await press(tab, 'abc', `.cell-goals .traced`);
    expect(await tab.locator('dialog').count()).toBe(1);
    await tab.keyboard.press('Escape');
    await press(tab, '37', 'nav.books button >> nth=2', 150);
    expect(await tab.locator('h1').innerText()).not.toBe('Compare plans');
    expect(await titled(tab)).toContain('1 change since opening');
    // At another place of it the hand is still on it.
    await press(tab, '38', 'nav.books button >> nth=2', 40);
    await tab.locator('h1', { hasText: 'Compare plans' }).waitFor();
  });

  test('a list of plans that is opened stays open, and the bar it stands in as high as it was', async () => {
    const tab = await visit();
    const height = () => tab.evaluate(() => document.querySelector('.top')?.getBoundingClientRect().height);
    const before = await height();
    const plans = await tab.locator('#plan').elementHandle();
    await press(tab, '37', '#plan');
    expect(await plans?.evaluate((list) => list.isConnected && list === document.activeElement)).toBe(true);
    expect(await titled(tab)).toContain('1 change since opening');
    expect(await height()).toBe(before);
  });

  test('the keyboard goes on from there', async () => {
    const tab = await visit();
    await type(tab, level, '36');
    const typed = tab.locator(`[id="${level}"]`);
    await typed.fill('21');
    await typed.press('Tab');
    await settled(tab);
    expect(await tab.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Reset: Live cattle price/);
    await tab.keyboard.press('Tab');
    expect(await tab.evaluate(() => document.activeElement?.id)).toMatch(/^f-drivers\.beef_price\.process\.start/);
  });
});
