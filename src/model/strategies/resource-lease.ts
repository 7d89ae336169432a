/** Letting a resource of the collective (land, a lake, a yard) for rent, with arrears, a possible stop by the authorities, and an end of the resource. */
export const resourceLease = {
  title: { en: 'Resource lease', zh: '资源出租' },
  about: {
    en: 'The collective lets a resource for a rent. In a bad year the tenant pays only a part; a permit may be withdrawn for good; the resource may run out.',
    zh: '集体把资源出租收取租金。遇到拖欠年份只能收回一部分；可能被环保或审批永久叫停；资源也可能枯竭。',
  },
  sentence: {
    en: 'Leases {area} at {rent}; in {arrears_chance} of years the rent is late, and then {recovery} of it still comes.',
    zh: '出租{area}，租金{rent}；每年有{arrears_chance}的可能拖欠，拖欠时仍收回{recovery}。',
  },
  account: 'contracting-out',
  entity: false,
  parameters: {
    area: { unit: 'mu', title: { en: 'area let', zh: '出租面积' } },
    rent: {
      unit: 'yuan/mu/year',
      title: { en: 'rent', zh: '租金' },
      range: ['1.7 yuan/mu/year', '400 yuan/mu/year'],
      source: 'estimate',
      note: {
        en: 'Reported in the first town: 1.7 yuan a mu for a whole lake, 33 for a private lease, 320 for a chemical works; the upper end is ours.',
        zh: '示例镇报告所载：整湖每亩1.7元，个人承租33元，化工厂320元；上限为编者估计。',
      },
    },
    escalation: {
      unit: '%',
      default: '0%',
      title: { en: 'yearly rise of the rent', zh: '租金年涨幅' },
      range: ['0%', '5%'],
      source: 'assumption',
      note: { en: 'Flat rents are usual.', zh: '村级租约多为固定租金。' },
    },
    arrears_chance: {
      unit: '%',
      default: '0%',
      title: { en: 'chance of arrears in a year', zh: '当年拖欠的可能' },
      range: ['2%', '12%'],
      source: 'assumption',
      note: {
        en: 'Audits often find unpaid rent; 5% is typical. The default leaves it out.',
        zh: '租金拖欠是审计常见问题，一般可取5%；默认不计。',
      },
    },
    recovery: {
      unit: '%',
      default: '50%',
      title: { en: 'part of the rent still paid in such a year', zh: '拖欠年份仍收回的比例' },
      range: ['20%', '90%'],
      source: 'assumption',
    },
    stop_chance: {
      unit: '%',
      default: '0%',
      title: { en: 'chance in a year of a stop for good', zh: '每年被永久叫停的可能' },
      range: ['1%', '10%'],
      source: 'assumption',
      note: {
        en: 'Mining rights and wetland inspections; 3% is typical. The default leaves it out.',
        zh: '采矿权和湿地督查等原因，一般可取3%；默认不计。',
      },
    },
    life: {
      unit: 'year',
      default: '100 year',
      title: { en: 'years the resource lasts from the start', zh: '资源自起始年起可用年数' },
      range: ['3 year', '5 year'],
      source: 'estimate',
      note: {
        en: 'The range is what the first town reports of one lake; the default stands for no end.',
        zh: '范围为示例镇报告中某湖的剩余年限；默认值表示不会枯竭。',
      },
    },
    upkeep: { unit: 'yuan/year', default: '0 yuan/year', title: { en: 'yearly cost to the village', zh: '村里每年的管护支出' } },
    preparation: {
      unit: 'yuan',
      default: '0 yuan',
      title: { en: 'cost of tender and works in the first year', zh: '首年招标和整治投入' },
    },
  },
  events: {
    arrears: { chance: 'arrears_chance', title: { en: 'arrears', zh: '拖欠' } },
    stop: { chance: 'stop_chance', title: { en: 'stop by the authorities', zh: '环保或审批叫停' } },
  },
  stocks: {
    closed: { start: '0', next: 'closed == 1 or stop ? 1 : 0', title: { en: 'closed for good', zh: '已永久停止' } },
  },
  formulas: {
    open: {
      is: 'closed == 1 or stop ? 0 : clamp(life - age, 0, 1)',
      title: { en: 'part of the year the resource is open', zh: '当年可用比例' },
    },
    due: { is: 'area * rent * (1 + escalation) ^ age * open', title: { en: 'rent due', zh: '应收租金' } },
    turnover: { is: 'due * (arrears ? recovery : 1)', title: { en: 'rent received', zh: '实收租金' } },
    income: { is: 'turnover - upkeep', title: { en: 'income', zh: '收入' } },
    investment: { is: 'age == 0 ? preparation : 0 yuan', title: { en: 'investment', zh: '投资' } },
  },
};
