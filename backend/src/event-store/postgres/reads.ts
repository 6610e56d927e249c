import type { EventId, StreamName } from '@loge/contracts';
import type pg from 'pg';
import type { EventFilter, Position, Revision, StoredEvent } from '../port.js';

/** Events read at a time: what a reader holds in memory. */
export const PAGE = 1_000;
/** Positions looked at in one statement: a filter that fits little must not make one statement long. */
const WINDOW = 20_000;

const COLUMNS = 'e.position, e.stream, e.revision, e.type, e.id, e.data, e.metadata';

/** Expired events are there until the scavenge, and nobody sees them. */
export const EXPIRED = `(
  e.recorded_at <= clock_timestamp() - r.max_age_seconds * interval '1 second'
  OR (r.max_count IS NOT NULL
    AND e.revision <= (SELECT max(l.revision) FROM events.event l WHERE l.stream = e.stream) - r.max_count))`;
const KEPT = `NOT EXISTS (SELECT FROM events.stream r WHERE r.stream = e.stream AND ${EXPIRED})`;

interface Row {
  position: string;
  stream: StreamName;
  revision: string;
  type: string;
  id: EventId;
  data: Buffer;
  metadata: Buffer;
}

// Field by field: copying the rest of an object costs more than all else that is done with it here.
const stored = ({ position, stream, revision, type, id, data, metadata }: Row): StoredEvent => ({
  id,
  type,
  data,
  metadata,
  stream,
  revision: Number(revision),
  // A position that the database gave; the brand has no other maker.
  position: BigInt(position) as Position,
});

/** A page of one stream, from a revision on, inclusive. */
export async function streamPage(
  pool: pg.Pool,
  stream: StreamName,
  direction: 'forwards' | 'backwards',
  from: Revision | undefined,
  limit: number,
): Promise<StoredEvent[]> {
  const forwards = direction === 'forwards';
  const { rows } = await pool.query<Row>({
    // Parsed and planned once on each connection.
    name: `stream_${direction}`,
    text: `SELECT ${COLUMNS} FROM events.event e
     WHERE e.stream = $1 AND e.revision ${forwards ? '>=' : '<='} $2 AND ${KEPT}
     ORDER BY e.revision ${forwards ? 'ASC' : 'DESC'} LIMIT $3`,
    values: [stream, from ?? (forwards ? 0 : Number.MAX_SAFE_INTEGER), limit],
  });
  return rows.map(stored);
}

/** Whole streams, each in its order. */
export async function wholeStreams(pool: pg.Pool, streams: readonly StreamName[]): Promise<StoredEvent[]> {
  const { rows } = await pool.query<Row>({
    name: 'streams',
    text: `SELECT ${COLUMNS} FROM events.event e
     WHERE e.stream = ANY ($1::text[]) AND ${KEPT} ORDER BY e.stream, e.revision`,
    values: [streams],
  });
  return rows.map(stored);
}

/** A part of the whole order. */
export interface Page {
  readonly events: readonly StoredEvent[];
  /** Everything up to here is in `events` or does not fit the filter. */
  readonly through: Position;
  /** The last position at that moment. */
  readonly head: Position;
}

/** Whether an event is wanted, as {@link orderPage} chooses. */
export function fits(filter: EventFilter | undefined, type: string, stream: StreamName): boolean {
  if (!filter) return true;
  if ('types' in filter) return filter.types.includes(type);
  return filter.streamPrefixes.some((prefix) => stream.startsWith(prefix));
}

/** A part of the whole order after a position, exclusive, as one snapshot saw it. */
export async function orderPage(
  pool: pg.Pool,
  after: Position,
  filter: EventFilter | undefined,
  limit = PAGE,
): Promise<Page> {
  const until = after + BigInt(WINDOW);
  const parameters: unknown[] = [after.toString(), until.toString(), limit];
  let fits = '';
  if (filter && 'types' in filter) {
    parameters.push(filter.types);
    fits = 'AND e.type = ANY ($4::text[])';
  } else if (filter) {
    parameters.push(filter.streamPrefixes);
    fits = 'AND EXISTS (SELECT FROM unnest($4::text[]) AS p (prefix) WHERE starts_with(e.stream, p.prefix))';
  }
  // The last position and the events come from one snapshot, so "nothing more up to the end" is true of it.
  const { rows } = await pool.query<{ head: string } & (Row | { position: null })>(
    `SELECT h.position AS head, e.* FROM events.head h LEFT JOIN LATERAL (
       SELECT ${COLUMNS} FROM events.event e
       WHERE e.position > $1 AND e.position <= $2 ${fits} AND ${KEPT}
       ORDER BY e.position LIMIT $3) e ON true
     ORDER BY e.position`,
    parameters,
  );
  const head = BigInt(rows[0]?.head ?? 0);
  const events: StoredEvent[] = [];
  for (const row of rows) if (row.position !== null) events.push(stored(row));
  const last = events.at(-1);
  const seen = events.length >= limit && last ? last.position : until < head ? until : head;
  return { events, through: (seen > after ? seen : after) as Position, head: head as Position };
}
