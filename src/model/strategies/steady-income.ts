/** A yearly sum that does not follow a market of its own: service fees, stalls, support from partner units, interest. */
export const steadyIncome = {
  title: { en: 'Steady income', zh: '固定收入' },
  about: {
    en: 'A yearly sum, which may grow, may differ from year to year by a factor, and may take some years to reach its level.',
    zh: '每年一笔固定收入，可按比例增长，可乘以波动系数，也可逐年达到应有水平。',
  },
  sentence: { en: 'Brings {amount}, growing by {growth} a year.', zh: '收入{amount}，年增长{growth}。' },
  account: 'other',
  entity: false,
  parameters: {
    amount: { unit: 'yuan/year', title: { en: 'amount', zh: '金额' } },
    growth: { unit: '%', default: '0%', title: { en: 'yearly growth', zh: '年增长' } },
    ramp: { unit: '%', list: true, default: ['100%'], title: { en: 'part reached, by year', zh: '各年达到比例' } },
    factor: { unit: '', default: 1, title: { en: 'factor of the year', zh: '波动系数' } },
    setup: { unit: 'yuan', default: '0 yuan', title: { en: 'investment in the first year', zh: '首年投资' } },
    grant_amount: { unit: 'yuan', default: '0 yuan', title: { en: 'grant in the first year', zh: '首年补助' } },
  },
  formulas: {
    income: { is: 'amount * (1 + growth) ^ age * by_age(ramp) * factor', title: { en: 'income', zh: '收入' } },
    investment: { is: 'age == 0 ? setup : 0 yuan', title: { en: 'investment', zh: '投资' } },
    grant: { is: 'age == 0 ? grant_amount : 0 yuan', title: { en: 'grant', zh: '补助' } },
  },
};
