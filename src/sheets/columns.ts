/** Columns that several sheets of a scenario's workbook share, with heads and hints in both languages. */
import type { Text } from '../model/index.ts';
import type { Look } from './book.ts';

/** What may be chosen in a column: a list of the sheet of choices, or the names that stand in the first columns of another sheet. */
export type ListName =
  | 'settings'
  | 'sources'
  | 'driverIds'
  | 'processes'
  | 'shapes'
  | 'units'
  | 'strategies'
  | 'parameters'
  | 'measures'
  | 'who'
  | 'money'
  | 'parts'
  | 'accounts'
  | 'yes'
  | 'town'
  | 'ends';

export interface FormColumn {
  readonly key: string;
  readonly head: Text;
  readonly hint: Text;
  readonly width: number;
  readonly look: Look;
  readonly list: ListName | { readonly sheet: SheetId; readonly key: string } | null;
}

export type SheetId =
  | 'settings'
  | 'references'
  | 'drivers'
  | 'correlations'
  | 'villages'
  | 'ventures'
  | 'figures'
  | 'plans'
  | 'money'
  | 'goals'
  | 'rules';

export interface SheetForm {
  readonly id: SheetId;
  readonly name: Text;
  readonly columns: readonly FormColumn[];
}

export const both = (en: string, zh: string): Text => ({ en, zh });
export const none = both('', '');

export function column(
  key: string,
  head: Text,
  hint: Text,
  { width = 12, look = 'plain' as Look, list = null as FormColumn['list'] } = {},
): FormColumn {
  return { key, head, hint, width, look, list };
}

export const title = (what: Text, width = 20) =>
  column('title', what, both('Shown everywhere.', '各处显示的名称。'), { width, look: 'wrap' });
/** The same words in the language that the workbook is not in: heads say which. */
export const other = (key: string, head: Text, width = 18) =>
  column(key, head, both('May stay empty.', '可不填。'), { width, look: 'wrap' });
export const titleOther = other('title2', both('Name in Chinese', '英文名称'));
export const id = (hint = both('Short word without blanks; made from the name if empty.', '不含空格的短词；不填则取名称。')) =>
  column('id', both('Id', '标识'), hint, { width: 16, look: 'text' });
export const source = column(
  'source',
  both('Source', '来源'),
  both('Choose, or a name of the sheet Sources.', '可选，或写“来源”表中的名称。'),
  {
    width: 20,
    look: 'wrap',
    list: 'sources',
  },
);
export const note = [
  column('note', both('Note', '备注'), both('Where it comes from, why so.', '怎么来的，为什么。'), { width: 32, look: 'wrap' }),
  other('note2', both('Note in Chinese', '英文备注')),
];
export const unit = column(
  'unit',
  both('Unit', '单位'),
  both('yuan, mu, head, %, yuan/mu/year …', '元、万元、亩、头、%、元/亩/年……'),
  {
    width: 13,
    look: 'text',
    list: 'units',
  },
);
/** One figure: one value, or three that say how uncertain it is, or a driver that it follows. */
export const figure = [
  column(
    'kind',
    both('Written as', '写法'),
    both('Empty: one value, or low – likely – high.', '不填：一个值，或最低–最可能–最高。'),
    {
      width: 18,
      list: 'shapes',
    },
  ),
  column('a', both('Value, or low', '值或低值'), both('Number; by years: 50; 80; 100', '数；逐年写 50；80；100'), { width: 14 }),
  column('b', both('Middle', '中值'), both('Likely, p50, sd, spread', '最可能、p50、标准差、离散'), { width: 12 }),
  column('c', both('High', '高值'), both('Highest, p90', '最高、p90'), { width: 12 }),
];
export const more = column(
  'more',
  both('Otherwise (YAML)', '其他写法（YAML）'),
  both(
    'For what the columns cannot say, such as {values: [1, 2], weights: [3, 1]}.',
    '前面各列写不下的，如 {values: [1, 2], weights: [3, 1]}。',
  ),
  { width: 20, look: 'text' },
);
export const from = (sheet: SheetId, key = 'title') => ({ sheet, key });
export const plan = (hint: Text) => column('plan', both('Plan', '方案'), hint, { width: 16, look: 'wrap', list: from('plans') });
export const village = column('village', both('Village', '村'), none, { width: 16, look: 'wrap', list: from('villages') });
export const onlyInPlan = both('Empty: as things are. A plan: only in it.', '不填：现状；写方案：只在该方案中。');
