import { expect, test } from 'vitest';
import { landmarks, lights, type Scenario, standings } from '../../src/model/index.ts';

// How plans stand: shares counted by hand on ten runs.

const tenth = Float64Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);

test('runs fall below the floor, between, or reach the target; what equals a border has reached it', () => {
  expect(lights(tenth, 3, 8)).toEqual([0.2, 0.5, 0.3]);
  expect(lights(tenth, 0, 11)).toEqual([0, 1, 0]);
  expect(lights(5, 5, 6)).toEqual([0, 1, 0]);
  expect(lights(5, 4, 5)).toEqual([0, 0, 1]);
  // A floor above the target leaves nothing between.
  expect(lights(tenth, 9, 5)).toEqual([0.4, 0, 0.6]);
  // Units are multiplied with rounding: 0.1 + 0.2 is not 0.3.
  expect(lights(0.1 + 0.2, 0.2, 0.3)).toEqual([0, 0, 1]);
});

test('regret is what the best plan of the run has more', () => {
  const [first, second] = standings([tenth, tenth.map((x) => 11 - x)], 3, 8);
  // Missed: 9, 7, 5, 3, 1 in the first five runs.
  expect(first?.regret.mean).toBeCloseTo(2.5, 12);
  expect(second?.regret.mean).toBeCloseTo(2.5, 12);
  expect(first?.regret.bestShare).toBe(0.5);
  expect([first?.mean, first?.below, first?.above]).toEqual([5.5, 0.2, 0.3]);
});

test('the target is the most that a goal asks of all villages together; where none does, of every village', () => {
  const scenario = (goals: object[]) => ({ goals, villages: [1, 2, 3, 4] }) as unknown as Scenario;
  const income = { measure: 'income', atLeast: 100 };
  expect(landmarks(scenario([{ ...income, who: { kind: 'every village' } }]), 50)).toEqual({
    floor: 50,
    target: 400,
    isAsked: true,
  });
  // Together they have more than that already, so it says nothing about the town.
  expect(landmarks(scenario([{ ...income, who: { kind: 'every village' } }]), 401.2)).toEqual({
    floor: 401,
    target: 502,
    isAsked: false,
  });
  expect(
    landmarks(
      scenario([
        { ...income, who: { kind: 'the town' }, atLeast: 150 },
        { ...income, who: { kind: 'the town' }, atLeast: 120 },
        { ...income, who: { kind: 'every village' } },
      ]),
      50,
    ),
  ).toEqual({ floor: 50, target: 150, isAsked: true });
  expect(landmarks(scenario([{ ...income, who: { kind: 'share', share: 0.5 } }]), 80)).toEqual({
    floor: 80,
    target: 100,
    isAsked: false,
  });
});
