import { firstAtOrAfter } from './log.js';
import type { EventLog, RecordedEvent } from './log.js';
import { isSoftDeleted, isTombstoned, metastreamOf, readable } from './retention.js';

/** What a writer expects of a stream. */
export type ExpectedRevision = 'any' | 'no_stream' | 'stream_exists' | bigint;

/** What becomes of a write. */
export type Decision =
  | { readonly kind: 'accepted' }
  /** The same events stand there already. A node tells their position only while they can be read. */
  | { readonly kind: 'stored before'; readonly revision: bigint; readonly position?: bigint }
  /** -1 when the stream has no event. */
  | { readonly kind: 'wrong expected version'; readonly current: bigint }
  | { readonly kind: 'stream deleted' };

/** What a write is judged by, beside the log. */
export interface Judgement {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly ids: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Where an event that was written since the node started stands. */
  readonly remembered: (id: string) => { readonly stream: string; readonly revision: bigint } | undefined;
}

/** Judges a write as a node does (its IndexWriter.CheckCommit). */
export function judge(log: EventLog, write: Judgement): Decision {
  const { stream, expected } = write;
  if (isTombstoned(log, stream)) return { kind: 'stream deleted' };
  if (expected === 'any') return byMemory(log, write);
  if (expected === 'stream_exists') return ifItExists(log, write);
  return byPlace(log, write, expected === 'no_stream' ? -1n : expected);
}

function ifItExists(log: EventLog, write: Judgement): Decision {
  if (isSoftDeleted(log, write.stream)) return { kind: 'stream deleted' };
  if (log.stream(write.stream).last < 0n && log.stream(metastreamOf(write.stream)).last < 0n)
    return { kind: 'wrong expected version', current: -1n };
  return byMemory(log, write);
}

/** Where no place is expected, only the ids that the node remembers tell whether a write came before. */
function byMemory(log: EventLog, { stream, ids, remembered, now }: Judgement): Decision {
  const known = ids.map(remembered).filter((place) => place?.stream === stream);
  const first = remembered(ids[0] ?? '');
  if (first?.stream !== stream) return { kind: 'accepted' };
  if (known.length < ids.length) return { kind: 'wrong expected version', current: log.stream(stream).last };
  return storedBefore(log, stream, known.at(-1)!.revision, now);
}

/** Where a place is expected, the ids that stand there tell it. */
function byPlace(log: EventLog, { stream, ids, now }: Judgement, expected: bigint): Decision {
  const { last } = log.stream(stream);
  if (expected === last) return { kind: 'accepted' };
  const other = ids.findIndex((id, index) => eventAt(log, stream, expected + 1n + BigInt(index))?.id !== id);
  if (other === -1 && ids.length > 0) return storedBefore(log, stream, expected + BigInt(ids.length), now);
  if (other === 0 && expected === -1n && isSoftDeleted(log, stream)) return { kind: 'accepted' };
  return { kind: 'wrong expected version', current: last };
}

function storedBefore(log: EventLog, stream: string, revision: bigint, now: number): Decision {
  const event = eventAt(log, stream, revision);
  const position = event && readable(log, stream, now)(event) ? event.position : undefined;
  return { kind: 'stored before', revision, position };
}

function eventAt(log: EventLog, stream: string, revision: bigint): RecordedEvent | undefined {
  const { events } = log.stream(stream);
  const event = events[firstAtOrAfter(events, 'revision', revision)];
  return event?.revision === revision ? event : undefined;
}
