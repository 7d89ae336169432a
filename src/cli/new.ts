/** `furrow new`: a commented scenario to start from, on standard output or as a new file; or a workbook to fill in. */
import { type Language, starterScenario } from '../model/index.ts';
import { templateBook } from '../sheets/template.ts';
import { needsBook } from './files.ts';
import { writeWhole } from './write-file.ts';

interface NewOptions {
  readonly output?: string;
  readonly force?: boolean;
  readonly lang: Language;
  readonly xlsx?: boolean;
}

export function newScenario({ output, force = false, lang, xlsx = false }: NewOptions): void {
  if (xlsx) {
    if (output === undefined || output === '-') throw needsBook();
    writeWhole(output, templateBook(lang), 'xlsx', force);
    process.stdout.write(
      lang === 'zh'
        ? `${output}：已写好。用 WPS 或 Excel 填写，然后运行 furrow import\n`
        : `${output}: written. Fill it in with WPS or Excel, then: furrow import\n`,
    );
    return;
  }
  const text = starterScenario(lang);
  if (output === undefined || output === '-') {
    process.stdout.write(text);
    return;
  }
  writeWhole(output, text, 'yaml', force);
  process.stdout.write(
    lang === 'zh'
      ? `${output}：已写好。接下来可运行 furrow check、furrow run 或 furrow open\n`
      : `${output}: written. Next: furrow check, furrow run or furrow open\n`,
  );
}
