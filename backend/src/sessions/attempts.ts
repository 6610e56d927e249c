import { Inject, Injectable } from '@nestjs/common';
import { LogeError } from '@loge/contracts';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { FINGERPRINTS } from '../vault/vault.js';
import type { Fingerprints } from '../vault/vault.js';
import { networkOf } from './network.js';

/** How many tries pass freely in a window before waits begin. */
interface Level {
  readonly name: 'pair' | 'what' | 'network';
  readonly free: number;
  readonly windowSeconds: number;
}

/** One login from one network: the tight one. */
const PAIR: Level = { name: 'pair', free: 5, windowSeconds: 86_400 };
/** One login from everywhere: a spread attack. Networks its owner signed in from lately are not held to it. */
const WHAT: Level = { name: 'what', free: 50, windowSeconds: 86_400 };
/** All logins from one network: a school behind one address mistypes a lot; successes do not count. */
const NETWORK: Level = { name: 'network', free: 300, windowSeconds: 900 };

const FIRST_WAIT_SECONDS = 15;
/** Nobody is locked out for good: the longest wait between two tries. */
const LONGEST_WAIT_SECONDS = 900;
const KNOWN_NETWORK_SECONDS = 30 * 86_400;
/** Limits are held by the gate; the counters only count. */
const UNLIMITED = 1_000_000_000;

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
 * Slows guessing down, over all instances (the counts are in PostgreSQL). A try is counted before it is made, so
 * tries made at once are counted all the same. Past the free ones of a level, one try may be made per wait, and the
 * wait doubles with each, up to 15 minutes. Tries that were held off do not make it grow.
 */
@Injectable()
export class Attempts {
  private readonly counters: RateLimiterPostgres;
  private readonly gate: RateLimiterPostgres;
  private readonly known: RateLimiterPostgres;

  constructor(
    @Inject(DataSource) database: DataSource,
    @Inject(FINGERPRINTS) private readonly fingerprints: Fingerprints,
  ) {
    const limiter = (keyPrefix: string, points: number, duration: number) =>
      new RateLimiterPostgres({
        storeClient: database,
        storeType: 'typeorm',
        schemaName: 'sessions',
        tableName: 'attempt',
        tableCreated: true,
        keyPrefix,
        points,
        duration,
      });
    this.counters = limiter('count', UNLIMITED, PAIR.windowSeconds);
    this.gate = limiter('gate', 1, FIRST_WAIT_SECONDS);
    this.known = limiter('known', UNLIMITED, KNOWN_NETWORK_SECONDS);
  }

  /** @throws HeldOff for a try that must wait. */
  async count(what: string, ip: string | undefined): Promise<void> {
    const counted: string[] = [];
    for (const { key, level } of await this.levels(what, ip)) {
      const tries = await this.counters.consume(key, 1, { customDuration: level.windowSeconds });
      counted.push(key);
      const held = await this.hold(key, tries.consumedPoints - level.free);
      if (!held) continue;
      await Promise.all(counted.map((each) => this.counters.reward(each, 1)));
      throw held;
    }
  }

  /** The try was right: its login starts afresh from this network, which is known as its owner's. */
  async forgive(what: string, ip: string | undefined): Promise<void> {
    const keys = this.keys(what, ip);
    await Promise.all([
      this.counters.delete(keys.pair),
      this.gate.delete(keys.pair),
      this.counters.reward(keys.what, 1),
      this.known.set(keys.pair, 1, KNOWN_NETWORK_SECONDS),
      ...(keys.network ? [this.counters.reward(keys.network, 1)] : []),
    ]);
  }

  /** What holds this try off; `undefined` when it may be made now. */
  private async hold(key: string, excess: number): Promise<HeldOff | undefined> {
    if (excess <= 0) return undefined;
    const customDuration = Math.min(FIRST_WAIT_SECONDS * 2 ** Math.min(excess - 1, 20), LONGEST_WAIT_SECONDS);
    try {
      await this.gate.consume(key, 1, { customDuration });
      return undefined;
    } catch (held) {
      if (!(held instanceof RateLimiterRes)) throw held;
      // The gate counts on: the one let through is 1, the first held off 2.
      return new HeldOff(Math.max(1, Math.ceil(held.msBeforeNext / 1000)), held.consumedPoints === 2);
    }
  }

  private async levels(what: string, ip: string | undefined) {
    const keys = this.keys(what, ip);
    const isKnown = (await this.known.get(keys.pair)) !== null;
    return [
      { key: keys.pair, level: PAIR },
      ...(isKnown ? [] : [{ key: keys.what, level: WHAT }]),
      ...(keys.network ? [{ key: keys.network, level: NETWORK }] : []),
    ];
  }

  /** Addresses and logins are personal: only their keyed hashes are kept. */
  private keys(what: string, ip: string | undefined) {
    const network = networkOf(ip);
    const key = (...parts: string[]) =>
      this.fingerprints.of('sessions', JSON.stringify(['attempts', ...parts]));
    return {
      pair: key('pair', what, network ?? ''),
      what: key('what', what),
      network: network === undefined ? undefined : key('network', network),
    };
  }
}
