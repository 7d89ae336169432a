/** A text in; what is wrong with it before any parser sees it, told with its place: depth, marks that are not allowed, full-width signs where ASCII is meant. */
import { Lexer } from 'yaml';
import { type Add, both, excerpt, lineFrom, type Words, words } from './decode.ts';
import { addWide } from './wide.ts';

const maxDepth = 40;

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
    both('several documents in one file are not allowed', '一个文件里只能有一个情景'),
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
export const openSay = both('this bracket is not closed', '这个括号没有补上另一半');
/** `missing`: what closes all that is open. */
const openWords = (missing: string) =>
  words(openSay, both(`add ${missing} behind its contents`, `请在括号内容的末尾补上 ${missing}`));
export const quoteWords = words(
  both('a quotation mark is not closed', '引号没有成对'),
  both('add the closing one', '请补上后一个引号'),
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
  const brackets: { readonly sign: '{' | '['; readonly at: number }[] = [];
  let [offset, line, tab, chain, documents] = [0, 0, -1, 0, 0];
  let [block, literal, colon, dash, bare, fresh, content, several] = [false, false, false, false, true, true, false, false];
  /** Where the last quotation mark stands whose line does not close it. */
  let quote = -1;
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
      const spot = { key, under, after: misplaced, bracket: brackets.at(-1)?.sign ?? null, split: followed && !key } as const;
      addWide(text, at, scalar, spot, add);
    }
    if (followed && !key) chain += 1;
    if (key) name = { text: quoted ? scalar.slice(1, -1) : scalar, column };
  };

  /** The outermost bracket that nothing closes before what follows it. */
  const tellOpen = (end: number) => {
    const [first] = brackets;
    if (!first) return;
    const missing = brackets.map(({ sign }) => (sign === '{' ? '}' : ']')).reverse();
    // A quotation mark that is not closed takes the closing brackets of its line into the text.
    const isQuote = quote >= first.at;
    const start = isQuote ? quote : first.at;
    add(() => ({ start, end, value: lineFrom(text, start), ...(isQuote ? quoteWords : openWords(missing.join(''))) }));
    brackets.length = 0;
  };

  for (const token of new Lexer().lex(text)) {
    tokens.push(token);
    const at = offset;
    if (!literal && marks.has(token)) {
      if (token === '\x02' && ++documents > 1) add(() => ({ start: at, end: at, value: null, ...refused['---'] }));
      if (token === '\x18') tellOpen(at);
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
      if (scalar && !literal && (token.includes('\n') || token.length < 2 || token.at(-1) !== sign)) quote = at;
      if (opens && brackets.push({ sign, at }) === 1) outer = name;
      if (sign === '}' || sign === ']') {
        if (!brackets.pop()) add(() => ({ start: at, end: at, value: sign, isMended: true, ...bracketWords }));
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
  tellOpen(text.length);
  return several ? 'several' : 'fine';
}
