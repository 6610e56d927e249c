import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  parse,
  validate,
} from 'graphql';
import type { GraphQLField, GraphQLInputField, GraphQLNamedType } from 'graphql';

const folder = join(import.meta.dirname, '../graphql');
const schema = buildSchema(
  readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n'),
);

/** What of a type has no description, by its path. */
function undocumented(type: GraphQLNamedType): string[] {
  const missing = type.description ? [] : [type.name];
  if (isEnumType(type))
    for (const value of type.getValues()) if (!value.description) missing.push(`${type.name}.${value.name}`);
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))
    for (const field of Object.values(type.getFields())) {
      if (!field.description) missing.push(`${type.name}.${field.name}`);
      if ('args' in field)
        for (const argument of field.args)
          if (!argument.description) missing.push(`${type.name}.${field.name}(${argument.name})`);
    }
  return missing;
}

test('every type, field, argument and value of the API is documented', () => {
  const own = Object.values(schema.getTypeMap()).filter(
    (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
  );
  expect(own.length).toBeGreaterThan(50);
  expect(own.flatMap(undocumented)).toEqual([]);
});

const document = readFileSync(join(import.meta.dirname, '../API.md'), 'utf8');

test('every question of the published document fits the schema', () => {
  const questions = [...document.matchAll(/^```graphql\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
  expect(questions.length).toBeGreaterThanOrEqual(6);
  for (const question of questions) expect(validate(schema, parse(question))).toEqual([]);
});

test('every list that is answered whole is in the document, with its end; all others are paged', () => {
  const whole = Object.values(schema.getQueryType()?.getFields() ?? {})
    .filter(({ type }) => isListType(isNonNullType(type) ? type.ofType : type))
    .map(({ name }) => name)
    .sort();
  const told = [...document.matchAll(/^\| `(\w+)` +\|/gm)].map(([, name = '']) => name).sort();
  expect(told).toEqual(whole);
});

test('whatever is deprecated says until when, and goes on for at least six months from its mark', () => {
  const reasons = Object.values(schema.getTypeMap()).flatMap((type) => {
    if (isEnumType(type)) return type.getValues().map(({ deprecationReason }) => deprecationReason);
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return [];
    const reasonsOf = (field: GraphQLField<unknown, unknown> | GraphQLInputField) => [
      field.deprecationReason,
      ...('args' in field ? field.args.map((argument) => argument.deprecationReason) : []),
    ];
    const fields: (GraphQLField<unknown, unknown> | GraphQLInputField)[] = Object.values(type.getFields());
    return fields.flatMap(reasonsOf);
  });
  // `since … until …`: the schema has no other memory of when it was marked.
  for (const reason of reasons.filter((one) => one != null)) {
    const [, since = '', until = ''] =
      /since (\d{4}-\d{2}-\d{2}).* until (\d{4}-\d{2}-\d{2})/.exec(reason) ?? [];
    expect([reason, Date.parse(until) - Date.parse(since) >= 182 * 86_400_000]).toEqual([reason, true]);
  }
});
