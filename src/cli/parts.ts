/** An attribution in; its changes as a table whose figures, as they are shown, add up to the difference that is shown, out. */
import { type Attribution, amount, apportion, type Outcome, readUnit, say, type Unit, unitOf } from '../model/index.ts';
import { outcomeAmount, type Question } from './question.ts';
import { table } from './table.ts';

/** More changes than these are told as one. */
const shownParts = 25;

/** The step to which an outcome is shown: a tenth of a percentage point, or the fourth figure of the largest amount. */
function scaleOf(
  { scenario, language }: Question,
  outcome: Outcome,
  largest: number,
): { readonly unit: Unit; readonly step: number } {
  if (outcome.kind === 'goal') return { unit: readUnit('%') as Unit, step: 0.001 };
  const own = unitOf(scenario, outcome.measure);
  const tenThousands = own.text === 'yuan' && language === 'zh' && largest >= 1e4;
  const step = 10 ** (Math.floor(Math.log10(largest || 1)) - 3);
  return { unit: tenThousands ? (readUnit('万元') as Unit) : own, step: own.text === 'yuan' ? Math.max(1, step) : step };
}

/** From and to in words, and the table of changes. */
export function partsTable(question: Question, outcome: Outcome, found: Attribution): { from: string; to: string; rows: string } {
  const { language } = question;
  const zh = language === 'zh';
  const shown = found.parts.slice(0, shownParts);
  const rest = found.parts.slice(shownParts);
  const values = [...shown, ...(rest.length > 0 ? [{ value: rest.reduce((sum, { value }) => sum + value, 0) }] : [])].map(
    ({ value }) => value,
  );
  const { unit, step } = scaleOf(question, outcome, Math.max(...[found.from, found.to, ...values].map(Math.abs)));
  const [from, to] = [found.from, found.to].map((value) => Math.round(value / step)) as [number, number];
  const words = (steps: number, sign: boolean) => {
    const points = outcome.kind === 'goal' && sign;
    const plain = points
      ? `${(steps / 10).toFixed(1).replace('-', '−')}${zh ? ' 个百分点' : ' points'}`
      : outcome.kind === 'goal'
        ? `${(steps / 10).toFixed(1)}%`
        : amount(steps * step, unit, language, 12);
    return sign && steps > 0 ? `+${plain}` : plain;
  };
  const error = (value: number) => `±${outcomeAmount(question, outcome, value)}`;
  const steps = apportion(values, to - from, step);
  const rows = shown.map(({ title, standardError }, i) => [
    say(title, language),
    words(steps[i] ?? 0, true),
    error(standardError),
  ]);
  if (rest.length > 0)
    rows.push([
      zh ? `其余 ${rest.length} 项` : `${rest.length} ${rest.length === 1 ? 'other' : 'others'}`,
      words(steps.at(-1) ?? 0, true),
      '',
    ]);
  const head = zh ? ['改动', '带来的变化', '模拟误差'] : ['change', 'brings', 'sim. error'];
  const sum = [zh ? '合计' : 'together', words(to - from, true), error(found.standardError)];
  const sampled = zh
    ? '改动较多，先后次序按抽样计算。\n'
    : 'There are many changes: the orders in which they are made are a sample.\n';
  const still = zh ? '这些改动都不影响它。\n' : 'None of the changes moves it.\n';
  const none = zh ? '两者没有影响数值的不同。\n' : 'Nothing differs between the two that moves a figure.\n';
  return {
    from: words(from, false),
    to: words(to, false),
    rows:
      rows.length === 0
        ? none
        : found.parts.every(({ value }) => value === 0)
          ? still
          : `${table([head, ...rows, sum])}\n${found.method === 'exact' ? '' : sampled}`,
  };
}
