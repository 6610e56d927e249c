import type { StreamName } from '@loge/contracts';
import type pg from 'pg';
import { decideAppend } from '../append-decision.js';
import type { Place } from '../append-decision.js';
import { AppendTooLate } from '../port.js';
import type { AppendResult, ExpectedRevision, NewEvent, Position, Revision, StoredEvent } from '../port.js';
import { appendAsSupposed, storedEvent } from './supposed-appends.js';

/** The channel on which a commit tells the last position, so that readers need not poll. */
export const NOTIFICATIONS = 'loge_events';

/**
 * Taken by every transaction that appends, on any instance, until it ends: positions are given and become
 * visible in one order. PostgreSQL makes a commit visible before it lets go of the lock. Under the lock, no
 * statement takes more than 10 s nor is waited for that long (`idle_in_transaction_session_timeout`), so what is
 * in time when {@link LOOK} reads the clock is stored at most 30 s later.
 */
const TAKE_LOCK = `BEGIN; SELECT pg_advisory_xact_lock(${0x4c6f6765}, 1); SET LOCAL statement_timeout = 10000`;

/** One statement for all a group must know: the last position, the time, its streams' ends, and which ids are known. */
const LOOK = `
  SELECT 'head' AS kind, NULL AS stream, NULL::uuid AS id, NULL::bigint AS revision, position,
    clock_timestamp() AS now FROM events.head
  UNION ALL
  SELECT 'stream', s.stream, NULL,
    greatest((SELECT max(e.revision) FROM events.event e WHERE e.stream = s.stream),
             (SELECT r.scavenged_through FROM events.stream r WHERE r.stream = s.stream)), NULL, NULL
  FROM unnest($1::text[]) AS s (stream)
  UNION ALL
  SELECT 'event', e.stream, e.id, e.revision, e.position, NULL FROM events.event e WHERE e.id = ANY ($2::uuid[])`;

const STORE = `
  WITH stored AS (
    INSERT INTO events.event (position, stream, revision, type, id, data, metadata, recorded_at)
    SELECT n.*, clock_timestamp()
    FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[], $5::uuid[], $6::bytea[], $7::bytea[]) AS n
  ), moved AS (
    UPDATE events.head SET position = $8
  )
  SELECT pg_notify('${NOTIFICATIONS}', $8::text)`;

/** An append waiting for its group. */
export interface Append {
  readonly stream: StreamName;
  readonly events: readonly NewEvent[];
  readonly expected: ExpectedRevision;
  readonly notAfter?: Date;
}

/** What became of one append of a group: its result, or why it alone failed. */
export type Outcome = AppendResult | Error;

/** The rows to be stored, column by column for `unnest`. */
class Rows {
  readonly positions: string[] = [];
  readonly streams: string[] = [];
  readonly revisions: number[] = [];
  readonly types: string[] = [];
  readonly ids: string[] = [];
  readonly data: Uint8Array[] = [];
  readonly metadata: Uint8Array[] = [];

  add(stream: StreamName, event: NewEvent, { revision, position }: Place): void {
    this.positions.push(position.toString());
    this.streams.push(stream);
    this.revisions.push(revision);
    this.types.push(event.type);
    this.ids.push(event.id);
    this.data.push(event.data);
    this.metadata.push(event.metadata);
  }
}

interface Seen {
  kind: 'head' | 'stream' | 'event';
  stream: string;
  id: string;
  revision: string | null;
  position: string;
  /** Of the head only. */
  now: Date | null;
}

/**
 * Appends a group in one transaction on this connection; each append succeeds or fails alone.
 * Whatever it throws, the caller must give up the connection; what the group stored is then unknown.
 * @returns the outcomes in order, and what was stored.
 */
export async function appendGroup(
  client: pg.ClientBase,
  group: readonly Append[],
): Promise<{ readonly outcomes: readonly Outcome[]; readonly events: readonly StoredEvent[] }> {
  const supposed = await appendAsSupposed(client, group);
  if (supposed) return supposed;
  await client.query(TAKE_LOCK);
  const { rows } = await client.query<Seen>(LOOK, [
    [...new Set(group.map(({ stream }) => stream))],
    group.flatMap(({ events }) => events.map(({ id }) => id)),
  ]);
  const streams = new Map<string, { last: Revision; places: Map<string, Place> }>();
  let head = 0n;
  let now = 0;
  for (const { kind, stream, revision, position, now: time } of rows) {
    if (kind === 'head') head = BigInt(position);
    if (time) now = time.getTime();
    if (kind === 'stream') streams.set(stream, { last: Number(revision ?? -1), places: new Map() });
  }
  for (const { kind, stream, id, revision, position } of rows) {
    if (kind !== 'event') continue;
    // A position that the database gave; the brand has no other maker.
    streams
      .get(stream)
      ?.places.set(id, { revision: Number(revision), position: BigInt(position) as Position });
  }

  const stored = new Rows();
  const newEvents: StoredEvent[] = [];
  const outcomes = group.map(({ stream, events, expected, notAfter }): Outcome => {
    const state = streams.get(stream) ?? { last: -1, places: new Map<string, Place>() };
    let place: Place;
    try {
      const decision = decideAppend(stream, events, expected, state);
      if (decision !== 'append') return decision;
      if (notAfter && now > notAfter.getTime()) return new AppendTooLate(stream);
      place = { revision: state.last, position: head as Position };
    } catch (error) {
      if (error instanceof Error) return error;
      throw error;
    }
    for (const event of events) {
      head += 1n;
      state.last += 1;
      place = { revision: state.last, position: head as Position };
      state.places.set(event.id.toLowerCase(), place);
      stored.add(stream, event, place);
      newEvents.push(storedEvent(event, stream, place));
    }
    return place;
  });

  if (stored.ids.length === 0) {
    await client.query('ROLLBACK');
    return { outcomes, events: [] };
  }
  const { positions, streams: names, revisions, types, ids, data, metadata } = stored;
  await client.query(STORE, [positions, names, revisions, types, ids, data, metadata, head.toString()]);
  await client.query('COMMIT');
  return { outcomes, events: newEvents };
}
