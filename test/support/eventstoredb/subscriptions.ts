import { randomUUID } from 'node:crypto';
import { PAGE } from './filters.js';
import type { ServerFilter } from './filters.js';
import type { EventLog, RecordedEvent } from './log.js';
import { caughtUpMessage, checkpointMessage, confirmationMessage, eventMessage } from './read-messages.js';
import type { LogPosition, ReadAnswer } from './read-messages.js';
import { readStream } from './retention.js';

/** Where a subscription to everything begins: after the event at a position, or with what is written from now on. */
export type Beginning = { readonly after: bigint } | 'end';

/**
 * Follows everything, as a 23.10 node does: it reads one event at its position and goes on behind that one. So the
 * event at the position is not given again; but if it was scavenged, the one that followed it is skipped.
 */
export async function* followAll(
  log: EventLog,
  { from, filter, signal }: { from: Beginning; filter?: ServerFilter; signal: AbortSignal },
): AsyncGenerator<ReadAnswer> {
  yield confirmationMessage(randomUUID());
  let next = beginning(log, from);
  let looked = 0;
  while (from !== 'end') {
    const page = log.from(next, filter?.window ?? PAGE);
    if (page.length === 0) break;
    const { given, considered } = pageOf(page, filter);
    for (const event of given) yield eventMessage(event);
    looked += considered.length;
    const reached = given.at(-1);
    const start = next;
    next = considered.at(-1)!.end;
    if (next < log.end && filter && looked >= filter.interval) {
      looked %= filter.interval;
      yield checkpointMessage(reached ? at(reached) : { commit: start, prepare: 0n });
    }
  }
  yield caughtUpMessage();
  yield* live(log, { next, looked, filter, signal });
}

/** The part of a page that a node gives at once: it stops when it has looked at enough, or found enough. */
function pageOf(
  events: readonly RecordedEvent[],
  filter: ServerFilter | undefined,
): { given: readonly RecordedEvent[]; considered: readonly RecordedEvent[] } {
  const given = filter ? events.filter(filter.matches) : events;
  const last = given[PAGE - 1];
  if (!last) return { given, considered: events };
  return { given: given.slice(0, PAGE), considered: events.slice(0, events.indexOf(last) + 1) };
}

/** Gives what is written from now on, and a checkpoint as often as the filter asks for one. */
async function* live(
  log: EventLog,
  state: { next: bigint; looked: number; filter?: ServerFilter; signal: AbortSignal },
): AsyncGenerator<ReadAnswer> {
  let { next, looked } = state;
  for (;;) {
    const page = log.from(next, PAGE);
    for (const event of page) {
      next = event.end;
      looked += 1;
      if (state.filter?.matches(event) ?? true) yield eventMessage(event);
      if (state.filter && looked >= state.filter.interval) {
        looked = 0;
        yield checkpointMessage(at(event));
      }
    }
    if (page.length === 0) await log.grown(state.signal);
  }
}

const at = ({ position }: RecordedEvent): LogPosition => ({ commit: position, prepare: position });

function beginning(log: EventLog, from: Beginning): bigint {
  if (from === 'end') return log.end;
  if (from.after === 0n) return 0n;
  return log.from(from.after, 1)[0]?.end ?? from.after;
}

/** Follows one stream after a revision, or from its first event on with -1. */
export async function* followStream(
  log: EventLog,
  { stream, after, signal, now }: { stream: string; after: bigint; signal: AbortSignal; now: () => number },
): AsyncGenerator<ReadAnswer> {
  yield confirmationMessage(randomUUID());
  let last = after;
  let caughtUp = false;
  for (;;) {
    for (const event of readStream(log, stream, { from: last + 1n, backwards: false, now: now() })) {
      last = event.revision;
      yield eventMessage(event);
    }
    // 23.10 does not say so of a stream that does not exist.
    if (!caughtUp && log.stream(stream).last >= 0n) {
      caughtUp = true;
      yield caughtUpMessage();
    }
    await log.grown(signal);
  }
}
