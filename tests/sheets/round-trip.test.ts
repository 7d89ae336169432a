import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { readScenario } from '../../src/model/index.ts';
import { throughBook } from './through-book.ts';

const root = join(import.meta.dirname, '../..');
const files = [
  ...readdirSync(join(root, 'scenarios'))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `scenarios/${name}`),
  'tests/independent/every-kind.yaml',
];

describe.each(files)('%s', (name) => {
  // A city takes as long as all others together.
  test.each(name.includes('city') ? (['zh'] as const) : (['en', 'zh'] as const))(
    'comes back the same from a workbook in %s',
    (language) => {
      const text = readFileSync(join(root, name), 'utf8');
      const { scenario } = readScenario(text);
      const back = throughBook(text, language);
      expect(back.problems.slice(0, 20)).toEqual([]);
      // The runner's own comparison takes half a minute for 440 villages; it is asked only where it has a difference to show.
      if (!isDeepStrictEqual(back.scenario, scenario)) expect(back.scenario).toEqual(scenario);
    },
    240_000,
  );
});
