/** What the parser says is wrong with a text, its code and its message, in; words for people, out. */
import { both, type Words, words } from './decode.ts';
import { bracketWords, quoteWords, tabWords } from './scan.ts';

const commaWords = words(
  both('a comma is missing or one too many', '缺少逗号，或多了逗号'),
  both('put one comma between two items', '两项之间写一个英文逗号'),
);

export const colonWords = words(
  both('a line without a colon and a blank behind its key', '这一行的名称后面没有“冒号加空格”'),
  both('write it like this: runs: 1000', '请写成“名称: 值”，英文冒号后面空一格，例如 runs: 1000'),
);
export const levelWords = words(
  both('the line does not begin below its neighbours', '这一行没有与同级的行对齐'),
  both('begin it with as many blanks as the others of its level', '行首空格数要与同级的其他行相同'),
);
export const signWords = words(
  both('a character with a meaning of its own', '这里有特殊含义的字符'),
  both('put the text in "quotes"', '请给整段文字加英文双引号 ""'),
);

const scanned =
  /TAG|ALIAS|ANCHOR|DIRECTIVE|MULTIPLE_DOCS|PROP_ORDER|directives-end|Tags and anchors|Unexpected (anchor|tag|alias)/;

/** Errors of the parser by code and message. */
const syntax: readonly (readonly [RegExp, Words])[] = [
  [/quote/, quoteWords],
  [/followed by map values|on a single line/, colonWords],
  [/end with a|flow-(map|seq)-end/, bracketWords],
  [/Missing ,|BLOCK_IN_FLOW|Unexpected (,|empty|scalar token)/, commaWords],
  [/Nested mappings|START|header/, signWords],
  [/TAB_/, tabWords],
  [/INDENT|same column/, levelWords],
  [
    /ESCAPE/,
    words(
      both('a backslash before an unknown character', '反斜杠后面的字符不认识'),
      both('write \\\\ for \\', '反斜杠请写成 \\\\'),
    ),
  ],
  [
    /./,
    words(
      both('the text cannot be read from here', '从这里起无法读取'),
      both('compare colons, brackets and blanks with the lines above', '请对照上面的行检查冒号、括号和空格'),
    ),
  ],
];
/** `is: income > 5 yuan ? 1 : 0` in a flow map: the parser misses a comma there. */
const choice = /^[^,{}[\]]*\?[^,{}[\]]*:/u;
const choiceWords = words(
  both('a formula with ? and : stands here without quotation marks', '带 ? 和 : 的公式没有加引号'),
  both('put the whole formula in "quotes": "a > b ? 1 : 0"', '请给整个公式加英文双引号，如 "a > b ? 1 : 0"'),
);

/** Whether `scan` has told it already, in better words. */
export const isScanned = (said: string): boolean => scanned.test(said);

/** `rest`: the line from where the error lies. */
export function parserWords(said: string, rest: string): Words | undefined {
  const found = syntax.find(([pattern]) => pattern.test(said))?.[1];
  return found === commaWords && choice.test(rest) ? choiceWords : found;
}
