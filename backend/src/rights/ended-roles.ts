import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { accountStream } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import type { Context } from '../context.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { describeFault } from './faults.js';
import { endRoles } from './granting.js';
import { recordedGrantsFold, schoolsOf } from './grants.js';
import { parisDay } from './held.js';

const MINUTE = 60_000;

/**
 * Withdraws the roles whose last day is over, so that the register and the lists tell. They give nothing from midnight
 * on by themselves (`heldAt`): nobody waits for this.
 */
@Injectable()
export class EndedRoles implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger('EndedRoles');
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(DataSource) private readonly database: DataSource,
  ) {}

  /** Sweeps now and every minute. A sweep that fails is logged and left to the next. */
  onApplicationBootstrap(): void {
    const run = (): void => {
      this.#running = this.#running
        .then(() => this.sweep(new Date()))
        .catch((error: unknown) => this.#logger.warn(describeFault(error)));
    };
    run();
    this.#timer = setInterval(run, MINUTE).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  /**
   * One sweep. The read model proposes; the streams decide, so that several instances withdraw a role once.
   * @returns how many roles it withdrew.
   */
  async sweep(now: Date): Promise<number> {
    const proposed = await this.database.query<{ account: AccountId }[]>(
      'SELECT DISTINCT account FROM read.role_grant WHERE ends_on < $1::date',
      [parisDay(now)],
    );
    let ended = 0;
    for (const { account } of proposed) {
      try {
        ended += await this.end(account, now);
      } catch (error) {
        // One that cannot be read or keeps changing holds up no other.
        this.#logger.warn(describeFault(error));
      }
    }
    return ended;
  }

  private async end(account: AccountId, now: Date): Promise<number> {
    const context: Context = {
      actor: { kind: 'SYSTEM', id: 'REACTOR' },
      channel: 'SYSTEM',
      correlationId: randomUUID(),
      clock: () => now,
    };
    const { events } = await this.streams.change(
      accountStream(account),
      recordedGrantsFold,
      context,
      (state) =>
        endRoles(now, state).map((event) => ({
          event,
          about: { subject: account, schools: schoolsOf(event.data.scope) },
        })),
    );
    return events.length;
  }
}
