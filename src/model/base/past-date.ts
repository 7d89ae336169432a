/** A date as tables of past values write it in; its year, and its month and day if it tells them, out. */

/** `month` and `day` are null where it does not tell them. */
export interface PastDate {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}

const dateRules = [
  /^(\d{4})(?:年度?|(0[1-9]|1[0-2]))?$/u,
  /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[T ]\d{1,2}:\d\d(?::\d\d)?)?)?$/u,
  /^(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?$/u,
];
const quarterRule = /^(\d{4})[-年 ]?(?:Q([1-4])|第?([1-4一二三四])季度?)$/iu;

/** A quarter counts as its last month. */
function readQuarter(text: string): string | null {
  const [, year, latin, chinese] = quarterRule.exec(text) ?? [];
  if (year === undefined) return null;
  const quarter = latin ?? chinese ?? '';
  return `${year}-${3 * (Number(quarter) || '一二三四'.indexOf(quarter) + 1)}`;
}

/** Reads 2024, 2024-03, 2024/3, 2024.3, 202403, 2024-03-18, 2024年3月, 2024Q1, 2024年一季度 and the like; null where there is no such day. */
export function readDate(written: string): PastDate | null {
  const text = readQuarter(written) ?? written;
  const found = dateRules.map((rule) => rule.exec(text)).find((match) => match !== null);
  if (!found) return null;
  const [year, month, day] = found.slice(1, 4).map((part) => (part === undefined ? null : Number(part)));
  if (typeof year !== 'number' || year < 1000) return null;
  if (typeof month === 'number' && (month < 1 || month > 12)) return null;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month ?? 0) ? 30 : 31;
  if (typeof day === 'number' && (day < 1 || day > days)) return null;
  return { year, month: month ?? null, day: day ?? null };
}
