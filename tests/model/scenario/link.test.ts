import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 as crcOfZlib, deflateRawSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crc32 } from '../../../src/model/base/crc.ts';
import { linkOf, scenarioOfLink } from '../../../src/model/index.ts';

const text = readFileSync(join(import.meta.dirname, '../../../scenarios/one-base.yaml'), 'utf8');
const made = (name: string, written: string): string => {
  const link = linkOf({ name, text: written });
  if (!link.ok) throw new Error(link.say.en);
  return link.fragment;
};
const read = (fragment: string) => {
  const link = scenarioOfLink(fragment);
  return link.ok ? link.carried : link.fault;
};
const fragment = made('一村.yaml', text);

/** A fragment of anything, made by Node's zlib and Buffer as docs/scenario-format.md says, and not by `linkOf`. */
function forged(plain: Uint8Array | string, change: (packed: Buffer) => Buffer = (packed) => packed, letter = 'a'): string {
  const packed = change(deflateRawSync(plain, { level: 9 }));
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crcOf(packed));
  const body = Buffer.concat([sum, packed]).toString('base64url');
  return `#s=${letter}${body.length.toString(36)}-${body}`;
}
/** By the table, as in the PNG specification; that of zlib where Node has it. */
function crcOf(bytes: Uint8Array): number {
  if (crcOfZlib) return crcOfZlib(bytes);
  const table = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  return (bytes.reduce((crc, byte) => (table[(crc ^ byte) & 255] as number) ^ (crc >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;
}

describe('linkOf(scenario)', () => {
  test('and back gives the same name and text', () => {
    const name = fc
      .string({ unit: fc.constantFrom('a', '村', '-', '1', '😀'), minLength: 1, maxLength: 40 })
      .map((stem) => `${stem}.yaml`);
    fc.assert(
      fc.property(name, fc.string({ unit: 'binary', maxLength: 2000 }), (own, written) => {
        expect(read(made(own, written))).toEqual({ name: own, text: written });
        expect(read(made(own, `\uFEFF${written}\r\n`))).toEqual({ name: own, text: `\uFEFF${written}\r\n` });
      }),
    );
  });
  test('is what the docs say: Node unpacks it', () => {
    const [, length = '', body = ''] = /^#s=a([0-9a-z]+)-([\w-]+)$/.exec(fragment) ?? [];
    expect(Number.parseInt(length, 36)).toBe(body.length);
    const bytes = Buffer.from(body, 'base64url');
    expect(bytes.readUInt32BE(0)).toBe(crcOf(bytes.subarray(4)));
    expect(inflateRawSync(bytes.subarray(4)).toString('utf8')).toBe(`一村.yaml\n${text}`);
    expect(read(forged(`b.yaml\n${text}`))).toEqual({ name: 'b.yaml', text });
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });
  test('refuses what is larger than 30 kB with its size and the limit', () => {
    const noise = (length: number) =>
      Array.from({ length }, (_, i) => ((Math.imul(i + 1, 2654435761) >>> 7) % 65_000).toString(36)).join('');
    const link = linkOf({ name: 'a.yaml', text: noise(20_000) });
    if (link.ok) throw new Error('not refused');
    expect(link.limit).toBe(30_000);
    expect(link.size).toBeGreaterThan(30_000);
    expect(link.say.en).toBe(`the scenario is too large for a link: ${(link.size / 1000).toFixed(1)} kB, at most 30.0 kB`);
    const small = linkOf({ name: 'a.yaml', text: noise(5000) });
    expect(small.ok && small.fragment.length <= 30_000).toBe(true);
  });
  test.each([
    ['/home/x/村.yaml', '村.yaml'],
    ['C:\\x\\a.yaml', 'a.yaml'],
    ['a\nb\0.yaml', 'ab.yaml'],
    ['../..', 'scenario.yaml'],
    ['', 'scenario.yaml'],
    ['\u202egnp.yaml', 'gnp.yaml'],
  ])('carries the name %j as %j', (name, carried) => {
    expect(read(made(name, 'x'))).toEqual({ name: carried, text: 'x' });
    expect(read(forged(`${name.replaceAll('\n', '')}\nx`))).toMatchObject({ text: 'x' });
  });
});

describe('scenarioOfLink(fragment)', () => {
  test('tells a link that was cut anywhere as cut off', () => {
    for (let end = '#s='.length; end < fragment.length; end++) expect(read(fragment.slice(0, end)), String(end)).toBe('cut');
  });
  test('reads a whole link with something glued behind it, and without its #', () => {
    for (const more of ['。', ')', ' 看看', '%E3%80%82', '&from=chat'])
      expect(read(fragment + more)).toEqual({ name: '一村.yaml', text });
    expect(read(fragment.slice(1))).toEqual({ name: '一村.yaml', text });
  });
  test('tells any other character as damage', () => {
    const place = fc.integer({ min: fragment.indexOf('-') + 1, max: fragment.length - 1 });
    fc.assert(
      fc.property(place, fc.constantFrom(...'aZ0_-。 %'), (at, sign) => {
        fc.pre(fragment[at] !== sign);
        const got = read(fragment.slice(0, at) + sign + fragment.slice(at + 1));
        // The last character has bits that mean nothing.
        if (at < fragment.length - 1) expect(got).toBe('damaged');
      }),
    );
    expect(read(fragment.toLowerCase())).toBe('damaged');
  });
  test.each([
    ['', 'none'],
    ['#', 'none'],
    ['#x=1', 'none'],
    ['#plan=a', 'none'],
    ['#s=b5-abcde', 'newer'],
    ['#s=a', 'cut'],
    ['#s=a0-', 'damaged'],
    ['#s=a5-AAAAA', 'damaged'],
    ['#s=azzzzzz-AAAA', 'large'],
    ['#s=a。', 'damaged'],
    ['#s=A5-abcde', 'damaged'],
    [forged('x', (packed) => packed.subarray(0, 1)), 'damaged'],
    [forged(`a\n${text}`, (packed) => packed.subarray(0, 300)), 'damaged'],
    [forged('no line'), 'damaged'],
    [forged(new Uint8Array([0x61, 0x0a, 0xff, 0xfe, 0x80])), 'damaged'],
    [forged('a\nb', () => Buffer.from([7, 7, 7, 7, 7])), 'damaged'],
  ])('%.60j is %s', (written, fault) => expect(read(written)).toBe(fault));
  test('has words in both languages for each fault', () => {
    for (const written of ['#', '#s=b', '#s=a', '#s=a0-', '#s=azzzzzz-A']) {
      const link = scenarioOfLink(written);
      if (link.ok) throw new Error('not refused');
      expect([link.say.zh, link.hint.zh].every((words) => /\p{Script=Han}/u.test(words))).toBe(true);
    }
  });
  test('unpacks at most 2 MB of a bomb', () => {
    const bomb = forged(Buffer.concat([Buffer.from('a\n'), Buffer.alloc(20_000_000, 0x61)]));
    expect(bomb.length).toBeLessThan(30_000);
    expect(read(bomb)).toBe('large');
    expect(read(forged(Buffer.alloc(260_000_000 / 13)))).toBe('large');
    const most = `a\n${'a'.repeat(2_000_000)}`;
    expect(read(forged(most))).toEqual({ name: 'a', text: 'a'.repeat(2_000_000) });
  });
});
