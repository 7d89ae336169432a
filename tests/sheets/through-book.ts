import type { Language, Scenario } from '../../src/model/index.ts';
import { placeText } from '../../src/sheets/book.ts';
import { exportBook } from '../../src/sheets/export.ts';
import { importBook } from '../../src/sheets/import.ts';

/** A scenario after a workbook, and the text that came out. */
export function throughBook(
  text: string,
  language: Language,
): { scenario: Scenario | null; text: string | null; problems: string[] } {
  const out = exportBook(text, language);
  if (!out.ok) throw new Error(out.problems.map(({ line, say }) => `${line}: ${say.en}`).join('\n'));
  const back = importBook(out.bytes);
  return {
    scenario: back.scenario,
    text: back.text,
    // What is said of the form; that a figure is hardly meant says nothing of the way there and back.
    problems: [...back.problems, ...back.notices.filter(({ at }) => at === '')].map(
      ({ place, at, say, value }) => `${place && placeText(place).en} ${at} ${say.en} ${value}`,
    ),
  };
}
