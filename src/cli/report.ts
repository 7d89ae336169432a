/** `furrow report`: a scenario file in; a report of its plans as one HTML file without scripts, with the scenario inside, out. */
import { DOMParser } from 'linkedom';
import { answerSteps, drawsFor } from '../engine/answering.ts';
import { type Language, type Plan, type PlanSummary, type Scenario, shareUndocumented, withoutTables } from '../model/index.ts';
import styles from '../notebooks/style.css?inline';
import { openScenario } from './files.ts';
import { adjusted, ended, plansNamed } from './question.ts';
import { summariesOf } from './run.ts';
import { poolFor } from './threads.ts';
import { writeWhole } from './write-file.ts';

export interface ReportOptions {
  readonly plans?: string;
  readonly output?: string;
  readonly force?: boolean;
  readonly runs?: number;
  readonly seed?: string;
  readonly to?: number;
  readonly threads?: number;
  readonly lang: Language;
}

/** Of more villages the influence of sources takes too long. */
const mostWeighed = 40;

async function influenceOf(scenario: Scenario, plan: Plan): Promise<number | null> {
  if (scenario.villages.length > mostWeighed) return null;
  const outcome = `income@${scenario.years.to}`;
  const steps = answerSteps('sources', scenario, { plan: plan.id, outcome }, drawsFor(scenario));
  return shareUndocumented(await ended(steps));
}

/** The charts are those of the page: they are drawn into a document of their own. */
function giveDocument(): void {
  const document = new DOMParser().parseFromString('<!doctype html><html><body></body></html>', 'text/html');
  const { SVGElement, HTMLElement, Node } = document.defaultView as unknown as Record<string, unknown>;
  // The plotting library looks for its document in a window.
  Object.assign(globalThis, { window: { document }, document, SVGElement, HTMLElement, Node });
}

interface Made {
  readonly scenario: Scenario;
  readonly file: string;
  readonly text: string;
  readonly sha256: string;
  readonly version: string;
  readonly language: Language;
}

async function html(made: Made, plans: readonly Plan[], outcomes: readonly PlanSummary[]): Promise<string> {
  const { scenario, file, text, sha256, version, language } = made;
  giveDocument();
  const [{ reportPage }, { reportParts }, { reportFile }] = await Promise.all([
    import('../notebooks/books/report-page.ts'),
    import('../notebooks/books/report-pieces.ts'),
    import('../notebooks/books/report-file.ts'),
  ]);
  const [first] = scenario.plans as [Plan];
  const outcomeOf = (plan: Plan) => outcomes.find((outcome) => outcome.plan === plan.id) as PlanSummary;
  const date = new Date().toLocaleDateString('sv-SE');
  const reports: HTMLElement[] = [];
  for (const plan of plans) {
    const article = reportPage(
      {
        ...{ scenario, plan, outcome: outcomeOf(plan), file, sha256, date, version, carries: true },
        figure: (text) => text,
        first: plan === first ? null : { plan: first, outcome: outcomeOf(first) },
        influence: await influenceOf(scenario, plan),
      },
      reportParts,
      language,
    );
    reports.push(article);
  }
  return reportFile(reports, { scenario, name: file, text, styles, language });
}

export async function reportCommand(path: string, options: ReportOptions, version: string): Promise<void> {
  const { output, lang, force = false } = options;
  const opened = openScenario(path, lang);
  if (!opened) return;
  const scenario = adjusted(opened.scenario, options);
  const plans = options.plans === undefined ? scenario.plans : plansNamed(scenario, options.plans);
  // What is told of a plan is told against the first one.
  const needed = scenario.plans.filter((plan, i) => i === 0 || plans.includes(plan));
  const pool = poolFor(needed.length, scenario.villages.length, options.threads);
  const outcomes = await summariesOf(pool, { ...opened, scenario }, needed, lang).finally(pool.end);
  if (!outcomes) return;
  const file = path === '-' ? 'scenario.yaml' : (path.split(/[\\/]/).at(-1) ?? path);
  const text = withoutTables(opened.input.source?.text ?? '', opened.scenario);
  const page = await html({ scenario, file, text, sha256: opened.input.sha256, version, language: lang }, plans, outcomes);
  if (output === undefined || output === '-') {
    process.stdout.write(page);
    return;
  }
  writeWhole(output, page, 'html', force);
  process.stdout.write(
    lang === 'zh' ? `${output}：已写好，可直接打开、打印或发送\n` : `${output}: written; open, print or send it\n`,
  );
}
