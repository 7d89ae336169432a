/** A workbook in; the bytes of an .xlsx file (SpreadsheetML, ECMA-376) out. Text is text: nothing in it is ever a formula. */
import { type Column, type Look, letters, type Sheet, type Written, widthOf } from './book.ts';
import { pack } from './zip.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const escapes: { readonly [sign: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML cannot hold goes out; `_x0041_`, which a spreadsheet would read as a letter, keeps its own. */
const escaped = (text: string): string =>
  text
    .replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[&<>"]/g, (sign) => escapes[sign] as string);

/** A spreadsheet takes text that begins so for a formula as soon as its cell is edited, unless the cell says that it is text. */
const likeFormula = /^\s*[=+\-@|\t＝＋－＠]/u;

/** Styles by their place in `cellXfs` below. */
const style = { plain: 0, head: 1, hint: 2, text: 3, wrap: 4, guarded: 5 } as const;

const styles = `${head}<styleSheet xmlns="${main}"><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><sz val="10"/><color rgb="FF666666"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EFE4"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF9AAE90"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6">${[
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>',
  '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>',
  '<xf numFmtId="0" fontId="2" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>',
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
].join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** Texts of the book, each once. */
function sharedTexts() {
  const places = new Map<string, number>();
  let uses = 0;
  return {
    of: (text: string): number => {
      uses += 1;
      const place = places.get(text) ?? places.size;
      places.set(text, place);
      return place;
    },
    part: (): string =>
      `${head}<sst xmlns="${main}" count="${uses}" uniqueCount="${places.size}">${[...places.keys()]
        .map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`)
        .join('')}</sst>`,
  };
}

function sheetPart({ columns, rows, heads }: Sheet, textOf: (text: string) => number, first: boolean): string {
  const cell = (value: Written, row: number, column: number): string => {
    const look: Look = columns[column]?.look ?? 'plain';
    const own = row < heads ? (row === 0 ? style.head : style.hint) : null;
    const at = `r="${letters(column + 1)}${row + 1}"`;
    if (value === null || value === '') return own === null ? '' : `<c ${at} s="${own}"/>`;
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) throw new Error(`not a finite number in a sheet: ${value}`);
      return `<c ${at} s="${own ?? style[look]}"><v>${value}</v></c>`;
    }
    const guarded = likeFormula.test(value) ? style.guarded : look === 'plain' ? style.plain : style[look];
    return `<c ${at} s="${own ?? guarded}" t="s"><v>${textOf(value)}</v></c>`;
  };
  // Programs grow a row as it is typed in, but not all of them when a file is opened.
  const height = (cells: readonly Written[], row: number): string => {
    const lines = cells.map((value, i) => {
      const { look = 'plain', width = 10 } = columns[i] ?? {};
      if (typeof value !== 'string' || (look !== 'wrap' && row >= heads)) return 1;
      return value.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil((widthOf(part) * 1.1) / width)), 0);
    });
    const most = Math.min(Math.max(1, ...lines), 12);
    return most > 1 ? ` ht="${most * 15}"${row < heads ? ' customHeight="1"' : ''}` : '';
  };
  const line = (cells: readonly Written[], row: number): string =>
    `<row r="${row + 1}"${height(cells, row)}>${cells.map((value, column) => cell(value, row, column)).join('')}</row>`;
  const pane = heads > 0 ? `<pane ySplit="${heads}" topLeftCell="A${heads + 1}" activePane="bottomLeft" state="frozen"/>` : '';
  const wide = ({ width, look }: Column, i: number) =>
    `<col min="${i + 1}" max="${i + 1}" width="${width}" style="${style[look]}" customWidth="1"/>`;
  const chosen = columns.flatMap(({ choices }, i) => {
    const at = letters(i + 1);
    return choices === undefined
      ? []
      : [
          `<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" sqref="${at}${heads + 1}:${at}${Math.max(2000, rows.length + 500)}"><formula1>${escaped(choices)}</formula1></dataValidation>`,
        ];
  });
  const choices = chosen.length > 0 ? `<dataValidations count="${chosen.length}">${chosen.join('')}</dataValidations>` : '';
  return `${head}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"${first ? ' tabSelected="1"' : ''}>${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns.map(wide).join('')}</cols><sheetData>${rows.map(line).join('')}</sheetData>${choices}<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`;
}

/** Names of sheets have at most 31 characters, and not `\ / ? * [ ] :`; two may not be the same. */
function sheetNames(sheets: readonly Sheet[]): string[] {
  const taken = new Set<string>();
  return sheets.map(({ name }, i) => {
    const plain =
      name
        .replace(/[\\/?*[\]:]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim()
        .slice(0, 31) || `${i + 1}`;
    const own = taken.has(plain.toLowerCase()) ? `${plain.slice(0, 27)} ${i + 1}` : plain;
    taken.add(own.toLowerCase());
    return own;
  });
}

/** The bytes of a workbook; the same workbook gives the same bytes. */
export function writeBook(sheets: readonly Sheet[]): Uint8Array {
  const texts = sharedTexts();
  const names = sheetNames(sheets);
  const parts = sheets.map((sheet, i) => sheetPart(sheet, texts.of, i === 0));
  const count = sheets.length;
  const relation = (id: number, kind: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${office}/${kind}" Target="${target}"/>`;
  return pack({
    '[Content_Types].xml': `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${excel}.sheet.main+xml"/>${parts.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${excel}.worksheet+xml"/>`).join('')}<Override PartName="/xl/styles.xml" ContentType="${excel}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${excel}.sharedStrings+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packages}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names.map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packages}/relationships">${names.map((_, i) => relation(i + 1, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('')}${relation(count + 1, 'styles', 'styles.xml')}${relation(count + 2, 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    ...Object.fromEntries(parts.map((part, i) => [`xl/worksheets/sheet${i + 1}.xml`, part])),
    'xl/styles.xml': styles,
    'xl/sharedStrings.xml': texts.part(),
  });
}
