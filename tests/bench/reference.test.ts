import { describe, expect, test } from 'vitest';
import { referenceWork, scenarioFile } from '../../bench/engine.ts';
import { figuresOf } from '../../bench/figures.ts';
import { byHand, herdsAtStart, incomeOf } from '../../bench/peers/by-hand.ts';
import { quantilesOf } from '../../bench/peers/outcome.ts';
import { type Column, makeDraws } from '../../src/model/index.ts';
import { projectedPlan } from '../helpers.ts';

// The bench compares times only of those that compute the same: here without looking at a clock.

const scenario = scenarioFile('bench/reference.yaml');
const figures = figuresOf(scenario);

describe('the reference work', () => {
  test('has 28 ventures, 5 years, 10,000 runs and 6 prices that all hang together', () => {
    expect(scenario.villages.flatMap(({ ventures }) => ventures)).toHaveLength(28);
    expect([figures.years, figures.runs, figures.levels.length]).toEqual([5, 10_000, 9]);
    expect(figures.prices).toHaveLength(6);
    expect(figures.correlations.flat().filter((is) => is !== 0 && is !== 1)).toHaveLength(30);
    const kinds = [figures.crops, figures.herds, figures.leases, figures.shares].map(({ length }) => length);
    expect(kinds).toEqual([12, 8, 4, 4]);
  });

  test('gives the same income by hand in every year of every run, on the same prices and weather', () => {
    const runs = 200;
    const years = Array.from({ length: figures.years }, (_, t) => scenario.years.from + t);
    const drawn = makeDraws(scenario.seed, runs).drivers(scenario.drivers, scenario.correlations, years);
    const at = (id: string, t: number, run: number) => {
      const column = drawn.get(id)?.[t] as Column;
      return typeof column === 'number' ? column : (column[run] as number);
    };
    const prices = scenario.drivers.filter(({ process }) => process.kind === 'mean-reverting').map(({ id }) => id);
    const { income = [] } = projectedPlan(scenario, 'as-is', { runs }).town;
    for (let run = 0; run < runs; run++) {
      const herds = herdsAtStart(figures);
      for (const t of years.keys()) {
        const weather = { harvest: at('harvest', t, run), drought: at('drought', t, run) };
        const paid = Float64Array.from(prices, (id) => at(id, t, run));
        const own = incomeOf(figures, { prices: paid, weather }, herds);
        const theirs = (income[t] as Float64Array)[run] as number;
        expect(Math.abs(own - theirs)).toBeLessThan(1e-9 * 5_000_000);
      }
    }
  });

  test('gives the same mean by hand with random numbers of its own', () => {
    const runs = 2000;
    const ours = referenceWork({ ...scenario, runs });
    const own = byHand({ ...figures, runs }, 1);
    const error = Math.hypot(ours.standardError, own.standardError);
    expect(Math.abs(ours.mean - own.mean)).toBeLessThan(4 * error);
  });
});

test('quantiles by selection are those of the sorted column', () => {
  const column = Float64Array.from({ length: 501 }, (_, i) => (i * 173) % 400);
  const sorted = column.slice().sort();
  expect(quantilesOf(column, [0, 0.25, 0.5, 0.9, 1])).toEqual([0, 125, 250, 450, 500].map((i) => sorted[i]));
});
