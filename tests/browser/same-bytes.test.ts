import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answers } from './answers.ts';
import { openBrowser } from './browser.ts';

// The same file and seed must give the same bytes in Node and in a browser.

const folder = new URL('../../scenarios/', import.meta.url);
let browser: Browser;
let script = '';

beforeAll(async () => {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      lib: { entry: fileURLToPath(new URL('./answers.ts', import.meta.url)), formats: ['iife'], name: 'furrow' },
    },
  });
  const [output] = Array.isArray(built) ? built : [];
  const [chunk] = output?.output ?? [];
  if (chunk?.type !== 'chunk') throw new Error('the bundle has no code');
  script = chunk.code;
  browser = await openBrowser();
});

afterAll(() => browser?.close());

async function inBrowser(text: string, prepare: () => void = () => {}): Promise<string> {
  const tab = await browser.newPage();
  await tab.evaluate(prepare);
  await tab.addScriptTag({ content: script });
  const there = await tab.evaluate(
    (given) => (globalThis as never as { furrow: typeof import('./answers.ts') }).furrow.answers(given),
    text,
  );
  await tab.close();
  return there;
}

test.each(readdirSync(folder).filter((name) => name.endsWith('.yaml')))('%s', async (name) => {
  // Prices beside the file are read by Node alone; a scenario that asks for them is not one of these.
  const text = readFileSync(new URL(name, folder), 'utf8');
  const here = await answers(text);
  expect(here.length).toBeGreaterThan(1000);
  expect((await inBrowser(text)) === here).toBe(true);
});

test('without vector instructions', async () => {
  const text = readFileSync(new URL('one-base.yaml', folder), 'utf8');
  const without = await inBrowser(text, () => {
    Object.defineProperty(globalThis, 'WebAssembly', { value: undefined });
  });
  expect(without === (await answers(text))).toBe(true);
});
