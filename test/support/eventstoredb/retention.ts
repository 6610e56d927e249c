import { DELETED_STREAM, firstAtOrAfter } from './log.js';
import type { EventLog, RecordedEvent } from './log.js';

/** What a stream's metadata say about its events. */
export interface StreamMetadata {
  /** Seconds. */
  readonly $maxAge?: number;
  readonly $maxCount?: number;
  /** Events before this revision are gone; {@link DELETED_STREAM} after a soft delete. */
  readonly $tb?: bigint;
}

export const metastreamOf = (stream: string): string => `$$${stream}`;

export const isMetastream = (stream: string): boolean => stream.startsWith('$$');

/** The stream that a metastream is about. */
export const originalOf = (metastream: string): string => metastream.slice(2);

/** The present metadata of a stream. */
export function metadataOf(log: EventLog, stream: string): StreamMetadata {
  if (isMetastream(stream)) return { $maxCount: 1 };
  const last = log.stream(metastreamOf(stream)).events.at(-1);
  if (!last) return {};
  const { $tb, ...metadata } = parsed(last.data);
  return $tb === undefined ? metadata : { ...metadata, $tb: wholeNumber($tb) };
}

/** JSON numbers have no room for .NET's largest long. */
const wholeNumber = (number: number): bigint =>
  number >= Number(DELETED_STREAM) ? DELETED_STREAM : BigInt(number);

function parsed(data: Uint8Array): { $maxAge?: number; $maxCount?: number; $tb?: number } {
  try {
    return JSON.parse(Buffer.from(data).toString());
  } catch {
    return {};
  }
}

/** Whether a stream was deleted and may begin again. */
export const isSoftDeleted = (log: EventLog, stream: string): boolean =>
  metadataOf(log, stream).$tb === DELETED_STREAM;

export const isTombstoned = (log: EventLog, stream: string): boolean =>
  log.stream(stream).last === DELETED_STREAM;

/** Which events of a stream may still be read at a time (milliseconds since 1970). */
export function readable(log: EventLog, stream: string, now: number): (event: RecordedEvent) => boolean {
  const { $maxAge = Infinity, $maxCount, $tb = 0n } = metadataOf(log, stream);
  const counted = $maxCount === undefined ? 0n : log.stream(stream).last - BigInt($maxCount) + 1n;
  return ({ revision, created }) =>
    revision >= $tb && revision >= counted && created + $maxAge * 1_000 >= now;
}

/** The readable events of a stream from a revision on, or from one backwards. */
export function* readStream(
  log: EventLog,
  stream: string,
  { from, backwards, now }: { from: bigint; backwards: boolean; now: number },
): Generator<RecordedEvent> {
  const { events } = log.stream(stream);
  const isReadable = readable(log, stream, now);
  const step = backwards ? -1 : 1;
  let index = backwards
    ? firstAtOrAfter(events, 'revision', from + 1n) - 1
    : firstAtOrAfter(events, 'revision', from);
  for (; events[index]; index += step) if (isReadable(events[index]!)) yield events[index]!;
}

/**
 * Removes what can no longer be read, as a scavenge does: the last event of a stream stays, so that its revisions go
 * on; of a tombstoned stream only the tombstone stays.
 */
export function scavenge(log: EventLog, now: number): void {
  const kept = new Map<string, (event: RecordedEvent) => boolean>();
  for (const stream of log.streams) {
    const { last } = log.stream(stream);
    const stays = readable(log, stream, now);
    const forgotten = isMetastream(stream) && isTombstoned(log, originalOf(stream));
    kept.set(
      stream,
      (event) => !forgotten && (event.revision === last || (!isTombstoned(log, stream) && stays(event))),
    );
  }
  log.keep((event) => kept.get(event.stream)!(event));
}
