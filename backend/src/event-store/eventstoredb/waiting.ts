import { asPortError, connect, disconnect } from './client.js';
import type { Connection } from './client.js';
import { endOf } from './tail.js';
import { pause } from '../pause.js';
import { EventStoreUnavailable } from '../port.js';

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
  const { within, signal, away } = options;
  const late = within === undefined ? undefined : AbortSignal.timeout(within);
  const connection = connect(url, late ? AbortSignal.any([signal, late]) : signal);
  const where = `EventStoreDB at ${connection.hosts} (EVENTSTORE_URL)`;
  try {
    for (let tries = 0; !signal.aborted; tries += 1) {
      if (await answers(connection)) return;
      if (signal.aborted) return;
      if (tries === 0) await away(`Waiting for ${where}, which does not answer.`);
      if (late?.aborted) throw new EventStoreAway(`${where} does not answer.`);
      await pause(BETWEEN_TRIES, connection.closing);
    }
  } finally {
    await disconnect(connection);
  }
}

/** Whether the node lets itself be read; false once the connection is closing. */
async function answers(connection: Connection): Promise<boolean> {
  try {
    await endOf(connection);
    return true;
  } catch (failure) {
    const error = asPortError(failure);
    if (error instanceof EventStoreUnavailable || connection.closing.aborted) return false;
    throw error;
  }
}

/** The node did not answer in time; the message is one line for a person. */
export class EventStoreAway extends Error {
  override readonly name = 'EventStoreAway';
}
