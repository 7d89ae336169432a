/** `furrow portfolio`: which ventures of other plans a budget should buy. */
import {
  alreadyBought,
  choosePortfolio,
  isAdditive,
  makeDraws,
  measured,
  measureTitle,
  money,
  offerOf,
  type PortfolioObjective,
  type PortfolioTask,
  percent,
  readUnit,
  say,
  type Unit,
  unitOf,
} from '../model/index.ts';
import { UseError } from './files.ts';
import { solveWithHighs } from './highs.ts';
import {
  amountIn,
  attempted,
  goalNamed,
  openQuestion,
  pause,
  planOf,
  plansNamed,
  plusMinus,
  printJson,
  type QuestionOptions,
} from './question.ts';
import { table } from './table.ts';

interface PortfolioOptions extends QuestionOptions {
  readonly plan?: string;
  readonly from?: string;
  readonly goal: string;
  readonly budget: string;
  readonly for: 'villages' | 'all' | 'total';
  readonly weight: number;
}

const yuan = readUnit('yuan') as Unit;

const objectives = {
  villages: () => ({ kind: 'expected villages' }),
  all: () => ({ kind: 'all villages' }),
  total: (weight: number) => ({ kind: 'mean less worst tenth', weight }),
} satisfies Record<string, (weight: number) => PortfolioObjective>;

export async function portfolio(path: string, options: PortfolioOptions): Promise<void> {
  const question = openQuestion(path, options);
  if (!question) return;
  const { scenario, draws, language } = question;
  const zh = language === 'zh';
  const plan = planOf(question, options.plan);
  const others =
    options.from === undefined ? scenario.plans.filter(({ id }) => id !== plan.id) : plansNamed(scenario, options.from);
  const goal = goalNamed(question, options.goal);
  const budget = amountIn(options.budget, yuan);
  if (budget === null || budget < 0)
    throw new UseError(
      `--budget ${options.budget}: write a sum, such as 2000000 yuan or 200万元`,
      `--budget ${options.budget}：请写金额，如 200万元`,
    );
  if (!isAdditive(scenario, goal.measure))
    throw new UseError(
      `the goal ${goal.id} is about ${goal.measure}, which is no sum over ventures; choose one about income`,
      `目标 ${goal.id} 说的是${measureTitle(scenario, goal.measure).zh}，不是各项目相加之和；请选关于收入的目标`,
    );
  if (goal.who.kind === 'the town' && options.for !== 'total')
    throw new UseError(
      `the goal ${goal.id} speaks of all villages together: write --for total`,
      `目标 ${goal.id} 说的是各村合计：请加上 --for total`,
    );
  const objective = objectives[options.for](options.weight);
  const offer = attempted(question, () => offerOf(scenario, plan, others, goal, budget, objective, draws));
  if (!offer) return;
  await pause();
  const found = await choosePortfolio(offer.task, { solve: solveWithHighs });
  const bought = found.chosen.flatMap((id) => offer.candidates.find((candidate) => candidate.id === id) ?? []);
  const worthWithout = async (task: PortfolioTask) => choosePortfolio({ ...task, candidates: [] });
  await pause();
  const none = await worthWithout(offer.task);
  // The choice was made on these futures, which flatters it a little: others tell what it is worth.
  const fresh = makeDraws(`${draws.seed}|C`, draws.runs);
  const second = attempted(question, () => offerOf(scenario, plan, others, goal, budget, objective, fresh));
  if (!second) return;
  await pause();
  const judged = await choosePortfolio(alreadyBought(second, found.chosen));
  await pause();
  if (options.json)
    return printJson({
      plan: plan.id,
      goal: goal.id,
      objective,
      budget,
      ...found,
      how: say(found.how, language),
      without: { value: none.value, error: none.error },
      onOtherFutures: { value: judged.value, error: judged.error },
      candidates: offer.candidates.map(({ id, plan: of, cost }) => ({ id, plan: of, cost, chosen: found.chosen.includes(id) })),
    });
  const unit = unitOf(scenario, goal.measure);
  const words = (value: number) => {
    if (objective.kind === 'all villages') return `${(value * 100).toFixed(1)}%`;
    if (objective.kind === 'expected villages') return zh ? `${value.toFixed(2)} 个村` : `${value.toFixed(2)} villages`;
    return measured(value, unit, language);
  };
  const what = {
    'expected villages': { en: 'villages that reach the goal, on average', zh: '平均达标村数' },
    'all villages': { en: 'probability that all villages reach it', zh: '全部村达标的概率' },
    'mean less worst tenth': {
      en: `mean of the total, less ${percent(options.weight)} of its distance to the worst tenth`,
      zh: `总额均值，减去与最差十分之一差距的 ${percent(options.weight)}`,
    },
  }[objective.kind];
  const rows = bought.map(({ title, cost, plan: of }) => [say(title, language), of, money(cost, language)]);
  const head = zh ? ['买入', '所属方案', '费用'] : ['bought', 'of the plan', 'cost'];
  const sum = [zh ? '合计' : 'together', '', money(found.cost, language)];
  const error = plusMinus(question, words(found.error));
  const lines = [
    `${say(goal.title, language)} · ${say(plan.title, language)} (${plan.id})${zh ? '，预算' : ', budget'} ${money(budget, language)}`,
    rows.length > 0 ? table([head, ...rows, sum]) : zh ? '  预算内没有值得买的项目' : '  nothing that the budget can buy helps',
    zh
      ? `${what.zh}：${words(none.value)} → ${words(found.value)}（${error}）；换一批模拟为 ${words(judged.value)}`
      : `${what.en}: ${words(none.value)} → ${words(found.value)} (${error}); ${words(judged.value)} on other futures`,
    zh
      ? `${found.method === 'exact' ? '精确' : '搜索'}：${found.how.zh}`
      : `${found.method === 'exact' ? 'exact' : 'searched'}: ${found.how.en}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
