import { asPortError, connect, disconnect } from './eventstoredb-client.js';
import { endOf } from './eventstoredb-tail.js';
import { pause } from './pause.js';
import { EventStoreUnavailable } from './port.js';

/** How long the node is left alone between two tries (milliseconds). */
const BETWEEN_TRIES = 1_000;

/**
 * Resolves when the node answers and lets us read; nothing is opened before.
 * @param options.away called once, when the first try failed, with a line for the person who starts Loge.
 * @param options.within gives up after so many milliseconds; without it, only the signal ends the wait.
 * @throws EventStoreRefused when the URL is not understood, or the node refuses its user.
 * @throws EventStoreAway when it does not answer in time.
 */
export async function waitForEventStore(
  url: string,
  options: { signal: AbortSignal; away: (line: string) => void | Promise<void>; within?: number },
): Promise<void> {
  const connection = connect(url);
  const until = Date.now() + (options.within ?? Infinity);
  try {
    for (let tries = 0; !options.signal.aborted; tries += 1) {
      try {
        await endOf(connection.client);
        return;
      } catch (failure) {
        const error = asPortError(failure);
        if (!(error instanceof EventStoreUnavailable)) throw error;
      }
      if (tries === 0)
        await options.away(
          `Waiting for EventStoreDB at ${hostsOf(url)} (EVENTSTORE_URL), which does not answer.`,
        );
      if (Date.now() > until)
        throw new EventStoreAway(`EventStoreDB at ${hostsOf(url)} (EVENTSTORE_URL) does not answer.`);
      await pause(BETWEEN_TRIES, options.signal);
    }
  } finally {
    await disconnect(connection);
  }
}

/** The node did not answer in time; the message is one line for a person. */
export class EventStoreAway extends Error {
  override readonly name = 'EventStoreAway';
}

/** The hosts of a URL, without the user and the password before them. */
const hostsOf = (url: string): string => /^[^:]+:\/\/(?:[^@]*@)?([^/?]+)/.exec(url)?.[1] ?? 'its address';
