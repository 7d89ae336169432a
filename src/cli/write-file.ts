/** A path and what is to stand there in; a file that is there whole, or why it is not, out. */
import { lstatSync } from 'node:fs';
import { extname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { UseError } from './files.ts';

export type Kind = 'xlsx' | 'yaml' | 'html';

/** How names of files end by which programs know what they hold; a scenario's text may have any other end, or none. */
const ends: { readonly [kind in Kind]: RegExp } = { xlsx: /\.xlsx$/i, yaml: /\.ya?ml$/i, html: /\.html?$/i };
const bookEnd = /\.(xls[bmt]?|ods|et)$/i;

/** Writes a file that appears whole or not at all; one that is there already is replaced only by `force`, and none is named as another kind. */
export function writeWhole(path: string, content: string | Uint8Array, kind: Kind, force: boolean): void {
  const isOther = bookEnd.test(path) || Object.values(ends).some((end) => end.test(path));
  // Nothing opens a workbook or a page that is not named as one.
  if (!ends[kind].test(path) && (isOther || kind !== 'yaml')) {
    const end = extname(path);
    const [en, zh] = kind === 'xlsx' ? ['a workbook', '工作簿'] : ['a page', '网页'];
    throw new UseError(
      `${path}: what is written is ${end === '' ? en : `no ${end}`}: name it with .${kind}`,
      `${path}：写出的${end === '' ? `是${zh}` : `不是 ${end} 文件`}，请用 .${kind} 结尾`,
    );
  }
  try {
    const there = lstatSync(path, { throwIfNoEntry: false });
    if (there?.isDirectory()) throw new UseError(`${path}: this is a folder`, `${path}：这是文件夹，不是文件`);
    if (there && !there.isFile() && !there.isSymbolicLink())
      throw new UseError(`${path}: this is no file`, `${path}：这不是文件`);
    if (there && !force)
      throw new UseError(
        `${path}: there is such a file already; --force replaces it`,
        `${path}：已有这个文件；加 --force 可覆盖`,
      );
    writeFileAtomic.sync(path, typeof content === 'string' ? content : Buffer.from(content));
  } catch (error) {
    if (error instanceof UseError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    const [en, zh] =
      code === 'ENOENT' || code === 'ENOTDIR'
        ? ['there is no such folder', '没有这个文件夹']
        : code === 'EACCES' || code === 'EPERM'
          ? ['it may not be written', '没有写入权限']
          : [String(code ?? error)];
    throw new UseError(`${path}: ${en}`, `${path}：${zh ?? en}`);
  }
}
