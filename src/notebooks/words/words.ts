/** The words of the interface, in one place, side by side in both languages. */
import type { Language, Text } from '../../model/index.ts';

export const words = {
  product: { en: 'Furrow', zh: '垄亩' },
  notebooks: { en: 'Notebooks', zh: '笔记本' },
  plan: { en: 'Plan', zh: '方案' },
  village: { en: 'Village', zh: '村' },
  comparedWith: { en: 'Compared with', zh: '对比方案' },
  undo: { en: 'Undo', zh: '撤销' },
  redo: { en: 'Redo', zh: '重做' },
  revert: { en: 'Back to the file', zh: '恢复原文件' },
  openFile: { en: 'Open…', zh: '打开…' },
  saveFile: { en: 'Save', zh: '保存' },
  otherLanguage: { en: '中文', zh: 'English' },
  future: { en: 'future', zh: '次模拟' },
  runs: { en: 'futures', zh: '次模拟' },
  seed: { en: 'seed', zh: '种子' },
  computing: { en: 'Computing', zh: '正在计算' },
  cancel: { en: 'Cancel', zh: '取消' },
  soFar: { en: 'so far from {n} futures', zh: '目前为 {n} 次模拟的结果' },
  shownFrom: { en: 'The figures shown come from {n} futures.', zh: '图表为 {n} 次模拟的结果。' },
  cancelled: { en: 'The computation was cancelled.', zh: '计算已取消。' },
  again: { en: 'Compute again', zh: '重新计算' },
  notKept: {
    en: 'This browser does not keep the work: save the file before you close the page.',
    zh: '浏览器无法保存您的修改：关闭页面前请先保存文件。',
  },
  change: { en: 'change since the file was opened', zh: '处在打开后已修改' },
  changes: { en: 'changes since the file was opened', zh: '处在打开后已修改' },
  unsaved: { en: 'Keep the changes?', zh: '要保留修改吗？' },
  save: { en: 'Save, then open', zh: '先保存，再打开' },
  drop: { en: 'Open without saving', zh: '不保存，直接打开' },
  stay: { en: 'Stay here', zh: '留在这里' },
  scrolls: { en: 'The table goes on to the right: scroll it sideways.', zh: '表格右侧还有内容：请左右滑动查看。' },
  problemsTitle: {
    en: 'The file has problems; the last good scenario stays on screen.',
    zh: '文件有问题；页面仍显示最近一次正确的情景。',
  },
  noScenario: { en: 'Drop a scenario file here, or open one.', zh: '把情景文件拖到这里，或点击打开。' },
  dismiss: { en: 'Close', zh: '关闭' },
  allVillages: { en: 'As promised', zh: '按目标口径' },
  noGoals: {
    en: 'This scenario has no goals yet: add some under goals: in the file.',
    zh: '该情景还没有目标：请在文件的 goals: 下添加。',
  },
  noVentures: { en: 'Under this plan the village has no ventures.', zh: '在该方案下，本村没有项目。' },
  income: { en: 'collective income', zh: '集体收入' },
  goalLine: { en: 'goal', zh: '目标' },
  bandCaption: {
    en: 'The dark band holds 5 of 10 futures, the light one 8 of 10. Thin lines are single futures. Dashed: the goal.',
    zh: '十次里有五次落在深色带内，八次落在浅色带内。细线是单次模拟。虚线是目标。',
  },
  whatIf: { en: 'What if: prices and weather', zh: '假如：市场与天气' },
  level: { en: 'usual level', zh: '常年水平' },
  start: { en: "last year's value", zh: '上年数值' },
  median: { en: 'middle value', zh: '中间值' },
  likely: { en: 'likely', zh: '最可能' },
  low: { en: 'low', zh: '低' },
  high: { en: 'high', zh: '高' },
  mean: { en: 'mean', zh: '平均' },
  spreadOf: { en: 'spread', zh: '波动' },
  chance: { en: 'chance', zh: '可能性' },
  reset: { en: 'Reset', zh: '还原' },
  source: { en: 'source', zh: '来源' },
  standard: { en: "the strategy's usual value", zh: '该路径的常用值' },
  follows: { en: 'follows', zh: '随' },
  moreFigures: { en: 'All figures and formulas', zh: '全部参数与公式' },
  since: { en: 'since', zh: '起始年' },
  until: { en: 'until', zh: '截止' },
  byVenture: { en: 'Mean income by venture', zh: '各项目平均收入' },
  year: { en: 'Year', zh: '年份' },
  samePlans: { en: 'Choose two different plans to see how they differ.', zh: '请选择两个不同的方案进行对比。' },
  onePlan: {
    en: 'This scenario has one plan: add another under plans: in the file to compare them.',
    zh: '该情景只有一个方案：请在文件的 plans: 下再添加一个，即可对比。',
  },
  gapTitle: { en: 'Funding gap', zh: '资金缺口' },
  gapCaption: {
    en: 'Where the village fund falls below zero on average, or in more than 1 in 10 futures. The year is that of the widest gap.',
    zh: '村集体资金平均低于零，或十次里超过一次低于零的村；年份为缺口最大的一年。',
  },
  onTrack: { en: 'reached surely enough', zh: '有把握达到' },
  notOnTrack: { en: 'not sure enough', zh: '把握不足' },
  villagesOnAverage: { en: 'villages on average', zh: '平均达标村占比' },
  fund: { en: 'village fund', zh: '村集体资金' },
  sources: { en: 'sources of income', zh: '增收渠道数' },
  entities: { en: 'economic entities', zh: '经济实体数' },
  turnover: { en: 'sales', zh: '销售额' },
  household_income: { en: 'income of households', zh: '农牧户收入' },
  jobs: { en: 'jobs', zh: '就业' },
  assumption: { en: 'assumption', zh: '假设' },
  estimate: { en: 'estimate', zh: '估计' },
  inferred: { en: 'inferred', zh: '推断' },
  stated: { en: 'stated', zh: '已说明' },
} as const satisfies Record<string, Text>;

export type Word = keyof typeof words;

export function word(key: Word, language: Language): string {
  return words[key][language];
}

/** The words of a key that comes from a scenario or the model, or the key itself. */
export function wordOr(key: string, language: Language): string {
  return Object.hasOwn(words, key) ? words[key as Word][language] : key;
}
