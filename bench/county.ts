/** The reference scenario as text, and a number of villages, in; the text of a made-up county of so many villages with three ventures each, out. */
import { makeChance } from './chance.ts';

/** So many villages has the county of the bench. */
export const countyVillages = 500;

const seed = 500;

/** Rounded to three digits, as a planner would write it. */
const round = (x: number) => Number(x.toPrecision(3));

type Between = (low: number, high: number) => number;

const written = (figures: { readonly [name: string]: string }): string =>
  `{${Object.entries(figures)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')}}`;

const crop = (between: Between, price: string, area: string, grown: string, cost: string) =>
  written({ strategy: 'crop', area, yield: grown, price: `{driver: ${price}}`, loss: `${between(20, 40)}%`, cost });

const herd = (between: Between, places: number, animal: { readonly [name: string]: string }) =>
  written({
    strategy: 'herd',
    herd_at_start: `${Math.round(places * 0.75)} head`,
    places: `${places} head`,
    bought: `${Math.round(between(0, 4))} head`,
    ...animal,
  });

const cattle = {
  ...{ birth: '60%', death: '4%', drought_death: '5%', sale: '50%', weight: '480 kg/head' },
  ...{ price: '{driver: beef_price}', keep: '4700 yuan/head', fodder: '25%' },
};
const sheep = {
  ...{ birth: '92%', death: '8%', drought_death: '10%', sale: '80%', weight: '42 kg/head' },
  ...{ price: '{driver: lamb_price}', keep: '510 yuan/head', fodder: '30%' },
};

const mixed = (between: Between): { readonly [id: string]: () => string } => ({
  wheat: () =>
    crop(between, 'wheat_price', `${between(80, 900)} mu`, `${between(350, 450)} kg/mu`, `${between(650, 850)} yuan/mu`),
  herbs: () =>
    crop(between, 'herb_price', `${between(10, 120)} mu`, `${between(160, 230)} kg/mu`, `${between(1500, 2200)} yuan/mu`),
  cattle: () => herd(between, Math.round(between(30, 160)), cattle),
  sheep: () => herd(between, Math.round(between(100, 600)), sheep),
  pasture: () =>
    written({
      ...{ strategy: 'lease', area: `${between(200, 2000)} mu`, rent: `${between(30, 120)} yuan/mu` },
      ...{ price: '{driver: maize_price}', base: '2.4 yuan/kg', floor_rate: '85%', relief: '30%' },
    }),
  creamery: () =>
    written({
      ...{ strategy: 'share', output: `${between(100_000, 500_000)} kg`, price: '{driver: milk_price, times: 1.6}' },
      ...{ cost: '4.9 yuan/kg', share: '9%', guarantee: `${between(10_000, 30_000)} yuan`, costs: '80000 yuan' },
    }),
  // These have chances of their own: a fee that nobody knows yet, and tenants in arrears.
  facility: () =>
    written({
      ...{ strategy: 'contracted-out', start: '2025', value: `${between(300_000, 1_500_000)} yuan` },
      ...{ fee_rate: '{min: 6%, likely: 8%, max: 10%}', arrears_chance: `${between(2, 8)}%` },
    }),
  land: () =>
    written({
      ...{ strategy: 'resource-lease', start: '2025', area: `${between(100, 800)} mu`, arrears_chance: '3%' },
      rent: `{min: 100 yuan/mu/year, likely: ${between(150, 250)} yuan/mu/year, max: 320 yuan/mu/year}`,
    }),
});

/** Drivers and strategies are those of the reference scenario; the same villages each time. */
export function countyText(reference: string, villages: number): string {
  const [frame] = reference.split(/^villages:$/m, 1);
  const { uniform } = makeChance(seed);
  const kinds = Object.entries(mixed((low, high) => round(low + (high - low) * uniform())));
  const lines = Array.from({ length: villages }, (_, i) => {
    const first = Math.floor(uniform() * kinds.length);
    const three = [0, 1, 2].map((k) => kinds[(first + k * 3) % kinds.length] as (typeof kinds)[number]);
    return [`  v${i + 1}:`, '    ventures:', ...three.map(([id, write]) => `      ${id}: ${write()}`)].join('\n');
  });
  return `${frame}villages:
${lines.join('\n')}
goals:
  whole-county: {measure: income, at_least: ${villages * 250_000} yuan, year: 2030, who: the town, confidence: 80%}
  most-villages: {measure: income, at_least: 100000 yuan, year: 2030, who: 85% of villages, confidence: 80%}
`;
}
