/** The data of a file in; whether it is a scenario of the current format, or what is told of it, out. */
import { isMap } from '../base/own.ts';
import type { Reporter } from './report.ts';
import { currentFormat, versionOf } from './upgrade.ts';

/** A number beside what parts the cells of a row. */
const isTable = /\d["年月日]*[,;\t]|[,;\t] *["¥]?\d/u;

export function checkFormat(data: unknown, out: Reporter): boolean {
  const format = isMap(data) ? data.format : undefined;
  const isUnnamed = isMap(data) && format === undefined;
  if (format === currentFormat) return true;
  if (data === null) {
    out.report([], { en: 'the file is empty', zh: '这个文件是空的' }, undefined, {
      en: 'Open another file, or begin a new scenario; its first line is format: furrow/1.',
      zh: '请打开别的文件，或新建一个情景（第一行写 format: furrow/1）。',
    });
    return false;
  }
  if ((versionOf(format) ?? 0) > 0)
    out.report(
      ['format'],
      {
        en: `this file has the format ${format}, which is newer than this program knows`,
        zh: `该文件格式为 ${format}，比本程序新`,
      },
      format,
      {
        en: `Use a newer Furrow, or ask for the file in ${currentFormat}.`,
        zh: `请使用新版垄亩，或请对方另存为 ${currentFormat}。`,
      },
    );
  else if (isUnnamed)
    out.report([], { en: 'the first line must say format: furrow/1', zh: '第一行须写 format: furrow/1' }, undefined, {
      en: 'Add format: furrow/1 at the top of the file.',
      zh: '请在文件开头添加 format: furrow/1。',
    });
  else
    out.report(
      typeof data === 'object' ? ['format'] : [],
      { en: 'this is not a Furrow scenario', zh: '这不是垄亩的情景文件' },
      format ?? data,
      typeof data === 'string' && isTable.test(data)
        ? {
            en: 'Tables of past prices are read in the notebook Market and weather, and by furrow calibrate; a scenario begins with format: furrow/1.',
            zh: '历史价格表请在“市场与天气”页粘贴或拖入，或用 furrow calibrate；情景文件以 format: furrow/1 开头。',
          }
        : { en: 'A scenario begins with format: furrow/1.', zh: '情景文件以 format: furrow/1 开头。' },
    );
  return isUnnamed;
}
