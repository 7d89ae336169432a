import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Path } from '../../../src/model/base/problem.ts';
import { editText } from '../../../src/model/scenario/edit.ts';
import { locate, open } from '../../../src/model/scenario/text.ts';

/** `line:column say` of all problems. */
const said = (text: string) => open(text).problems.map(({ line, column, say }) => `${line}:${column} ${say.en}`);
const data = (text: string) => {
  const { source, problems } = open(text);
  expect(problems).toEqual([]);
  return JSON.parse(JSON.stringify(source?.data));
};
const place = (text: string, path: Path, options?: { key?: boolean; offset?: number }) => {
  const found = open(text).source?.place(path, options);
  return `${found?.line}:${found?.column}`;
};
const wide = (sign: string) => `a full-width character where an ASCII one is meant: ${sign}`;

describe('open(text) reads', () => {
  test('scalars as YAML 1.2 does', () => {
    const text =
      'a: 1e3\nb: 0x10\nc: 0o7\nd: 1_000\ne: yes\nf: 2020-01-01\ng: .5\nh: ~\ni:\nj: true\nk: 6%\nl: 4_380_000 yuan\nm: "7"\nn: 007\n';
    expect(data(text)).toEqual({
      ...{ a: 1000, b: 16, c: 7, d: '1_000', e: 'yes', f: '2020-01-01', g: 0.5, h: null, i: null, j: true },
      ...{ k: '6%', l: '4_380_000 yuan', m: '7', n: 7 },
    });
  });
  test('keys as text', () => expect(data('2020: a\nnull: b\ntrue: c')).toEqual({ 2020: 'a', null: 'b', true: 'c' }));
  test('JSON, with tabs too', () =>
    expect(data('{\n\t"a": [1, "x"],\n\t"b": {"c": null}\n}')).toEqual({ a: [1, 'x'], b: { c: null } }));
  test('CRLF', () =>
    expect(data('a: 1\r\nb:\r\n  - x\r\n  - "y"\r\nc: |\r\n  p\r\n  q\r\n')).toEqual({ a: 1, b: ['x', 'y'], c: 'p\nq\n' }));
  test('nothing', () => expect(data('# only a comment\n')).toBe(null));
  test('a document mark at the top and at the end', () => expect(data('# x\n---\na: 1\n...\n')).toEqual({ a: 1 }));
  test('objects without a prototype', () => {
    const read = open('a: {b: 1}').source?.data as Record<string, object>;
    expect(Object.getPrototypeOf(read)).toBe(null);
    expect(read.constructor).toBe(undefined);
    expect(Object.getPrototypeOf(read.a)).toBe(null);
  });
});

