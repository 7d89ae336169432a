import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joined } from '../../src/notebooks/inputs/writing.ts';

// Two hands change one text: the editor and another page.

const base = 'a: 1\nb: 2\nc: 3\nd: 4';

test('changes apart from one another both stand, whichever comes first', () => {
  expect(joined(base, 'a: 1x\nb: 2\nc: 3\nd: 4', 'a: 1\nb: 2\nc: 3\nd: 5')).toBe('a: 1x\nb: 2\nc: 3\nd: 5');
  expect(joined(base, 'a: 1\nb: 2\nc: 3\nd: 4x', 'a: 9\nb: 2\nc: 3\nd: 4')).toBe('a: 9\nb: 2\nc: 3\nd: 4x');
  expect(joined(base, base, 'other')).toBe('other');
  expect(joined(base, 'mine', base)).toBe('mine');
});

test('what was typed in two places lies around the other change, which stands all the same', () => {
  expect(joined(base, 'a: 1x\nb: 2\nc: 3\nd: 4x', 'a: 1\nb: 20\nc: 3\nd: 4')).toBe('a: 1x\nb: 20\nc: 3\nd: 4x');
  expect(joined(base, 'A: 1\nb: 2\nc: 3\nnew: 0\nd: 4', 'a: 1\nb: 2\nc: 33\nd: 4')).toBe('A: 1\nb: 2\nc: 33\nnew: 0\nd: 4');
  expect(joined(base, 'A: 1\nb: 2\nc: 3\nD: 4', 'a: 1\nb: 20\nc: 30\nd: 4')).toBe('A: 1\nb: 20\nc: 30\nD: 4');
});

test('two values of one line are changed by one hand each', () => {
  const line = 'p: {kind: x, level: 32 yuan/kg, reversion: 15%}';
  const both = `to: 1\n${line}\nend: 1`;
  expect(joined(both, both.replace('15%', '20%').replace('to: 1', 'to: '), both.replace('32', '40'))).toBe(
    both.replace('15%', '20%').replace('to: 1', 'to: ').replace('32', '40'),
  );
  expect(joined(both, both.replace('32', '3x2').replace('to: 1', 'to: '), both.replace('32', '40'))).toBeNull();
});

test('the very line that both changed is for neither to give, and nor is one that stands twice', () => {
  expect(joined(base, 'a: 1\nb: 2x\nc: 3\nd: 4', 'a: 1\nb: 20\nc: 3\nd: 4')).toBeNull();
  expect(joined('a\nb\nb\nc', 'A\nb\nb\nC', 'a\nb\nB\nc')).toBeNull();
});

test('a line changed by one hand is found again beside any lines that the other typed', () => {
  const lines = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(lines, fc.nat(), fc.array(fc.nat(), { maxLength: 3 }), (all, at, typed) => {
      const mine = all.map((line, i) => (typed.some((n) => n % all.length === i) && i !== at % all.length ? `${line}!` : line));
      const theirs = all.map((line, i) => (i === at % all.length ? `${line}?` : line));
      const both = all.map((_, i) => (i === at % all.length ? (theirs[i] as string) : (mine[i] as string)));
      expect(joined(all.join('\n'), mine.join('\n'), theirs.join('\n'))).toBe(both.join('\n'));
    }),
  );
});
