/** Where a browser keeps values by name: IndexedDB, else its older store for texts. Each is opened by a try, and fails where it is forbidden. */
import { createStore, delMany, getMany, keys, setMany } from 'idb-keyval';

export interface KeepPlace {
  readonly keys: () => Promise<readonly string[]>;
  readonly get: (keys: readonly string[]) => Promise<readonly unknown[]>;
  /** All of them or none. */
  readonly put: (entries: readonly (readonly [key: string, value: unknown])[]) => Promise<void>;
  readonly remove: (keys: readonly string[]) => Promise<void>;
}

export async function databasePlace(): Promise<KeepPlace> {
  const store = createStore('furrow', 'works');
  await keys(store);
  return {
    keys: async () => (await keys(store)).map(String),
    get: (names) => getMany([...names], store),
    put: (entries) =>
      setMany(
        entries.map(([key, value]) => [key, value]),
        store,
      ),
    remove: (names) => delMany([...names], store),
  };
}

const prefix = 'furrow/kept/';

export async function textPlace(storage: Storage | null): Promise<KeepPlace> {
  if (!storage) throw new Error('forbidden');
  storage.setItem('furrow/try', '1');
  storage.removeItem('furrow/try');
  const read = (key: string): unknown => JSON.parse(storage.getItem(prefix + key) ?? 'null') ?? undefined;
  return {
    keys: async () =>
      Object.keys(storage)
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length)),
    get: async (names) => names.map(read),
    put: async (entries) => {
      const before = entries.map(([key]) => storage.getItem(prefix + key));
      try {
        for (const [key, value] of entries) storage.setItem(prefix + key, JSON.stringify(value));
      } catch (error) {
        for (const [i, [key]] of entries.entries()) {
          const old = before[i];
          if (typeof old === 'string') storage.setItem(prefix + key, old);
          else storage.removeItem(prefix + key);
        }
        throw error;
      }
    },
    remove: async (names) => {
      for (const key of names) storage.removeItem(prefix + key);
    },
  };
}
