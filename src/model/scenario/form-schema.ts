/** The JSON Schema of a scenario file and a path in; which keys and words may stand there, out. */
import type { Path } from '../base/problem.ts';
import { scenarioSchema } from './shape.ts';

export interface Schema {
  readonly properties?: { readonly [key: string]: Schema };
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly type?: string;
}

let made: Schema | null = null;

/** Made at first use: only faults and help need it. */
export function fileSchema(): Schema {
  made ??= scenarioSchema() as Schema;
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
