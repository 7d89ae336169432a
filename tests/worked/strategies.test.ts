import { describe, expect, test } from 'vitest';
import type { Projection } from '../../src/model/index.ts';
import { means, projectedPlan, scenarioOf } from '../helpers.ts';

// Four strategies worked by hand in the comments, over 2021 to 2024, the events never or in every year. All income stays in the fund but where shares are written.

const projected = (venture: string, { dry = '0%', more = '', to = 2024, runs = 3 } = {}): Projection =>
  projectedPlan(
    scenarioOf(`format: furrow/1
title: Worked
years: {from: 2021, to: ${to}}
simulation: {runs: ${runs}}
drivers:
  beef_price: {unit: yuan/kg, process: {kind: trend, start: 30 yuan/kg}}
  calf_price: {unit: yuan/kg, process: {kind: trend, start: 40 yuan/kg}}
  doubling: {unit: yuan/kg, process: {kind: trend, start: 5 yuan/kg, growth: 100%}}
  dry: {process: {kind: event, chance: ${dry}}}
${more}villages:
  v: {ventures: {x: {${venture}}}}
`),
  );
const of = (projection: Projection, measure: string) => means(projection, 'v', measure);

describe('cow-calf', () => {
  // A calf brings 200 × 40 = 8,000, a wintered one 300 × 40 = 12,000, a culled cow 500 × 80% × 30 = 12,000.
  const prices =
    'weaned_weight: 200 kg/head, wintered_weight: 300 kg/head, cull_weight: 500 kg/head, cull_price: 80%, cow_price: 20000 yuan/head, cost_per_place: 5000 yuan/head';
  const herd = 'places: 80 head, mortality: 20%, cull: 25%, young_part: 50%, cows_per_job: 40 head/person';

  test('80 cows bought: no calves at first, and too few heifers to hold the herd', () => {
    const p = projected(
      `strategy: cow-calf, ${herd}, ${prices}, calving: 80%, calf_deaths: 25%, keep_most: 50%, wintered: 50%, first_part: 50%, feed_cost: 4000 yuan/head/year, care_cost: 1000 yuan/head/year, disease_chance: 0%, grant_amount: 500000 yuan, stop: 2023`,
    );
    // 2021: 80 bought, kept half the year: 40 × 5,000 = 200,000.
    // 2022: 80 cows wean 80 × 80% × 75% = 48; 64 live, 16 of them are culled, 48 stay. Wanted: 80/0.8 − 48 × 75% = 64 heifers, to be had: 24.
    //   12 calves sold, 12 wintered: 96,000 + 16 × 12,000 = 288,000, less 80 × 5,000.
    // 2023: 48 cows, 24 heifers, 12 yearlings. Weaned 28.8, kept 14.4, sold 7.2: 57,600; yearlings 9.6: 115,200; culled 9.6: 115,200.
    //   288,000 less (48 + 36/2) × 5,000 = 330,000.
    // 2024: stopped; the herd on hand is not sold.
    expect(of(p, 'turnover')).toEqual([0, 288_000, 288_000, 0]);
    expect(of(p, 'income')).toEqual([-200_000, -112_000, -42_000, 0]);
    // Sheds 80 × 5,000 and cows 80 × 20,000, once. Losses reach the income, not the fund.
    expect(of(p, 'investment')).toEqual([2_000_000, 0, 0, 0]);
    expect(of(p, 'fund')).toEqual([-1_500_000, -1_500_000, -1_500_000, -1_500_000]);
    expect(of(p, 'jobs')).toEqual([2, 2, 1.2, 0]);
    // At the end of each year: 80; 48 + 24/2; 38.4 − 9.6 + 19.2 = 48, and 14.4/2; each at 12,000.
    expect(of(p, 'herd_value')).toEqual([960_000, 720_000, 662_400, 0]);
  });

  // Begun in 2018: 80 cows, of which 64 live and 16 are culled; 40 heifers, of which 32 take their places. 80 calves, 40 of them kept: 80/0.8 − 80 × 75%.
  const steady = `strategy: cow-calf, start: 2018, ${herd}, ${prices}, cows_at_start: 80 head, heifers_at_start: 40 head, calving: 100%, calf_deaths: 0%, keep_most: 60%, feed_cost: 2000 yuan/head/year, care_cost: 1000 yuan/head/year`;

  test('a herd that holds itself brings the same each year', () => {
    // Sold 40 × 8,000 + 16 × 12,000 = 512,000; fed 80 + 40/2 = 100 × 3,000 = 300,000.
    const p = projected(`${steady}, disease_chance: 0%`);
    expect(of(p, 'income')).toEqual([212_000, 212_000, 212_000, 212_000]);
    expect(of(p, 'fund')).toEqual([212_000, 424_000, 636_000, 848_000]);
    expect(of(p, 'herd_value')).toEqual([1_200_000, 1_200_000, 1_200_000, 1_200_000]);
    expect(of(p, 'investment')).toEqual([0, 0, 0, 0]);
  });

  test('shared with households, in dry years', () => {
    // Half of 212,000, less 6,000 of the village's own.
    const p = projected(`${steady}, disease_chance: 0%, share: 50%, overhead: 6000 yuan/year`);
    expect(of(p, 'income')[0]).toBe(100_000);
    expect(of(p, 'household_income')[0]).toBe(106_000);
    // Feed of 2,000 becomes 3,000: 100 × 4,000.
    const dry = projected(`${steady}, disease_chance: 0%, dry_year: {driver: dry}, dry_feed: 50%`, { dry: '100%' });
    expect(of(dry, 'income')).toEqual([112_000, 112_000, 112_000, 112_000]);
  });

  test('an outbreak in every year takes half', () => {
    // 2021: weaned 40, kept 24 (60%), sold 16: 128,000; 32 cows live, 8 culled: 96,000; cost 300,000. Cows 32 − 8 + 16 = 40.
    // 2022: weaned 20, kept 12, sold 8: 64,000; 16 live, 4 culled: 48,000; fed 40 + 24/2 = 52: 156,000.
    const p = projected(`${steady}, disease_chance: 100%, disease_loss: 50%`, { to: 2022 });
    expect(of(p, 'income')).toEqual([-76_000, -44_000]);
    // Cows 40 and heifers 24/2; then 16 − 4 + 24 × 40% = 21.6 and 12/2.
    expect(of(p, 'herd_value')).toEqual([624_000, 331_200]);
    expect(of(p, 'fund')).toEqual([0, 0]);
  });

  test('heifers fill the places that a small herd leaves empty', () => {
    // No deaths, none culled, half of the calves kept: 10 cows and 5 heifers; 10 + 5 = 15 cows; 15 + 5 = 20; 20 + 7.5 = 27.5, wanted 30: 2.5 kept where 10 could be.
    const p = projected(
      'strategy: cow-calf, start: 2018, places: 30 head, cows_at_start: 10 head, heifers_at_start: 5 head, calving: 100%, calf_deaths: 0%, mortality: 0%, cull: 0%, keep_most: 50%, disease_chance: 0%, cows_per_job: 1 head/person',
      { to: 2026 },
    );
    expect(of(p, 'jobs')).toEqual([10, 15, 20, 27.5, 30, 30]);
  });
});

