/** A scenario's name and text in; a fragment of an address that carries both, out; and the other way, with what a link from anywhere can do wrong told apart. */
import { deflateSync, Inflate } from 'fflate';
import { crc32 } from '../base/crc.ts';
import { both, maxBytes, type Words, words } from './decode.ts';
import type { Carried } from './page.ts';

/**
 * `#s=` version length `-` body. The version is one letter; length is how many characters the body has, in base 36; the body is base64url of a CRC-32
 * (4 bytes, big-endian) of what follows and the raw deflate of the name, a line feed and the text in UTF-8.
 */
const head = '#s=';
const version = 'a';

/** A fragment has at most so many characters: chat programs carry no longer links. */
export const maxLink = 30_000;
const longestName = 100;
const largest = maxBytes + 4 * longestName + 1;

export type MadeLink =
  | { readonly ok: true; readonly fragment: string }
  | ({ readonly ok: false; readonly size: number; readonly limit: number } & Words);

/** `none`: the fragment is no link of ours. */
export type LinkFault = 'none' | 'newer' | 'cut' | 'damaged' | 'large';
export type ReadLink =
  | { readonly ok: true; readonly carried: Carried }
  | ({ readonly ok: false; readonly fault: LinkFault } & Words);

/** A name without folders and control characters, so that it can name a file. */
function nameOf(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const plain = name.replace(/^.*[\\/]/s, '').replace(/[\0-\x1f\x7f<>:"|?*\p{Cf}\p{Cs}\u2028\u2029]/gu, '');
  const short = [...plain.trim()].slice(-longestName).join('').trim();
  return short === '' || /^\.+$/.test(short) ? 'scenario.yaml' : short;
}

function base64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function bytesOf(body: string): Uint8Array | null {
  if (!/^[\w-]*$/.test(body)) return null;
  try {
    return Uint8Array.from(atob(body.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
  } catch {
    return null;
  }
}

const kilobytes = (size: number): string => (size / 1000).toFixed(1);

/** The fragment that carries a scenario, or its size and the limit where it is too large for a link. Tables beside it do not travel: hand in the text with them written in. */
export function linkOf({ name, text }: Carried): MadeLink {
  const packed = deflateSync(new TextEncoder().encode(`${nameOf(name)}\n${text}`), { level: 9 });
  const bytes = new Uint8Array(4 + packed.length);
  new DataView(bytes.buffer).setUint32(0, crc32(packed));
  bytes.set(packed, 4);
  const body = base64url(bytes);
  const fragment = `${head}${version}${body.length.toString(36)}-${body}`;
  if (fragment.length <= maxLink) return { ok: true, fragment };
  const [size, limit] = [kilobytes(fragment.length), kilobytes(maxLink)];
  return {
    ok: false,
    size: fragment.length,
    limit: maxLink,
    ...words(
      both(
        `the scenario is too large for a link: ${size} kB, at most ${limit} kB`,
        `情景太大，放不进链接：${size} kB，最多 ${limit} kB`,
      ),
      both('send its file instead', '请改为发送文件'),
    ),
  };
}

const sayings: { readonly [fault in LinkFault]: Words } = {
  none: words(
    both('this is no link of Furrow to a scenario', '这不是垄亩的情景链接'),
    both('copy the whole link again', '请重新复制完整的链接'),
  ),
  newer: words(
    both('this link was made by a newer Furrow', '该链接由更新版本的垄亩生成'),
    both('use a newer Furrow, or ask for the file', '请使用新版垄亩，或请对方发送文件'),
  ),
  cut: words(
    both('the link is cut off: its end is missing', '链接不完整，后面一段丢失了'),
    both(
      'copy it whole, or ask for the file: some chat programs shorten long links',
      '请复制完整链接，或请对方发送文件：有的聊天软件会截断长链接',
    ),
  ),
  damaged: words(
    both('the link is damaged: some of its characters are not those that were sent', '链接已损坏，有些字符与发出时不同'),
    both('copy it again, or ask for the file', '请重新复制，或请对方发送文件'),
  ),
  large: words(
    both('the link holds more than a scenario may have', '链接里的内容超过了情景的大小限制'),
    both('ask for the file', '请对方发送文件'),
  ),
};
const refuse = (fault: LinkFault): ReadLink => ({ ok: false, fault, ...sayings[fault] });

/** The scenario that a fragment carries, with or without its `#`. What was glued behind a whole link is left out. */
export function scenarioOfLink(fragment: string): ReadLink {
  const written = fragment.startsWith('#') ? fragment : `#${fragment}`;
  if (!written.startsWith(head)) return refuse('none');
  const [, letter = '', digits = '', dash = ''] =
    /^([a-z]?)([0-9a-z]{0,6})(-?)/.exec(written.slice(head.length, head.length + 8)) ?? [];
  if (letter !== '' && letter !== version) return refuse('newer');
  const from = head.length + letter.length + digits.length + dash.length;
  if (dash === '') return refuse(written.length === from && digits.length < 6 ? 'cut' : 'damaged');
  const length = Number.parseInt(digits || '0', 36);
  if (head.length + 2 + digits.length + length > maxLink) return refuse('large');
  const body = written.slice(from, from + length);
  const bytes = bytesOf(body);
  if (body.length < length) return refuse(bytes || /^[\w-]*$/.test(body) ? 'cut' : 'damaged');
  if (!bytes || bytes.length < 5) return refuse('damaged');
  const packed = bytes.subarray(4);
  if (new DataView(bytes.buffer).getUint32(0) !== crc32(packed)) return refuse('damaged');
  const plain = inflated(packed);
  if (plain === 'damaged' || plain === 'large') return refuse(plain);
  try {
    const whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain);
    const line = whole.indexOf('\n');
    if (line < 0) return refuse('damaged');
    return { ok: true, carried: { name: nameOf(whole.slice(0, line)), text: whole.slice(line + 1) } };
  } catch {
    return refuse('damaged');
  }
}

/** Compressed bytes that are unpacked at a time: they can hold a thousand times as many. */
const bite = 512;

function inflated(packed: Uint8Array): Uint8Array | 'damaged' | 'large' {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  const inflate = new Inflate((chunk, final) => {
    size += chunk.length;
    if (size <= largest) chunks.push(chunk);
    ended ||= final;
  });
  try {
    for (let at = 0; at < packed.length && size <= largest; at += bite)
      inflate.push(packed.subarray(at, at + bite), at + bite >= packed.length);
  } catch {
    return 'damaged';
  }
  if (size > largest) return 'large';
  if (!ended) return 'damaged';
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
