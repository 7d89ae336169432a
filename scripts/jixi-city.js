// The frame jixi-city.frame.yaml and a seed go in; a synthetic city comes out: `node scripts/jixi-city.js > scenarios/jixi-city.yaml`.
//
// No village of it is a real one. The rule (scenarios/README.md tells it to planners):
// 1. The income brackets have the borders of the city's plan. How many villages lie in each is an assumption.
// 2. Inside a bracket incomes are spread evenly on a logarithmic scale: a slice for each village, its place in it by chance.
// 3. Each village takes the next pattern of ventures of its bracket; land brings what the others leave of the income.
// 4. Figures are set so that the mean income of 2020 is the one drawn, by the closed forms under `mean`.
// 5. Three plans spend one sum in 2020 and differ only in who receives it.

import { readFileSync } from 'node:fs';

const seed = 'jixi-city: synthetic villages';
/** 49 townships with 9 villages each are 441. */
const villageCount = 440;
/** The first floor of 50,000, the top of 3 million yuan and the shares are assumptions; the other borders are the city's. */
const brackets = [
  { low: 50_000, high: 100_000, share: 0.08, patterns: ['land', 'land partner', 'land services'] },
  { low: 100_000, high: 200_000, share: 0.27, patterns: ['land store', 'land herbs', 'land services'] },
  {
    low: 200_000,
    high: 1_000_000,
    share: 0.55,
    patterns: ['land store mill', 'land store cattle', 'land services herbs', 'land services store'],
  },
  { low: 1_000_000, high: 3_000_000, share: 0.1, patterns: ['land mill cattle', 'land store meat', 'land mill store'] },
];
/** How much of the income the ventures of a pattern bring, by their number. */
const parts = [[], [1], [0.7, 0.3], [0.5, 0.3, 0.2]];
/** No income is drawn nearer to a border than 2%, so that rounding and simulation error move no village across. */
const margin = 1.02;

/** Support of each plan but the first, yuan: 400,000 a village. */
const budget = 400_000 * villageCount;
/** Of the plan for the weakest: no village receives more, or less if it receives any, yuan. */
const [least, most] = [50_000, 1_200_000];
/** Of the plan for the leaders: the income a village is lifted to, yuan. */
const leaderIncome = 1_150_000;

// ---------------------------------------------------------------- chance

/** FNV-1a of 32 bits: a text in, a whole number above zero out. */
function hash(/** @type {string} */ text) {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return h || 1;
}

let state = hash(seed);
/** A number between 0 and 1: xorshift by 13, 17, 5 (Marsaglia, Journal of Statistical Software 8(14), 2003). */
function chance() {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  state >>>= 0;
  return state / 2 ** 32;
}

const rounded = (/** @type {number} */ value, /** @type {number} */ step) => Math.round(value / step) * step;

// ---------------------------------------------------------------- what a unit of each venture brings in 2020

/** Mean of a price a year after its start, pulled to its level by 15%: that of a lognormal. */
const priceMean = (/** @type {number} */ start, /** @type {number} */ level, /** @type {number} */ volatility) =>
  start * (level / start) ** 0.15 * Math.exp(volatility ** 2 / 2);
const beef = priceMean(34, 32, 0.14);
const mean = {
  /** A yuan of rent due: 2% a year are in arrears and lose 40%. */
  rent: priceMean(1, 1, 0.1) * (1 - 0.02 * 0.4),
  /** A yuan of value let at 8%, or of guarantee: 3% a year are in arrears and lose half. */
  value: 0.08 * (1 - 0.03 * 0.5),
  guarantee: 1 - 0.03 * 0.5,
  /** A yuan of services: a lognormal factor of median 1. */
  services: Math.exp(0.15 ** 2 / 2),
  /** A mu of herbs at 60 yuan: 15% of years lose 30%. */
  mu: 60 * (1 - 0.15 * 0.3),
  /** A head: deaths of 1.5%, an outbreak in 3% of years that takes 30%, 650 kg sold, 19,200 yuan spent. */
  head: (1 - 0.015) * (1 - 0.03 * 0.3) * 650 * beef - 19_200,
  /** A kilogram of dried meat sold at 290 yuan less 8%, of 3.2 kg of beef at 1.9 times the live price, and 32 yuan of work. */
  kilogram: 290 * (1 - 0.08) - 3.2 * 1.9 * beef - 32,
};

// ---------------------------------------------------------------- villages

const figure = (/** @type {string} */ is, source = 'assumption') => `{is: ${is}, source: ${source}}`;
const following = (/** @type {string} */ driver, source = 'assumption') => `{driver: ${driver}, source: ${source}}`;

/**
 * A venture as a line of YAML.
 * @param {string} head id, strategy and titles, divided by bars
 * @param {Record<string, string>} figures
 */
