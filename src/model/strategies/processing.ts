/** A works that makes a product from beef, such as air-dried meat: what it earns falls when the price of cattle rises. */
export const processing = {
  title: { en: 'Processing', zh: '农畜产品加工' },
  about: {
    en: 'Beef is bought at a multiple of the live price, dried and sold. Dear cattle help the cattle bases and hurt this works. Needs the driver beef_price (yuan/kg live weight).',
    zh: '按活牛价的一定倍数购进鲜牛肉，风干后销售。牛价上涨，养殖基地得利，加工厂受损。需要活牛价格（beef_price）这一随机因素（活重，元/公斤）。',
  },
  sentence: {
    en: 'Makes up to {capacity} of dried beef, used to {use} year by year: {raw_per_kg} of fresh beef, sold at {price}, with {other_cost} for processing and {selling} of sales for selling; the village has {share} of profit and cost.',
    zh: '风干肉产能{capacity}，逐年利用率{use}：耗鲜肉{raw_per_kg}，售价{price}，加工包装{other_cost}，销售费用占{selling}；村集体占{share}。',
  },
  account: 'operating',
  entity: true,
  parameters: {
    capacity: {
      unit: 'kg/year',
      default: '5000 kg/year',
      title: { en: 'capacity, dried', zh: '产能（成品）' },
      range: ['2500 kg/year', '6000 kg/year'],
      source: 'estimate',
      note: {
        en: "The first town's meat plant expects 5,000 kg a year; the ends are ours.",
        zh: '示例镇肉干厂预期年产5000公斤；上下限为编者估计。',
      },
    },
    use: {
      unit: '%',
      list: true,
      default: ['30%', '60%'],
      title: { en: 'part of the capacity used, by year', zh: '各年产能利用率' },
      source: 'assumption',
      note: { en: '30 to 95%; 60% is typical.', zh: '30%至95%，一般为60%。' },
    },
    raw_per_kg: {
      unit: 'kg/kg',
      default: '3.2 kg/kg',
      title: { en: 'fresh beef for each kg dried', zh: '每公斤成品耗鲜肉' },
      range: ['2.5 kg/kg', '3.8 kg/kg'],
      source: 'estimate',
      note: { en: 'Own knowledge.', zh: '从业经验。' },
    },
    beef_multiple: {
      unit: '',
      default: 1.9,
      title: { en: 'price of fresh beef against live cattle', zh: '鲜牛肉价与活牛价之比' },
      source: 'estimate',
      note: {
        en: '58 yuan/kg at the plant against 26.5 to 36 for live cattle in bulletins: 1.6 to 2.2.',
        zh: '进厂鲜肉每公斤58元，通报的活牛价26.5至36元，比值1.6至2.2。',
      },
    },
    price: {
      unit: 'yuan/kg',
      default: '280 yuan/kg',
      title: { en: 'sale price', zh: '销售价格' },
      range: ['180 yuan/kg', '320 yuan/kg'],
      source: 'estimate',
      note: {
        en: 'Own knowledge: about 250 is usual, the default stands in the upper half.',
        zh: '从业经验：一般约250元，默认值偏高。',
      },
    },
    other_cost: {
      unit: 'yuan/kg',
      default: '32 yuan/kg',
      title: { en: 'processing and packing', zh: '加工包装成本' },
      range: ['20 yuan/kg', '50 yuan/kg'],
      source: 'estimate',
      note: { en: 'Own knowledge.', zh: '从业经验。' },
    },
    selling: {
      unit: '%',
      default: '0%',
      title: { en: 'cost of selling, part of sales', zh: '销售费用占比' },
      range: ['8%', '25%'],
      source: 'estimate',
      note: {
        en: 'Own knowledge: platforms and returns in e-commerce, 15% typical. The default leaves it out.',
        zh: '从业经验：电商平台和退货费用，一般为15%；默认不计。',
      },
    },
    share: {
      unit: '%',
      default: '100%',
      title: { en: "the village's share of profit and cost", zh: '村集体所占份额' },
      range: ['0%', '100%'],
    },
    overhead: { unit: 'yuan/year', default: '0 yuan/year', title: { en: 'overhead', zh: '固定管理费' } },
    setup: { unit: 'yuan', default: '0 yuan', title: { en: 'investment in the first year', zh: '首年投资' } },
    grant_amount: { unit: 'yuan', default: '0 yuan', title: { en: 'grant in the first year', zh: '首年补助' } },
  },
  formulas: {
    made: { is: 'capacity * by_age(use)', title: { en: 'made and sold', zh: '产销量' } },
    turnover: { is: 'made * price', title: { en: 'sales', zh: '销售收入' } },
    cost: {
      is: 'made * (raw_per_kg * beef_multiple * beef_price + other_cost) + selling * turnover',
      title: { en: 'cost', zh: '成本' },
    },
    income: { is: 'share * (turnover - cost) - overhead', title: { en: 'income', zh: '收入' } },
    investment: { is: 'age == 0 ? share * setup : 0 yuan', title: { en: 'investment', zh: '投资' } },
    grant: { is: 'age == 0 ? grant_amount : 0 yuan', title: { en: 'grant', zh: '补助' } },
    operating: { is: 'made > 0 kg', title: { en: 'at work', zh: '已投产' } },
  },
};
