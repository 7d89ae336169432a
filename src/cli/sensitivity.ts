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
  outcomeError,
  outcomeNamed,
  outcomeWords,
  planOf,
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

/** Of the inputs that have an effect. */
const shownRows = 25;

const title = (input: Input, language: Language) => say(input.title, language);

const share = (value: number, error: number) => `${(value * 100).toFixed(1).replace('-', '−')}% ±${(error * 100).toFixed(1)}`;

/** A table of the inputs that move an outcome most, and how many of all have less effect, or none. */
function ranked(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  moving: number,
  all: number,
  language: Language,
): string {
  const zh = language === 'zh';
  if (rows.length === 0)
    return zh
      ? `不确定的因素有 ${all} 项，没有一项影响这一结果。\n`
      : `None of the ${all} uncertain inputs moves this outcome.\n`;
  const [less, none] = [moving - rows.length, all - moving];
  const told = [
    less > 0 ? (zh ? `${less} 项影响更小` : `${less} more with less effect`) : [],
    none > 0 ? (zh ? `${none} 项没有影响` : `${none} without effect`) : [],
  ].flat();
  const left = told.length === 0 ? '' : zh ? `  另有 ${told.join('，')}\n` : `  and ${told.join(', ')}\n`;
  return `${table([names, ...rows])}\n${left}`;
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
    const certain = zh ? '没有不确定的因素影响这一结果：它是确定的。' : 'Nothing uncertain reaches this outcome: it is certain.';
    process.stdout.write(`${head}${certain}\n`);
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
    const moving = bars.filter(({ swing }) => swing !== 0);
    const rows = moving
      .slice(0, shownRows)
      .map(({ input, low, high, swing, lowError, highError }) => [
        title(input, language),
        ...[low, high, swing].map((x) => outcomeAmount(question, outcome, x)),
        outcomeError(question, outcome, Math.max(lowError, highError)),
      ]);
    const names = zh
      ? ['因素', '取低值', '取高值', '相差', '两值的模拟误差']
      : ['input', 'held low', 'held high', 'swing', 'sim. error of both'];
    const note = zh
      ? '低值和高值：十次里一次更低、一次更高；事件为从不发生和年年发生。\n'
      : 'Low and high: 1 in 10 is lower, 1 in 10 higher; an event never happens, or every year.\n';
    process.stdout.write(`${head}${ranked(names, rows, moving.length, total, language)}${rows.length > 0 ? note : ''}`);
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
    const moving = found.filter(({ total: all }) => all > 0);
    const rows = moving
      .slice(0, shownRows)
      .map((index) => [title(index.input, language), share(index.first, index.firstError), share(index.total, index.totalError)]);
    const names = zh ? ['因素', '单独解释的波动', '连同相互作用'] : ['input', 'alone explains', 'with interactions'];
    process.stdout.write(`${head}${ranked(names, rows, moving.length, total, language)}`);
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
