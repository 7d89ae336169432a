import { namesIn } from '../src/model/formula/check.ts';
import { parseFormula } from '../src/model/formula/parse.ts';
import { money, type Scenario } from '../src/model/index.ts';
import { strategyFile } from '../src/model/scenario/shape.ts';
import { builtInStrategies } from '../src/model/strategies/built-in.ts';
import { projectedPlan, scenarioOf } from './helpers.ts';

// The built-in strategies as data in; docs/strategies.md and the page of each strategy out.

interface Words {
  readonly en: string;
  readonly zh: string;
}
type Entry = Readonly<Record<string, unknown>>;

const runs = 2000;

const drivers: Readonly<Record<string, string>> = {
  beef_price:
    '{unit: yuan/kg, process: {kind: mean-reverting, start: 34 yuan/kg, level: 32 yuan/kg, reversion: 15%, volatility: 14%}}',
  calf_price:
    '{unit: yuan/kg, process: {kind: mean-reverting, start: 40 yuan/kg, level: 38 yuan/kg, reversion: 15%, volatility: 16%}}',
  drought: '{process: {kind: event, chance: 20%}}',
  visitors: '{process: {kind: independent, median: 1, spread: 0.2}}',
};

/** One venture a strategy. */
const examples: Readonly<Record<string, string>> = {
  'resource-lease': 'lake: {strategy: resource-lease, start: 2024, area: 500 mu, rent: 320 yuan/mu/year, arrears_chance: 5%}',
  'contracted-out': 'plant: {strategy: contracted-out, value: 92 万元, fee_rate: {min: 5%, likely: 8%, max: 12%}}',
  shareholding:
    'winery: {strategy: shareholding, output: 200 t/year, price: {p10: 21 yuan/kg, p50: 25 yuan/kg, p90: 28 yuan/kg}, guarantee: 300000 yuan/year}',
  'cattle-base': 'cattle: {strategy: cattle-base, places: 100 head, dry_year: {driver: drought}}',
  'cow-calf': 'cows: {strategy: cow-calf, places: 100 head, dry_year: {driver: drought}}',
  'herb-planting': 'astragalus: {strategy: herb-planting, area: 300 mu, drought_year: {driver: drought}}',
  'crop-planting':
    'millet: {strategy: crop-planting, area: 800 mu, irrigated: 30%, drought_year: {driver: drought}, price: {min: 2.5 yuan/kg, likely: 3.8 yuan/kg, max: 6 yuan/kg}}',
  processing: 'dried-meat: {strategy: processing, use: [30%, 50%, 60%], selling: 12%}',
  'trading-service':
    'shop: {strategy: trading-service, volume: 20 t/year, purchase_price: 24 yuan/kg, sale_price: {min: 34 yuan/kg, likely: 38 yuan/kg, max: 44 yuan/kg}}',
  tourism:
    'farm-stay: {strategy: tourism, visits: 8000 person/year, demand: {driver: visitors}, share: 50%, overhead: 20000 yuan/year, setup: 40 万元}',
  'steady-income': 'stalls: {strategy: steady-income, amount: 50000 yuan/year, growth: 3%}',
};

const sources: Readonly<Record<string, string>> = {
  stated: 'stated 已说明',
  estimate: 'estimate 估计',
  inferred: 'inferred 推断',
  assumption: 'assumption 假设',
};
const accounts: Readonly<Record<string, string>> = {
  operating: 'operating revenue 经营收入',
  'contracting-out': 'contracting-out and remitted income 发包及上交收入',
  investment: 'investment income 投资收益',
  subsidy: 'subsidy income 补助收入',
  other: 'other income 其他收入',
};
const columns: readonly (readonly [measure: string, title: string])[] = [
  ['investment', 'investment 投资'],
  ['household_income', 'income of households 农牧户收入'],
  ['jobs', 'jobs 就业'],
];

export const strategyIds: readonly string[] = Object.keys(builtInStrategies);

