/** A place, a language and a scenario in; a tab of the page as a planner has it before the eyes out, and what hand, eye and command line do with it. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Download, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { withScenario } from '../../src/model/index.ts';
import { furrow as command } from '../terminal.ts';
import { openBrowser } from './browser.ts';
import { makeTabs } from './tabs.ts';

export const root = new URL('../../', import.meta.url);
export const page = new URL('dist/furrow.html', root).href;
const textOf = (path: string) => readFileSync(new URL(path, root), 'utf8');
const axe = textOf('node_modules/axe-core/axe.min.js');

/** A scenario that comes with Furrow, with the number of futures wanted. */
export function scenario(name: string, runs?: number): string {
  const text = textOf(`scenarios/${name}.yaml`);
  return runs === undefined ? text : text.replace(/runs: \d+/, `runs: ${runs}`);
}

/** What to open with where no town is needed, which takes longer: one village, two plans, and another text than `one-base`. */
export const cattleOrNot = scenario('one-base', 500)
  .replace('{en: One cattle base, zh: 一个养牛基地}', '{en: Cattle or not, zh: 养不养牛}')
  .replace(/^plans:\n/m, '$&  later: {title: {en: Later, zh: 再等等}}\n');

export interface Visit {
  readonly locale?: 'en-US' | 'zh-CN';
  readonly width?: number;
  readonly height?: number;
  /** The planner's own page, if nothing else is given. */
  readonly address?: string;
  /** A page that computes nothing, such as a report. */
  readonly still?: boolean;
  readonly plan?: string;
  readonly book?: number;
  /** Scripts of the browser that are there before the page. */
  readonly before?: (context: BrowserContext) => Promise<void>;
}

export interface Planner {
  /** A folder that is gone when the tests of the file are done. */
  readonly folder: string;
  /** The page as shipped, with another town of its own if one was given. */
  readonly page: string;
  /** The address of the page with a scenario in it. */
  carrying(text: string, name?: string): string;
  /** A browser with nothing kept. */
  newBrowser(visit?: Visit): Promise<BrowserContext>;
  /** A tab in such a browser, at rest. */
  newTab(context: BrowserContext, visit?: Visit): Promise<Page>;
  /** A tab in a browser with nothing kept. */
  visit(visit?: Visit): Promise<Page>;
  /** What the command line answers about the work as the page saves it. */
  asked<T>(tab: Page, command: string, ...args: string[]): Promise<T>;
}

/**
 * One browser for the tests of a file, whose page may bring along another town than it is shipped with. After each of them the page must
 * have complained of nothing and asked for nothing but itself.
 */
