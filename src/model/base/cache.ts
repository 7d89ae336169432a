/** A limit of memory in; a map that lets go of what was asked for longest ago once the limit is passed, out. */
import type { Column } from './nouns.ts';

/** What columns hold, in bytes. */
export const bytesOfColumns = (columns: readonly Column[]): number =>
  columns.reduce<number>((bytes, column) => bytes + (typeof column === 'number' ? 8 : column.byteLength), 0);

/** A map, or one with a limit. */
export interface Keeping<Value> {
  readonly get: (key: string) => Value | undefined;
  readonly set: (key: string, value: Value) => unknown;
}

export interface BoundedMap<Value> extends Keeping<Value> {
  /** Whether so many values would find room together, each as large as the largest of all that were set. */
  readonly fits: (count: number) => boolean;
  readonly delete: (key: string) => void;
  readonly clear: () => void;
}

/** `bytesOf` says what a value holds; a value larger than the limit is kept alone. */
export function boundedMap<Value>(mostBytes: number, bytesOf: (value: Value) => number): BoundedMap<Value> {
  const kept = new Map<string, { readonly value: Value; readonly bytes: number }>();
  let total = 0;
  let largest = 0;
  return {
    get: (key) => {
      const found = kept.get(key);
      if (!found) return undefined;
      kept.delete(key);
      kept.set(key, found);
      return found.value;
    },
    set: (key, value) => {
      const bytes = bytesOf(value);
      largest = Math.max(largest, bytes);
      total += bytes - (kept.get(key)?.bytes ?? 0);
      kept.delete(key);
      for (const [oldest, entry] of kept) {
        if (total <= mostBytes) break;
        kept.delete(oldest);
        total -= entry.bytes;
      }
      kept.set(key, { value, bytes });
    },
    delete: (key) => {
      total -= kept.get(key)?.bytes ?? 0;
      kept.delete(key);
    },
    fits: (count) => count * largest <= mostBytes,
    clear: () => {
      kept.clear();
      total = 0;
    },
  };
}

/** What a map keeps under a key; what it does not is made, and kept. */
export function keptIn<Value>(map: Keeping<Value>, key: string, make: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
