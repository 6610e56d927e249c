import { setImmediate } from 'node:timers/promises';
import canonicalize from 'canonicalize';
import { EventMetadata, eventDefinition, upcast, upcasters } from '@loge/contracts';
import type { EventDefinition, EventId, EventType, LogeEvent, StreamName, Upcaster } from '@loge/contracts';
import type { z } from 'zod';
import { openBytes, sealBytes } from '../../vault/sealing.js';
import type { KeyOwner, PersonalKeys } from '../../vault/vault.js';
import { UndecodableEvent } from '../codec.js';
import type { EventCodec, Recorded, Unsealed } from '../codec.js';
import type { NewEvent, StoredEvent } from '../port.js';
import { emptyValue } from './sealed-codec.empty.js';
import { dataOwner, metadataOwner, ownersOf, personalMetadata, streamKind } from './sealed-codec.owners.js';

/**
 * Where the sealed fields of data or metadata stand in the stored JSON: under this name, by owner, then by field,
 *
 *     {"origin":"DIRECTORY","$sealed":{"account:<uuid>":{"name":"<base64url of nonce, ciphertext, tag>"}}}
 *
 * so that an owner is written once and that what is stored tells by itself what is sealed and with whose key,
 * whatever later versions mark. No event may have a field of this name; fields are camel case.
 * A field is the JSON of its whole value. Its additional data is the JSON of `[stream, event id, "data.<field>"]`
 * (or `"metadata.<field>"`). An empty text stands for a value that could not be sealed, its key being destroyed.
 */
const SEALED = '$sealed';

/** Data or metadata as stored: clear fields, and under {@link SEALED} the others. */
interface StoredPart {
  readonly clear: Readonly<Record<string, unknown>>;
  readonly sealed: readonly { field: string; owner: KeyOwner; text: string }[];
}

/** What the codec needs to know of a kind of event. */
export type CodecDefinition = Omit<EventDefinition, 'schema' | 'room'> & { readonly schema: z.ZodObject };

/** Data or metadata before sealing: what stays clear, and what is sealed for whom. */
interface Part {
  readonly name: 'data' | 'metadata';
  readonly clear: Readonly<Record<string, unknown>>;
  readonly personal: readonly { field: string; owner: KeyOwner; value: unknown }[];
}

/** The {@link EventCodec} that seals personal fields with the keys of the vault. */
export class SealedCodec implements EventCodec {
  /** @param known the kinds of event and the upcasters; those of the contracts unless a test has its own. */
  constructor(
    private readonly keys: Pick<PersonalKeys, 'ensure' | 'find'>,
    private readonly known: {
      readonly definition: (type: string) => CodecDefinition | undefined;
      readonly upcasters: readonly Upcaster[];
    } = { definition: eventDefinition, upcasters },
  ) {}

  async seal(stream: StreamName, events: readonly Unsealed[]): Promise<NewEvent[]> {
    const [sealed = []] = await this.sealMany([{ stream, events }]);
    return sealed;
  }

