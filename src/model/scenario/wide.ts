/** A plain scalar and where it stands in; each full-width sign in it that stands where ASCII is meant, and how to write it, out. */
import { halfWidth, readQuantity, readUnit } from '../formula/units.ts';
import { type Add, both, excerpt, type Flaw, words } from './decode.ts';

/** A sign or a blank that is wider than those of ASCII. */
export const wide = /[\uff01-\uff5e\u3000\u00a0\u2000-\u200a\u202f]/u;
const wideAll = new RegExp(wide, 'gu');
/** Words for people may hold any punctuation; elsewhere a text without other letters than these is meant for the machine. */
const prose = /^(title|note|about|source|en|zh)$/;
const units = /[万亿]?(元|亩|公顷|公斤|千克|斤|吨|头|只|口|匹|人|户|年|月|日|度|个|千瓦时|平方米)(?!\p{Script=Han})/gu;

/** A line that begins with a wide blank or with a dash and one, or `key：` with nothing or a bare number behind it. */
const keyLike = /^([\u3000\u00a0]|[-?][\u3000\u00a0]|[^\s：]{1,20}：([ \u3000]*[\d０-９.．,，_]+[%％]?)?[ \u3000]*$)/mu;

/** Where a plain scalar stands: the key it is under, what is before it on its line, the innermost bracket; `split`: a value before a colon. */
export interface Spot {
  readonly key: boolean;
  readonly under: string | null;
  readonly after: 'colon' | 'line' | 'nothing';
  readonly bracket: '{' | '[' | null;
  readonly split: boolean;
}

const longestFigure = 100;

/** Words for people under this key: signs stay as they are written. */
export const isProse = (key: string | number | null | undefined): boolean => typeof key === 'string' && prose.test(key);

/**
 * What a plain scalar with full-width signs certainly means: a figure with its unit, or a unit, in ASCII. Null where it is neither, and for a
 * full-width comma in brackets, which may group thousands or divide entries.
 */
export function figureMeant(scalar: string, inBrackets: boolean): string | null {
  if (scalar.length > longestFigure || !wide.test(scalar) || (inBrackets && scalar.includes('，'))) return null;
  const meant = halfWidth(scalar).trim();
  return meant !== '' && (readQuantity(meant).ok || readUnit(meant)) ? meant : null;
}

/** Offset of the first full-width character (or blank) of a plain scalar that stands where ASCII is meant; −1 if none. */
function wideIn(scalar: string, spot: Spot): number {
  if (!wide.test(scalar)) return -1;
  const first = scalar.search(wide);
  if (spot.key) return first;
  const forPeople = isProse(spot.under);
  const valued = spot.after === 'colon' || spot.bracket !== '{';
  if (valued && !spot.split && figureMeant(scalar, spot.bracket !== null) !== null) return -1;
  if (spot.split && spot.bracket) return scalar.search(/[，：]/u);
  if (spot.after !== 'colon') {
    if (spot.after === 'nothing' || spot.bracket === '{') {
      const colon = scalar.search(/：|:(?=[\u3000\u00a0])/u);
      if (colon >= 0) return colon + (scalar[colon] === ':' ? 1 : 0);
    }
    const flush = scalar.replace(/^ +/gm, (blank) => '\n'.repeat(blank.length));
    const line = /^([a-z_][\w-]*)[ \u3000]*(：|:[\u3000\u00a0])/mu.exec(flush);
    if (line && (!forPeople || /^(en|zh)$/.test(line[1] ?? ''))) return line.index + scalar.slice(line.index).search(wide);
    if (!forPeople && keyLike.test(scalar)) return first;
  }
  if (forPeople) return -1;
  if (/^[［｛]/u.test(scalar)) return 0;
  if (spot.bracket === '[' && /[，：]/u.test(scalar)) return scalar.search(/[，：]/u);
  const rest = scalar.replace(wideAll, '').replace(units, '');
  return /[^\P{L}A-Za-z]/u.test(rest) ? -1 : first;
}

