import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { page, planner } from './planner.ts';
import { servedSite } from './site.ts';

// What is shipped: the page in one file and the site. That nothing complains and nothing else is asked for is seen after each visit.

const notebooks = planner();
const site = servedSite();

describe('the page in one file', () => {
  test('opens from a folder and asks for nothing else', async () => {
    await (await notebooks.visit()).waitForLoadState('networkidle');
  });

  test('its workers run the beginning of its script alone, which is half of it', async () => {
    const tab = await notebooks.visit({
      before: async (context) => {
        await context.addInitScript(() => {
          const make = URL.createObjectURL;
          const made: number[] = [];
          Object.assign(window, { made });
          URL.createObjectURL = (of: Blob) => {
            if (of.type === 'text/javascript') made.push(of.size);
            return make.call(URL, of);
          };
        });
      },
    });
    const [made, whole] = await tab.evaluate(() => [
      (window as unknown as { made: number[] }).made,
      document.querySelector('script[type=module]')?.textContent?.length ?? 0,
    ]);
    expect(made).toHaveLength(1);
    expect(made[0]).toBeGreaterThan(0.2 * whole);
    expect(made[0]).toBeLessThan(0.6 * whole);
  });

  test('runs only the script its policy names', () => {
    const html = readFileSync(new URL(page), 'utf8');
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    const scripts = [...html.matchAll(/<script type="module">([\s\S]*?)<\/script>/g)].map(([, code = '']) => code);
    const hashes = scripts.map((code) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`);
    expect(hashes).toHaveLength(1);
    expect(policy).toContain(`script-src ${hashes.join(' ')}`);
    expect(policy).not.toMatch(/'unsafe-eval'|https?:/);
  });

  test('is under 450 kB, packed as servers and mail do', () => {
    expect(gzipSync(readFileSync(new URL(page))).length).toBeLessThan(450_000);
  });

  test('has one place for a scenario', () => {
    const html = readFileSync(new URL(page), 'utf8');
    expect(html.split('<script type="text/plain" id="scenario"></script>')).toHaveLength(2);
  });
});

describe('the site', () => {
  test('opens from a server and asks for nothing elsewhere', async () => {
    await (await notebooks.visit({ address: site() })).waitForLoadState('networkidle');
  });
});
