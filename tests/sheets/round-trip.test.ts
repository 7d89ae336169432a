import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Language, readScenario, type Scenario, withoutTables } from '../../src/model/index.ts';
import { exportBook } from '../../src/sheets/export.ts';
import { importBook } from '../../src/sheets/import.ts';
import { placeText } from '../../src/sheets/book.ts';

const root = join(import.meta.dirname, '../..');
const files = [
  ...readdirSync(join(root, 'scenarios')).filter((name) => name.endsWith('.yaml')).map((name) => `scenarios/${name}`),
  'tests/independent/every-kind.yaml',
];

/** A scenario after a workbook, and the text that came out. */
export function throughBook(text: string, language: Language): { scenario: Scenario | null; text: string | null; problems: string[] } {
  const out = exportBook(text, language);
  if (!out.ok) throw new Error(out.problems.map(({ line, say }) => `${line}: ${say.en}`).join('\n'));
  const back = importBook(out.bytes);
  return {
    scenario: back.scenario,
    text: back.text,
    problems: [...back.problems, ...back.notices].map(({ place, at, say, value }) => `${place && placeText(place).en} ${at} ${say.en} ${value}`),
  };
}

describe.each(files)('%s', (name) => {
  test.each(['en', 'zh'] as const)('comes back the same from a workbook in %s', (language) => {
    const text = readFileSync(join(root, name), 'utf8');
    const { scenario } = readScenario(text);
    const back = throughBook(text, language);
    expect(back.problems.slice(0, 20)).toEqual([]);
    expect(back.scenario).toEqual(scenario);
    expect(withoutTables(back.text as string, scenario as Scenario)).toBe(back.text);
  });
});
