import { LogeError } from '@loge/contracts';
import { GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';
import type { ValueNode } from 'graphql';
import { z } from 'zod';

const Instant = z.iso.datetime();
const Day = z.iso.date();

/** Input that does not fit is `BAD_INPUT`; what was sent is not repeated. */
function checked(schema: z.ZodType<string>, value: unknown): string {
  const read = schema.safeParse(value);
  if (!read.success) throw new LogeError('BAD_INPUT');
  return read.data;
}

const literal = (node: ValueNode): unknown => (node.kind === Kind.STRING ? node.value : undefined);

/** An instant, ISO 8601 in UTC, to the millisecond on the way out. */
export const DateTimeScalar = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  serialize(value) {
    const date = value instanceof Date ? value : new Date(checked(Instant, value));
    return date.toISOString();
  },
  parseValue: (value) => checked(Instant, value),
  parseLiteral: (node) => checked(Instant, literal(node)),
});

/** A calendar date that exists. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  serialize: (value) => checked(Day, value),
  parseValue: (value) => checked(Day, value),
  parseLiteral: (node) => checked(Day, literal(node)),
});

/** Any JSON value; the schema uses it for output only. */
export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});
