/** Two files in; what their changes do to goals and measures under one plan of both, as tables and as JSON, out. */
import {
  type Attribution,
  commonOutcomes,
  effectsOn,
  keepParts,
  type Language,
  makeDraws,
  type Outcome,
  say,
} from '../model/index.ts';
import { type openScenario, UseError } from './files.ts';
import { partsTable } from './parts.ts';
import { checkMeasure, checkStarts, finished, outcomeNamed, outcomeWords, planNamed, type Question } from './question.ts';

/** Bytes of villages that outcomes have in common. */
const mostKept = 256 * 2 ** 20;

type Opened = NonNullable<ReturnType<typeof openScenario>>;

export interface Effect {
  readonly question: Question;
  readonly plan: string;
  readonly outcome: Outcome;
  readonly found: Attribution;
}

/** The outcomes named, or every goal that both files have and the income of the town in the last year of both. */
function outcomesOf(question: Question, b: Opened, specs: readonly string[] | undefined): Outcome[] {
  const theirs = b.scenario;
  const { outcomes, alone } = commonOutcomes(question.scenario, theirs);
  if (!specs && alone.length > 0)
    process.stderr.write(
      question.language === 'zh'
        ? `只有一个文件里有、无法比较的目标：${alone.map(({ id }) => id).join('、')}\n`
        : `goals of one file only, whose chances cannot be compared: ${alone.map(({ id }) => id).join(', ')}\n`,
    );
  if (!specs) return [...outcomes];
  return specs.map((spec) => {
    const outcome = outcomeNamed(question, spec);
    checkMeasure(outcome, b.input.name, theirs);
    if (outcome.kind === 'measure' && outcome.year > theirs.years.to)
      throw new UseError(
        `${b.input.name} ends in ${theirs.years.to}, before ${outcome.year}`,
        `${b.input.name} 到 ${theirs.years.to} 年为止，没有 ${outcome.year} 年`,
      );
    const village = outcome.kind === 'measure' ? outcome.village : null;
    if (village !== null && theirs.villages.every(({ id }) => id !== village))
      throw new UseError(`${b.input.name} has no village ${village}`, `${b.input.name} 中没有村“${village}”`);
    return outcome;
  });
}

/** That villages of one file alone are left out. */
export const onlyInOne = (ids: readonly string[], language: Language): string =>
  language === 'zh'
    ? `只有一个文件里有、两边都不计入的村：${ids.join('、')}\n`
    : `only in one file, and left out of both: ${ids.join(', ')}\n`;

/** null where a formula has no finite answer, which is told. */
export async function effects(
  a: Opened,
  b: Opened,
  {
    plan,
    outcome: specs,
    runs,
    lang,
  }: { readonly plan?: string; readonly runs?: number; readonly outcome?: readonly string[]; readonly lang: Language },
): Promise<Effect[] | null> {
  const [mine, theirs] = [a.scenario, b.scenario];
  const question: Question = { ...a, draws: makeDraws(mine.seed, runs ?? mine.runs), language: lang };
  checkStarts(a.input.name, mine, b.input.name, theirs);
  const id = plan ?? mine.plans.find((own) => theirs.plans.some((other) => other.id === own.id))?.id;
  if (id === undefined) throw new UseError('the two files have no plan in common', '两个文件没有相同的方案');
  const from = { scenario: mine, plan: planNamed(mine, id, a.input.name) };
  const to = { scenario: theirs, plan: planNamed(theirs, id, b.input.name) };
  const shared = from.plan.villages.filter((own) => to.plan.villages.some((other) => other.id === own.id));
  if (shared.length === 0) throw new UseError('the two files have no village in common', '两个文件没有相同的村');
  const ids = new Set([...from.plan.villages, ...to.plan.villages].map((village) => village.id));
  for (const village of shared) ids.delete(village.id);
  if (ids.size > 0) process.stderr.write(onlyInOne([...ids], lang));
  const told: Effect[] = [];
  const outcomes = outcomesOf(question, b, specs);
  const kept = keepParts([mine, theirs], outcomes, mostKept);
  for (const outcome of outcomes) {
    const found = await finished(question, effectsOn(from, to, outcome, question.draws, kept), 256);
    if (!found) return null;
    told.push({ question, plan: id, outcome, found });
  }
  return told;
}

/** A table an outcome, each with a heading. */
export function effectLines(told: readonly Effect[], language: Language): string {
  return told
    .map(({ question, plan, outcome, found }, i) => {
      const { from, to, rows } = partsTable(question, outcome, found);
      const title = say(planNamed(question.scenario, plan).title, language);
      const lead =
        language === 'zh' ? `方案“${title}”下，这些改动带来的影响：\n` : `What the changes do under the plan ${title}:\n`;
      const goal = outcome.kind === 'goal' ? (language === 'zh' ? '目标：' : 'goal: ') : '';
      return `${i === 0 ? `\n${lead}` : ''}\n${goal}${outcomeWords(question, outcome)}${language === 'zh' ? '：' : ': '}${from} → ${to}\n${rows}`;
    })
    .join('');
}

export function effectJson(told: readonly Effect[], language: Language): object {
  return {
    plan: told[0]?.plan ?? null,
    effects: told.map(({ question, outcome, found: { parts, ...whole } }) => ({
      outcome:
        outcome.kind === 'goal'
          ? outcome.goal.id
          : `${outcome.village === null ? '' : `${outcome.village}.`}${outcome.measure}@${outcome.year}`,
      title: outcomeWords(question, outcome),
      ...whole,
      parts: parts.map(({ name, title, value, standardError }) => ({ name, title: say(title, language), value, standardError })),
    })),
  };
}
