import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import code from '@eventstore/db-client/generated/code_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import status from '@eventstore/db-client/generated/status_pb.js';
import type { Status } from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { AppendReq, AppendResp, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { ExpectedRevision } from './expectations.js';
import type { ProposedEvent } from './log.js';
import { streamIdentifier } from './read-messages.js';
import { MAX_APPEND_BYTES } from './refusals.js';
import type { Outcome } from './writer.js';

const { AppendResp: Resp, BatchAppendResp: BatchResp } = streams;

/** How every writing call says what it expects; only the name of the revision differs. */
interface Expecting {
  hasAny(): boolean;
  hasNoStream(): boolean;
  hasStreamExists(): boolean;
}

export function expectedBy(options: Expecting, revision: () => string): ExpectedRevision {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasStreamExists()) return 'stream_exists';
  return BigInt(revision());
}

/** A proposed event of either append; their messages have the same fields. */
export function proposed(message: AppendReq.ProposedMessage): ProposedEvent {
  const properties = message.getMetadataMap();
  return {
    id: message.getId()?.getString() ?? '',
    type: properties.get('type') ?? '',
    contentType: properties.get('content-type') ?? '',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** What counts against the limit of an append, in bytes; a type counts as UTF-16. */
export const sizeOnDisk = ({ type, data, metadata }: ProposedEvent): number =>
  data.length + metadata.length + 2 * type.length;

/** The answer of the classic append; a deleted stream is refused with a status instead. */
export function appendMessage(
  outcome: Exclude<Outcome, { kind: 'stream deleted' }>,
  expected: ExpectedRevision,
): AppendResp {
  return outcome.kind === 'success'
    ? new Resp().setSuccess(success(new Resp.Success(), outcome))
    : new Resp().setWrongExpectedVersion(wrongRevision(outcome.current, expected));
}

function success(
  message: AppendResp.Success,
  outcome: Extract<Outcome, { kind: 'success' }>,
): AppendResp.Success {
  message.setCurrentRevision(String(outcome.revision));
  if (outcome.position === undefined) return message.setNoPosition(new shared.Empty());
  const position = String(outcome.position);
  return message.setPosition(new Resp.Position().setCommitPosition(position).setPreparePosition(position));
}

function wrongRevision(current: bigint, expected: ExpectedRevision): AppendResp.WrongExpectedVersion {
  const message = new Resp.WrongExpectedVersion();
  if (current < 0n) message.setCurrentNoStream(new shared.Empty());
  else message.setCurrentRevision(String(current));
  if (expected === 'any') return message.setExpectedAny(new shared.Empty());
  if (expected === 'no_stream') return message.setExpectedNoStream(new shared.Empty());
  if (expected === 'stream_exists') return message.setExpectedStreamExists(new shared.Empty());
  return message.setExpectedRevision(String(expected));
}

/** The answer to one append of the batch call. */
export function batchMessage(stream: string, outcome: Outcome, expected: ExpectedRevision): BatchAppendResp {
  const message = new BatchResp().setStreamIdentifier(streamIdentifier(stream));
  switch (outcome.kind) {
    case 'success':
      return message.setSuccess(batchSuccess(outcome));
    case 'wrong expected version':
      return message.setError(wrongVersion(outcome.current, expected));
    case 'stream deleted':
      return message.setError(deleted(stream));
  }
}

function batchSuccess(outcome: Extract<Outcome, { kind: 'success' }>): BatchAppendResp.Success {
  const message = new BatchResp.Success().setCurrentRevision(String(outcome.revision));
  if (outcome.position === undefined) return message.setNoPosition(new empty.Empty());
  const position = String(outcome.position);
  return message.setPosition(
    new shared.AllStreamPosition().setCommitPosition(position).setPreparePosition(position),
  );
}

function wrongVersion(current: bigint, expected: ExpectedRevision): Status {
  const details = new shared.WrongExpectedVersion();
  if (current < 0n) details.setCurrentNoStream(new empty.Empty());
  else details.setCurrentStreamRevision(String(current));
  if (expected === 'any') details.setExpectedAny(new empty.Empty());
  else if (expected === 'no_stream') details.setExpectedNoStream(new empty.Empty());
  else if (expected === 'stream_exists') details.setExpectedStreamExists(new empty.Empty());
  else details.setExpectedStreamPosition(String(expected));
  return problem('WrongExpectedVersion', code.Code.ALREADY_EXISTS, details);
}

const deleted = (stream: string): Status =>
  problem(
    'StreamDeleted',
    code.Code.NOT_FOUND,
    new shared.StreamDeleted().setStreamIdentifier(streamIdentifier(stream)),
  );

export const tooLargeMessage = (stream: string): BatchAppendResp =>
  new BatchResp()
    .setStreamIdentifier(streamIdentifier(stream))
    .setError(
      problem(
        'MaximumAppendSizeExceeded',
        code.Code.INVALID_ARGUMENT,
        new shared.MaximumAppendSizeExceeded().setMaxappendsize(MAX_APPEND_BYTES),
      ),
    );

/** A google.rpc.Status with details, from which the client makes its own error. */
function problem(name: string, kind: number, details: { serializeBinary(): Uint8Array }): Status {
  const packed = new any.Any();
  packed.pack(details.serializeBinary(), `event_store.client.${name}`);
  return new status.Status().setCode(kind).setMessage(name).setDetails(packed);
}
