/** A file and the options that every question shares in; the scenario, plan and draws to ask it on, with progress and faults told, out. */
import {
  type Draws,
  type Finding,
  type Goal,
  type Language,
  makeDraws,
  measured,
  nearest,
  notFinite,
  type Outcome,
  outcomeText,
  type Plan,
  readOutcome,
  readQuantity,
  type Scenario,
  sameDimension,
  say,
  type Text,
  type Unit,
  unitOf,
  unitWords,
} from '../model/index.ts';
import { openScenario, problemLines, type ScenarioInput, UseError } from './files.ts';

export interface QuestionOptions {
  readonly runs?: number;
  readonly seed?: string;
  readonly to?: number;
  readonly json?: boolean;
  readonly lang: Language;
}

/** That there is none of this id, with the nearest, or all there are. */
function unknown(en: string, zh: string, id: string, ids: readonly string[], file = ''): UseError {
  const near = nearest(id, ids);
  return new UseError(
    `${file && `${file}: `}there is no ${en} ${id}; ${near ? `did you mean ${near}?` : `there are: ${ids.join(', ') || 'none'}`}`,
    `${file && `${file}：`}没有${zh}“${id}”；${near ? `是不是 ${near}？` : `可选：${ids.join('、') || '无'}`}`,
  );
}

/** By its id or its title; `file` is named where there are two. */
export function planNamed(scenario: Scenario, id: string, file = ''): Plan {
  const { plans } = scenario;
  const found = plans.find((plan) => plan.id === id) ?? plans.find(({ title }) => [title.en, title.zh].includes(id));
  if (found) return found;
  const ids = scenario.plans.map((plan) => plan.id);
  throw unknown('plan', '方案', id, ids, file);
}

/** The scenario with the command's own runs, seed and last year. */
export function adjusted(
  scenario: Scenario,
  { runs, seed, to, lang }: Pick<QuestionOptions, 'runs' | 'seed' | 'to' | 'lang'>,
): Scenario {
  if (seed?.trim() === '') throw new UseError('--seed: write a word or a number', '--seed：请写一个词或一个数');
  if (to !== undefined && (to < scenario.years.from || to > scenario.years.from + 59))
    throw new UseError(
      `--to ${to}: write a year from ${scenario.years.from} to ${scenario.years.from + 59}`,
      `--to ${to}：请写 ${scenario.years.from} 到 ${scenario.years.from + 59} 之间的年份`,
    );
  const goals = to === undefined ? scenario.goals : scenario.goals.filter((goal) => goal.year <= to);
  const left = scenario.goals.length - goals.length;
  if (left > 0)
    process.stderr.write(
      lang === 'zh'
        ? `有 ${left} 个目标在 ${to} 年之后，不计\n`
        : left === 1
          ? `1 goal lies after ${to} and is left out\n`
          : `${left} goals lie after ${to} and are left out\n`,
    );
  return {
    ...scenario,
    goals,
    runs: runs ?? scenario.runs,
    seed: seed ?? scenario.seed,
    years: { ...scenario.years, to: to ?? scenario.years.to },
  };
}

export interface Question {
  readonly scenario: Scenario;
  readonly input: ScenarioInput;
  readonly draws: Draws;
  readonly language: Language;
}

/** A finding of the projection as lines; its place is that of its venture. */
function faultLines(input: ScenarioInput, { path, say: what, value, hint }: Finding, language: Language): string {
  const place = input.source?.place(path) ?? { line: 1, column: 1 };
  return problemLines(input.name, [{ at: path.join('.'), ...place, say: what, value, hint }], language);
}

/** null where the file has problems, which are told. */
export function openQuestion(path: string, options: QuestionOptions): Question | null {
  const opened = openScenario(path, options.lang);
  if (!opened) return null;
  const scenario = adjusted(opened.scenario, options);
  return { scenario, input: opened.input, draws: makeDraws(scenario.seed, scenario.runs), language: options.lang };
}

