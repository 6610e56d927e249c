import { Logger } from '@nestjs/common';
import { accountStream } from '@loge/contracts';
import type { SecretId } from '@loge/contracts';
import type { Streams } from '../event-store/streams.js';
import type { Secrets } from './vault.js';

const HOUR = 3_600_000;
/** No command takes a day between its secret and its event; a secret this old without one never had one. */
const GRACE = 24 * HOUR;
const BATCH = 500;

/**
 * Deletes the secrets that are good for nothing: those whose event was never appended (invariant 1), of commands
 * that were refused or died half way, and links whose time is over.
 */
export class SecretSweeper {
  readonly #logger = new Logger('SecretSweeper');
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(
    private readonly secrets: Secrets,
    private readonly streams: Pick<Streams, 'holds'>,
    private readonly clock: () => Date = () => new Date(),
  ) {}

  /** Sweeps now and every hour from now on, in the background. A failed sweep is logged and left to the next. */
  start(): void {
    const run = (): void => {
      this.#running = this.#running
        .then(() => this.sweep())
        .then(
          (deleted) => {
            if (deleted > 0) this.#logger.log(`${deleted} secrets without an event or out of time were deleted.`);
          },
          (error: unknown) =>
            this.#logger.warn(`The sweep failed: ${error instanceof Error ? error.name : 'Error'}.`),
        );
    };
    run();
    this.#timer = setInterval(run, HOUR).unref();
  }

  /** Sweeps no more; resolves when a sweep under way has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  /** One sweep. @returns how many secrets it deleted. */
  async sweep(): Promise<number> {
    const now = this.clock();
    const before = new Date(now.getTime() - GRACE);
    let deleted = await this.secrets.deleteExpired(now);
    while (!this.#stopped) {
      const batch = await this.secrets.unconfirmed(before, BATCH);
      const valid: SecretId[] = [];
      const orphans: SecretId[] = [];
      for (const { id, account, event } of batch) {
        const holds = await this.streams.holds(accountStream(account), event);
        (holds ? valid : orphans).push(id);
      }
      await this.secrets.confirm(valid);
      await this.secrets.delete(orphans);
      deleted += orphans.length;
      if (batch.length < BATCH) break;
    }
    return deleted;
  }
}
