/** An attribution in; its changes as a table whose figures, as they are shown, add up to the difference that is shown, out. */
import { type Attribution, type Outcome, say, toldParts } from '../model/index.ts';
import { outcomeError, type Question } from './question.ts';
import { table } from './table.ts';

/** More changes than these are told as one. */
const shownParts = 25;

/** From and to in words, and the table of changes. */
export function partsTable(question: Question, outcome: Outcome, found: Attribution): { from: string; to: string; rows: string } {
  const { scenario, language } = question;
  const zh = language === 'zh';
  const { from, to, difference, parts, rest } = toldParts(scenario, outcome, found, language, shownParts);
  const error = (value: number) => outcomeError(question, outcome, value);
  const rows = parts.map(({ title, words }, i) => [say(title, language), words, error(found.parts[i]?.standardError ?? 0)]);
  if (rest) rows.push([zh ? `其余 ${rest.n} 项` : `${rest.n} ${rest.n === 1 ? 'other' : 'others'}`, rest.words, '']);
  const head = zh ? ['改动', '带来的变化', '模拟误差'] : ['change', 'brings', 'sim. error'];
  const sum = [zh ? '合计' : 'together', difference.words, error(found.standardError)];
  const sampled = zh
    ? '改动较多，先后次序按抽样计算。\n'
    : 'There are many changes: the orders in which they are made are a sample.\n';
  const still = zh ? '这些改动都不影响它。\n' : 'None of the changes moves it.\n';
  const none = zh ? '没有影响它的改动。\n' : 'No change moves it.\n';
  return {
    from: from.words,
    to: to.words,
    rows:
      rows.length === 0
        ? none
        : found.parts.every(({ value }) => value === 0)
          ? still
          : `${table([head, ...rows, sum])}\n${found.method === 'exact' ? '' : sampled}`,
  };
}
