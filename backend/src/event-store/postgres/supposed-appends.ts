import type { StreamName } from '@loge/contracts';
import type pg from 'pg';
import type { Append } from './appends.js';
import type { AppendResult, NewEvent, Position, Revision } from '../port.js';

/** What a group comes to when every stream is as its append expects, column by column for `unnest`. */
interface Supposed {
  readonly ends: ReadonlyMap<StreamName, Revision>;
  readonly notAfter: Date | undefined;
  readonly streams: readonly StreamName[];
  readonly revisions: readonly Revision[];
  readonly events: readonly NewEvent[];
}

/**
 * Stores a group in one call when everything is as its appends suppose, as it mostly is: one journey to PostgreSQL and
 * back in place of four, and the lock is held for no longer than the storing takes.
 * @returns the results in order and the last position; nothing when something may be otherwise, and then nothing was
 * stored: each append is to be decided by what is there.
 */
export async function appendAsSupposed(
  client: pg.ClientBase,
  group: readonly Append[],
): Promise<{ outcomes: AppendResult[]; head: Position } | undefined> {
  const supposed = suppose(group);
  if (!supposed) return undefined;
  const { ends, notAfter, streams, revisions, events } = supposed;
  const { rows } = await client.query<{ head: string | null }>({
    // Prepared once on each connection.
    name: 'append_as_supposed',
    text: 'SELECT events.append_as_supposed($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) AS head',
    values: [
      [...ends.keys()],
      [...ends.values()],
      notAfter ?? null,
      streams,
      revisions,
      events.map(({ type }) => type),
      events.map(({ id }) => id),
      ...inOnePiece(events),
    ],
  });
  const last = rows[0]?.head;
  if (last == null) return undefined;

  const head = BigInt(last);
  let stored = 0;
  const outcomes = group.map((append) => {
    stored += append.events.length;
    // Positions that the database gave; the brand has no other maker.
    const position = (head - BigInt(events.length - stored)) as Position;
    return { revision: revisions[stored - 1] ?? -1, position };
  });
  return { outcomes, head: head as Position };
}

/** The bytes of all events, and where each one's data begin, its metadata begin, and both end: an array of bytes would
 * travel as text, twice as long. */
function inOnePiece(events: readonly NewEvent[]): [Buffer, ...offsets: (readonly number[])[]] {
  const offsets: [number[], number[], number[]] = [[], [], []];
  const [starts, middles, ends] = offsets;
  let length = 0;
  for (const { data, metadata } of events) {
    starts.push(length);
    middles.push((length += data.byteLength));
    ends.push((length += metadata.byteLength));
  }
  return [Buffer.concat(events.flatMap(({ data, metadata }) => [data, metadata])), ...offsets];
}

/** What each append supposes of its stream; nothing where one cannot say, or contradicts one before it. */
function suppose(group: readonly Append[]): Supposed | undefined {
  const ends = new Map<StreamName, Revision>();
  const reached = new Map<StreamName, Revision>();
  const streams: StreamName[] = [];
  const revisions: Revision[] = [];
  let notAfter: Date | undefined;
  for (const append of group) {
    const { stream, expected } = append;
    if (expected === 'any') return undefined;
    const end = expected === 'none' ? -1 : expected;
    if (!reached.has(stream)) ends.set(stream, end);
    else if (reached.get(stream) !== end) return undefined;
    for (let at = 1; at <= append.events.length; at++) {
      streams.push(stream);
      revisions.push(end + at);
    }
    reached.set(stream, end + append.events.length);
    if (append.notAfter && !(notAfter && notAfter <= append.notAfter)) notAfter = append.notAfter;
  }
  return { ends, notAfter, streams, revisions, events: group.flatMap(({ events }) => events) };
}