describe('open(text) refuses', () => {
  test('what is broken, all of it at once', () => {
    expect(said('a: "x\\q"\nb: [1, 2\nc: 1\nc: 2\nd: .nan\n')).toEqual([
      '1:6 a backslash before an unknown character',
      '2:4 this bracket is not closed',
      '4:1 this key is there twice',
      '5:4 not a finite number',
    ]);
    expect(open('a: [1\nb: 2').source).toBe(null);
  });
  test.each([
    ['a: "x\n', 'a quotation mark is not closed'],
    ['a: 1\nb\nc: 2', 'a line without a colon and a blank behind its key'],
    ['a: 1\nb:2\n', 'a line without a colon and a blank behind its key'],
    ['a: {b: 1 c: 2}', 'a comma is missing or one too many'],
    ['a: [1,, 2]', 'a comma is missing or one too many'],
    ['a: {b: 1}}', 'brackets do not come in pairs'],
    ['a: b: c', 'a character with a meaning of its own'],
    ['a: @b', 'a character with a meaning of its own'],
    ['a:\n    b: 1\n  c: 2', 'the line does not begin below its neighbours'],
    ['? [a]\n: 1', 'the text cannot be read from here'],
  ])('%j', (text, words) => {
    expect(open(text).source).toBe(null);
    expect(said(text).map((line) => line.replace(/^\S+ /, ''))).toEqual([words]);
  });
  test.each([
    ['a: 1\nb: {c: [1, {d: 2\ne: 3\n', '2:4', '}]}'],
    ['a: 1\nb: {c: {d: 2}\ne: 3\n', '2:4', '}'],
    ['a: 1\nb: [1,\n  2\n# the end\n', '2:4', ']'],
    ['{"a": [1, 2', '1:1', ']}'],
    ['  {', '1:3', '}'],
  ])('%j at the bracket that is not closed, with what closes it', (text, at, missing) => {
    expect(said(text)).toEqual([`${at} this bracket is not closed`]);
    expect(open(text).problems[0]?.hint.en).toBe(`add ${missing} behind its contents`);
    expect(open(text).source).toBe(null);
  });
  test('a formula with a blank around its colon, with quotes as the remedy', () => {
    const { problems } = open('f: a ? b : c\ng: "a ? b : c"\n');
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ line: 1, column: 4, value: 'a ? b : c', hint: { en: 'put the text in "quotes"' } });
  });
  test('keys that are there twice', () => {
    expect(said('a: 1\n"a": 2\nb: {x: 1, x: 2}')).toEqual(['2:1 this key is there twice', '3:11 this key is there twice']);
    expect(said('{"a": 1, "a": 2}')).toEqual(['1:10 this key is there twice']);
    expect(open('a: {b: 1}\na: 2').problems[0]).toMatchObject({ at: 'a', value: 'a' });
  });
  test('anchors, aliases, tags, merge keys and directives', () => {
    expect(said('a: &x 1\nb: *x\nc: !!str 3\n<<: {d: 1}\n')).toEqual([
      '1:4 anchors (&name) are not allowed',
      '2:4 aliases (*name) are not allowed',
      '3:4 tags (!name) are not allowed',
      '4:1 merge keys (<<) are not allowed',
    ]);
    expect(said('%YAML 1.1\n---\na: 1')).toEqual(['1:1 directives (%NAME) are not allowed']);
    expect(said('%FOO\n---\na: 1')).toEqual(['1:1 directives (%NAME) are not allowed']);
    expect(said('a: "*x & !y"\nb: 3 * 4\n')).toEqual([]);
  });
  test('several documents', () => {
    expect(said('a: 1\n---\nb: 2')).toEqual(['2:1 several documents in one file are not allowed']);
    expect(said('---\na: 1\n---\nb: 2')).toEqual(['3:1 several documents in one file are not allowed']);
    expect(said('a: 1\n...\nb: 2')).toEqual(['3:1 several documents in one file are not allowed']);
    expect(open('a: 1\n---\nb: 2').source).toBe(null);
  });
  test('dangerous keys, which pollute nothing', () => {
    const text = '__proto__: {x: 1}\na: {constructor: 2, "prototype": 3}\n"\\u005f_proto__": {x: 1}\n';
    expect(said(text)).toHaveLength(4);
    expect(open(text).source?.data).toEqual({ a: {} });
    expect(({} as { x?: number }).x).toBe(undefined);
  });
  test('numbers that are not finite or not exact', () => {
    const not = 'not a finite number';
    expect(said('a: .nan\nb: -.inf\nc: 1e999\nd: ".nan"\ne: 1e300')).toEqual([`1:4 ${not}`, `2:4 ${not}`, `3:4 ${not}`]);
    expect(said('a: 9007199254740993\nb: 9007199254740991\nc: 0xffffffffffffffff\nd: "9007199254740993"')).toEqual([
      '1:4 a whole number too large to be kept exactly (beyond 2^53)',
      '3:4 a whole number too large to be kept exactly (beyond 2^53)',
    ]);
    expect(open('a: {b: [1, .inf]}').problems[0]).toMatchObject({ at: 'a.b.1', value: '.inf' });
  });
  test('hidden characters, in comments too', () => {
    const hidden = (code: string) => `a hidden character: U+${code}`;
    expect(said('a: x\u200by\n# \u202e\n村\u0000: 1\nb: \u001f\nc: \ufeff1')).toEqual([
      `1:5 ${hidden('200B')}`,
      `2:3 ${hidden('202E')}`,
      `3:2 ${hidden('0000')}`,
      `4:4 ${hidden('001F')}`,
      `5:4 ${hidden('FEFF')}`,
    ]);
    expect(said('a: 1\rb: 2')).toContain(`1:5 ${hidden('000D')}`);
    expect(said('a: "\\u200b"\nb: "\\0"\nc: "\\n"')).toEqual([`1:4 ${hidden('200B')}`, `2:4 ${hidden('0000')}`]);
    expect(said('a: \ud83d')).toEqual([`1:4 ${hidden('D83D')}`]);
    expect(said('title: 😀\ttab\nzh: ᠠ\u180eᠠ\n')).toEqual([]);
  });
  test('tabs as indentation', () => {
    expect(said('a:\n\tb: 1\n\tc: 2\n')).toEqual(['2:1 a tab is used for indentation', '3:1 a tab is used for indentation']);
    expect(said('a: 1\t# x\n\t\nb: |\n  x\n  \ty\n')).toEqual([]);
  });
  test('more than 1,000 problems with a count', () => {
    const { problems } = open('a: .nan\n'.repeat(1) + Array.from({ length: 1200 }, (_, i) => `k${i}: .inf\n`).join(''));
    expect(problems).toHaveLength(1001);
    expect(problems[1000]?.say).toEqual({ en: 'and 201 more problems', zh: '另有 201 个问题' });
  });
  test('with words in both languages and a short value', () => {
    const text = `a: &x 1\nb：1\nc: .nan\n__proto__: 1\nd: "${'长'.repeat(200)}\\q"\ne: \u200b\n`;
    const { problems, meant } = open(text);
    const all = [...problems, ...(meant?.problems ?? [])];
    expect(all.length).toBeGreaterThan(5);
    for (const { say, hint, value } of all) {
      for (const words of [say, hint]) {
        expect(words.en).toMatch(/^[\x20-\x7e“”：]+$/);
        expect(words.zh).toMatch(/\p{Script=Han}/u);
      }
      expect([...(value ?? '')].length).toBeLessThanOrEqual(80);
    }
  });
});

