import { expect, test } from 'vitest';
import { scenarioSchema } from '../../../src/model/index.ts';
import { keysAt, takesMap, wordsAt } from '../../../src/model/scenario/form-schema.ts';

// What faults and help say may stand at a place is what the JSON Schema says, which zod makes of the same form.

interface JsonSchema {
  readonly properties?: { readonly [key: string]: JsonSchema };
  readonly additionalProperties?: JsonSchema | false;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly string[];
  readonly type?: string;
}

const forms = (schema: JsonSchema): JsonSchema[] => schema.anyOf?.flatMap(forms) ?? [schema];

test('keys and words of every place are those of the JSON Schema', () => {
  let places = 0;
  const look = (here: readonly JsonSchema[], path: (string | number)[], depth: number) => {
    places++;
    const at = path.join('.');
    const keys = [...new Set(here.flatMap(({ properties }) => Object.keys(properties ?? {})))];
    expect([at, keysAt(path)]).toEqual([at, keys]);
    const words = here.flatMap((one) => one.enum ?? (one.type === 'boolean' ? ['true', 'false'] : []));
    expect([at, wordsAt(path)]).toEqual([at, words]);
    const isMap = here.some(({ properties, additionalProperties }) => properties || typeof additionalProperties === 'object');
    expect([at, takesMap(path)]).toEqual([at, isMap]);
    if (depth === 0) return;
    const next = (step: string | number) =>
      here.flatMap((one) => {
        const inside = typeof step === 'number' ? one.items : (one.properties?.[step] ?? one.additionalProperties);
        return inside ? forms(inside) : [];
      });
    for (const step of [...keys, 'an-id', 0]) look(next(step), [...path, step], depth - 1);
  };
  look(forms(scenarioSchema() as JsonSchema), [], 5);
  expect(places).toBeGreaterThan(1000);
});
