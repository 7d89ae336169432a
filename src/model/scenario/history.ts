/** A process of past values as written in; the yearly changes that it resamples out. */

import { readPrices, yearlyMeans } from '../base/csv.ts';
import { log } from '../base/elementary.ts';
import type { Process, Text, Unit } from '../base/nouns.ts';
import type { Path } from '../base/problem.ts';
import { none } from '../formula/units.ts';
import { type Known, readAmount } from './amount.ts';
import { decode, maxBytes } from './decode.ts';
import { idRule } from './ids.ts';
import type { ProcessFile } from './shape.ts';

export const historyKeys = ['start', 'values', 'table', 'column', 'block', 'together'];

const plain: Unit = { text: '', factor: 1, dimension: none };
const leastYears = 5;
const nothing: Text = { en: '', zh: '' };

export function readHistory(file: ProcessFile, unit: Unit, path: Path, known: Known): Process | null {
  const { out } = known;
  const before = out.findings.length;
  if ((file.values === undefined) === (file.table === undefined)) {
    out.report(
      path,
      file.table === undefined
        ? { en: 'a history needs past values', zh: '历史重现需要过去的数值' }
        : { en: 'past values are given twice, as a list and as a table', zh: '过去的数值写了两处：列表和表格' },
      undefined,
      {
        en: 'Write values: [21 yuan/kg, 24 yuan/kg, …], one a year, the oldest first; or table: prices.csv.',
        zh: '请写 values: [21 元/公斤, 24 元/公斤, …]，每年一个，最早的在前；或写 table: prices.csv。',
      },
      { key: true },
    );
    return null;
  }
  const values =
    file.values?.map((value, i) => readAmount(value, unit, [...path, 'values', i], out)?.value ?? Number.NaN) ??
    readTable(file, unit, path, known);
  if (!values) return null;
  const place = [...path, file.values ? 'values' : 'table'];
  for (const [i, value] of values.entries())
    if (value <= 0)
      out.report(
        file.values ? [...place, i] : place,
        { en: 'a past value is not above zero', zh: '过去的数值须大于零' },
        value / unit.factor,
        { en: 'Correct it, or leave out the years up to it.', zh: '请改正，或去掉该年及以前的年份。' },
      );
  if (values.length < leastYears)
    out.report(
      place,
      { en: `a history needs at least ${leastYears} years`, zh: `历史重现至少需要 ${leastYears} 年` },
      `${values.length}`,
      { en: 'Add earlier years, or use mean-reverting.', zh: '请补充更早的年份，或改用 mean-reverting。' },
    );
  const start = file.start === undefined ? values.at(-1) : readAmount(file.start, unit, [...path, 'start'], out)?.value;
  if (start !== undefined && start <= 0)
    out.report([...path, 'start'], { en: 'start must be above zero', zh: 'start 必须大于零' }, file.start, {
      en: 'Correct the figure.',
      zh: '请改正该数。',
    });
  const block = file.block === undefined ? 1 : readAmount(file.block, plain, [...path, 'block'], out)?.value;
  const most = values.length - 1;
  if (block !== undefined && !(Number.isInteger(block) && block >= 1 && block <= most))
    out.report(
      [...path, 'block'],
      {
        en: 'a block is a whole number of years, at most as many as there are changes',
        zh: '块长须为整年数，且不超过变化的个数',
      },
      file.block,
      { en: `Write a whole number from 1 to ${Math.max(most, 1)}.`, zh: `请写 1 到 ${Math.max(most, 1)} 的整数。` },
    );
  if (file.together !== undefined && !idRule.test(file.together))
    out.report(
      [...path, 'together'],
      { en: 'this cannot be the word of histories drawn together', zh: '不能用作“together”的词' },
      file.together,
      { en: 'Use letters, digits, - and _.', zh: '请用字母、汉字、数字、- 和 _。' },
    );
  if (out.findings.length > before || start === undefined || block === undefined) return null;
  return {
    kind: 'history',
    start,
    changes: values.slice(1).map((value, i) => log(value / (values[i] as number))),
    block,
    together: file.together ?? null,
  };
}

/** Yearly means of a column of a table beside the scenario, in base units; null after telling what is wrong. */
function readTable(file: ProcessFile, unit: Unit, path: Path, { out, tables }: Known): number[] | null {
  const name = file.table ?? '';
  const at = [...path, 'table'];
  const tell = (say: Text, hint: Text, value: unknown = name, place: Path = at) => {
    out.report(place, say, value, hint);
    return null;
  };
  if (!/\.csv$/i.test(name) || /^[/\\]|(^|[/\\])\.\.([/\\]|$)|:/.test(name))
    return tell(
      { en: 'a table is a CSV file beside the scenario', zh: '表格应是情景文件旁的 CSV 文件' },
      { en: 'Write for example prices/beef.csv.', zh: '例如写 prices/beef.csv。' },
    );
  const found = tables(name);
  if (found === null)
    return tell(
      { en: 'there is no such table beside the scenario', zh: '情景文件旁没有这张表' },
      {
        en: 'A table is a file beside the scenario file; of a scenario from standard input, in the current folder. Put it there, or write its figures as values: […].',
        zh: '表格须与情景文件放在同一文件夹；从标准输入读取时，须放在当前文件夹。请放好表格，或把数值写成 values: […]。',
      },
    );
  const decoded = typeof found === 'string' ? { ok: true as const, text: found } : decode(found);
  if (!decoded.ok && found.length > maxBytes)
    return tell(
      { en: 'the table is larger than 2 MB', zh: '表格超过 2 MB' },
      { en: 'Keep only the dates and the values, one row a month at most.', zh: '请只保留日期和数值，最多每月一行。' },
    );
  if (!decoded.ok) return tell(decoded.problems[0]?.say ?? nothing, decoded.problems[0]?.hint ?? nothing);
  const { table, problems } = readPrices(decoded.text);
  const [problem] = problems;
  if (!table || problem)
    return tell(
      {
        en: `${name}, line ${problem?.line ?? 1}: ${problem?.say.en ?? 'no table'}`,
        zh: `${name} 第 ${problem?.line ?? 1} 行：${problem?.say.zh ?? '没有表格'}`,
      },
      problem?.hint ?? nothing,
      problem?.value ?? name,
    );
  const names = table.columns.map((column) => column.name);
  const column =
    file.column === undefined && names.length === 1 ? table.columns[0] : table.columns.find((c) => c.name === file.column);
  if (!column)
    return tell(
      file.column === undefined
        ? { en: 'the table has several columns of figures', zh: '表格有多列数值' }
        : { en: 'the table has no such column of figures', zh: '表格没有这一列数值' },
      { en: `Write column: ${names.join(', or ')}.`, zh: `请写 column: ${names.join(' 或 ')}。` },
      file.column ?? name,
      file.column === undefined ? at : [...path, 'column'],
    );
  const years = yearlyMeans(column.observations);
  const gap = years.find(({ year }, i) => i > 0 && year !== (years[i - 1]?.year ?? 0) + 1);
  if (gap)
    return tell(
      {
        en: `the table has no value of ${gap.year - 1}; a history needs every year`,
        zh: `表格缺少 ${gap.year - 1} 年；历史重现需要每一年`,
      },
      { en: 'Leave out the years before the gap, or fill it.', zh: '请去掉缺口以前的年份，或补上缺口。' },
    );
  return years.map(({ value }) => value * unit.factor);
}
