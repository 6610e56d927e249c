import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { EventMetadata, SchoolRegistered, eventDefinitions } from '@loge/contracts';
import type { StreamName } from '@loge/contracts';
import fc from 'fast-check';
import { anyEventOf } from '../../../../test/model/any-event.js';
import type { AnyEvent } from '../../../../test/model/any-event.js';
import { runs } from '../../../../test/model/runs.js';
import { freshUuid } from '../../../../test/model/values-of-schema.js';
import { createTestDatabase } from '../../../../test/support/database.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { MasterKey } from '../../vault/master-key.js';
import { PostgresPersonalKeys } from '../../vault/personal-keys.js';
import type { KeyOwner } from '../../vault/vault.js';
import { UndecodableEvent } from '../codec.js';
import type { Unsealed } from '../codec.js';
import type { EventStore, NewEvent, Position, StoredEvent } from '../port.js';
import { PostgresEventStore } from '../postgres/postgres-event-store.js';
import { SealedCodec } from './sealed-codec.js';

let database: TestDatabase;
let keys: PostgresPersonalKeys;
let codec: SealedCodec;
let store: EventStore;
beforeAll(async () => {
  database = await createTestDatabase();
  keys = new PostgresPersonalKeys(database.dataSource, new MasterKey(randomBytes(32)));
  codec = new SealedCodec(keys);
  store = new PostgresEventStore({ url: database.url });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

async function sealOne({ stream, event }: AnyEvent): Promise<StoredEvent> {
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

/** What the store gives back of an event appended to it. */
async function stored(stream: StreamName, event: NewEvent): Promise<StoredEvent> {
  const { revision } = await store.append(stream, [event], 'any');
  for await (const read of store.readStream(stream, { from: revision, limit: 1 })) return read;
  throw new Error('What was appended can be read.');
}

/** Where a sealed field stands in a stored event, and what stands there. */
interface Place {
  readonly part: 'data' | 'metadata';
  readonly owner: KeyOwner;
  readonly field: string;
  readonly sealed: string;
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

function placesIn(event: NewEvent): Place[] {
  return (['data', 'metadata'] as const).flatMap((part) => {
    const owners: Record<KeyOwner, Record<string, string>> = JSON.parse(text(event[part])).$sealed ?? {};
    return Object.entries(owners).flatMap(([owner, fields]) =>
      // The keys of an object are texts to the compiler.
      Object.entries(fields).map(([field, sealed]) => ({ part, owner: owner as KeyOwner, field, sealed })),
    );
  });
}

/** The event with another text at one of its places, perhaps as of another owner. */
function withText(
  event: StoredEvent,
  { part, owner, field }: Place,
  sealed: string,
  as = owner,
): StoredEvent {
  const json = JSON.parse(text(event[part]));
  delete json.$sealed[owner][field];
  json.$sealed[as] = { ...json.$sealed[as], [field]: sealed };
  return { ...event, [part]: Buffer.from(JSON.stringify(json)) };
}

/** RFC 8785 §3.2.3: properties in the order of their UTF-16 code units. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, held]) => [name, inOrder(held)] as const);
  return Object.fromEntries(fields.sort(([one], [other]) => (one < other ? -1 : 1)));
}

const refuses = (event: StoredEvent) => expect(codec.open([event])).rejects.toThrow(UndecodableEvent);

const oneOf = <T>(values: readonly T[], which: number): T => {
  const value = values[which % values.length];
  if (value === undefined) throw new Error('There is nothing to choose from.');
  return value;
};

describe.each(eventDefinitions)('any $type', (definition) => {
  const made = anyEventOf(definition);
  const personal = made.filter((one) => one.personal.length > 0);

  test('comes out of the store as it went in; its bytes are canonical, stay the same, and name nobody', async () => {
    await fc.assert(
      fc.asyncProperty(made, async (one) => {
        const sealed = await sealOne(one);
        const kept = await stored(one.stream, sealed);
        for (const part of ['data', 'metadata'] as const) {
          const json = text(kept[part]);
          expect(json).toBe(text(sealed[part]));
          expect(json).toBe(JSON.stringify(inOrder(JSON.parse(json))));
          for (const telling of one.personal) {
            expect(json).not.toContain(telling);
            expect(json).not.toContain(JSON.stringify(telling).slice(1, -1));
          }
        }
        const { revision, position } = kept;
        const [opened] = await codec.open([kept]);
        expect(opened).toEqual({ ...one.event, stream: one.stream, revision, position, erased: [] });
      }),
      { numRuns: runs(10) },
    );
  });

  test('opens without its persons once they are erased, sealed before or after', async () => {
    await fc.assert(
      fc.asyncProperty(made, async (one) => {
        const before = await sealOne(one);
        const places = placesIn(before).filter(({ owner }) => owner.startsWith('account:'));
        for (const { owner } of places) await keys.destroy(owner);
        const gone = (part: Place['part']) =>
          places.flatMap((place) => (place.part === part ? [place.field] : [])).sort();
        for (const opened of await codec.open([before, await sealOne(one)])) {
          expect(definition.schema.safeParse(opened.data).error).toBeUndefined();
          expect([...opened.erased].sort()).toEqual(gone('data'));
          expect(without(opened.data, gone('data'))).toEqual(without(one.event.data, gone('data')));
          expect(opened.metadata).toEqual(without(one.event.metadata, gone('metadata')));
          const left = JSON.stringify(
            Object.entries(opened.data).filter(([name]) => gone('data').includes(name)),
          );
          expect(left).not.toMatch(/Þorb|\d{4}-/);
        }
      }),
      { numRuns: runs(4) },
    );
  });

  test('is refused on another stream, and under another id', async () => {
    await fc.assert(
      fc.asyncProperty(personal, freshUuid, async (one, other) => {
        const sealed = await sealOne(one);
        // Same kind, other id.
        await refuses({ ...sealed, stream: `${definition.stream}-${other}` });
        const id = EventMetadata.shape.id.parse(other);
        const metadata = Buffer.from(text(sealed.metadata).replace(sealed.id, id));
        await refuses({ ...sealed, id, metadata });
      }),
      { numRuns: runs(4) },
    );
  });

  test('is refused with what is sealed in another place: field, event, stream, or person', async () => {
    await fc.assert(
      fc.asyncProperty(
        personal,
        personal,
        fc.boolean(),
        fc.nat(),
        fc.nat(),
        async (one, two, near, to, from) => {
          const sealed = await sealOne(one);
          const other = await sealOne(near ? { ...two, stream: one.stream } : two);
          const place = oneOf(placesIn(sealed), to);
          const foreign = [...placesIn(sealed), ...placesIn(other)].filter(
            (there) => there.sealed !== place.sealed,
          );
          await refuses(withText(sealed, place, oneOf(foreign, from).sealed));
          const person = oneOf(placesIn(other), from).owner;
          if (person !== place.owner) await refuses(withText(sealed, place, place.sealed, person));
        },
      ),
      { numRuns: runs(8) },
    );
  });

  test('is refused when one character of what is sealed is another', async () => {
    await fc.assert(
      fc.asyncProperty(personal, fc.nat(), fc.nat(), async (one, which, where) => {
        const event = await sealOne(one);
        const place = oneOf(placesIn(event), which);
        const index = where % place.sealed.length;
        const other = place.sealed[index] === 'A' ? 'B' : 'A';
        await refuses(
          withText(event, place, place.sealed.slice(0, index) + other + place.sealed.slice(index + 1)),
        );
      }),
      { numRuns: runs(8) },
    );
  });
});

/** An object without some of its fields. */
const without = (object: object, names: readonly string[]): object =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));

test('what stays clear must be Unicode, as RFC 8785 has it: half a character is refused before it is stored', async () => {
  const [{ stream, event }] = fc.sample(anyEventOf(SchoolRegistered), 1) as [AnyEvent];
  const data = { school: 'uai-0691234X', record: { name: 'half \ud83d', classes: [], groups: [] } };
  await expect(codec.seal(stream, [{ ...event, data } as Unsealed])).rejects.toThrow('surrogate');
});
