/** `furrow calibrate`: a process for each column of past values, with standard errors, what to know of it, and YAML to paste. */
import { basename } from 'node:path';
import {
  type CalibratedSeries,
  type Calibration,
  calibrate,
  calibrationNotes,
  calibrationYaml,
  type FitKind,
  type Language,
  parameterWords,
  readQuantity,
  say,
  type Unit,
} from '../model/index.ts';
import { checkStdin, nameOf, problemLines, readText, UseError } from './files.ts';
import { table } from './table.ts';

export interface CalibrateCommandOptions {
  readonly process: FitKind;
  readonly unit?: string;
  readonly from?: number;
  readonly json?: boolean;
  readonly lang: Language;
}

const words: { readonly [name: string]: string } = {
  level: '长期水平',
  reversion: '回归速度',
  volatility: '波动率',
  growth: '增长率',
};

function unitOf(written: string): Unit {
  const read = readQuantity(`1 ${written}`);
  if (!read.ok)
    throw new UseError(
      `--unit ${written}: this is no unit; write for example yuan/kg`,
      `--unit ${written}：不是单位；可写如 元/公斤`,
    );
  return read.unit;
}

/** A row a series; a standard error stands behind its figure. */
function tableOf({ series }: Calibration, language: Language): string {
  const zh = language === 'zh';
  const names = Object.keys(series[0]?.fit.standardErrors ?? {});
  const head = [
    zh ? '随机因素' : 'driver',
    zh ? '上年数值' : 'start',
    ...names.map((name) => (zh ? words[name] : name) ?? name),
    zh ? '年数' : 'years',
  ];
  const rows = series.map(({ id, unit, years, fit }) => {
    const values = fit.process as unknown as { readonly [name: string]: number };
    const told = (name: string, x: number) => parameterWords(name, x, unit, language);
    return [
      id,
      `${told('start', values.start as number)} (${years.at(-1)?.year})`,
      ...names.map((name) => {
        const error = fit.standardErrors[name] ?? null;
        // The unit stands once, behind the standard error.
        const own = values[name] as number;
        if (error === null) return told(name, own);
        return `${name === 'level' ? parameterWords(name, own / (unit?.factor ?? 1), null, language) : told(name, own)} ± ${told(name, error)}`;
      }),
      String(years.length),
    ];
  });
  return `${table([head, ...rows])}\n`;
}

function correlationTable({ correlations }: Calibration, language: Language): string {
  if (correlations.length === 0) return '';
  const head = language === 'zh' ? ['相关系数', '', '共同年数'] : ['correlation', '', 'steps in common'];
  const rows = correlations.map(({ between, is, standardError, n }) => [
    between.join(' ~ '),
    `${is.toFixed(2).replace('-', '−')} ± ${standardError.toFixed(2)}`,
    String(n),
  ]);
  return `\n${table([head, ...rows])}\n`;
}

const seriesJson = ({ id, title, unit, years, origin, fit }: CalibratedSeries, file: string) => ({
  id,
  title,
  file,
  unit: unit?.text ?? null,
  origin,
  process: fit.process,
  standardErrors: fit.standardErrors,
  n: fit.n,
  years,
  evidence: fit.evidence,
});

export function calibrateCommand(paths: readonly string[], options: CalibrateCommandOptions): void {
  const { lang, json } = options;
  checkStdin(paths);
  const unit = options.unit === undefined ? null : unitOf(options.unit);
  const shown = paths.map(nameOf);
  const tables = paths.map((path) => ({
    name: path === '-' ? 'price' : basename(path),
    bytes: readText(path, ['save its sheet as CSV', '请先把表另存为 CSV']),
  }));
  const scenario = shown.find((_, i) => /^format: *furrow\//m.test(String(tables[i]?.bytes)));
  if (scenario !== undefined)
    throw new UseError(`${scenario}: this is a scenario, no table of past values`, `${scenario}：这是情景文件，不是历年数值的表`);
  const { calibration, files } = calibrate(tables, { process: options.process, unit, from: options.from ?? null });
  for (const [i, { notices, problems }] of files.entries())
    process.stderr.write(problemLines(shown[i] as string, [...notices, ...problems], lang));
  if (!calibration) {
    process.exitCode = 1;
    return;
  }
  const notes = calibrationNotes(calibration).map((note) => say(note, lang));
  const yaml = calibrationYaml(calibration, lang);
  if (json) {
    const series = calibration.series.map((one) => seriesJson(one, shown[one.file] as string));
    const { process: fitted, standardErrors, n } = series[0] as (typeof series)[number];
    const document = { process: fitted, standardErrors, n, correlations: calibration.correlations, series, notes, yaml };
    process.stdout.write(`${JSON.stringify(document, null, 1)}\n`);
    return;
  }
  const zh = lang === 'zh';
  process.stdout.write(
    `${tableOf(calibration, lang)}${zh ? '  ± 后为标准误' : '  ± is one standard error'}\n${correlationTable(calibration, lang)}\n`,
  );
  process.stdout.write(`${notes.map((note) => `- ${note}\n`).join('')}\n`);
  process.stdout.write(`${zh ? '可粘贴到情景文件：' : 'To paste into a scenario:'}\n\n${yaml}`);
}
