/** `furrow stress`: how probable a goal is if the villages' risks are independent, shared in part, or one and the same. */
import { answer, dependence, neededVillages, say } from '../model/index.ts';
import { UseError } from './files.ts';
import {
  finished,
  goalNamed,
  openQuestion,
  planOf,
  plusMinus,
  pointsWords,
  printJson,
  type QuestionOptions,
  tellFinding,
} from './question.ts';
import { table } from './table.ts';

interface StressOptions extends QuestionOptions {
  readonly plan?: string;
  readonly goal: string;
}

export async function stress(path: string, options: StressOptions): Promise<void> {
  const question = openQuestion(path, options);
  if (!question) return;
  const { scenario, draws, language } = question;
  const zh = language === 'zh';
  const plan = planOf(question, options.plan);
  const goal = goalNamed(question, options.goal);
  if (goal.who.kind === 'the town')
    throw new UseError(
      `the goal ${goal.id} speaks of all villages together; choose one of every village, a share, or a list`,
      `目标 ${goal.id} 说的是各村合计；请选说各村、部分村或几个村的目标`,
    );
  const made = await finished(question, answer({ ...scenario, goals: [goal] }, plan, draws), scenario.villages.length);
  if (!made) return;
  if (!made.ok) return void tellFinding(question, made.finding);
  const [judged] = made.projection.outcome.goals;
  if (!judged) throw new Error('a goal that was not judged');
  const own = judged.villages.map(({ probability }) => probability);
  const { points, implied } = dependence(own, neededVillages(goal, own.length), judged.probability);
  if (options.json)
    return printJson({
      goal: goal.id,
      plan: plan.id,
      simulated: judged.probability,
      standardError: judged.standardError,
      implied,
      points,
    });
  const share = (x: number) => `${(x * 100).toFixed(1)}%`;
  const head = zh ? ['共同风险所占比重', '达标概率'] : ['share of risk in common', 'probability'];
  const label = (shared: number) => {
    const part = `${Math.round(shared * 100)}%`;
    if (shared === 0) return zh ? `${part}（各村互不相干）` : `${part} (each village on its own)`;
    return shared === 1 ? (zh ? `${part}（各村完全同步）` : `${part} (all rise and fall together)`) : part;
  };
  const rows = points.map(({ shared, probability }) => [label(shared), share(probability)]);
  const simulated = zh
    ? `模拟得出 ${share(judged.probability)}（${plusMinus(question, pointsWords(judged.standardError, language))}）${implied === null ? '' : `，相当于共同风险约占 ${Math.round(implied * 100)}%`}`
    : `simulated: ${share(judged.probability)} (${plusMinus(question, pointsWords(judged.standardError, language))})${implied === null ? '' : `, as if about ${Math.round(implied * 100)}% of the risk were common`}`;
  process.stdout.write(
    `${say(goal.title, language)} · ${say(plan.title, language)} (${plan.id})\n${simulated}\n${table([head, ...rows])}\n`,
  );
}
