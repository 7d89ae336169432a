/** Data of a file and a key or a path in; what stands there, never what every object knows under such words as `valueOf`, out. */
import type { Path } from './problem.ts';

export function ownOf<T>(record: { readonly [key: string]: T } | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Whether plain data are a map, and no list. */
export const isMap = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands at a path of plain data; undefined where the path leads nowhere. */
export const atPath = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[step] : undefined,
    data,
  );

/** Data with the value at a path set; the data given stay as they are, but for what is `made` already: of many values, each map is copied once. */
export function withValue(data: unknown, [step, ...rest]: Path, value: unknown, made: Set<unknown> = new Set()): unknown {
  if (step === undefined) return value;
  const inner = withValue((data as Record<string | number, unknown> | null | undefined)?.[step], rest, value, made);
  const copy = made.has(data) ? data : Array.isArray(data) ? [...data] : Object.assign(Object.create(null), data);
  made.add(copy);
  if (Array.isArray(copy)) copy.splice(Number(step), 1, inner);
  else copy[step] = inner;
  return copy;
}
