/** A text of an older format, open, in; its data as of the current format with the places of the text as it is, and the text written anew with its comments, out. */
import { type Document, isMap, isScalar, type YAMLMap } from 'yaml';
import type { Problem } from '../base/problem.ts';
import { both } from './decode.ts';
import { type OpenText, open, type SourceText, sourceOf } from './text.ts';
import { fromFurrow0 } from './upgrade-0.ts';

/** One a version: `steps[0]` makes furrow/1 of furrow/0. Each changes the document in place, so that nodes keep their ranges in the text. */
const steps: readonly ((root: YAMLMap) => void)[] = [fromFurrow0];

const name = (version: number): string => `furrow/${version}`;
export const currentFormat = name(steps.length);

/** The number of a format such as furrow/0; null where it is none. */
export function versionOf(format: unknown): number | null {
  const [, digits] = (typeof format === 'string' && /^furrow\/(0|[1-9]\d{0,8})(\.\d+)*$/.exec(format)) || [];
  return digits === undefined ? null : Number(digits);
}

export interface Upgraded {
  /** The format as written. */
  readonly from: string;
  /** Data of the current format; places are those of the text as it was written. */
  readonly source: SourceText;
  /** That the file is read as if it had been upgraded. */
  readonly notice: Problem;
  /** The text of the current format: comments are kept, blanks and quotes may not be. */
  readonly text: () => string;
}

/** Null where a text cannot be read, or needs no upgrade, or is of no format that can be upgraded. */
export function upgrade({ text, doc: written }: OpenText): Upgraded | null {
  if (!written || !isMap(written.contents)) return null;
  const from = written.contents.get('format');
  const version = from === currentFormat ? null : versionOf(from);
  if (version === null || version >= steps.length) return null;
  const doc = written.clone() as Document;
  const root = doc.contents as unknown as YAMLMap;
  for (const step of steps.slice(version)) step(root);
  const format = root.get('format', true);
  if (isScalar(format)) format.value = currentFormat;
  const { source } = sourceOf(text, doc);
  const notice: Problem = {
    at: 'format',
    ...source.place(['format']),
    say: both(
      `this file has the older format ${from}: it is read as ${currentFormat}, and left as it is`,
      `该文件用的是旧格式 ${from}，已按 ${currentFormat} 读取，原文件没有改动`,
    ),
    value: null,
    hint: both('furrow upgrade FILE -o NEWFILE writes it anew', '可用 furrow upgrade 文件 -o 新文件 另存为新格式'),
  };
  return { from: String(from), source, notice, text: () => rewritten(doc, text, source.data) };
}

function rewritten(doc: Document, text: string, data: unknown): string {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const out = mark + doc.toString({ lineWidth: 0, flowCollectionPadding: false }).replace(/\r?\n/g, eol);
  if (JSON.stringify(open(out).source?.data) !== JSON.stringify(data)) throw new Error('the upgraded text means something else');
  return out;
}
