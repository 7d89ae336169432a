import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listFigures, readScenario } from '../../src/model/index.ts';
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
