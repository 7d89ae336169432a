import { expect, test } from 'vitest';
import { fileSchema, type Schema } from '../../../src/model/scenario/form-schema.ts';
import { scenarioSchema } from '../../../src/model/scenario/shape.ts';

/** What is asked of a schema, without the rest that JSON Schema has. */
function asked({ properties, additionalProperties, items, anyOf, enum: words, type }: Schema): Schema {
  const inner = typeof additionalProperties === 'object' && Object.keys(additionalProperties).length > 0;
  return {
    ...(properties && { properties: Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, asked(one)])) }),
    ...(inner && { additionalProperties: asked(additionalProperties) }),
    ...(items && { items: asked(items) }),
    ...(anyOf && { anyOf: anyOf.map(asked) }),
    ...(words && { enum: words }),
    ...(type && { type }),
  };
}

test('the form that faults and help ask is that of the JSON Schema', () => {
  expect(asked(fileSchema())).toEqual(asked(scenarioSchema() as Schema));
});
