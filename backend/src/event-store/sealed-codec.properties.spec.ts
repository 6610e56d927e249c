import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { EventMetadata, eventDefinitions } from '@loge/contracts';
import type { StreamName } from '@loge/contracts';
import fc from 'fast-check';
import { z } from 'zod';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { MasterKey } from '../vault/master-key.js';
import { PostgresPersonalKeys } from '../vault/personal-keys.js';
import { UndecodableEvent } from './codec.js';
import type { Unsealed } from './codec.js';
import type { NewEvent, Position, StoredEvent } from './port.js';
import { SealedCodec } from './sealed-codec.js';

/** Every text made up for a personal field begins so: none of them can be in the stored bytes by chance. */
const MARK = 'Þorbjörg';

/** Any value that a schema takes; its free texts begin with `mark`. */
function valueOf(schema: z.core.$ZodType, mark: string): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodOptional) return fc.option(valueOf(schema.unwrap(), mark), { nil: undefined });
  if (schema instanceof z.ZodObject) {
    return fieldsOf(schema, () => mark);
  }
  if (schema instanceof z.ZodArray)
    return fc.array(valueOf(schema.element, mark), { minLength: 1, maxLength: 3 });
  if (schema instanceof z.ZodDiscriminatedUnion)
    return fc.oneof(...schema.options.map((option) => valueOf(option, mark)));
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map((option) => valueOf(option, mark)));
  if (schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum) {
    return fc.dictionary(
      fc.constantFrom(...schema.keyType.options.map(String)),
      valueOf(schema.valueType, mark),
    );
  }
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodUUID) return fc.uuid();
  if (schema instanceof z.ZodISODate) return instant('1920-01-01', '2020-01-01').map((at) => at.slice(0, 10));
  if (schema instanceof z.ZodISODateTime) return instant('2026-01-01', '2030-01-01');
  if (schema instanceof z.ZodNumber) {
    return schema.format === 'safeint'
      ? fc.integer({ min: 1 })
      : fc.double({ min: 0, max: 1e6, noNaN: true });
  }
  if (schema instanceof z.ZodString) {
    const { pattern } = z.toJSONSchema(schema);
    if (pattern) return fc.stringMatching(new RegExp(pattern));
    return fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => `${mark}${text}`);
  }
  throw new Error(`No values are known for ${schema._zod.def.type}.`);
}

/** An object of any values, its fields' texts marked each in its way. */
function fieldsOf(
  schema: z.ZodObject,
  mark: (field: string) => string,
): fc.Arbitrary<Record<string, unknown>> {
  const fields = Object.entries(schema.shape).map(
    ([name, field]) => [name, valueOf(field, mark(name))] as const,
  );
  return fc
    .record(Object.fromEntries(fields))
    .map((values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)));
}

const instant = (min: string, max: string): fc.Arbitrary<string> =>
  fc.date({ min: new Date(min), max: new Date(max), noInvalidDate: true }).map((date) => date.toISOString());

interface Made {
  readonly stream: StreamName;
  readonly event: Unsealed;
  /** The texts and dates inside personal fields. */
  readonly personal: readonly string[];
}

const ofEachKind = eventDefinitions.map((definition) =>
  fc
    .record({
      id: fc.uuid(),
      subject: fc.uuid(),
      metadata: fieldsOf(EventMetadata, () => MARK),
      data: fieldsOf(definition.schema, (field) => (field in definition.personal ? MARK : 'clear')),
    })
    .map(({ id, subject, metadata, data }) => {
      const whole = EventMetadata.parse({
        ...metadata,
        version: definition.version,
        subject,
        schools: ['uai-0691234X'],
        classes: ['uai-0691234X/6A'],
        actor: { kind: 'ACCOUNT', id },
      });
      // Made from the definition's own schema, which is what ties a type to its data.
      const event = { type: definition.type, data, metadata: whole } as unknown as Unsealed;
      const fields: Record<string, unknown> = { ...event.data };
      const sealed = Object.keys(definition.personal).map((field) => fields[field]);
      const personal = textsIn([...sealed, whole.ip, whole.userAgent, whole.reason]);
      return { stream: `${definition.stream}-${subject}` as const, event, personal };
    }),
);
const made: fc.Arbitrary<Made> = fc.oneof(...ofEachKind);

