import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { functions, listFunctions } from '../src/model/formula/functions.ts';
import { readScenario } from '../src/model/index.ts';
import { exampleOf, figuresWithOrigin, strategyIds, strategyIndex, strategyPage } from './strategy-pages.ts';
import { furrow } from './terminal.ts';

// What the docs say is run: commands, scenarios, links. What they repeat from the code is written by this file:
// `npx vitest run tests/docs.test.ts -u` writes docs/strategies.md, the page of each strategy and the tables between `made from` marks anew.

const root = join(import.meta.dirname, '..');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'scenarios/README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`)
    .sort(),
];
const textOf = (page: string) => readFileSync(join(root, page), 'utf8');
const blocks = (page: string, language: string) =>
  [...textOf(page).matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text = '']) => text);

describe('commands', () => {
  const told = pages.flatMap((page) =>
    blocks(page, 'sh')
      .flatMap((text) => text.split('\n'))
      .filter((line) => /^npx furrow (?!open)/.test(line))
      .map((line) => {
        const [, command = '', status = '0'] = /^npx furrow (.*?)(?:\s+# exit status (\d+))?$/.exec(line) ?? [];
        return { page, command, status: Number(status) };
      }),
  );
  // A command that stands in several pages is run once.
  const commands = [...new Set(told.map(({ command }) => command))].map((command) => {
    const where = told.filter((one) => one.command === command);
    return { command, pages: where.map(({ page }) => page).join(', '), wanted: [...new Set(where.map(({ status }) => status))] };
  });

  test('are there', () => {
    expect(told.length).toBeGreaterThanOrEqual(10);
  });

  const questions = ['compare', 'targets', 'sensitivity', 'discover', 'portfolio', 'explain', 'seek', 'stress', 'money'];

  test.each(commands)('$pages: npx furrow $command', ({ command, wanted }) => {
    const [name = '', ...args] = command.split(/\s+/);
    // A command is good or not with any number of futures; where it names none, some are enough.
    const some = ['run', 'report', ...questions].includes(name) && !args.includes('--runs') ? ['--runs', '1000'] : [];
    const { status, stderr } = furrow([name, ...args, ...some]);
    // Every page says the same of how it ends.
    expect({ status: [status], stderr: wanted.includes(status ?? -1) ? '' : stderr }).toEqual({ status: wanted, stderr: '' });
  });

  test.each([
    'check',
    'run',
    'calibrate',
    'diff',
    'new',
    'upgrade',
    'export',
    'import',
    'schema',
    'open',
    'report',
    ...questions,
  ])('the page tells every option of %s and no other', (name) => {
    const section = textOf('docs/command-line.md').split(new RegExp(`^## furrow ${name}\\b.*$`, 'm'))[1] ?? '';
    const own = section.split(/^## /m)[0] ?? '';
    const options = (text: string) => [...new Set(text.match(/--[a-z][a-z-]*/g))].sort();
    const help = options(furrow([name, '--help']).stdout);
    const everywhere = ['--help', '--lang', ...(questions.includes(name) ? ['--runs', '--seed', '--to', '--json'] : [])];
    expect(options(own).filter((option) => !everywhere.includes(option))).toEqual(
      help.filter((option) => !everywhere.includes(option)),
    );
  });
});

test('the scenarios of the docs have no problems', () => {
  const scenarios = pages.flatMap((page) =>
    blocks(page, 'yaml')
      .filter((text) => text.startsWith('format: furrow/1'))
      .map((text) => [page, text] as const),
  );
  expect(scenarios.length).toBeGreaterThanOrEqual(4);
  for (const [page, text] of scenarios)
    expect(readScenario(text).problems.map(({ line, say }) => `${page} ${line}: ${say.en}`)).toEqual([]);
});

describe.each(pages)('%s', (page) => {
  test('links to what is there, pictures too', () => {
    const links = [...textOf(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
  });

  test('names no path of one machine', () => {
    expect(textOf(page)).not.toMatch(/(?<![\w.])\/(work|root|home|Users|tmp|usr|shared)\b|[A-Z]:\\/);
  });
});

describe('what is repeated from the code', () => {
  const records = [...functions.values()];
  const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;
  const made: Record<string, string> = {
    operators: [
      '| written | example | | 中文 |',
      '|---|---|---|---|',
      ...records
        .filter(({ symbol, name }) => symbol !== undefined && name !== 'if')
        .map(({ symbol = '', arity, example: [formula, is], sentence }) =>
          row(arity[0] === 1 ? `\`${symbol} x\`` : `\`x ${symbol} y\``, `\`${formula}\` is ${is}`, sentence.en, sentence.zh),
        ),
    ].join('\n'),
    functions: [
      '| function | arguments | example | | 中文 |',
      '|---|---|---|---|---|',
      ...records
        .filter(({ symbol, name }) => symbol === undefined || name === 'if')
        .map(({ name, arity: [least, most], example: [formula, is], sentence }) =>
          row(
            `\`${name}\``,
            least === most ? `${least}` : `${least}–${most}`,
            `\`${formula}\` is ${is}`,
            sentence.en,
            sentence.zh,
          ),
        ),
      ...[...listFunctions].map(([name, { arity, sentence }]) => row(`\`${name}\``, `${arity}`, '', sentence.en, sentence.zh)),
    ].join('\n'),
  };

  test('tables of docs/scenario-format.md', async () => {
    const page = textOf('docs/scenario-format.md');
    for (const name of Object.keys(made)) expect(page).toContain(`<!-- made from ${name} -->`);
    const fresh = page.replace(
      /(<!-- made from (\w+) -->\n)[\s\S]*?(<!-- end -->)/g,
      (_, before: string, name: string, after: string) => `${before}${made[name]}\n${after}`,
    );
    await expect(fresh).toMatchFileSnapshot('../docs/scenario-format.md');
  });

  test('docs/strategies.md', async () => {
    await expect(strategyIndex()).toMatchFileSnapshot('../docs/strategies.md');
  });

  test.each(strategyIds)('docs/strategies/%s.md', async (id) => {
    await expect(strategyPage(id)).toMatchFileSnapshot(`../docs/strategies/${id}.md`);
  });

  test('no other strategy has a page', () => {
    expect(pages.filter((page) => page.startsWith('docs/strategies/'))).toEqual(
      strategyIds.map((id) => `docs/strategies/${id}.md`).sort(),
    );
  });
});

describe.each(strategyIds)('the built-in strategy %s', (id) => {
  test('has an example without problems', () => {
    expect(readScenario(exampleOf(id)).problems.map(({ say }) => say.en)).toEqual([]);
    expect(exampleOf(id)).toContain(`strategy: ${id},`);
  });

  test('says where its figures come from, in both languages', () => {
    for (const { name, source, note } of figuresWithOrigin(id)) {
      expect(['estimate', 'inferred', 'assumption'], name).toContain(source);
      if (source !== 'assumption' || note) expect(note, name).toEqual({ en: expect.any(String), zh: expect.any(String) });
    }
  });
});
