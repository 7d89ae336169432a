/** `furrow new`: a commented scenario to start from, on standard output or as a new file. */
import { type Language, starterScenario } from '../model/index.ts';
import { writeWhole } from './files.ts';

interface NewOptions {
  readonly output?: string;
  readonly force?: boolean;
  readonly lang: Language;
}

export function newScenario({ output, force = false, lang }: NewOptions): void {
  const text = starterScenario(lang);
  if (output === undefined || output === '-') {
    process.stdout.write(text);
    return;
  }
  writeWhole(output, text, force);
  process.stdout.write(
    lang === 'zh'
      ? `${output}：已写好。接下来可运行 furrow check、furrow run 或 furrow open\n`
      : `${output}: written. Next: furrow check, furrow run or furrow open\n`,
  );
}
