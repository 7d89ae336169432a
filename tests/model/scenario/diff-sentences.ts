/** One edit of the town of seven villages each, and how it is told, written by hand. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export const town = readFileSync(join(import.meta.dirname, '../../../scenarios/seven-villages.yaml'), 'utf8');

type Path = readonly (string | number)[];
export type Edit = readonly [path: Path, value: unknown];

const lease = ['villages', 'baganaur', 'ventures', 'lease-private'];
const tender = ['plans', 'cattle-bases', 'changes', 'baganaur', 'lease-tender'];
const rentNote = parse(town).villages.baganaur.ventures['lease-private'].rent.note;
const inEnglish = 'Baganaur, 600 mu of alkali lake let privately (lease-private)';
const inChinese = '巴嘎淖尔 · 600亩碱湖租给个人（lease-private）';

/** One edit of the town, the path at which it is told, and the sentence in both languages. */
export const edits: readonly (readonly [edit: Edit, path: string, en: string, zh: string])[] = [
  [
    [[...lease, 'rent', 'is'], '320 yuan/mu/year'],
    'villages.baganaur.ventures.lease-private.rent',
    `${inEnglish}: rent 33.33 → 320 yuan/mu/year (+860%)`,
    `${inChinese}：租金 33.33 → 320 元/亩/年（+860%）`,
  ],
  [
    [
      [...lease, 'rent'],
      { min: '200 yuan/mu/year', likely: '320 yuan/mu/year', max: '400 yuan/mu/year', source: 'town-report', note: rentNote },
    ],
    'villages.baganaur.ventures.lease-private.rent',
    `${inEnglish}: rent 33.33 yuan/mu/year → between 200 and 400 yuan/mu/year, most likely 320`,
    `${inChinese}：租金 33.33 元/亩/年 → 200 到 400 元/亩/年之间，最可能 320`,
  ],
  [
    [[...lease, 'arrears_chance', 'is'], '5%'],
    'villages.baganaur.ventures.lease-private.arrears_chance',
    `${inEnglish}: chance of arrears in a year 2% → 5% (+3 points)`,
    `${inChinese}：当年拖欠的可能 2% → 5%（+3 个百分点）`,
  ],
  [
    [[...lease, 'escalation'], '2%'],
    'villages.baganaur.ventures.lease-private.escalation',
    `${inEnglish}: yearly rise of the rent 0% → 2% (+2 points)`,
    `${inChinese}：租金年涨幅 0% → 2%（+2 个百分点）`,
  ],
  [
    [[...lease, 'stop'], 2021],
    'villages.baganaur.ventures.lease-private.stop',
    `${inEnglish}: last year none → 2021`,
    `${inChinese}：截止年 无 → 2021`,
  ],
  [
    [[...lease, 'area', 'source'], 'assumption'],
    'villages.baganaur.ventures.lease-private.area.source',
    `${inEnglish}: area let: source Work report on the development of the rural collective economy of a town in Wushen Banner → assumption`,
    `${inChinese}：出租面积的来源 乌审旗某镇嘎查村集体经济发展工作报告 → 假设`,
  ],
  [
    [[...lease, 'life', 'note', 'zh'], '自2019年起算，须核实。'],
    'villages.baganaur.ventures.lease-private.life.note',
    `${inEnglish}: years the resource lasts from the start: note reworded`,
    `${inChinese}：资源自起始年起可用年数的说明已改写`,
  ],
  [
    [['title', 'zh'], '七个嘎查村'],
    'title',
    'The scenario: title “七个嘎查村三年计划” → “七个嘎查村” (in Chinese)',
    '整个情景：名称 “七个嘎查村三年计划” → “七个嘎查村”',
  ],
  [
    [['simulation', 'runs'], 5000],
    'simulation.runs',
    'The scenario: number of futures 10000 → 5000',
    '整个情景：模拟次数 10000 → 5000',
  ],
  [
    [['drivers', 'beef_price', 'process', 'level'], '24 yuan/kg'],
    'drivers.beef_price.process.level',
    'Driver Live cattle price (beef_price): usual level 32 → 24 yuan/kg (−25%)',
    '随机因素 · 活牛价格（beef_price）：常年水平 32 → 24 元/公斤（−25%）',
  ],
  [
    [['drivers', 'liquor_sales', 'process'], { kind: 'independent', min: 0.5, max: 1.2 }],
    'drivers.liquor_sales.process',
    'Driver Liquor sold, against plan (liquor_sales): value of a year half of the time below 1, spread 25% → between 0.5 and 1.2',
    '随机因素 · 白酒销量与计划之比（liquor_sales）：当年数值 中间值 1，波动 25% → 0.5 到 1.2 之间',
  ],
  [
    [['drivers', 'drought', 'process'], { kind: 'independent', chance: '20%' }],
    'drivers.drought.process',
    'Driver Severe drought (drought): how it moves event: chance in a year 20%, years that it lasts 1 → afresh each year: 1 with a chance of 20%, else 0',
    '随机因素 · 大旱（drought）：变动方式 事件：每年的可能性 20%，持续年数 1 → 每年独立抽取：有 20% 的可能为 1，否则为 0',
  ],
  [
    [['correlations', 0, 'is'], 0.5],
    'correlations.0.is',
    'Live cattle price and Store cattle price, live weight: correlation 0.8 → 0.5',
    '活牛价格与架子牛价格（活重）：相关系数 0.8 → 0.5',
  ],
  [
    [['villages', 'buridu', 'opening_fund', 'is'], '15000 yuan'],
    'villages.buridu.opening_fund',
    'Buridu (buridu): opening fund 10,000 → 15,000 yuan (+50%)',
    '布日都（buridu）：期初资金 1 → 1.5 万元（+50%）',
  ],
  [
    [['villages', 'buridu', 'ventures', 'shop'], { title: 'Shop', strategy: 'steady-income', start: 2021, amount: '3万元/year' }],
    'villages.buridu.ventures.shop',
    'Buridu, Shop (shop): venture added (Steady income, from 2021: amount 30,000 yuan/year)',
    '布日都 · Shop（shop）：新增项目（固定收入，2021 年起：金额 3 万元/年）',
  ],
  [
    [['villages', 'wushenzhao', 'ventures', 'shops'], undefined],
    'villages.wushenzhao.ventures.shops',
    'Wushenzhao, Smart wooden houses and e-commerce (shops): venture removed (Steady income, from 2019: amount 210,000 yuan/year, factor of the year follows “Visitors, against an ordinary year”)',
    '乌审召嘎查 · 智慧木屋与电商（shops）：移除项目（固定收入，2019 年起：金额 21 万元/年，波动系数 随“游客量与常年之比”变动）',
  ],
  [
    [[...tender, 'preparation', 'is'], '8000 yuan'],
    'plans.cattle-bases.changes.baganaur.lease-tender.preparation',
    'Plan “Build and stock the cattle bases”, Baganaur, 600 mu of alkali lake, let again by tender (lease-tender): cost of tender and works in the first year 5,000 → 8,000 yuan (+60%)',
    '方案“建好养殖基地” · 巴嘎淖尔 · 600亩碱湖重新公开招租（lease-tender）：首年招标和整治投入 5,000 → 8,000 元（+60%）',
  ],
  [
    [['plans', 'cattle-bases', 'changes', 'wushenzhao'], { 'farm-stays': null }],
    'plans.cattle-bases.changes.wushenzhao.farm-stays',
    'Plan “Build and stock the cattle bases”, Wushenzhao, Farm stays, temple fairs, handicrafts (farm-stays): venture removed (Steady income, from 2019: amount 160,000 yuan/year, factor of the year follows “Visitors, against an ordinary year”)',
    '方案“建好养殖基地” · 乌审召嘎查 · 牧家乐、庙会与手工艺（farm-stays）：移除项目（固定收入，2019 年起：金额 16 万元/年，波动系数 随“游客量与常年之比”变动）',
  ],
  [
    [['plans', 'winery-first', 'support', 'buridu', '2021'], '600000 yuan'],
    'plans.winery-first.support.buridu.2021',
    'Plan “The winery first” (winery-first): support of Buridu in 2021 500,000 → 600,000 yuan (+20%)',
    '方案“酒厂先行”（winery-first）：2021 年布日都扶持资金 50 → 60 万元（+20%）',
  ],
  [
    [['plans', 'cattle-bases', 'loans', 'bayin-tolgoi', 0, 'years'], 3],
    'plans.cattle-bases.loans.bayin-tolgoi.0',
    'Plan “Build and stock the cattle bases” (cattle-bases): loan of Bayin Tolgoi 100,000 yuan at 4.35% for 5 years from 2021 → 100,000 yuan at 4.35% for 3 years from 2021',
    '方案“建好养殖基地”（cattle-bases）：巴音陶勒盖贷款 10 万元（2021 年起 5 年，年利率 4.35%） → 10 万元（2021 年起 3 年，年利率 4.35%）',
  ],
  [
    [
      ['plans', 'helped'],
      {
        title: 'Helped',
        support: { buridu: { 2020: '20 万元', 2021: '5 万元' } },
        loans: { buridu: [{ amount: '1 万元', rate: '4%', years: 2, from: 2020 }] },
      },
    ],
    'plans.helped',
    'Plan “Helped” (helped): plan added (changes 0 ventures, support 250,000 yuan, loans: 1)',
    '方案“Helped”（helped）：新增方案（改动 0 个项目，扶持资金 25 万元，贷款 1 笔）',
  ],
  [
    [['plans', 'three-sources', 'based_on'], undefined],
    'plans.three-sources.based_on',
    'Plan “Three sources everywhere” (three-sources): built on “The winery first” → none',
    '方案“村村三条增收渠道”（three-sources）：以此为基础 “酒厂先行” → 无',
  ],
  [
    [['goals', 'income-500k', 'at_least'], '40 万元'],
    'goals.income-500k.at_least',
    'Goal 135 plan, 5: 500,000 yuan in every village by 2022 (income-500k): at least 500,000 → 400,000 yuan (−20%)',
    '目标 · 135规划之“5”：2022年村村达到50万元（income-500k）：至少 50 → 40 万元（−20%）',
  ],
  [
    [
      ['goals', 'richer-villages', 'who'],
      ['buridu', 'zhongnai'],
    ],
    'goals.richer-villages.who',
    'Goal Jixi: 85% of villages above 200,000 yuan in 2022 (richer-villages): for 85% of villages → Buridu, Zhongnai',
    '目标 · 鸡西标准：2022年85%的村超过20万元（richer-villages）：对象 85% 的村 → 布日都、中乃',
  ],
  [
    [['goals', 'town-total', 'measure'], 'turnover'],
    'goals.town-total.measure',
    'Goal The town together: 3.5 million yuan in 2022 (town-total): measure income → sales',
    '目标 · 全镇合计：2022年达到350万元（town-total）：指标 集体收入 → 销售额',
  ],
  [
    [['source_threshold'], '2000 yuan'],
    'source_threshold',
    'The scenario: income from which a source counts 1,000 → 2,000 yuan (+100%)',
    '整个情景：渠道计入的最低年收入 1,000 → 2,000 元（+100%）',
  ],
  [
    [['count_sources'], 'ventures'],
    'count_sources',
    'The scenario: what is counted as a source each strategy → each venture',
    '整个情景：渠道计数口径 按发展路径 → 按项目',
  ],
];
