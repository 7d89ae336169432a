import { expect, test } from 'vitest';
import { makeHistory, stepBetween } from '../../src/notebooks/runtime/history.ts';

/** Texts of few letters, so that what they have in common at both ends overlaps. */
const texts = ['', 'a', 'aa', 'aaa', 'aba', 'abab', 'ab', 'ba', '价格：30', '价格：31', '价格：3', '格'];

test('from any text to any other and back', () => {
  for (const before of texts)
    for (const after of texts) {
      const history = makeHistory();
      history.add(before, after);
      expect(history.undo(after)).toBe(before);
      expect(history.redo(before)).toBe(after);
    }
});

test('a step holds only what is another, and what comes after a change cannot be redone', () => {
  expect(stepBetween('level: 30 yuan/kg', 'level: 32.5 yuan/kg')).toEqual({ at: 8, gone: 1, piece: '2.5' });
  const history = makeHistory();
  history.add('a', 'ab');
  history.undo('ab');
  history.add('a', 'ac');
  expect([history.canUndo(), history.canRedo(), history.redo('ac')]).toEqual([true, false, null]);
});

test('what is kept is the nearest hundred, and of those no more letters than have room', () => {
  const history = makeHistory();
  for (let i = 0; i < 150; i++) history.add(`${i}`, `${i + 1}`);
  const kept = history.kept();
  expect(kept.past).toHaveLength(100);
  history.restart(kept);
  for (let i = 150; i > 50; i--) expect(history.undo(`${i}`)).toBe(`${i - 1}`);
  expect(history.canUndo()).toBe(false);
  const long = makeHistory();
  for (const letter of ['a', 'b', 'c']) long.add(letter.repeat(90_000), '');
  expect(long.kept().past.map(({ piece }) => piece[0])).toEqual(['b', 'c']);
});
