/** A plan and its outcome in; a report of it, to be printed, projected or sent, out. */
import { type Language, meanDifferences, money, percent, say } from '../../model/index.ts';
import { strongIn } from '../runtime/emphasis.ts';
import { word } from '../words/words.ts';
import { bandTarget } from './drawn.ts';
import { el, gained, mainGoal, sentence, strong, sureVillages } from './parts.ts';
import { goalTarget, sureTarget } from './readings.ts';
import { fundChart, stackChart, townChart, villageCharts } from './report-charts.ts';
import { moreTarget } from './report-figures.ts';
import { type Numbering, numbering, type ReportGiven, type ReportPart } from './report-pieces.ts';
import { accountsTable, assumptions, differenceTable, goalsTable, incomeTable } from './report-tables.ts';

function keySentences(given: ReportGiven, language: Language): HTMLElement[] {
  const { scenario, outcome, first, figure } = given;
  const last = outcome.town.income?.at(-1);
  const year = outcome.years.at(-1) ?? 0;
  const goal = mainGoal(scenario);
  const judged = outcome.goals.find(({ id }) => id === goal?.id);
  const texts: string[] = [];
  const figures = new Map<string, (words: string) => Node | string>();
  if (last) {
    const [mean, low, high] = [last.mean, last.p10, last.p90].map((value) => money(value, language)) as [string, string, string];
    const isSure = low === high && mean === low;
    texts.push(word(isSure ? 'reportKeySure' : 'reportKey', language, { year, mean, low, high }));
    const place = { plan: outcome.plan, village: null, measure: 'income', year };
    for (const band of ['p10', 'p90', 'mean'] as const)
      figures.set(money(last[band], language), (text) =>
        figure(text, () => bandTarget(scenario, place, year, band, text, language)),
      );
  }
  const more = first ? meanDifferences(outcome, first.outcome, 'income').at(-1)?.means.at(-1) : undefined;
  if (first && more !== undefined) {
    const size = money(Math.abs(more), language);
    const t = outcome.years.length - 1;
    const said = word(more < 0 ? 'reportKeyLess' : 'reportKeyMore', language, { size, first: say(first.plan.title, language) });
    for (const told of strongIn(said))
      figures.set(told, (text) => figure(text, () => moreTarget(given, null, t, gained(more, language), language)));
    texts.push(said);
  }
  if (goal && judged) {
    const title = say(goal.title, language);
    const sure = sureVillages(judged);
    const confidence = percent(goal.confidence);
    const [all, share] = [judged.villages.length, percent(judged.probability)];
    const about = { scenario, outcome, goal, judgement: judged, language };
    const isOne = goal.who.kind === 'the town' || all < 2;
    const said = isOne
      ? word('reportKeyGoal', language, { goal: title, share })
      : word('reportKeyVillages', language, { goal: title, sure, all, confidence });
    const [counted = ''] = strongIn(said);
    figures.set(counted, (text) => figure(text, () => (isOne ? goalTarget(about, null) : sureTarget(about, text))));
    texts.push(said);
  }
  return texts.map((text, i) => (i === 0 ? sentence(text, figures) : el('p', 'report-key', ...strong(text, figures))));
}

function method({ scenario, outcome, file, sha256, version, carries }: ReportGiven, language: Language): HTMLElement[] {
  const runs = outcome.runs.toLocaleString('en-US');
  const sha = sha256 === null ? '' : ` (SHA-256 ${sha256.slice(0, 16)})`;
  return [
    el('p', '', word('reportMethod1', language, { runs })),
    el('p', '', word('reportMethod2', language)),
    el('p', '', word('reportMethod3', language)),
    el('p', '', word('reportMethod4', language, { version, file, sha, runs, seed: scenario.seed })),
    ...(carries ? [el('p', '', word('reportDrop', language))] : []),
  ];
}

const contents: {
  readonly [part in ReportPart]: (given: ReportGiven, language: Language, numbers: Numbering) => readonly HTMLElement[];
} = {
  town: (given, language, numbers) => [townChart(given, language, numbers), ...stackChart(given, language, numbers)],
  villages: villageCharts,
  goals: (given, language, numbers) =>
    given.scenario.goals.length === 0
      ? []
      : [el('h2', '', word('reportGoalsTitle', language)), ...goalsTable(given, language, numbers)],
  income: (given, language, numbers) => [
    el('h2', '', word('reportIncomeTitle', language)),
    incomeTable(given, language, numbers),
  ],
  difference: differenceTable,
  accounts: (given, language, numbers) => [accountsTable(given, language, numbers)],
  fund: (given, language, numbers) => [el('h2', '', word('reportFundTitle', language)), ...fundChart(given, language, numbers)],
  assumptions: (given, language, numbers) => [
    el('h2', '', word('reportAssumptionsTitle', language)),
    ...assumptions(given, language, numbers),
  ],
  method: (given, language) => [el('h2', '', word('reportMethodTitle', language)), ...method(given, language)],
};

/** On a page of its own, its title is that page's. */
export function reportPage(given: ReportGiven, parts: readonly ReportPart[], language: Language): HTMLElement {
  const { scenario, plan, date, file, carries } = given;
  const numbers = numbering(language);
  const { from, to } = scenario.years;
  return el(
    'article',
    'report',
    el(carries ? 'h1' : 'p', 'report-title', say(scenario.title, language)),
    el('p', 'report-plan', word('reportOf', language, { plan: say(plan.title, language) })),
    el('p', 'caption', `${word('reportYears', language, { from, to })} · ${word('reportMade', language, { date, file })}`),
    ...(plan.about ? [el('p', 'report-about', say(plan.about, language))] : []),
    ...keySentences(given, language),
    ...parts.map((part) => el('section', `report-part report-${part}`, ...contents[part](given, language, numbers))),
  );
}
