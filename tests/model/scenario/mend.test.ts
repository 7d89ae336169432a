import { describe, expect, test } from 'vitest';
import { readScenario } from '../../../src/model/index.ts';
import { mended } from '../../../src/model/scenario/mend.ts';

const village = (venture: string, years = '{from: 2026, to: 2028}') => `format: furrow/1
title: t
years: ${years}
villages:
  a:
    ventures:
      lake: ${venture}
`;

const told = (text: string) => readScenario(text).problems.map(({ line, column, say }) => `${line}:${column} ${say.en}`);

describe('a full-width sign hides nothing else', () => {
  const wrong = '{strategy: resource-lease, area: -500 mu, rent: 3 kg}';
  const alone = told(village(wrong));

  test('above it', () => {
    expect(alone).toHaveLength(2);
    const found = told(village(wrong, '{from: 2026， to: 2028}'));
    expect(found[0]).toMatch(/^3:19 a full-width character/);
    expect(found.slice(1)).toEqual(alone);
  });

  test('nor on its own line, where places are those of the text as it is written', () => {
    const found = told(village('{strategy: resource-lease, area：-500 mu，rent: 3 kg}'));
    // Without blanks behind the signs all that follows stands one column further left, and two.
    expect(found.filter((line) => !line.includes('full-width'))).toEqual([
      alone[0]?.replace(/^7:(\d+)/, (_, n) => `7:${Number(n) - 1}`),
      alone[1]?.replace(/^7:(\d+)/, (_, n) => `7:${Number(n) - 2}`),
    ]);
  });

  test('and the file is still refused, with nothing to edit', () => {
    const { scenario, source } = readScenario(village('{strategy: resource-lease, area: 500 mu，rent: 300 yuan/mu/year}'));
    expect([scenario, source]).toEqual([null, null]);
  });
});

test.each([
  ['a：b', [1], 'a: b', 4, 3],
  ['a： b', [1], 'a: b', 4, 4],
  ['1，000 yuan, b', [1], '1000 yuan, b', 6, 7],
  ['汉：1，汉：2', [1, 3, 5], '汉: 1, 汉: 2', 11, 8],
])('%s', (text, signs, meant, column, written) => {
  const made = mended(text, signs);
  expect(made.text).toBe(meant);
  expect(made.placeOf({ line: 1, column })).toEqual({ line: 1, column: written });
  expect(made.placeOf({ line: 2, column })).toEqual({ line: 2, column });
});
