import type { StreamName } from '@loge/contracts';
import type pg from 'pg';
import type { Append } from './appends.js';
import type { AppendResult, NewEvent, Position, Revision, StoredEvent } from '../port.js';

/** What a group comes to when every stream is as its append expects, column by column for `unnest`. */
interface Supposed {
  /** Where each stream ends; `null` where that does not matter. */
  readonly ends: ReadonlyMap<StreamName, Revision | null>;
  readonly notAfter: Date | undefined;
  /** Of each event: its stream, by its place in {@link ends}, counted from 1, and how far behind the end it goes. */
  readonly places: readonly number[];
  readonly steps: readonly number[];
  readonly events: readonly NewEvent[];
}

/** What a group came to. */
export interface Stored {
  readonly outcomes: readonly AppendResult[];
  /** What is new, in order. */
  readonly events: readonly StoredEvent[];
}

/**
 * Stores a group in one call when everything is as its appends suppose, as it mostly is: one journey to PostgreSQL and
 * back in place of four, and the lock is held for no longer than the storing takes.
 * @returns nothing when something may be otherwise, and then nothing was stored: each append is to be decided by what
 * is there.
 */
export async function appendAsSupposed(
  client: pg.ClientBase,
  group: readonly Append[],
): Promise<Stored | undefined> {
  const supposed = suppose(group);
  if (!supposed) return undefined;
  const { ends, notAfter, places, steps, events } = supposed;
  const streams = [...ends.keys()];
  const { rows } = await client.query<{ last: string | null; stood: readonly string[] }>({
    // Prepared once on each connection.
    name: 'append_as_supposed_or_any',
    text: 'SELECT last, stood FROM events.append_as_supposed_or_any($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
    values: [
      streams,
      [...ends.values()],
      notAfter ?? null,
      places,
      steps,
      events.map(({ type }) => type),
      events.map(({ id }) => id),
      ...inOnePiece(events),
    ],
  });
  const [row] = rows;
  if (row?.last == null) return undefined;

  const before = BigInt(row.last) - BigInt(events.length);
  const stood = row.stood.map(Number);
  let number = 0;
  const stored: StoredEvent[] = [];
  const outcomes = group.map(({ stream, events: own }) => {
    for (const event of own) {
      const revision = (stood[(places[number] ?? 0) - 1] ?? -1) + (steps[number] ?? 0);
      number += 1;
      stored.push(storedEvent(event, stream, { revision, position: before + BigInt(number) }));
    }
    // An append has events.
    const { revision, position } = stored.at(-1) as StoredEvent;
    return { revision, position };
  });
  return { outcomes, events: stored };
}

/** An event as a reader will meet it. */
export function storedEvent(
  { id, type, data, metadata }: NewEvent,
  stream: StreamName,
  { revision, position }: { readonly revision: Revision; readonly position: bigint },
): StoredEvent {
  // PostgreSQL gives ids back in lower case, and gave the position: the brands have no other makers.
  const known = id.toLowerCase() as NewEvent['id'];
  return { id: known, type, data, metadata, stream, revision, position: position as Position };
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

/**
 * What each append supposes of its stream; nothing where one contradicts another of the same stream, nor where an event
 * is sent twice, as after an answer that was lost: wherever a stream ends, the second sending is known already.
 */
function suppose(group: readonly Append[]): Supposed | undefined {
  const ends = new Map<StreamName, Revision | null>();
  const known = new Map<StreamName, { readonly place: number; steps: number }>();
  const places: number[] = [];
  const steps: number[] = [];
  let notAfter: Date | undefined;
  for (const append of group) {
    const { stream, expected } = append;
    const supposed = expected === 'any' ? null : expected === 'none' ? -1 : expected;
    let own = known.get(stream);
    if (!own) {
      own = { place: known.size + 1, steps: 0 };
      known.set(stream, own);
      ends.set(stream, supposed);
    } else {
      const end = ends.get(stream) ?? null;
      if (supposed !== (end === null ? null : end + own.steps)) return undefined;
    }
    for (let count = append.events.length; count > 0; count -= 1) {
      places.push(own.place);
      steps.push((own.steps += 1));
    }
    if (append.notAfter && !(notAfter && notAfter <= append.notAfter)) notAfter = append.notAfter;
  }
  const events = group.flatMap((append) => append.events);
  if (new Set(events.map(({ id }) => id.toLowerCase())).size < events.length) return undefined;
  return { ends, notAfter, places, steps, events };
}
