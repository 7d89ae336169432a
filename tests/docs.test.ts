import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { namesIn } from '../src/model/formula/check.ts';
import { functions, listFunctions } from '../src/model/formula/functions.ts';
import { parseFormula } from '../src/model/formula/parse.ts';
import { readScenario } from '../src/model/index.ts';
import { strategyFile } from '../src/model/scenario/shape.ts';
import { builtInStrategies } from '../src/model/strategies/built-in.ts';

// What the docs say is run: commands, scenarios, links. What they repeat from the code is written by this file:
// `npx vitest run tests/docs.test.ts -u` writes docs/strategies.md and the tables between `made from` marks anew.

const root = join(import.meta.dirname, '..');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'scenarios/README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const textOf = (page: string) => readFileSync(join(root, page), 'utf8');
const blocks = (page: string, language: string) =>
  [...textOf(page).matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text = '']) => text);
const furrow = (...args: string[]) =>
  spawnSync(process.execPath, ['bin/furrow.js', ...args], { cwd: root, encoding: 'utf8', maxBuffer: 1e9, timeout: 50_000 });

describe('commands', () => {
  const commands = pages.flatMap((page) =>
    blocks(page, 'sh')
      .flatMap((text) => text.split('\n'))
      .filter((line) => /^npx furrow (?!open)/.test(line))
      .map((line) => {
        const [, command = '', status = '0'] = /^npx furrow (.*?)(?:\s+# exit status (\d+))?$/.exec(line) ?? [];
        return [page, command, Number(status)] as const;
      }),
  );

  test('are there', () => {
    expect(commands.length).toBeGreaterThanOrEqual(10);
  });

  test.each(commands)('%s: npx furrow %s', (_, command, wanted) => {
    const { status, stderr } = furrow(...command.split(/\s+/));
    expect({ status, stderr: status === wanted ? '' : stderr }).toEqual({ status: wanted, stderr: '' });
  });

  const questions = ['compare', 'targets', 'sensitivity', 'explain', 'seek', 'stress', 'money'];
  test.each(['check', 'run', 'calibrate', 'schema', 'open', ...questions])('the page tells every option of %s and no other', (name) => {
    const section = textOf('docs/command-line.md').split(new RegExp(`^## furrow ${name}\\b.*$`, 'm'))[1] ?? '';
    const own = section.split(/^## /m)[0] ?? '';
    const options = (text: string) => [...new Set(text.match(/--[a-z][a-z-]*/g))].sort();
    const help = options(furrow(name, '--help').stdout);
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
    await expect(strategyPage()).toMatchFileSnapshot('../docs/strategies.md');
  });

  test('each built-in strategy has an example without problems', () => {
    expect(Object.keys(examples)).toEqual(Object.keys(builtInStrategies));
    for (const [id, example] of Object.entries(examples)) {
      const text = `format: furrow/1\ntitle: ${id}\nyears: {from: 2026, to: 2028}\ndrivers:\n${drivers}\nvillages:\n  one:\n    ventures:\n      ${example}\n`;
      expect(readScenario(text).problems.map(({ say }) => say.en)).toEqual([]);
    }
  });
});

const drivers = `  beef_price: {unit: yuan/kg, process: {kind: mean-reverting, start: 34 yuan/kg, level: 32 yuan/kg, reversion: 15%, volatility: 14%}}
  calf_price: {unit: yuan/kg, process: {kind: mean-reverting, start: 40 yuan/kg, level: 38 yuan/kg, reversion: 15%, volatility: 16%}}
  drought: {process: {kind: event, chance: 20%}}`;

/** One venture a strategy, in the order of the page. */
const examples: Readonly<Record<string, string>> = {
  'resource-lease': 'lake: {strategy: resource-lease, start: 2024, area: 500 mu, rent: 320 yuan/mu/year, arrears_chance: 5%}',
  shareholding:
    'winery: {strategy: shareholding, output: 200 t/year, price: {p10: 21 yuan/kg, p50: 25 yuan/kg, p90: 28 yuan/kg}, guarantee: 300000 yuan/year}',
  'cattle-base': 'cattle: {strategy: cattle-base, places: 100 head, dry_year: {driver: drought}}',
  'herb-planting': 'astragalus: {strategy: herb-planting, area: 300 mu, drought_year: {driver: drought}}',
  'contracted-out': 'plant: {strategy: contracted-out, value: 92 万元, fee_rate: {min: 5%, likely: 8%, max: 12%}}',
  processing: 'dried-meat: {strategy: processing, use: [30%, 50%, 60%], selling: 12%}',
  'steady-income': 'stalls: {strategy: steady-income, amount: 50000 yuan/year, growth: 3%}',
};

function strategyPage(): string {
  const accounts: Record<string, string> = {
    operating: 'operating revenue 经营收入',
    'contracting-out': 'contracting-out and remitted income 发包及上交收入',
    investment: 'investment income 投资收益',
    subsidy: 'subsidy income 补助收入',
    other: 'other income 其他收入',
  };
  const title = (text: unknown): { en: string; zh: string } => text as { en: string; zh: string };
  const figure = (value: unknown): string =>
    value === undefined ? '**to be written**' : Array.isArray(value) ? `[${value.join(', ')}]` : String(value);
  const texts = (value: unknown): string => String(typeof value === 'object' ? (value as { is: string }).is : value);
  const sections = Object.entries(builtInStrategies).map(([id, raw]) => {
    const strategy = strategyFile.parse(raw);
    const groups = [strategy.parameters, strategy.events, strategy.stocks, strategy.formulas].map((group) =>
      Object.entries(group ?? {}),
    );
    const [parameters = [], events = [], stocks = [], formulas = []] = groups as [string, Record<string, unknown>][][];
    const own = new Set(groups.flat().map(([name]) => name));
    const names = [...formulas.map(([, formula]) => texts(formula)), ...stocks.flatMap(([, { start, next }]) => [start, next])]
      .map((text) => parseFormula(String(text)))
      .flatMap((parsed) => (parsed.ok ? namesIn(parsed.tree) : []));
    const needs = [...new Set(names)].filter((name) => !own.has(name) && !['year', 't', 'age'].includes(name));
    const both = (text: unknown) => `${title(text).en} ${title(text).zh}`;
    return [
      `## ${id}: ${both(strategy.title)}`,
      '',
      title(strategy.about).en,
      '',
      title(strategy.about).zh,
      '',
      `Account: ${accounts[strategy.account ?? 'operating']}. ${strategy.entity ? 'Counts as a collective economic entity (集体经济实体).' : 'Does not count as an entity (实体).'}${needs.length > 0 ? ` Drivers it needs: ${needs.map((name) => `\`${name}\``).join(', ')}.` : ''}`,
      '',
      '```yaml',
      examples[id],
      '```',
      '',
      '| parameter | unit | default | typical range | meaning | 含义 |',
      '|---|---|---|---|---|---|',
      ...parameters.map(([name, { unit, list, default: standard, range, title: text }]) =>
        [
          `| \`${name}\``,
          `${unit || '–'}${list ? ', list' : ''}`,
          figure(standard),
          range ? (range as string[]).join(' – ') : '',
          title(text).en,
          `${title(text).zh} |`,
        ].join(' | '),
      ),
      '',
      '```',
      ...events.map(([name, { chance }]) => `event ${name}: chance ${chance}`),
      ...stocks.map(([name, { start, next }]) => `stock ${name}: start ${start}; next ${next}`),
      ...formulas.map(([name, formula]) => `${name} = ${texts(formula)}`),
      '```',
      '',
      [...events, ...stocks, ...formulas].map(([name, { title: text }]) => `\`${name}\` ${both(text)}`).join(' · '),
      '',
    ].join('\n');
  });
  return `# The built-in strategies 发展路径

A strategy (发展路径) is a way to earn, written as data: parameters, events, stocks and formulas. A venture (项目) is one strategy in one village with its own figures. The strategies below have no privileges: you can write your own in the same form under \`strategies:\` of a scenario, as [scenario-format.md](scenario-format.md#strategies) shows. One of yours with the same id takes the place of a built-in one.

Every parameter may be a fixed figure, a distribution, or follow a driver (\`{driver: name, times: …}\`). A parameter marked *list* may also have one fixed entry a year of age; the last one holds on. The typical range is where most real cases lie; it sets the sliders of the notebooks, and figures outside it are allowed. Each chance of an event is a chance a year.

Defaults and ranges are estimates of the authors from market pages, practice and the first town. They are not measurements: give your own figures with their \`source\` where you have them. No default grows with inflation (不计通货膨胀): all sums are in the money of one year.

Names of formulas that the accounts read: \`income\` 收入, \`turnover\` 销售额, \`investment\` 投资, \`grant\` 补助, \`household_income\` 农牧户收入, \`operating\` 已运营. \`age\` is 0 in the venture's first year, so what stands behind \`age == 0\` is paid once; a venture that began before the plan does not pay it again.

${Object.entries(builtInStrategies)
  .map(([id, raw]) => `- [${id}](#${anchor(id, strategyFile.parse(raw))})`)
  .join('\n')}

The prices that cattle and beef need, and a drought, as drivers (随机因素) to start from:

\`\`\`yaml
drivers:
${drivers}
\`\`\`

${sections.join('\n')}`;
}

/** As GitHub makes them: lower case, blanks to dashes, colons gone. */
function anchor(id: string, { title }: { title?: unknown }): string {
  const { en, zh } = title as { en: string; zh: string };
  return `${id}: ${en} ${zh}`
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
