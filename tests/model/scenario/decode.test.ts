import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { decode, encode, excerpt, type Writing } from '../../../src/model/scenario/decode.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...list: number[]) => new Uint8Array(list);
// 标题: 七村 in GB18030
const gb = [0xb1, 0xea, 0xcc, 0xe2, 0x3a, 0x20, 0xc6, 0xdf, 0xb4, 0xe5];

test('decode(bytes) reads UTF-8, with and without a mark', () => {
  expect(decode(utf8('标题: 七村'))).toEqual({
    ok: true,
    text: '标题: 七村',
    writing: { encoding: 'utf-8', mark: false },
    notices: [],
  });
  expect(decode(utf8('\uFEFF标题: 七村'))).toEqual({
    ok: true,
    text: '标题: 七村',
    writing: { encoding: 'utf-8', mark: true },
    notices: [],
  });
  expect(decode(bytes())).toEqual({ ok: true, text: '', writing: { encoding: 'utf-8', mark: false }, notices: [] });
});

test('decode(bytes) keeps CRLF', () => {
  expect(decode(utf8('a: 1\r\nb: 2\r\n'))).toMatchObject({ text: 'a: 1\r\nb: 2\r\n' });
});

test('decode(bytes) reads UTF-16 with a mark', () => {
  expect(decode(bytes(0xff, 0xfe, 0x51, 0x67, 0x3a, 0))).toMatchObject({
    ok: true,
    text: '村:',
    writing: { encoding: 'utf-16le', mark: true },
    notices: [],
  });
  expect(decode(bytes(0xfe, 0xff, 0x67, 0x51, 0, 0x3a))).toMatchObject({
    ok: true,
    text: '村:',
    writing: { encoding: 'utf-16be', mark: true },
    notices: [],
  });
});

test('decode(bytes) refuses half a character of UTF-16 and a broken text with the mark of UTF-8', () => {
  expect(decode(bytes(0xff, 0xfe, 0x51))).toMatchObject({ ok: false, problems: [{ line: 1, column: 1 }] });
  expect(decode(bytes(0xef, 0xbb, 0xbf, ...gb))).toMatchObject({ ok: false });
});

test('decode(bytes) reads GB18030 with a notice in both languages', () => {
  const read = decode(bytes(...gb));
  expect(read).toMatchObject({ ok: true, text: '标题: 七村', writing: { encoding: 'gb18030', mark: false } });
  if (!read.ok) throw new Error('not read');
  expect(read.notices).toHaveLength(1);
  expect(read.notices[0]?.say.en).toContain('GB18030');
  expect(read.notices[0]?.hint.zh).toContain('UTF-8');
});

test('decode(bytes) names the line where neither UTF-8 nor GB18030 can be read', () => {
  expect(decode(bytes(0x61, 0x0a, 0xff, 0xff, 0x0a))).toMatchObject({ ok: false, problems: [{ at: '', line: 2 }] });
});

test('decode(bytes) tells a picture from a text', () => {
  // The second one is GB18030 too, as it begins.
  for (const end of [[0xff, 0xff], []]) {
    const read = decode(bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, ...end));
    expect(read.ok ? [] : read.problems.map(({ say }) => say.zh)).toEqual(['这不是文字文件，可能是图片、PDF 或其他程序的文档']);
  }
});

test('decode(bytes) says so where the machine has no GB18030', () => {
  const Real = TextDecoder;
  vi.stubGlobal(
    'TextDecoder',
    class extends Real {
      constructor(label?: string, options?: TextDecoderOptions) {
        if (label === 'gb18030') throw new RangeError('not supported');
        super(label, options);
      }
    },
  );
  const read = decode(bytes(...gb));
  vi.unstubAllGlobals();
  expect(read.ok).toBe(false);
  expect(!read.ok && read.problems[0]?.say.en).toContain('this computer cannot read GB18030');
});

test('decode(bytes) refuses more than 2 MB', () => {
  expect(decode(new Uint8Array(2_000_000).fill(0x61))).toMatchObject({ ok: true });
  expect(decode(new Uint8Array(2_000_001).fill(0x61))).toMatchObject({ ok: false, problems: [{ line: 1 }] });
});

test('excerpt(text) is one line of at most 80 characters', () => {
  expect(excerpt(' a\r\n  b ')).toBe('a b');
  expect([...excerpt('😀'.repeat(100))]).toHaveLength(80);
});

const written = (encoding: Writing['encoding'], mark: boolean): Writing => ({ encoding, mark });
/** The bytes of a text in UTF-16, by Node and not by `encode`. */
const utf16 = (text: string, big = false) => {
  const made = Buffer.from(text, 'utf16le');
  return new Uint8Array(big ? made.swap16() : made);
};

test('decode(bytes) reads UTF-16 without a mark, with a notice', () => {
  for (const big of [false, true]) {
    const read = decode(utf16('format: furrow/1\r\ntitle: 七村\r\n', big));
    expect(read).toMatchObject({ ok: true, text: 'format: furrow/1\r\ntitle: 七村\r\n' });
    expect(read.ok && read.writing).toEqual(written(big ? 'utf-16be' : 'utf-16le', false));
    expect(read.ok && read.notices.map(({ say }) => say.en)).toEqual([expect.stringContaining('UTF-16 without')]);
  }
  expect(decode(utf16('abc').slice(0, 5))).toMatchObject({ ok: false });
});

test('encode(text, writing) gives the bytes of the file again', () => {
  const text = fc.string({ unit: 'grapheme' }).map((end) => `format: 七村 😀\r\n${end}`);
  fc.assert(
    fc.property(text, (now) => {
      const marked = `\uFEFF${now}`;
      for (const bytes of [utf8(now), utf8(marked), utf16(now), utf16(now, true), utf16(marked), utf16(marked, true)]) {
        const read = decode(bytes);
        if (!read.ok) throw new Error('not read');
        expect(read.text).toBe(now);
        expect(encode(read.text, read.writing)).toEqual(bytes);
      }
    }),
  );
});

test('encode(text, writing) writes what was GB18030 as UTF-8 with a mark', () => {
  expect(encode('标题: 七村', written('gb18030', false))).toEqual(utf8('\uFEFF标题: 七村'));
});