export function outcomeNamed({ scenario }: Question, spec: string): Outcome {
  const read = readOutcome(spec, scenario);
  if (read.ok) return read.outcome;
  const goals = scenario.goals.map(({ id }) => id).join(', ');
  throw new UseError(
    `--outcome ${spec}: ${read.say.en}. Write a goal (${goals || 'this scenario has none'}), or income@${scenario.years.to}, or village.income@${scenario.years.to}`,
    `--outcome ${spec}：${read.say.zh}。可写目标（${goals || '本情景没有'}），或 income@${scenario.years.to}、村.income@${scenario.years.to}`,
  );
}

export function measureNamed({ scenario }: Question, measure: string): string {
  const known = Object.keys(scenario.units);
  if (known.includes(measure)) return measure;
  throw unknown('measure', '指标', measure, known);
}

/** Two files that are asked one question begin in the same year. */
export function checkStarts(a: string, { years }: Scenario, b: string, other: Scenario): void {
  const [from, to] = [years.from, other.years.from];
  if (from !== to)
    throw new UseError(
      `${a} begins in ${from} and ${b} in ${to}: their futures cannot be compared`,
      `${a} 从 ${from} 年开始，${b} 从 ${to} 年开始，无法比较`,
    );
}

/** The file has the measure of an outcome that another file was asked for. */
export function checkMeasure(outcome: Outcome, file: string, { units }: Scenario): void {
  if (outcome.kind === 'measure' && !Object.hasOwn(units, outcome.measure))
    throw new UseError(`${file} has no measure ${outcome.measure}`, `${file} 中没有指标“${outcome.measure}”`);
}

/** Plans named by their ids, divided by commas. */
export function plansNamed(scenario: Scenario, ids: string): Plan[] {
  const named = ids.split(',').flatMap((id) => id.trim() || []);
  if (named.length === 0)
    throw new UseError(
      `no plan is named in "${ids}"; there are: ${scenario.plans.map(({ id }) => id).join(', ')}`,
      `“${ids}”中没有写方案；可选：${scenario.plans.map(({ id }) => id).join('、')}`,
    );
  return [...new Set(named.map((id) => planNamed(scenario, id)))];
}

/** An amount in base units: a bare number counts in the unit, any other must be of its kind; null where it is neither. A bare share is read as in a file: 0.1 is 10%, and above 1 it may not be bare. */
export function amountIn(written: string, unit: Unit): number | null {
  const read = readQuantity(written);
  if (!read.ok) return null;
  if (read.unit.text === '' && unit.text === '%') return Math.abs(read.value) > 1 ? null : read.value;
  if (read.unit.text === '') return read.value * unit.factor;
  return sameDimension(read.unit.dimension, unit.dimension) ? read.value : null;
}

/** What to write where an amount of this unit is asked for. */
export function amountHint(unit: Unit): Text {
  if (unit.text === '%') return { en: 'write a share, such as 10% or 0.1', zh: '请写比例，如 10% 或 0.1' };
  if (unit.text === '') return { en: 'write a plain number', zh: '请写数字' };
  return { en: `write an amount in ${unit.text}`, zh: `请写以“${unitWords(unit, 'zh')}”计的数` };
}

/** An error of simulation; one run has none that could be told. */
export const plusMinus = ({ draws }: Pick<Question, 'draws'>, error: string): string => (draws.runs > 1 ? `±${error}` : '–');

export const planOf = ({ scenario }: Question, id: string | undefined): Plan =>
  id === undefined ? (scenario.plans[0] as Plan) : planNamed(scenario, id);

export const outcomeWords = ({ scenario, language }: Question, outcome: Outcome): string =>
  say(outcomeText(outcome, scenario), language);

