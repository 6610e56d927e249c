import { Inject, Injectable } from '@nestjs/common';
import { LogeError } from '@loge/contracts';
import type { SecretId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { FINGERPRINTS } from '../vault/vault.js';
import type { Fingerprints } from '../vault/vault.js';
import { guessKey } from './guesses.js';
import { networkOf } from './network.js';
import { prepared } from './prepared.js';

/** How many tries pass freely in a window before waits begin. */
interface Level {
  readonly free: number;
  readonly windowSeconds: number;
}

/** One login from one browser that its owner signed in from lately: it waits for its own failures only. */
const DEVICE: Level = { free: 5, windowSeconds: 86_400 };
/** One login from one network: the tight one. */
const PAIR: Level = { free: 5, windowSeconds: 86_400 };
/** One login from everywhere: a spread attack. Networks its owner signed in from lately are not held to it. */
const WHAT: Level = { free: 50, windowSeconds: 86_400 };
/** All logins from one network: a school behind one address mistypes a lot; successes do not count. */
const NETWORK: Level = { free: 300, windowSeconds: 900 };
/** In the order in which `sessions.levels_of_try` names them. */
const LEVELS = [DEVICE, PAIR, WHAT, NETWORK] as const;

const FIRST_WAIT_SECONDS = 15;
/** Nobody is locked out for good: the longest wait between two tries. */
const LONGEST_WAIT_SECONDS = 900;
const KNOWN_SECONDS = 30 * 86_400;
/** How often what has lapsed is cleared away, and how long after (milliseconds). */
const CLEAR_EVERY = 300_000;
const LAPSED = 3_600_000;

const COUNT = {
  name: 'count_try',
  text: 'SELECT wait_ms, is_first FROM sessions.count_try($1, $2, $3, $4, $5, $6)',
};
const FORGIVE = { name: 'forgive_try', text: 'SELECT sessions.forgive_try($1, $2, $3, $4)' };

/** What a try is counted under at each of the {@link LEVELS}; nothing where it has no such level. */
type Keys = readonly [device: string | undefined, pair: string, what: string, network: string | undefined];

/** A try that must wait; the answer is `TOO_MANY_ATTEMPTS` with `retryAfterSeconds`. */
export class HeldOff extends LogeError {
  constructor(
    retryAfterSeconds: number,
    /** The first to be held off during one wait of one level: it stands in the register for all that follow. */
    readonly isFirst: boolean,
  ) {
    super('TOO_MANY_ATTEMPTS', { retryAfterSeconds });
  }
}

/**
 * Slows guessing down, over all instances: the counts are in PostgreSQL, and each question is one call of a function
 * there (`attempts.migrations.ts`). A try is counted before it is made, so tries made at once are counted all the
 * same. Past the free ones of a level, one try may be made per wait, and the wait doubles with each, up to 15 minutes.
 * Tries that were held off do not make it grow.
 */
@Injectable()
export class Attempts {
  private clearedAt = 0;

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(FINGERPRINTS) private readonly fingerprints: Fingerprints,
  ) {}

  /**
   * @param device what the browser is known by, if it is.
   * @throws HeldOff for a try that must wait.
   */
  async count(what: string, ip: string | undefined, device?: string): Promise<void> {
    const now = Date.now();
    const [held] = await prepared<{ wait_ms: string | null; is_first: boolean }>(this.database, COUNT, [
      this.keys(what, ip, device),
      LEVELS.map(({ free }) => free),
      LEVELS.map(({ windowSeconds }) => windowSeconds * 1_000),
      ...[FIRST_WAIT_SECONDS * 1_000, LONGEST_WAIT_SECONDS * 1_000, now],
    ]);
    await this.clear(now);
    if (held?.wait_ms == null) return;
    throw new HeldOff(Math.max(1, Math.ceil(Number(held.wait_ms) / 1_000)), held.is_first);
  }

  /**
   * The try was right: its login starts afresh where it was counted. The network and the browser are known as its
   * owner's from now on.
   * @param right.device what the browser is known by from now on.
   * @param right.password that was typed rightly: it was guessed not once since.
   */
  async forgive(
    what: string,
    ip: string | undefined,
    { device, password }: { readonly device?: string; readonly password?: SecretId } = {},
  ): Promise<void> {
    const now = Date.now();
    await prepared(this.database, FORGIVE, [
      this.keys(what, ip, device),
      password === undefined ? null : guessKey(this.fingerprints, password),
      ...[now + KNOWN_SECONDS * 1_000, now],
    ]);
  }

  /** Now and then, of what has lapsed. */
  private async clear(now: number): Promise<void> {
    if (now - this.clearedAt < CLEAR_EVERY) return;
    this.clearedAt = now;
    // What somebody counts at just now stays, else the two could wait for each other's rows for ever.
    await this.database.query(
      `DELETE FROM sessions.attempt
       WHERE key IN (SELECT key FROM sessions.attempt WHERE expire < $1 FOR UPDATE SKIP LOCKED)`,
      [now - LAPSED],
    );
  }

  /** Addresses and logins are personal: only their keyed hashes are kept. */
  private keys(what: string, ip: string | undefined, device: string | undefined): Keys {
    const network = networkOf(ip);
    const key = (...parts: string[]) =>
      this.fingerprints.of('sessions', JSON.stringify(['attempts', ...parts]));
    return [
      device && key('device', what, device),
      key('pair', what, network ?? ''),
      key('what', what),
      network && key('network', network),
    ];
  }
}