/** The made-up texts and the dates anywhere inside a value; words of an enumeration say nothing of a person. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string')
    return value.startsWith(MARK) || /^\d{4}-\d\d-\d\d$/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

let database: TestDatabase;
let codec: SealedCodec;
beforeAll(async () => {
  database = await createTestDatabase();
  codec = new SealedCodec(new PostgresPersonalKeys(database.dataSource, new MasterKey(randomBytes(32))));
});
afterAll(() => database.drop());

async function sealOne({ stream, event }: Made): Promise<StoredEvent> {
  const [sealed] = await codec.seal(stream, [event]);
  if (!sealed) throw new Error('One event was expected.');
  return at(sealed, stream);
}

// A position is a branded number.
const at = (sealed: NewEvent, stream: StreamName): StoredEvent => ({
  ...sealed,
  stream,
  revision: 0,
  position: 1n as Position,
});

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

/** Every sealed text of the stored JSON, with what stands around it. */
const SEALED_TEXT = /"(\w+)":"([\w-]{38,})"(?=[,}])/g;
const sealedTexts = (bytes: Uint8Array): RegExpMatchArray[] => {
  const json = text(bytes);
  if (!json.startsWith('{"$sealed"')) return [];
  return [...json.slice(0, json.indexOf('}}')).concat('}').matchAll(SEALED_TEXT)];
};

describe('every kind of event', () => {
  test('comes out as it went in, and leaves nothing personal in the store', async () => {
    await fc.assert(
      fc.asyncProperty(made, async (one) => {
        const stored = await sealOne(one);
        const bytes = text(stored.data) + text(stored.metadata);
        for (const personal of one.personal) {
          expect(bytes).not.toContain(personal);
          expect(bytes).not.toContain(JSON.stringify(personal).slice(1, -1));
        }
        const [opened] = await codec.open([stored]);
        expect(opened).toEqual({ ...one.event, stream: one.stream, revision: 0, position: 1n, erased: [] });
      }),
      { numRuns: 300 },
    );
  });

  const withSealed = made.filter(({ personal }) => personal.length > 0);

  test('is refused when one character of what is sealed is another', async () => {
    await fc.assert(
      fc.asyncProperty(withSealed, fc.nat(), fc.nat(), async (one, which, where) => {
        const stored = await sealOne(one);
        const part = sealedTexts(stored.data).length > 0 ? 'data' : 'metadata';
        const targets = sealedTexts(stored[part]);
        const target = targets[which % targets.length];
        const sealed = target?.[2];
        if (!sealed) throw new Error('Something is sealed.');
        const index = where % sealed.length;
        const other = sealed[index] === 'A' ? 'B' : 'A';
        const json = text(stored[part]).replace(
          sealed,
          sealed.slice(0, index) + other + sealed.slice(index + 1),
        );
        await expect(codec.open([{ ...stored, [part]: Buffer.from(json) }])).rejects.toThrow(
          UndecodableEvent,
        );
      }),
      { numRuns: 200 },
    );
  });

  test('is refused on another stream, and under another id', async () => {
    await fc.assert(
      fc.asyncProperty(withSealed, fc.uuid(), async (one, other) => {
        fc.pre(!one.stream.endsWith(other) && one.event.metadata.id !== other);
        const stored = await sealOne(one);
        const moved = at(stored, `${eventKind(stored.stream)}-${other}` as StreamName); // Same kind, other id.
        await expect(codec.open([moved])).rejects.toThrow(UndecodableEvent);
        const id = EventMetadata.shape.id.parse(other);
        const metadata = Buffer.from(text(stored.metadata).replace(stored.id, id));
        await expect(codec.open([{ ...stored, id, metadata }])).rejects.toThrow(UndecodableEvent);
      }),
      { numRuns: 100 },
    );
  });

  test('is refused when two of its sealed fields changed places', async () => {
    await fc.assert(
      fc.asyncProperty(made, async (one) => {
        const stored = await sealOne(one);
        const [first, second] = sealedTexts(stored.data).map((match) => match[2] ?? '');
        fc.pre(first !== undefined && second !== undefined);
        const json = text(stored.data)
          .replace(first ?? '', '?')
          .replace(second ?? '', first ?? '')
          .replace('?', second ?? '');
        await expect(codec.open([{ ...stored, data: Buffer.from(json) }])).rejects.toThrow(UndecodableEvent);
      }),
      { numRuns: 100 },
    );
  });
});

const eventKind = (stream: StreamName): string => stream.slice(0, stream.indexOf('-'));
