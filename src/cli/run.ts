/** `furrow run`: projects the plans of a file, judges the goals, and prints a table, JSON or CSV. */

import type { Pool } from '../engine/pool.ts';
import { projectPlans } from '../engine/project.ts';
import {
  fundingGaps,
  goalError,
  type Language,
  money,
  type Plan,
  type PlanSummary,
  percent,
  runsUntil,
  type Scenario,
  type Summary,
  say,
  someYears,
  together,
} from '../model/index.ts';
import { openScenario, type ScenarioInput, UseError } from './files.ts';
import { adjusted, noProgress, plansNamed, pointsWords, printJson, shareOf, tellFinding } from './question.ts';
import { csv, table } from './table.ts';
import { poolFor } from './threads.ts';

export interface RunOptions {
  readonly plan?: string;
  readonly runs?: number;
  readonly seed?: string;
  readonly to?: number;
  readonly threads?: number;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly requireGoals?: boolean;
  readonly until?: string;
  readonly lang: Language;
}

const row =
  (years: readonly number[]) =>
  ({ standardError, ...summary }: Summary, t: number) => ({ year: years[t], ...summary, standardError });

function planJson({ plan, years, villages, town, goals }: PlanSummary): unknown {
  const rows = (summaries: { readonly [name: string]: readonly Summary[] }) =>
    Object.fromEntries(Object.entries(summaries).map(([name, list]) => [name, list.map(row(years))]));
  return {
    id: plan,
    villages: villages.map(({ id, measures, ventures, allocation }) => ({
      id,
      measures: rows(measures),
      ventures: ventures.map((venture) => ({ id: venture.id, income: venture.income.map(row(years)) })),
      allocation: rows(allocation),
    })),
    town: { measures: rows(town) },
    goals: goals.map(({ id, probability, confidence, onTrack, expectedShare, standardError, villages: list }) => ({
      id,
      probability,
      confidence,
      onTrack,
      ...(expectedShare === null ? {} : { expectedShare }),
      standardError,
      villages: list,
    })),
  };
}

/** The document of `furrow run --json`. */
export const runJson = (
  { title, runs, seed }: Scenario,
  sha256: string,
  version: string,
  language: Language,
  summaries: readonly PlanSummary[],
) => ({
  furrow: version,
  scenario: { title: say(title, language), sha256 },
  runs,
  seed,
  years: summaries[0]?.years ?? [],
  plans: summaries.map(planJson),
});

function csvRows(outcomes: readonly PlanSummary[]): (string | number)[][] {
  const head = ['plan', 'village', 'venture', 'measure', 'year', 'mean', 'sd', 'p5', 'p10', 'p25', 'p50', 'p75', 'p90', 'p95'];
  const lines = outcomes.flatMap(({ plan, years, villages, town }) => {
    const of = (village: string, venture: string, summaries: { readonly [name: string]: readonly Summary[] }) =>
      Object.entries(summaries).flatMap(([measure, list]) =>
        list.map((s, t) => [
          plan,
          village,
          venture,
          measure,
          years[t] ?? 0,
          s.mean,
          s.sd,
          s.p5,
          s.p10,
          s.p25,
          s.p50,
          s.p75,
          s.p90,
          s.p95,
        ]),
      );
    return [
      ...villages.flatMap((village) => [
        ...of(village.id, '', village.measures),
        ...village.ventures.flatMap((venture) => of(village.id, venture.id, { income: venture.income })),
      ]),
      ...of('', '', town),
    ];
  });
  return [head, ...lines];
}

/** Villages whose fund falls below zero; an empty text where none does. */
function gapText(plan: Plan, summary: PlanSummary, language: Language): string {
  const rows = fundingGaps(summary).map(({ village, year, mean, probability }) => {
    const title = plan.villages.find(({ id }) => id === village)?.title ?? { en: village, zh: village };
    return [say(title, language), String(year), money(mean, language), percent(probability)];
  });
  if (rows.length === 0) return '';
  const head =
    language === 'zh'
      ? ['资金缺口（年末资金为负）', '最大年份', '平均缺口', '出现概率']
      : ['funding gap (fund below zero)', 'worst year', 'mean gap', 'share of futures'];
  return `\n${table([head, ...rows])}\n`;
}

