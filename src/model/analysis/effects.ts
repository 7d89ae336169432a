/** Two sides of two files and an outcome in; what each change between them brings, that of the goal itself included, out. */
import type { Goal, Text } from '../base/nouns.ts';
import { meanOf, standardErrorOf } from '../base/stats.ts';
import type { Draws } from '../chance/draws.ts';
import type { Outcome } from '../goals/outcome.ts';
import { type Attribution, attribute } from './attribution.ts';
import { addColumns, type KeptParts, partsOf, type Sums } from './parts.ts';
import type { Side } from './pieces.ts';

const itself: Text = { en: 'the goal itself', zh: '目标本身' };

const asked = ({ measure, atLeast, year, who }: Goal): string => JSON.stringify([measure, atLeast, year, who]);

/** The outcome of a side run by run. */
function outcomeOf({ scenario, plan }: Side, outcome: Outcome, draws: Draws, kept?: KeptParts): Float64Array {
  const parts = partsOf(scenario, plan, outcome, kept);
  const sums: Sums = new Map();
  for (const village of parts.model.villages) addColumns(sums, parts.of(village, draws), 1, draws.runs);
  return parts.whole(sums, draws);
}

const among = (side: Side, ids: ReadonlySet<string>): Side => ({
  ...side,
  plan: { ...side.plan, villages: side.plan.villages.filter(({ id }) => ids.has(id)) },
});

/**
 * The attribution of an outcome between two sides. Where it is a goal that the other file asks for differently, the first side is judged by the first
 * file's goal and the second by its own; what the goal itself brings is counted last, after all other changes: how the second side fares by its own
 * goal less how it fares by the first one. So the parts add up to the whole difference. Yields and throws as `attribute` does.
 */
export function* effectsOn(a: Side, b: Side, outcome: Outcome, draws: Draws, kept?: KeptParts): Generator<number, Attribution> {
  const found = yield* attribute(a, b, outcome, draws, kept);
  if (outcome.kind !== 'goal') return found;
  const goal = b.scenario.goals.find(({ id }) => id === outcome.goal.id);
  if (!goal || asked(goal) === asked(outcome.goal)) return found;
  const shared = new Set(a.plan.villages.flatMap(({ id }) => (b.plan.villages.some((other) => other.id === id) ? [id] : [])));
  const [before, after] = [among(a, shared), among(b, shared)];
  const own = outcomeOf(after, { kind: 'goal', goal }, draws, kept);
  const byFirst = outcomeOf(after, outcome, draws, kept);
  const start = outcomeOf(before, outcome, draws, kept);
  const step = own.map((x, i) => x - (byFirst[i] as number));
  const value = meanOf(step);
  return {
    ...found,
    to: found.to + value,
    difference: found.to + value - found.from,
    standardError: standardErrorOf(own.map((x, i) => x - (start[i] as number))),
    parts: [...found.parts, { name: `goals/${goal.id}`, title: itself, value, standardError: standardErrorOf(step) }],
  };
}
