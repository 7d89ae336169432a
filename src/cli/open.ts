/** `furrow open`: serves the built notebooks with one scenario on loopback and opens the browser. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Carried, type Language, withoutTables, withScenario } from '../model/index.ts';
import { openScenario, UseError } from './files.ts';

const site = fileURLToPath(new URL('../site/', import.meta.url));
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

function browse(address: string): void {
  const [command, args] =
    process.platform === 'win32'
      ? ['cmd', ['/c', 'start', '', address]]
      : process.platform === 'darwin'
        ? ['open', [address]]
        : ['xdg-open', [address]];
  // No browser is no fault: the address is printed.
  spawn(command as string, args as string[], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

export function open(
  path: string | undefined,
  { port, browser, lang }: { readonly port?: number; readonly browser: boolean; readonly lang: Language },
): void {
  let carried: Carried | null = null;
  if (path !== undefined) {
    const opened = openScenario(path, lang);
    if (!opened) return;
    const { file, opened: text } = opened.input;
    carried = { name: file, text: withoutTables(text?.text ?? '', opened.scenario) };
  }
  if (!existsSync(join(site, 'index.html')))
    throw new UseError(
      'the notebooks are not built yet: type `npm run build`, then the same again',
      '页面还没有生成：先运行 `npm run build`，再运行本命令',
    );
  const page = () => {
    const html = readFileSync(join(site, 'index.html'), 'utf8');
    return (carried && withScenario(html, carried)) ?? html;
  };
  const server = createServer((request, response) => {
    const host = request.headers.host ?? '';
    // A page elsewhere must not reach the scenario through a name that points to loopback.
    const trusted = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host);
    const [path = ''] = (request.url ?? '').split(/[?#]/, 1);
    const name = normalize(decodeURIComponentSafe(path)).replace(/^[\\/]+/, '');
    const file = join(site, name === '' || name === '.' ? 'index.html' : name);
    const inside = file.startsWith(site.endsWith(sep) ? site : site + sep) && existsSync(file) && statSync(file).isFile();
    if (!trusted || !['GET', 'HEAD'].includes(request.method ?? '') || !inside) {
      response.writeHead(trusted ? 404 : 403, { 'content-type': 'text/plain' }).end('not found\n');
      return;
    }
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    response.end(file.endsWith('index.html') ? page() : readFileSync(file));
  });
  server.on('error', (error: NodeJS.ErrnoException) => {
    const taken =
      lang === 'zh' ? `端口 ${port} 已被占用：请用 --port 换一个` : `port ${port} is taken: choose another with --port`;
    process.stderr.write(`${error.code === 'EADDRINUSE' ? taken : error.message}\n`);
    process.exitCode = 2;
  });
  server.listen(port ?? 0, '127.0.0.1', () => {
    const at = server.address();
    const address = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : port}/`;
    process.stdout.write(lang === 'zh' ? `垄亩： ${address} （按 Ctrl+C 结束）\n` : `Furrow: ${address} (Ctrl+C ends)\n`);
    if (browser) browse(address);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      process.exitCode = signal === 'SIGINT' ? 130 : 143;
      server.close();
      server.closeAllConnections();
    });
  }
}

function decodeURIComponentSafe(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
