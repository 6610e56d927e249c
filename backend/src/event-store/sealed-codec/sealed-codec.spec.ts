import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  AccountId,
  EventId,
  SchoolId,
  accessStream,
  accountStream,
  eventDefinition,
  eventDefinitions,
  unknownAccessStream,
} from '@loge/contracts';
import type { Actor, EventMetadata, LogeEvent, StreamName } from '@loge/contracts';
import { z } from 'zod';
import type { KeyOwner, PersonalKeys } from '../../vault/vault.js';
import { UndecodableEvent } from '../codec.js';
import type { Unsealed } from '../codec.js';
import type { NewEvent, Position, StoredEvent } from '../port.js';
import { emptyValue } from './sealed-codec.empty.js';
import { SealedCodec } from './sealed-codec.js';

class KeysInMemory implements PersonalKeys {
  readonly held = new Map<KeyOwner, Buffer | null>();
  lookUps = 0;

  async ensure(owners: readonly KeyOwner[]): Promise<ReadonlyMap<KeyOwner, Buffer>> {
    this.lookUps += 1;
    for (const owner of owners) if (!this.held.has(owner)) this.held.set(owner, randomBytes(32));
    return new Map(
      [...this.held].flatMap(([owner, key]) => (key && owners.includes(owner) ? [[owner, key]] : [])),
    );
  }
  async find(owners: readonly KeyOwner[]): Promise<ReadonlyMap<KeyOwner, Buffer | null>> {
    this.lookUps += 1;
    return new Map([...this.held].filter(([owner]) => owners.includes(owner)));
  }
  async destroy(owner: KeyOwner): Promise<void> {
    this.held.set(owner, null);
  }
  async destroyStrangersBefore(day: string): Promise<void> {
    for (const owner of this.held.keys()) {
      if (owner.startsWith('stranger:') && owner < `stranger:${day}`) await this.destroy(owner);
    }
  }
}

const pupil = AccountId.parse('7c9e6679-7425-40de-944b-e07fc1f90ae7');
const head = AccountId.parse('0b6a1a52-93b5-4f5c-8f0e-8b1c1a2f3d4e');
const school = SchoolId.parse('uai-0691234X');
const asHead: Actor = { kind: 'ACCOUNT', id: head };

const created: LogeEvent = {
  type: 'AccountCreated',
  data: {
    origin: 'DIRECTORY',
    name: { family: 'Dupont', given: 'Jean-Éloi' },
    birthDate: '2013-04-09',
    contacts: { email: 'jean.dupont@example.org' },
    login: 'jean-eloi.dupont',
  },
};

function about(more: Partial<EventMetadata> = {}): EventMetadata {
  return {
    id: EventId.parse(randomUUID()),
    version: 1,
    occurredAt: '2026-09-01T06:00:00.000Z',
    recordedAt: '2026-09-01T06:00:00.000Z',
    actor: asHead,
    subject: pupil,
    schools: [school],
    classes: [],
    channel: 'DASHBOARD',
    correlationId: '11111111-2222-4333-8444-555555555555',
    ...more,
  };
}

const event = (fact: LogeEvent, more: Partial<EventMetadata> = {}): Unsealed => ({
  ...fact,
  metadata: about(more),
});

