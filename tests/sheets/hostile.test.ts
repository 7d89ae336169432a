import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { importBook } from '../../src/sheets/import.ts';
import { readBook } from '../../src/sheets/read.ts';
import { templateBook } from '../../src/sheets/template.ts';

// Workbooks come by chat and e-mail: none may hurt, and each refusal says what to do.

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (...all: string[]) => `<Relationships>${all.join('')}</Relationships>`;
const parts = (sheet: string, more: { [name: string]: string } = {}): { [name: string]: string } => ({
  '_rels/.rels': relations(`<Relationship Id="a" Type="${office}/officeDocument" Target="xl/workbook.xml"/>`),
  'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="Villages" sheetId="1" r:id="s"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': relations(
    `<Relationship Id="s" Type="${office}/worksheet" Target="/xl/worksheets/sheet1.xml"/>`,
    `<Relationship Id="t" Type="${office}/sharedStrings" Target="sharedStrings.xml"/>`,
    `<Relationship Id="x" Type="${office}/externalLink" Target="file:///etc/passwd" TargetMode="External"/>`,
  ),
  'xl/worksheets/sheet1.xml': sheet,
  ...more,
});
const zipped = (all: { [name: string]: string }) =>
  zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])), { level: 1 });
const book = (cells: string, more = {}) => zipped(parts(`<worksheet><sheetData>${cells}</sheetData></worksheet>`, more));

const refused = (bytes: Uint8Array) => {
  const { text, scenario, problems } = importBook(bytes);
  expect({ text, scenario, problems: problems.length }).toEqual({ text: null, scenario: null, problems: 1 });
  for (const { say, hint } of problems) for (const words of [say, hint]) expect(words.en && words.zh).toBeTruthy();
  return problems[0]?.say.en;
};

describe('refused in one sentence', () => {
  test.each<[string, string, () => Uint8Array]>([
    ['no bytes', 'this is not an .xlsx workbook', () => new Uint8Array()],
    ['a text', 'this is not an .xlsx workbook', () => strToU8('format: furrow/1\ntitle: a\nyears: {from: 2020, to: 2021}\n')],
    [
      'a document of a word processor',
      'there is no spreadsheet in this file',
      () =>
        zipped({
          '_rels/.rels':
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
          'word/document.xml': '<document/>',
        }),
    ],
    ['a picture in a ZIP file', 'there is no spreadsheet in this file', () => zipped({ 'a.png': 'x' })],
    [
      'an old .xls workbook',
      'this is an old .xls workbook, or one with a password',
      () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...Array<number>(600).fill(0)]),
    ],
    ['half a workbook', 'the workbook is incomplete or damaged', () => templateBook('zh').slice(0, 9000)],
    [
      'a figure that was changed within its package',
      'the workbook is incomplete or damaged',
      () => {
        const all = parts('<worksheet><sheetData><row r="1"><c r="A1"><v>500</v></c></row></sheetData></worksheet>');
        const bytes = zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])), { level: 0 });
        const at = new TextDecoder('latin1').decode(bytes).indexOf('<v>500');
        bytes[at + 3] = '9'.charCodeAt(0);
        return bytes;
      },
    ],
    ['the beginning of a workbook', 'the workbook is incomplete or damaged', () => templateBook('zh').slice(0, 10)],
    ['20 MB of blanks in one part', 'the workbook is larger than any scenario', () => zipped(parts(' '.repeat(20_000_000)))],
    [
      'two cells far apart',
      'the workbook is larger than any scenario',
      () => book('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    ],
    [
      'more parts than a book has',
      'the workbook is larger than any scenario',
      () => zipped(Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`${i}`, '']))),
    ],
    [
      'a document type with entities that multiply',
      'the workbook is incomplete or damaged',
      () => zipped(parts('<!DOCTYPE a [<!ENTITY b "xxxxxxxx"><!ENTITY c "&b;&b;&b;&b;">]><worksheet><sheetData/></worksheet>')),
    ],
    [
      'elements nested a hundred thousand deep',
      'the workbook is incomplete or damaged',
      () => zipped(parts('<a>'.repeat(100_000))),
    ],
    ['elements that do not close', 'the workbook is incomplete or damaged', () => zipped(parts('<worksheet><sheetData><row>'))],
  ])('%s', (_, say, make) => {
    expect(refused(make())).toBe(say);
  });

  test('a part that claims to be small and is not', () => {
    const bytes = zipped(parts(' '.repeat(20_000_000)));
    const view = new DataView(bytes.buffer);
    // Both records of the part say ten bytes.
    for (let at = 0; at < bytes.length - 30; at++) {
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 10, true);
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    }
    expect(refused(bytes)).toBe('the workbook is larger than any scenario');
  });

  test('a damaged byte, wherever it is', () => {
    const whole = templateBook('en');
    for (let at = 0; at < whole.length; at += 499) {
      const bytes = whole.slice();
      bytes[at] = (bytes[at] as number) ^ 0x55;
      expect(() => readBook(bytes)).not.toThrow();
    }
  });
});

describe('read, and no more', () => {
  const cell = (cells: string, more = {}) => {
    const read = readBook(book(`<row r="1">${cells}</row>`, more));
    return read.ok ? [...(read.sheets[0]?.rows[0]?.cells.values() ?? [])] : read.refusal;
  };

  test('of a formula the result alone; one without a result, and errors, are told', () => {
    expect(cell('<c r="A1"><f>HYPERLINK("http://x")</f><v>12</v></c>')).toEqual([{ value: 12, percent: false, fault: null }]);
    expect(cell('<c r="A1"><f>1+1</f></c><c r="B1" t="e"><v>#REF!</v></c>')).toMatchObject([
      { fault: 'formula' },
      { fault: 'error' },
    ]);
  });

  test('runs of rich text are joined, readings and hidden characters left out, entities decoded', () => {
    const texts =
      '<sst><si><r><t>东</t></r><r><t>村\u200b</t></r><rPh><t>dong</t></rPh></si><si><t>a &lt; &#x1F600; _x000D_b</t></si></sst>';
    const shared = { 'xl/sharedStrings.xml': texts };
    expect(cell('<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>9</v></c>', shared)).toMatchObject([
      { value: '东村' },
      { value: 'a < 😀 \nb' },
    ]);
  });

  test('names that JavaScript knows are names', () => {
    const row = (n: number, ...texts: string[]) =>
      `<row r="${n}">${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
    const { problems } = importBook(
      book(row(1, 'Village', 'Id') + row(2, '__proto__', '__proto__') + row(3, 'constructor', 'toString')),
    );
    expect(problems.map(({ say }) => say.en)).toContain('the sheet Settings is missing');
    expect(({} as { a?: unknown }).a).toBeUndefined();
  });
});
