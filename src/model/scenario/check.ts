/** A scenario file's text or bytes in; the Scenario with all defaults filled, or every problem at its place, out. The one door: past it nothing is missing and nothing is unchecked. */
import type { Driver, Scenario, Strategy, Text, Unit } from '../base/nouns.ts';
import type { Path, Problem } from '../base/problem.ts';
import { readUnit } from '../formula/units.ts';
import { readAllocation } from './allocation.ts';
import { readAmount, type Tables } from './amount.ts';
import { both, decode, plainWriting, type Words, type Writing, words } from './decode.ts';
import { readCorrelations, readDrivers } from './drivers.ts';
import { checkFormat } from './format.ts';
import { readGoals } from './goals.ts';
import { checkIds } from './ids.ts';
import { readMeasures } from './measures.ts';
import { type Memory, makeMemory } from './memory.ts';
import { type Carried, isPage, scenarioInPage } from './page.ts';
import { type Reporter, reporter, textOf, textOrNull } from './report.ts';
import { type ScenarioFile, type StrategyFile, strategyFile } from './shape.ts';
import { type ReadStrategy, readStrategy, unitOf } from './strategy.ts';
import { locate, type OpenText, open, type SourceText } from './text.ts';
import { currentFormat, upgrade } from './upgrade.ts';
import { readVillages } from './villages.ts';

export interface ReadScenario {
  /** null where there are problems. */
  readonly scenario: Scenario | null;
  readonly source: SourceText | null;
  /**
   * To edit it, or read it again, without parsing; null where it is no text. The text of a file of an older format is upgraded here, and as it was
   * written in `source`.
   */
  readonly opened: OpenText | null;
  /** The older format that the text was written in; null where it was the current one. */
  readonly from: string | null;
  /** The name that a page gives the scenario it carries; null where the input is the scenario itself. */
  readonly name: string | null;
  /** How the bytes were written, to save them the same way. */
  readonly writing: Writing;
  readonly problems: readonly Problem[];
  /** Things to know that stop nothing, such as an old encoding. */
  readonly notices: readonly Problem[];
}

const defaultRuns = 10_000;
const defaultSeed = 'furrow';
const defaultThreshold = 1000;
const longestHorizon = 60;
const yuan = readUnit('yuan') as Unit;

/** One canonical text of a seed, so that 7 and "7" are the same. */
function readSeed(seed: string | number | undefined, out: Reporter): string {
  if (seed === undefined) return defaultSeed;
  if (typeof seed === 'number' && !(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32)) {
    out.report(
      ['simulation', 'seed'],
      { en: 'a seed is a text or a whole number from 0 to 4294967295', zh: '随机种子应为文字，或 0 到 4294967295 的整数' },
      seed,
      { en: 'Put it in quotes to use it as a text.', zh: '加上引号即可作为文字使用。' },
    );
  }
  if (typeof seed === 'string' && seed.trim() === '')
    out.report(['simulation', 'seed'], { en: 'a seed of nothing', zh: '随机种子是空的' }, seed, {
      en: 'Write a word or a number, or delete the key.',
      zh: '请写一个词或一个数，或删去这一项。',
    });
  return String(seed);
}

