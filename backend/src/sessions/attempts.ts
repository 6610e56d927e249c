import { Inject, Injectable } from '@nestjs/common';
import { LogeError } from '@loge/contracts';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { FINGERPRINTS } from '../vault/vault.js';
import type { Fingerprints } from '../vault/vault.js';
import { networkOf } from './network.js';

/** How many tries pass freely in a window before waits begin. */
interface Level {
  readonly name: 'device' | 'pair' | 'what' | 'network';
  readonly free: number;
  readonly windowSeconds: number;
}

/** One login from one browser that its owner signed in from lately: it waits for its own failures only. */
const DEVICE: Level = { name: 'device', free: 5, windowSeconds: 86_400 };
/** One login from one network: the tight one. */
const PAIR: Level = { name: 'pair', free: 5, windowSeconds: 86_400 };
/** One login from everywhere: a spread attack. Networks its owner signed in from lately are not held to it. */
const WHAT: Level = { name: 'what', free: 50, windowSeconds: 86_400 };
/** All logins from one network: a school behind one address mistypes a lot; successes do not count. */
const NETWORK: Level = { name: 'network', free: 300, windowSeconds: 900 };

const FIRST_WAIT_SECONDS = 15;
/** Nobody is locked out for good: the longest wait between two tries. */
const LONGEST_WAIT_SECONDS = 900;
const KNOWN_SECONDS = 30 * 86_400;
/** Limits are held by the gate; the counters only count. */
const UNLIMITED = 1_000_000_000;

/** What a try is counted under. */
interface Keys {
  readonly device?: string;
  readonly pair: string;
  readonly what: string;
  readonly network?: string;
}

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
    this.known = limiter('known', UNLIMITED, KNOWN_SECONDS);
  }

  /**
   * @param device what the browser is known by, if it is.
   * @throws HeldOff for a try that must wait.
   */
  async count(what: string, ip: string | undefined, device?: string): Promise<void> {
    const counted: string[] = [];
    for (const { key, level } of await this.levels(this.keys(what, ip, device))) {
      const tries = await this.counters.consume(key, 1, { customDuration: level.windowSeconds });
      counted.push(key);
      const held = await this.hold(key, tries.consumedPoints - level.free);
      if (!held) continue;
      await Promise.all(counted.map((each) => this.counters.reward(each, 1)));
      throw held;
    }
  }

  /**
   * The try was right: its login starts afresh where it was counted. The network and the browser are known as its
   * owner's from now on.
   * @param device what the browser is known by from now on.
   */
  async forgive(what: string, ip: string | undefined, device?: string): Promise<void> {
    const keys = this.keys(what, ip, device);
    const levels = await this.levels(keys);
    await Promise.all([
      ...levels.map(({ key, level }) => this.forget(key, level)),
      this.known.set(keys.pair, 1, KNOWN_SECONDS),
      ...(keys.device ? [this.known.set(keys.device, 1, KNOWN_SECONDS)] : []),
    ]);
  }

  /** Levels of one login here start afresh; of those that others share, only this try is taken back. */
  private async forget(key: string, { name }: Level): Promise<void> {
    if (name === 'what' || name === 'network') await this.counters.reward(key, 1);
    else await Promise.all([this.counters.delete(key), this.gate.delete(key)]);
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

  private async levels(keys: Keys): Promise<readonly { readonly key: string; readonly level: Level }[]> {
    if (keys.device && (await this.isKnown(keys.device))) return [{ key: keys.device, level: DEVICE }];
    return [
      { key: keys.pair, level: PAIR },
      ...((await this.isKnown(keys.pair)) ? [] : [{ key: keys.what, level: WHAT }]),
      ...(keys.network ? [{ key: keys.network, level: NETWORK }] : []),
    ];
  }

  private async isKnown(key: string): Promise<boolean> {
    return (await this.known.get(key)) !== null;
  }

  /** Addresses and logins are personal: only their keyed hashes are kept. */
  private keys(what: string, ip: string | undefined, device: string | undefined): Keys {
    const network = networkOf(ip);
    const key = (...parts: string[]) =>
      this.fingerprints.of('sessions', JSON.stringify(['attempts', ...parts]));
    return {
      device: device && key('device', what, device),
      pair: key('pair', what, network ?? ''),
      what: key('what', what),
      network: network && key('network', network),
    };
  }
}
