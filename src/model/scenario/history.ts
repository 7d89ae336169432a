/** A process of past values as written in; the yearly changes that it resamples out. */
import type { Process, Unit } from '../base/nouns.ts';
import type { Path } from '../base/problem.ts';
import { none } from '../formula/units.ts';
import { type Known, readAmount } from './amount.ts';
import type { ProcessFile } from './shape.ts';

export const historyKeys = ['start', 'values', 'table', 'column', 'block', 'together'];

const plain: Unit = { text: '', factor: 1, dimension: none };
const leastYears = 5;

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
        zh: '请写 values: [21 yuan/kg, 24 yuan/kg, …]，每年一个，最早的在前；或写 table: prices.csv。',
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
  if (out.findings.length > before || start === undefined || block === undefined) return null;
  return {
    kind: 'history',
    start,
    changes: values.slice(1).map((value, i) => Math.log(value / (values[i] as number))),
    block,
    together: file.together ?? null,
  };
}

/** Yearly means of a column of a table beside the scenario. */
function readTable(file: ProcessFile, unit: Unit, path: Path, known: Known): number[] | null {
  void unit;
  known.out.report(
    [...path, 'table'],
    { en: 'there is no such table beside the scenario', zh: '情景文件旁没有这张表' },
    file.table,
    {
      en: 'Put the table into the folder of the scenario, or write its figures as values: […].',
      zh: '请把表格放到情景文件所在的文件夹，或把数值写成 values: […]。',
    },
  );
  return null;
}
