/** The words of *Compare plans*. */
import type { Text } from '../../model/index.ts';

export const compareWords = {
  compareTitle: { en: 'Compare plans', zh: '方案对比' },
  compareEqual: {
    en: 'In {year}, **{a}** and {b} bring in **the same income in all futures simulated**.',
    zh: '{year} 年，“**{a}**”与“{b}”的各村合计收入在**每次模拟中都相同**。',
  },
  compareMore: {
    en: 'In {year}, **{a}** brings in **{size}** more than {b} on average (simulation error **±{error}**), and is ahead {ahead}{tie}.',
    zh: '{year} 年，“**{a}**”比“{b}”平均多收 **{size}**（模拟误差 **±{error}**），{ahead}占优{tie}。',
  },
  compareLess: {
    en: 'In {year}, **{a}** brings in **{size}** less than {b} on average (simulation error **±{error}**), and is ahead {ahead}{tie}.',
    zh: '{year} 年，“**{a}**”比“{b}”平均少收 **{size}**（模拟误差 **±{error}**），{ahead}占优{tie}。',
  },
  compareTie: { en: '; {share} are equal', zh: '，{share} 相同' },
  compareDifference: { en: 'Difference of income, all villages together, future by future', zh: '各村合计收入之差，逐次模拟' },
  compareAhead: { en: '{plan} ahead {share} →', zh: '{plan} 占优 {share} →' },
  compareBehind: { en: '← {plan} ahead {share}', zh: '← {plan} 占优 {share}' },
  compareMean: { en: 'mean {size}', zh: '平均值 {size}' },
  compareDifferenceAlt: {
    en: 'Difference of income, all villages together: mean {mean}, in 8 of 10 futures between {low} and {high}.',
    zh: '两方案各村合计收入之差：平均 {mean}，十次里八次在 {low} 到 {high} 之间。',
  },
  compareFrom: { en: 'difference from (yuan)', zh: '差额自（元）' },
  compareTo: { en: 'to (yuan)', zh: '差额至（元）' },
  compareCount: { en: 'futures', zh: '模拟次数' },
  compareSameDraws: {
    en: 'Both plans meet the same prices, weather and mishaps; only the decisions differ.',
    zh: '两个方案面对同样的价格、天气和意外，只有决定不同。',
  },
  compareBeyond: {
    en: ' Bars at the ends gather what lies farther out, as far as {far}.',
    zh: '最边上的柱子包括更远的模拟，最远到 {far}。',
  },
  compareFansNote: {
    en: 'Line: the median. Band: 8 of 10 futures.',
    zh: '线为中间值；十次里有八次落在色带内。',
  },
  compareWhy: { en: 'What differs, and what each change brings', zh: '哪里不同，各带来多少' },
  compareWhyNote: {
    en: 'Mean income of all villages together in {year}. The changes add up exactly to the difference; where two changes help or hinder each other, each has half of it.',
    zh: '各村合计 {year} 年的平均收入。各项改动加起来正好等于两方案之差；改动之间互相影响的部分平分。',
  },
  compareSampled: {
    en: 'There are many changes: the orders in which they are made are a sample.',
    zh: '改动较多，先后次序按抽样计算。',
  },
  compareNothing: { en: 'Nothing that differs between the two moves this figure.', zh: '两者的不同之处不影响这个数。' },
  compareOthers: { en: '{n} other changes', zh: '其余 {n} 项改动' },
  compareWhyAlt: { en: 'From {from} under {b} to {to} under {a}.', zh: '从“{b}”的 {from} 到“{a}”的 {to}。' },
  compareGoals: {
    en: 'Plans × goals: probability that the goal is reached as promised',
    zh: '方案 × 目标：达标概率',
  },
  compareMeanIncome: { en: 'Together, mean income {year}', zh: '各村合计 {year} 年平均收入' },
  compareSure: { en: 'Villages sure enough', zh: '有把握达标的村' },
  comparePromised: {
    en: 'A goal is reached in a future only where it holds for all that it speaks of: villages that are each likely to succeed rarely all succeed together.',
    zh: '达标概率：在同一次模拟中，目标所说的村都达到才算数。各村各自都很有希望，同时都达到却不常见。',
  },
  compareLights: {
    en: 'How often the villages together fall back, stand between, or arrive',
    zh: '各村合计收入：退步、居中、达标各占多少',
  },
  compareBelow: { en: 'below {floor}', zh: '低于 {floor}' },
  compareBetween: { en: 'between', zh: '两者之间' },
  compareAbove: { en: '{target} or more', zh: '{target} 以上' },
  compareFloor: { en: 'Floor', zh: '底线' },
  compareFloorNote: {
    en: 'From the start: the mean income of all villages together in {year} as things are.',
    zh: '默认为各村合计 {year} 年按现状的平均收入。',
  },
  compareFloorAbove: { en: 'A floor is not above the target of {target}.', zh: '底线不能高于目标（{target}）。' },
  compareTarget: { en: 'Target', zh: '目标' },
  compareTargetMore: { en: 'From the start: a quarter more than the floor.', zh: '默认比底线高四分之一。' },
  compareTargetNote: {
    en: 'From the start: what the scenario’s goals ask of all villages together.',
    zh: '默认为情景目标对各村合计的要求。',
  },
  compareRiskMany: {
    en: 'Of so many plans those are named that no other one beats both ways; the table of figures names all.',
    zh: '方案较多，只标出没有被其他方案全面超过的；数据表列出全部。',
  },
  compareRisk: { en: 'What each plan brings, and what remains in a poor year', zh: '平均收入与较差年景' },
  compareRiskMean: { en: 'mean, {unit}', zh: '平均值，{unit}' },
  compareRiskPoor: { en: 'in a poor year (1 in 10), {unit} →', zh: '较差年景（十年一遇），{unit} →' },
  compareRiskNote: {
    en: 'Further up brings more on average, further right is safer in poor years.',
    zh: '越靠上，平均收入越高；越靠右，较差年景越有保障。',
  },
  compareRegret: { en: 'Regret: what choosing this plan may cost', zh: '遗憾值：选错方案会少收多少' },
  compareRegretNote: {
    en: 'In each future, what the best plan of that future would have brought more. A plan with little regret is seldom a bad choice.',
    zh: '每次模拟中，与当次最好的方案相比少收多少。遗憾值小的方案，很少会选错。',
  },
  compareRegretMean: { en: 'regret on average', zh: '平均遗憾值' },
  compareRegretHigh: { en: '1 in 10 futures more than', zh: '十次里有一次超过' },
  compareBest: { en: 'is the best plan', zh: '为最佳方案' },
  comparePoor: { en: 'Poor year (1 in 10)', zh: '较差年景（十年一遇）' },
} as const satisfies Record<string, Text>;
