/** What ends a command before its time in; a line on standard error in the language that was asked for, and status 2, out. */
import { asksForZh } from './options.ts';

/** No line is longer. */
const mostSigns = 1000;

/** One line, in which signs that would steer a terminal, or turn the direction of its text, are told by their codes. */
export function visible(text: string): string {
  const line = text
    .replace(/\s+/gu, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    .replace(/[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (sign) => {
      return `U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    });
  return line.length > mostSigns ? `${line.slice(0, mostSigns - 1)}…` : line;
}

export function fail(en: string, zh: unknown = en): void {
  process.stderr.write(`furrow: ${visible(String(asksForZh() ? zh : en))}\n`);
  process.exitCode = 2;
}

/** A reader that has seen enough, such as `head`, is no fault; a full disk is. */
export function watchOutput(): void {
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') return;
    if (code === 'ENOSPC') fail('the disk is full', '磁盘已满');
    else fail(`the output cannot be written (${code})`, `无法写出结果（${code}）`);
    process.exit();
  });
}
