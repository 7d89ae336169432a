/** `furrow upgrade`: a scenario of an older format written anew in the current one, its comments kept, on standard output or as a new file. */
import { currentFormat, encodeText, type Language } from '../model/index.ts';
import { problemLines, readInput } from './files.ts';
import { writeWhole } from './write-file.ts';

interface UpgradeOptions {
  readonly output?: string;
  readonly force?: boolean;
  readonly lang: Language;
}

export function upgradeFile(path: string, { output, force = false, lang }: UpgradeOptions): void {
  const { name, opened, source, from, writing, problems, notices } = readInput(path);
  // That its format is older is said below, as what was done about it.
  const told = notices.filter(({ at }) => at !== 'format');
  process.stderr.write(problemLines(name, told, lang));
  const { format } = (source?.data ?? {}) as { format?: unknown };
  // What is wrong with the figures hinders nobody from writing them anew; what cannot be read can not be written.
  if (!opened || opened.problems.length > 0 || format !== currentFormat) {
    process.stderr.write(problemLines(name, problems, lang));
    process.exitCode = 1;
    return;
  }
  const isShown = output === undefined || output === '-';
  if (isShown) process.stdout.write(opened.text);
  else writeWhole(output, encodeText(opened.text, writing), 'yaml', force);
  // Standard output is UTF-8, and a file of GB18030 is written as UTF-8 too.
  const { encoding } = writing;
  const isRecoded = encoding === 'gb18030' || (isShown && encoding !== 'utf-8');
  const old = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16', gb18030: 'GB18030' }[encoding];
  const recoded = isRecoded ? { en: `, in UTF-8 instead of ${old}`, zh: `，编码由 ${old} 改为 UTF-8` } : { en: '', zh: '' };
  const done =
    from !== null
      ? { en: `${from} is written as ${currentFormat}`, zh: `已由 ${from} 改写为 ${currentFormat}` }
      : isRecoded
        ? { en: `it is ${currentFormat} already, and its words are written as they are`, zh: `已是 ${currentFormat}，文字未改` }
        : { en: `it is ${currentFormat} already, and is written as it is`, zh: `已是 ${currentFormat}，原样写出` };
  process.stderr.write(`${name}${lang === 'zh' ? '：' : ': '}${done[lang]}${recoded[lang]}\n`);
}
