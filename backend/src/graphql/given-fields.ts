import { defaultFieldResolver, isObjectType } from 'graphql';
import type { GraphQLSchema } from 'graphql';

/**
 * How people and schools are named wherever they stand. `{ id }` is enough for whoever answers with one: the other
 * fields have resolvers, and declare no right. So it is with who acted: only a program's name is looked for.
 */
const REFERENCES: readonly string[] = ['PersonRef', 'SchoolRef', 'JournalActor'];

/**
 * Lets whoever answers with a reference give its other fields along: what is given, `null` included, is the answer,
 * and no resolver is asked. A page of the register names some 75 people and schools, each in several fields; asking
 * for each goes through guards, pipes and promises, which takes longer than finding the page.
 * @param schema with the resolvers, which stay for what is not given; it is changed.
 */
export function answerGivenFields(schema: GraphQLSchema): GraphQLSchema {
  for (const type of REFERENCES.map((name) => schema.getType(name))) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const { resolve } = field;
      if (!resolve) continue;
      field.resolve = (parent: Readonly<Record<string, unknown>>, args, context, info) =>
        parent[field.name] === undefined
          ? resolve(parent, args, context, info)
          : defaultFieldResolver(parent, args, context, info);
    }
  }
  return schema;
}
