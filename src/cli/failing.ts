/** What ends a command before its time in; a line on standard error in the language that was asked for, and status 2, out. */
import { asksForZh } from './options.ts';

export function fail(en: string, zh: unknown = en): void {
  process.stderr.write(`furrow: ${asksForZh() ? zh : en}\n`);
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