function line(head, figures, start = 2019) {
  const [id, strategy, en, zh] = head.split('|');
  const written = Object.entries(figures).map(([name, value]) => `${name}: ${value}`);
  return `${id}: {strategy: ${strategy}, start: ${start}, title: {en: ${en}, zh: ${zh}}, ${written.join(', ')}}`;
}

/**
 * Ventures by kind: the income wanted in; the line, and the mean that its rounded figures bring, out.
 * @type {Record<string, (wanted: number) => [line: string, mean: number]>}
 */
const ventures = {
  land(wanted) {
    const rent = rounded(250 + 200 * chance(), 10);
    const area = Math.round(wanted / (rent * mean.rent));
    const text = line('land|resource-lease|Collective land (let)|集体机动地发包', {
      area: figure(`${area} mu`),
      rent: `{driver: land_rent, times: ${rent} yuan/mu/year, source: assumption}`,
      arrears_chance: figure('2%'),
      recovery: figure('60%'),
    });
    return [text, area * rent * mean.rent];
  },
  partner(wanted) {
    const amount = rounded(wanted, 1000);
    const head = 'partner|steady-income|Support of partner units|帮扶单位支持';
    return [line(head, { amount: figure(`${amount} yuan/year`) }), amount];
  },
  services(wanted) {
    const amount = rounded(wanted / mean.services, 1000);
    const text = line('services|steady-income|Machine services for farmers|农机作业服务', {
      amount: figure(`${amount} yuan/year`),
      factor: following('services'),
    });
    return [text, amount * mean.services];
  },
  store(wanted) {
    const value = rounded(wanted / mean.value, 10_000);
    const text = line('store|contracted-out|Grain dryer and store (let)|粮食烘干仓储设施发包', {
      value: figure(`${value} yuan`),
      fee_rate: figure('8%', 'entrusted-herds'),
      arrears_chance: figure('3%'),
    });
    return [text, value * mean.value];
  },
  mill(wanted) {
    const guarantee = rounded(wanted / mean.guarantee, 1000);
    const text = line('mill|shareholding|Stake in a rice mill (fixed return)|入股米业（固定收益）', {
      output: figure('2000 t/year'),
      price: figure('5 yuan/kg'),
      guarantee: figure(`${guarantee} yuan/year`),
      arrears_chance: figure('3%'),
    });
    return [text, guarantee * mean.guarantee];
  },
  herbs(wanted) {
    const area = rounded(wanted / mean.mu, 10);
    const text = line('herbs|herb-planting|Herbs of the households (service fee)|农户药材种植服务', {
      area: figure(`${area} mu`),
      standing_at_start: figure(`${area / 2} mu`),
      price: following('herb_price', 'herb-prices'),
      drought_year: following('bad_weather'),
      share: figure('0%'),
      service_fee: figure('60 yuan/mu/year', 'seven-villages'),
    });
    return [text, area * mean.mu];
  },
  cattle(wanted) {
    const head = Math.round(wanted / mean.head);
    const text = line('cattle|cattle-base|Fattening yard|肉牛育肥场', {
      places: figure(`${head} head`),
      fill: figure('[100%]'),
      herd_at_start: figure(`${head} head`),
      herd_value_at_start: figure('19200 yuan/head', 'cattle-costs'),
      dry_year: following('bad_weather'),
    });
    return [text, head * mean.head];
  },
  meat(wanted) {
    const capacity = rounded(wanted / mean.kilogram, 100);
    const text = line('meat|processing|Dried meat works|风干肉加工厂', {
      capacity: figure(`${capacity} kg/year`),
      use: figure('[100%]'),
      price: figure('290 yuan/kg', 'meat-costs'),
      selling: figure('8%', 'meat-costs'),
    });
    return [text, capacity * mean.kilogram];
  },
};

/** Villages of each bracket: whole numbers by the largest remainders. */
function counts() {
  const exact = brackets.map(({ share }) => share * villageCount);
  const whole = exact.map(Math.floor);
  const order = exact.map((_, i) => i).sort((a, b) => ((exact[b] ?? 0) % 1) - ((exact[a] ?? 0) % 1));
  const missing = villageCount - whole.reduce((a, b) => a + b);
  return whole.map((count, i) => count + (order.indexOf(i) < missing ? 1 : 0));
}

const villages = counts().flatMap((count, k) => {
  const { low = 0, high = 0, patterns = [] } = brackets[k] ?? {};
  const [from, to] = [low * margin, high / margin];
  return Array.from({ length: count }, (_, i) => {
    const wanted = from * (to / from) ** ((i + chance()) / count);
    const kinds = (patterns[i % patterns.length] ?? '').split(' ');
    let rest = wanted;
    // Land comes first in the file and is reckoned last, because the others are rounded more coarsely.
    const lines = kinds.map((_, n) => {
      const at = kinds.length - 1 - n;
      const [text, brings] = ventures[kinds[at] ?? '']?.(at === 0 ? rest : wanted * (parts[kinds.length]?.[at] ?? 0)) ?? ['', 0];
      rest -= brings;
      return text;
    });
    return { bracket: k, income: wanted - rest, lines: lines.reverse() };
  }).map((village, i) => ({ ...village, first: i === 0, count }));
});
const idOf = (/** @type {number} */ i) => `v${`${i + 1}`.padStart(3, '0')}`;