function stored(sealed: NewEvent, stream: StreamName = accountStream(pupil), revision = 0): StoredEvent {
  // A position is a branded number.
  return { ...sealed, stream, revision, position: BigInt(revision + 1) as Position };
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

/** The owners that the stored bytes name, with the fields sealed for each. */
function sealedFor(bytes: Uint8Array): Record<string, string[]> {
  const owners: Record<string, Record<string, string>> = JSON.parse(text(bytes)).$sealed ?? {};
  return Object.fromEntries(Object.entries(owners).map(([owner, fields]) => [owner, Object.keys(fields)]));
}

let keys: KeysInMemory;
let codec: SealedCodec;
beforeEach(() => {
  keys = new KeysInMemory();
  codec = new SealedCodec(keys);
});

async function sealOne(unsealed: Unsealed, stream: StreamName = accountStream(pupil)): Promise<NewEvent> {
  const [sealed] = await codec.seal(stream, [unsealed]);
  if (!sealed) throw new Error('One event was expected.');
  return sealed;
}

describe('sealing', () => {
  test('gives canonical bytes, what is not personal in clear', async () => {
    const { data, metadata, id, type } = await sealOne(event(created, { ip: '192.0.2.7' }));
    expect(text(data)).toMatch(
      /^\{"\$sealed":\{"account:7c9e[^"]+":\{"birthDate":"[\w-]+","contacts":"[\w-]+","login":"[\w-]+","name":"[\w-]+"\}\},"origin":"DIRECTORY"\}$/,
    );
    expect(JSON.parse(text(metadata))).toMatchObject({ id, schools: [school], actor: asHead, version: 1 });
    expect(type).toBe('AccountCreated');
  });

  test('writes nothing for a field that is absent', async () => {
    const sealed = await sealOne(event(created));
    expect(sealedFor(sealed.data)).toEqual({
      [`account:${pupil}`]: ['birthDate', 'contacts', 'login', 'name'],
    });
    expect(sealedFor(sealed.metadata)).toEqual({});
    const [opened] = await codec.open([stored(sealed)]);
    expect(Object.keys(opened?.data ?? {})).not.toContain('civility');
    expect(Object.keys(opened?.metadata ?? {})).not.toContain('ip');
  });

  test('asks for the keys of many streams at once', async () => {
    await codec.sealMany([
      { stream: accountStream(pupil), events: [event(created), event(created)] },
      { stream: accountStream(head), events: [event(created, { subject: head })] },
    ]);
    expect(keys.lookUps).toBe(1);
  });

  // `as never`: the types refuse these already; what came over the wire or from a faulty program has none.
  test.each<[string, Unsealed, StreamName]>([
    [
      'a value against the schema',
      event({ ...created, data: { ...created.data, login: 7 } } as never),
      accountStream(pupil),
    ],
    [
      'an unknown field',
      event({ ...created, data: { ...created.data, nick: 'Jeannot' } } as never),
      accountStream(pupil),
    ],
    ['a stream of another kind', event(created), accessStream(pupil)],
    ['a version of another time', event(created, { version: 2 }), accountStream(pupil)],
    ['an unknown type', event({ type: 'AccountBewitched', data: {} } as never), accountStream(pupil)],
    ['broken metadata', event(created, { recordedAt: 'yesterday' }), accountStream(pupil)],
  ])('refuses %s, without quoting it', async (_, unsealed, stream) => {
    const refusal = await codec.seal(stream, [unsealed]).catch((error: unknown) => String(error));
    expect(refusal).toMatch(/^Error: /);
    expect(refusal).not.toMatch(/Dupont|Jeannot|yesterday/);
  });

  test('records what happens to an erased person without what is personal', async () => {
    await keys.destroy(`account:${pupil}`);
    const sealed = await sealOne(event(created, { ip: '192.0.2.7' }));
    const [opened] = await codec.open([stored(sealed)]);
    expect(opened?.erased).toEqual(['name', 'birthDate', 'contacts', 'login']);
    expect(opened?.metadata.ip).toBe('192.0.2.7');
  });
});

describe('whose key seals what', () => {
  const trace = { ip: '192.0.2.7', userAgent: 'Firefox', reason: 'Lost letter' };
  const granted: LogeEvent = {
    type: 'RoleGranted',
    data: { grant: randomUUID(), role: 'AUDITOR', scope: { kind: 'INSTALLATION' } },
  };
  const refused: LogeEvent = { type: 'SignInRefused', data: { method: 'PASSWORD', cause: 'WRONG_PASSWORD' } };
  const unknown: LogeEvent = {
    type: 'UnknownLoginRefused',
    data: { method: 'PASSWORD', typed: 'hmac', cause: 'UNKNOWN_LOGIN' },
  };
  const searched: LogeEvent = {
    type: 'PeopleSearched',
    data: { where: 'ACCOUNTS', typed: 'Dupont', found: 1 },
  };
  const stranger: Actor = { kind: 'SYSTEM', id: 'STRANGER' };
  const owners = async (unsealed: Unsealed, stream: StreamName) => {
    const { data, metadata } = await sealOne(unsealed, stream);
    return { data: sealedFor(data), metadata: sealedFor(metadata) };
  };

  test('the subject’s the reason, the actor’s the address', async () => {
    expect(await owners(event(granted, trace), accountStream(pupil))).toEqual({
      data: {},
      metadata: { [`account:${head}`]: ['ip', 'userAgent'], [`account:${pupil}`]: ['reason'] },
    });
  });

  test('on an account’s stream the subject is that account', async () => {
    const { data } = await owners(event(created, { subject: undefined }), accountStream(pupil));
    expect(Object.keys(data)).toEqual([`account:${pupil}`]);
  });

  test('the actor’s what they typed in a search, and the reason of what is about nobody', async () => {
    expect(await owners(event(searched, { ...trace, subject: undefined }), accessStream(head))).toEqual({
      data: { [`account:${head}`]: ['typed'] },
      metadata: { [`account:${head}`]: ['ip', 'reason', 'userAgent'] },
    });
  });

  test('services and the command line have keys of their own', async () => {
    const service = event(granted, { ip: '192.0.2.7', actor: { kind: 'SERVICE', id: 'ent' } });
    const command = event(granted, { ip: '192.0.2.7', actor: { kind: 'SYSTEM', id: 'COMMAND_LINE' } });
    expect((await owners(service, accountStream(pupil))).metadata).toEqual({ 'service:ent': ['ip'] });
    expect((await owners(command, accountStream(pupil))).metadata).toEqual({ 'system:COMMAND_LINE': ['ip'] });
  });

  test('on a refused sign-in the account aimed at', async () => {
    const address = { ip: '192.0.2.7', userAgent: 'Firefox', actor: stranger };
    const expected = { [`account:${pupil}`]: ['ip', 'userAgent'] };
    expect((await owners(event(refused, address), accessStream(pupil))).metadata).toEqual(expected);
    const unsaid = event(refused, { ...address, subject: undefined });
    expect((await owners(unsaid, accessStream(pupil))).metadata).toEqual(expected);
  });

  test('at an unknown login the key of that day’s strangers', async () => {
    const address = {
      ip: '192.0.2.7',
      actor: stranger,
      subject: undefined,
      recordedAt: '2026-09-01T23:59:59.999Z',
    };
    expect((await owners(event(unknown, address), 'access-unknown-2026-09-01')).metadata).toEqual({
      'stranger:2026-09-01': ['ip'],
    });
  });
});

describe('opening', () => {
  test('gives back what was sealed, with where it stands, after one look-up of keys', async () => {
    const events = [event(created, { ip: '192.0.2.7' }), event(created), event(created)];
    const sealed = await codec.seal(accountStream(pupil), events);
    keys.lookUps = 0;
    const opened = await codec.open(
      sealed.map((one, revision) => stored(one, accountStream(pupil), revision)),
    );
    expect(keys.lookUps).toBe(1);
    expect(opened).toEqual(
      events.map((one, revision) => ({
        ...one,
        stream: accountStream(pupil),
        revision,
        position: BigInt(revision + 1),
        erased: [],
      })),
    );
  });

  test('an append sent again is made of the same bytes, and they open again', async () => {
    const sealed = await sealOne(event(created));
    const first = { data: text(sealed.data), metadata: text(sealed.metadata) };
    await sealOne(event(created));
    await codec.open([stored(sealed)]);
    expect({ data: text(sealed.data), metadata: text(sealed.metadata) }).toEqual(first);
    expect(await codec.open([stored(sealed)])).toEqual(await codec.open([stored(sealed)]));
  });

  test('half a character typed in a search survives', async () => {
    const searched: LogeEvent = {
      type: 'PeopleSearched',
      data: { where: 'REGISTER', typed: 'du\ud83d', found: 0 },
    };
    const sealed = await sealOne(event(searched, { subject: undefined }), accessStream(head));
    const [opened] = await codec.open<'PeopleSearched'>([stored(sealed, accessStream(head))]);
    expect(opened?.data.typed).toBe('du\ud83d');
  });

  test('after an erasure the fields are empty, and their names are told', async () => {
    const sealed = await sealOne(event(created, { ip: '192.0.2.7', reason: 'Moved' }));
    await keys.destroy(`account:${pupil}`);
    const [opened] = await codec.open([stored(sealed)]);
    expect(opened?.data).toEqual({
      origin: 'DIRECTORY',
      name: { family: '', given: '' },
      contacts: {},
      login: '',
    });
    expect(opened?.erased).toEqual(['name', 'birthDate', 'contacts', 'login']);
    expect(opened?.metadata.ip).toBe('192.0.2.7');
    expect(opened?.metadata).not.toHaveProperty('reason');
  });

  test('once the key of a day of strangers is destroyed, what is not personal is left', async () => {
    const refused: LogeEvent = {
      type: 'UnknownLoginRefused',
      data: { method: 'PASSWORD', typed: 'hmac', cause: 'UNKNOWN_LOGIN' },
    };
    const stream = unknownAccessStream('2026-09-01');
    const stranger: Actor = { kind: 'SYSTEM', id: 'STRANGER' };
    const origin = { actor: stranger, subject: undefined, ip: '192.0.2.7', userAgent: 'Navigateur/1.0' };
    const sealed = await sealOne(event(refused, origin), stream);
    await keys.destroyStrangersBefore('2026-09-02');
    const [opened] = await codec.open([stored(sealed, stream)]);
    expect(opened).toMatchObject({ ...refused, erased: [] });
    expect(opened?.metadata).not.toHaveProperty('ip');
    expect(opened?.metadata).not.toHaveProperty('userAgent');
  });

  test('a key that was never here is a lost vault, not an erasure', async () => {
    const sealed = await sealOne(event(created));
    keys.held.clear();
    await expect(codec.open([stored(sealed)])).rejects.toThrow(UndecodableEvent);
  });

  const personalFields = eventDefinitions.flatMap((definition) => {
    const schema: z.ZodObject = definition.schema;
    return Object.keys(definition.personal).map((field) => ({ type: definition.type, field, schema }));
  });
  test.each(personalFields)('$type.$field has an empty value that its schema takes', ({ field, schema }) => {
    const value = schema.shape[field];
    if (!(value instanceof z.ZodType)) throw new Error('Every field has a schema.');
    const empty = emptyValue(value);
    expect(value.parse(empty)).toEqual(empty);
  });
});

describe('what cannot be read', () => {
  const refuses = async (broken: StoredEvent) => {
    const failure = await codec.open([broken]).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UndecodableEvent);
    expect(failure).toMatchObject({ event: { id: broken.id, revision: broken.revision } });
    expect(String(failure)).not.toContain('Dupont');
  };
  const edited = (
    sealed: NewEvent,
    part: 'data' | 'metadata',
    edit: (json: Record<string, unknown>) => unknown,
  ) => stored({ ...sealed, [part]: Buffer.from(JSON.stringify(edit(JSON.parse(text(sealed[part]))))) });

  test('an unknown type', async () =>
    refuses(stored({ ...(await sealOne(event(created))), type: 'AccountBewitched' })));
  test('bytes that are no JSON', async () =>
    refuses(stored({ ...(await sealOne(event(created))), data: Buffer.from('{"login":"Dupont') })));
  test('bytes that are no UTF-8', async () =>
    refuses(stored({ ...(await sealOne(event(created))), data: Buffer.from([0x22, 0xff, 0x22]) })));
  test('a newer version', async () =>
    refuses(edited(await sealOne(event(created)), 'metadata', (json) => ({ ...json, version: 2 }))));
  test('a clear field against the schema', async () =>
    refuses(edited(await sealOne(event(created)), 'data', (json) => ({ ...json, origin: 'HEAVEN' }))));
  test('a personal field that was put there in clear', async () => {
    const sealed = await sealOne(event(created));
    await refuses(edited(sealed, 'data', (json) => ({ ...json, civility: 'M' })));
    await refuses(edited(sealed, 'data', (json) => ({ ...json, login: 'Dupont' })));
    await refuses(edited(sealed, 'metadata', (json) => ({ ...json, ip: '192.0.2.9' })));
  });
  test('the metadata of another event', async () => {
    const [one, two] = await codec.seal(accountStream(pupil), [event(created), event(created)]);
    if (one && two) await refuses(stored({ ...one, metadata: two.metadata }));
  });
  test('a sealed field emptied as if its key had been destroyed', async () =>
    refuses(
      edited(await sealOne(event(created)), 'data', (json) => ({
        ...json,
        $sealed: { [`account:${pupil}`]: { name: '', contacts: '', login: '' } },
      })),
    ));
  test('names the first of a batch', async () => {
    const sealed = await codec.seal(accountStream(pupil), [event(created), event(created), event(created)]);
    const batch = sealed.map((one, revision) => stored(one, accountStream(pupil), revision));
    const broken = batch.map((one, index) => (index > 0 ? { ...one, data: Buffer.from('{}') } : one));
    await expect(codec.open(broken)).rejects.toMatchObject({ event: { revision: 1 } });
  });
});

describe('a retired version', () => {
  const now = eventDefinition('AccountRenamed');
  if (!now) throw new Error('AccountRenamed is an event.');
  const second = {
    ...now,
    version: 2,
    schema: z.strictObject({ name: z.string(), given: z.string().optional() }),
    personal: { name: 'subject', given: 'subject' } as const,
  };
  const upcasters = [
    {
      type: 'AccountRenamed' as const,
      from: 1,
      up: ({ name }: Readonly<Record<string, unknown>>) => {
        if (name === null) return { name: null };
        const { family, given } = z.object({ family: z.string(), given: z.string() }).parse(name);
        return { name: family, given };
      },
    },
  ];
  const newer = () => new SealedCodec(keys, { definition: () => second, upcasters });
  const renamed: LogeEvent = {
    type: 'AccountRenamed',
    data: { name: { family: 'Dupont', given: 'Jean' }, previousName: { family: 'Durand', given: 'Jean' } },
  };

  test('is opened, then carried to the present one', async () => {
    const [opened] = await newer().open([stored(await sealOne(event(renamed)))]);
    expect(opened?.data).toEqual({ name: 'Dupont', given: 'Jean' });
    expect(opened?.erased).toEqual([]);
  });

  test('passes through the steps as null after an erasure', async () => {
    const sealed = await sealOne(event(renamed));
    await keys.destroy(`account:${pupil}`);
    const [opened] = await newer().open([stored(sealed)]);
    expect(opened?.data).toEqual({ name: '' });
    expect(opened?.erased).toEqual(['name']);
  });

  test('without a step is not read', async () => {
    const stepless = new SealedCodec(keys, { definition: () => second, upcasters: [] });
    await expect(stepless.open([stored(await sealOne(event(renamed)))])).rejects.toThrow(UndecodableEvent);
  });
});

test('every fixture of the contracts goes in and comes out', async () => {
  for (const { type, version, stream } of eventDefinitions) {
    const file = new URL(
      `../../../../contracts/src/upcasters/fixtures/${type}.v${version}.json`,
      import.meta.url,
    );
    // The fixture's own test has checked it against the schema.
    const fact = { type, data: JSON.parse(readFileSync(file, 'utf8')) } as LogeEvent;
    const sealed = await sealOne(event(fact), `${stream}-${pupil}`);
    const [opened] = await codec.open([stored(sealed, `${stream}-${pupil}`)]);
    expect(opened?.data).toEqual(fact.data);
  }
});