describe('open(text) tells full-width characters', () => {
  test.each([
    ['runs：1000', '1:5', '：', 'runs: 1000'],
    ['runs：1000\ntitle: x', '1:5', '：', 'runs: 1000'],
    ['title: 七村\nruns：1000\nseed: 1', '2:5', '：', 'runs: 1000'],
    ['years:\n  from：2020\n', '2:7', '：', 'from: 2020'],
    ['years: {from：2020, to: 2022}', '1:13', '：', null],
    ['title: {en：Hello}', '1:11', '：', null],
    ['villages:\n  布日都：\n    population: 3\n', '2:6', '：', '布日都:'],
    ['list:\n  - name：x\n', '2:9', '：', null],
    ['cost: 1，5 yuan', '1:8', '，', 'cost: 1,5 yuan'],
    ['cost: {min: 1，000 yuan}', '1:14', '，', null],
    ['who: ５０％ of villages', '1:6', '５', 'who: 50% of villages'],
    ['{１０: x}', '1:2', '１', null],
    ['income: price * （1 + rate）', '1:17', '（', 'income: price * (1 + rate)'],
    ['between: ［甲，乙］', '1:10', '［', 'between: [甲, 乙]'],
    ['who: [甲，乙]', '1:8', '，', null],
    ['values: [1，2]', '1:11', '，', null],
    ['runs:　1000', '1:6', 'blank', 'runs: 1000'],
    ['years:\n　　from: 2020', '2:1', 'blank', null],
    ['list:\n  -　x', '2:4', 'blank', null],
    ['方案１: x', '1:3', '１', '方案1: x'],
    [
      'lake：{strategy: resource-lease, area: 500 mu, rent: 320 yuan/mu/year}',
      '1:5',
      '：',
      'lake: {strategy: resource-lease, area: 500 mu, rent: 320 yuan/mu/year}',
    ],
  ])('%j', (text, at, sign, meant) => {
    expect(said(text)).toEqual([`${at} ${wide(sign)}`]);
    if (meant) expect(open(text).problems[0]?.hint).toEqual({ en: `type: ${meant}`, zh: `请用英文输入法改为：${meant}` });
  });
  test.each([
    'note: 大约５０户，见报告（第2页）。',
    'note:\n  结论：很好（２０２０）\n',
    'note:\n  　　大约５０户',
    'note: |\n  runs：1000\n  　　５００ yuan\n',
    'title: ２０２０',
    'title: {en: Plan （A）, zh: 七村，三年}',
    'references:\n  报告: {title: 报告（２０２０）, kind: 文件}',
    'about: >\n  一：二\n',
    'who: 浩勒报吉，布日都',
    'cost: "５００ yuan"',
    '# runs：１０００\na: 1 # （注）',
    'title: 七村\nnote: 我们做了调查\n  结论：很好\n',
  ])('but not in words for people: %j', (text) => expect(said(text)).toEqual([]));
});

