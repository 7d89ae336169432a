import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { words } from '../../src/notebooks/words/words.ts';

const root = fileURLToPath(new URL('../../src/notebooks/', import.meta.url));
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.startsWith('words'))
  .map((name) => readFileSync(root + name, 'utf8'))
  .join('\n');

/** Words that are looked up by an id of the model: measures and labels of sources. */
const byId = [
  'income',
  'fund',
  'sources',
  'entities',
  'turnover',
  'household_income',
  'jobs',
  'assumption',
  'estimate',
  'inferred',
  'stated',
];

test('every word is there in both languages', () => {
  for (const [key, { en, zh }] of Object.entries(words)) {
    expect(en.trim(), key).not.toBe('');
    expect(zh.trim(), key).not.toBe('');
  }
});

test('every word is used', () => {
  const unused = Object.keys(words).filter(
    (key) =>
      !byId.includes(key) &&
      !sources.includes(`word('${key}'`) &&
      !sources.includes(`'${key}' : '`) &&
      !sources.includes(`: '${key}'`),
  );
  expect(unused).toEqual([]);
});