function build(
  file: ScenarioFile,
  broken: readonly Path[],
  builtIn: { readonly [id: string]: unknown },
  tables: Tables,
  memory: Memory,
  out: Reporter,
): Scenario {
  // Once told, a last year before the first is not told again by what lies between them, before or after.
  const { from, to } = file.years;
  const years = to < from ? { from: to - longestHorizon, to: from + longestHorizon } : file.years;
  if (years !== file.years)
    out.report(['years', 'to'], { en: 'the last year lies before the first', zh: '结束年早于起始年' }, file.years.to, {
      en: `Write ${file.years.from} or later.`,
      zh: `请写 ${file.years.from} 或之后的年份。`,
    });
  else if (years.to - years.from >= longestHorizon)
    out.report(
      ['years', 'to'],
      { en: `the horizon is longer than ${longestHorizon} years`, zh: `年限超过 ${longestHorizon} 年` },
      years.to,
      { en: 'Shorten it.', zh: '请缩短年限。' },
    );
  if (textOf(file.title, '').en.trim() === '')
    out.report(['title'], { en: 'the title is empty', zh: '标题是空的' }, file.title, {
      en: 'Write what the scenario is about, such as title: Our village.',
      zh: '请写情景的名称，如 title: 我们村。',
    });
  checkIds(file, out);
  const base = {
    out,
    references: new Set(Object.keys(file.references ?? {})),
    drivers: new Map<string, Unit & { title?: Text }>(),
    tables,
  };
  const read = readDrivers(file, base);
  const cutDrivers = broken.flatMap((path) => (path[0] === 'drivers' && path.length === 2 ? [String(path[1])] : []));
  const brokenDrivers = new Set([...read.broken, ...cutDrivers]);
  for (const driver of read.drivers) base.drivers.set(driver.id, { ...driver.unit, title: driver.title });
  for (const id of brokenDrivers) base.drivers.set(id, unitOf(file.drivers?.[id]?.unit, ['drivers', id, 'unit'], base));
  const correlations = readCorrelations(file, read.drivers, brokenDrivers, base);

  memory.begin([years, [...base.references], [...base.drivers], [...brokenDrivers], file.strategies, broken]);
  const strategies = new Map<string, ReadStrategy>();
  const cutStrategies = new Set(
    broken.flatMap((path) => (path[0] === 'strategies' && path.length === 2 ? [String(path[1])] : [])),
  );
  for (const [id, own] of Object.entries(file.strategies ?? {})) {
    const place = (part: Path) => ({ path: ['strategies', id, ...part], own: true });
    strategies.set(
      id,
      memory.recall(['strategies', id], out, () => readStrategy(id, own, { ...base, brokenDrivers, place })),
    );
  }
  const strategy = (id: string, usedAt: Path): ReadStrategy | null | undefined => {
    if (cutStrategies.has(id)) return null;
    if (!strategies.has(id)) {
      if (!Object.hasOwn(builtIn, id)) return undefined;
      const place = () => ({ path: usedAt, own: false });
      const written = () => strategyFile.parse(builtIn[id]) as StrategyFile;
      strategies.set(
        id,
        memory.recall(['strategies', id], out, () => readStrategy(id, written(), { ...base, brokenDrivers, place })),
      );
    }
    return strategies.get(id);
  };
  const { villages, plans, asked } = memory.recall(['villages', file.villages, file.plans], out, () => {
    const asked = new Map<string, Path>();
    const read = readVillages({
      ...base,
      file,
      years,
      memory,
      strategy: (id, usedAt) => {
        if (!asked.has(id)) asked.set(id, usedAt);
        return strategy(id, usedAt);
      },
      strategyIds: [...new Set([...Object.keys(file.strategies ?? {}), ...Object.keys(builtIn)])],
      strategyTitle: (id) => textOf((file.strategies?.[id] ?? (builtIn as ScenarioFile['strategies'])?.[id])?.title, id).zh,
    });
    return { ...read, asked };
  });
  // A strategy is part of the scenario once a venture asks for it, also one that is remembered.
  for (const [id, usedAt] of asked) strategy(id, usedAt);

  const { measures, units } = readMeasures(
    file,
    [...strategies.values()].map((read) => read.strategy),
    base,
  );
  const threshold =
    file.source_threshold === undefined
      ? defaultThreshold
      : (readAmount(file.source_threshold, yuan, ['source_threshold'], out)?.value ?? defaultThreshold);
  return {
    title: textOf(file.title, ''),
    about: textOrNull(file.about),
    years,
    runs: file.simulation?.runs ?? defaultRuns,
    seed: readSeed(file.simulation?.seed, out),
    references: Object.entries(file.references ?? {}).map(([id, reference]) => ({
      id,
      title: textOf(reference.title, id),
      kind: reference.kind ?? 'document',
      note: textOrNull(reference.note),
    })),
    drivers: read.drivers,
    correlations,
    strategies: Object.fromEntries([...strategies].map(([id, read]) => [id, read.strategy])),
    villages,
    plans,
    measures,
    units: Object.fromEntries([...units].flatMap(([name, unit]) => (unit ? [[name, unit]] : []))),
    goals: readGoals(file, years, units, base),
    allocation: readAllocation(file, out),
    sourceThreshold: threshold,
    countSources: file.count_sources ?? 'strategies',
  };
}

/** What an input holds: an open text or a text to open, how it was written, and what came with it; or why it cannot be read. */
type Received = Pick<ReadScenario, 'name' | 'writing' | 'notices'> &
  ({ readonly text: string | OpenText } | { readonly problems: readonly Problem[] });

