import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listFigures, readScenario } from '../../src/model/index.ts';
import { moreUnsourced } from '../../src/notebooks/books/moving.ts';
import { countedSources } from '../../src/notebooks/books/rests.ts';

const counted = (file: string) => {
  const { scenario, source } = readScenario(readFileSync(join(import.meta.dirname, '../../scenarios', file), 'utf8'));
  if (!scenario) throw new Error(`${file} has problems`);
  return countedSources(listFigures(scenario, source?.data), 'en');
};

test('figures that name no source are told beside those that are assumed', () => {
  // By hand: the opening fund, two prices, a correlation and the goal name none; the places of the base are an assumption.
  expect(counted('one-base.yaml')).toEqual({ assumed: '1', none: '5', unsourced: ', and **5** name no source' });
});

test('what has no place for a source is not counted, such as support and shares of an allocation', () => {
  expect(counted('seven-villages.yaml')).toEqual({ assumed: '152', none: '0', unsourced: '' });
});

test('what figures without a source make uncertain is told beside what assumptions make, from a hundredth on', () => {
  const of = (source: string | null, first: number) => ({ source, first });
  expect(moreUnsourced([of('assumption', 0.4), of(null, 0.35)], 'zh')).toBe('，35% 出自没有写明来源的数');
  expect(moreUnsourced([of(null, 1.02)], 'en')).toBe(', 100% on figures that name no source');
  expect(moreUnsourced([of('assumption', 1), of('report', 0.5), of(null, 0.009)], 'en')).toBe('');
  expect(moreUnsourced([of('assumption', 1)], 'en')).toBe('');
});