/** `key：` at the beginning of a line, or of an entry between braces. */
const keys = /(^(?:- )?|[{｛，,])[ \u3000]*([A-Za-z_][\w-]*)[ \u3000]*：/gmu;
const bareKeys = new RegExp(keyLike.source.replace('^', '^ *'), 'gmu');

/** All that is told of a scalar: the first sign that is wrong, then each key with a full-width colon behind it. */
function* wideSpots(scalar: string, spot: Spot): Generator<number> {
  const first = wideIn(scalar, spot);
  if (first < 0) return;
  yield first;
  const forPeople = isProse(spot.under) && !spot.key;
  const found = new Set<number>();
  for (const { 0: all, 1: before = '', 2: key = '', index } of scalar.matchAll(keys)) {
    const line = scalar.slice(scalar.lastIndexOf('\n', index) + 1, index + 1);
    const divides = /[{｛，,]$/u.test(before);
    const isKey = divides ? spot.bracket === '{' || /[{｛]/u.test(line) : true;
    if (isKey && (!forPeople || /^(en|zh)$/.test(key))) found.add(index + all.length - 1);
  }
  if (!forPeople && spot.bracket === null)
    for (const { 0: line, index } of scalar.matchAll(bareKeys)) found.add(index + line.search(wide));
  const last = spot.key ? scalar.lastIndexOf('\n') + 1 : 0;
  const inKey = last > 0 ? scalar.slice(last).search(wide) : -1;
  if (inKey >= 0) found.add(last + inKey);
  yield* [...found].filter((at) => at > first).sort((a, b) => a - b);
}

/** What stands behind a comma in a number: three digits, and its unit. */
export const isGroup = /^[\d０-９]{3}(?![\d０-９])/u;

/** Digits in groups of three, and whether the brackets before them are open. */
const groups = /(?<![\d０-９.．,，])([\d０-９]{1,3})((?:[,，][\d０-９]{3})+)(?![\d０-９])/gu;

/** A piece of a file as it is meant: in ASCII, thousands without commas, a blank behind colons and commas. In a list, commas divide, but before zeros or a unit. */
function asMeant(written: string, inList: boolean): string {
  const open = (before: string) => (before.match(/[(（]/gu) ?? []).length > (before.match(/[)）]/gu) ?? []).length;
  const joined = written.replace(groups, (all, head: string, tail: string, at: number) => {
    const isOne = /[,，][0０]/u.test(tail) || /^\s*[\p{L}%％]/u.test(written.slice(at + all.length));
    const divides = open(written.slice(0, at)) || (inList && !isOne);
    return divides ? all : head + tail.replace(/[,，]/gu, '');
  });
  const half = joined
    .replace(/：(?=\S)/gu, ': ')
    .replace(/，(?=[^\s\d０-９])|(?<![\d０-９])，(?=\S)/gu, ', ')
    .replace(wideAll, halfWidth);
  return half.replace(/^([^\s:]+)\s*:\s*/u, '$1: ').trim();
}

/** Adds all that is told of a scalar that begins at a place of a text. */
export function addWide(text: string, start: number, scalar: string, spot: Spot, add: Add): void {
  // The rest of a number that a comma divides is told where the number begins.
  if (spot.bracket && /[\d０-９],$/u.test(text.slice(Math.max(0, start - 2), start)) && isGroup.test(scalar)) return;
  for (const at of wideSpots(scalar, spot)) add(() => wideFlaw(text, start + scalar.length, start + at, spot.bracket));
}

/** So much of a line is shown before the sign that is meant. */
const mostBefore = 40;

function wideFlaw(text: string, end: number, at: number, bracket: Spot['bracket']): Flaw {
  // Between brackets one entry is shown, elsewhere the line.
  const line =
    text
      .slice(Math.max(0, at - 400), at)
      .split('\n')
      .at(-1) ?? '';
  const own = bracket ? line.replace(/^.*[{[,，]\s*/u, '') : line.trimStart();
  const before = own.length > mostBefore ? `…${own.slice(1 - mostBefore)}` : own;
  const rest = text.slice(at, at + 400).split(/\r?\n/, 1)[0] ?? '';
  const after = bracket ? (/^.*?(?=[,}\]]|，\s*[A-Za-z_][\w-]*\s*：)/u.exec(rest)?.[0] ?? rest) : rest;
  const shown = excerpt(before + after);
  const meant = asMeant(shown, bracket === '[');
  const sign = text[at] ?? '';
  const named = /\s/u.test(sign) ? ['blank', '空格'] : [sign, `“${sign}”`];
  return {
    start: at,
    end,
    value: shown,
    isMended: true,
    ...words(
      both(`a full-width character where an ASCII one is meant: ${named[0]}`, `这里应该用英文半角字符，却用了全角${named[1]}`),
      both(`type: ${meant}`, `请用英文输入法改为：${meant}`),
    ),
  };
}
