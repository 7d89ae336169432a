/** `furrow upgrade`: a scenario of an older format written anew in the current one, its comments kept, on standard output or as a new file. */
import { currentFormat, encodeText, type Language } from '../model/index.ts';
import { problemLines, readInput, writeWhole } from './files.ts';

interface UpgradeOptions {
  readonly output?: string;
  readonly force?: boolean;
  readonly lang: Language;
}

export function upgradeFile(path: string, { output, force = false, lang }: UpgradeOptions): void {
  const { name, opened, source, from, writing, problems } = readInput(path);
  const { format } = (source?.data ?? {}) as { format?: unknown };
  // What is wrong with the figures hinders nobody from writing them anew; what cannot be read can not be written.
  if (!opened || opened.problems.length > 0 || format !== currentFormat) {
    process.stderr.write(problemLines(name, problems, lang));
    process.exitCode = 1;
    return;
  }
  if (output === undefined || output === '-') process.stdout.write(opened.text);
  else writeWhole(output, encodeText(opened.text, writing), force);
  const done =
    from === null
      ? { en: `it is ${currentFormat} already, and is written as it is`, zh: `已是 ${currentFormat}，原样写出` }
      : { en: `${from} is written as ${currentFormat}`, zh: `已由 ${from} 改写为 ${currentFormat}` };
  process.stderr.write(`${name}${lang === 'zh' ? '：' : ': '}${done[lang]}\n`);
}
