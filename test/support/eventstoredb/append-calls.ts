import type { sendUnaryData, ServerDuplexStream, ServerReadableStream } from '@grpc/grpc-js';
import type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import {
  appendMessage,
  batchMessage,
  expectedBy,
  proposed,
  sizeOnDisk,
  tooLargeMessage,
} from './append-messages.js';
import type { ExpectedRevision } from './expectations.js';
import type { AppendFaults } from './faults.js';
import type { ProposedEvent } from './log.js';
import { nameOf } from './read-messages.js';
import { MAX_APPEND_BYTES, maxAppendSizeExceeded, streamDeleted } from './refusals.js';
import type { Refusal } from './refusals.js';
import type { Outcome, Writer } from './writer.js';

/** What appends need of a node. */
export interface Appendable {
  readonly writer: Writer;
  readonly faults: AppendFaults;
  /** Why this node does not write, if it does not. */
  readonly notLeader: () => Refusal | undefined;
}

/** An append as it comes in, event by event. */
interface Incoming {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: ProposedEvent[];
  size: number;
}

const incoming = (stream: string, expected: ExpectedRevision): Incoming => ({
  stream,
  expected,
  events: [],
  size: 0,
});

function take(append: Incoming, event: ProposedEvent): void {
  append.events.push(event);
  append.size += sizeOnDisk(event);
}

/** Serves Append: the options, then each event, then one answer. */
export function appendCall(node: Appendable) {
  return (call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>): void => {
    let append: Incoming | undefined;
    const refusal = node.notLeader();
    if (refusal) return answer(refusal);
    call.on('data', (request: AppendReq) => {
      const options = request.getOptions();
      if (options)
        append = incoming(
          nameOf(options.getStreamIdentifier()),
          expectedBy(options, () => options.getRevision()),
        );
      else if (append) take(append, proposed(request.getProposedMessage()!));
      if (append && append.size > MAX_APPEND_BYTES) {
        append = undefined;
        answer(maxAppendSizeExceeded());
      }
    });
    call.on('end', () => {
      if (!append || call.cancelled) return;
      const outcome = written(node, call.getPeer(), append);
      if (outcome?.kind === 'stream deleted') answer(streamDeleted(append.stream));
      else if (outcome) answer(null, appendMessage(outcome, append.expected));
    });
  };
}

/** Serves BatchAppend: many appends over one call, each in one or more messages, told apart by an id. */
export function batchAppendCall(node: Appendable) {
  return (call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>): void => {
    const appends = new Map<string, Incoming>();
    call.on('data', (request: BatchAppendReq) => {
      const refusal = node.notLeader();
      if (refusal) return call.emit('error', refusal);
      const id = request.getCorrelationId()!.getString();
      const answer = (message: BatchAppendResp) =>
        call.write(message.setCorrelationId(request.getCorrelationId()));
      const append = received(appends, id, request);
      if (!append) return;
      if (append.size > MAX_APPEND_BYTES) {
        appends.delete(id);
        return answer(tooLargeMessage(append.stream));
      }
      if (!request.getIsFinal()) return;
      appends.delete(id);
      const outcome = written(node, call.getPeer(), append);
      if (outcome) answer(batchMessage(append.stream, outcome, append.expected));
    });
    call.on('end', () => call.end());
  };
}

/** The append that a message belongs to, with the message's events; none when it was refused already. */
function received(appends: Map<string, Incoming>, id: string, request: BatchAppendReq): Incoming | undefined {
  const options = request.getOptions();
  if (options)
    appends.set(
      id,
      incoming(
        nameOf(options.getStreamIdentifier()),
        expectedBy(options, () => options.getStreamPosition()),
      ),
    );
  const append = appends.get(id);
  if (append) for (const message of request.getProposedMessagesList()) take(append, proposed(message));
  return append;
}

/** Writes, unless a test asked for a fault: then the client's connection breaks and there is nothing to answer. */
function written(
  node: Appendable,
  peer: string,
  { stream, expected, events }: Incoming,
): Outcome | undefined {
  if (node.faults.strike('before storing', peer)) return undefined;
  const outcome = node.writer.append(stream, expected, events);
  return node.faults.strike('before acknowledging', peer) ? undefined : outcome;
}
