import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { book, page, planner, scenario, settled } from './planner.ts';

// Old Windows has old browsers, and those of 360 and others lag behind: the page works with what Chromium 85 knew, and elsewhere says what is missing.

const notebooks = planner(scenario('seven-villages', 500));

/** What came after, taken away from the page and from its workers. */
const older = `
  for (const [of, ...names] of [
    [Array.prototype, 'at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with', 'group'],
    [Object.getPrototypeOf(Int8Array.prototype), 'at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'with'],
    [String.prototype, 'at', 'isWellFormed', 'toWellFormed'],
    [Object, 'hasOwn', 'groupBy', 'fromEntriesAsync'],
    [Map, 'groupBy'],
    [Set.prototype, 'union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom'],
    [Array, 'fromAsync'],
    [Promise, 'withResolvers', 'try'],
    [Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())), 'map', 'filter', 'take', 'drop', 'flatMap', 'toArray', 'find', 'some', 'every', 'reduce', 'forEach'],
    [AbortSignal, 'any', 'timeout', 'abort'],
    [AbortSignal.prototype, 'throwIfAborted'],
    [globalThis, 'structuredClone', 'reportError', 'scheduler', 'Iterator'],
    ...(typeof Element === 'undefined' ? [] : [[Element.prototype, 'replaceChildren', 'checkVisibility'], [DocumentFragment.prototype, 'replaceChildren']]),
  ]) for (const name of names) delete of[name];
`;

test('the page works in browsers of 2020', { timeout: 120_000 }, async () => {
  const tab = await notebooks.visit({
    locale: 'zh-CN',
    before: async (context) => {
      await context.addInitScript(older);
      await context.addInitScript((code) => {
        const Whole = window.Blob;
        window.Blob = class extends Whole {
          constructor(parts: BlobPart[] = [], options?: BlobPropertyBag) {
            super(options?.type === 'text/javascript' ? [code, ...parts] : parts, options);
          }
        };
      }, older);
    },
  });
  expect(await tab.evaluate(() => document.querySelectorAll('.fans svg').length)).toBe(7);
  for (let number = 1; number < 9; number++) {
    await book(tab, number);
    await settled(tab);
    expect(await tab.locator('main').innerText()).not.toMatch(/not a function|undefined/);
  }
});

test('the script is written as Chromium 85 can read it', () => {
  const [, script = ''] = /<script type="module">([\s\S]*?)<\/script>/.exec(readFileSync(new URL(page), 'utf8')) ?? [];
  expect(script.length).toBeGreaterThan(1e6);
  // Blocks of classes, questions for private names, and regular expressions that tell places or sets.
  expect(script).not.toMatch(/\bstatic\s*\{|#\w+ in |[=(,:]\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[gimsuy]*[dv]/);
});

test('where no script runs, the page says what it needs, and nothing of that is seen in others', async () => {
  const tab = await notebooks.visit();
  expect(await tab.locator('.unopened').count()).toBe(0);
  const html = readFileSync(new URL(page), 'utf8');
  expect(html).toMatch(/<div id="app">\s*<div class="unopened">\s*<p lang="zh-Hans">垄亩没有打开/);
});
