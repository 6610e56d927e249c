import { Inject, Injectable } from '@nestjs/common';
import type { SecretId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { FINGERPRINTS } from '../vault/vault.js';
import type { Fingerprints } from '../vault/vault.js';
import { prepared } from './prepared.js';

/** How often a password may be guessed wrongly in a row, from wherever (NIST SP 800-63B-4 §3.2.2). */
export const MOST_GUESSES = 100;

const COUNT = {
  name: 'count_guess',
  text: `INSERT INTO sessions.attempt AS held (key, points, expire) VALUES ($1, 1, NULL)
         ON CONFLICT (key) DO UPDATE SET points = held.points + 1 RETURNING points`,
};

/**
 * Counts the guesses at each password since it was last typed rightly, over all networks, devices and instances. A
 * guess is counted before it is checked, so that guesses made at once are counted all the same. What was right is
 * forgiven with the try (`Attempts.forgive`); nothing else is, however long ago.
 */
@Injectable()
export class Guesses {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(FINGERPRINTS) private readonly fingerprints: Fingerprints,
  ) {}

  /**
   * @param password nobody's for a login that nobody has: the same work.
   * @returns how many it makes, this one included.
   */
  async count(password: SecretId | undefined): Promise<number> {
    const key = guessKey(this.fingerprints, password);
    const [counted] = await prepared<{ points: number }>(this.database, COUNT, [key]);
    if (!counted) throw new Error('A guess was not counted.');
    return counted.points;
  }
}

/** What the guesses at a password are counted under. */
export function guessKey(fingerprints: Fingerprints, password: SecretId | undefined): string {
  return `guess:${fingerprints.of('sessions', JSON.stringify(['guesses', password ?? 'nobody']))}`;
}
