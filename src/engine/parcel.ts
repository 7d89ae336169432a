/** Batches of one place of a plan, one after another, in; of each the parts that are not those of the one before, to be sent, out; and on the other side whole batches again. */
import type { Batch, Column } from '../model/index.ts';
import { fromSent, type SentVillage, toSent } from './sent.ts';

type Part = Batch['villages'][number] | Column | Batch['goals'][number];

/** A batch on its way. A part that is the one before in its place is null. */
export interface Parcel {
  /** Of this answer; whoever has it tells so. */
  readonly stamp: string;
  readonly villages: number;
  /** Names of sums, with as many columns each as there are years. */
  readonly names: readonly string[];
  readonly years: number;
  readonly parts: readonly (Part | SentVillage | null)[];
}

/** A batch that arrived, with what the next parcel may leave out. */
export interface Arrived {
  readonly stamp: string;
  readonly batch: Batch;
}

const partsOf = ({ villages, sums, goals }: Batch): Part[] => [...villages, ...Object.values(sums).flat(), ...goals];

export interface Packer {
  /** `has` is the stamp of the newest answer that whoever asks still has from this place. */
  readonly pack: (place: string, batch: Batch, has: string | undefined) => Parcel;
}

/** So many answers of a place are known: where a hand moves fast, the newest ones may never have been taken. */
const mostSent = 4;

/** `born` makes its stamps differ from those of any other. Of what was sent it knows names alone, so nothing is held. */
export function makePacker(born: string): Packer {
  const sent = new Map<string, { readonly stamp: string; readonly names: readonly (number | null)[] }[]>();
  const names = new WeakMap<object, number>();
  let lastName = 0;
  let lastStamp = 0;
  const nameOf = (part: Part): number | null => {
    if (typeof part === 'number') return null;
    const name = names.get(part) ?? ++lastName;
    names.set(part, name);
    return name;
  };
  return {
    pack: (place, batch, has) => {
      const before = sent.get(place) ?? [];
      const known = before.find((answer) => answer.stamp === has)?.names ?? [];
      const parts = partsOf(batch);
      const own = parts.map(nameOf);
      const stamp = `${born} ${++lastStamp}`;
      sent.set(place, [{ stamp, names: own }, ...before].slice(0, mostSent));
      return {
        stamp,
        villages: batch.villages.length,
        names: Object.keys(batch.sums),
        years: Object.values(batch.sums)[0]?.length ?? 0,
        parts: parts.map((part, i) => (own[i] !== null && own[i] === known[i] ? null : part)),
      };
    },
  };
}

/** The same, with columns of its own where they are `kept`, and the memory that they lie in: another thread takes them over and need not copy them. */
export function handedOver(parcel: Parcel, kept: boolean): { readonly parcel: Parcel; readonly memory: ArrayBuffer[] } {
  const memory = new Set<ArrayBuffer>();
  const own = <T extends Column>(column: T): T => {
    if (typeof column === 'number') return column;
    const given: Float64Array = kept ? column.slice() : column;
    memory.add(given.buffer as ArrayBuffer);
    return given as T;
  };
  const parts = parcel.parts.map((part) => {
    if (part === null || typeof part === 'number' || part instanceof Float64Array) return part && own(part);
    if ('counts' in part) return { ...part, counts: own(part.counts) };
    const sent = 'rows' in part ? part : toSent(part);
    memory.add(sent.rows.buffer as ArrayBuffer);
    return sent;
  });
  return { parcel: { ...parcel, parts }, memory: [...memory] };
}

const wholePart = (part: Part | SentVillage): Part => (typeof part !== 'number' && 'rows' in part ? fromSent(part) : part);

/** The batch before, where nothing in it is another. */
export function unpack({ stamp, villages, names, years, parts }: Parcel, before: Arrived | undefined): Arrived {
  const known = before ? partsOf(before.batch) : [];
  const whole = parts.map((part, i) => (part === null ? (known[i] as Part) : wholePart(part)));
  if (before && whole.length === known.length && whole.every((part, i) => part === known[i])) return { ...before, stamp };
  const sums = names.map((name, i) => [name, whole.slice(villages + i * years, villages + (i + 1) * years)] as const);
  return {
    stamp,
    batch: {
      villages: whole.slice(0, villages) as Batch['villages'],
      sums: Object.fromEntries(sums) as Batch['sums'],
      goals: whole.slice(villages + names.length * years) as Batch['goals'],
    },
  };
}
