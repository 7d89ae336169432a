import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readScenario } from '../src/model/index.ts';
import { kindWords } from '../src/notebooks/books/assumptions-filter.ts';
import { word, words } from '../src/notebooks/words/words.ts';

const root = fileURLToPath(new URL('../src/notebooks/', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const sources = files
  .filter((name) => !name.startsWith('words'))
  .map((name) => readFileSync(root + name, 'utf8'))
  .join('\n');

/** Words that are looked up by an id of the model: measures and labels of sources. Kinds of references are looked up by their name. */
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

test('a gap of a word is in both languages', () => {
  const gaps = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const [key, { en, zh }] of Object.entries(words)) expect([...new Set(gaps(zh))], key).toEqual([...new Set(gaps(en))]);
});

test('a word has one place', () => {
  const keys = files
    .filter((name) => name.startsWith('words') && !name.endsWith('words.ts'))
    .flatMap((name) => [...readFileSync(root + name, 'utf8').matchAll(/^ {2}(\w+): \{/gm)].map(([, key]) => key));
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  expect(new Set(keys)).toEqual(new Set(Object.keys(words)));
});

test('every word is used', () => {
  const unused = Object.keys(words).filter(
    (key) => !byId.includes(key) && !sources.includes(`'${key}'`) && !sources.includes(`words.${key}`),
  );
  expect(unused).toEqual([]);
});

test('no Chinese stands elsewhere, but units and what is read', () => {
  const elsewhere = files
    .filter((name) => !name.startsWith('words'))
    .flatMap((name) => {
      const code = readFileSync(root + name, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
      return [...code.matchAll(/.*\p{Script=Han}.*/gu)]
        .map(([line]) => line)
        .filter(
          (line) =>
            !/new EngineError|\.split\(\/|^const \w+ = \//.test(line) &&
            /\p{Script=Han}/u.test(line.replace(/万元|万|元|垄亩/g, '')),
        )
        .map((line) => `${name}: ${line.trim()}`);
    });
  expect(elsewhere).toEqual([]);
});

test('kinds of the references that come with Furrow are told in Chinese', () => {
  const folder = fileURLToPath(new URL('../scenarios/', import.meta.url));
  const kinds = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => readScenario(readFileSync(folder + name, 'utf8')).scenario?.references ?? [])
    .map(({ kind }) => kind);
  expect(new Set(kinds).size).toBeGreaterThan(5);
  for (const kind of kinds) {
    expect(kindWords(kind, 'en')).toBe(kind);
    expect(kindWords(kind, 'zh')).toMatch(/^\p{Script=Han}+$/u);
  }
  expect(kindWords('a letter', 'zh')).toBe('a letter');
});

test('Chinese has no blank inside, and quotation marks inside of others are single', () => {
  const ends = { low: '121 万元', high: '152 万元' };
  expect(word('marketRefused', 'zh', ends)).toContain('121 万元到 152 万元之间');
  expect(word('targetsPut', 'zh', { value: '1,000 头' })).toBe('把 1,000 头写进情景');
  expect(word('moneyNeverBack', 'zh', { venture: 'A', village: 'B', to: 2030 })).toContain('到 2030 年');
  expect(word('marketEffectWith', 'zh', { list: '高', plan: '药材与“牧区大寨”' })).toContain('“**药材与‘牧区大寨’**”');
  expect(word('marketEffectWith', 'en', { list: 'more', plan: 'A' })).toContain('With more, under **A**');
});
