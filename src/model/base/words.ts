/** Figures and texts in; as people read them, in their language, out. 万元 in Chinese, thousands in English; three significant figures. */
import type { Language, Text, Unit } from './nouns.ts';
import { ownOf } from './own.ts';

export const say = (text: Text, language: Language): string => text[language];

/** What a file calls `the town`, be it a town, a county or a city. */
export const together: Text = { en: 'all villages together', zh: '各村合计' };
/** Whether words mean all villages together: 全镇, 全县 and their like do. */
export const meansTogether = (words: string): boolean => /^((the )?town|各村合计|全[镇乡县市区旗盟](合计)?)$/u.test(words);

const rounded = (x: number, digits: number): number => (x === 0 || !Number.isFinite(x) ? x : Number(x.toPrecision(digits)));

const grouped = (x: number, most: number): string => {
  const [whole, part] = Math.abs(x).toFixed(most).split('.') as [string, string?];
  const fraction = (part ?? '').replace(/0+$/, '');
  const minus = x < 0 && Number(Math.abs(x).toFixed(most)) !== 0 ? '−' : '';
  return minus + whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction ? `.${fraction}` : '');
};

/** So many figures, and all there is to a fen is told. */
const toTheFen = 10;

/** Places behind the point of a yuan: a sum below one is told to the fen, as it is not nothing. */
const fen = (size: number, digits: number): number => (size < 1 || digits >= toTheFen ? 2 : 0);

/** A sum of money: `480,000 yuan`, or `48 万元` and `1.2 亿元`; three figures of it unless more are asked for. */
export function money(yuan: number, language: Language, digits = 3): string {
  const value = rounded(yuan, digits);
  const size = Math.abs(value);
  if (language === 'en') return `${grouped(value, fen(size, digits))} yuan`;
  if (size >= 1e12) return `${grouped(value / 1e12, Math.max(2, digits - 1))} 万亿元`;
  if (size >= 1e8) return `${grouped(value / 1e8, Math.max(2, digits - 1))} 亿元`;
  return size >= 10_000
    ? `${grouped(value / 10_000, digits >= toTheFen ? 6 : digits > 4 ? 4 : 2)} 万元`
    : `${grouped(value, fen(size, digits))} 元`;
}

/** Amounts that stand beside each other, all in the unit of the largest; what is next to nothing then keeps a figure. */
export function moneyAlike(all: readonly number[], language: Language): (yuan: number) => string {
  const sizes = all.map(Math.abs).filter((size) => size >= 0.5);
  const most = Math.max(0, ...sizes);
  if (language === 'en' || most < 10_000) return (yuan) => money(yuan, language);
  const [divide, unit] = most >= 1e8 && Math.min(...sizes) >= 1e6 ? [1e8, '亿元'] : [10_000, '万元'];
  return (yuan) => {
    const value = rounded(yuan, 3) / divide;
    return `${grouped(value, Math.abs(value) < 0.01 ? 4 : 2)} ${unit}`;
  };
}

/** The same without its unit, for axes: thousands of yuan, or 万元. */
export function moneyScale(language: Language): { readonly divide: number; readonly unit: Text } {
  return { divide: language === 'zh' ? 10_000 : 1000, unit: { en: 'thousand yuan', zh: '万元' } };
}

/** A probability or share: `80%`; values that are not quite 0 or 1 do not look as if they were. */
export function percent(share: number): string {
  if (share > 0 && share < 0.005) return '<1%';
  if (share < 1 && share >= 0.995) return '>99%';
  return `${Math.round(share * 100)}%`;
}

/** A share below one half, which no rounding makes a half. */
export const minority = (share: number): string => (percent(share) === '50%' ? '<50%' : percent(share));

/** "8 in 10 futures". */
export function inTen(share: number, language: Language): string {
  if (share === 0) return language === 'zh' ? '模拟中一次也没有' : 'in none of the futures simulated';
  if (share === 1) return language === 'zh' ? '每次模拟都是' : 'in all futures simulated';
  const n = Math.round(share * 10);
  if (language === 'zh') return n === 0 ? '十次里不到一次' : n === 10 ? '十次里几乎十次' : `十次里约有 ${n} 次`;
  return n === 0 ? 'fewer than 1 in 10 futures' : n === 10 ? 'nearly all futures' : `about ${n} in 10 futures`;
}

