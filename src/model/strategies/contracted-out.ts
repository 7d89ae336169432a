/** A facility or a herd of the collective given to an operator for a fee that is a part of its value. */
export const contractedOut = {
  title: { en: 'Contracted out', zh: '发包经营' },
  about: {
    en: 'An operator runs a facility, or keeps a herd, that the collective paid for, and pays a yearly part of its value whatever the business brings. Some years it is not paid in full.',
    zh: '集体出资的设施或牛群交给经营者，经营者每年按其价值的一定比例交费，与经营好坏无关；有些年份不能足额交付。',
  },
  sentence: {
    en: 'Lets a facility or herd worth {value} for {fee_rate} of that a year; in {arrears_chance} of years the fee is late, and then {recovery} of it still comes.',
    zh: '把价值{value}的设施或牛群发包，每年按{fee_rate}收承包费；每年有{arrears_chance}的可能拖欠，拖欠时仍收回{recovery}。',
  },
  account: 'contracting-out',
  entity: true,
  parameters: {
    value: { unit: 'yuan', title: { en: 'value of the facility or herd', zh: '设施或牛群价值' } },
    fee_rate: {
      unit: '%',
      default: '8%',
      title: { en: 'fee a year, part of the value', zh: '年承包费率' },
      range: ['5%', '12%'],
      source: 'estimate',
      note: {
        en: "Herds are entrusted for 6 to 10% a year in practice; 5 to 12% of the first town's meat plant was inferred.",
        zh: '托养牛的年收益通常为6%至10%；示例镇肉干厂按投资额的5%至12%推断。',
      },
    },
    opening: {
      unit: '%',
      list: true,
      default: ['100%'],
      title: { en: 'part of the year it is open, by year', zh: '各年运营比例' },
    },
    arrears_chance: {
      unit: '%',
      default: '5%',
      title: { en: 'chance of arrears in a year', zh: '当年拖欠的可能' },
      range: ['2%', '12%'],
      source: 'assumption',
      note: { en: 'As for rents.', zh: '比照租金拖欠。' },
    },
    recovery: {
      unit: '%',
      default: '50%',
      title: { en: 'part still paid in such a year', zh: '拖欠年份仍收回的比例' },
      range: ['20%', '90%'],
      source: 'assumption',
      note: { en: 'As for rents.', zh: '比照租金拖欠。' },
    },
    upkeep: { unit: 'yuan/year', default: '0 yuan/year', title: { en: 'yearly cost to the village', zh: '村里每年的维护支出' } },
    paid_in: { unit: 'yuan', default: '0 yuan', title: { en: 'paid by the village in the first year', zh: '村集体首年出资' } },
    grant_amount: { unit: 'yuan', default: '0 yuan', title: { en: 'grant in the first year', zh: '首年补助' } },
  },
  events: { arrears: { chance: 'arrears_chance', title: { en: 'arrears', zh: '拖欠' } } },
  formulas: {
    turnover: {
      is: 'value * fee_rate * by_age(opening) * (arrears ? recovery : 1)',
      title: { en: 'fee received', zh: '实收承包费' },
    },
    income: { is: 'turnover - upkeep', title: { en: 'income', zh: '收入' } },
    investment: { is: 'age == 0 ? paid_in : 0 yuan', title: { en: 'investment', zh: '投资' } },
    grant: { is: 'age == 0 ? grant_amount : 0 yuan', title: { en: 'grant', zh: '补助' } },
    operating: { is: 'by_age(opening) > 0', title: { en: 'at work', zh: '已运营' } },
  },
};
