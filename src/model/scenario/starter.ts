/** A language in; a small complete scenario to start from, with comments in that language, out. */
import type { Language } from '../base/nouns.ts';

/** One text for both languages: of lines that begin with `#en` and `#zh`, those of the other language are left out. */
const starter = `#en A starter scenario: two villages, two plans, two goals. Every figure in it is made up: put in your own.
#zh 入门情景：两个村、两个方案、两个目标。所有数字均为虚构，请换成自己的数字。
#en What stands behind # is a comment. Keys (villages:, area:) stay in English; titles and notes may be in any language.
#zh 井号（#）之后是注释。键（villages:、area: 等）保持英文，名称和说明可用中文。
#en   furrow check FILE    every problem at once, with its place
#zh   furrow check 文件    一次列出全部问题及其位置
#en   furrow run FILE      how surely each plan keeps each goal
#zh   furrow run 文件      各方案达到各目标的把握
#en   furrow open FILE     the same in the browser, with sliders
#zh   furrow open 文件     在浏览器中查看并调整数字
format: furrow/1
title: {en: Our town, zh: 我们镇}
about: {en: A made-up example to start from., zh: 虚构的入门例子。}
years: {from: 2026, to: 2028}

#en More futures make the answers finer; with the same seed they stay the same.
#zh 模拟次数越多结果越细；随机种子相同，结果就相同。
simulation: {runs: 10000, seed: our-town}

#en ---- references: where figures come from. Beside a figure, source names one of these, or stated, inferred, estimate, assumption.
#zh ---- references（参考资料）：数字的出处。数字旁的 source 写这里的标识，或 stated（已说明）、inferred（推断）、estimate（估计）、assumption（假设）。
references:
  village-accounts:
    title: {en: Accounts of the two villages, zh: 两村账目}
    kind: document
    note: {en: Made up for this example., zh: 本例虚构。}

#en ---- drivers: what chance sets for all villages, once a year: prices, weather, visitors.
#zh ---- drivers（随机因素）：每年一次、各村共同遇到的变化，如价格、天气、游客。
drivers:
  visitors:
    title: {en: "Visitors, against an ordinary year", zh: 游客量与常年之比}
    #en Half of the years lie below 1; about two in three lie within a quarter of it.
    #zh 一半年份低于 1；约三分之二的年份上下不超过四分之一。
    process: {kind: independent, median: 1, spread: 0.25}
    source: assumption
  #en A price that swings and comes back to its usual level:
  #zh 有涨有落、逐步回到常年水平的价格：
  # beef_price:
  #   title: {en: Live cattle price, zh: 活牛价格}
  #   unit: yuan/kg
  #   process: {kind: mean-reverting, start: 27 yuan/kg, level: 30 yuan/kg, reversion: 15%, volatility: 14%}
  #en A bad year that comes or not:
  #zh 有时发生的坏年景：
  # drought: {title: {en: Severe drought, zh: 大旱}, process: {kind: event, chance: 20%}}

#en ---- correlations: drivers that move together (towards 1) or against each other (towards -1).
#zh ---- correlations（相关）：一同变动（接近 1）或此涨彼落（接近 -1）的随机因素。
# correlations:
#   - {between: [beef_price, visitors], is: 0.3}

#en ---- strategies: ways to earn. Many are built in (docs/strategies.md lists them); one of your own is parameters and formulas.
#zh ---- strategies（发展路径）：增收的办法。已内置多种（见 docs/strategies.md）；也可自己写参数和公式。
# strategies:
#   parking:
#     title: {en: Parking, zh: 停车场}
#     parameters: {places: {unit: ''}, fee: {unit: yuan/year}}
#     formulas: {income: places * fee * visitors}

#en ---- villages: the people, the money at hand (opening_fund) and the ventures as they are today.
#zh ---- villages（村）：人口、期初资金（opening_fund）和现有项目。
villages:
  east:
    title: {en: East Village, zh: 东村}
    population: 420 person
    households: 130 household
    opening_fund: 60000 yuan
    ventures:
      #en A venture is a strategy with this village's figures. What is not written takes the strategy's usual value.
      #zh 项目 = 一种发展路径 + 本村的数字。没有写的参数取该路径的常用值。
      lake:
        title: {en: Lake let to a tenant, zh: 湖面出租}
        strategy: resource-lease
        #en Begun before the first year: already running, its first investment is not paid again.
        #zh 早于首年开始：已在运行，首年投资不再支付。
        start: 2022
        area: {is: 500 mu, source: village-accounts}
        #en An uncertain figure: lowest, likeliest, highest. Others: {min, max}, {p10, p50, p90}, {mean, sd}, {median, spread}.
        #zh 不确定的数：最低、最可能、最高。也可写 {min, max}、{p10, p50, p90}、{mean, sd}、{median, spread}。
        rent: {min: 260 yuan/mu/year, likely: 320 yuan/mu/year, max: 360 yuan/mu/year, source: estimate}
        arrears_chance: {is: 5%, source: assumption, note: {en: The tenant has always paid so far., zh: 承租人至今未拖欠。}}
  west:
    title: {en: West Village, zh: 西村}
    population: 310 person
    households: 95 household
    opening_fund: 50000 yuan
    ventures:
      stalls:
        title: {en: Stalls for visitors, zh: 游客摊位}
        strategy: steady-income
        start: 2024
        amount: {is: 130000 yuan/year, source: village-accounts}
        #en A figure may follow a driver year by year.
        #zh 数字可以逐年跟随随机因素。
        factor: {driver: visitors}

#en ---- plans: what could be done. Each one lays its changes over the villages; all meet the same futures.
#zh ---- plans（方案）：可以怎么做。每个方案在各村现状上改动；所有方案面对同样的未来。
plans:
  as-is:
    title: {en: As it is, zh: 维持现状}
  store:
    title: {en: A cold store in West Village, zh: 西村建冷库}
    #en based_on would start from another plan instead of the villages as they are.
    #zh based_on 表示以另一方案为起点，而不是各村现状。
    # based_on: as-is
    changes:
      west:
        #en A new id with a strategy adds a venture.
        #zh 新标识加上 strategy，就是新增一个项目。
        cold-store:
          title: {en: "Cold store, contracted out", zh: 冷库（发包）}
          strategy: contracted-out
          start: 2027
          value: {is: 600000 yuan, source: estimate}
          fee_rate: {min: 6%, likely: 8%, max: 10%, source: assumption}
          arrears_chance: {is: 5%, source: assumption}
          #en What the village pays in, from its fund.
          #zh 村里投入的资金，从发展资金支付。
          paid_in: {is: 600000 yuan, source: estimate}
        #en Only what is written changes; null would leave the venture out: stalls: null
        #zh 只改写出的参数；写 null 表示不再保留该项目：stalls: null
        stalls: {amount: {is: 140000 yuan/year, source: assumption}}
    #en Money from outside, by village and year; loans are paid back from the village's fund.
    #zh 外来扶持资金，按村和年份；贷款由村发展资金偿还。
    support:
      west: {2027: 400000 yuan}
    loans:
      west: [{amount: 150000 yuan, rate: 4.35%, years: 5, from: 2027}]

#en ---- measures: figures of your own for each village and all together.
#zh ---- measures（自定义指标）：各村和各村合计自己的指标。
measures:
  income_per_person: {is: income / population, unit: yuan/person, title: {en: income a head, zh: 人均集体收入}}

#en ---- goals: a measure, at least how much, in which year, for whom, and how surely.
#zh ---- goals（目标）：指标、至少多少、哪一年、对谁、要有多大把握。
#en Whom: every village, the town (all villages together), 85% of villages, or a list such as [east, west].
#zh who 可写 every village（每个村）、the town（各村合计）、85% of villages（85% 的村），或列表 [east, west]。
goals:
  each-village:
    title: {en: "120,000 yuan in every village in 2028", zh: 2028年村村12万元}
    measure: income
    at_least: 120000 yuan
    year: 2028
    who: every village
    confidence: 80%
  a-head:
    title: {en: 400 yuan a head in all villages together in 2028, zh: 2028年各村合计人均400元}
    measure: income_per_person
    at_least: 400 yuan/person
    year: 2028
    who: the town
    confidence: 70%
    source: assumption

#en ---- allocation: how income is divided. Only development flows into the village's fund; the shares add up to 100%.
#zh ---- allocation（收益分配）：收入如何分配。只有 development 进入村发展资金；各项合计 100%。
allocation: {relief: 30%, incentives: 10%, facilities: 40%, development: 20%}

#en ---- What counts as a source of income: from how much a year, and whether each strategy or each venture is one.
#zh ---- 增收渠道怎么算：年收入达到多少才算；按发展路径（strategies）还是按项目（ventures）计。
source_threshold: 1000 yuan
count_sources: strategies
`;

/** A scenario that has no problems and runs as it is; every section of the format stands in it, some as a comment. */
export function starterScenario(language: Language): string {
  const other = language === 'zh' ? '#en ' : '#zh ';
  return starter
    .split('\n')
    .filter((line) => !line.trimStart().startsWith(other))
    .map((line) => line.replace(/^( *)#(?:en|zh) /, '$1# '))
    .join('\n');
}

/** The comments of the starter scenario: those at its head, and by section those above it, with an example where the section stands in a comment. */
export function starterComments(language: Language): {
  readonly head: readonly string[];
  readonly of: (section: string) => readonly string[];
} {
  const lines = starterScenario(language).split('\n');
  const after = (start: number) => {
    const end = lines.findIndex((line, i) => i >= start && !line.startsWith('#'));
    return lines.slice(start, end);
  };
  return {
    // The first line says what the starter itself is.
    head: after(1),
    of: (section) => {
      const start = lines.findIndex((line) => new RegExp(`^# ---- ${section}\\b`).test(line));
      return start < 0 ? [] : after(start);
    },
  };
}