export function planner(town?: string): Planner {
  const folder = mkdtempSync(join(tmpdir(), 'furrow-browser-'));
  const own = town === undefined ? page : written('page.html', withTown(textOf('dist/furrow.html'), town));
  const pages = new Map<string, string>();
  let browser: Browser | undefined;
  let contexts: BrowserContext[] = [];
  let faults: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterEach(async () => {
    const [used, found] = [contexts, faults];
    contexts = [];
    faults = [];
    await Promise.all([...used.map((context) => context.close()), tabs.back()]);
    expect(found).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function written(name: string, html: string): string {
    writeFileSync(join(folder, name), html);
    return pathToFileURL(join(folder, name)).href;
  }

  async function opened({ locale = 'en-US', width = 1366, height = 900, before }: Visit = {}): Promise<BrowserContext> {
    if (!browser) throw new Error('the browser is not open yet');
    const context = await browser.newContext({ locale, viewport: { width, height } });
    await (before ?? toDownloads)(context);
    return context;
  }
  const tabs = makeTabs(folder, async (locale) => (await opened({ locale: locale as 'en-US' })).newPage());
  async function newBrowser(visit?: Visit): Promise<BrowserContext> {
    const context = await opened(visit);
    contexts.push(context);
    return context;
  }

  const newTab = async (context: BrowserContext, visit?: Visit) => shown(await context.newPage(), visit);
  async function visit(visit: Visit = {}): Promise<Page> {
    const { locale = 'en-US', width = 1366, height = 900, address = own, before } = visit;
    // What scripts of the browser or a server left cannot be taken back from here.
    if (before || !address.startsWith('file:')) return newTab(await newBrowser(visit), visit);
    return shown(await tabs.take(locale, { width, height }), visit);
  }

  async function shown(tab: Page, { address = own, still, plan, book: number }: Visit = {}): Promise<Page> {
    tab.on('console', (message) => ['error', 'warning'].includes(message.type()) && faults.push(message.text()));
    tab.on('pageerror', (error) => faults.push(String(error)));
    tab.on('request', (request) => {
      const url = request.url();
      const itself = address.startsWith('http')
        ? url.startsWith(address)
        : url.replace(/#.*/s, '') === address.replace(/#.*/s, '');
      if (!itself && !/^(data|blob):/.test(url)) faults.push(`asked for ${url}`);
    });
    await tab.goto(address);
    // A page that is still opening is led to the notebook too, and draws no other.
    if (number !== undefined) await book(tab, number);
    else if (!still) await settled(tab);
    if (plan) await choosePlan(tab, plan);
    return tab;
  }

  return {
    folder,
    page: own,
    carrying(text, name = 'town.yaml') {
      const known = pages.get(name + text);
      if (known) return known;
      const html = withScenario(textOf('dist/furrow.html'), { name, text });
      if (html === null) throw new Error('the page has no place for a scenario');
      const address = written(`page-${pages.size}.html`, html);
      pages.set(name + text, address);
      return address;
    },
    newBrowser,
    newTab,
    visit,
    async asked<T>(tab: Page, command: string, ...args: string[]) {
      const file = join(folder, 'saved.yaml');
      writeFileSync(file, await saved(tab, () => menu(tab, /^(Save|保存)$/)));
      return furrow<T>(command, file, ...args);
    },
  };
}

/** The page with another town in place of the one it brings along; its policy names the script that this makes. */
function withTown(html: string, town: string): string {
  const [, script = ''] = /<script type="module">([\s\S]*?)<\/script>/.exec(html) ?? [];
  const other = script.replace(scenario('seven-villages').trim(), () => town.trim());
  if (other === script) throw new Error('the page brings no such town along');
  const hash = (code: string) => createHash('sha256').update(code).digest('base64');
  return html.replace(script, () => other).replace(hash(script), hash(other));
}

/** Files go to the downloads, not through the browser's own picker. */
const toDownloads = (context: BrowserContext) =>
  context.addInitScript(() => Object.assign(window, { showSaveFilePicker: undefined })).then(() => {});

/** The JSON that the command line prints. */
export function furrow<T>(...args: string[]): T {
  const { status, stdout, stderr } = command([...args, '--json']);
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as T;
}

/** What `furrow run --json` prints, as far as the tests of pages read it. */
export interface Run {
  readonly plans: readonly {
    readonly id: string;
    readonly goals: readonly {
      readonly id: string;
      readonly probability: number;
      readonly villages: readonly { readonly shortfall: number }[];
    }[];
    readonly town: { readonly measures: Measures };
    readonly villages: readonly { readonly id: string; readonly measures: Measures }[];
  }[];
}
type Measures = Readonly<
  Record<'income' | 'fund', readonly { readonly year: number; readonly mean: number; readonly p50: number }[]>
>;

/** Waits until nothing is computed and the notebook has its cells. */
export async function settled(tab: Page): Promise<void> {
  // A change reaches the cells in the next frame: before it, nothing is pending yet. A tab behind another has one frame a second.
  await tab.bringToFront();
  await tab.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))),
  );
  await tab.waitForFunction(
    () =>
      document.querySelector('.book .cell > *') &&
      !document.body.classList.contains('computing') &&
      !document.querySelector('.pending, .first-answer'),
    null,
    { timeout: 100_000 },
  );
}

export async function book(tab: Page, number: number): Promise<void> {
  await tab.locator('nav.books button').nth(number).click();
  await settled(tab);
}

