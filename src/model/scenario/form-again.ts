/** A file of the right form, and data that differ from its own in a few entries, in; the file of these data, of which only those entries were checked, out. */
import { isMap } from '../base/own.ts';
import { dropEmpty } from './form.ts';
import { type ScenarioFile, scenarioFile } from './shape.ts';

/** Data that have the right form, and the file that was made of them. */
export interface Formed {
  readonly data: unknown;
  readonly file: ScenarioFile;
}

type Plain = { readonly [key: string]: unknown };

/** The keys under which something else stands; null where the keys themselves are others, or in another order. */
function othersOf(before: Plain, now: Plain): string[] | null {
  const keys = Object.keys(now);
  const old = Object.keys(before);
  if (keys.length !== old.length || keys.some((key, i) => key !== old[i])) return null;
  return keys.filter((key) => !Object.is(before[key], now[key]));
}

/** The entries of a section that are others: all of it where its keys are. */
function changedPart(before: unknown, now: unknown): { readonly part: unknown; readonly whole: boolean } {
  const others = isMap(before) && isMap(now) ? othersOf(before, now) : null;
  if (!others) return { part: now, whole: true };
  return { part: Object.fromEntries(others.map((key) => [key, (now as Plain)[key]])), whole: false };
}

/** null where all must be checked: other keys, or something that has not the right form. */
export function formAgain({ data: before, file }: Formed, data: unknown): ScenarioFile | null {
  if (!isMap(before) || !isMap(data)) return null;
  const others = othersOf(before, data);
  if (!others) return null;
  const parts = others.map((section) => ({ section, ...changedPart(before[section], data[section]) }));
  const needed = { format: file.format, title: file.title, years: file.years, villages: {} };
  const small = structuredClone({ ...needed, ...Object.fromEntries(parts.map(({ section, part }) => [section, part])) });
  dropEmpty(small);
  const parsed = scenarioFile.safeParse(small);
  if (!parsed.success) return null;
  const made: Plain = parsed.data;
  const known: Plain = file;
  const again = parts.map(({ section, whole }) => [
    section,
    whole ? made[section] : { ...(known[section] as Plain), ...(made[section] as Plain) },
  ]);
  return { ...file, ...Object.fromEntries(again) };
}
