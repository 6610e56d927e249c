import type { StreamName } from '@loge/contracts';
import { EventTooLarge, MAX_APPEND_BYTES, WrongExpectedRevision } from './port.js';
import type { ExpectedRevision, NewEvent, Position, Revision } from './port.js';

/** Where an event stands that may be one of those being appended. */
export interface Place {
  readonly revision: Revision;
  readonly position: Position;
}

/** What an append must know of its stream. */
export interface StreamState {
  /** The revision of the last event, deleted ones included; -1 when there never was one. */
  readonly last: Revision;
  /** Where events of these ids stand in the stream. */
  readonly places: ReadonlyMap<string, Place>;
}

/**
 * Decides one append: `append` it, or answer with the `place` where its last event stands already.
 * @throws WrongExpectedRevision
 */
export function decideAppend(
  stream: StreamName,
  events: readonly Pick<NewEvent, 'id'>[],
  expected: ExpectedRevision,
  state: StreamState,
): 'append' | Place {
  const conflict = () => new WrongExpectedRevision(stream, expected, state.last < 0 ? 'none' : state.last);
  if (expected === 'any') {
    const known = events.filter(({ id }) => state.places.has(id.toLowerCase()));
    if (known.length === 0) return 'append';
    const first = events[0] && state.places.get(events[0].id.toLowerCase());
    const repeated = first && standsAt(events, first.revision, state);
    if (!repeated) throw conflict();
    return repeated;
  }
  const after = expected === 'none' ? -1 : expected;
  if (after === state.last) return 'append';
  const repeated = after < state.last && standsAt(events, after + 1, state);
  if (!repeated) throw conflict();
  return repeated;
}

/** The place of the last of these events, when they stand in this order from that revision on. */
function standsAt(
  events: readonly Pick<NewEvent, 'id'>[],
  from: Revision,
  { places }: StreamState,
): Place | undefined {
  let place: Place | undefined;
  for (const [index, { id }] of events.entries()) {
    place = places.get(id.toLowerCase());
    if (place?.revision !== from + index) return undefined;
  }
  return place;
}

/**
 * Refuses what no store would take.
 * @throws EventTooLarge
 * @throws RangeError for an append of nothing: a fault of the program.
 */
export function checkAppend(stream: StreamName, events: readonly NewEvent[]): void {
  if (events.length === 0) throw new RangeError(`An append to ${stream} holds no event.`);
  const bytes = events.reduce((sum, { data, metadata }) => sum + data.byteLength + metadata.byteLength, 0);
  if (bytes > MAX_APPEND_BYTES) throw new EventTooLarge(stream, bytes);
}