describe('open(text) tells how to write full-width thousands', () => {
  test.each([
    ['a: {cost: １２０，０００ 元, b: 1}', '1:11', 'cost: 120000 元'],
    ['a: {min: １２０，０００ 元}', '1:10', 'min: 120000 元'],
    ['a: {b: 1，２００，000 yuan}', '1:9', 'b: 1200000 yuan'],
    ['a: {b: -1，200}', '1:10', 'b: -1200'],
    ['a: [120，000 元, 3 元]', '1:8', '120000 元'],
    ['a: [1，2]', '1:6', '1,2'],
    ['income: area * 1，200 yuan', '1:17', 'income: area * 1200 yuan'],
    ['income: max(1，200) * area', '1:14', 'income: max(1,200) * area'],
    ['a: {b: 1，c: 2}', '1:9', 'b: 1, c: 2'],
  ])('%j', (text, at, meant) => {
    const [first] = open(text).problems;
    expect(`${first?.line}:${first?.column} ${first?.hint.en}`).toBe(`${at} type: ${meant}`);
    expect(first?.hint.zh).toBe(`请用英文输入法改为：${meant}`);
  });
  test('and that commas of ASCII divide a number between brackets; what follows is read as it was meant', () => {
    const text =
      'a: {b: 120,000 yuan, c: {min: １,２００,０００, max: 5}}\nd: [120,000 yuan, 7]\ne: [120,300]\nf: 120,000 yuan\n';
    expect(open(text).problems.map(({ line, column, at, value, hint }) => [`${line}:${column}`, at, value, hint.zh])).toEqual([
      ['1:8', 'a.b', '120,000 yuan', '数字中间不要加逗号，请写成 120000 yuan'],
      ['1:31', 'a.c.min', '１,２００,０００', '数字中间不要加逗号，请写成 1200000'],
      ['2:5', 'd.0', '120,000 yuan', '数字中间不要加逗号，请写成 120000 yuan'],
    ]);
    expect(open(text).source?.data).toMatchObject({
      a: { b: '120,000 yuan', c: { min: '１,２００,０００', max: 5 } },
      e: [120, 300],
    });
  });
});

describe('open(text) tells every full-width colon', () => {
  test.each<[string, string[]]>([
    ['title： x\nyears：\n  from：2026\n  to：2028\nvillages:\n  a: 1\n', ['1:6', '2:6', '3:7', '4:5']],
    ['years:\n  from：2026\n  to：2028\n  村：\nplans: 1\n', ['2:7', '3:5', '4:4']],
    ['a：1\n# between\nb：2\n\nc：{d：3，e：4}\n', ['1:2', '3:2', '5:2', '5:5', '5:9']],
    ['a: {b：1，c：2, d: 3}', ['1:6', '1:10']],
    ['list:\n  - a：1\n    b：2\n  - c：3\n', ['2:6', '3:6', '4:6']],
    ['title:\n  en：A\n  zh：甲\n', ['2:5', '3:5']],
    ['note:\n  en：A\n  结论：好\n  rate：5\n', ['2:5']],
  ])('%j', (text, places) => {
    expect(said(text)).toEqual(places.map((place) => `${place} ${wide('：')}`));
  });
});

describe('open(text) reads full-width signs of a figure or unit', () => {
  test.each<[string, unknown]>([
    ['runs: １０００', { runs: 1000 }],
    ['years: {from: ２０２０, to: 2022}', { years: { from: 2020, to: 2022 } }],
    ['x: －３．５', { x: -3.5 }],
    ['cost: ５００ yuan', { cost: '500 yuan' }],
    ['cost: 500　ｙｕａｎ', { cost: '500 yuan' }],
    ['homes: ５０户', { homes: '50户' }],
    ['share: ３０％', { share: '30%' }],
    ['cost: 1，000 yuan', { cost: '1,000 yuan' }],
    ['rent: ３２０元／亩／年', { rent: '320元/亩/年' }],
    ['unit: 元／亩', { unit: '元/亩' }],
    ['values: [１, ２．５, ３ yuan]', { values: [1, 2.5, '3 yuan'] }],
    ['values:\n  - １\n', { values: [1] }],
    ['title: ５００', { title: '５００' }],
    ['title: {zh: ５００ 元}', { title: { zh: '５００ 元' } }],
    ['cost: "５００ yuan"', { cost: '５００ yuan' }],
  ])('%j', (text, wanted) => expect(data(text)).toEqual(wanted));
  test('the text is kept when another value is changed, and its place is right', () => {
    const text = '\uFEFFruns: １０００ # 次\r\nshare: ３０％\r\n';
    expect(editText(text, ['share'], '40%')).toBe('\uFEFFruns: １０００ # 次\r\nshare: 40%\r\n');
    expect(editText(text, ['runs'], 500)).toBe('\uFEFFruns: 500 # 次\r\nshare: ３０％\r\n');
    expect(place(text, ['share'])).toBe('2:8');
    expect(place(text, ['runs'])).toBe('1:7');
    expect(said('runs: ９００７１９９２５４７４０９９３')).toEqual([
      '1:7 a whole number too large to be kept exactly (beyond 2^53)',
    ]);
  });
});

