/** `furrow sensitivity`: what moves an outcome of a plan most, as a table or JSON. */
import {
  type Input,
  influenceOfSources,
  type Language,
  leastShareRuns,
  say,
  sobolIndices,
  study,
  tornado,
} from '../model/index.ts';
import { UseError } from './files.ts';
import {
  attempted,
  finished,
  openQuestion,
  outcomeAmount,
  outcomeNamed,
  outcomeWords,
  planOf,
  plusMinus,
  printJson,
  type Question,
  type QuestionOptions,
} from './question.ts';
import { table } from './table.ts';

interface SensitivityOptions extends QuestionOptions {
  readonly plan?: string;
  readonly outcome: string;
  readonly method: 'tornado' | 'sobol' | 'sources';
}

/** Inputs without any effect are told as one line. */
const shownRows = 25;

const title = (input: Input, language: Language) => say(input.title, language);

const share = (value: number, error: number) => `${(value * 100).toFixed(1).replace('-', '−')}% ±${(error * 100).toFixed(1)}`;

function rest(count: number, language: Language): string {
  if (count <= 0) return '';
  return language === 'zh' ? `  另有 ${count} 项影响更小或没有影响\n` : `  and ${count} more with less effect or none\n`;
}

export async function sensitivity(path: string, options: SensitivityOptions): Promise<void> {
  const question = openQuestion(path, options);
  if (!question) return;
  const { scenario, draws, language } = question;
  const plan = planOf(question, options.plan);
  const outcome = outcomeNamed(question, options.outcome);
  const zh = language === 'zh';
  const head = `${outcomeWords(question, outcome)}\n${say(plan.title, language)} (${plan.id})\n`;
  const made = attempted(question, () => study(scenario, plan, outcome, draws));
  if (!made) return;
  const total = made.inputs.length;
  if (total === 0 && !options.json) {
    const none = zh ? '没有不确定的因素影响这一结果：它是确定的。' : 'Nothing uncertain reaches this outcome: it is certain.';
    process.stdout.write(`${head}${none}\n`);
    return;
  }
  if (options.method !== 'tornado' && draws.runs < leastShareRuns)
    throw new UseError(
      `--method ${options.method} takes ${leastShareRuns} futures or more, and here are ${draws.runs}: add some with --runs`,
      `--method ${options.method} 至少要 ${leastShareRuns} 次模拟，这里只有 ${draws.runs} 次：请用 --runs 增加`,
    );
  if (options.method === 'tornado') {
    const bars = await finished(question, tornado(made), total);
    if (!bars) return;
    if (options.json)
      return printJson({
        inputs: bars.map(({ input, low, high, swing, lowError, highError }) => ({
          name: input.name,
          kind: input.kind,
          low,
          high,
          swing,
          lowError,
          highError,
        })),
      });
    const rows = bars
      .slice(0, shownRows)
      .map(({ input, low, high, swing, lowError, highError }) => [
        title(input, language),
        ...[low, high, swing].map((x) => outcomeAmount(question, outcome, x)),
        plusMinus(question, outcomeAmount(question, outcome, Math.max(lowError, highError))),
      ]);
    const names = zh
      ? ['因素', '取低值', '取高值', '相差', '模拟误差']
      : ['input', 'held low', 'held high', 'swing', 'sim. error'];
    const note = zh
      ? '低值和高值：十次里一次更低、一次更高；事件为从不发生和年年发生。\n'
      : 'Low and high: 1 in 10 is lower, 1 in 10 higher; an event never happens, or every year.\n';
    process.stdout.write(`${head}${table([names, ...rows])}\n${rest(bars.length - rows.length, language)}${note}`);
    return;
  }
  if (options.method === 'sobol') {
    const found = await finished(question, sobolIndices(made), total);
    if (!found) return;
    if (options.json)
      return printJson({
        inputs: found.map(({ name, first, firstError, total: all, totalError }) => ({
          name,
          first,
          firstError,
          total: all,
          totalError,
        })),
      });
    const rows = found
      .slice(0, shownRows)
      .map((index) => [title(index.input, language), share(index.first, index.firstError), share(index.total, index.totalError)]);
    const names = zh ? ['因素', '单独解释的波动', '连同相互作用'] : ['input', 'alone explains', 'with interactions'];
    process.stdout.write(`${head}${table([names, ...rows])}\n${rest(found.length - rows.length, language)}`);
    return;
  }
  const found = await finished(question, influenceOfSources(made), total);
  if (!found) return;
  if (options.json)
    return printJson({
      sources: found.map(({ source, inputs, first, firstError, total: all, totalError }) => ({
        source,
        inputs: inputs.map(({ name }) => name),
        first,
        firstError,
        total: all,
        totalError,
      })),
    });
  const rows = found.map(({ source, inputs, first, firstError, total: all, totalError }) => [
    sourceWords(question, source),
    String(inputs.length),
    share(first, firstError),
    share(all, totalError),
  ]);
  const names = zh
    ? ['来源', '因素数', '单独解释的波动', '连同相互作用']
    : ['source', 'inputs', 'alone explains', 'with interactions'];
  process.stdout.write(`${head}${table([names, ...rows])}\n`);
}

function sourceWords({ scenario, language }: Question, source: string | null): string {
  const zh = language === 'zh';
  if (source === null) return zh ? '未注明来源' : 'no source';
  const words: Record<string, string> = { assumption: '假设', estimate: '估计', inferred: '推断', stated: '已说明' };
  const reference = scenario.references.find(({ id }) => id === source);
  return reference ? say(reference.title, language) : zh ? (words[source] ?? source) : source;
}
