/** Plain data of before and of now in; the same as now, in which whatever equals what stood in its place before is that very object, out: so that what did not change is known again. */

const isPlain = (value: unknown): value is { readonly [key: string]: unknown } => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
};

export function share<T>(before: unknown, now: T): T {
  if (Object.is(before, now)) return now;
  if (Array.isArray(before) && Array.isArray(now)) {
    const shared = now.map((item, i) => share(before[i], item));
    return (shared.length === before.length && shared.every((item, i) => Object.is(item, before[i])) ? before : shared) as T;
  }
  if (!isPlain(before) || !isPlain(now)) return now;
  const keys = Object.keys(now);
  const shared = Object.fromEntries(keys.map((key) => [key, share(before[key], now[key])]));
  const old = Object.keys(before);
  const isSame = keys.length === old.length && keys.every((key, i) => key === old[i] && Object.is(shared[key], before[key]));
  return (isSame ? before : Object.setPrototypeOf(shared, Object.getPrototypeOf(now))) as T;
}
