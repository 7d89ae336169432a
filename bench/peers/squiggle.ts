/** Figures and a number of samples in; the reference work written in Squiggle, run by its own library, out. */
import { run } from '@quri/squiggle-lang';
import type { Figures, Outcome } from '../figures.ts';
import { cholesky } from './futures.ts';

/**
 * The whole work as a Squiggle program: every price, herd and income is a set of samples, and samples of one place belong to one future.
 * Two conditions are written as sums and maxima that say the same, since a condition for each sample would be a call for each:
 * `drought ? due · (1 − relief) : due` is `due · (1 − relief · drought)`, and below a profit of 0 a share is below the guarantee anyway.
 */
export function squiggleText(figures: Figures): string {
  const mix = cholesky(figures.correlations);
  const lines: string[] = [];
  const sampled = (dist: string) => `SampleSet.fromDist(${dist})`;
  const sum = (terms: string[]) => terms.join(' + ');
  for (let t = 0; t < figures.years; t++) {
    for (const i of figures.prices.keys()) lines.push(`z${i}_${t} = ${sampled('normal(0, 1)')}`);
    for (const [i, { start, level, reversion, volatility }] of figures.prices.entries()) {
      const score = sum((mix[i] ?? []).slice(0, i + 1).map((share, k) => `${share} * z${k}_${t}`));
      const before = t === 0 ? Math.log(start) : `log${i}_${t - 1}`;
      lines.push(`log${i}_${t} = ${1 - reversion} * ${before} + ${reversion * Math.log(level)} + ${volatility} * (${score})`);
      lines.push(`price${i}_${t} = exp(log${i}_${t})`);
    }
    const { median, spread } = figures.harvest;
    lines.push(`harvest_${t} = ${median} * exp(${spread} * ${sampled('normal(0, 1)')})`);
    lines.push(`drought_${t} = ${sampled(`mx([0, 1], [${1 - figures.drought}, ${figures.drought}])`)}`);
    const price = (own: { price: number; times: number }) => `${own.times} * price${own.price}_${t}`;
    const terms = [
      ...figures.crops.map(
        (own) => `${own.area} * (${own.yield} * harvest_${t} * (1 - ${own.loss} * drought_${t}) * ${price(own)} - ${own.cost})`,
      ),
      ...figures.herds.map((own, i) => {
        const herd = t === 0 ? `${own.herd_at_start}` : `herd${i}_${t}`;
        const growth = `(${1 + own.birth - own.death - own.sale} - ${own.drought_death} * drought_${t})`;
        lines.push(`herd${i}_${t + 1} = min(${own.places}, ${herd} * ${growth} + ${own.bought})`);
        const sold = `(${herd} * ${own.sale} - ${own.bought}) * ${own.weight} * ${price(own)}`;
        return `(${sold} - ${herd} * ${own.keep} * (1 + ${own.fodder} * drought_${t}))`;
      }),
      ...figures.leases.map(
        (own) =>
          `${own.area * own.rent} * max(${own.floor_rate}, ${price(own)} / ${own.base}) * (1 - ${own.relief} * drought_${t})`,
      ),
      ...figures.shares.map((own) => {
        const profit = `${own.output} * harvest_${t} * (${price(own)} - ${own.cost}) - ${own.costs}`;
        return `max(${own.guarantee}, ${own.share} * (${profit}))`;
      }),
    ];
    for (const [i, term] of terms.entries()) lines.push(`income${i}_${t} = ${term}`);
    lines.push(`town_${t} = ${sum(terms.map((_, i) => `income${i}_${t}`))}`);
    lines.push(`quantiles_${t} = [${figures.levels.map((level) => `quantile(town_${t}, ${level})`).join(', ')}]`);
  }
  const last = figures.years - 1;
  lines.push(`[mean(town_${last}), stdev(town_${last})] -> List.concat(quantiles_${last})`);
  return lines.join('\n');
}

export async function squiggle(figures: Figures, seed: number): Promise<Outcome> {
  const environment = { sampleCount: figures.runs, xyPointLength: 1000, seed: String(seed) };
  const { result } = await run(squiggleText(figures), { environment });
  if (!result.ok) throw new Error(result.value.toString());
  const [mean = 0, sd = 0, ...quantiles] = result.value.result.asJS() as number[];
  return { mean, standardError: sd / Math.sqrt(figures.runs), quantiles };
}
