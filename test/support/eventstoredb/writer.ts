import { randomUUID } from 'node:crypto';
import { judge } from './expectations.js';
import type { Decision, ExpectedRevision } from './expectations.js';
import { DELETED_STREAM } from './log.js';
import type { EventLog, ProposedEvent } from './log.js';
import { isMetastream, isSoftDeleted, metastreamOf, originalOf } from './retention.js';

/** How a write ended. */
export type Outcome =
  | { readonly kind: 'success'; readonly revision: bigint; readonly position?: bigint }
  | Exclude<Decision, { kind: 'accepted' | 'stored before' }>;

/** The one writer of a log; it remembers the ids it wrote until the node restarts. */
export class Writer {
  readonly #ids = new Map<string, { readonly stream: string; readonly revision: bigint }>();

  /** @param now the node's clock: milliseconds since 1970. */
  constructor(
    readonly log: EventLog,
    readonly now: () => number,
  ) {}

  append(stream: string, expected: ExpectedRevision, events: readonly ProposedEvent[]): Outcome {
    const ids = events.map(({ id }) => id);
    const decision = this.#judge(stream, expected, ids);
    if (decision.kind === 'stored before') return { ...decision, kind: 'success' };
    if (decision.kind !== 'accepted') return decision;
    const original = originalOf(stream);
    const begins = isSoftDeleted(this.log, stream) ? this.log.stream(stream).last + 1n : undefined;
    const originalBegins = isMetastream(stream) && isSoftDeleted(this.log, original);
    this.#write(stream, events);
    const position = events.length > 0 ? this.log.last?.position : undefined;
    if (begins !== undefined) this.#beginAgain(stream, begins);
    if (originalBegins) this.#beginAgain(original, this.log.stream(original).last + 1n);
    return { kind: 'success', revision: this.log.stream(stream).last, position };
  }

  /** Hides the events of a stream; its revisions go on with the next append. */
  softDelete(stream: string, expected: ExpectedRevision): Outcome {
    const decision = this.#judge(stream, expected, [randomUUID()]);
    if (decision.kind !== 'accepted') return refusal(decision);
    if (this.log.stream(stream).last < 0n && this.log.stream(metastreamOf(stream)).last < 0n)
      return { kind: 'wrong expected version', current: -1n };
    this.#write(metastreamOf(stream), [metadataEvent(`{"$tb":${DELETED_STREAM}}`)]);
    return { kind: 'success', revision: this.log.stream(stream).last, position: this.log.last?.position };
  }

  /** Ends a stream for ever. */
  tombstone(stream: string, expected: ExpectedRevision): Outcome {
    const decision = this.#judge(stream, expected, [randomUUID()]);
    if (decision.kind !== 'accepted') return refusal(decision);
    this.log.write(stream, [event('$streamDeleted', '')], this.now(), DELETED_STREAM);
    return { kind: 'success', revision: DELETED_STREAM, position: this.log.last?.position };
  }

  /** What a restart does to the memory of recent ids. */
  forget(): void {
    this.#ids.clear();
  }

  #judge(stream: string, expected: ExpectedRevision, ids: readonly string[]): Decision {
    return judge(this.log, { stream, expected, ids, now: this.now(), remembered: (id) => this.#ids.get(id) });
  }

  #write(stream: string, events: readonly ProposedEvent[]): void {
    let { last: revision } = this.log.stream(stream);
    for (const { id } of events) this.#ids.set(id, { stream, revision: ++revision });
    this.log.write(stream, events, this.now());
  }

  /** Ends a soft delete: the stream's events from a revision on are seen again. */
  #beginAgain(stream: string, from: bigint): void {
    const last = this.log.stream(metastreamOf(stream)).events.at(-1);
    const metadata = last ? JSON.parse(Buffer.from(last.data).toString()) : {};
    this.#write(metastreamOf(stream), [metadataEvent(JSON.stringify({ ...metadata, $tb: Number(from) }))]);
  }
}

/** A delete writes an id of its own, so it never came before. */
const refusal = (decision: Decision): Outcome =>
  decision.kind === 'stream deleted' || decision.kind === 'wrong expected version'
    ? decision
    : { kind: 'wrong expected version', current: -1n };

const metadataEvent = (json: string): ProposedEvent => event('$metadata', json);

/** An event that the node writes itself. */
export const event = (type: string, json: string): ProposedEvent => ({
  id: randomUUID(),
  type,
  contentType: 'application/json',
  data: Buffer.from(json),
  metadata: new Uint8Array(),
});
