/** A path, or `-` for standard input, in; the scenario of that file, or of the page that carries it, or its problems as lines on standard error, out. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Language, type Problem, type ReadScenario, readScenario, type Scenario, say } from '../model/index.ts';
import { visible } from './failing.ts';

/** A mistake of use: told in one line, exit status 2. */
export class UseError extends Error {
  readonly zh: string;
  constructor(en: string, zh: string) {
    super(en);
    this.zh = zh;
  }
}

/** Standard input ends when it was read. */
export function checkStdin(paths: readonly string[]): void {
  if (paths.filter((path) => path === '-').length > 1)
    throw new UseError('standard input can be read only once', '标准输入只能读取一次，“-”只能写一处');
}

export const needsBook = (): UseError => new UseError('a workbook needs a file: -o book.xlsx', '工作簿要写进文件：-o book.xlsx');

export interface ScenarioInput extends Omit<ReadScenario, 'name'> {
  /** The path, or `<stdin>`. */
  readonly name: string;
  /** The name of the scenario's own file, without its folders: of a page, that of the scenario it carries. */
  readonly file: string;
  readonly sha256: string;
}

/** A path as it is told. */
export const nameOf = (path: string): string => (path === '-' ? '<stdin>' : path);

/** The bytes of a file, or of standard input for `-`. */
export function readBytes(path: string): Buffer {
  try {
    return readFileSync(path === '-' ? 0 : path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const [en, zh] =
      code === 'ENOENT' || code === 'ENOTDIR'
        ? ['there is no such file', '没有这个文件']
        : code === 'EISDIR'
          ? ['this is a folder', '这是文件夹，不是文件']
          : code === 'EACCES'
            ? ['it may not be read', '没有读取权限']
            : [String(code ?? error)];
    throw new UseError(`${path}: ${en}`, `${path}：${zh ?? en}`);
  }
}

/** How workbooks begin: those of today, and those of before 2007. */
const books = [Buffer.of(0x50, 0x4b, 3, 4), Buffer.of(0xd0, 0xcf, 0x11, 0xe0)];

/** The bytes of a file that is to hold text. A workbook holds none: `remedy` says what to do with it. */
export function readText(
  path: string,
  remedy = /\.xlsx$/i.test(path)
    ? ['`furrow import` makes a scenario of it', '请用 furrow import 转成情景文件']
    : ['`furrow import` makes a scenario of one that is saved as .xlsx', '请另存为 .xlsx，再用 furrow import 转成情景文件'],
): Buffer {
  const bytes = readBytes(path);
  if (!books.some((sign) => sign.equals(bytes.subarray(0, sign.length)))) return bytes;
  const name = nameOf(path);
  throw new UseError(`${name}: this is a workbook: ${remedy[0]}`, `${name}：这是电子表格，${remedy[1]}`);
}

/** Tables beside a scenario file; of standard input, in the current folder. Their names cannot lead out of it. */
export const tablesBeside =
  (path: string) =>
  (name: string): Uint8Array | null => {
    try {
      return readFileSync(join(path === '-' ? '.' : dirname(path), name));
    } catch {
      return null;
    }
  };

export function readInput(path: string): ScenarioInput {
  const bytes = readText(path);
  const read = readScenario(bytes, tablesBeside(path));
  return {
    ...read,
    name: nameOf(path),
    file: read.name ?? path.split(/[\\/]/).at(-1) ?? path,
    get sha256() {
      // Few answers tell it, and to load what makes it takes longer than to make it.
      return process.getBuiltinModule('node:crypto').createHash('sha256').update(bytes).digest('hex');
    },
  };
}

/** More problems than these are only counted in text. */
const mostShown = 100;

/** What is wrong, the value in question, and the remedy below; `where` gives the place of one. */
export function linesOf<P extends Pick<Problem, 'say' | 'value' | 'hint'>>(
  name: string,
  problems: readonly P[],
  where: (problem: P) => string,
  language: Language,
): string {
  const more = problems.length - mostShown;
  const rest = language === 'zh' ? `${name}：还有 ${more} 个问题` : `${name}: and ${more} more`;
  return problems
    .slice(0, mostShown)
    .map((problem) => {
      const { say: what, value, hint } = problem;
      const first = `${where(problem)}: ${say(what, language)}${value === null ? '' : ` [${value}]`}`;
      return `${visible(first)}\n    ${visible(say(hint, language))}\n`;
    })
    .join('')
    .concat(more > 0 ? `${visible(rest)}\n` : '');
}

/** `file:line:column: what is wrong: value` and the remedy below it. */
export const problemLines = (name: string, problems: readonly Problem[], language: Language): string =>
  linesOf(name, problems, ({ at, line, column }) => `${name}:${line}:${column}${at ? `: ${at}` : ''}`, language);

export function problemJson({ at, line, column, say: what, value, hint }: Problem, language: Language): unknown {
  return { at, line, column, say: say(what, language), value, hint: say(hint, language) };
}

/** The scenario of a file; tells notices, and problems if there are any, and then returns null with exit status 1. */
export function openScenario(
  path: string,
  language: Language,
): { readonly scenario: Scenario; readonly input: ScenarioInput } | null {
  const input = readInput(path);
  process.stderr.write(problemLines(input.name, input.notices, language));
  if (input.scenario) return { scenario: input.scenario, input };
  process.stderr.write(problemLines(input.name, input.problems, language));
  process.exitCode = 1;
  return null;
}
