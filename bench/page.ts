/** The page in one file in; how long it takes to show figures, and new charts after a slider moved, in a headless browser, out. */
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from '../scripts/browser.js';

export interface OpenPage {
  /** Milliseconds from the call for the page to the first charts painted. */
  readonly open: () => Promise<number>;
  /** Milliseconds from the input to new charts painted; to another place of the slider each turn. */
  readonly moveSlider: (turn: number) => Promise<number>;
  readonly end: () => Promise<void>;
}

const slider = 'f-drivers.beef_price.process.level-slider';

/** Words on what is missing, where it cannot be opened. */
export async function openPage(file: string): Promise<OpenPage | string> {
  const executablePath = findChromium();
  if (!executablePath) return 'no Chromium, Chrome or Edge was found (install one, or set CHROME_PATH)';
  if (!existsSync(file)) return `${file} is not built (npm run build)`;
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  const newTab = async () => {
    const context = await browser.newContext({ viewport: { width: 1400, height: 1000 } });
    const tab = await context.newPage();
    // The page's own clock begins with the call for the page.
    await tab.addInitScript(() => {
      const watch = new MutationObserver(() => {
        if (!document.querySelector('.fans svg')) return;
        watch.disconnect();
        requestAnimationFrame(() => setTimeout(() => performance.mark('figures')));
      });
      watch.observe(document, { childList: true, subtree: true });
    });
    await tab.goto(pathToFileURL(file).href);
    const handle = await tab.waitForFunction(() => performance.getEntriesByName('figures')[0]?.startTime);
    const ms = (await handle.jsonValue()) as number;
    await tab.waitForFunction(() => !document.body.classList.contains('computing') && !document.querySelector('.cell.pending'));
    return { context, tab, ms };
  };
  let kept: Awaited<ReturnType<typeof newTab>> | null = null;
  return {
    open: async () => {
      const { context, ms } = await newTab();
      await context.close();
      return ms;
    },
    moveSlider: async (turn) => {
      kept ??= await newTab();
      return kept.tab.evaluate(
        ([id, share]) =>
          new Promise<number>((done) => {
            const input = document.getElementById(id) as HTMLInputElement;
            const [low, high] = [Number(input.min), Number(input.max)];
            const start = performance.now();
            const watch = new MutationObserver((changes) => {
              if (!changes.some(({ target }) => target instanceof SVGPathElement && target.closest('.fans'))) return;
              watch.disconnect();
              requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
            });
            watch.observe(document, { attributes: true, attributeFilter: ['d'], subtree: true });
            input.value = String(low + (high - low) * share);
            input.dispatchEvent(new Event('input', { bubbles: true }));
          }),
        [slider, 0.3 + 0.04 * (turn % 12)] as const,
      );
    },
    end: () => browser.close(),
  };
}
