import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { furrow } from '../terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'furrow-book-'));
const path = (name: string) => join(folder, name);
const history = `format: furrow/1
title: Town
years: {from: 2020, to: 2021}
drivers:
  maize: {unit: yuan/kg, process: {kind: history, table: maize.csv}}
villages:
  a: {ventures: {lake: {strategy: resource-lease, area: 500 mu, rent: {driver: maize, times: 1 kg/mu}}}}
`;

describe('furrow export and furrow import', () => {
  test('a scenario goes out and comes back meaning the same', () => {
    const book = path('town.xlsx');
    expect(furrow(['export', 'scenarios/one-base.yaml', '-o', book, '--lang', 'zh'])).toEqual({
      status: 0,
      stdout: `${book}：已导出\n`,
      stderr: '',
    });
    const { status, stdout, stderr } = furrow(['import', '-'], readFileSync(book));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^# 由工作簿生成/);
    expect(furrow(['diff', 'scenarios/one-base.yaml', '-'], stdout).stdout).toContain('both mean the same');
    expect(furrow(['import', book, '-o', path('town.yaml')])).toMatchObject({
      status: 0,
      stdout: `${path('town.yaml')}: written\n`,
    });
    expect(readFileSync(path('town.yaml'), 'utf8')).toBe(stdout);
  });

  test('nothing is replaced without --force, and a scenario with problems is not exported', () => {
    const [there, bad] = [path('there.xlsx'), path('bad.yaml')];
    writeFileSync(there, 'mine');
    writeFileSync(bad, 'format: furrow/1\ntitle: a\n');
    expect(furrow(['export', 'scenarios/one-base.yaml', '-o', there])).toMatchObject({
      status: 2,
      stderr: `furrow: ${there}: there is such a file already; --force replaces it\n`,
    });
    expect(readFileSync(there, 'utf8')).toBe('mine');
    expect(furrow(['export', 'scenarios/one-base.yaml', '-o', there, '--force']).status).toBe(0);
    expect(furrow(['export', bad, '-o', path('none.xlsx')])).toMatchObject({ status: 1, stdout: '' });
    expect(existsSync(path('none.xlsx'))).toBe(false);
    expect(furrow(['export', 'scenarios/one-base.yaml']).status).toBe(2);
    // What is written is not named as something else.
    for (const [args, end, own] of [
      [['export', 'scenarios/one-base.yaml', '-o', path('book.yaml')], '.yaml', '.xlsx'],
      [['export', 'scenarios/one-base.yaml', '-o', path('book.xls')], '.xls', '.xlsx'],
      [['export', 'scenarios/one-base.yaml', '-o', path('book.txt')], '.txt', '.xlsx'],
      [['new', '-o', path('new.xlsx')], '.xlsx', '.yaml'],
      [['report', 'scenarios/one-base.yaml', '--runs', '100', '-o', path('report.YML')], '.YML', '.html'],
      [['report', 'scenarios/one-base.yaml', '--runs', '100', '-o', path('report.txt')], '.txt', '.html'],
    ] as const) {
      const { status, stdout, stderr } = furrow([...args]);
      expect([status, stdout, stderr.includes(`is no ${end}: name it with ${own}`)]).toEqual([2, '', true]);
      expect(existsSync(args.at(-1) as string)).toBe(false);
    }
  });

  test('past values beside a scenario go along', () => {
    writeFileSync(path('history.yaml'), history);
    writeFileSync(path('maize.csv'), 'year,value\n2015,2.1\n2016,1.8\n2017,1.7\n2018,1.8\n2019,1.9\n2020,2.2\n');
    expect(furrow(['export', path('history.yaml'), '-o', path('history.xlsx')]).status).toBe(0);
    const { stdout } = furrow(['import', path('history.xlsx')]);
    expect(stdout).toMatch(/values: \[2\.1 yuan\/kg, 1\.8 yuan\/kg, .*2\.2 yuan\/kg\]/);
  });

  test('what is wrong is told, and nothing written', () => {
    const { status, stdout, stderr } = furrow(['import', '-', '-o', path('no.yaml'), '--lang', 'zh'], 'no workbook');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe('<stdin>: 这不是 .xlsx 工作簿\n    请用 WPS 表格或 Excel 打开，另存为“Excel 工作簿（*.xlsx）”。\n');
    expect(existsSync(path('no.yaml'))).toBe(false);
    expect(JSON.parse(furrow(['import', '-', '--json'], 'no workbook').stdout)).toMatchObject({
      ok: false,
      problems: [{ sheet: null, row: null, column: null, say: 'this is not an .xlsx workbook' }],
      notices: [],
    });
  });
});

test.each(['en', 'zh'])('furrow new --xlsx in %s makes a workbook without problems', (language) => {
  const book = path(`new-${language}.xlsx`);
  expect(furrow(['new', '--xlsx', '-o', book, '--lang', language])).toMatchObject({ status: 0, stderr: '' });
  const { status, stdout, stderr } = furrow(['import', book]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(furrow(['check', '-'], stdout)).toMatchObject({ status: 0, stderr: '' });
  expect(furrow(['new', '--xlsx']).status).toBe(2);
});
