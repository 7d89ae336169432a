import { expect, test, vi } from 'vitest';
import { decode, excerpt } from '../../../src/model/scenario/decode.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...list: number[]) => new Uint8Array(list);
// 标题: 七村 in GB18030
const gb = [0xb1, 0xea, 0xcc, 0xe2, 0x3a, 0x20, 0xc6, 0xdf, 0xb4, 0xe5];

test('decode(bytes) reads UTF-8, with and without a mark', () => {
  expect(decode(utf8('标题: 七村'))).toEqual({ ok: true, text: '标题: 七村', encoding: 'utf-8', notices: [] });
  expect(decode(utf8('\uFEFF标题: 七村'))).toEqual({ ok: true, text: '标题: 七村', encoding: 'utf-8', notices: [] });
  expect(decode(bytes())).toEqual({ ok: true, text: '', encoding: 'utf-8', notices: [] });
});

test('decode(bytes) keeps CRLF', () => {
  expect(decode(utf8('a: 1\r\nb: 2\r\n'))).toMatchObject({ text: 'a: 1\r\nb: 2\r\n' });
});

test('decode(bytes) reads UTF-16 with a mark', () => {
  expect(decode(bytes(0xff, 0xfe, 0x51, 0x67, 0x3a, 0))).toMatchObject({
    ok: true,
    text: '村:',
    encoding: 'utf-16le',
    notices: [],
  });
  expect(decode(bytes(0xfe, 0xff, 0x67, 0x51, 0, 0x3a))).toMatchObject({
    ok: true,
    text: '村:',
    encoding: 'utf-16be',
    notices: [],
  });
});

test('decode(bytes) refuses half a character of UTF-16 and a broken text with the mark of UTF-8', () => {
  expect(decode(bytes(0xff, 0xfe, 0x51))).toMatchObject({ ok: false, problems: [{ line: 1, column: 1 }] });
  expect(decode(bytes(0xef, 0xbb, 0xbf, ...gb))).toMatchObject({ ok: false });
});

test('decode(bytes) reads GB18030 with a notice in both languages', () => {
  const read = decode(bytes(...gb));
  expect(read).toMatchObject({ ok: true, text: '标题: 七村', encoding: 'gb18030' });
  if (!read.ok) throw new Error('not read');
  expect(read.notices).toHaveLength(1);
  expect(read.notices[0]?.say.en).toContain('GB18030');
  expect(read.notices[0]?.hint.zh).toContain('UTF-8');
});

test('decode(bytes) names the line where neither UTF-8 nor GB18030 can be read', () => {
  expect(decode(bytes(0x61, 0x0a, 0xff, 0xff, 0x0a))).toMatchObject({ ok: false, problems: [{ at: '', line: 2 }] });
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
