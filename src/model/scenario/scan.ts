/** A text in; what is wrong with it before any parser sees it, told with its place: depth, marks that are not allowed, full-width signs where ASCII is meant. */
import { Lexer } from 'yaml';
import { halfWidth, readQuantity, readUnit } from '../formula/units.ts';
import { type Add, both, excerpt, type Flaw, type Words, words } from './decode.ts';

const maxDepth = 40;

const wide = /[\uff01-\uff5e\u3000\u00a0\u2000-\u200a\u202f]/u;
const wideAll = new RegExp(wide, 'gu');
/** Words for people may hold any punctuation; elsewhere a text without other letters than these is meant for the machine. */
const prose = /^(title|note|about|source|en|zh)$/;
const units = /[万亿]?(元|亩|公顷|公斤|千克|斤|吨|头|只|口|匹|人|户|年|月|日|度|个|千瓦时|平方米)(?!\p{Script=Han})/gu;

/** A line that begins with a wide blank or with a dash and one, or `key：` with nothing or a bare number behind it. */
const keyLike = /^([\u3000\u00a0]|[-?][\u3000\u00a0]|[^\s：]{1,20}：([ \u3000]*[\d０-９.．,，_]+[%％]?)?[ \u3000]*$)/mu;

/** Where a plain scalar stands: the key it is under, what is before it on its line, the innermost bracket; `split`: a value before a colon. */
interface Spot {
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

const refused = {
  '&': words(
    both('anchors (&name) are not allowed', '不允许使用锚点（&名称）'),
    both('write the value out; text that begins with & goes in "quotes"', '请把值直接写出来；以 & 开头的文字请加英文双引号 ""'),
  ),
  '*': words(
    both('aliases (*name) are not allowed', '不允许使用别名（*名称）'),
    both('write the value out; text that begins with * goes in "quotes"', '请把值直接写出来；以 * 开头的文字请加英文双引号 ""'),
  ),
  '!': words(
    both('tags (!name) are not allowed', '不允许使用标签（!名称）'),
    both('delete the tag; text that begins with ! goes in "quotes"', '请删除标签；以 ! 开头的文字请加英文双引号 ""'),
  ),
  '%': words(both('directives (%NAME) are not allowed', '不允许使用指令（%名称）'), both('delete this line', '请删除这一行')),
  '---': words(
    both('several documents in one file are not allowed', '一个文件里只能有一份方案'),
    both('delete this line and what follows, or save that as its own file', '请删除这一行及其后的内容，或另存为单独的文件'),
  ),
};
const deepWords = words(
  both(`brackets or levels are nested more than ${maxDepth} deep`, `括号或层级嵌套超过 ${maxDepth} 层`),
  both('take out levels', '请减少层级'),
);
export const bracketWords = words(
  both('brackets do not come in pairs', '括号没有成对'),
  both('add or delete a ] or }', '请补上或删去一个 ] 或 }'),
);
export const tabWords = words(
  both('a tab is used for indentation', '缩进用了制表符（Tab）'),
  both('type blanks (two a level) instead of the tab', '请用空格代替 Tab，每一层两个空格'),
);

interface Pending {
  readonly at: number;
  readonly column: number;
  readonly text: string;
  readonly quoted: boolean;
  readonly after: 'colon' | 'line';
  readonly dash: boolean;
}

// What the lexer says beside the pieces of the text: a document begins, a bracket is missing, a scalar follows.
const marks = new Set(['\x02', '\x18', '\x1f']);

/** Reads the tokens of a text once, without recursion, and puts them into `tokens`. `deep`: too deep for a parser; `several`: more than one document. */
export function scan(text: string, add: Add, tokens: string[]): 'deep' | 'several' | 'fine' {
  const levels: number[] = [];
  const brackets: ('{' | '[')[] = [];
  let [offset, line, tab, chain, documents] = [0, 0, -1, 0, 0];
  let [block, literal, colon, dash, bare, fresh, content, several] = [false, false, false, false, true, true, false, false];
  let name: { text: string; column: number } | null = null;
  let outer = name;
  let pending: Pending | null = null;

  const flush = (followed: boolean) => {
    if (!pending) return;
    const { at, column, text: scalar, quoted, after, dash: item } = pending;
    pending = null;
    const key = followed && after !== 'colon';
    if (!quoted) {
      const inside =
        after === 'colon' || brackets.length > 0 || (name && (column > name.column || (item && column > name.column - 1)));
      const under = inside && name ? name.text : null;
      const misplaced = name && !inside && !item ? 'nothing' : after;
      const found = wideIn(scalar, { key, under, after: misplaced, bracket: brackets.at(-1) ?? null, split: followed && !key });
      if (found >= 0) add(() => wideFlaw(text, at, at + scalar.length, at + found));
    }
    if (followed && !key) chain += 1;
    if (key) name = { text: quoted ? scalar.slice(1, -1) : scalar, column };
  };

  for (const token of new Lexer().lex(text)) {
    tokens.push(token);
    const at = offset;
    if (!literal && marks.has(token)) {
      if (token === '\x02' && ++documents > 1) add(() => ({ start: at, end: at, value: null, ...refused['---'] }));
      if (token === '\x18') brackets.length = 0;
      literal = token === '\x1f';
      continue;
    }
    const [sign = ''] = literal ? 'x' : token;
    const begins = !literal && token === '---';
    const ends = sign === '\n' || sign === '\r';
    if (sign === ' ' || sign === '\t') {
      if (bare && token.includes('\t') && brackets.length === 0) tab = offset;
    } else {
      const blanks = tab;
      if (tab >= 0 && !ends && sign !== '#')
        add(() => ({ start: blanks, end: at + 1, value: excerpt(text.slice(at, at + 80)), ...tabWords }));
      tab = -1;
      const scalar = literal || sign === '"' || sign === "'";
      const opens = sign === '{' || sign === '[';
      const indicator = sign === '-' || sign === '?' || sign === ':';
      if (!begins) flush(sign === ':');
      if (brackets.length === 0 && fresh && !block && (scalar || opens || indicator) && !begins) {
        const column = offset - line;
        while ((levels.at(-1) ?? -1) > column) levels.pop();
        if ((levels.at(-1) ?? -1) < column) levels.push(column);
      }
      if (scalar && !block)
        pending = { at: offset, column: offset - line, text: token, quoted: !literal, after: colon ? 'colon' : 'line', dash };
      if (opens && brackets.push(sign) === 1) outer = name;
      if (sign === '}' || sign === ']') {
        if (!brackets.pop()) add(() => ({ start: at, end: at, value: sign, ...bracketWords }));
        if (brackets.length === 0) name = outer;
      }
      if (levels.length + brackets.length + chain > maxDepth) {
        add(() => ({ start: at, value: null, ...deepWords }));
        return 'deep';
      }
      const said = literal ? undefined : begins ? content && refused['---'] : (refused as Partial<Record<string, Words>>)[sign];
      if (said) add(() => ({ start: at, end: at + token.length, value: excerpt(token), ...said }));
      if (begins) levels.length = 0;
      several ||= documents > 1 || (begins && content);
      if (literal || (!ends && !/^([#%\uFEFF]|\.\.\.$)/.test(token))) content = true;
      block = sign === '|' || sign === '>' ? true : literal ? false : block;
      if (sign === '-') dash = true;
      if (sign === ':') colon = true;
      if (sign === ',' || opens) colon = false;
      if (!indicator && sign !== '&' && sign !== '!') fresh = false;
      bare = false;
    }
    offset += token.length;
    literal = false;
    const newline = token.lastIndexOf('\n');
    if (newline >= 0) {
      line = offset - (token.length - newline) + 1;
      if (token.endsWith('\n')) [fresh, bare, dash] = [true, true, false];
      if (token.endsWith('\n') && brackets.length === 0) [colon, chain] = [false, 0];
    }
  }
  flush(false);
  return several ? 'several' : 'fine';
}

function wideFlaw(text: string, start: number, end: number, at: number): Flaw {
  const before =
    text
      .slice(Math.max(0, start - 20, at - 40), at)
      .split('\n')
      .at(-1) ?? '';
  const shown = excerpt(before + (text.slice(at, at + 60).split(/\r?\n/, 1)[0] ?? ''));
  const half = shown
    .replace(/([a-z_])：(?=\S)/gu, '$1: ')
    .replace(wideAll, (c) => (c >= '\uff01' ? String.fromCharCode(c.charCodeAt(0) - 0xfee0) : ' '));
  const meant = half.replace(/^([^\s:]+)\s*:\s*/u, '$1: ').trim();
  const sign = text[at] ?? '';
  const named = /\s/u.test(sign) ? ['blank', '空格'] : [sign, `“${sign}”`];
  return {
    start: at,
    end,
    value: shown,
    ...words(
      both(`a full-width character where an ASCII one is meant: ${named[0]}`, `这里应该用英文半角字符，却用了全角${named[1]}`),
      both(`type: ${meant}`, `请用英文输入法改为：${meant}`),
    ),
  };
}