/** More years than these make a table too wide for a window. */
const mostYears = 8;

function planText(scenario: Scenario, outcome: PlanSummary, language: Language): string {
  const zh = language === 'zh';
  const plan = scenario.plans.find(({ id }) => id === outcome.plan) as Plan;
  const incomes = [
    ...outcome.villages.map((village) => ({
      title: say(plan.villages.find(({ id }) => id === village.id)?.title ?? { en: village.id, zh: village.id }, language),
      income: village.measures.income ?? [],
    })),
    { title: say(together, language), income: outcome.town.income ?? [] },
  ];
  const last = outcome.years.at(-1);
  const shown = someYears(outcome.years, mostYears);
  const head = [
    zh ? '集体收入（平均）' : 'mean income',
    ...shown.map((t) => String(outcome.years[t])),
    zh ? `${last} 较差年景(1/10)` : `${last} poor year (1 in 10)`,
    zh ? `${last} 较好年景(1/10)` : `${last} good year (1 in 10)`,
  ];
  const rows = incomes.map(({ title, income }) => [
    title,
    ...shown.map((t) => money(income[t]?.mean ?? 0, language)),
    money(income.at(-1)?.p10 ?? 0, language),
    money(income.at(-1)?.p90 ?? 0, language),
  ]);
  const all = outcome.years.length;
  const some = zh
    ? `共 ${all} 年，表中列出 ${shown.length} 年；加 --csv 可得到各年数字。\n`
    : `${shown.length} of ${all} years are shown; --csv gives them all.\n`;
  // As told: money in three digits.
  const isOutside = incomes.some(({ income }) => {
    const { mean = 0, p10 = 0, p90 = 0 } = income.at(-1) ?? {};
    const told = [mean, p10, p90].map((sum) => money(sum, language));
    return (mean < p10 && told[0] !== told[1]) || (mean > p90 && told[0] !== told[2]);
  });
  const outside = zh
    ? `${last} 年平均数不在较差与较好年景之间的：有少数模拟（不到十分之一）差得多或好得多。\n`
    : `Where the mean of ${last} lies beyond its poor or good year, fewer than one future in ten is far worse or far better.\n`;
  const goals = outcome.goals.map((judgement) => {
    const goal = scenario.goals.find(({ id }) => id === judgement.id);
    const onTrack = judgement.onTrack ? (zh ? '有把握' : 'on track') : zh ? '把握不足' : 'not on track';
    // One future tells of no confidence.
    const [error, mark] = scenario.runs > 1 ? [`±${pointsWords(judgement.standardError, language)}`, onTrack] : ['–', '–'];
    const share = judgement.expectedShare === null ? '' : percent(judgement.expectedShare);
    return [
      say(goal?.title ?? { en: judgement.id, zh: judgement.id }, language),
      percent(judgement.probability),
      error,
      share,
      mark,
    ];
  });
  const goalHead = [
    zh ? '目标' : 'goal',
    zh ? '达标概率' : 'probability',
    zh ? '模拟误差' : 'sim. error',
    zh ? '平均达标村占比' : 'villages on average',
    '',
  ];
  return `${say(plan.title, language)} (${plan.id})\n${table([head, ...rows])}\n${isOutside ? outside : ''}${all > shown.length ? some : ''}${goals.length ? `\n${table([goalHead, ...goals])}\n` : ''}${gapText(plan, outcome, language)}`;
}

const mostRuns = 1_000_000;
/** With `--until`: four blocks. */
const leastRuns = 2000;

