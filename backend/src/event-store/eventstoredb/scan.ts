import { eventTypeFilter, streamNameFilter } from '@eventstore/db-client';
import type { AllStreamRecordedEvent, AllStreamResolvedEvent, Filter } from '@eventstore/db-client';
import { given } from './client.js';
import type { Connection } from './client.js';
import { fits, logPosition } from './events.js';
import type { LogPosition } from './events.js';
import { EventStoreUnavailable } from '../port.js';
import type { EventFilter, Position } from '../port.js';

/** Events read in one call: what somebody who leaves early has read in vain. */
const PAGE = 1_000;
/** A shorter stretch of the log (bytes) is read whole rather than have the node filter it. */
const WORTH_FILTERING = 1_048_576;
/** Events that the node looks at before it says how far it is. */
const WINDOW = 1_000;
/** A subscription from which nothing came for so long (milliseconds) has probably reached the end. */
const QUIET = 200;

/** Which events a scan is after: those that `fits`, and how the node may leave out others. */
export interface Wanted {
  readonly fits: (event: AllStreamRecordedEvent) => boolean;
  /** How the node may filter; without it the log is read whole. */
  readonly atNode?: (report: Filter['checkpointReached']) => Filter;
}

/** A filter of the port, for a scan. */
export function wantedBy(filter: EventFilter | undefined): Wanted {
  const matches = (event: AllStreamRecordedEvent) => fits(event, filter);
  if (!filter) return { fits: matches };
  return {
    fits: matches,
    atNode: (checkpointReached) => {
      const options = { checkpointInterval: 1, maxSearchWindow: WINDOW, checkpointReached };
      return 'types' in filter
        ? eventTypeFilter({ ...options, regex: `^(${filter.types.map(escaped).join('|')})$` })
        : streamNameFilter({ ...options, prefixes: [...filter.streamPrefixes] });
    },
  };
}

const escaped = (text: string): string => text.replace(/[^A-Za-z0-9]/g, '\\$&');

/** A step of a scan: everything up to the position was given or does not fit. */
export interface Step {
  readonly position: Position;
  readonly event?: AllStreamRecordedEvent;
}

/**
 * The events after a position (exclusive) up to another (inclusive), in order, until the signal aborts; then it throws.
 *
 * The client's plain read knows no filter, a subscription does, but does not say when it has reached a position. So a
 * long stretch is filtered by the node as far as a subscription is heard, and what may be left is read whole.
 */
export async function* scan(
  connection: Connection,
  stretch: { after: Position; until: Position; wanted: Wanted; signal?: AbortSignal },
): AsyncGenerator<Step, void, undefined> {
  const { after, until, wanted, signal = connection.closing } = stretch;
  if (after >= until) return;
  let last = after;
  let from: LogPosition | 'start' = logPosition(after);
  if (wanted.atNode && until - after > WORTH_FILTERING) {
    try {
      for await (const { event, checked } of filteredByNode(connection, after, wanted.atNode, signal)) {
        from = checked;
        if (event && event.position.commit <= until && wanted.fits(event)) {
          // The brand has no other maker.
          last = event.position.commit as Position;
          yield { position: last, event };
        }
        if (isPast(checked, until)) return yield { position: until };
      }
    } catch (error) {
      // A node ends the subscription of somebody slow. Where it is away, the read below says so.
      if (!(error instanceof EventStoreUnavailable)) throw error;
    }
  }
  for (let tries = 1; ; tries += 1) {
    try {
      for await (const step of readWhole(connection, { from, after: last, until, wanted, signal })) {
        last = step.position;
        yield step;
      }
      return;
    } catch (error) {
      // What broke the subscription may break the first call after it too.
      if (!(error instanceof EventStoreUnavailable) || tries === 2) throw error;
    }
  }
}

/** Reads everything from a place in the log on, and gives what fits and lies after `after`. */
async function* readWhole(
  connection: Connection,
  stretch: {
    from: LogPosition | 'start';
    after: Position;
    until: Position;
    wanted: Wanted;
    signal: AbortSignal;
  },
): AsyncGenerator<Step, void, undefined> {
  const { after, until, wanted, signal } = stretch;
  let { from } = stretch;
  let position = after;
  for (let count = PAGE; count === PAGE && position < until;) {
    count = 0;
    for await (const { event } of given(
      connection.client.readAll({ fromPosition: from, maxCount: PAGE }),
      connection,
      signal,
    )) {
      count += 1;
      if (!event) continue;
      // The last of the stretch may have been scavenged.
      if (event.position.commit > until) return yield { position: until };
      from = event.position;
      // The place read from is inclusive.
      if (event.position.commit <= position) continue;
      // The brand has no other maker.
      position = event.position.commit as Position;
      if (wanted.fits(event)) yield { position, event };
    }
    yield { position };
  }
  yield { position: until };
}

/** What a filtered subscription gives, each with the place in the log up to which the node has looked. */
interface Looked {
  readonly checked: LogPosition;
  readonly event?: AllStreamRecordedEvent;
}

/**
 * Follows the node's filter after a position until nothing comes for a while. A subscription takes the first event that
 * it finds for the one it was told to begin after: where that was scavenged, it would pass over another. So it begins
 * after an event that is there, which is given too if need be.
 */
async function* filteredByNode(
  connection: Connection,
  after: Position,
  atNode: NonNullable<Wanted['atNode']>,
  signal: AbortSignal,
): AsyncGenerator<Looked, void, undefined> {
  const foothold = await firstFrom(connection, after, signal);
  if (!foothold) return;
  yield {
    checked: foothold.position,
    ...(foothold.position.commit > after && { event: foothold }),
  };
  const subscription = connection.client.subscribeToAll({
    fromPosition: foothold.position,
    // The client tells checkpoints before the events that precede them are taken out of its buffer. Put into that
    // buffer themselves, they keep their place among the events.
    filter: atNode((buffer, checkpoint) => void buffer.push(checkpoint)),
  });
  const items: AsyncGenerator<AllStreamResolvedEvent | LogPosition, void> = given(
    subscription,
    connection,
    signal,
  );
  try {
    for (;;) {
      const item = await withinQuiet(items.next());
      if (!item || item.done) return;
      if ('commit' in item.value) yield { checked: item.value };
      else if (item.value.event) yield { checked: item.value.event.position, event: item.value.event };
    }
  } finally {
    void subscription.unsubscribe().catch(() => undefined);
    // Ends a read that still waits.
    subscription.destroy();
  }
}

/** The first event at a position or after it. */
async function firstFrom(
  connection: Connection,
  position: Position,
  signal: AbortSignal,
): Promise<AllStreamRecordedEvent | undefined> {
  const read = connection.client.readAll({ fromPosition: logPosition(position), maxCount: 1 });
  for await (const { event } of given(read, connection, signal)) if (event) return event;
  return undefined;
}

/** What is awaited, or nothing when it does not come within {@link QUIET}. */
async function withinQuiet<T>(awaited: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const quiet = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), QUIET);
  });
  try {
    return await Promise.race([awaited, quiet]);
  } finally {
    clearTimeout(timer);
    // What fails after nobody waits for it any more has been given up.
    awaited.catch(() => undefined);
  }
}

/**
 * Whether everything up to a position lies before a place in the log. A checkpoint of a catch-up stands at the end of
 * the last event looked at, written `{commit, prepare: 0}`: an event that begins there has not been looked at.
 */
const isPast = ({ commit, prepare }: LogPosition, until: Position): boolean =>
  commit > until || (commit === until && prepare === commit);
