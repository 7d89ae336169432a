/** A herb that is dug in the year after sowing: half the land is sown each year; the collective may also take a fee for each mu that its households plant. */
export const herbPlanting = {
  title: { en: 'Herb planting', zh: '药材种植' },
  about: {
    en: 'Half of the area is sown each year and dug in the autumn of the next. Growing costs count against income when the crop is dug. A fee for each mu can be taken for seed, storage and sales where households plant themselves.',
    zh: '每年播种一半面积，次年秋季采挖。种植成本在采挖时计入成本。由农牧户种植的，集体可按亩收取种苗、冷藏和代销服务费。',
  },
  sentence: {
    en: 'Grows herbs on {area}: {yield} from each crop, sold at {price}, at a cost of {cost}; the village has {share} of the profit and a fee of {service_fee}.',
    zh: '种植药材{area}：每茬产量{yield}，售价{price}，成本{cost}；村集体占利润的{share}，并收服务费{service_fee}。',
  },
  account: 'operating',
  entity: true,
  parameters: {
    area: { unit: 'mu', title: { en: 'area', zh: '面积' } },
    standing_at_start: { unit: 'mu', default: '0 mu', title: { en: 'sown last year', zh: '上年已播种面积' } },
    yield: {
      unit: 'kg/mu',
      default: '220 kg/mu',
      title: { en: 'dry yield of a crop', zh: '每茬亩产（干货）' },
      range: ['150 kg/mu', '300 kg/mu'],
      source: 'estimate',
      note: {
        en: 'Astragalus: 83,636 t from 383,308 mu (Ministry of Commerce, 2011); 300 and more in Urad Front Banner.',
        zh: '黄芪：383308亩产83636吨（商务部，2011年）；乌拉特前旗可达300公斤以上。',
      },
    },
    price: {
      unit: 'yuan/kg',
      default: '16 yuan/kg',
      title: { en: 'price', zh: '价格' },
      range: ['6 yuan/kg', '28 yuan/kg'],
      source: 'estimate',
      note: {
        en: 'Unsorted dry astragalus: 6 to 20 yuan/kg on market pages (ruonong.com 1651 and older ones); above it own knowledge.',
        zh: '黄芪统货干品：行情网页6至20元（ruonong.com 1651等）；更高部分为从业经验。',
      },
    },
    cost: {
      unit: 'yuan/mu',
      default: '2200 yuan/mu',
      title: { en: 'cost of a crop', zh: '每茬成本' },
      range: ['1200 yuan/mu', '3200 yuan/mu'],
      source: 'estimate',
      note: {
        en: 'Own knowledge; a source of 2009 gives 600 without land and digging.',
        zh: '从业经验；2009年资料为600元，不含地租和采挖。',
      },
    },
    drought_year: { unit: '', default: 0, title: { en: 'severe drought (1 or 0)', zh: '大旱年（1 或 0）' } },
    drought_loss: {
      unit: '%',
      default: '50%',
      title: { en: 'yield lost in a severe drought', zh: '大旱减产' },
      range: ['30%', '80%'],
      source: 'assumption',
      note: { en: 'Dry land. Irrigated land loses 5 to 30%.', zh: '旱地；水浇地为5%至30%。' },
    },
    share: {
      unit: '%',
      default: '100%',
      title: { en: "the village's share of profit and cost", zh: '村集体所占份额' },
      range: ['0%', '100%'],
    },
    service_fee: {
      unit: 'yuan/mu/year',
      default: '0 yuan/mu/year',
      title: { en: 'fee for each mu', zh: '每亩服务费' },
      range: ['20 yuan/mu/year', '150 yuan/mu/year'],
      source: 'inferred',
      note: {
        en: "One of the first town's villages earns about 60 yuan a mu (180,000 on 3,000 mu); the ends are ours.",
        zh: '示例镇一个嘎查约合每亩60元（3000亩18万元）；上下限为编者估计。',
      },
    },
    fee_kept: {
      unit: '%',
      default: '70%',
      title: { en: 'part of the fee still paid in a drought', zh: '大旱年仍收到的服务费比例' },
      source: 'assumption',
    },
    setup: { unit: 'yuan', default: '0 yuan', title: { en: 'works in the first year', zh: '首年设施投入' } },
    grant_amount: { unit: 'yuan', default: '0 yuan', title: { en: 'grant in the first year', zh: '首年补助' } },
  },
  stocks: {
    standing: { start: 'standing_at_start', next: 'sown', title: { en: 'sown last year', zh: '上年播种' } },
  },
  formulas: {
    sown: { is: 'area / 2', title: { en: 'sown this year', zh: '当年播种' } },
    harvest: { is: 'standing * yield * (drought_year ? 1 - drought_loss : 1)', title: { en: 'harvest', zh: '收获' } },
    profit: { is: 'harvest * price - standing * cost', title: { en: 'profit of the crop', zh: '种植利润' } },
    fees: { is: 'area * service_fee * (drought_year ? fee_kept : 1)', title: { en: 'fees', zh: '服务费' } },
    turnover: { is: 'share * harvest * price + fees', title: { en: 'sales and fees', zh: '销售和服务费' } },
    income: { is: 'share * profit + fees', title: { en: 'income', zh: '收入' } },
    household_income: { is: '(1 - share) * profit - fees', title: { en: 'income of households', zh: '农牧户收入' } },
    investment: {
      is: '(age == 0 ? setup : 0 yuan) + share * (sown - standing) * cost',
      title: { en: 'works and more growing cost', zh: '设施和新增种植投入' },
    },
    grant: { is: 'age == 0 ? grant_amount : 0 yuan', title: { en: 'grant', zh: '补助' } },
  },
};
