/** Parts by name in, the bytes of a ZIP file out; and back, each part unpacked only when asked for and never beyond its limit. */
import { Inflate, strFromU8, strToU8, zipSync } from 'fflate';
import { crc32 } from '../model/index.ts';

/** The same parts give the same bytes: every part is dated to the first day a ZIP file knows. */
const firstDay = '1980-01-01T12:00:00';

export function pack(parts: { readonly [name: string]: string }): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), {
    level: 6,
    mtime: firstDay,
  });
}

/** Why a part cannot be had. */
export type PackFault = 'broken' | 'encrypted' | 'large';

export class PackError extends Error {
  readonly fault: PackFault;
  constructor(fault: PackFault) {
    super(`the package is ${fault}`);
    this.fault = fault;
  }
}

export interface Limits {
  /** Parts of a file. */
  readonly parts: number;
  /** Bytes of one part when unpacked, and of all that are read. */
  readonly part: number;
  readonly all: number;
}

export interface Unpacked {
  readonly names: readonly string[];
  /** The text of a part, or null where there is none. Throws a PackError. */
  text(name: string): string | null;
}

/** Bytes given to the inflater at once; they can grow a thousandfold before it is looked at again. */
const step = 8192;

function inflated(data: Uint8Array, limit: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((chunk) => {
    length += chunk.length;
    if (length > limit) throw new PackError('large');
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at < data.length; at += step) inflate.push(data.subarray(at, at + step), at + step >= data.length);
  } catch (error) {
    throw error instanceof PackError ? error : new PackError('broken');
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

interface Entry {
  readonly method: number;
  readonly encrypted: boolean;
  readonly at: number;
  readonly packed: number;
  readonly crc: number;
}

/** Reads the directory at the end of a ZIP file (APPNOTE.TXT 4.3.12, 4.3.16); null where the bytes are none. */
function directory(bytes: Uint8Array, most: number): Map<string, Entry> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  // Behind the end record stands a comment of at most 65,535 bytes.
  const least = Math.max(0, end - 65_535);
  while (end >= least && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < least || end < 0) return null;
  const count = view.getUint16(end + 10, true);
  if (count > most) throw new PackError('large');
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw new PackError('broken');
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
    const name = view.getUint16(at + 28, true);
    entries.set(strFromU8(bytes.subarray(at + 46, at + 46 + name)), {
      method,
      encrypted: (flags & 1) === 1,
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + name + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Null where the bytes are no ZIP file. */
export function unpack(bytes: Uint8Array, limits: Limits): Unpacked | null {
  const entries = directory(bytes, limits.parts);
  if (!entries) return null;
  let left = limits.all;
  const text = (name: string): string | null => {
    const entry = entries.get(name);
    if (!entry) return null;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const { at, packed, method } = entry;
    if (entry.encrypted) throw new PackError('encrypted');
    if (at + 30 > bytes.length || view.getUint32(at, true) !== 0x04034b50) throw new PackError('broken');
    const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    if (start + packed > bytes.length || (method !== 0 && method !== 8)) throw new PackError('broken');
    const data = bytes.subarray(start, start + packed);
    const limit = Math.min(limits.part, left);
    if (method === 0 && data.length > limit) throw new PackError('large');
    const plain = method === 0 ? data : inflated(data, limit);
    left -= plain.length;
    if (crc32(plain) !== entry.crc) throw new PackError('broken');
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(plain);
    } catch {
      throw new PackError('broken');
    }
  };
  return { names: [...entries.keys()], text };
}