const first = { at: '', line: 1, column: 1, value: null };

const carriedWords = ({ name }: Carried): Words =>
  words(
    both(`the scenario in this page is read: ${name}`, `读取的是网页里的情景：${name}`),
    both('lines and columns are counted within it', '行号和列号按该情景计算'),
  );

function receive(input: string | Uint8Array | OpenText): Received {
  const whole = { name: null, writing: plainWriting, notices: [] };
  if (typeof input !== 'string' && 'text' in input) return { ...whole, text: input };
  if (isPage(input)) {
    const found = scenarioInPage(input);
    if (!found.ok) return { ...whole, problems: [{ ...first, say: found.say, hint: found.hint }] };
    const { carried } = found;
    return { ...whole, name: carried.name, text: carried.text, notices: [{ ...first, ...carriedWords(carried) }] };
  }
  if (typeof input === 'string') return { ...whole, text: input };
  const decoded = decode(input);
  return decoded.ok ? { ...decoded, name: null } : { ...whole, problems: decoded.problems };
}

/**
 * Reads a scenario from its text, from the bytes of its file, or from a page that carries it; `builtIn` are the strategies that need not be written in
 * the file, `tables` gives the tables beside it, `memory` what an earlier reading kept.
 */
export function readScenario(
  input: string | Uint8Array | OpenText,
  builtIn: { readonly [id: string]: unknown },
  tables: Tables,
  memory: Memory = makeMemory(),
): ReadScenario {
  const received = receive(input);
  const { name, writing } = received;
  const none = { scenario: null, source: null, opened: null, from: null, name, writing };
  if ('problems' in received) return { ...none, problems: received.problems, notices: received.notices };
  const opened = typeof received.text === 'string' ? open(received.text) : received.text;
  const { meant } = opened;
  const problems = [...opened.problems, ...(meant?.problems ?? [])];
  const older = upgrade(opened);
  const source = older?.source ?? opened.source;
  const notices = [...received.notices, ...(older ? [older.notice] : [])];
  const readable = meant?.source ?? source;
  if (!readable) return { ...none, opened, problems, notices };
  const out = reporter();
  let scenario: Scenario | null = null;
  if (checkFormat(readable.data, out)) {
    const data = { format: currentFormat, ...(readable.data as Record<string, unknown>) };
    const { file, broken } = memory.form(data, out);
    if (file) scenario = build(file, broken, builtIn, tables, memory, out);
  }
  // What stands wrongly in the text of a value is not told again as a wrong value.
  const found = out.findings
    .map((finding) => locate(readable, finding))
    .filter(
      ({ line, column, value }) =>
        !problems.some((p) => p.line === line && p.column >= column && p.column < column + (value ?? '').length),
    );
  const all = [...problems, ...found].sort((a, b) => a.line - b.line || a.column - b.column);
  return {
    ...none,
    scenario: all.length > 0 ? null : scenario,
    source,
    opened: older && problems.length === 0 ? open(older.text()) : opened,
    from: older?.from ?? null,
    problems: all,
    notices,
  };
}

/** What of a scenario its strategies are read with. */
interface WithStrategies extends Pick<Scenario, 'strategies' | 'references'> {
  readonly drivers: readonly Pick<Driver, 'id' | 'unit'>[];
}

/** Strategies that a venture of this scenario may have: its own and those at hand, as far as they can be read without their drivers. */
export function readStrategies(
  { strategies, drivers, references }: WithStrategies,
  builtIn: { readonly [id: string]: unknown },
): Strategy[] {
  const known = {
    out: reporter(),
    references: new Set(references.map(({ id }) => id)),
    drivers: new Map(drivers.map(({ id, unit }) => [id, unit])),
    tables: () => null,
    brokenDrivers: new Set<string>(),
  };
  const more = Object.keys(builtIn).filter((id) => !Object.hasOwn(strategies, id));
  const read = more.map(
    (id) => readStrategy(id, strategyFile.parse(builtIn[id]), { ...known, place: (path) => ({ path, own: false }) }).strategy,
  );
  const all = new Map([...Object.values(strategies), ...read].map((strategy) => [strategy.id, strategy]));
  const own = Object.keys(strategies).filter((id) => !Object.hasOwn(builtIn, id));
  return [...own, ...Object.keys(builtIn)].flatMap((id) => all.get(id) ?? []);
}