/** The plans projected and judged; null after telling that a formula has no finite answer. */
export async function summariesOf(
  pool: Pool,
  { scenario, input }: { readonly scenario: Scenario; readonly input: ScenarioInput },
  plans: readonly Plan[],
  language: Language,
): Promise<PlanSummary[] | null> {
  const shown = process.stderr.isTTY && plans.length * scenario.villages.length > 50;
  const progress = (done: number, of: number) => process.stderr.write(`\r${done} / ${of}`);
  const projected = await projectPlans(pool, scenario, plans, shown ? { progress } : {});
  if (shown) process.stderr.write(noProgress);
  if (projected.ok) return projected.projections.map(({ outcome }) => outcome);
  return tellFinding({ input, language }, projected.finding);
}

/** The plans judged, on as many runs as it takes until no goal's error is above the wanted one. */
async function answered(
  { scenario, input }: { readonly scenario: Scenario; readonly input: ScenarioInput },
  plans: readonly Plan[],
  wanted: number | null,
  pool: Pool,
  language: Language,
): Promise<{ readonly scenario: Scenario; readonly outcomes: PlanSummary[] | null }> {
  const outcomes = await summariesOf(pool, { scenario, input }, plans, language);
  if (!outcomes || wanted === null) return { scenario, outcomes };
  const error = Math.max(...outcomes.map(({ goals }) => goalError(goals)));
  if (error <= wanted) return { scenario, outcomes };
  if (scenario.runs >= mostRuns) {
    process.stderr.write(
      language === 'zh'
        ? `模拟 ${mostRuns} 次后，目标的最大模拟误差仍有 ${(error * 100).toPrecision(2)}%\n`
        : `after ${mostRuns} runs the largest error of a goal is still ${(error * 100).toPrecision(2)}%\n`,
    );
    return { scenario, outcomes };
  }
  // The futures that are there stay; more of them are added.
  const runs = Math.min(mostRuns, runsUntil(scenario.runs, error, wanted));
  return answered({ scenario: { ...scenario, runs }, input }, plans, wanted, pool, language);
}

export async function run(path: string, options: RunOptions, version: string): Promise<void> {
  if (options.json && options.csv) throw new UseError('--json and --csv exclude each other', '--json 与 --csv 只能用一个');
  const opened = openScenario(path, options.lang);
  if (!opened) return;
  let scenario = adjusted(opened.scenario, options);
  const plans = options.plan === undefined ? scenario.plans : plansNamed(scenario, options.plan);
  const wanted = options.until === undefined ? null : shareOf('--until', options.until, '0.5%');
  // An error is known from several blocks only.
  if (wanted !== null) scenario = { ...scenario, runs: Math.max(scenario.runs, leastRuns) };
  const pool = poolFor(plans.length, scenario.villages.length, options.threads);
  const { scenario: judged, outcomes } = await answered({ ...opened, scenario }, plans, wanted, pool, options.lang).finally(
    pool.end,
  );
  if (!outcomes) return;
  const { years, runs, seed, title } = judged;
  if (options.json) {
    printJson(runJson(judged, opened.input.sha256, version, options.lang, outcomes));
  } else if (options.csv) process.stdout.write(csv(csvRows(outcomes)));
  else {
    const zh = options.lang === 'zh';
    const told = zh ? [`模拟 ${runs} 次`, `种子 ${seed}`] : [`${runs} ${runs === 1 ? 'run' : 'runs'}`, `seed ${seed}`];
    const head = [say(title, options.lang), `${years.from}–${years.to}`, ...told];
    process.stdout.write(`${head.join(zh ? '，' : ', ')}\n\n`);
    process.stdout.write(outcomes.map((outcome) => planText(judged, outcome, options.lang)).join('\n'));
  }
  if (options.requireGoals && judged.goals.length === 0) {
    process.stderr.write(options.lang === 'zh' ? '--require-goals：没有评判任何目标\n' : '--require-goals: no goal was judged\n');
    process.exitCode = 1;
  }
  if (options.requireGoals && outcomes.some(({ goals }) => goals.some(({ onTrack }) => !onTrack))) process.exitCode = 1;
}