/** A share such as 80% or 0.8; `example` is one that fits the option. */
export function shareOf(option: string, written: string, example: string, orNone = false): number {
  const read = readQuantity(written);
  if (
    !read.ok ||
    !(read.unit.text === '%' || read.unit.text === '') ||
    !((read.value > 0 || (orNone && read.value === 0)) && read.value < 1)
  )
    throw new UseError(
      `${option} ${written}: write a share ${orNone ? 'from 0%' : 'above 0%'} and below 100%, such as ${example}`,
      `${option} ${written}：请写${orNone ? '不小于 0%' : '大于 0%'}、小于 100% 的比例，如 ${example}`,
    );
  return read.value;
}

/** Tells a finding of the projection; the command ends with exit status 1. */
export function tellFinding({ input, language }: Pick<Question, 'input' | 'language'>, finding: Finding): null {
  process.stderr.write(faultLines(input, finding, language));
  process.exitCode = 1;
  return null;
}

/** Tells that a formula has no finite answer; throws any other error again. */
function tellFault(question: Question, error: unknown): null {
  const finding = notFinite(error);
  if (!finding) throw error;
  return tellFinding(question, finding);
}

/** What a computation gives, or null after telling that a formula has no finite answer. */
export function attempted<T>(question: Question, compute: () => T): T | null {
  try {
    return compute();
  } catch (error) {
    return tellFault(question, error);
  }
}

/** The goal of that id. */
export function goalNamed({ scenario }: Question, id: string): Goal {
  const found = scenario.goals.find((goal) => goal.id === id);
  if (found) return found;
  const ids = scenario.goals.map((goal) => goal.id);
  throw unknown('goal', '目标', id, ids);
}

/** A difference of two shares, or the error of one. */
export const pointsWords = (share: number, language: Language): string =>
  `${(share * 100).toFixed(1).replace('-', '−')}${language === 'zh' ? ' 个百分点' : ' points'}`;

/** An amount of a measure in its unit, or a probability; `sign` marks what is gained. */
export function outcomeAmount({ scenario, language }: Question, outcome: Outcome, value: number, sign = false): string {
  const words =
    outcome.kind === 'measure'
      ? measured(value, unitOf(scenario, outcome.measure), language)
      : sign
        ? pointsWords(value, language)
        : `${(value * 100).toFixed(1).replace('-', '−')}%`;
  // What is rounded to nothing has no sign.
  const none = /^−?0(\.0+)?(?![.\d])/.test(words);
  return none ? words.replace('−', '') : `${sign && value > 0 ? '+' : ''}${words}`;
}

/** The error of simulation of such an amount. */
export const outcomeError = (question: Question, outcome: Outcome, error: number): string =>
  plusMinus(
    question,
    outcome.kind === 'measure' ? outcomeAmount(question, outcome, error) : pointsWords(error, question.language),
  );

/** Takes the line that tells how far it is from a terminal. */
export const noProgress = '\r\x1b[K';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Signals are heard in the first turn, and end the program before the second. */
export async function pause(): Promise<void> {
  await turn();
  await turn();
}

/** What the steps of a long computation come to; signals are heard between them. */
export async function ended<T>(steps: Generator<unknown, T>, tell: (done: number) => void = () => {}): Promise<Awaited<T>> {
  let step = steps.next();
  for (let done = 1; !step.done; done++, step = steps.next()) {
    tell(done);
    await pause();
  }
  return await step.value;
}

/** Runs a long computation to its end; null after telling that a formula has no finite answer. */
export async function finished<T>(question: Question, steps: Generator<unknown, T>, total = 0): Promise<T | null> {
  const shown = process.stderr.isTTY && total > 20;
  try {
    return await ended(steps, (done) => {
      if (shown) process.stderr.write(`\r${done} / ${total}`);
    });
  } catch (error) {
    return tellFault(question, error);
  } finally {
    if (shown) process.stderr.write(noProgress);
  }
}

export const printJson = (document: unknown): void => {
  process.stdout.write(`${JSON.stringify(document, null, 1)}\n`);
};
