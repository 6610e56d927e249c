import fc from 'fast-check';
import { z } from 'zod';

/** Where the values of a schema come from. */
export interface Sources {
  /** Free texts. */
  readonly text: fc.Arbitrary<string>;
  /** The values of these very schemas, such as few ids that meet again rather than many that never do. */
  readonly pools?: ReadonlyMap<z.core.$ZodType, fc.Arbitrary<unknown>>;
}

/**
 * Any value that a schema takes, so that what is declared tomorrow is tried tomorrow.
 * @throws Error for a kind of schema that no event has had so far.
 */
export function valueOf(schema: z.core.$ZodType, sources: Sources): fc.Arbitrary<unknown> {
  const pool = sources.pools?.get(schema);
  if (pool) return pool;
  if (schema instanceof z.ZodOptional)
    return fc.option(valueOf(schema.unwrap(), sources), { nil: undefined });
  if (schema instanceof z.ZodObject) return fieldsOf(schema, () => sources);
  if (schema instanceof z.ZodArray) {
    // An item and the same again: files name a class or a child twice.
    const { minItems: minLength = 0 } = z.toJSONSchema(schema);
    const items = fc.array(valueOf(schema.element, sources), { minLength, maxLength: 3 });
    return fc
      .tuple(items, fc.boolean())
      .map(([some, twice]) => (twice ? [...some, ...some.slice(0, 1)] : some));
  }
  if (schema instanceof z.ZodDiscriminatedUnion || schema instanceof z.ZodUnion)
    return fc.oneof(...schema.options.map((option) => valueOf(option, sources)));
  if (schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum) {
    const keys = fc.constantFrom(...schema.keyType.options.map(String));
    return fc.dictionary(keys, valueOf(schema.valueType, sources), { noNullPrototype: true });
  }
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodUUID) return freshUuid;
  if (schema instanceof z.ZodISODate) return instant('1920-01-01', '2020-01-01').map((at) => at.slice(0, 10));
  if (schema instanceof z.ZodISODateTime) return instant('2026-01-01', '2030-01-01');
  if (schema instanceof z.ZodNumber) {
    const { minimum: min = 1, maximum: max } = z.toJSONSchema(schema);
    return schema.format === 'safeint'
      ? fc.integer({ min, max: Math.min(max ?? Infinity, 2 ** 31 - 1) })
      : fc.double({ min: 0, max: 1e6, noNaN: true });
  }
  if (schema instanceof z.ZodString) {
    const { pattern } = z.toJSONSchema(schema);
    return pattern ? fc.stringMatching(new RegExp(pattern)) : sources.text;
  }
  throw new Error(`No values are known for ${schema._zod.def.type}.`);
}

/** An object of any values, each field's from its own sources; a field that may be absent is, half the time. */
export function fieldsOf(
  schema: z.ZodObject,
  sources: (field: string) => Sources,
): fc.Arbitrary<Record<string, unknown>> {
  const fields = Object.entries(schema.shape).map(
    ([name, field]) => [name, valueOf(field, sources(name))] as const,
  );
  return fc
    .record(Object.fromEntries(fields))
    .map((values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)));
}

/** A UUID tells nothing, so there is nothing in it to shrink, and none may come twice by an edge case. */
export const freshUuid: fc.Arbitrary<string> = fc.noShrink(fc.noBias(fc.uuid()));

const instant = (min: string, max: string): fc.Arbitrary<string> =>
  fc.date({ min: new Date(min), max: new Date(max), noInvalidDate: true }).map((date) => date.toISOString());
