import { setMaxListeners } from 'node:events';
import {
  AccessDeniedError,
  CancelledError,
  DeadlineExceededError,
  EventStoreDBClient,
  NotLeaderError,
  TimeoutError,
  UnavailableError,
} from '@eventstore/db-client';
import type { Credentials } from '@eventstore/db-client';
import { readEventStoreUrl } from './url.js';
import { pause } from '../pause.js';
import { EventStoreUnavailable } from '../port.js';

/** A client of one node or cluster, with what its calls have to carry. */
export interface Connection {
  readonly client: EventStoreDBClient;
  /**
   * Given with every append, so that it goes as a call of its own. Without, the client sends appends through one
   * shared stream, and when that breaks it rejects promises that nobody holds, which ends the process.
   * Without TLS the client sends no credentials.
   */
  readonly credentials: Credentials;
  /** `host:port`, several separated by commas. */
  readonly hosts: string;
  /** How long the node may take to store an append, or to give the next event of a read (milliseconds). */
  readonly deadline: number;
  /** Ends every read and subscription. */
  readonly closing: AbortSignal;
}

/**
 * Prepares the connection; it is made at the first call.
 * @param url `esdb://` or `esdb+discover://`, with user and password, hosts and options.
 * @throws EventStoreRefused for a URL that is not understood, such as one with a missing certificate.
 */
export function connect(url: string, closing: AbortSignal): Connection {
  const read = readEventStoreUrl(url);
  if ('fault' in read) throw new EventStoreRefused(`EVENTSTORE_URL ${read.fault}.`);
  // Every call under way listens to it; many are no leak.
  setMaxListeners(0, closing);
  try {
    const client = EventStoreDBClient.connectionString(read.connectionString);
    return { client, ...read, closing };
  } catch (error) {
    // The client's own message repeats the URL, which holds a password.
    throw new EventStoreRefused('EVENTSTORE_URL is not understood: see its options and certificate files.', {
      cause: error instanceof Error ? error.name : undefined,
    });
  }
}

/** The node is there and will not serve us; the message is one line for the person who starts Loge. */
export class EventStoreRefused extends Error {
  override readonly name = 'EventStoreRefused';
}

const transient = [
  UnavailableError,
  DeadlineExceededError,
  TimeoutError,
  CancelledError,
  NotLeaderError,
] as const;

/** gRPC's codes of a connection that broke in the middle of a call: unknown, resources, aborted, internal. */
const transientCodes: ReadonlySet<unknown> = new Set([2, 8, 10, 13, 14]);

/** An error of the client as the port tells it: whether the same call may succeed later. */
export function asPortError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof EventStoreUnavailable) return error;
  if (error instanceof AccessDeniedError)
    return new EventStoreRefused('EventStoreDB refuses the user of EVENTSTORE_URL.', { cause: error });
  const passes =
    transient.some((kind) => error instanceof kind) ||
    ('code' in error && transientCodes.has(error.code)) ||
    /failed to discover|channel (has been|was) (shut down|closed)/i.test(error.message);
  return passes ? new EventStoreUnavailable('EventStoreDB cannot be reached.', { cause: error }) : error;
}

/** Does a call, its errors as {@link asPortError} tells them. */
export async function calling<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw asPortError(error);
  }
}

/** What the client's reads and subscriptions have in common. */
interface ClientStream<T> extends AsyncIterable<T> {
  iterator(options: { destroyOnReturn: boolean }): AsyncIterableIterator<unknown>;
  on(event: 'error', listener: () => void): unknown;
  resume(): unknown;
  destroy(error?: Error): unknown;
  readonly unsubscribe?: () => Promise<void>;
}

/**
 * Everything a read or subscription of the client gives, until the signal aborts. Left early, a subscription is ended
 * at the node, while a read runs dry unseen, so it must be a short one: servers close connections on which many calls
 * are cancelled, for fear of an attack (CVE-2023-44487).
 * @throws EventStoreUnavailable when a read waits for longer than the deadline: to the client it may take for ever.
 */
export async function* given<T>(
  stream: ClientStream<T>,
  { closing, deadline }: Pick<Connection, 'closing' | 'deadline'>,
  signal: AbortSignal = closing,
): AsyncGenerator<T, void, undefined> {
  // An error that comes while nobody asks for the next item has no other listener, and would end the process.
  stream.on('error', () => undefined);
  const stop = () => stream.destroy();
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  let waits = false;
  const giveUp = () => waits && stream.destroy(new EventStoreUnavailable('EventStoreDB does not answer.'));
  const watch = stream.unsubscribe ? undefined : setTimeout(giveUp, deadline);
  const items = stream.iterator({ destroyOnReturn: false });
  try {
    for (;;) {
      waits = true;
      watch?.refresh();
      const item = await items.next();
      waits = false;
      if (item.done) return;
      // This iterator gives what the stream's other one gives, whose type is known.
      yield item.value as T;
    }
  } catch (error) {
    throw asPortError(error);
  } finally {
    clearTimeout(watch);
    signal.removeEventListener('abort', stop);
    void stream.unsubscribe?.().catch(() => undefined);
    stream.resume();
  }
}

/** Ends what the client still has open. A call that ended unread never counts as closed, so this takes 1 s at most. */
export async function disconnect({ client }: Connection): Promise<void> {
  await Promise.race([client.dispose(), pause(1_000)]);
}
