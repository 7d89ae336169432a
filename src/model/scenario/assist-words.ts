/** A key of the format in; what it means, in both languages, out. */
import type { Text } from '../base/nouns.ts';
import type { Path } from '../base/problem.ts';
import { fundTitles } from '../base/words.ts';
import { processNames } from './diff-process.ts';
import { text } from './difference.ts';
import { keyTitles } from './figure-amounts.ts';

/** Keys as `holder.key` where they mean something of their own under that holder, else as `key`. */
export const keyWords: { readonly [key: string]: Text } = {
  ...Object.fromEntries(Object.entries(keyTitles).map(([key, title]) => [key, title])),
  ...Object.fromEntries(Object.entries(processNames).map(([key, title]) => [`process.${key}`, title])),
  ...Object.fromEntries(Object.entries(fundTitles).map(([key, title]) => [`allocation.${key}`, title])),
  format: text('version of the format', '格式版本'),
  title: text('title, as people read it: a text, or {en, zh}', '名称：一段文字，或 {en, zh}'),
  about: text('what it is about, in a sentence or two', '一两句话的简介'),
  note: text('note: why this figure', '说明：为什么取这个数'),
  source: text(
    'where it comes from: a reference, or assumption, estimate, inferred, stated',
    '来源：参考资料的标识，或 assumption（假设）、estimate（估计）、inferred（推断）、stated（已说明）',
  ),
  en: text('in English', '英文'),
  zh: text('in Chinese', '中文'),
  years: text('first and last year of the plan', '规划的起止年份'),
  'years.from': text('first year', '起始年'),
  'years.to': text('last year', '结束年'),
  simulation: text('how many futures, and from which seed', '模拟次数与随机种子'),
  runs: text('futures that are simulated', '模拟次数'),
  seed: text('word or number from which all chance follows', '随机种子：同一种子得出同样的结果'),
  references: text('where figures come from', '参考资料'),
  kind: text('kind of document', '资料类型'),
  drivers: text('what chance sets for everyone each year', '随机因素：每年对各村同样起作用'),
  process: text('how it moves from year to year', '逐年如何变化'),
  'process.kind': text('kind of movement', '变化方式'),
  unit: text('unit, such as yuan/kg', '单位，如 yuan/kg（元/公斤）'),
  table: text('CSV table of past values beside the file', '同一文件夹里的历史数据表（CSV）'),
  column: text('column of that table', '数据表中的列'),
  together: text('histories with the same word meet the same past years', '写同一个词的历史序列抽到相同的年份'),
  correlations: text('which drivers move together', '哪些随机因素同涨同落'),
  between: text('two drivers', '两个随机因素'),
  'correlations.is': text('correlation, from -1 to 1', '相关系数，-1 到 1'),
  is: text('the value; or a list, one entry a year of age', '取值；也可写成逐年列表'),
  values: text('possible values', '可能的取值'),
  weights: text('how often each of them', '各取值的权重'),
  driver: text('the driver that this figure follows', '该数值跟随的随机因素'),
  times: text('times the driver’s value', '随机因素的倍数'),
  strategies: text('ways to earn of this file’s own', '本文件自定的发展路径'),
  sentence: text('what a venture does, with {parameter} where a figure stands', '项目的一句话说明，数值处写 {参数}'),
  account: text('line of the accounts that its income belongs to', '收入归入的会计科目'),
  entity: text('whether its ventures count as economic entities', '是否计为经营主体'),
  parameters: text('figures that each venture gives', '各项目要给出的参数'),
  list: text('one entry a year of age', '是否逐年列出'),
  default: text('usual value, where a venture gives none', '常用值：项目未写时采用'),
  range: text('typical low and high', '一般范围：低值与高值'),
  events: text('what happens or not in a year', '事件：一年里发生或不发生'),
  lasts: processNames.lasts as Text,
  stocks: text('what is carried from year to year', '存量：逐年结转'),
  'stocks.start': text('at the start, as a formula', '期初值（公式）'),
  next: text('at the start of the next year, as a formula', '下一年年初值（公式）'),
  formulas: text('formulas by name; income is needed', '公式，其中必须有 income'),
  'formulas.is': text('the formula', '公式'),
  'strategies.measures': text('formulas to be shown as measures', '作为指标显示的公式'),
  villages: text('the villages as they are', '各村现状'),
  population: text('people who live there', '人口'),
  households: text('households', '户数'),
  opening_fund: text('the village’s fund at the start', '期初村集体资金'),
  ventures: text('what the village lives on', '该村的增收项目'),
  strategy: text('way to earn', '发展路径'),
  start: text('first year', '开始年份'),
  stop: text('last year; empty: to the end', '最后一年；不写则到期末'),
  plans: text('what could be done: the plans', '各方案'),
  based_on: text('the plan whose changes come first', '以哪个方案为基础'),
  changes: text('what it changes, by village and venture; null ends a venture', '对各村项目的改动；写 null 表示停办'),
  support: text('outside money into village funds, by year', '外来扶持资金，按年份'),
  loans: text('loans into village funds', '贷款'),
  amount: text('amount', '金额'),
  rate: text('interest a year', '年利率'),
  'loans.years': text('years of repayment', '还款年数'),
  from: text('year of payment', '发放年份'),
  measures: text('measures of the file’s own, as formulas', '自定指标（公式）'),
  'measures.is': text('the formula', '公式'),
  town: text(
    'for all villages together: the formula over their sums, or the sum of the villages’',
    '各村合计的算法：按合计套公式，或各村相加',
  ),
  goals: text('what the plans are judged by', '目标'),
  measure: text('what is measured', '指标'),
  at_least: text('at least so much', '至少达到'),
  year: text('in which year', '哪一年'),
  who: text(
    'every village, the town, 85% of villages, or a list of villages',
    '对象：每个村、the town（各村合计）、85% of villages（85%的村），或村的列表',
  ),
  confidence: text('how surely it is wanted; 80% means eight times in ten', '希望的把握；80% 即十次里有八次'),
  allocation: text('how income is divided; shares add up to 100%', '收益分配；各项合计 100%'),
  source_threshold: text('yuan a year from which a source counts', '每年收入达到多少才计为一条增收渠道'),
  count_sources: text('what counts as a source', '增收渠道按什么计数'),
};