  async sealMany(
    batches: readonly { stream: StreamName; events: readonly Unsealed[] }[],
  ): Promise<NewEvent[][]> {
    const drafts = batches.map(({ stream, events }) => ({
      stream,
      events: events.map((event) => this.#split(stream, event)),
    }));
    const parts = drafts.flatMap(({ events }) => events.flatMap(({ data, metadata }) => [data, metadata]));
    const owners = new Set(parts.flatMap(({ personal }) => personal.map(({ owner }) => owner)));
    const keys = await this.keys.ensure([...owners]);
    return drafts.map(({ stream, events }) =>
      events.map(({ id, type, data, metadata }) => ({
        id,
        type,
        data: sealPart(data, stream, id, keys),
        metadata: sealPart(metadata, stream, id, keys),
      })),
    );
  }

  async open<T extends EventType = EventType>(
    events: readonly StoredEvent[],
  ): Promise<Recorded<Extract<LogeEvent, { type: T }>>[]> {
    const owners = new Set<KeyOwner>();
    const read = await inSlices(events, (event) => {
      const parts = attempt(event, () => ({
        data: readPart(event.data),
        metadata: readPart(event.metadata),
      }));
      for (const { owner } of parts.data.sealed) owners.add(owner);
      for (const { owner } of parts.metadata.sealed) owners.add(owner);
      return { event, ...parts };
    });
    const keys = await this.keys.find([...owners]);
    return inSlices(read, ({ event, data, metadata }) =>
      // The schema of the event's type has accepted the data; which types there are is up to who read the events.
      attempt(
        event,
        () => this.#open(event, data, metadata, keys) as Recorded<Extract<LogeEvent, { type: T }>>,
      ),
    );
  }

  /** Checks an event and tells what of it is personal. */
  #split(stream: StreamName, event: Unsealed): { id: EventId; type: string; data: Part; metadata: Part } {
    const { type } = event;
    const definition = this.known.definition(type);
    if (!definition) throw new Error(`${type} is no known event.`);
    if (definition.stream !== streamKind(stream)) throw new Error(`${type} does not belong on ${stream}.`);
    const metadata = parse(EventMetadata, event.metadata, `The metadata of ${type}`);
    if (metadata.version !== definition.version) {
      throw new Error(`${type} is written in version ${definition.version}, not ${metadata.version}.`);
    }
    const data = parse(definition.schema, event.data, type);
    const owners = ownersOf(stream, metadata);
    return {
      id: metadata.id,
      type,
      data: part('data', data, Object.entries(definition.personal), (owner) => dataOwner(owner, owners)),
      metadata: part(
        'metadata',
        metadata,
        personalMetadata.map((field) => [field, field] as const),
        (field) => metadataOwner(field, type, stream, owners),
      ),
    };
  }

  #open(event: StoredEvent, data: StoredPart, metadata: StoredPart, keys: OpeningKeys): Recorded {
    const definition = this.known.definition(event.type);
    if (!definition) throw new Error('Its type is unknown.');
    const openedMetadata = parse(EventMetadata, openMetadata(event, metadata, keys), 'Its metadata');
    if (openedMetadata.id !== event.id) throw new Error('Its metadata are of another event.');
    const { version } = openedMetadata;
    if (version > definition.version) throw new Error(`Its version ${version} is newer than this program.`);

    const opened = openPart('data', event, data, keys);
    if (version === definition.version) refuseClear(Object.keys(definition.personal), data);
    const carried = upcast(event.type, version, definition.version, opened, this.known.upcasters);
    const erased = Object.keys(definition.personal).filter((field) => carried[field] === null);
    for (const field of erased) carried[field] = emptyValue(fieldSchema(definition, field));
    // The definition was found by the type, so type and data belong together.
    return {
      type: event.type,
      data: parse(definition.schema, carried, 'Its data'),
      metadata: openedMetadata,
      stream: event.stream,
      revision: event.revision,
      position: event.position,
      erased,
    } as Recorded;
  }
}

type OpeningKeys = ReadonlyMap<KeyOwner, Buffer | null>;

function part<About>(
  name: Part['name'],
  values: Readonly<Record<string, unknown>>,
  personal: readonly (readonly [string, About])[],
  ownerOf: (about: About) => KeyOwner,
): Part {
  const clear = { ...values };
  const sealed: Part['personal'][number][] = [];
  for (const [field, about] of personal) {
    const value = clear[field];
    delete clear[field];
    if (value !== undefined) sealed.push({ field, owner: ownerOf(about), value });
  }
  return { name, clear, personal: sealed };
}

function sealPart(
  { name, clear, personal }: Part,
  stream: StreamName,
  id: EventId,
  keys: ReadonlyMap<KeyOwner, Buffer>,
): Uint8Array {
  const sealed: Partial<Record<KeyOwner, Record<string, string>>> = {};
  for (const { field, owner, value } of personal) {
    const key = keys.get(owner);
    // The person was erased: what happens to them from now on is recorded without what is personal in it.
    const text = key
      ? sealBytes(key, Buffer.from(JSON.stringify(value)), place(stream, id, name, field))
      : undefined;
    (sealed[owner] ??= {})[field] = text?.toString('base64url') ?? '';
  }
  const whole = personal.length > 0 ? { ...clear, [SEALED]: sealed } : clear;
  const json = canonicalize(whole);
  if (json === undefined) throw new Error('An event is an object.');
  return Buffer.from(json);
}

