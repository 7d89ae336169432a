// `npm run pictures`: takes the pictures of the README anew from the built page.
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { browserArgs, findChromium } from './browser.js';

const at = (/** @type {string} */ path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const pictures = [
  { name: 'glance', locale: 'en-US', height: 860, book: 1, plan: 'three-sources' },
  { name: 'compare-zh', locale: 'zh-CN', height: 1100, book: 3, plan: 'three-sources', beside: 'winery-first' },
  { name: 'target-zh', locale: 'zh-CN', height: 1000, book: 6, plan: 'three-sources' },
  { name: 'market', locale: 'en-US', height: 1000, book: 4, plan: 'cattle-bases', colorScheme: /** @type {const} */ ('dark') },
];

const browser = await chromium.launch({ executablePath: findChromium(), args: browserArgs });
for (const { name, locale, height, book, plan, beside, colorScheme = 'light' } of pictures) {
  const tab = await browser.newPage({ locale, colorScheme, viewport: { width: 1366, height } });
  const rested = async () => {
    // A change reaches the cells within a frame or two.
    await tab.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))),
    );
    await tab.waitForFunction(() => !document.querySelector('.computing, .pending, .first-answer'));
  };
  await tab.goto(`file://${at('dist/furrow.html')}`);
  await tab.locator('.fans svg').first().waitFor();
  await tab.locator('#plan').selectOption(plan);
  await rested();
  await tab
    .locator('nav.books button')
    .nth(book - 1)
    .click();
  if (beside) await tab.locator('main select').nth(1).selectOption(beside);
  await tab.mouse.move(0, height - 1);
  await rested();
  await tab.locator('main svg').first().waitFor();
  await tab.screenshot({ path: at(`docs/pictures/${name}.png`), animations: 'disabled' });
  await tab.close();
}
await browser.close();
