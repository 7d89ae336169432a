/** The sheets of a scenario's workbook: their columns, heads and hints in both languages. Export and import both follow it. */
import type { Language } from '../model/index.ts';
import {
  both,
  column,
  figure,
  from,
  id,
  more,
  none,
  note,
  onlyInPlan,
  other,
  plan,
  type SheetForm,
  type SheetId,
  source,
  title,
  titleOther,
  unit,
  village,
} from './columns.ts';

export const sheetForms: readonly SheetForm[] = [
  {
    id: 'settings',
    name: both('Settings', '设置'),
    columns: [
      column('item', both('Item', '项'), both('What is set.', '设置什么。'), { width: 24, list: 'settings' }),
      column('which', both('Which fund', '哪项资金'), both('Only for shares of income.', '仅用于收益分配。'), {
        width: 16,
        look: 'text',
      }),
      column('value', both('Value', '内容'), none, { width: 40, look: 'wrap' }),
      column('unit', both('Unit', '单位'), none, { width: 8, look: 'text', list: 'units' }),
      other('value2', both('In Chinese', '英文'), 40),
    ],
  },
  {
    id: 'villages',
    name: both('Villages', '村'),
    columns: [
      title(both('Village', '村名')),
      id(),
      titleOther,
      column('population', both('People', '人口'), both('person', '人'), { width: 10 }),
      column('households', both('Households', '户数'), both('household', '户'), { width: 10 }),
      column('fund', both('Opening fund', '期初资金'), both('Money at hand before the first year.', '首年之前的结余。'), {
        width: 14,
      }),
      unit,
      source,
      column('fundNote', both('Note on the fund', '资金备注'), none, { width: 26, look: 'wrap' }),
      other('fundNote2', both('Note on the fund in Chinese', '资金备注（英文）')),
      ...note,
    ],
  },
  {
    id: 'ventures',
    name: both('Ventures', '项目'),
    columns: [
      plan(onlyInPlan),
      village,
      title(both('Venture', '项目'), 24),
      id(),
      titleOther,
      column('strategy', both('Strategy', '发展路径'), both('What it lives on.', '靠什么增收。'), {
        width: 18,
        look: 'wrap',
        list: 'strategies',
      }),
      column('start', both('First year', '起始年'), both('Empty: the first year of the plan.', '不填：规划首年。'), { width: 9 }),
      column('stop', both('Last year', '停止年'), both('Empty: to the end.', '不填：一直到底。'), { width: 9 }),
      column('ends', both('Ends', '不再保留'), both('Yes: this plan leaves it out.', '写“是”：该方案去掉此项目。'), {
        width: 9,
        list: 'ends',
      }),
      ...note,
    ],
  },
  {
    id: 'figures',
    name: both('Figures', '数值'),
    columns: [
      plan(onlyInPlan),
      village,
      column('venture', both('Venture', '项目'), none, { width: 24, look: 'wrap', list: from('ventures') }),
      column('parameter', both('Figure', '参数'), both('The sheet Choices lists them by strategy.', '“选项”表按发展路径列出。'), {
        width: 24,
        look: 'wrap',
        list: 'parameters',
      }),
      ...figure,
      unit,
      column(
        'driver',
        both('Follows driver', '跟随随机因素'),
        both('Then the value is its multiple.', '此时“值”是倍数，可不填。'),
        {
          width: 16,
          look: 'wrap',
          list: from('drivers'),
        },
      ),
      source,
      ...note,
      more,
    ],
  },
  {
    id: 'drivers',
    name: both('Drivers', '随机因素'),
    columns: [
      title(both('Driver', '名称')),
      column(
        'id',
        both('Id', '标识'),
        both('The word in formulas; beef_price for cattle.', '公式中用的词；养牛须有 beef_price。'),
        {
          width: 16,
          look: 'text',
          list: 'driverIds',
        },
      ),
      titleOther,
      unit,
      column('process', both('How it moves', '怎样变动'), none, { width: 20, look: 'wrap', list: 'processes' }),
      column('start', both('Last known', '最近值'), both('in the unit', '按单位'), { width: 10 }),
      column('level', both('Usual level', '常年水平'), both('in the unit', '按单位'), { width: 10 }),
      column('reversion', both('Comes back', '回归速度'), both('% a year', '%／年'), { width: 10 }),
      column('volatility', both('Swing', '波动'), both('% a year', '%／年'), { width: 9 }),
      column('growth', both('Growth', '增长'), both('% a year', '%／年'), { width: 9 }),
      column('chance', both('Chance', '发生可能'), both('% a year', '%／年'), { width: 9 }),
      column('lasts', both('Lasts', '持续'), both('years', '年'), { width: 8 }),
      column('past', both('Past values', '历年数值'), both('Oldest first: 21; 24; 30', '从早到晚：21；24；30'), {
        width: 24,
        look: 'text',
      }),
      column('block', both('Block', '块长'), both('years kept together', '连续取几年'), { width: 8 }),
      column('together', both('Together', '同取'), both('Same word: same past years.', '同一个词：取相同年份。'), {
        width: 10,
        look: 'text',
      }),
      ...figure,
      source,
      ...note,
      more,
    ],
  },
  {
    id: 'correlations',
    name: both('Correlations', '相关'),
    columns: [
      column('first', both('Driver', '随机因素'), none, { width: 22, look: 'wrap', list: from('drivers') }),
      column('second', both('And driver', '与随机因素'), none, { width: 22, look: 'wrap', list: from('drivers') }),
      column('is', both('Correlation', '相关系数'), both('−1 to 1', '−1 到 1'), { width: 12 }),
      source,
      ...note,
    ],
  },
  {
    id: 'plans',
    name: both('Plans', '方案'),
    columns: [
      title(both('Plan', '方案'), 24),
      id(),
      titleOther,
      column('based', both('Based on', '以此为基础'), both('Empty: as things are.', '不填：现状。'), {
        width: 20,
        look: 'wrap',
        list: from('plans'),
      }),
      column('about', both('About', '说明'), none, { width: 40, look: 'wrap' }),
      other('about2', both('About in Chinese', '英文说明'), 30),
    ],
  },
  {
    id: 'money',
    name: both('Money', '资金'),
    columns: [
      plan(none),
      village,
      column('what', both('What', '种类'), both('Support from outside, or a loan.', '外来扶持或贷款。'), {
        width: 12,
        list: 'money',
      }),
      column('year', both('Year', '年份'), none, { width: 8 }),
      column('amount', both('Amount', '金额'), none, { width: 14 }),
      unit,
      column('rate', both('Rate', '年利率'), both('% a year, of loans', '%／年，贷款才填'), { width: 10 }),
      column('years', both('Years', '期限'), both('years, of loans', '年，贷款才填'), { width: 10 }),
    ],
  },
  {
    id: 'goals',
    name: both('Goals', '目标'),
    columns: [
      title(both('Goal', '目标'), 30),
      id(),
      titleOther,
      column('measure', both('Measure', '指标'), none, { width: 18, look: 'wrap', list: 'measures' }),
      column('least', both('At least', '至少'), none, { width: 12 }),
      unit,
      column('year', both('Year', '年份'), none, { width: 8 }),
      column('who', both('Who', '对谁'), both('Or villages: East; West', '或列出村：东村；西村'), {
        width: 18,
        look: 'wrap',
        list: 'who',
      }),
      column('confidence', both('How surely', '把握'), both('%; 80 if empty', '%；不填为 80'), { width: 9 }),
      source,
      ...note,
    ],
  },
  {
    id: 'references',
    name: both('Sources', '来源'),
    columns: [
      title(both('Document or table', '文件或资料'), 40),
      id(),
      titleOther,
      column('kind', both('Kind', '类别'), both('document, prices, practice …', '文件、价格、案例……'), {
        width: 16,
        look: 'wrap',
      }),
      ...note,
    ],
  },
  {
    id: 'rules',
    name: both('Formulas', '公式'),
    columns: [
      column(
        'strategy',
        both('Strategy', '发展路径'),
        both('One of your own; empty: a measure of each village.', '自己的发展路径；不填：村的指标。'),
        {
          width: 18,
          look: 'text',
        },
      ),
      column('part', both('Part', '类别'), none, { width: 14, list: 'parts' }),
      column('id', both('Word', '词'), both('The word in formulas.', '公式中用的词。'), { width: 18, look: 'text' }),
      column('title', both('Name', '名称'), none, { width: 18, look: 'wrap' }),
      titleOther,
      column(
        'formula',
        both('Formula', '公式'),
        both('Such as places * fee; of an event: its chance.', '如 places * fee；事件写发生可能。'),
        {
          width: 40,
          look: 'text',
        },
      ),
      column('begin', both('At first', '初值'), both('Of a stock.', '存量才填。'), { width: 16, look: 'text' }),
      unit,
      column('list', both('By years', '逐年'), none, { width: 8, list: 'yes' }),
      ...figure,
      column('driver', both('Follows driver', '跟随随机因素'), none, { width: 16, look: 'wrap', list: from('drivers') }),
      column('low', both('Typical low', '常见低值'), none, { width: 10 }),
      column('high', both('Typical high', '常见高值'), none, { width: 10 }),
      column('lasts', both('Lasts', '持续'), both('years, of an event', '年，事件才填'), { width: 8 }),
      column('town', both('Together', '各村怎么合计'), both('Of a measure.', '指标才填。'), { width: 12, list: 'town' }),
      column('account', both('Account', '科目'), both('Of a strategy.', '发展路径才填。'), { width: 14, list: 'accounts' }),
      column('entity', both('Entity', '算实体'), both('Of a strategy.', '发展路径才填。'), { width: 8, list: 'yes' }),
      source,
      ...note,
      more,
    ],
  },
];