describe('open(text) survives', () => {
  const deep = /nested more than 40 deep/;
  test.each([
    ['brackets', '['.repeat(100_000)],
    ['braces', 'a: '.concat('{a: '.repeat(50_000))],
    ['dashes', '- '.repeat(100_000)],
    ['question marks', '? '.repeat(100_000)],
    ['colons', ': '.repeat(100_000)],
    ['keys on one line', 'a: '.repeat(100_000)],
    ['keys in a bracket', '['.concat('a: '.repeat(100_000))],
    ['anchored dashes', '&a - '.repeat(50_000)],
    ['levels', Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    [
      'levels with text',
      Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}b: |\n${' '.repeat(i + 1)}x\n${' '.repeat(i)}a:`).join('\n'),
    ],
  ])('many %s', (_, text) => {
    const { source, problems } = open(text);
    expect(source).toBe(null);
    expect(problems.some(({ say }) => deep.test(say.en))).toBe(true);
  });
  test('forty levels, and no more', () => {
    expect(said('['.repeat(39).concat(']'.repeat(39)))).toEqual([]);
    expect(said('['.repeat(42).concat(']'.repeat(42)))[0]).toMatch(deep);
  });
  test('many question marks on lines of their own', () => expect(open('? \n'.repeat(20_000)).problems).toHaveLength(1001));
  test('20,000 keys, and 20,000 equal ones', () => {
    const keys = Array.from({ length: 20_000 }, (_, i) => `k${i}: ${i}\n`).join('');
    expect(Object.keys(data(keys))).toHaveLength(20_000);
    expect(place(keys, ['k19999'])).toBe('20000:9');
    expect(open('k: 1\n'.repeat(20_000)).problems).toHaveLength(1001);
  });
  test('a line of two million characters', () => {
    expect(said(`a: ${'：'.repeat(600_000)}x`)).toEqual([`1:4 ${wide('：')}`]);
    expect(open(`[${'x？,'.repeat(300_000)}x]`).problems).toHaveLength(1001);
    expect(open(`a：${'　'.repeat(600_000)}x`).problems).toHaveLength(1);
    expect(open('\u200b'.repeat(600_000)).problems).toHaveLength(1001);
  });
  test('more than 2 MB', () => {
    expect(said('#'.repeat(2_000_001))).toEqual(['1:1 the file is larger than 2 MB']);
    expect(said(`# ${'村'.repeat(700_000)}`)).toEqual(['1:1 the file is larger than 2 MB']);
  });
  test('anything', () => {
    const piece = fc.constantFrom(
      ...'a: \n|  |- |? |: |[|]|{|}|, |"|\'|\\|#|&a |*a |!t |---\n|...\n|%Y\n|\t|\r\n|\r|>\n|：|１|　|村|\0|\x02|\x18|\x1f|<<: |__proto__: |.nan'.split(
        '|',
      ),
      '|\n',
    );
    const texts = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        const { source, problems } = open(text);
        expect(source === null ? problems.length : 1).toBeGreaterThan(0);
        for (const { line, column } of problems) {
          expect(line >= 1 && line <= text.split('\n').length).toBe(true);
          expect(column >= 1 && column <= (text.split('\n')[line - 1] ?? '').length + 1).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('source.place(path)', () => {
  test('finds values and keys in nested maps, flow maps and lists', () => {
    const text = '# 村\nvillages:\n  甲村:\n    title: {en: A, zh: 甲}\n    list:\n      - 5 yuan\n      - {x: [1, 2]}\n';
    expect(place(text, ['villages', '甲村', 'title', 'zh'])).toBe('4:24');
    expect(place(text, ['villages', '甲村', 'title', 'zh'], { key: true })).toBe('4:20');
    expect(place(text, ['villages', '甲村', 'list', 0])).toBe('6:9');
    expect(place(text, ['villages', '甲村', 'list', 1, 'x', 1])).toBe('7:17');
    expect(place(text, ['villages', '甲村', 'list', 1], { key: true })).toBe('7:9');
    expect(place(text, ['villages'])).toBe('3:3');
    expect(place(text, [])).toBe('2:1');
  });
  test('falls back to the name of the nearest ancestor', () => {
    const text = 'a: 1\nb:\n  c: {d: 1}\n  e: [1]\n';
    expect(place(text, ['b', 'c', 'x', 'y'])).toBe('3:3');
    expect(place(text, ['b', 'x'])).toBe('2:1');
    expect(place(text, ['b', 'e', 7])).toBe('4:3');
    expect(place(text, ['a', 'x'])).toBe('1:1');
    expect(place(text, ['x'])).toBe('1:1');
    expect(place('', ['x'])).toBe('1:1');
  });
  test('counts characters as an editor shows them', () => {
    expect(place('{甲: 😀, b: 1}', ['b'])).toBe('1:11');
    expect(place('a: 1\r\n村: 5\r\n', ['村'])).toBe('2:4');
  });
  test('counts into plain and quoted text', () => {
    expect(place('村: a + 😀b', ['村'], { offset: 6 })).toBe('1:9');
    expect(place("a: 'it''s x'", ['a'], { offset: 5 })).toBe('1:11');
    expect(place('a: "\\u6751\\n\\U0001F600x"', ['a'], { offset: 4 })).toBe('1:23');
    expect(place('a: abc', ['a'], { offset: 99 })).toBe('1:7');
  });
  test('counts into literal text', () => {
    const text = 'f:\n  g: | # note\n    one +\n      two\n\n    three\n';
    expect(place(text, ['f', 'g'], { offset: 4 })).toBe('3:9');
    expect(place(text, ['f', 'g'], { offset: 8 })).toBe('4:7');
    expect(place(text, ['f', 'g'], { offset: 13 })).toBe('6:5');
    expect(place(text.replaceAll('\n', '\r\n'), ['f', 'g'], { offset: 13 })).toBe('6:5');
    expect(place('f: |2\n    x\n', ['f'], { offset: 2 })).toBe('2:5');
  });
  test('counts into folded text', () => {
    expect(place('f: >\n  one +\n  two\n', ['f'], { offset: 6 })).toBe('3:3');
    expect(place('f: one +\n  two\n', ['f'], { offset: 6 })).toBe('2:3');
    expect(place('f: "one +\n  two"\n', ['f'], { offset: 6 })).toBe('2:3');
  });
});

test('locate(source, finding) puts a finding at its place', () => {
  const { source } = open('a:\n  b: 1 + x\n');
  if (!source) throw new Error('not read');
  const words = { say: { en: 'unknown name', zh: '名称未知' }, hint: { en: 'type y', zh: '请改为 y' } };
  expect(locate(source, { path: ['a', 'b'], offset: 4, value: 'x', ...words })).toEqual({
    at: 'a.b',
    line: 2,
    column: 10,
    value: 'x',
    ...words,
  });
  expect(locate(source, { path: ['a', 'b'], key: true, value: null, ...words })).toMatchObject({ line: 2, column: 3 });
});

describe('editText(text, path, value)', () => {
  const text = `# plan
title:   {en: Seven villages,zh:   七村}   # names

villages:
    a:
      share: 5%     # agreed
      cost:  '3 yuan'
      empty:        # to do
      list:
      - 1
      -   2 # two
      note: |  # long
        one

        two

# the end
`;
  test.each<[Path, unknown, string, string]>([
    [['villages', 'a', 'share'], '6%', 'share: 5% ', 'share: 6% '],
    [['villages', 'a', 'share'], 0.06, 'share: 5% ', 'share: 0.06 '],
    [['villages', 'a', 'share'], null, 'share: 5% ', 'share: null '],
    [['villages', 'a', 'share'], 'a: b # c', 'share: 5% ', 'share: "a: b # c" '],
    [['villages', 'a', 'share'], '12', 'share: 5% ', 'share: "12" '],
    [['villages', 'a', 'share'], 'a\nb', 'share: 5% ', 'share: "a\\nb" '],
    [['villages', 'a', 'share'], '６％', 'share: 5% ', 'share: "６％" '],
    [
      ['villages', 'a', 'title'],
      { zh: '６％', share: ['６％'] },
      '        two\n',
      '        two\n      title: {zh: ６％, share: [6%]}\n',
    ],
    [['villages', 'a', 'cost'], '4 yuan', "'3 yuan'", "'4 yuan'"],
    [['villages', 'a', 'cost'], 4, "'3 yuan'", '4'],
    [['villages', 'a', 'empty'], 'x', 'empty:        # to do', 'empty:        x # to do'],
    [['villages', 'a', 'list', 1], 3, '-   2 # two', '-   3 # two'],
    [['villages', 'a', 'list', 1], undefined, '      -   2 # two\n', ''],
    [['villages', 'a', 'list', 2], 3, '2 # two\n', '2 # two\n      - 3\n'],
    [['villages', 'a', 'note'], 'x\n\ny\n', 'one\n\n        two', 'x\n\n        y'],
    [['villages', 'a', 'note'], 'x', '|  # long\n        one\n\n        two', '|-  # long\n        x'],
    [['villages', 'a', 'note'], 7, '|  # long\n        one\n\n        two', '7  # long'],
    [['title', 'en'], 'A, b', 'Seven villages', '"A, b"'],
    [['title', 'zh'], undefined, ',zh:   七村', ''],
    [['title', 'en'], undefined, 'en: Seven villages,', ''],
    [['title', 'mn'], 'ᠠ', '七村}', '七村, mn: ᠠ}'],
    [['villages', 'a', 'share'], undefined, '      share: 5%     # agreed\n', ''],
    [['villages', 'b'], { share: '5%', list: [1] }, '        two\n', '        two\n    b: {share: 5%, list: [1]}\n'],
    [['plans', 'x', 'changes'], {}, '        two\n', '        two\nplans:\n  x:\n    changes: {}\n'],
  ])('%j %j changes only these bytes', (path, value, from, to) => {
    for (const [eol, file] of [
      ['\n', text],
      ['\r\n', text.replaceAll('\n', '\r\n')],
    ] as const) {
      const [before, after] = [from, to].map((piece) => piece.replaceAll('\n', eol)) as [string, string];
      expect(file.split(before)).toHaveLength(2);
      expect(editText(file, path, value)).toBe(file.replace(before, () => after));
    }
  });

  test('adds to JSON as JSON', () => {
    expect(editText('{"a": 1}', ['b', 'c'], 'x')).toBe('{"a": 1, "b":{"c":"x"}}');
    expect(editText('{\n  "a": [1, 2]\n}\n', ['b'], null)).toBe('{\n  "a": [1, 2],\n  "b":null\n}\n');
    expect(editText('{"a": "x"}', ['a'], 'y')).toBe('{"a": "y"}');
  });
  test('adds to what is empty', () => {
    expect(editText('', ['a'], 1)).toBe('a: 1\n');
    expect(editText('a: {} # none\n', ['a', 'b'], 1)).toBe('a: {b: 1} # none\n');
    expect(editText('a: []\n', ['a', 0], 'x')).toBe('a: [x]\n');
    expect(data(editText('a: # none\nb: 2\n', ['a', 'c'], 1))).toEqual({ a: { c: 1 }, b: 2 });
    expect(editText('a: 1', ['b'], 2)).toBe('a: 1\nb: 2');
  });
  test('replaces whole branches, and keeps the comments of the others', () => {
    const edited = editText(text, ['villages', 'a', 'list'], { x: [1] });
    expect(data(edited).villages.a.list).toEqual({ x: [1] });
    for (const comment of ['# plan', '# names', '# agreed', '# to do', '# long', '# the end']) expect(edited).toContain(comment);
    expect(data(editText('a: 1 # one\nb: {c: 1}\n', ['b'], 5))).toEqual({ a: 1, b: 5 });
    expect(data(editText('a:\n  b: 1\nc: 2\n', ['a', 'b'], undefined))).toEqual({ a: {}, c: 2 });
    expect(data(editText('- a: 1\n  b: 2\n- c\n', [0, 'a'], undefined))).toEqual([{ b: 2 }, 'c']);
  });
  test('changes nothing where nothing changes', () => {
    expect(editText(text, ['villages', 'a', 'share'], '5%')).toBe(text);
    expect(editText(text, ['villages', 'x', 'y'], undefined)).toBe(text);
    expect(editText('a: 0x10\n', ['a'], 16)).toBe('a: 0x10\n');
  });
  test('throws for what cannot be', () => {
    expect(() => editText('a: [', ['a'], 1)).toThrow('cannot edit');
    expect(() => editText('a: 1', ['a', 'b'], 1)).toThrow('not a map');
    expect(() => editText('a: [1]', ['a', 3], 1)).toThrow('no such position');
    expect(() => editText('a: 1', ['a'], Number.NaN)).toThrow('cannot set a');
    expect(() => editText('a: 1', ['__proto__'], 1)).toThrow('cannot set __proto__');
  });
  test('there and back gives the same bytes', () => {
    const scalar = fc.oneof(
      fc.integer(),
      fc.constantFrom(
        'x',
        '5%',
        '3 yuan',
        '七村，三年',
        'a: b',
        "it's",
        'a, b',
        '',
        ' x',
        '# y',
        'true',
        '1_000',
        'two\nlines',
        '５％',
        'null',
        '-',
        '* 2',
      ),
      fc.boolean(),
      fc.constant(null),
    );
    const written = (value: unknown) => (value === null || typeof value !== 'string' ? String(value) : JSON.stringify(value));
    const layout = fc.tuple(fc.constantFrom('\n', '\r\n'), fc.constantFrom('', ' # 说明'), fc.constantFrom('', ' ', '   '));
    fc.assert(
      fc.property(
        fc.array(scalar, { minLength: 6, maxLength: 6 }),
        layout,
        fc.nat(5),
        scalar,
        (values, [eol, comment, gap], at, fresh) => {
          const [a, b, c, d, e, f] = values.map(written);
          const file = [
            '# 村',
            `a: ${gap}${a}${comment}`,
            '',
            'b:',
            `  c: ${b}${comment}`,
            `  d: {x: ${c},${gap}y: ${d} }`,
            '  e:',
            `  -${gap} ${e}`,
            `  - z: ${f}${comment}`,
            '',
          ].join(eol);
          const path =
            ([['a'], ['b', 'c'], ['b', 'd', 'x'], ['b', 'd', 'y'], ['b', 'e', 0], ['b', 'e', 1, 'z']] as Path[])[at] ?? [];
          const old = values[at];
          const edited = editText(file, path, fresh);
          const kept = typeof old === 'string' && typeof fresh !== 'string';
          // A quoted text that was a number in between comes back in quotes only where it needs them.
          if (!kept) expect(editText(edited, path, old)).toBe(file);
          else expect(data(editText(edited, path, old))).toEqual(data(file));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('an edit keeps how the file was written', () => {
  const file =
    '# 说明\nformat: furrow/1\nvillages:\n  甲:\n    list: [1, {x: 2}]\n    note: |\n      one\n      two\n  乙: {a: 1}\n';
  const value = fc.oneof(
    fc.constantFrom<unknown>(
      'x',
      'one\ntwo\n',
      'a\nb',
      { m: { n: [1, 'two\nlines\n'] } },
      [1, { y: 2 }],
      null,
      true,
      '５％',
      undefined,
    ),
    fc.integer(),
  );
  const path = fc.constantFrom<Path>(
    ...[['format'], ['title'], ['villages', '甲'], ['villages', '甲', 'note']],
    ...[['villages', '甲', 'list'], ['villages', '乙', 'a'], ['villages', '乙', 'b'], ['villages', '丙', 'c'], ['villages']],
  );
  test.each([
    ['\r\n', ''],
    ['\r\n', '\uFEFF'],
    ['\n', '\uFEFF'],
  ])('lines end with %j after the mark %j', (eol, mark) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(path, value), { minLength: 1, maxLength: 6 }), (edits) => {
        let now = mark + file.replaceAll('\n', eol);
        for (const [at, to] of edits) {
          try {
            now = editText(now, at, to);
          } catch (error) {
            expect(String(error)).toMatch(/not a map|no such position/);
          }
          expect(now.startsWith(mark)).toBe(true);
          expect(now.lastIndexOf('\uFEFF')).toBe(mark === '' ? -1 : 0);
          expect(now.replaceAll(eol, '')).not.toMatch(/[\r\n]/);
        }
      }),
      { numRuns: 150 },
    );
  });
  test('a key added at the top of a file with a mark stands at the margin', () => {
    expect(editText('\uFEFFa: 1\r\n', ['b'], 2)).toBe('\uFEFFa: 1\r\nb: 2\r\n');
  });
});
