// Reads TypeScript just far enough to know what is code, what a string and what a comment.

const pieces = new RegExp(
  [
    String.raw`(?<comment>\/\/[^\n]*|\/\*[\s\S]*?\*\/)`,
    String.raw`(?<string>'(?:\\[\s\S]|[^'\\\n])*'|"(?:\\[\s\S]|[^"\\\n])*")`,
    // A slash begins a regular expression where a value may begin, and divides elsewhere.
    String.raw`(?<=(?:^|[=(,;:[!&|?{}+*~%<>^\n-]|\breturn|\bcase|=>)\s*)(?<regex>\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*)`,
    '(?<mark>[`{}])',
  ].join('|'),
  'g',
);

/** The text of a template from `start` (past its opening mark) to its end or its next `${`. */
function endOfText(text: string, start: number): number {
  let at = start;
  while (at < text.length && text[at] !== '`' && !text.startsWith('${', at)) at += text[at] === '\\' ? 2 : 1;
  return at;
}

/** The text with comments gone and each string as `"n"`, its place in `strings`; code within templates stays. */
function split(text: string): { code: string; strings: string[] } {
  const strings: string[] = [];
  const braces: ('block' | 'template')[] = [];
  let code = '';
  let last = 0;
  const skipTemplate = (start: number) => {
    const end = endOfText(text, start);
    const more = text.startsWith('${', end);
    if (more) braces.push('template');
    last = end + (more ? 2 : 1);
    pieces.lastIndex = last;
    code += more ? ' (' : ' ';
  };
  pieces.lastIndex = 0;
  for (let match = pieces.exec(text); match; match = pieces.exec(text)) {
    const { comment, string, regex, mark } = match.groups ?? {};
    code += text.slice(last, match.index);
    last = pieces.lastIndex;
    if (comment) code += comment.includes('\n') ? '\n' : ' ';
    else if (string) code += `"${strings.push(string.slice(1, -1)) - 1}"`;
    else if (regex) code += '0';
    else if (mark === '`') {
      code += '0';
      skipTemplate(last);
    } else if (mark === '{') {
      braces.push('block');
      code += '{';
    } else if (braces.pop() === 'template') {
      code += ')';
      skipTemplate(last);
    } else code += '}';
  }
  return { code: code + text.slice(last), strings };
}

/** The code of a file, and the names it imports: by import, export … from, import() and types alike. */
export function read(text: string): { code: string; imports: string[] } {
  const { code, strings } = split(text);
  const found = code.matchAll(/\bfrom\s*"(\d+)"|(?<![.\w$])import\s*\(?\s*"(\d+)"/g);
  return { code, imports: [...found].map(([, from, bare]) => strings[Number(from ?? bare)] ?? '') };
}
