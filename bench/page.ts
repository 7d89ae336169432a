/** The page in one file in; how long it takes to show figures, and new charts after a slider moved, in a headless browser, out. */
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { browserArgs, findChromium } from '../scripts/browser.js';

export interface OpenPage {
  /** Milliseconds from the call for the page to the first charts painted. */
  readonly open: () => Promise<number>;
  /** A hand on the slider that moves on as soon as new charts are painted; over places of the slider where it never was. */
  readonly sweep: () => Promise<Sweep>;
  readonly end: () => Promise<void>;
}

/** In milliseconds. */
export interface Sweep {
  /** From each input to new charts painted, in their order. */
  readonly moves: readonly number[];
  /** The longest time between two frames. */
  readonly frame: number;
}

/** Moves of a hand over a slider. */
export const movesInSweep = 12;

const slider = 'f-drivers.beef_price.process.level-slider';

/** In the page: calls back once a change of an element is painted. A size is first told in the very frame that paints the change, also where that frame has begun; the next task comes after it. */
type WhenPainted = (element: Element, then: () => void) => void;
type Tab = Window & typeof globalThis & { whenPainted: WhenPainted };

/** Words on what is missing, where it cannot be opened. */
export async function openPage(file: string): Promise<OpenPage | string> {
  const executablePath = findChromium();
  if (!executablePath) return 'no Chromium, Chrome or Edge was found (install one, or set CHROME_PATH)';
  if (!existsSync(file)) return `${file} is not built (npm run build)`;
  const browser = await chromium.launch({ executablePath, args: browserArgs });
  const newTab = async () => {
    const context = await browser.newContext({ viewport: { width: 1400, height: 1000 } });
    const tab = await context.newPage();
    // The page's own clock begins with the call for the page.
    await tab.addInitScript(() => {
      (window as Tab).whenPainted = (element, then) => {
        const frame = new ResizeObserver(() => {
          frame.disconnect();
          setTimeout(then);
        });
        frame.observe(element);
      };
      const watch = new MutationObserver(() => {
        const chart = document.querySelector('.fans svg');
        if (!chart) return;
        watch.disconnect();
        (window as Tab).whenPainted(chart, () => performance.mark('figures'));
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
  let sweeps = 0;
  return {
    open: async () => {
      const { context, ms } = await newTab();
      await context.close();
      return ms;
    },
    sweep: async () => {
      kept ??= await newTab();
      // Steps of the golden ratio never meet.
      const from = (0.618 * sweeps++) % 1;
      return kept.tab.evaluate(
        async ([id, shares]) => {
          const input = document.getElementById(id) as HTMLInputElement;
          const [low, high] = [Number(input.min), Number(input.max)];
          const move = (share: number) =>
            new Promise<number>((done) => {
              const start = performance.now();
              const watch = new MutationObserver((changes) => {
                const chart = changes
                  .map(({ target }) => target)
                  .find((target): target is SVGPathElement => target instanceof SVGPathElement && !!target.closest('.fans'));
                if (!chart) return;
                watch.disconnect();
                (window as Tab).whenPainted(chart.ownerSVGElement ?? chart, () => done(performance.now() - start));
              });
              watch.observe(document, { attributes: true, attributeFilter: ['d'], subtree: true });
              input.value = String(low + (high - low) * share);
              input.dispatchEvent(new Event('input', { bubbles: true }));
            });
          let frame = 0;
          let before = performance.now();
          let next = requestAnimationFrame(function look(now) {
            frame = Math.max(frame, now - before);
            before = now;
            next = requestAnimationFrame(look);
          });
          const moves: number[] = [];
          for (const share of shares) moves.push(await move(share));
          cancelAnimationFrame(next);
          return { moves, frame };
        },
        [slider, Array.from({ length: movesInSweep }, (_, i) => 0.2 + (0.6 * (i + from)) / movesInSweep)] as const,
      );
    },
    end: () => browser.close(),
  };
}
