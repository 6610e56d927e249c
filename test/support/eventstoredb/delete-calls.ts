import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type {
  DeleteReq,
  DeleteResp,
  TombstoneReq,
  TombstoneResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import type { Appendable } from './append-calls.js';
import { expectedBy } from './append-messages.js';
import type { ExpectedRevision } from './expectations.js';
import { nameOf } from './read-messages.js';
import { Refusal, streamDeleted, wrongExpectedVersion } from './refusals.js';
import type { Outcome } from './writer.js';

const { DeleteResp: Deleted, TombstoneResp: Tombstoned } = streams;

/** Serves Delete: the soft one. */
export function deleteCall(node: Appendable) {
  return (call: ServerUnaryCall<DeleteReq, DeleteResp>, answer: sendUnaryData<DeleteResp>): void =>
    answering(answer, () => {
      const position = removed(node, call.request.getOptions()!, (stream, expected) =>
        node.writer.softDelete(stream, expected),
      );
      return new Deleted().setPosition(
        new Deleted.Position().setCommitPosition(position).setPreparePosition(position),
      );
    });
}

/** Serves Tombstone: the hard delete. */
export function tombstoneCall(node: Appendable) {
  return (call: ServerUnaryCall<TombstoneReq, TombstoneResp>, answer: sendUnaryData<TombstoneResp>): void =>
    answering(answer, () => {
      const position = removed(node, call.request.getOptions()!, (stream, expected) =>
        node.writer.tombstone(stream, expected),
      );
      return new Tombstoned().setPosition(
        new Tombstoned.Position().setCommitPosition(position).setPreparePosition(position),
      );
    });
}

function answering<T>(answer: sendUnaryData<T>, serve: () => T): void {
  try {
    answer(null, serve());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    answer(error);
  }
}

/**
 * Removes a stream and gives the position of the event that says so.
 * @throws Refusal when the stream is not as expected, or this node does not write.
 */
function removed(
  node: Appendable,
  options: DeleteReq.Options | TombstoneReq.Options,
  remove: (stream: string, expected: ExpectedRevision) => Outcome,
): string {
  const refusal = node.notLeader();
  if (refusal) throw refusal;
  const stream = nameOf(options.getStreamIdentifier());
  const expected = expectedBy(options, () => options.getRevision());
  const outcome = remove(stream, expected);
  if (outcome.kind === 'stream deleted') throw streamDeleted(stream);
  if (outcome.kind === 'wrong expected version')
    throw wrongExpectedVersion(stream, versionNumber(expected), outcome.current);
  return String(outcome.position);
}

/** A node's numbers for what is no revision. */
function versionNumber(expected: ExpectedRevision): bigint {
  if (typeof expected === 'bigint') return expected;
  return { no_stream: -1n, any: -2n, stream_exists: -4n }[expected];
}
