/** Names and ids as written in; what cannot be a name in a formula, and a problem for each id that is a number alone, out. */
import type { Text } from '../base/nouns.ts';
import type { Path } from '../base/problem.ts';
import { reservedNames } from '../formula/check.ts';
import { functions, listFunctions } from '../formula/functions.ts';
import { unitNames } from '../formula/units.ts';
import type { Known } from './amount.ts';
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

export const nameRule = /^[\p{L}_][\p{L}\p{N}_]*$/u;
export const idRule = /^[\p{L}\p{N}_][\p{L}\p{N}_-]*$/u;

/** Whether a word may name something in a formula; tells what is wrong. */
export function checkName(name: string, path: Path, known: Known): boolean {
  const taken = reservedNames.has(name) || functions.has(name) || listFunctions.has(name) || unitNames.includes(name);
  if (nameRule.test(name) && !taken) return true;
  const say: Text = taken
    ? { en: `the name ${name} has a meaning of its own in formulas`, zh: `“${name}”在公式中另有含义` }
    : { en: `${name} cannot be a name in a formula`, zh: `“${name}”不能用作公式中的名称` };
  known.out.report(
    path,
    say,
    name,
    {
      en: `Use letters, digits and _, such as ${name.replace(/[^\p{L}\p{N}_]/gu, '_').replace(/^(\d)/, '_$1')}${taken ? '_1' : ''}.`,
      zh: '请用字母、汉字、数字和下划线，且不与保留字相同。',
    },
    { key: true },
  );
  return false;
}
