/** `furrow explain`: the difference between two plans, or two files, shared among its changes. */
import { attribute, say } from '../model/index.ts';
import { onlyInOne } from './effects.ts';
import { UseError } from './files.ts';
import { partsTable } from './parts.ts';
import {
  checkMeasure,
  checkStarts,
  finished,
  openQuestion,
  outcomeNamed,
  outcomeWords,
  planNamed,
  printJson,
  type QuestionOptions,
} from './question.ts';

interface ExplainOptions extends QuestionOptions {
  readonly plans?: string;
  readonly outcome: string;
}

export async function explain(path: string, other: string | undefined, options: ExplainOptions): Promise<void> {
  const question = openQuestion(path, options);
  const second = other === undefined ? question : openQuestion(other, options);
  if (!question || !second) return;
  const { scenario, draws, language } = question;
  const ids = options.plans?.split(',').map((id) => id.trim()) ?? [];
  const [first, last] = [ids[0] ?? scenario.plans[0]?.id ?? '', ids[1] ?? ids[0] ?? scenario.plans[0]?.id ?? ''];
  if (ids.length > 2 || (other === undefined && first === last))
    throw new UseError(
      'write two plans, --plans A,B; or two files, with one plan that both have',
      '请写两个方案，如 --plans A,B；或写两个文件，并有一个共同的方案',
    );
  checkStarts(path, scenario, other ?? path, second.scenario);
  const outcome = outcomeNamed(question, options.outcome);
  const [mine, theirs] = [scenario, second.scenario];
  checkMeasure(outcome, other ?? path, theirs);
  const idsOf = (s: typeof mine) => s.villages.map(({ id }) => id);
  const alone = [
    ...idsOf(mine).filter((id) => !idsOf(theirs).includes(id)),
    ...idsOf(theirs).filter((id) => !idsOf(mine).includes(id)),
  ];
  const shared = idsOf(mine).filter((id) => !alone.includes(id));
  const village = outcome.kind === 'measure' ? outcome.village : null;
  if (shared.length === 0 || (village !== null && !shared.includes(village)))
    throw new UseError('the two files have no village in common that the outcome speaks of', '两个文件没有结果所说的共同的村');
  if (alone.length > 0) process.stderr.write(onlyInOne(alone, language));
  if (outcome.kind === 'goal' && mine !== theirs) {
    const same = theirs.goals.find(({ id }) => id === outcome.goal.id);
    const asked = ({ measure, atLeast, year, who }: typeof outcome.goal) => JSON.stringify([measure, atLeast, year, who]);
    if (!same || asked(same) !== asked(outcome.goal))
      process.stderr.write(
        language === 'zh' ? `目标 ${outcome.goal.id} 以 ${path} 中的为准\n` : `the goal ${outcome.goal.id} is that of ${path}\n`,
      );
  }
  const from = { scenario, plan: planNamed(scenario, first, other && path) };
  const to = { scenario: second.scenario, plan: planNamed(second.scenario, last, other) };
  const found = await finished(question, attribute(from, to, outcome, draws), 256);
  if (!found) return;
  if (options.json) {
    const { parts, ...whole } = found;
    return printJson({
      ...whole,
      parts: parts.map(({ name, value, standardError }) => ({ name, value, standardError })),
    });
  }
  const title = (side: typeof from, file: string | undefined) =>
    `${say(side.plan.title, language)} (${other === undefined ? side.plan.id : file})`;
  const told = partsTable(question, outcome, found);
  process.stdout.write(
    `${outcomeWords(question, outcome)}\n${title(from, path)}: ${told.from} → ${title(to, other)}: ${told.to}\n${told.rows}`,
  );
}
