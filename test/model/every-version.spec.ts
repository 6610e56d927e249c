import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { EventId, EventMetadata, eventDefinition, eventDefinitions } from '@loge/contracts';
import type { StreamName } from '@loge/contracts';
import { z } from 'zod';
import type { Unsealed } from '../../backend/src/event-store/codec.js';
import type { Position, StoredEvent } from '../../backend/src/event-store/port.js';
import { SealedCodec } from '../../backend/src/event-store/sealed-codec/sealed-codec.js';
import type { CodecDefinition } from '../../backend/src/event-store/sealed-codec/sealed-codec.js';
import { MasterKey } from '../../backend/src/vault/master-key.js';
import { PostgresPersonalKeys } from '../../backend/src/vault/personal-keys.js';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';

/** Every version of every event that a store may hold. */
const everWritten = eventDefinitions.flatMap(({ type, version }) =>
  Array.from({ length: version }, (_, index) => ({ type, version: index + 1 })),
);

const fixtures = new URL('../../contracts/src/upcasters/fixtures/', import.meta.url);
const fixture = (type: string, version: number): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`${type}.v${version}.json`, fixtures), 'utf8'));

let database: TestDatabase;
let keys: PostgresPersonalKeys;
beforeAll(async () => {
  database = await createTestDatabase();
  keys = new PostgresPersonalKeys(database.dataSource, new MasterKey(randomBytes(32)));
});
afterAll(() => database.drop());

/** The fixture as the program of its version stored it: that program took its fields, whatever they were. */
async function storedThen(type: string, version: number, stream: StreamName): Promise<StoredEvent> {
  const then = (name: string): CodecDefinition | undefined => {
    const now = eventDefinition(name);
    return now && { ...now, version, schema: z.looseObject({}) };
  };
  const metadata = EventMetadata.parse({
    id: EventId.parse(randomUUID()),
    version,
    occurredAt: '2026-11-21T08:00:00.000Z',
    recordedAt: '2026-11-21T08:00:00.000Z',
    actor: { kind: 'ACCOUNT', id: randomUUID() },
    subject: stream.slice(stream.indexOf('-') + 1),
    schools: [],
    classes: [],
    channel: 'API',
    correlationId: randomUUID(),
  });
  // A fixture is what that version held; today's type may be another.
  const event = { type, data: fixture(type, version), metadata } as unknown as Unsealed;
  const codec = new SealedCodec(keys, { definition: then, upcasters: [] });
  const [sealed] = await codec.seal(stream, [event]);
  if (!sealed) throw new Error('One event was expected.');
  // A position is a branded number.
  return { ...sealed, stream, revision: 0, position: 1n as Position };
}

describe.each(everWritten)('$type as version $version wrote it', ({ type, version }) => {
  const definition = eventDefinition(type);
  if (!definition) throw new Error(`${type} is no event.`);
  const stream: StreamName = `${definition.stream}-${randomUUID()}`;

  test('opens as the present version', async () => {
    const stored = await storedThen(type, version, stream);
    const [opened] = await new SealedCodec(keys).open([stored]);
    expect(opened).toMatchObject({ type, erased: [] });
    expect(definition.schema.safeParse(opened?.data).error).toBeUndefined();
    if (version === definition.version) expect(opened?.data).toEqual(fixture(type, version));
  });

  test('opens as the present version also when its persons were erased', async () => {
    const stored = await storedThen(type, version, stream);
    const [before] = await new SealedCodec(keys).open([stored]);
    if (!before) throw new Error('One event was expected.');
    await keys.destroy(`account:${stream.slice(stream.indexOf('-') + 1)}`);
    await keys.destroy(`account:${before.metadata.actor.id}`);
    const [opened] = await new SealedCodec(keys).open([stored]);
    expect(definition.schema.safeParse(opened?.data).error).toBeUndefined();
    const personal = Object.keys(before.data).filter((field) => field in definition.personal);
    expect([...(opened?.erased ?? [])].sort()).toEqual(personal.sort());
  });
});