const words = (text: unknown): Words => text as Words;
const both = (text: unknown) => `${words(text).en} ${words(text).zh}`;
const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;
const table = (head: string[], rows: string[][]) =>
  rows.length === 0
    ? 'None. 无。'
    : [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');
const figure = (value: unknown): string =>
  value === undefined ? '**to be written** 须填写' : Array.isArray(value) ? `[${value.join(', ')}]` : String(value);
const written = (value: unknown): string => String(typeof value === 'object' ? (value as { is: unknown }).is : value);

/** A strategy with the entries of its groups, and the drivers that its formulas name. */
function read(id: string) {
  const strategy = strategyFile.parse(builtInStrategies[id]);
  const entries = (group: unknown) => Object.entries((group ?? {}) as Record<string, Entry>);
  const [parameters, events] = [entries(strategy.parameters), entries(strategy.events)];
  const [stocks, formulas] = [entries(strategy.stocks), entries(strategy.formulas)];
  const own = new Set([...parameters, ...events, ...stocks, ...formulas].map(([name]) => name));
  const texts = [...formulas.map(([, formula]) => written(formula)), ...stocks.flatMap(([, { start, next }]) => [start, next])];
  const needs = [
    ...new Set(texts.map((text) => parseFormula(String(text))).flatMap((parsed) => (parsed.ok ? namesIn(parsed.tree) : []))),
  ];
  return {
    strategy,
    parameters,
    events,
    stocks,
    formulas,
    needs: needs.filter((name) => !own.has(name) && !['year', 't', 'age'].includes(name)),
  };
}

/**
 * Parameters whose default or range says something, with what they say of its origin. A default of 0, 1 or 100% leaves all as it is, and
 * every part of a whole is from 0% to 100%.
 */
export function figuresWithOrigin(id: string): { name: string; source: unknown; note: unknown }[] {
  const plain = (value: unknown) => value === undefined || /^(0%?|1|100%)( |$)/.test([value].flat().join(' '));
  return read(id)
    .parameters.filter(([, { default: standard, range }]) => !plain(standard) || (range && `${range}` !== '0%,100%'))
    .map(([name, { source, note }]) => ({ name, source, note }));
}

/** The whole scenario that a page shows. */
export function exampleOf(id: string): string {
  const venture = examples[id] ?? '';
  const used = Object.keys(drivers).filter((name) => read(id).needs.includes(name) || venture.includes(`driver: ${name}}`));
  const { en, zh } = words(read(id).strategy.title);
  return [
    'format: furrow/1',
    `title: {en: ${en}, zh: ${zh}}`,
    'years: {from: 2026, to: 2030}',
    `simulation: {runs: ${runs}}`,
    ...(used.length > 0 ? ['drivers:', ...used.map((name) => `  ${name}: ${drivers[name]}`)] : []),
    'villages:',
    '  our-village:',
    '    ventures:',
    `      ${venture}`,
    '',
  ].join('\n');
}

function resultOf(id: string, scenario: Scenario): string {
  const measures = projectedPlan(scenario).outcome.villages[0]?.measures ?? {};
  const more = columns.filter(([name]) => read(id).formulas.some(([formula]) => formula === name));
  const cell = (name: string, value = 0) => (name === 'jobs' ? value.toFixed(1) : money(value, 'en'));
  return table(
    [
      'year 年份',
      'income on average 平均收入',
      'poor, 1 in 10 较差年景',
      'good, 1 in 10 较好年景',
      ...more.map(([, title]) => title),
    ],
    (measures.income ?? []).map(({ mean, p10, p90 }, t) => [
      `${scenario.years.from + t}`,
      cell('income', mean),
      cell('income', p10),
      cell('income', p90),
      ...more.map(([name]) => cell(name, measures[name]?.[t]?.mean)),
    ]),
  );
}

/** docs/strategies/<id>.md. */
export function strategyPage(id: string): string {
  const { strategy, parameters, events, stocks, formulas, needs } = read(id);
  const example = exampleOf(id);
  const notes = parameters.filter(([, { note }]) => note !== undefined);
  const named = (entries: [string, Entry][], texts: (entry: Entry) => string[]) =>
    entries.map(([name, entry]) => [
      `\`${name}\``,
      ...texts(entry).map((text) => `\`${text}\``),
      words(entry.title).en,
      words(entry.title).zh,
    ]);
  return `# ${id}: ${both(strategy.title)}

${words(strategy.about).en}

${words(strategy.about).zh}

Account: ${accounts[strategy.account ?? 'operating']}. ${strategy.entity ? 'Counts as a collective economic entity (集体经济实体).' : 'Does not count as an entity (实体).'}${needs.length > 0 ? ` Drivers it needs: ${needs.map((name) => `\`${name}\``).join(', ')}.` : ''}

All built-in strategies: [strategies.md](../strategies.md). What the words mean: [scenario-format.md](../scenario-format.md#strategies).

## An example 示例

\`\`\`yaml
${example}\`\`\`

What it brings in ${runs.toLocaleString('en')} futures. In one future of ten the income is below *poor*, in one above *good*; the other columns are averages.

${resultOf(id, scenarioOf(example))}

## Parameters 参数

${table(
  ['parameter', 'unit', 'default', 'typical range', 'meaning', '含义', 'origin 来源'],
  parameters.map(([name, { unit, list, default: standard, range, title, source }]) => [
    `\`${name}\``,
    `${unit || '–'}${list ? ', list' : ''}`,
    figure(standard),
    range ? (range as (string | number)[]).join(' – ') : '',
    words(title).en,
    words(title).zh,
    sources[String(source)] ?? '',
  ]),
)}
${notes.length > 0 ? `\n${notes.map(([name, { note }]) => `- \`${name}\`: ${both(note)}`).join('\n')}\n` : ''}
## Events 事件

${table(
  ['event', 'chance a year', 'meaning', '含义'],
  named(events, ({ chance }) => [String(chance)]),
)}

## Stocks 存量

${table(
  ['stock', 'start', 'next year', 'meaning', '含义'],
  named(stocks, ({ start, next }) => [String(start), String(next)]),
)}

## Formulas 公式

${table(
  ['formula', 'is', 'meaning', '含义'],
  named(formulas, (formula) => [written(formula)]),
)}
${strategy.measures ? `\nMeasures beside the standard ones (自定义指标): ${strategy.measures.map((name) => `\`${name}\``).join(', ')}.\n` : ''}`;
}

