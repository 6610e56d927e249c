import { z } from 'zod';

/**
 * The value that stands for a personal field whose key was destroyed: what its type has that says nothing, so that
 * readers need no special case. `''` for a string, `[]` for a list, an object of such values, and nothing at all
 * where the field may be absent.
 * @throws Error for a type that has no such value, as an enumeration that must be there; a test refuses such fields.
 */
export function emptyValue(schema: z.core.$ZodType): unknown {
  if (schema instanceof z.ZodOptional) return undefined;
  if (schema instanceof z.ZodString) return '';
  if (schema instanceof z.ZodArray) return [];
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape).map(([name, field]) => [name, emptyValue(field)] as const);
    return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
  }
  throw new Error(`A personal field of type ${schema._zod.def.type} has no empty value.`);
}
