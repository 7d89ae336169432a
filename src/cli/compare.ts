/** `furrow compare`: plans side by side on the same draws: differences run by run, and regret. */
import { comparePlans, keep, measured, measureTitle, type Plan, percent, say, together, unitOf } from '../model/index.ts';
import { UseError } from './files.ts';
import {
  finished,
  measureNamed,
  openQuestion,
  plansNamed,
  plusMinus,
  printJson,
  type QuestionOptions,
  tellFinding,
} from './question.ts';
import { runJson } from './run.ts';
import { table } from './table.ts';

interface CompareOptions extends QuestionOptions {
  readonly plans?: string;
  readonly measure: string;
}

export async function compare(path: string, options: CompareOptions, version: string): Promise<void> {
  const question = openQuestion(path, options);
  if (!question) return;
  const { scenario, draws, input, language } = question;
  const named = options.plans === undefined ? scenario.plans : plansNamed(scenario, options.plans);
  const plans: Plan[] = [...new Set(named)];
  if (plans.length < 2)
    throw new UseError(
      options.plans === undefined
        ? 'this scenario has one plan; nothing to compare'
        : '--plans: write two or more different plans, divided by commas',
      options.plans === undefined ? '本情景只有一个方案，没有可比的' : '--plans：请写两个以上不同的方案，用逗号隔开',
    );
  const measure = measureNamed(question, options.measure);
  const total = plans.length * scenario.villages.length;
  const compared = await finished(question, comparePlans(scenario, plans, measure, draws, keep(64 * 2 ** 20)), total);
  if (!compared) return;
  if (!compared.ok) return void tellFinding(question, compared.finding);
  const { summaries, pairs, regret } = compared.comparison;
  if (options.json)
    return printJson({
      ...runJson(scenario, input.sha256, version, language, summaries),
      pairs: pairs.map(({ behindShare, ...pair }) => pair),
      regret,
    });
  const zh = language === 'zh';
  const unit = unitOf(scenario, measure);
  const name = say(measureTitle(scenario, measure), language);
  const words = (value: number) => measured(value, unit, language);
  const title = (plan: Plan | undefined) => (plan ? say(plan.title, language) : '');
  const of = (id: string) => title(plans.find((plan) => plan.id === id));
  const year = summaries[0]?.years.at(-1) ?? scenario.years.to;
  const who = (village: string | null) =>
    village === null
      ? say(together, language)
      : say(scenario.villages.find(({ id }) => id === village)?.title ?? { en: village, zh: village }, language);
  const blocks = plans.flatMap((a, i) =>
    plans.slice(i + 1).map((b) => {
      const rows = pairs
        .filter((pair) => pair.a === a.id && pair.b === b.id && pair.year === year)
        .map((pair) => [
          who(pair.village),
          words(pair.meanDifference),
          plusMinus(question, words(pair.standardError)),
          words(pair.p10),
          words(pair.p90),
          percent(pair.aheadShare),
          percent(pair.behindShare),
        ]);
      const head = zh
        ? ['', '平均相差', '模拟误差', '较差年景（1/10）', '较好年景（1/10）', '前者领先', '后者领先']
        : ['', 'mean difference', 'sim. error', '1 in 10 below', '1 in 10 above', 'first ahead', 'second ahead'];
      const line = zh
        ? `${year} 年${name}：${title(a)} (${a.id}) 减 ${title(b)} (${b.id})`
        : `${name} in ${year}: ${title(a)} (${a.id}) less ${title(b)} (${b.id})`;
      return `${line}\n${table([head, ...rows])}\n`;
    }),
  );
  const regretHead = zh
    ? ['方案', '平均遗憾值', '模拟误差', '十次里有一次超过', '为最佳']
    : ['plan', 'mean regret', 'sim. error', '1 in 10 above', 'is the best'];
  const regretRows = regret
    .filter((row) => row.year === year)
    .map((row) => [
      of(row.plan),
      words(row.mean),
      plusMinus(question, words(row.standardError)),
      words(row.p90),
      percent(row.bestShare),
    ]);
  const regretLine = zh
    ? `遗憾值：各村合计 ${year} 年${name}比当次模拟中最好的方案少多少`
    : `Regret: how much less ${name} all villages together have in ${year} than under the best plan of the run`;
  process.stdout.write(`${blocks.join('\n')}\n${regretLine}\n${table([regretHead, ...regretRows])}\n`);
}
