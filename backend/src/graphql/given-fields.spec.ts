import { expect, test } from '@jest/globals';
import { buildSchema, graphql } from 'graphql';
import type { GraphQLObjectType } from 'graphql';
import { answerGivenFields } from './given-fields.js';

const typeDefs = `
  type Query { person: PersonRef school: SchoolRef account: Account }
  type PersonRef { id: ID! displayName: String hint: String }
  type SchoolRef { id: ID! name: String }
  type Account { id: ID! secret: String }
`;

/** Answers with what is given; every field but `id` has a resolver, which says that it was asked. */
async function ask(given: object, query: string): Promise<unknown> {
  const schema = buildSchema(typeDefs);
  for (const name of ['PersonRef', 'SchoolRef', 'Account']) {
    // They are object types.
    const fields = (schema.getType(name) as GraphQLObjectType).getFields();
    for (const field of Object.values(fields)) if (field.name !== 'id') field.resolve = () => 'asked';
  }
  const rootValue = { person: given, school: given, account: given };
  const { data, errors } = await graphql({ schema: answerGivenFields(schema), source: query, rootValue });
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data));
}

test('what is given along with a person or school is the answer, also that there is nothing', async () => {
  const person = { id: '1', displayName: 'Léa Martin', hint: null };
  expect(await ask(person, '{ person { id displayName hint } }')).toEqual({ person });
  const school = { id: '2', name: 'Collège' };
  expect(await ask(school, '{ school { id name } }')).toEqual({ school });
});

test('what is not given is asked for', async () => {
  const query = '{ person { displayName hint } school { name } }';
  const all = { person: { displayName: 'asked', hint: 'asked' }, school: { name: 'asked' } };
  expect(await ask({ id: '1' }, query)).toEqual(all);
  expect(await ask({ id: '1', displayName: undefined, name: undefined }, query)).toEqual(all);
});

test('of all other types every field is asked for: it may declare a right', async () => {
  expect(await ask({ id: '1', secret: 'given' }, '{ account { secret } }')).toEqual({
    account: { secret: 'asked' },
  });
});
