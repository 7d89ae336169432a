/** A file of the right form in; a problem for each id that is a number alone, out. */
import type { Path } from '../base/problem.ts';
import type { Reporter } from './report.ts';
import type { ScenarioFile } from './shape.ts';

/** JavaScript puts keys that are whole numbers first, in rising order: the file's own order (the first plan, the first goal) would be lost. */
const isNumber = (id: string): boolean => /^\d+$/.test(id);

/** Drivers, parameters and measures are names and begin with a letter anyway; years of support may be numbers. */
export function checkIds({ references, strategies, villages, plans, goals, allocation }: ScenarioFile, out: Reporter): void {
  const tell = (path: Path, ids: object | undefined): void => {
    for (const id of Object.keys(ids ?? {}).filter(isNumber))
      out.report(
        [...path, id],
        { en: `${id} cannot be an id: it is a number alone`, zh: `“${id}”不能用作标识：它只是一个数` },
        id,
        { en: `Put a letter or a word before it, such as no-${id}.`, zh: `请在前面加字母或文字，如“第${id}”。` },
        { key: true },
      );
  };
  for (const [section, ids] of Object.entries({ references, strategies, villages, plans, goals, allocation }))
    tell([section], ids);
  for (const [village, { ventures }] of Object.entries(villages)) tell(['villages', village, 'ventures'], ventures);
  for (const [plan, { changes }] of Object.entries(plans ?? {}))
    for (const [village, ventures] of Object.entries(changes ?? {})) {
      const known = villages[village]?.ventures ?? {};
      const added = Object.entries(ventures).filter(([id]) => !Object.hasOwn(known, id));
      tell(['plans', plan, 'changes', village], Object.fromEntries(added));
    }
}