/** Reads the stored JSON. Errors are made anew, since those of JSON.parse quote what they read. */
function readPart(bytes: Uint8Array): StoredPart {
  let json: unknown;
  try {
    json = JSON.parse(UTF8.decode(bytes));
  } catch {
    throw new Error('Its bytes are no JSON.');
  }
  const { [SEALED]: owners = {}, ...clear } = fieldsOf(json);
  const sealed: StoredPart['sealed'][number][] = [];
  for (const [owner, fields] of Object.entries(fieldsOf(owners))) {
    for (const [field, text] of Object.entries(fieldsOf(fields))) {
      if (!isOwner(owner) || typeof text !== 'string')
        throw new Error('Its sealed fields are of no known form.');
      sealed.push({ field, owner, text });
    }
  }
  return { clear, sealed };
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });
const isOwner = (owner: string): owner is KeyOwner => /^(account|service|system|stranger):/.test(owner);

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('It is no JSON object.');
  // An object of JSON has such fields and no others.
  return value as Readonly<Record<string, unknown>>;
}

/** Clear and opened fields together; `null` for those whose key was destroyed. */
function openPart(
  name: Part['name'],
  event: StoredEvent,
  { clear, sealed }: StoredPart,
  keys: OpeningKeys,
): Record<string, unknown> {
  const fields = { ...clear };
  for (const { field, owner, text } of sealed) {
    const key = keys.get(owner);
    if (key === undefined) throw new Error(`The vault lacks the key of ${owner}.`);
    if (Object.hasOwn(fields, field)) throw new Error(`Its field ${name}.${field} is there twice.`);
    fields[field] = key === null ? null : openField(key, text, place(event.stream, event.id, name, field));
  }
  return fields;
}

function openField(key: Buffer, text: string, about: string): unknown {
  const sealed = Buffer.from(text, 'base64url');
  // The decoder passes over characters that are none of its own; the text must be the one text of its bytes.
  if (sealed.toString('base64url') !== text) throw new Error('A sealed field is no base64url.');
  return JSON.parse(openBytes(key, sealed, about).toString());
}

function openMetadata(event: StoredEvent, stored: StoredPart, keys: OpeningKeys): Record<string, unknown> {
  refuseClear(personalMetadata, stored);
  const opened = openPart('metadata', event, stored, keys);
  for (const field of personalMetadata) if (opened[field] === null) delete opened[field];
  return opened;
}

/** A personal field outside the sealed ones was put there by somebody who has no key. */
function refuseClear(personal: readonly string[], stored: StoredPart): void {
  const clear = personal.find((field) => Object.hasOwn(stored.clear, field));
  if (clear !== undefined) throw new Error(`Its field ${clear} is not sealed.`);
}

function place(stream: StreamName, id: EventId, name: Part['name'], field: string): string {
  return JSON.stringify([stream, id, `${name}.${field}`]);
}

function fieldSchema(definition: CodecDefinition, field: string): z.core.$ZodType {
  const schema = definition.schema.shape[field];
  if (!schema) throw new Error(`${definition.type} has no field ${field}.`);
  return schema;
}

/** Parses, and on failure names the places and kinds of what is wrong, never the values. */
function parse<S extends z.ZodType>(schema: S, value: unknown, what: string): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, code }) => `${path.join('.')} (${code})`);
  throw new Error(`${what} does not fit its schema: ${faults.join(', ')}.`);
}

/** Events opened between two looks at what else there is to do: some 1 ms of work. */
const SLICE = 20;

/** Does the work for each item in order, and lets others have their turn now and then. */
async function inSlices<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) {
    if (results.length > 0 && results.length % SLICE === 0) await setImmediate();
    results.push(work(item));
  }
  return results;
}

function attempt<Result>(event: StoredEvent, open: () => Result): Result {
  try {
    return open();
  } catch (error) {
    const { id, type, stream, revision, position } = event;
    throw new UndecodableEvent({ id, type, stream, revision, position }, { cause: error });
  }
}