describe('crop-planting', () => {
  const fields =
    'strategy: crop-planting, area: 1000 mu, planted: [50%, 100%], irrigated: 40%, yield: 100 kg/mu, price: 5 yuan/kg, cost: 300 yuan/mu/year, drought_loss: 50%, irrigated_loss: 10%, share: 60%, service_fee: 20 yuan/mu/year, fee_kept: 50%, mu_per_job: 250 mu/person, setup: 100000 yuan, grant_amount: 40000 yuan, drought_year: {driver: dry}, stop: 2023';

  test('shared, with a fee, in ordinary years', () => {
    // 500 mu: 50,000 kg × 5 − 500 × 300 = 100,000; 60% of it and 500 × 20. Then 1,000 mu; then stopped.
    const p = projected(fields);
    expect(of(p, 'turnover')).toEqual([160_000, 320_000, 320_000, 0]);
    expect(of(p, 'income')).toEqual([70_000, 140_000, 140_000, 0]);
    // 40,000 − 10,000.
    expect(of(p, 'household_income')).toEqual([30_000, 60_000, 60_000, 0]);
    // −100,000 + 40,000 + 70,000, then what comes in.
    expect(of(p, 'fund')).toEqual([10_000, 150_000, 290_000, 290_000]);
    expect(of(p, 'jobs')).toEqual([2, 4, 4, 0]);
    expect(of(p, 'entities')).toEqual([1, 1, 1, 0]);
  });

  test('in drought: dry land loses half, irrigated land a tenth', () => {
    // Lost 40% × 10% + 60% × 50% = 34%: 33,000 kg × 5 − 150,000 = 15,000; 9,000 + 5,000. Households 6,000 − 5,000.
    const p = projected(fields, { dry: '100%' });
    expect(of(p, 'income')).toEqual([14_000, 28_000, 28_000, 0]);
    expect(of(p, 'household_income')).toEqual([1_000, 2_000, 2_000, 0]);
    expect(of(p, 'fund')).toEqual([-46_000, -18_000, 10_000, 10_000]);
  });
});