export async function choosePlan(tab: Page, plan: string): Promise<void> {
  await tab.locator('#plan').selectOption(plan);
  await settled(tab);
}

/** An entry of the one menu of files, by its words or its place. */
export async function menu(tab: Page, entry: string | RegExp | number): Promise<void> {
  await tab.locator('#file-menu').click();
  if (typeof entry === 'number') await tab.locator('#file-menu-list button').nth(entry).click();
  else await tab.getByRole('menuitem', { name: entry, exact: true }).click();
}

/** Gives the page a file to open. */
export const choose = (tab: Page, name: string, content: string | Buffer) =>
  tab
    .locator('#app > input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });

/** Waits for a file to stand in the title. */
export async function opened(tab: Page, name: string): Promise<void> {
  await tab.waitForFunction((text) => document.querySelector('.title small')?.textContent?.includes(text), ` ${name} `);
  await settled(tab);
}

/** Gives the page a file, and waits for it. */
export async function open(tab: Page, name: string, content: string | Buffer): Promise<void> {
  await choose(tab, name, content);
  await opened(tab, name);
}

/** Types into a field, as far as Enter. */
export async function type(tab: Page, field: string, text: string): Promise<void> {
  const found = tab.locator(`[id="${field}"]`);
  await found.fill(text);
  await found.press('Enter');
  await settled(tab);
}

/** The price that the tests of moves move. */
export const level = 'f-drivers.beef_price.process.level';

/** Presses a slider in its middle, drags it over some shares of its width, and lets go if told to. */
export async function drag(tab: Page, field: string, after: (share: number) => Promise<void> = async () => {}): Promise<void> {
  const slider = tab.locator(`[id="${field}"]`);
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (!box) throw new Error('the slider is not shown');
  await tab.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await tab.mouse.down();
  for (const share of [0.6, 0.7, 0.8]) {
    await tab.mouse.move(box.x + box.width * share, box.y + box.height / 2);
    await after(share);
  }
}

export const bytesOf = async (download: Download): Promise<Buffer> => readFileSync(await download.path());

/** The bytes of the file that a deed sends to the downloads. */
export async function saved(tab: Page, deed: () => Promise<unknown>): Promise<Buffer> {
  const [download] = await Promise.all([tab.waitForEvent('download'), deed()]);
  return bytesOf(download);
}

export const undo = (tab: Page) => tab.getByRole('button', { name: /^(Undo|撤销)$/ });

/**
 * Serious faults that axe finds for people who do not see or use no mouse; of another look of the same page, those of its colours. Behind
 * a dialog nothing can be used.
 */
export async function faults(tab: Page, where?: string, look?: 'colours'): Promise<string[]> {
  if (!(await tab.evaluate(() => 'axe' in window))) await tab.evaluate(axe);
  const asked = { resultTypes: ['violations'], ...(look && { runOnly: ['color-contrast', 'link-in-text-block'] }) };
  return tab.evaluate(
    async ([place, options]) => {
      type Found = { violations: { id: string; impact: string; nodes: { html: string }[] }[] };
      const { axe } = window as unknown as { axe: { run: (at: string | Node, how: object) => Promise<Found> } };
      const { violations } = await axe.run(place ?? document.querySelector<HTMLElement>('dialog[open]') ?? document, options);
      return violations
        .filter(({ impact }) => ['serious', 'critical'].includes(impact))
        .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
    },
    [where, asked] as const,
  );
}

/** Pixels beyond the right edge of the page and of its dialogs. */
export const beyond = (tab: Page) =>
  tab.evaluate(() =>
    Math.max(
      ...[document.documentElement, ...document.querySelectorAll('dialog')].map((box) => box.scrollWidth - box.clientWidth),
    ),
  );

/** Fits the window, can be used by everybody, and shows no leftover of a program. */
export async function isSound(tab: Page): Promise<void> {
  expect(await tab.locator('main').innerText()).not.toMatch(/NaN|undefined|Infinity|\[object/);
  expect(await beyond(tab)).toBeLessThanOrEqual(0);
  expect(await faults(tab)).toEqual([]);
}
