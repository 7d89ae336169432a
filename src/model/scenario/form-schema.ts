/** A path in a scenario file in; which keys and words may stand there, out. */
import type { core } from 'zod/mini';
import type { Path } from '../base/problem.ts';
import { scenarioFile } from './shape.ts';

/** What may stand somewhere: a map of known keys or of any, a list, one of several forms, one of some words. */
export interface Schema {
  readonly properties?: { readonly [key: string]: Schema };
  /** Those of the known keys that may not be left out. */
  readonly needed?: readonly string[];
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly type?: string;
}

/** Read from the form itself: a JSON Schema of it would say the same at ten times the size. */
function schemaOf(form: core.$ZodType): Schema {
  const { def } = (form as core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object': {
      const properties = Object.fromEntries(Object.entries(def.shape).map(([key, own]) => [key, schemaOf(own)]));
      const needed = Object.keys(def.shape).filter((key) => (def.shape[key] as core.$ZodTypes)._zod.def.type !== 'optional');
      const rest = def.catchall ? schemaOf(def.catchall) : null;
      return { properties, needed, ...(rest && rest.type !== 'never' && { additionalProperties: rest }) };
    }
    case 'record':
      return { additionalProperties: schemaOf(def.valueType) };
    case 'array':
      return { items: schemaOf(def.element) };
    case 'union':
      return { anyOf: def.options.map(schemaOf) };
    case 'optional':
    case 'nullable':
      return schemaOf(def.innerType);
    case 'enum':
      return { enum: Object.values(def.entries).map(String) };
    case 'number':
      return { type: 'format' in def ? 'integer' : 'number' };
    default:
      return { type: def.type };
  }
}

let made: Schema | null = null;

/** Made at first use: only faults and help need it. */
function fileSchema(): Schema {
  made ??= schemaOf(scenarioFile);
  return made;
}

const opened = (schema: Schema): readonly Schema[] => (schema.anyOf ? schema.anyOf.flatMap(opened) : [schema]);

/** What may stand at a path: one schema for each form it may have. */
export function schemasAt(path: Path): readonly Schema[] {
  return path.reduce<readonly Schema[]>(
    (now, step) =>
      now.flatMap((schema) => {
        const next = typeof step === 'number' ? schema.items : (schema.properties?.[step] ?? schema.additionalProperties);
        return next ? opened(next) : [];
      }),
    opened(fileSchema()),
  );
}

/** What an entry of a section may be called. */
const sample: { readonly [section: string]: string } = {
  villages: 'v1',
  changes: 'v1',
  support: 'v1',
  loans: 'v1',
  ventures: 'x1',
  plans: 'p1',
  goals: 'g1',
  drivers: 'd1',
  references: 'doc1',
  // Of support: by village, then by year.
  years: '2026',
};

/** How what may stand under a key is written, with `…` for values: the keys that are needed, or the first two of those that may be there. */
function patternOf({ properties, needed = [], items, additionalProperties, anyOf }: Schema, key = ''): string {
  if (anyOf) return '…';
  if (items) return `[${patternOf(items)}]`;
  if (!properties && additionalProperties)
    return `{${sample[key] ?? '…'}: ${patternOf(additionalProperties, key === 'support' ? 'years' : '')}}`;
  const keys = needed.length > 0 ? needed : Object.keys(properties ?? {}).slice(0, 2);
  if (keys.length === 0) return '…';
  return `{${keys.map((own) => `${own}: ${patternOf(properties?.[own] ?? {}, own)}`).join(', ')}}`;
}

/** The map or the list at a path as it is written: `{from: …, to: …}`; null where a value alone stands. */
export function patternAt(path: Path): string | null {
  const section = String(path.at(path.at(-2) === 'support' ? -2 : -1));
  const patterns = schemasAt(path).map((schema) => patternOf(schema, section === path.at(-2) ? 'years' : section));
  return patterns.find((pattern) => pattern.includes(':')) ?? null;
}

/** Keys that may stand in the map at a path. */
export const keysAt = (path: Path): string[] => [
  ...new Set(schemasAt(path).flatMap(({ properties }) => Object.keys(properties ?? {}))),
];

/** Whether a map may stand at a path. */
export const takesMap = (path: Path): boolean =>
  schemasAt(path).some((found) => found.properties !== undefined || found.additionalProperties !== undefined);

/** Words of the format that may stand at a path. */
export const wordsAt = (path: Path): string[] =>
  schemasAt(path).flatMap((schema) => schema.enum ?? (schema.type === 'boolean' ? ['true', 'false'] : []));