// ---------------------------------------------------------------- plans: who receives how much, yuan by village

/** What a yuan of support brings a year: let for 8%, or a fixed return of 6.85%; 8% of years are in arrears and lose half. */
const [letReturn, stakeReturn] = [0.08 * (1 - 0.08 * 0.5), 0.0685 * (1 - 0.08 * 0.5)];
const sum = (/** @type {number[]} */ amounts) => amounts.reduce((a, b) => a + b, 0);

const even = villages.map(() => budget / villageCount);

/** Every village below the line receives what lifts it there, within the limits. */
const weakest = (/** @type {number} */ line) =>
  villages.map(({ income }) => {
    const needed = Math.min(Math.ceil((line - income) / letReturn / 10_000) * 10_000, most);
    return needed < least ? 0 : needed;
  });
let waterline = 100_000;
while (sum(weakest(waterline + 1000)) <= budget) waterline += 1000;

/** From the richest village below a million downward, each what lifts it to the aim, until the sum is used up. */
const leaders = villages.map(() => 0);
for (let i = villages.length - 1, left = budget; i >= 0 && left > 0; i--) {
  const { income = 0 } = villages[i] ?? {};
  if (income >= 1_000_000) continue;
  leaders[i] = Math.min(Math.ceil((leaderIncome - income) / stakeReturn / 10_000) * 10_000, left);
  left -= leaders[i] ?? 0;
}

/** The venture that support buys: let, or a stake. */
const bought = {
  let: (/** @type {number} */ yuan) =>
    line(
      'new|contracted-out|Facility or herd bought with support (let)|扶持资金购置设施或牛群发包',
      {
        value: figure(`${yuan} yuan`),
        fee_rate: '{min: 6%, likely: 8%, max: 10%, source: entrusted-herds}',
        opening: figure('[75%, 100%]'),
        arrears_chance: figure('8%'),
        paid_in: figure(`${yuan} yuan`),
      },
      2020,
    ),
  stake: (/** @type {number} */ yuan) =>
    line(
      'new|shareholding|Stake bought with support (fixed return)|扶持资金入股（固定收益）',
      {
        output: figure('2000 t/year'),
        price: figure('5 yuan/kg'),
        guarantee: figure(`${Math.round(yuan * 0.0685)} yuan/year`, 'seven-villages'),
        arrears_chance: figure('8%'),
        contribution: figure(`${yuan} yuan`),
      },
      2020,
    ),
};

const yuan = (/** @type {number} */ amount) => `${Math.round(amount)}`.replace(/\B(?=(\d{3})+$)/g, ',');
const wan = (/** @type {number} */ amount) => (Math.round(amount / 1000) / 10).toString();
const among = ({ low, high } = { low: 0, high: 0 }) => `${yuan(low)} to ${yuan(high)} yuan (${wan(low)}万至${wan(high)}万元)`;

const villageLines = villages.flatMap(({ income, lines, bracket, first, count }, i) => [
  ...(first ? ['', `  # ${count} villages with ${among(brackets[bracket])} in the mean of 2020`] : []),
  `  ${idOf(i)}:`,
  `    title: {en: Synthetic village ${idOf(i).slice(1)}, zh: 合成村${idOf(i).slice(1)}}`,
  `    note: {en: "Synthetic. Mean income of 2020: ${yuan(income)} yuan.", zh: 合成数据。2020年收入均值${wan(income)}万元。}`,
  '    ventures:',
  ...lines.map((text) => `      ${text}`),
]);

/**
 * Changes and support of a plan, for the villages that receive something.
 * @param {number[]} amounts @param {(yuan: number) => string} buy
 */
function planLines(amounts, buy, rule = '') {
  const paid = amounts.map((amount, i) => ({ id: idOf(i), amount })).filter(({ amount }) => amount > 0);
  return [
    `# ${paid.length} villages receive ${yuan(sum(amounts))} yuan together${rule}.`,
    '    changes:',
    ...paid.map(({ id, amount }) => `      ${id}: {${buy(amount)}}`),
    '    support:',
    ...paid.map(({ id, amount }) => `      ${id}: {2020: ${amount} yuan}`),
  ];
}

const fills = {
  villages: villageLines,
  even: planLines(even, bought.let),
  weakest: planLines(weakest(waterline), bought.let, `; the line is ${yuan(waterline)} yuan`),
  leaders: planLines(leaders, bought.stake),
};
const frame = readFileSync(new URL('jixi-city.frame.yaml', import.meta.url), 'utf8');
process.stdout.write(
  Object.entries(fills).reduce((text, [name, lines]) => text.replace(`# <${name}>`, () => lines.join('\n').trim()), frame),
);
