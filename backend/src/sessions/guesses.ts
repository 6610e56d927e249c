import { Inject, Injectable } from '@nestjs/common';
import type { SecretId } from '@loge/contracts';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { FINGERPRINTS } from '../vault/vault.js';
import type { Fingerprints } from '../vault/vault.js';

/** How often a password may be guessed wrongly in a row, from wherever (NIST SP 800-63B-4 §3.2.2). */
export const MOST_GUESSES = 100;

/**
 * Counts the guesses at each password since it was last typed rightly, over all networks, devices and instances. A
 * guess is counted before it is checked, so that guesses made at once are counted all the same.
 */
@Injectable()
export class Guesses {
  private readonly counter: RateLimiterPostgres;

  constructor(
    @Inject(DataSource) database: DataSource,
    @Inject(FINGERPRINTS) private readonly fingerprints: Fingerprints,
  ) {
    this.counter = new RateLimiterPostgres({
      storeClient: database,
      storeType: 'typeorm',
      schemaName: 'sessions',
      tableName: 'attempt',
      tableCreated: true,
      keyPrefix: 'guess',
      points: MOST_GUESSES,
      // They never lapse: only what was right forgives.
      duration: 0,
    });
  }

  /**
   * @param password nobody's for a login that nobody has: the same work.
   * @returns how many it makes, this one included.
   */
  async count(password: SecretId | undefined): Promise<number> {
    return (await this.counter.penalty(this.keyOf(password), 1)).consumedPoints;
  }

  /** The last guess was right. */
  async forgive(password: SecretId): Promise<void> {
    await this.counter.delete(this.keyOf(password));
  }

  private keyOf(password: SecretId | undefined): string {
    return this.fingerprints.of('sessions', JSON.stringify(['guesses', password ?? 'nobody']));
  }
}