export const formOf = (id: SheetId): SheetForm => sheetForms.find((form) => form.id === id) as SheetForm;

export const readmeName = both('How to fill in', '填写说明');
export const choicesName = both('Choices', '选项');

export const readme = (language: Language): readonly string[] =>
  language === 'zh'
    ? [
        '1. 先填“设置”，再填“村”；每个村有哪些项目写在“项目”表，每个项目的数字写在“数值”表，一行一个数。',
        '2. 灰色行是提示，不要删；有下拉箭头的格子可以直接选。单位写在“单位”列，不确定的数写低、中、高三个值。',
        '3. 每个数请选“来源”，没有文件依据的选“假设”或“估计”。没有写的参数取常用值（见“选项”表）。',
        '4. 保存后在垄亩中打开，或运行 furrow import；有问题时会告诉您是哪张表、哪一行、哪一列。公式只读结果，批注不读。',
      ]
    : [
        '1. Fill in Settings, then Villages; what each village lives on goes into Ventures, the figures of each venture into Figures, one a row.',
        '2. Leave the grey rows of hints; cells with an arrow offer choices. Units have their own column; of an uncertain figure write low, likely and high.',
        '3. Choose a source for every figure; without a document it is an assumption or an estimate. A figure left out takes its usual value (sheet Choices).',
        '4. Save it and open it in Furrow, or run furrow import; problems are told by sheet, row and column. Of spreadsheet formulas only results are read; comments are not.',
      ];