describe('tourism', () => {
  const site =
    'strategy: tourism, visits: 10000 person/year, ramp: [40%, 100%], spend: 100 yuan/person, margin: 30%, share: 50%, local: 20%, overhead: 20000 yuan/year, visits_per_job: 1000, setup: 300000 yuan, shock_loss: 75%, stop: 2023';
  const more = 'allocation: {relief: 80%, development: 20%}\n';

  test('visits grow; the village, households and the fund have their parts', () => {
    // 4,000 × 100 = 400,000, 120,000 of it remains: half, less 20,000; then 1,000,000 and 300,000.
    const p = projected(`${site}, shock_chance: 0%`, { more });
    expect(of(p, 'turnover')).toEqual([400_000, 1_000_000, 1_000_000, 0]);
    expect(of(p, 'income')).toEqual([40_000, 130_000, 130_000, 0]);
    // Half of the profit, and a fifth of the cost: 60,000 + 56,000; 150,000 + 140,000.
    expect(of(p, 'household_income')).toEqual([116_000, 290_000, 290_000, 0]);
    expect(of(p, 'jobs')).toEqual([4, 10, 10, 0]);
    // −150,000, and a fifth of the income.
    expect(of(p, 'fund')).toEqual([-142_000, -116_000, -90_000, -90_000]);
  });

  test('a lost season in every year takes three quarters', () => {
    // 1,000 visits: 15,000 − 20,000; then 2,500: 37,500 − 20,000. A loss gives the fund nothing.
    const p = projected(`${site}, shock_chance: 100%`, { more });
    expect(of(p, 'income')).toEqual([-5_000, 17_500, 17_500, 0]);
    expect(of(p, 'household_income')).toEqual([29_000, 72_500, 72_500, 0]);
    expect(of(p, 'fund')).toEqual([-150_000, -146_500, -143_000, -143_000]);
  });

  test('one year in four, and half of the usual visitors', () => {
    // Exactly a quarter of 500 strata: 75% × 40,000 − 25% × 5,000.
    expect(of(projected(`${site}, shock_chance: 25%`, { runs: 500 }), 'income')[0]).toBe(28_750);
    // 2,000 × 100 × 30% × 50% − 20,000.
    expect(of(projected(`${site}, shock_chance: 0%, demand: 0.5`), 'income')[0]).toBe(10_000);
  });
});

describe('trading-service', () => {
  const shop =
    'strategy: trading-service, volume: 10 t/year, ramp: [50%, 100%], purchase_price: 20 yuan/kg, sale_price: 40 yuan/kg, platform_cost: 15%, on_commission: 20%, commission: 4 yuan/kg, from_households: 75%, shelf: 25%, overhead: 10000 yuan/year, volume_per_job: 2500 kg/person, setup: 50000 yuan, stop: 2023';

  test('bought and sold, and sold on commission', () => {
    // 34 is left of 40. 2021: 4,000 kg × (34 − 20) + 1,000 kg × 4 = 60,000, less 10,000. Then twice as much: 120,000 less 10,000.
    const p = projected(shop);
    expect(of(p, 'turnover')).toEqual([200_000, 400_000, 400_000, 0]);
    expect(of(p, 'income')).toEqual([50_000, 110_000, 110_000, 0]);
    // Bought 5,000; 8,000 + 1,000 more on the shelf; 8,000 kg: 75% of it at 20. On commission 1,000, then 2,000 kg at 34 − 4.
    expect(of(p, 'household_income')).toEqual([105_000, 195_000, 180_000, 0]);
    // The shop and 1,000 kg on the shelf; 1,000 kg more; no more. What is on the shelf at the end is not sold.
    expect(of(p, 'investment')).toEqual([70_000, 20_000, 0, 0]);
    expect(of(p, 'fund')).toEqual([-20_000, 70_000, 180_000, 180_000]);
    expect(of(p, 'jobs')).toEqual([2, 4, 4, 0]);
  });

  test('half with a partner, and in a year of half the demand', () => {
    const half = projected(`${shop}, share: 50%`);
    expect(of(half, 'income')[0]).toBe(20_000);
    expect(of(half, 'investment')[0]).toBe(35_000);
    // 30,000 − 10,000.
    expect(of(projected(`${shop}, demand: 0.5`), 'income')[0]).toBe(20_000);
  });

  test('when goods grow dearer, income less investment is still the money in and out', () => {
    // Bought at 10 and 20: 160,000 − 5,000 kg × 10 = 110,000; 160,000 − 4,000 kg × 20 = 80,000.
    const p = projected(
      'strategy: trading-service, volume: 4 t/year, ramp: [100%], purchase_price: {driver: doubling}, sale_price: 40 yuan/kg, platform_cost: 0%, shelf: 25%, overhead: 0 yuan/year',
      { to: 2022 },
    );
    expect(of(p, 'fund')).toEqual([110_000, 190_000]);
    expect(of(p, 'income')).toEqual([120_000, 80_000]);
  });
});
