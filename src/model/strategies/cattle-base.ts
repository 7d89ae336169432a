/** Fattening: store cattle are bought, fed for a cycle and sold in the year after. Costs of a herd are booked when it is sold; until then they are working capital. */
export const cattleBase = {
  title: { en: 'Cattle base', zh: '肉牛养殖基地' },
  about: {
    en: 'Store cattle bought in one year are sold in the next. What they cost counts against income when they are sold; until then the money is tied up as working capital and paid by the village fund. Needs the drivers beef_price and calf_price (yuan/kg live weight).',
    zh: '当年购进架子牛，次年出栏。购牛和饲养成本在出栏时计入成本，此前是占用的流动资金，由村集体资金垫付。需要随机因素 beef_price 和 calf_price（活重，元/公斤）。',
  },
  account: 'operating',
  entity: true,
  parameters: {
    places: { unit: 'head', title: { en: 'places', zh: '栏位' }, range: ['20 head', '500 head'] },
    fill: { unit: '%', list: true, default: ['50%', '100%'], title: { en: 'places filled, by year', zh: '各年满栏率' } },
    herd_at_start: { unit: 'head', default: '0 head', title: { en: 'head on hand at the start', zh: '期初存栏' } },
    herd_value_at_start: {
      unit: 'yuan/head',
      default: '18500 yuan/head',
      title: { en: 'cost so far of each of them', zh: '期初存栏每头已投成本' },
    },
    buy_weight: { unit: 'kg/head', default: '300 kg/head', title: { en: 'weight when bought', zh: '购进体重' } },
    sell_weight: {
      unit: 'kg/head',
      default: '650 kg/head',
      title: { en: 'weight when sold', zh: '出栏体重' },
      range: ['600 kg/head', '720 kg/head'],
    },
    feed_cost: {
      unit: 'yuan/head',
      default: '6000 yuan/head',
      title: { en: 'feed for one cycle', zh: '一个周期的饲草料' },
      range: ['4800 yuan/head', '7500 yuan/head'],
    },
    care_cost: {
      unit: 'yuan/head',
      default: '1200 yuan/head',
      title: { en: 'labour, veterinarian, insurance', zh: '人工、防疫、保险' },
    },
    dry_year: { unit: '', default: 0, title: { en: 'dry year (1 or 0)', zh: '干旱年（1 或 0）' } },
    dry_feed: {
      unit: '%',
      default: '25%',
      title: { en: 'feed dearer in a dry year by', zh: '干旱年饲草料涨幅' },
      range: ['10%', '50%'],
    },
    mortality: { unit: '%', default: '1.5%', title: { en: 'deaths in a cycle', zh: '死亡率' }, range: ['0.5%', '4%'] },
    disease_chance: {
      unit: '%',
      default: '3%',
      title: { en: 'chance of an outbreak in a year', zh: '每年发生疫病的可能' },
      range: ['1%', '6%'],
    },
    disease_loss: {
      unit: '%',
      default: '30%',
      title: { en: 'herd lost in an outbreak', zh: '疫病损失比例' },
      range: ['10%', '80%'],
    },
    share: { unit: '%', default: '100%', title: { en: "the village's share of profit and cost", zh: '村集体所占份额' } },
    overhead: { unit: 'yuan/year', default: '0 yuan/year', title: { en: 'overhead', zh: '固定管理费' } },
    cost_per_place: {
      unit: 'yuan/head',
      default: '6000 yuan/head',
      title: { en: 'shed and equipment a place', zh: '每个栏位的圈舍设备投资' },
      range: ['2500 yuan/head', '12000 yuan/head'],
    },
    grant_amount: { unit: 'yuan', default: '0 yuan', title: { en: 'grant in the first year', zh: '首年补助' } },
  },
  events: { disease: { chance: 'disease_chance', title: { en: 'outbreak', zh: '疫病' } } },
  stocks: {
    herd: { start: 'herd_at_start', next: 'bought', title: { en: 'head on hand', zh: '存栏' } },
    herd_cost: {
      start: 'herd_at_start * herd_value_at_start',
      next: 'spent',
      title: { en: 'cost so far of the herd', zh: '存栏已投成本' },
    },
  },
  formulas: {
    bought: { is: 'places * by_age(fill)', title: { en: 'head bought', zh: '购进' } },
    spent: {
      is: 'bought * (buy_weight * calf_price + feed_cost * (1 + dry_year * dry_feed) + care_cost)',
      title: { en: 'spent on the new herd', zh: '新一批投入' },
    },
    sold: { is: 'herd * (1 - mortality) * (disease ? 1 - disease_loss : 1)', title: { en: 'head sold', zh: '出栏' } },
    turnover: { is: 'sold * sell_weight * beef_price', title: { en: 'sales', zh: '销售收入' } },
    income: { is: 'share * (turnover - herd_cost) - overhead', title: { en: 'income', zh: '收入' } },
    investment: {
      is: 'share * ((age == 0 ? places * cost_per_place : 0 yuan) + spent - herd_cost)',
      title: { en: 'sheds and more working capital', zh: '圈舍和新增流动资金' },
    },
    grant: { is: 'age == 0 ? grant_amount : 0 yuan', title: { en: 'grant', zh: '补助' } },
    operating: { is: 'herd + bought > 0 head', title: { en: 'at work', zh: '已运营' } },
  },
};
