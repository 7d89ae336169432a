/** The words of `readings`. */
import type { Text } from '../../model/index.ts';

export const readingWords = {
  readDrawn: {
    en: 'What the drawing shows, figure by figure. Press one to see where it comes from.',
    zh: '图上的数都在这里。点一个数，看它从哪里来。',
  },
  p10: { en: '1 in 10 lower (p10)', zh: '十次里一次更低（p10）' },
  p25: { en: '1 in 4 lower (p25)', zh: '四次里一次更低（p25）' },
  p50: { en: 'middle (p50)', zh: '中间值（p50）' },
  p75: { en: '3 in 4 lower (p75)', zh: '四次里三次更低（p75）' },
  p90: { en: '9 in 10 lower (p90)', zh: '十次里九次更低（p90）' },
  readShare: {
    en: '{n} of {of} futures: {n} ÷ {of} = {share}.',
    zh: '{of} 次模拟中有 {n} 次：{n} ÷ {of} = {share}。',
  },
  readBin: {
    en: 'In so many of {of} futures “{a}” less “{b}” lies within this step.',
    zh: '{of} 次模拟中，“{a}”减“{b}”落在这一格里的次数。',
  },
  readQuantile: {
    en: 'In {share} of {of} futures it is lower. Below: how one of them comes about.',
    zh: '{of} 次模拟中有 {share} 比它低。下面看其中一次怎样算出。',
  },
  readEvent: {
    en: 'Counted in {of} futures: how often it comes in a year, or at least once in the years named. Below: whether it comes in one of them (1) or not (0).',
    zh: '在 {of} 次模拟中数出：一年里发生的可能，或所说各年里至少发生一次的可能。下面看其中一次发生（1）还是没发生（0）。',
  },
  readLack: {
    en: 'What the village lacks to the goal in each future (0 where it is reached), averaged over {of} futures.',
    zh: '该村在每次模拟中离目标还差多少（达到的算 0），按 {of} 次取平均。',
  },
  readShared: {
    en: 'Worked out from each village’s own chance: with luck of its own, with one luck for all, and in between.',
    zh: '由各村自身的达标可能性推算：各有各的运气、所有村同一个运气，以及介于两者之间。',
  },
  readApart: { en: 'Luck of its own', zh: '风险互不相干' },
  readTogetherAll: { en: 'One luck for all', zh: '各村完全同步' },
  readUnheld: { en: 'With nothing held', zh: '各因素都照常变化时' },
  readOpen: { en: 'open', zh: '查看' },
  readBasis: {
    en: 'Counted in the file, by the source that each figure names; “changed” counts what differs from the file as it was opened.',
    zh: '按文件里每个数写明的来源数出；“修改”指与打开时的文件不同的数。',
  },
  readUndocumented: {
    en: 'How much of the ups and downs of this income would go if all figures that are assumptions or estimates were known for certain: the first-order Sobol’ indices of both, added up.',
    zh: '假如来源为“假设”和“估计”的数全都能确定，收入的起伏会减少的比例：两类的一阶 Sobol 指数相加。',
  },
  readSpread: {
    en: 'How far off the mean of {of} futures may be: the standard deviation between futures ÷ the square root of their number.',
    zh: '只模拟了 {of} 次，平均数会有多大偏差：各次模拟之间的标准差 ÷ 次数的平方根。',
  },
  readTouched: {
    en: 'Villages with a venture under this plan whose formulas, or what these use, read this price or event.',
    zh: '该方案下，有项目的公式（或公式所用的数）用到这个价格或事件的村。',
  },
  readIdle: {
    en: 'The {shown} inputs that move the outcome most are drawn; the table below has the others.',
    zh: '图上是影响最大的 {shown} 项，其余见下面的表。',
  },
  readUnstressed: {
    en: 'With every slider of this page at 0; otherwise from the same {of} futures.',
    zh: '本页滑块都归零时的数，用的是同样的 {of} 次模拟。',
  },
  readChange: {
    en: 'With the sliders, less without them, from the same {of} futures; of an income as a share of what it was.',
    zh: '调整后减调整前，都来自同样的 {of} 次模拟；收入的变化按占调整前的比例表示。',
  },
  readSought: {
    en: 'Each value was tried on the same {of} futures, and counted in how many the goal is reached (±{error} points); where it is just reached, the steps were halved again and again. What was tried:',
    zh: '每个取值都放进同样的 {of} 次模拟重算，数出达标的次数（误差 ±{error} 个百分点）；在刚好达标处再逐次取半。试过的取值：',
  },
  readTogether: {
    en: 'The correlation of how the two move in a year, by the normal scores of their ranks among all futures; the mean of all years.',
    zh: '两者每年变动在全部模拟中的名次（换成正态分数）之间的相关系数，各年取平均。',
  },
  readCost: {
    en: 'The most that the venture has taken out of the fund by the end of a year, less grants, and less what the venture needs that it replaces; the mean of all futures. What it takes each year:',
    zh: '该项目到某年末为止累计从集体资金投入最多的数，已扣除补助和它所替换的项目的投入，取全部模拟的平均。各年投入：',
  },
  restsTitle: { en: 'Income of {who} in {year}', zh: '{who} {year} 年集体收入' },
  readCounted: {
    en: 'Of the {all} figures that the file states, {assumed} name “assumption” as their source, and {none} name none. The page of assumptions lists them.',
    zh: '文件写明的 {all} 个数值中，来源写作“假设”的有 {assumed} 个，未注明来源的有 {none} 个，“假设”一页逐个列出。',
  },
  readRests: {
    en: 'How much of the ups and downs of this income would go if all figures of the source “assumption” were known for certain (first-order Sobol’ index). By source:',
    zh: '假如来源为“假设”的数全都能确定，这笔收入的起伏会减少的比例（一阶 Sobol 指数）。各来源单独算：',
  },
  readOn: { en: 'It is read off all futures of this figure:', zh: '由下面这个数的全部模拟得出：' },
  readMore: { en: 'and {n} more', zh: '另有 {n} 项' },
  readGoal: {
    en: '{n} of {of} futures reach it: {n} ÷ {of} = {share}.',
    zh: '{of} 次模拟中有 {n} 次达到：{n} ÷ {of} = {share}。',
  },
  readGoalMany: {
    en: 'In {n} of {of} futures at least {needed} of {all} villages reach it in the same future: {n} ÷ {of} = {share}. Counted future by future; the villages’ own probabilities are not multiplied.',
    zh: '{of} 次模拟中有 {n} 次，{all} 个村里至少 {needed} 个在同一次模拟中达到：{n} ÷ {of} = {share}。逐次数出，不是把各村的概率相乘。',
  },
  readTarget: { en: 'Goal', zh: '目标' },
  readConfidence: { en: 'Confidence wanted', zh: '要求的把握' },
  readError: { en: 'Simulation error', zh: '模拟误差' },
  readPoints: { en: '±{points} points', zh: '±{points} 个百分点' },
  readSure: {
    en: 'A village counts if its own probability of reaching the goal is at least {confidence}.',
    zh: '某个村单独看，达标概率不低于 {confidence}，才计入。',
  },
  readMissing: {
    en: 'What each village lacks to the goal in each future (0 where it is reached), averaged over {of} futures, and added up.',
    zh: '每个村在每次模拟中离目标还差多少（达到的算 0），按 {of} 次取平均，再把各村相加。',
  },
  readPromise: {
    en: 'Of {of} futures, {share} have at least so much.',
    zh: '{of} 次模拟中，有 {share} 的次数不低于这个数。',
  },
  readPromiseSum: {
    en: 'What each village can promise by itself with {share} confidence, added up.',
    zh: '各村各自有 {share} 把握能承诺的数相加。',
  },
  readCould: {
    en: 'The highest line that the goal could name and still be reached in {share} of {of} futures.',
    zh: '这个目标最高可以定到多少，仍能在 {of} 次模拟的 {share} 里达成。',
  },
  readSum: {
    en: 'The means of the years over {of} futures, added up.',
    zh: '各年的平均数（{of} 次模拟）相加。',
  },
  readGapTitle: { en: 'fund below zero at the end of {year}', zh: '{year} 年末资金低于零' },
  readMean: {
    en: 'The mean of {of} futures. Below: how one of them comes about.',
    zh: '{of} 次模拟的平均值。下面看其中一次怎样算出。',
  },
  readMedian: {
    en: 'Half of {of} futures have more. Below: how one of them comes about.',
    zh: '{of} 次模拟中有一半比它高。下面看其中一次怎样算出。',
  },
  readBand: {
    en: 'In the middle of {of} futures, or an end of what 8 in 10 lie between. Below: one of them.',
    zh: '{of} 次模拟的中间值，或十次里八次所在范围的两端。下面看其中一次。',
  },
  readPaid: {
    en: 'Money that goes out stands below zero in the table. The mean of {of} futures; below: how one comes about.',
    zh: '付出的钱在表中记为负数，为 {of} 次模拟的平均值。下面看其中一次怎样算出。',
  },
  readGap: {
    en: 'The share of {of} futures in which the fund is below zero at the end of the year.',
    zh: '{of} 次模拟中，年末资金低于零的次数所占比例。',
  },
  readDifference: {
    en: '“{a}” less “{b}” in the same future, averaged over {of} futures.',
    zh: '在同一次模拟中用“{a}”减“{b}”，再按 {of} 次取平均。',
  },
  readAhead: {
    en: 'The share of {of} futures in which “{a}” brings more than “{b}”.',
    zh: '{of} 次模拟中，“{a}”多于“{b}”的次数所占比例。',
  },
  readHeld: {
    en: 'The mean over {of} futures while this input is held low (1 in 10 futures is lower; an event never happens), or high, and all else stays as it falls. Difference: high less low.',
    zh: '所有模拟中让这个因素取低值（十次里有一次更低；事件为从不发生）或取高值，其余照常变化，再按 {of} 次取平均。相差：取高值减取低值。',
  },
  readRegret: {
    en: 'In each of {of} futures: what the best plan of that future brings, less what this plan brings.',
    zh: '在 {of} 次模拟的每一次中：当次最好方案的收入减去本方案的收入。',
  },
  readBest: {
    en: 'The share of {of} futures in which no other plan brings more.',
    zh: '{of} 次模拟中，没有别的方案收入更高的次数所占比例。',
  },
  readKept: {
    en: '{share} of collective income (0 in a year of loss) goes here: its mean over {of} futures, or an end of what 8 in 10 lie between.',
    zh: '集体收入（亏损年份算 0）的 {share} 归入这里：{of} 次模拟的平均，或十次里八次所在范围的两端。',
  },
  readAccount: {
    en: 'What the ventures of this line bring on average over {of} futures, added up.',
    zh: '属于这一科目的各项目收入（{of} 次模拟的平均）相加。',
  },
  readWorth: {
    en: 'In each of {of} futures from the venture’s yearly income less what is invested in it, {from} to {to}. Net present value: the mean, which is the sum below; worth it: the share of futures in which it is above zero.',
    zh: '在 {of} 次模拟的每一次中，按该项目 {from} 至 {to} 年各年的收入减投入计算。净现值取平均，就是下表折现后的合计；“值得投”是净现值大于零的模拟所占比例。',
  },
  readMost: {
    en: 'What the village’s fund puts in less grants, on average over {of} futures, added up year by year. Told is the largest of the sums.',
    zh: '村集体投入减补助（{of} 次模拟的平均），逐年累计，取其中最大的一年。',
  },
  readBeyond: {
    en: ' Years after {to}, the last of the plan, are only reckoned here and cannot be opened.',
    zh: '{to} 年（计划末年）以后只在这里推算，不能再往下查。',
  },
  readFlow: {
    en: 'Income and grants are added, what is invested is taken off.',
    zh: '收入与补助相加，再减去投入。',
  },
  readReturn: {
    en: 'In each of {of} futures the rate at which the flows of {from} to {to} come to nothing once they are discounted. Told is the median of the futures that have one; below, the future that lies in the middle, no. {n}.',
    zh: '在 {of} 次模拟的每一次中，求使 {from} 至 {to} 年各年净额折现后合计为零的折现率，取能算出的模拟的中间值。下表是居中的那一次：第 {n} 次。',
  },
  readPayback: {
    en: 'In each of {of} futures the time from the beginning of {from} until what came in covers what went out and stays so to the end; within the year in which the sum turns, its part of that year’s flow. Told is the median of the futures that have one; below, the future that lies in the middle, no. {n}.',
    zh: '在 {of} 次模拟的每一次中，从 {from} 年年初算起，到累计净额转正且此后不再为负为止；转正的那一年按当年净额的比例折算。取能算出的模拟的中间值。下表是居中的那一次：第 {n} 次。',
  },
} as const satisfies { readonly [key: string]: Text };
