import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { RecordedEvent } from './log.js';

const { ReadResp: Resp } = streams;
const { ReadEvent } = Resp;

/** .NET's ticks of 100 ns in a millisecond. */
const TICKS = 10_000n;

export const streamIdentifier = (name: string): StreamIdentifier =>
  new shared.StreamIdentifier().setStreamName(Buffer.from(name));

export const uuid = (id: string): UUID => new shared.UUID().setString(id);

/** A stream's name as it came. */
export const nameOf = (identifier: StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString();

/** An answer of Read, as bytes. */
export type ReadAnswer = Buffer;

const encoded = (message: ReadResp): ReadAnswer => Buffer.from(message.serializeBinary());

/** Events are read more often than written, so each is encoded once. */
const encodedEvents = new WeakMap<RecordedEvent, ReadAnswer>();

/** An event as a read or subscription gives it. */
export function eventMessage(event: RecordedEvent): ReadAnswer {
  const known = encodedEvents.get(event);
  if (known) return known;
  const answer = encoded(toMessage(event));
  encodedEvents.set(event, answer);
  return answer;
}

function toMessage(event: RecordedEvent): ReadResp {
  const position = String(event.position);
  const recorded = new ReadEvent.RecordedEvent()
    .setId(uuid(event.id))
    .setStreamIdentifier(streamIdentifier(event.stream))
    .setStreamRevision(String(event.revision))
    .setCommitPosition(position)
    .setPreparePosition(position)
    .setCustomMetadata(event.metadata)
    .setData(event.data);
  recorded
    .getMetadataMap()
    .set('type', event.type)
    .set('content-type', event.contentType)
    .set('created', String(BigInt(event.created) * TICKS));
  return new Resp().setEvent(new ReadEvent().setEvent(recorded).setCommitPosition(position));
}

export const confirmationMessage = (subscription: string): ReadAnswer =>
  encoded(new Resp().setConfirmation(new Resp.SubscriptionConfirmation().setSubscriptionId(subscription)));

export const caughtUpMessage = (): ReadAnswer => encoded(new Resp().setCaughtUp(new Resp.CaughtUp()));

export const streamNotFoundMessage = (stream: string): ReadAnswer =>
  encoded(
    new Resp().setStreamNotFound(new Resp.StreamNotFound().setStreamIdentifier(streamIdentifier(stream))),
  );

/** A place in the log as the protocol has it: `prepare` is 0 at the end of a page, which is the next one's start. */
export interface LogPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

export const checkpointMessage = ({ commit, prepare }: LogPosition): ReadAnswer =>
  encoded(
    new Resp().setCheckpoint(
      new Resp.Checkpoint().setCommitPosition(String(commit)).setPreparePosition(String(prepare)),
    ),
  );
