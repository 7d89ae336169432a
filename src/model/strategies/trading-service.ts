/** Trading under a brand, in shops and online: goods are bought from households and sold, or sold for them on commission. */
export const tradingService = {
  title: { en: 'Brand and e-commerce', zh: '品牌购销与电商' },
  about: {
    en: 'The collective buys goods, most of them from its households, and sells them under a brand; a part may be sold on commission, which stays the goods of households until sold. Platforms and returns take a part of each sale. Goods on the shelf at the end of the year are working capital paid by the fund. What households receive is before their own costs: do not count it again where their crops or cattle are a venture too.',
    zh: '集体收购农牧户等的产品，以统一品牌销售；也可代销一部分，代销品售出前仍归农牧户。平台和退货费用按销售额扣除。年末库存是占用的流动资金，由村集体资金垫付。农牧户所得为货款，未扣其生产成本；其种植、养殖已列为项目的，不要重复计算。',
  },
  sentence: {
    en: 'Sells {volume} under a brand once it is known, reached to {ramp} year by year: bought at {purchase_price}, sold at {sale_price}, of which platforms and returns take {platform_cost}; fixed running cost {overhead}.',
    zh: '成熟后购销{volume}，逐年达到{ramp}：收购价{purchase_price}，销售价{sale_price}，平台和退货占{platform_cost}；固定运营费{overhead}。',
  },
  account: 'operating',
  entity: true,
  parameters: {
    volume: {
      unit: 'kg/year',
      title: { en: 'sold in a year once known', zh: '成熟后的年购销量' },
      range: ['5 t/year', '200 t/year'],
      source: 'assumption',
    },
    ramp: {
      unit: '%',
      list: true,
      default: ['30%', '60%', '100%'],
      title: { en: 'part of it reached, by year', zh: '各年达到比例' },
      source: 'assumption',
    },
    demand: { unit: '', default: 1, title: { en: 'sales against an ordinary year', zh: '销量与常年之比' } },
    purchase_price: { unit: 'yuan/kg', title: { en: 'price paid for goods', zh: '收购价' } },
    sale_price: {
      unit: 'yuan/kg',
      title: { en: 'sale price', zh: '销售价' },
      note: {
        en: 'For a margin on a price that moves, let both follow one driver: {driver: herb_price} and {driver: herb_price, times: 1.5}.',
        zh: '按加价率填写时，让两个价格随同一因素：{driver: herb_price} 和 {driver: herb_price, times: 1.5}。',
      },
    },
    platform_cost: {
      unit: '%',
      default: '15%',
      title: { en: 'platforms and returns, part of sales', zh: '平台和退货费用占销售额' },
      range: ['8%', '25%'],
      source: 'estimate',
      note: { en: 'Own knowledge of online sales of farm goods.', zh: '农产品电商从业经验。' },
    },
    on_commission: {
      unit: '%',
      default: '0%',
      title: { en: 'part sold on commission for households', zh: '为农牧户代销的比例' },
    },
    commission: {
      unit: 'yuan/kg',
      default: '0 yuan/kg',
      title: { en: 'commission for each kg of it', zh: '代销每公斤佣金' },
    },
    from_households: {
      unit: '%',
      default: '80%',
      title: { en: 'part of the goods bought that comes from households of the village', zh: '收购中来自本村农牧户的比例' },
      range: ['50%', '100%'],
      source: 'assumption',
    },
    shelf: {
      unit: '%',
      default: '10%',
      title: { en: "goods on the shelf at the end of the year, part of the year's sales", zh: '年末库存占全年销量' },
      range: ['5%', '30%'],
      source: 'assumption',
    },
    shelf_at_start: { unit: 'kg', default: '0 kg', title: { en: 'goods on the shelf at the start', zh: '期初库存' } },
    share: {
      unit: '%',
      default: '100%',
      title: { en: "the village's share of profit and cost", zh: '村集体所占份额' },
      range: ['0%', '100%'],
    },
    overhead: {
      unit: 'yuan/year',
      default: '50000 yuan/year',
      title: { en: 'fixed running cost', zh: '固定运营费' },
      range: ['20000 yuan/year', '120000 yuan/year'],
      source: 'assumption',
      note: {
        en: 'As assumed for the running of a collective: rooms, accounts, one allowance.',
        zh: '比照村集体日常运转费的假设：场地、记账和误工补贴。',
      },
    },
    volume_per_job: {
      unit: 'kg/person',
      default: '10000 kg/person',
      title: { en: 'goods sold a year for one job', zh: '每个岗位对应的年销量' },
      range: ['5000 kg/person', '30000 kg/person'],
      source: 'assumption',
    },
    setup: { unit: 'yuan', default: '0 yuan', title: { en: 'investment in the first year', zh: '首年投资' } },
    grant_amount: { unit: 'yuan', default: '0 yuan', title: { en: 'grant in the first year', zh: '首年补助' } },
  },
  stocks: {
    on_shelf: { start: 'shelf_at_start', next: 'kept', title: { en: 'goods on the shelf', zh: '库存' } },
  },
  formulas: {
    traded: { is: 'volume * by_age(ramp) * demand', title: { en: 'sold', zh: '销量' } },
    own: { is: 'traded * (1 - on_commission)', title: { en: 'of it goods of the collective', zh: '其中自营' } },
    consigned: { is: 'traded * on_commission', title: { en: 'of it on commission', zh: '其中代销' } },
    kept: { is: 'shelf * own', title: { en: 'goods kept for next year', zh: '年末库存' } },
    net_price: {
      is: 'sale_price * (1 - platform_cost)',
      title: { en: 'price after platforms and returns', zh: '扣除平台和退货费用的售价' },
    },
    turnover: { is: 'traded * sale_price', title: { en: 'sales under the brand', zh: '品牌销售额' } },
    profit: {
      is: 'own * (net_price - purchase_price) + consigned * commission',
      title: { en: 'profit before the fixed running cost', zh: '扣除固定运营费前的利润' },
    },
    income: { is: 'share * profit - overhead', title: { en: 'income', zh: '收入' } },
    household_income: {
      is: '(own + kept - on_shelf) * from_households * purchase_price + consigned * (net_price - commission)',
      title: { en: 'paid to households', zh: '付给农牧户的货款' },
    },
    investment: {
      is: 'share * ((age == 0 ? setup : 0 yuan) + (kept - on_shelf) * purchase_price)',
      title: { en: 'investment and more goods on the shelf', zh: '投资和新增库存' },
    },
    grant: { is: 'age == 0 ? grant_amount : 0 yuan', title: { en: 'grant', zh: '补助' } },
    jobs: { is: 'traded / volume_per_job', title: { en: 'jobs', zh: '就业' } },
    operating: { is: 'traded > 0 kg', title: { en: 'at work', zh: '已运营' } },
  },
};
