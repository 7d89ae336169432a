/** Plain data of before and of now in; what is another now, out: so that little is sent. And from that the data of now, in which all else is the very data of before. */

/** Either another value altogether, or other values under some keys of an object or a list. */
export type Patch = { readonly value: unknown } | { readonly under: readonly (readonly [key: string, patch: Patch])[] };

type Plain = { readonly [key: string]: unknown };

function isPlain(value: unknown): value is Plain {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || prototype === Array.prototype;
}

/** null where nothing is another. */
export function patchOf(before: unknown, now: unknown): Patch | null {
  if (Object.is(before, now)) return null;
  if (!isPlain(before) || !isPlain(now) || Array.isArray(before) !== Array.isArray(now)) return { value: now };
  const keys = Object.keys(now);
  const old = Object.keys(before);
  if (keys.length !== old.length || keys.some((key, i) => key !== old[i])) return { value: now };
  const under = keys.flatMap((key): [string, Patch][] => {
    const patch = patchOf(before[key], now[key]);
    return patch ? [[key, patch]] : [];
  });
  return under.length > 0 ? { under } : null;
}

export function patched(before: unknown, patch: Patch): unknown {
  if ('value' in patch) return patch.value;
  const under = new Map(patch.under);
  const of = (key: string, value: unknown) => {
    const inner = under.get(key);
    return inner ? patched(value, inner) : value;
  };
  if (Array.isArray(before)) return before.map((value, i) => of(String(i), value));
  const entries = Object.entries(before as Plain).map(([key, value]) => [key, of(key, value)]);
  return Object.setPrototypeOf(Object.fromEntries(entries), Object.getPrototypeOf(before));
}
