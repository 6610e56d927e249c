import { once } from 'node:events';
import type { ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { serverFilter } from './filters.js';
import type { EventLog } from './log.js';
import { eventMessage, nameOf, streamNotFoundMessage } from './read-messages.js';
import type { ReadAnswer } from './read-messages.js';
import { invalidPosition, streamDeleted } from './refusals.js';
import { isSoftDeleted, isTombstoned, readStream } from './retention.js';
import { followAll, followStream } from './subscriptions.js';
import type { Beginning } from './subscriptions.js';

const { BACKWARDS } = streams.ReadReq.Options.ReadDirection;

/** Events read from the log at once. */
const CHUNK = 512;

type Call = ServerWritableStream<ReadReq, ReadAnswer>;

/** What reads need of a node. */
export interface Readable {
  readonly log: EventLog;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Serves Read: reads and subscriptions, of one stream and of everything. */
export function readCall(node: Readable): (call: Call) => void {
  return (call) => {
    const cancelled = new AbortController();
    call.on('cancelled', () => cancelled.abort());
    serve(node, call, cancelled.signal).catch((error) => {
      if (!cancelled.signal.aborted) call.emit('error', error);
    });
  };
}

/** Writes as fast as the client takes it. */
async function serve(node: Readable, call: Call, signal: AbortSignal): Promise<void> {
  for await (const message of answer(node, call.request.getOptions()!, signal)) {
    signal.throwIfAborted();
    if (!call.write(message)) await once(call, 'drain', { signal });
  }
  call.end();
}

function answer(
  node: Readable,
  options: ReadReq.Options,
  signal: AbortSignal,
): Iterable<ReadAnswer> | AsyncIterable<ReadAnswer> {
  const filter = options.getFilter();
  if (options.hasAll()) {
    if (!options.hasSubscription()) return everything(node.log, options);
    const from = beginningOf(node.log, options.getAll()!);
    return followAll(node.log, { from, filter: filter && serverFilter(filter), signal });
  }
  const stream = nameOf(options.getStream()!.getStreamIdentifier());
  if (isTombstoned(node.log, stream)) throw streamDeleted(stream);
  if (!options.hasSubscription()) return oneStream(node, stream, options);
  return followStream(node.log, {
    stream,
    after: lastSeen(node.log, stream, options),
    signal,
    now: node.now,
  });
}

/** Reads everything: forwards from a position, inclusive; backwards from before one. */
function* everything(log: EventLog, options: ReadReq.Options): Generator<ReadAnswer> {
  const all = options.getAll()!;
  const backwards = options.getReadDirection() === BACKWARDS;
  let place = all.hasStart() ? 0n : all.hasEnd() ? log.end : asked(log, all.getPosition()!);
  let left = Number(options.getCount());
  while (left > 0) {
    const count = Math.min(left, CHUNK);
    const page = backwards ? log.before(place, count) : log.from(place, count);
    if (page.length === 0) return;
    left -= page.length;
    place = backwards ? page.at(-1)!.position : page.at(-1)!.end;
    for (const event of page) yield eventMessage(event);
  }
}

function* oneStream({ log, now }: Readable, stream: string, options: ReadReq.Options): Generator<ReadAnswer> {
  const { last } = log.stream(stream);
  if (last < 0n || isSoftDeleted(log, stream)) return yield streamNotFoundMessage(stream);
  const from = options.getStream()!;
  let left = Number(options.getCount());
  for (const event of readStream(log, stream, {
    from: from.hasStart() ? 0n : from.hasEnd() ? last : BigInt(from.getRevision()),
    backwards: options.getReadDirection() === BACKWARDS,
    now: now(),
  })) {
    if (left === 0) return;
    left -= 1;
    yield eventMessage(event);
  }
}

function beginningOf(log: EventLog, all: ReadReq.Options.AllOptions): Beginning {
  if (all.hasEnd()) return 'end';
  return { after: all.hasStart() ? 0n : asked(log, all.getPosition()!) };
}

/** @throws Refusal for a position inside a record. */
function asked(log: EventLog, position: ReadReq.Options.Position): bigint {
  const commit = BigInt(position.getCommitPosition());
  const previous = log.before(commit, 1)[0];
  if (previous && previous.end > commit) throw invalidPosition();
  return commit;
}

function lastSeen(log: EventLog, stream: string, options: ReadReq.Options): bigint {
  const from = options.getStream()!;
  if (from.hasStart()) return -1n;
  return from.hasEnd() ? log.stream(stream).last : BigInt(from.getRevision());
}
