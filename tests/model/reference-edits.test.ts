import { expect, test } from 'vitest';
import { editAll, openText, readScenario, referenceAdded, referenceRemoved } from '../../src/model/index.ts';

const text = `format: furrow/1
title: t
years: {from: 2026, to: 2028}
# What the village knows.
villages:
  a:
    ventures:
      fees: {strategy: steady-income, amount: {is: 100000 yuan/year, source: assumption}}
`;

test('a document is added, named by a figure, and the last one goes with its part of the file', () => {
  const data = openText(text).source?.data;
  const { id, edits } = referenceAdded(data, { title: { en: '', zh: '2025年村账' }, kind: 'document', note: ' 第3页 ' });
  const made = editAll(openText(text), [
    ...edits,
    { path: ['villages', 'a', 'ventures', 'fees', 'amount', 'source'], value: id },
  ]);
  const read = readScenario(made.text);
  expect(read.problems).toEqual([]);
  expect(read.scenario?.references).toMatchObject([
    { id: '2025年村账', title: { zh: '2025年村账' }, kind: 'document', note: { zh: '第3页' } },
  ]);
  expect(read.scenario?.villages[0]?.ventures[0]?.figures.amount?.source).toBe(id);
  const bare = editAll(openText(text), edits);
  expect(editAll(bare, referenceRemoved(bare.source?.data, id)).source?.data).toEqual(data);
});

test('an id is neither that of another document nor a word that stands for a source', () => {
  const id = (en: string) => referenceAdded(openText(text).source?.data, { title: { en, zh: '' }, kind: 'study', note: '' }).id;
  expect([id('Assumption'), id('Estimate'), id('2025')]).toEqual(['assumption-2', 'estimate-2', 'reference-2025']);
});
