/** `furrow discover`: in which futures a plan fails, as plain rules. */
import { discover as discoverRules, leastCases, lessIsBetter, percent, say, study, unitOf } from '../model/index.ts';
import { UseError } from './files.ts';
import {
  amountHint,
  amountIn,
  attempted,
  openQuestion,
  outcomeAmount,
  outcomeNamed,
  outcomeWords,
  planOf,
  printJson,
  type QuestionOptions,
} from './question.ts';

interface DiscoverOptions extends QuestionOptions {
  readonly plan?: string;
  readonly outcome: string;
  readonly below?: string;
}

export async function discover(path: string, options: DiscoverOptions): Promise<void> {
  const question = openQuestion(path, options);
  if (!question) return;
  const { scenario, draws, language } = question;
  const plan = planOf(question, options.plan);
  const outcome = outcomeNamed(question, options.outcome);
  let below: number | null = null;
  if (options.below !== undefined) {
    if (outcome.kind === 'goal')
      throw new UseError(
        '--below goes with a measure; a goal fails where it is not reached',
        '--below 用于指标；目标没达到就算失败',
      );
    const unit = unitOf(scenario, outcome.measure);
    below = amountIn(options.below, unit);
    if (below === null)
      throw new UseError(`--below ${options.below}: ${amountHint(unit).en}`, `--below ${options.below}：${amountHint(unit).zh}`);
  }
  const found = attempted(question, () => discoverRules(study(scenario, plan, outcome, draws), below));
  if (!found) return;
  if (options.json)
    return printJson({
      outcome: options.outcome,
      plan: plan.id,
      below: found.below,
      failing: found.failing,
      of: found.of,
      cases: found.cases,
      rules: found.rules.map(({ say: words, ...rule }) => ({ ...rule, say: say(words, language) })),
    });
  const zh = language === 'zh';
  const limit = outcome.kind === 'goal' ? '' : outcomeAmount(question, outcome, found.below);
  const less = outcome.kind === 'measure' && lessIsBetter(outcome.measure);
  const edge = {
    en: [below === null ? 'at most' : 'below', below === null ? 'at least' : 'above'],
    zh: [below === null ? '不超过' : '低于', below === null ? '不低于' : '高于'],
  }[language][less ? 1 : 0];
  const lead =
    outcome.kind === 'goal'
      ? zh
        ? `${percent(found.failing)} 的模拟未达标`
        : `missed in ${percent(found.failing)} of futures`
      : zh
        ? `${percent(found.failing)} 的模拟${edge} ${limit}`
        : `${edge} ${limit} in ${percent(found.failing)} of futures`;
  const reached = found.of === 'reached';
  const lines = found.rules.map((rule, i) => {
    const [density, coverage, support] = [rule.density, rule.coverage, rule.support].map(percent);
    const when = `${i > 0 ? (zh ? '其余情况中，' : 'otherwise: ') : ''}${say(rule.say, language)}`;
    const figures = zh
      ? `此时${reached ? '达到' : '失败'} ${density}，占全部${reached ? '达到' : '失败'}的 ${coverage}，占全部模拟的 ${support}`
      : `it ${reached ? 'is reached' : 'fails'} in ${density} of these; they hold ${coverage} of all ${reached ? 'successes' : 'failures'} and ${support} of all futures`;
    return `  ${i + 1}. ${when}\n     ${figures}\n`;
  });
  const { cases } = found;
  const none =
    cases === 0
      ? zh
        ? `全部 ${draws.runs} 次模拟都${reached ? '失败' : '不失败'}，没有可找的规律。\n`
        : `It fails in ${reached ? 'all' : 'none'} of the ${draws.runs} futures: there is nothing to tell apart.\n`
      : cases < leastCases
        ? zh
          ? `只有 ${cases} 次${reached ? '达到' : '失败'}，太少，说不出规律：至少要 ${leastCases} 次。请用 --runs 增加模拟次数。\n`
          : `Only ${cases} of ${draws.runs} futures ${reached ? 'reach it' : 'fail'}: too few to tell a rule from luck, which takes ${leastCases}. Add futures with --runs.\n`
        : zh
          ? `没有找到简单的规律：${reached ? '达到' : '失败'}不集中在某几种情况。\n`
          : `No plain rule was found: ${reached ? 'successes' : 'failures'} do not gather in futures of one kind.\n`;
  const text = lines.join('') || none;
  const certain = zh ? `每次模拟都是 ${limit}：没有较差的五分之一\n` : `${limit} in every future: there is no worst fifth\n`;
  process.stdout.write(
    `${outcomeWords(question, outcome)} · ${say(plan.title, language)} (${plan.id})\n${found.isCertain ? certain : `${lead}\n${text}`}`,
  );
}
