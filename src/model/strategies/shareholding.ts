/** A share in an enterprise such as a winery or a factory: a fixed amount, a guarantee with a share of profit above it, or a share only. */
export const shareholding = {
  title: { en: 'Shareholding', zh: '入股分红' },
  about: {
    en: 'The collective holds a share in an enterprise. It receives the guarantee or its share of the profit, whichever is more: guarantee only is a fixed return, share only a pure dividend.',
    zh: '集体入股企业，按保底金额与按股分得利润两者中较高者分红：只有保底即固定收益，只有股份即纯分红。',
  },
  account: 'investment',
  entity: true,
  parameters: {
    output: { unit: 'kg/year', title: { en: 'planned output', zh: '设计产量' }, range: ['100 t/year', '200 t/year'] },
    use: { unit: '%', list: true, default: ['100%'], title: { en: 'part of the output reached, by year', zh: '各年达产率' } },
    sales: { unit: '', default: 1, title: { en: 'sales against plan', zh: '销量与计划之比' } },
    price: { unit: 'yuan/kg', title: { en: 'sale price', zh: '销售价格' }, range: ['16 yuan/kg', '40 yuan/kg'] },
    unit_cost: {
      unit: 'yuan/kg',
      default: '0 yuan/kg',
      title: { en: 'full cost before tax', zh: '税前完全成本' },
      range: ['16 yuan/kg', '30 yuan/kg'],
    },
    tax: {
      unit: 'yuan/kg',
      default: '0 yuan/kg',
      title: { en: 'consumption tax', zh: '消费税' },
      range: ['3.8 yuan/kg', '8.1 yuan/kg'],
    },
    share: { unit: '%', default: '0%', title: { en: 'share of the profit', zh: '利润分成比例' }, range: ['0%', '60%'] },
    guarantee: {
      unit: 'yuan/year',
      default: '0 yuan/year',
      title: { en: 'guaranteed dividend', zh: '保底分红' },
      range: ['200000 yuan/year', '300000 yuan/year'],
    },
    arrears_chance: {
      unit: '%',
      default: '0%',
      title: { en: 'chance in a year that the guarantee is not paid in full', zh: '当年保底未足额兑现的可能' },
      range: ['3%', '20%'],
    },
    recovery: {
      unit: '%',
      default: '50%',
      title: { en: 'part still paid in such a year', zh: '此时仍兑现的比例' },
      range: ['20%', '90%'],
    },
    contribution: {
      unit: 'yuan',
      default: '0 yuan',
      title: { en: 'paid in by the village in the first year', zh: '村集体首年入股资金' },
    },
    grant_amount: { unit: 'yuan', default: '0 yuan', title: { en: 'grant for it in the first year', zh: '首年配套补助' } },
  },
  events: { arrears: { chance: 'arrears_chance', title: { en: 'guarantee not paid in full', zh: '保底未足额兑现' } } },
  formulas: {
    sold: { is: 'output * by_age(use) * sales', title: { en: 'sold', zh: '销量' } },
    turnover: { is: 'sold * price', title: { en: 'sales of the enterprise', zh: '企业销售额' } },
    profit: { is: 'sold * (price - unit_cost - tax)', title: { en: 'profit of the enterprise', zh: '企业利润' } },
    income: { is: 'max(guarantee * (arrears ? recovery : 1), share * profit, 0 yuan)', title: { en: 'dividend', zh: '分红' } },
    investment: { is: 'age == 0 ? contribution : 0 yuan', title: { en: 'investment', zh: '投资' } },
    grant: { is: 'age == 0 ? grant_amount : 0 yuan', title: { en: 'grant', zh: '补助' } },
    operating: { is: 'by_age(use) > 0', title: { en: 'at work', zh: '已投产' } },
  },
};