const holders = new Set(
  Object.keys(keyWords)
    .filter((key) => key.includes('.'))
    .map((key) => key.split('.')[0]),
);

/** What a key of the map at a path means; null for keys that a file chooses itself. */
export function meaningOfKey(map: Path, key: string): Text | null {
  // The nearest section around it counts; its own map may have a name of the file's choosing.
  const holder = [...map].reverse().find((step) => typeof step === 'string' && holders.has(step));
  const own = `${holder}.${key}`;
  return (Object.hasOwn(keyWords, own) ? keyWords[own] : Object.hasOwn(keyWords, key) ? keyWords[key] : null) ?? null;
}

const unitText: readonly (readonly [names: string, meaning: Text])[] = [
  ['yuan 元', text('yuan', '元')],
  ['万元', text('10,000 yuan', '1 万元')],
  ['kg 公斤 千克', text('kilogram', '公斤')],
  ['jin 斤', text('half a kilogram', '斤（0.5 公斤）')],
  ['t 吨', text('tonne', '吨')],
  ['m2 平方米', text('square metre', '平方米')],
  ['mu 亩', text('mu: 15 to the hectare', '亩')],
  ['ha 公顷', text('hectare: 15 mu', '公顷（15 亩）')],
  ['head 头 只', text('head of livestock', '头（只）')],
  ['person 人', text('person', '人')],
  ['household 户', text('household', '户')],
  ['kWh 度', text('kilowatt-hour', '度（千瓦时）')],
  ['year 年', text('year', '年')],
];

/** What the word of a unit means. */
export const unitMeaning: ReadonlyMap<string, Text> = new Map(
  unitText.flatMap(([names, meaning]) => names.split(' ').map((name) => [name, meaning] as const)),
);
