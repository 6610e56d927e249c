import { Logger } from '@nestjs/common';
import { accountStream, serviceStream } from '@loge/contracts';
import type { SecretId, StreamName } from '@loge/contracts';
import type { Streams } from '../event-store/streams.js';
import type { PersonalKeys, Secrets, UnconfirmedSecret } from './vault.js';

const HOUR = 3_600_000;
/** No command takes a day between its secret and its event; a secret this old without one never had one. */
const GRACE = 24 * HOUR;
const BATCH = 500;

export interface VaultSweeperParts {
  readonly secrets: Secrets;
  readonly personalKeys: Pick<PersonalKeys, 'destroyStrangersBefore'>;
  readonly streams: Pick<Streams, 'holds'>;
  /** How long, in days, what strangers leave behind is kept: the retention of the access streams. */
  readonly accessRetentionDays: number;
  readonly clock?: () => Date;
}

/**
 * Deletes the secrets that are good for nothing: those whose event was never appended (invariant 1), of commands
 * that were refused or died half way, and links whose time is over. Destroys the keys of
 * the strangers of days whose events have all expired (invariant 2).
 */
export class VaultSweeper {
  readonly #logger = new Logger('VaultSweeper');
  readonly #parts: VaultSweeperParts;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(parts: VaultSweeperParts) {
    this.#parts = parts;
  }

  /** Sweeps now and every hour from now on, in the background. A failed sweep is logged and left to the next. */
  start(): void {
    const run = (): void => {
      this.#running = this.#running
        .then(() => this.sweep())
        .then(
          (deleted) => {
            if (deleted > 0)
              this.#logger.log(`${deleted} secrets without an event or out of time were deleted.`);
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
    const { secrets, personalKeys, streams, accessRetentionDays, clock = () => new Date() } = this.#parts;
    const now = clock();
    // Of yesterday's strangers, the last event came at midnight: a day more than the retention is theirs.
    const firstKept = new Date(now.getTime() - accessRetentionDays * 24 * HOUR).toISOString().slice(0, 10);
    await personalKeys.destroyStrangersBefore(firstKept);
    const before = new Date(now.getTime() - GRACE);
    let deleted = await secrets.deleteExpired(now);
    while (!this.#stopped) {
      const batch = await secrets.unconfirmed(before, BATCH);
      const valid: SecretId[] = [];
      const orphans: SecretId[] = [];
      for (const secret of batch) {
        const holds = await streams.holds(streamOf(secret), secret.event);
        (holds ? valid : orphans).push(secret.id);
      }
      await secrets.confirm(valid);
      await secrets.delete(orphans);
      deleted += orphans.length;
      if (batch.length < BATCH) break;
    }
    return deleted;
  }
}

/** Where the event stands that makes a secret valid. */
const streamOf = (secret: UnconfirmedSecret): StreamName =>
  secret.kind === 'api-token' ? serviceStream(secret.account) : accountStream(secret.account);
