import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { countyText } from '../../bench/county.ts';
import { answerOnce, openSession, scenarioFile, scenarioOf } from '../../bench/engine.ts';
import { moveFigure, moveGoal, moveLevel, times } from '../../bench/moves.ts';

const text = readFileSync('bench/reference.yaml', 'utf8');
const reference = { ...scenarioFile('bench/reference.yaml'), runs: 500 };

test('a county has three ventures a village, and is the same each time', async () => {
  const county = scenarioOf(countyText(text, 40));
  expect(county.villages.map(({ ventures }) => ventures.length)).toEqual(Array(40).fill(3));
  expect(new Set(county.villages.flatMap(({ ventures }) => ventures.map(({ strategy }) => strategy))).size).toBe(6);
  expect(countyText(text, 40)).toBe(countyText(text, 40));
  const [summary] = await answerOnce({ ...county, runs: 500 });
  expect(summary?.villages.every(({ measures }) => (measures.income?.at(-1)?.p50 ?? 0) > 0)).toBe(true);
});

test('a slider changes the answer, and the answer is that from nothing', async () => {
  const session = openSession(1);
  const [before] = await session.answer(reference);
  for (const move of [moveFigure('east', 'wheat', 'area'), moveLevel('beef_price'), moveGoal]) {
    const moved = move(reference, 0.05);
    const [after] = await session.answer(moved);
    expect(after).not.toEqual(before);
    expect([after]).toEqual(await answerOnce(moved));
  }
  session.end();
});

test('four times the villages bring four times the income', async () => {
  const [one] = await answerOnce(reference);
  const [four] = await answerOnce(times(reference, 4));
  expect(four?.town.income?.[4]?.mean).toBeCloseTo(4 * (one?.town.income?.[4]?.mean ?? 0), 3);
});
