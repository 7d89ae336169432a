import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';

const page = new URL('../../dist/furrow.html', import.meta.url);
const site = new URL('../../dist/site/', import.meta.url);
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

let browser: Browser;
let server: Server;

beforeAll(async () => {
  browser = await openBrowser();
  server = createServer(({ url = '/' }, answer) => {
    const path = url === '/' ? 'index.html' : url.slice(1);
    answer.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream').end(readFileSync(new URL(path, site)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** Opens an address and returns what the page complained of and what it asked for beside itself. */
async function visit(address: string) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  tab.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  tab.on('pageerror', (error) => complaints.push(String(error)));
  tab.on('request', (request) => requests.push(request.url()));
  await tab.goto(address);
  await tab.waitForFunction(() => document.querySelector('#app')?.textContent?.trim());
  await tab.waitForLoadState('networkidle');
  await context.close();
  return { complaints, strangers: requests.filter((url) => !/^(data|blob):/.test(url) && !url.startsWith(address)) };
}

describe('the page in one file', () => {
  test('opens from a folder and asks for nothing else', async () => {
    expect(await visit(page.href)).toEqual({ complaints: [], strangers: [] });
  });

  test('runs only the script its policy names', () => {
    const html = readFileSync(page, 'utf8');
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    const scripts = [...html.matchAll(/<script type="module">([\s\S]*?)<\/script>/g)].map(([, code = '']) => code);
    const hashes = scripts.map((code) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`);
    expect(hashes).toHaveLength(1);
    expect(policy).toContain(`script-src ${hashes.join(' ')}`);
    expect(policy).not.toMatch(/unsafe-eval|https?:/);
  });

  test('has one place for a scenario', () => {
    const html = readFileSync(page, 'utf8');
    expect(html.split('<script type="text/plain" id="scenario"></script>')).toHaveLength(2);
  });
});

describe('the site', () => {
  test('opens from a server and asks for nothing elsewhere', async () => {
    const { port } = server.address() as AddressInfo;
    expect(await visit(`http://127.0.0.1:${port}/`)).toEqual({ complaints: [], strangers: [] });
  });
});
