import { Metadata, status } from '@grpc/grpc-js';

/** How a call ends that a node refuses: a status, and trailers from which the client makes its own error. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly metadata = new Metadata();

  constructor(
    readonly code: status,
    readonly details: string,
    trailers: Readonly<Record<string, string>> = {},
  ) {
    super(details);
    for (const [name, value] of Object.entries(trailers)) this.metadata.set(name, value);
  }
}

/** The most bytes of one append: a node's default, 1 MiB. */
export const MAX_APPEND_BYTES = 1_048_576;

export const streamDeleted = (stream: string): Refusal =>
  new Refusal(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

/** For deletes and tombstones; appends answer it as a message. */
export const wrongExpectedVersion = (stream: string, expected: bigint, actual: bigint): Refusal =>
  new Refusal(status.FAILED_PRECONDITION, `Delete failed due to WrongExpectedVersion. Stream: ${stream}`, {
    exception: 'wrong-expected-version',
    'stream-name': stream,
    'expected-version': String(expected),
    'actual-version': String(actual),
  });

export const maxAppendSizeExceeded = (): Refusal =>
  new Refusal(status.INVALID_ARGUMENT, `Maximum Append Size of ${MAX_APPEND_BYTES} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(MAX_APPEND_BYTES),
  });

export const notLeader = (leader: { readonly host: string; readonly port: number }): Refusal =>
  new Refusal(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': leader.host,
    'leader-endpoint-port': String(leader.port),
  });

/** A position at which no record begins. */
export const invalidPosition = (): Refusal => new Refusal(status.UNKNOWN, 'Invalid position.');