/** How often a thing of one chance a year happens: "in about 1 of 5 years". */
export function inYears(share: number, language: Language): string {
  const zh = language === 'zh';
  if (share === 0) return zh ? '从不' : 'never';
  if (share === 1) return zh ? '每年' : 'every year';
  // One in so many, where that is within a twelfth of it.
  const every = Math.round(1 / share);
  const [n, of] = share < 0.05 || Math.abs(every * share - 1) < 1 / 12 ? [1, every] : [Math.round(share * 10), 10];
  if (n === of) return zh ? '几乎每年' : 'nearly every year';
  return zh ? `平均每 ${of} 年约 ${n} 次` : `in about ${n} of ${of} years`;
}

const chineseUnits: Record<string, string> = {
  yuan: '元',
  kg: '公斤',
  t: '吨',
  mu: '亩',
  ha: '公顷',
  m2: '平方米',
  jin: '斤',
  head: '头',
  person: '人',
  household: '户',
  year: '年',
};

const englishUnits: Record<string, string> = {
  ...Object.fromEntries(Object.entries(chineseUnits).map(([english, chinese]) => [chinese, english])),
  千克: 'kg',
  只: 'head',
  度: 'kWh',
};

/** A unit as read: `yuan/kg` or `元/公斤`. */
export function unitWords(unit: Unit, language: Language): string {
  return language === 'en'
    ? unit.text.replace(/\p{Script=Han}+/gu, (word) => englishUnits[word] ?? word)
    : unit.text.replace(/[a-zA-Z]\w*/g, (word) => chineseUnits[word] ?? word);
}

/** A value in base units in a figure's own unit: `320 yuan/mu/year`, `6%`; with more than four digits, all of them are shown. */
export function amount(value: number, unit: Unit, language: Language, digits = 4): string {
  const own = rounded(unit.text === '%' ? value * 100 : value / unit.factor, digits);
  const size = own === 0 ? 0 : Math.floor(Math.log10(Math.abs(own)));
  const short = unit.text !== '%' && Math.abs(own) < 10 ? 3 : 2;
  const number = grouped(own, digits > 4 ? Math.max(0, Math.min(100, digits - 1 - size)) : short);
  const words = unitWords(unit, language);
  return unit.text === '%' ? `${number}%` : number + (words ? ` ${words}` : '');
}

/** A value of a measure as read: money in its words with so many figures, else with its unit and one figure more. */
export function measured(value: number, unit: Unit, language: Language, digits = 3): string {
  return unit.text === 'yuan' ? money(value, language, digits) : amount(value, unit, language, digits + 1);
}

/** A value in as few figures as tell it from others, so that what falls just short of 50 万元 is not called so; from three figures on. */
export function toldApart(
  value: number,
  others: readonly number[],
  tell: (value: number, digits: number) => string,
  least = 3,
): string {
  for (let digits = least; digits <= 12; digits++) {
    const told = tell(value, digits);
    if (others.every((other) => other === value || tell(other, digits) !== told)) return told;
  }
  return tell(value, least);
}

/** A unit of money in all. */
export const isSum = ({ text }: Pick<Unit, 'text'>): boolean => /^(yuan|元|万元)$/u.test(text);

/** What a goal asks for, as it was set. */
export const asked = (value: number, unit: Unit, language: Language): string =>
  isSum(unit) ? money(value, language, 9) : amount(value, unit, language, 9);

/** Funds of the division of income, as people call them. */
export const fundTitles: { readonly [fund: string]: Text } = {
  relief: { en: 'Relief', zh: '扶贫济困' },
  incentives: { en: 'Incentives', zh: '奖励' },
  facilities: { en: 'Public facilities', zh: '公共设施' },
  development: { en: 'Development', zh: '发展预留' },
  reserve: { en: 'Public reserve', zh: '公积公益金' },
};

/** One of the scenario's own by its name in the file. */
export const fundTitle = (fund: string): Text => ownOf(fundTitles, fund) ?? { en: fund, zh: fund };

/** What the standard measures are called. */
export const measureTitles: { readonly [measure: string]: Text } = {
  income: { en: 'income', zh: '集体收入' },
  sources: { en: 'sources of income', zh: '增收渠道数' },
  entities: { en: 'economic entities', zh: '经济实体数' },
  fund: { en: 'village fund', zh: '村集体资金' },
  gap: { en: 'funding gap', zh: '资金缺口' },
  turnover: { en: 'sales', zh: '销售额' },
  household_income: { en: 'income of households', zh: '农牧户收入' },
  jobs: { en: 'jobs', zh: '就业' },
  investment: { en: 'investment', zh: '投资' },
  grant: { en: 'grants', zh: '补助' },
  support: { en: 'support', zh: '扶持资金' },
  loans: { en: 'loans, drawn less paid back', zh: '贷款（发放减偿还）' },
};
