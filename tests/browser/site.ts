/** A scenario in; the served site on a port of its own, with it, out. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { withScenario } from '../../src/model/index.ts';
import { root } from './planner.ts';

/** The function gives the address once the tests run. */
export function servedSite(text?: string): () => string {
  const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
  const server = createServer(({ url = '/' }, answer) => {
    const path = url === '/' ? 'index.html' : url.slice(1);
    const file = readFileSync(new URL(`dist/site/${path}`, root));
    answer.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream');
    answer.end(text && url === '/' ? withScenario(file.toString(), { name: 'town.yaml', text }) : file);
  });
  beforeAll(() => new Promise<void>((done) => void server.listen(0, '127.0.0.1', done)));
  afterAll(() => void server.close());
  return () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
