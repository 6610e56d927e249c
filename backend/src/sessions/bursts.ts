import { Injectable } from '@nestjs/common';
import { LogeError } from '@loge/contracts';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { networkOf } from './network.js';

/** A whole school signing in behind one address stays below; a machine that tries without pause does not. */
const TRIES = 200;
const SECONDS = 10;

/**
 * Holds off networks that try to sign in, or ask for mails, without pause, in memory, before anything is asked of the database. What it
 * holds off is not written into the register: it was never looked at. Counts are this process's alone; those that
 * hold for all are {@link Attempts}.
 */
@Injectable()
export class Bursts {
  private readonly tries = new RateLimiterMemory({ points: TRIES, duration: SECONDS });

  /** @throws LogeError `TOO_MANY_ATTEMPTS` with `retryAfterSeconds`. */
  async count(ip: string | undefined): Promise<void> {
    const network = networkOf(ip);
    if (network === undefined) return;
    try {
      await this.tries.consume(network);
    } catch (held) {
      if (!(held instanceof RateLimiterRes)) throw held;
      const retryAfterSeconds = Math.max(1, Math.ceil(held.msBeforeNext / 1000));
      throw new LogeError('TOO_MANY_ATTEMPTS', { retryAfterSeconds });
    }
  }
}
