/** A scenario in; its villages in batches out: those that read the same drivers go together, so that a driver that moves reaches few batches. */
import type { Scenario } from '../base/nouns.ts';
import { once } from '../base/once.ts';
import { ownOf } from '../base/own.ts';
import { namesReadBy } from './reads.ts';

/** Places of villages among those of the scenario, from 0, in their order. */
export type Places = readonly number[];

/** Villages in a batch; one of them may have fewer. */
const batchSize = 8;

/** Which drivers a village reads, in whatever plan: a digit a driver. */
function readsOf({ drivers, plans, strategies }: Scenario, place: number): string {
  const ventures = new Set(plans.flatMap(({ villages }) => villages[place]?.ventures ?? []));
  const names = [...ventures].flatMap((venture) => {
    const strategy = ownOf(strategies, venture.strategy);
    return strategy ? namesReadBy(strategy)(venture) : [];
  });
  return drivers.map(({ id }) => (names.some((own) => own.has(id)) ? '1' : '0')).join('');
}

/** The same batches for every plan, so that what plans share is made once. The villages of a small town are one batch, as they are written. */
export const batchesOf = once((scenario: Scenario): readonly Places[] => {
  const places = [...scenario.villages.keys()];
  if (places.length <= batchSize) return [places];
  const reads = places.map((place) => readsOf(scenario, place));
  const sorted = places.sort((a, b) => (reads[a] === reads[b] ? a - b : (reads[a] ?? '') < (reads[b] ?? '') ? -1 : 1));
  return Array.from({ length: Math.ceil(sorted.length / batchSize) }, (_, index) =>
    sorted.slice(index * batchSize, (index + 1) * batchSize).sort((a, b) => a - b),
  );
});

const placesOf = once(({ villages }: Scenario) => new Map(villages.map(({ id }, place) => [id, place])));

/** What was made village by village, in the order of batches, in; the same in the order of the scenario's villages out, and last what is of none. */
export function inOrder<T>(scenario: Scenario, made: readonly T[], villageOf: (one: T) => string | null): T[] {
  const places = placesOf(scenario);
  return made
    .map((one) => ({ one, place: places.get(villageOf(one) ?? '') ?? places.size }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
}
