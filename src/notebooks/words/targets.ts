/** The words of *Set a target*. */
import type { Text } from '../../model/index.ts';

export const targetsWords = {
  targetsBook: { en: 'Set a target', zh: '定目标' },
  targetsMeaning: {
    en: 'A promise at 80% is kept in 8 of 10 futures that the file can imagine. Futures that it cannot imagine, and figures that are only guessed, are not in it: see *What matters*.',
    zh: '80% 的把握，是说在情景文件所能设想的未来里十次有八次兑现。文件没有设想到的情况、以及靠估猜的数，都不在其中：见“什么最要紧”。',
  },
  targetsConfidence: { en: 'Confidence', zh: '把握' },
  targetsPreset: { en: '{share} confidence', zh: '{share} 的把握' },
  targetsMeasure: { en: 'Measure', zh: '指标' },
  targetsSentence: {
    en: 'With **{share}** confidence ({ten}), under **{plan}** all villages together can promise {measure} of **{town}** in {year}; the sum of what the villages can promise each by itself is **{sum}**.',
    zh: '在“**{plan}**”下，有 **{share}** 的把握（{ten}），各村合在一起，{year} 年的{measure}可以承诺 **{town}**；各村各自能承诺的加起来是 **{sum}**。',
  },
  targetsOne: {
    en: 'With **{share}** confidence ({ten}), under **{plan}** {who} can promise {measure} of **{town}** in {year}.',
    zh: '在“**{plan}**”下，有 **{share}** 的把握（{ten}），{who} {year} 年的{measure}可以承诺 **{town}**。',
  },
  targetsLess: {
    en: 'With **{share}** confidence ({ten}), under **{plan}** the {measure} of {who} in {year} is no more than **{town}**.',
    zh: '在“**{plan}**”下，有 **{share}** 的把握（{ten}），{who} {year} 年的{measure}不超过 **{town}**。',
  },
  targetsWhyMore: {
    en: 'Why all together can promise more than the sum: villages do not all have a poor year at once. What one village lacks, another often makes up for, the more so where they live on different things.',
    zh: '为什么合在一起能承诺的比各村之和多：各村不会同时都遇上差年景，这个村少收的，常有别的村补上；各村门路越不一样，越是这样。',
  },
  targetsWhyLess: {
    en: 'Why all together can promise less than the sum: a mishap that is rare in each village need not be reckoned with there at this confidence, but in most years it hits one village or another.',
    zh: '为什么合在一起能承诺的比各村之和少：某种意外在每个村都少见，单看一个村在这个把握下不用计入；可是放到所有村，多数年份总有一两个村碰上。',
  },
  targetsWhySame: {
    en: 'What all together can promise is about the sum of the villages’ promises here: they have their good and poor years together, or hardly any chance.',
    zh: '这里合在一起能承诺的与各村之和差不多：各村同好同坏，或者几乎没有不确定。',
  },
  targetsVillages: { en: 'What each village can promise', zh: '各村能承诺多少' },
  targetsChartCaption: {
    en: '▼ and the figure: the promise that is kept in {ten}. Dark band: 5 of 10 futures, light band: 8 of 10, line: the middle. Dashed: the goal.',
    zh: '▼ 和数字：{ten}能兑现的承诺。深色带：十次里有五次；浅色带：十次里有八次；竖线：中间值。虚线：目标。',
  },
  targetsChartLess: {
    en: '▼ and the figure: not exceeded in {ten}. Dark band: 5 of 10 futures, light band: 8 of 10, line: the middle. Dashed: the goal.',
    zh: '▼ 和数字：{ten}不会超过。深色带：十次里有五次；浅色带：十次里有八次；竖线：中间值。虚线：目标。',
  },
  targetsGoalLine: { en: 'goal {value}', zh: '目标 {value}' },
  targetsTableCaption: {
    en: 'What can be promised with {share} confidence: {measure} in {year}, by plan',
    zh: '有 {share} 的把握能承诺的数：{year} 年{measure}，按方案',
  },
  targetsRinged: { en: '(framed: at or above the goal of {value})', zh: '（加框的达到目标 {value}）' },
  targetsChosen: { en: 'the chosen plan', zh: '当前方案' },
  targetsExact: { en: '{value} ± {error}', zh: '{value} ± {error}' },
  targetsLowest: { en: 'The {n} villages that can promise least, of {of}.', zh: '{of} 个村中能承诺最少的 {n} 个。' },
  targetsAll: { en: 'Show all villages', zh: '显示全部村' },
  targetsFewer: { en: 'Show fewer', zh: '收起' },
  targetsWriteTitle: { en: 'Write it as a goal', zh: '写成目标' },
  targetsWriteOne: {
    en: '**{goal}**: {who} can promise **{value}**; the file says {now} at {confidence}.',
    zh: '**{goal}**：{who}能承诺 **{value}**；文件里写的是 {now}，把握 {confidence}。',
  },
  targetsWriteAll: {
    en: '**{goal}**: {needed} of {of} villages reach **{value}** in the same future; the file says {now} at {confidence}.',
    zh: '**{goal}**：{of} 个村中有 {needed} 个在同一次模拟中达到 **{value}**；文件里写的是 {now}，把握 {confidence}。',
  },
  targetsWrite: { en: 'Write {value} at {share} into the goal', zh: '把 {value}（把握 {share}）写进目标' },
  targetsWritten: { en: 'This is what the file says.', zh: '文件里写的就是这个数。' },
  targetsNothing: { en: 'At this confidence nothing above zero can be promised.', zh: '在这个把握下，承诺不了大于零的数。' },
  targetsRounded: {
    en: 'Rounded down to a figure that people say; a title that tells the old one changes with it. One step: Undo takes it back.',
    zh: '已往下取到便于说的数；名称里的旧数一并改掉。一步完成，可撤销。',
  },
  targetsNoGoal: {
    en: 'No goal of the file is about {measure} in {year}.',
    zh: '文件里没有关于 {year} 年{measure}的目标。',
  },
  targetsSeekTitle: { en: 'The other way: what would a goal take?', zh: '反过来：要达到目标，需要什么？' },
  targetsGoal: { en: 'Goal', zh: '目标' },
  targetsWhere: { en: 'Village', zh: '村' },
  targetsVillage: { en: '{name} (reached in {share})', zh: '{name}（达标概率 {share}）' },
  targetsFor: { en: 'Counts for', zh: '按谁算' },
  targetsForAlone: { en: 'this village alone', zh: '只看这个村' },
  targetsForAll: { en: 'all it speaks of, at once', zh: '目标所说的村同时达到' },
  targetsAloneGoal: { en: '{goal} ({village} alone)', zh: '{goal}（只看{village}）' },
  targetsFigure: { en: 'Figure', zh: '哪个数' },
  targetsFigureName: { en: '{venture}: {figure}', zh: '{venture}：{figure}' },
  targetsUsual: { en: '{name} (usual value)', zh: '{name}（常用值）' },
  targetsTakes: {
    en: 'For “{goal}” to be reached with {wanted} confidence, **{figure}** must go from {now} to **{value}**: then it is reached in **{probability}** of futures (simulation error ±{error} points), now in {before}.',
    zh: '要以 {wanted} 的把握达到“{goal}”，**{figure}**须从 {now} 变为 **{value}**：达标概率为 **{probability}**（模拟误差 ±{error} 个百分点），现在是 {before}。',
  },
  targetsOnTrack: {
    en: '“{goal}” is reached in **{before}** of futures already; {wanted} is wanted. **{figure}** need not change.',
    zh: '“{goal}”的达标概率已有 **{before}**，要求 {wanted}；**{figure}**不用改。',
  },
  targetsInVain: {
    en: 'No value of **{figure}** between {low} and {high} brings “{goal}” to {wanted}. The best is **{value}**, with **{probability}**; now, at {now}, it is {before}.',
    zh: '**{figure}**在 {low}～{high} 之间没有一个值能让“{goal}”达到 {wanted} 的把握。最好的是 **{value}**，达标概率 **{probability}**；现在是 {now}，{before}。',
  },
  targetsStill: {
    en: '**{figure}** does not move “{goal}”: at every value between {low} and {high} it is reached in {before} of futures. Another figure, another village or several changes at once are needed.',
    zh: '**{figure}**影响不了“{goal}”：在 {low}～{high} 之间不管取多少，达标概率都是 {before}。要换一个数、换一个村，或者同时改几处。',
  },
  targetsAboutZero: {
    en: 'This figure is uncertain about zero and has no shape that could be moved: give it another middle on the page of its village first.',
    zh: '这个数在零附近不确定，无法整体移动：请先到该村页面改它的中间值。',
  },
  targetsNow: { en: 'now {value}: {share}', zh: '现在 {value}：{share}' },
  targetsNeeded: { en: 'needed {value}: {share}', zh: '需要 {value}：{share}' },
  targetsBest: { en: 'best {value}: {share}', zh: '最好 {value}：{share}' },
  targetsWanted: { en: 'wanted {share}', zh: '要求 {share}' },
  targetsProbability: { en: 'probability of reaching the goal, %', zh: '达标概率，%' },
  targetsPut: { en: 'Put {value} into the scenario', zh: '把 {value} 写进情景' },
  targetsPutVillage: {
    en: 'It is written where the figure stands: with the village, for every plan that does not change it.',
    zh: '写在这个数原来的位置：村里，凡是没有改动它的方案都会用到。',
  },
  targetsPutPlan: {
    en: 'It is written where the figure stands: in the plan “{plan}”.',
    zh: '写在这个数原来的位置：方案“{plan}”里。',
  },
  targetsShape: {
    en: 'An uncertain figure is moved as a whole: its low, likely and high values keep their proportions.',
    zh: '不确定的数整体移动：低、中、高值的比例不变。',
  },
  targetsNoFigures: { en: 'Under this plan these villages have no ventures.', zh: '在该方案下，这些村没有项目。' },
  targetsBuyTitle: { en: 'What should a budget buy?', zh: '一笔钱该买什么？' },
  targetsBudget: { en: 'Budget', zh: '预算' },
  targetsBudgetNote: {
    en: 'Spent on ventures that other plans have and this one has not, or has with other figures.',
    zh: '用来买其他方案有、本方案没有（或数值不同）的项目。',
  },
  targetsFrom: { en: 'Ventures from', zh: '项目取自' },
  targetsSearch: { en: 'Search', zh: '开始查找' },
  targetsSearchNote: {
    en: 'With {n} villages this takes some seconds.',
    zh: '共 {n} 个村，需要几秒到几十秒。',
  },
  targetsBuys: {
    en: '**{budget}** buys **{n} ventures** for **{cost}**; the villages that reach “{goal}” then rise from **{without}** to **{with}** on average, of {of}.',
    zh: '**{budget}** 可买 **{n} 个项目**，花费 **{cost}**；能达到“{goal}”的村平均由 **{without}** 个增加到 **{with}** 个（共 {of} 个村）。',
  },
  targetsBuysOne: {
    en: '**{budget}** buys **1 venture** for **{cost}**; the villages that reach “{goal}” then rise from **{without}** to **{with}** on average, of {of}.',
    zh: '**{budget}** 可买 **1 个项目**，花费 **{cost}**；能达到“{goal}”的村平均由 **{without}** 个增加到 **{with}** 个（共 {of} 个村）。',
  },
  targetsBuysTotal: {
    en: '**{budget}** buys **{n} ventures** for **{cost}**; the total for “{goal}”, less half of its distance to the worst tenth of futures, then rises from **{without}** to **{with}**.',
    zh: '**{budget}** 可买 **{n} 个项目**，花费 **{cost}**；“{goal}”的各村合计（均值减去与最差十分之一差距的一半）由 **{without}** 增加到 **{with}**。',
  },
  targetsBuysNothing: {
    en: 'Nothing that **{budget}** can buy helps “{goal}”: it stays at **{without}**.',
    zh: '**{budget}** 以内没有能帮助“{goal}”的项目：仍为 **{without}**。',
  },
  targetsAverage: { en: '{n} of {of} villages on average', zh: '平均 {n} 个村（共 {of} 个）' },
  targetsError: {
    en: 'Simulation error **±{error}**. On other futures, on which the choice was not made: **{elsewhere}**.',
    zh: '模拟误差 **±{error}**。换一批没有用来选择的模拟，结果是 **{elsewhere}**。',
  },
  targetsHowExact: { en: 'Proved best: {how}.', zh: '已证明最好：{how}。' },
  targetsHowSearched: { en: 'Found by search: {how}.', zh: '查找得到：{how}。' },
  targetsBought: { en: 'What is bought', zh: '买什么' },
  targetsOfPlan: { en: 'from the plan', zh: '取自方案' },
  targetsCost: { en: 'cost', zh: '费用' },
  targetsYuan: { en: 'yuan', zh: '元' },
  targetsSum: { en: 'Together', zh: '合计' },
  targetsFree: {
    en: 'A cost of 0 means: nothing has to be put in beyond what grants pay. The budget is counted as outside money, paid into each village’s fund in the year a venture starts.',
    zh: '费用为 0 表示除补助外不用投钱。预算按外来资金计算，在项目开始那年拨入各村集体资金。',
  },
  targetsMake: { en: 'Make a plan of it', zh: '做成一个方案' },
  targetsMadeTitle: { en: '{plan}, and what {budget} buy', zh: '{plan}＋{budget}买的项目' },
  targetsMade: { en: 'The plan “{plan}” was added. ', zh: '已添加方案“{plan}”。' },
  targetsCompare: { en: 'Compare the two', zh: '对比两个方案' },
  targetsNoOthers: {
    en: 'There is no other plan to take ventures from.',
    zh: '没有其他方案可供选取项目。',
  },
  targetsNotSum: {
    en: 'No goal of this scenario is about a sum over ventures, such as income, so that what a venture adds cannot be told by itself.',
    zh: '本情景没有关于收入等“按项目相加”的目标，无法单独算出每个项目的作用。',
  },
} as const satisfies Record<string, Text>;
