/** Villages of a plan, and the ids of one and of a venture in; that venture of it out, null where there is none. */
import type { Venture, Village } from './nouns.ts';

export const ventureIn = (villages: readonly Village[], village: string, venture: string): Venture | null =>
  villages.find(({ id }) => id === village)?.ventures.find(({ id }) => id === venture) ?? null;
