import {
  StreamNotFoundError,
  WrongExpectedVersionError,
  eventTypeFilter,
  jsonEvent,
  metastreamOf,
  originalStreamOf,
} from '@eventstore/db-client';
import type { AllStreamRecordedEvent, RecordedEvent } from '@eventstore/db-client';
import { calling, given } from './client.js';
import type { Connection } from './client.js';
import { scan } from './scan.js';
import type { Wanted } from './scan.js';
import { endOf } from './tail.js';
import { concurrently } from '../concurrently.js';
import { START } from '../port.js';
import type { Retention } from '../port.js';

/** The node's name of an event that sets a stream's metadata. */
const METADATA = '$metadata';
/** Streams renewed at once. */
const AT_ONCE = 16;

const metadataEvents: Wanted = {
  fits: ({ type }) => type === METADATA,
  atNode: (checkpointReached) =>
    eventTypeFilter({
      regex: '^\\$metadata$',
      checkpointInterval: 1,
      maxSearchWindow: 5_000,
      checkpointReached,
    }),
};

/** What the metadata of a stream say of how long its events are kept. */
interface Policy extends Retention {
  /** Events before this revision are gone; set by a deletion. */
  readonly truncateBefore?: number;
}

interface Held {
  readonly policy: Policy;
  /** The revision of the metadata it was read from. */
  readonly revision: bigint;
}

/**
 * How long the events of each stream are kept. Reads of one stream obey the node's metadata at once, reads of the
 * whole log only after a scavenge: here is what makes the expired ones disappear from those too.
 *
 * Every stream that has a retention is held in memory, some 150 bytes each.
 */
export class Retentions {
  readonly #held = new Map<string, Held>();
  #loading: Promise<void> | undefined;

  constructor(private readonly connection: Connection) {}

  /**
   * Reads what was ever set, once; what comes afterwards has to be {@link hear}d from before that.
   * @throws EventStoreUnavailable; the next call tries again.
   */
  load(): Promise<void> {
    this.#loading ??= calling(() => this.#load()).catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  /** Takes in an event of the log, if it is one that sets metadata. */
  hear({ type, streamId, revision, data }: AllStreamRecordedEvent): void {
    if (type !== METADATA || !streamId.startsWith('$$')) return;
    const stream = originalStreamOf(streamId);
    const held = this.#held.get(stream);
    if (held && held.revision >= revision) return;
    this.#held.set(stream, { policy: policyOf(data), revision });
  }

  /** Whether an event has expired, by the clock of this machine; for streams kept by count, the node is asked. */
  async hides({ streamId, revision, created }: AllStreamRecordedEvent): Promise<boolean> {
    const policy = this.#held.get(streamId)?.policy;
    if (!policy) return false;
    const { maxAge, maxCount, truncateBefore } = policy;
    if (truncateBefore !== undefined && Number(revision) < truncateBefore) return true;
    if (maxAge !== undefined && created.getTime() <= Date.now() - maxAge * 1_000) return true;
    if (maxCount === undefined) return false;
    const last = await calling(() => this.#lastOf(streamId));
    return last !== undefined && revision <= last.revision - BigInt(maxCount);
  }

  /** Sets the retention of a stream; what else its metadata say stays. */
  async set(stream: string, retention: Retention): Promise<void> {
    await calling(() => this.#set(stream, retention));
  }

  /**
   * Sets the retention of every stream whose name begins so and that has another one.
   * @returns of how many.
   */
  async renew(prefix: string, retention: Retention): Promise<number> {
    await this.load();
    const wanted = policyOf(inNode(retention));
    const streams = [...this.#held]
      .filter(([stream, { policy }]) => stream.startsWith(prefix) && hasRetention(policy))
      .filter(([, { policy }]) => policy.maxAge !== wanted.maxAge || policy.maxCount !== wanted.maxCount)
      .map(([stream]) => stream);
    const results = await concurrently(streams, AT_ONCE, (stream) => this.set(stream, retention));
    for (const result of results) if (result.status === 'rejected') throw result.reason;
    return streams.length;
  }

  async #load(): Promise<void> {
    const until = await endOf(this.connection);
    const steps = scan(this.connection, { after: START, until, wanted: metadataEvents });
    for await (const { event } of steps) if (event) this.hear(event);
  }

  /** Somebody else may set metadata at the same time: then what they say is read again. */
  async #set(stream: string, retention: Retention): Promise<void> {
    const { client, credentials } = this.connection;
    for (;;) {
      const last = await this.#lastOf(metastreamOf(stream));
      const data = { ...others(last?.data), ...inNode(retention) };
      try {
        const { nextExpectedRevision } = await client.appendToStream(
          metastreamOf(stream),
          jsonEvent({ type: METADATA, data }),
          { credentials, expectedRevision: last?.revision ?? 'no_stream' },
        );
        this.#held.set(stream, { policy: policyOf(data), revision: nextExpectedRevision });
        return;
      } catch (error) {
        if (!(error instanceof WrongExpectedVersionError)) throw error;
      }
    }
  }

  async #lastOf(stream: string): Promise<RecordedEvent | undefined> {
    const read = this.connection.client.readStream(stream, {
      direction: 'backwards',
      fromRevision: 'end',
      maxCount: 1,
    });
    try {
      for await (const { event } of given(read, this.connection)) if (event) return event;
    } catch (error) {
      if (!(error instanceof StreamNotFoundError)) throw error;
    }
    return undefined;
  }
}

/** As the node has it: whole seconds, and at least one. */
const inNode = ({ maxAge, maxCount }: Retention) => ({
  ...(maxAge !== undefined && { $maxAge: Math.max(1, Math.ceil(maxAge)) }),
  ...(maxCount !== undefined && { $maxCount: maxCount }),
});

/** What metadata say besides the retention. */
function others(data: unknown): Record<string, unknown> {
  const { $maxAge: _, $maxCount: __, ...rest } = fieldsOf(data);
  return rest;
}

function policyOf(data: unknown): Policy {
  const { $maxAge, $maxCount, $tb } = fieldsOf(data);
  return {
    ...(typeof $maxAge === 'number' && { maxAge: $maxAge }),
    ...(typeof $maxCount === 'number' && { maxCount: $maxCount }),
    ...(typeof $tb === 'number' && { truncateBefore: $tb }),
  };
}

const fieldsOf = (data: unknown): Record<string, unknown> =>
  typeof data === 'object' && data !== null ? { ...data } : {};

const hasRetention = ({ maxAge, maxCount }: Policy): boolean =>
  maxAge !== undefined || maxCount !== undefined;
