import pg from 'pg';
import { NOTIFICATIONS } from './appends.js';
import { pause } from '../pause.js';

/** Followers look again this often, whatever the notifications say (milliseconds). */
const POLL = 2_000;

/**
 * Tells followers that there is more to read. Notifications make it quick; that it is right depends only on the
 * slow poll, so a lost listening connection costs time and nothing else.
 */
export class Wakeups {
  #latest = 0n;
  #waiting = new Set<(told?: boolean) => void>();
  #listening: Promise<void> | undefined;
  readonly #stop = new AbortController();

  constructor(private readonly connection: pg.ClientConfig) {}

  /** Something was stored up to this position. */
  tell(position: bigint): void {
    if (position <= this.#latest) return;
    this.#latest = position;
    for (const wake of [...this.#waiting]) wake(true);
  }

  /** The end lies before what was told: what comes from there on is worth telling again. */
  fallBack(end: bigint): void {
    this.#latest = end;
  }

  /** Resolves when there may be events beyond the position, which may move meanwhile, or when the signal aborts. */
  async beyond(position: () => bigint, signal: AbortSignal): Promise<void> {
    this.#listening ??= this.#listen();
    if (this.#latest > position() || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = (told = false) => {
        if (told && this.#latest <= position()) return;
        clearTimeout(timer);
        signal.removeEventListener('abort', ended);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, POLL);
      const ended = () => wake();
      signal.addEventListener('abort', ended, { once: true });
      this.#waiting.add(wake);
    });
  }

  async close(): Promise<void> {
    this.#stop.abort();
    this.#wake();
    await this.#listening;
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  async #listen(): Promise<void> {
    const { signal } = this.#stop;
    for (let wait = 100; !signal.aborted; wait = Math.min(wait * 2, 5_000)) {
      const client = new pg.Client(this.connection);
      const lost = new Promise<void>((resolve) => {
        client.once('end', resolve);
        client.once('error', () => resolve());
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
      // After the first error others may follow; without a listener they would end the process.
      client.on('error', () => undefined);
      client.on('notification', ({ payload }) => this.tell(BigInt(payload || 0)));
      try {
        await client.connect();
        await client.query(`LISTEN ${NOTIFICATIONS}`);
        wait = 100;
        this.#wake();
        await lost;
      } catch {
        // Tried again below; the poll serves meanwhile.
      }
      await client.end().catch(() => undefined);
      await pause(wait, signal);
    }
  }
}
