/** The form of a scenario file and a path in; which keys and words may stand there, out. */
import type { z } from 'zod';
import type { Path } from '../base/problem.ts';
import { scenarioFile } from './shape.ts';

export interface Schema {
  readonly properties?: { readonly [key: string]: Schema };
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly type?: string | readonly string[];
}

let made: Schema | null = null;

/** Bare types stand in one list. */
const eitherOf = (all: readonly Schema[]): Schema =>
  all.every((one) => Object.keys(one).join() === 'type') ? { type: all.map(({ type }) => String(type)) } : { anyOf: all };

/** What of the JSON Schema is asked here. The one who writes the whole of it would make a page 6 kB larger, packed. */
function schemaOf({ _zod: { def } }: z.core.$ZodType): Schema {
  const known = def as z.core.$ZodTypes['_zod']['def'];
  switch (known.type) {
    case 'object':
      return {
        type: 'object',
        properties: Object.fromEntries(Object.entries(known.shape).map(([key, one]) => [key, schemaOf(one)])),
        ...(known.catchall && known.catchall._zod.def.type !== 'never' && { additionalProperties: schemaOf(known.catchall) }),
      };
    case 'record':
      return { type: 'object', additionalProperties: schemaOf(known.valueType) };
    case 'array':
      return { type: 'array', items: schemaOf(known.element) };
    case 'union':
      return eitherOf(known.options.map(schemaOf));
    case 'optional':
      return schemaOf(known.innerType);
    case 'nullable':
      return { anyOf: [schemaOf(known.innerType), { type: 'null' }] };
    case 'enum':
      return { type: 'string', enum: Object.values(known.entries).map(String) };
    case 'number':
      return { type: 'format' in known ? 'integer' : 'number' };
    default:
      return { type: known.type };
  }
}

/** Made at first use: only faults and help need it. */
export function fileSchema(): Schema {
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
        return next && typeof next === 'object' ? opened(next) : [];
      }),
    opened(fileSchema()),
  );
}

/** Keys that may stand in the map at a path. */
export const keysAt = (path: Path): string[] => [
  ...new Set(schemasAt(path).flatMap(({ properties }) => Object.keys(properties ?? {}))),
];

/** Whether a map may stand at a path. */
export const takesMap = (path: Path): boolean =>
  schemasAt(path).some((found) => found.properties !== undefined || typeof found.additionalProperties === 'object');

/** Words of the format that may stand at a path. */
export const wordsAt = (path: Path): string[] =>
  schemasAt(path).flatMap((schema) => schema.enum ?? (schema.type === 'boolean' ? ['true', 'false'] : []));
