import { expect } from '@jest/globals';
import { eventDefinition } from '@loge/contracts';
import type { LogeEvent } from '@loge/contracts';
import type { DataSource } from 'typeorm';
import { UNREADABLE } from './house.run.js';
import { placeKey, recordKindOf } from '../../backend/src/accounts/account-state.js';
import type { Recorded } from '../../backend/src/event-store/codec.js';
import type { Position } from '../../backend/src/event-store/port.js';

type Events = readonly Recorded<LogeEvent>[];

/** By what an event says of it. */
function by<Key, Value>(pairs: readonly (readonly [Key, Value])[]): ReadonlyMap<Key, readonly Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const [key, value] of pairs) groups.set(key, [...(groups.get(key) ?? []), value]);
  return groups;
}

/** Revisions have no gap, and streams hold only events of their kind. */
export function expectWholeStreams(events: Events): void {
  for (const [stream, revisions] of by(events.map((one) => [one.stream, one.revision] as const)))
    expect({ stream, revisions }).toEqual({
      stream,
      revisions: revisions.map((_, at) => (revisions[0] ?? 0) + at),
    });
  const strayed = events.filter(
    ({ type, stream }) => !stream.startsWith(`${eventDefinition(type)?.stream}-`),
  );
  expect(strayed).toEqual([]);
}

/** Invariants 5 and 9: a login is one account's for ever, a join key one account's and of one kind of record. */
export function expectUniqueness(events: Events): void {
  const logins = events.flatMap((one) =>
    one.type === 'AccountCreated' ? [[one.data.login, one.stream] as const] : [],
  );
  expect([...by(logins)].filter(([, streams]) => streams.length > 1)).toEqual([]);
  const keys = events.flatMap((one) =>
    (one.type === 'AccountAffiliated' || one.type === 'AffiliationChanged') && one.data.joinKey !== undefined
      ? [[one.data.joinKey, `${one.stream} as ${recordKindOf(one.data.profile)}`] as const]
      : [],
  );
  expect([...by(keys)].filter(([, holders]) => new Set(holders).size > 1)).toEqual([]);
}

/** A place begins, changes while it lasts, and ends: one at a time for an account, a school and a profile. */
export function expectPlacesInTurn(events: Events): void {
  const current = new Set<string>();
  for (const event of events) {
    if (
      event.type !== 'AccountAffiliated' &&
      event.type !== 'AffiliationChanged' &&
      event.type !== 'AffiliationEnded'
    )
      continue;
    const place = `${event.stream} ${placeKey(event.data)}`;
    expect({ type: event.type, place, isHeld: current.has(place) }).toEqual({
      type: event.type,
      place,
      isHeld: event.type !== 'AccountAffiliated',
    });
    if (event.type === 'AffiliationEnded') current.delete(place);
    else current.add(place);
  }
}

/** Invariant 3: the journal tells each event once, with who did it, to whom, and which schools it concerns. */
export async function expectCompleteRegister(
  events: Events,
  database: DataSource,
  after: Position,
): Promise<void> {
  const told = await database.query<object[]>(
    `SELECT event, type, actor_kind, actor, subject, schools, correlation
     FROM read.journal WHERE position > $1 ORDER BY position`,
    [after.toString()],
  );
  expect(told).toEqual(
    events.map(({ type, metadata: { id, actor, subject, schools, correlationId } }) => ({
      event: id,
      type,
      actor_kind: actor.kind,
      actor: actor.id,
      subject: subject ?? null,
      schools: [...schools].sort(),
      correlation: correlationId,
    })),
  );
  const subjectless = events.filter(
    ({ stream, metadata }) => stream.startsWith('account-') && stream !== `account-${metadata.subject}`,
  );
  expect(subjectless).toEqual([]);
}

/** Invariants 1 and 2: nothing personal and no secret can be read in the event store, keys or not. */
export async function expectNothingReadable(
  database: DataSource,
  after: Position,
  tokens: Iterable<string>,
): Promise<void> {
  const rows = await database.query<{ bytes: Buffer }[]>(
    `SELECT data || metadata AS bytes FROM events.event WHERE position > $1`,
    [after.toString()],
  );
  const texts = rows.map(({ bytes }) => bytes.toString());
  expect(texts.filter((text) => UNREADABLE.test(text))).toEqual([]);
  for (const token of tokens) expect(texts.filter((text) => text.includes(token))).toEqual([]);
}

/** Every row of every read model, in an order of its own. */
export async function readModels(database: DataSource): Promise<Record<string, string[]>> {
  const tables = await database.query<{ name: string }[]>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'read' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const content: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await database.query<{ row: string }[]>(
      `SELECT to_jsonb(t)::text AS row FROM read."${name}" t ORDER BY 1`,
    );
    content[name] = rows.map(({ row }) => row);
  }
  return content;
}