/** docs/strategies.md. */
export function strategyIndex(): string {
  const first = (text: string, stop: string) => `${text.split(stop)[0]?.replace(/[.。]$/, '')}${stop.trim()}`;
  return `# The built-in strategies 发展路径

A strategy (发展路径) is a way to earn, written as data: parameters, events, stocks and formulas. A venture (项目) is one strategy in one village with its own figures. The strategies below have no privileges: you can write your own in the same form under \`strategies:\` of a scenario, as [scenario-format.md](scenario-format.md#strategies) shows. One of yours with the same id takes the place of a built-in one.

${table(
  ['strategy', '', '中文', 'what it is', '说明'],
  strategyIds.map((id) => {
    const { strategy } = read(id);
    const [title, about] = [words(strategy.title), words(strategy.about)];
    return [`[\`${id}\`](strategies/${id}.md)`, title.en, title.zh, first(about.en, '. '), first(about.zh, '。')];
  }),
)}

Every parameter may be a fixed figure, a distribution, or follow a driver (\`{driver: name, times: …}\`). A parameter marked *list* may also have one fixed entry a year of age; the last one holds on. The typical range is where most real cases lie; it sets the sliders of the notebooks, and figures outside it are allowed. Each chance of an event is a chance a year.

Defaults and ranges are no measurements: give your own figures with their \`source\` where you have them. Where ours come from stands beside each: *estimate* (估计) from market pages, practice or the first town's report; *inferred* (推断) worked out from figures of that report; *assumption* (假设) ours, with nothing to go by. It holds for default and range alike, unless the note says otherwise. A default of 0, 1 or 100% without an origin leaves things as they are. No default grows with inflation (不计通货膨胀): all sums are in the money of one year.

Names of formulas that the accounts read: \`income\` 收入, \`turnover\` 销售额, \`investment\` 投资, \`grant\` 补助, \`household_income\` 农牧户收入, \`jobs\` 就业, \`operating\` 已运营. \`age\` is 0 in the venture's first year, so what stands behind \`age == 0\` is paid once; a venture that began before the plan does not pay it again.

The prices that cattle and beef need, a drought and the run of visitors, as drivers (随机因素) to start from:

\`\`\`yaml
drivers:
${Object.entries(drivers)
  .map(([name, text]) => `  ${name}: ${text}`)
  .join('\n')}
\`\`\`
`;
}
