import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { exportBook } from '../../src/sheets/export.ts';
import { readBook } from '../../src/sheets/read.ts';
import { tableXlsx } from '../../src/sheets/table.ts';
import { templateBook } from '../../src/sheets/template.ts';

// What is written is read by a reader that is not ours.

const text = readFileSync(join(import.meta.dirname, '../../scenarios/seven-villages.yaml'), 'utf8');
const bytesOf = (language: 'en' | 'zh') => {
  const made = exportBook(text, language);
  if (!made.ok) throw new Error('the scenario has problems');
  return made.bytes;
};

describe('another reader opens a workbook', () => {
  test('and finds the sheets, values as numbers, and frozen heads', async () => {
    const { sheets } = await readXlsx(bytesOf('zh'));
    expect(sheets.map(({ name }) => name)).toEqual([
      '填写说明',
      '设置',
      '村',
      '项目',
      '数值',
      '随机因素',
      '相关',
      '方案',
      '资金',
      '目标',
      '来源',
      '公式',
      '选项',
    ]);
    const figures = sheets[4];
    expect(figures?.freezePane).toMatchObject({ rows: 2 });
    const rent = figures?.rows.find((row) => row[2] === '苏贝淖尔租赁' && row[3] === '租金');
    expect(rent?.slice(0, 10)).toEqual([null, '察汗庙', '苏贝淖尔租赁', '租金', null, 11.818182, null, null, '元/亩/年', null]);
    const cattle = figures?.rows.find((row) => row[3] === '出栏体重');
    expect(cattle?.slice(4, 9)).toEqual(['最低–最可能–最高', 600, 615, 650, '公斤/头']);
  });

  test('and finds the drop-downs, each with the words of its list', async () => {
    const { sheets } = await readXlsx(templateBook('en'));
    const of = (name: string) => sheets.find((sheet) => sheet.name === name);
    const formulas = (name: string) =>
      (of(name)?.dataValidations ?? []).map(({ type, formula1, range }) => [type, range, formula1]);
    expect(formulas('Figures')).toContainEqual(['list', 'B3:B2000', "'Villages'!$A$3:$A$2000"]);
    const [, , strategies = ''] = formulas('Ventures').find(([, range]) => range === 'F3:F2000') ?? [];
    const [, column = '', last = ''] = /^'Choices'!\$([A-Z]+)\$3:\$\1\$(\d+)$/.exec(String(strategies)) ?? [];
    const at = [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    const words = of('Choices')
      ?.rows.slice(2, Number(last))
      .map((row) => row[at]);
    expect(words).toContain('Cattle base');
    expect(words).toHaveLength(11);
    expect(formulas('Goals').length).toBeGreaterThanOrEqual(4);
  });

  test('and finds a table of a page: numbers as numbers, text that looks like a formula as text', async () => {
    const rows = [
      ['=1+1', 5.25],
      ['@SUM(A1)', Number.NaN],
      ['−3 & <b> _x0041_ 😀', -1e-7],
    ] as const;
    const [sheet] = (await readXlsx(tableXlsx('Income: 2022/2023', ['Village', 'Income'], rows))).sheets;
    expect(sheet?.name).toBe('Income  2022 2023');
    expect(sheet?.rows).toEqual([
      ['Village', 'Income'],
      ['=1+1', 5.25],
      ['@SUM(A1)', null],
      ['−3 & <b> _x0041_ 😀', -1e-7],
    ]);
    expect(sheet?.freezePane).toMatchObject({ rows: 1 });
  });

  test('the same scenario gives the same bytes', () => {
    expect(bytesOf('en')).toEqual(bytesOf('en'));
  });
});

test('a date that another program writes is told as a date, its numbers and percentages as such', async () => {
  const style = { numFmt: '0.0%' };
  const bytes = await writeXlsx({
    sheets: [{ name: '村', rows: [[new Date('2024-01-01'), 45292, 0.06]], cells: new Map([['0,2', { value: 0.06, style }]]) }],
  });
  const book = readBook(bytes);
  const cells = book.ok ? [...(book.sheets[0]?.rows[0]?.cells.values() ?? [])] : [];
  expect(cells).toEqual([
    { value: expect.any(Number), percent: false, fault: 'date' },
    { value: 45292, percent: false, fault: null },
    { value: 0.06, percent: true, fault: null },
  ]);
});
