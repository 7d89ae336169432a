/** A record and a key from a file in; its own entry, never what every object knows under such words as `valueOf`, out. */
export function ownOf<T>(record: { readonly [key: string]: T } | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
