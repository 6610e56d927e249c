import { availableParallelism } from 'node:os';
import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { LogeError } from '@loge/contracts';
import { CONFIG } from '../config.js';
import type { Argon2Parameters, Settings } from '../config.js';
import type { Urgency } from './old-passwords.js';
import { normalisePassword } from './password-policy.js';

/** A const enum of the package, which isolated modules cannot read: 2 is argon2id. */
const ARGON2ID = 2;
/** Everybody of six computer rooms at once: at some 60 ms a hash and two at a time, the last waits eight seconds. */
const LONGEST_QUEUE = 256;
/** The slowest old hashes take one to three seconds; most take a tenth of it. */
const LONGEST_SLOW_QUEUE = 64;

/** Computes argon2id hashes (RFC 9106), off the event loop, a few at a time. */
@Injectable()
export class PasswordHashing {
  private readonly parameters: Argon2Parameters;
  private readonly places = new Places(concurrency(), LONGEST_QUEUE);
  /** Ahead of the others: the slow never have all of those at once. */
  private readonly slow = new Places(Math.max(1, concurrency() - 1), LONGEST_SLOW_QUEUE);
  private dummy: Promise<string> | undefined;

  constructor(@Inject(CONFIG) settings: Pick<Settings, 'argon2'>) {
    this.parameters = settings.argon2;
  }

  /**
   * The PHC string of a password, salted.
   * @throws LogeError `TOO_MANY_ATTEMPTS` with `retryAfterSeconds` when too many are waiting; never to the patient.
   */
  hash(password: string, urgency?: Urgency): Promise<string> {
    const { memoryKib, passes, lanes } = this.parameters;
    const options = { algorithm: ARGON2ID, memoryCost: memoryKib, timeCost: passes, parallelism: lanes };
    return this.places.take(() => hash(normalisePassword(password), options), urgency);
  }

  /**
   * Whether a password has this PHC string. Without one the same work is done against a hash that nothing fits.
   * @param password or what computes it, which then takes part in the bounds.
   * @throws LogeError `TOO_MANY_ATTEMPTS` with `retryAfterSeconds` when too many are waiting; never to the patient.
   */
  async verify(
    phc: string | undefined,
    password: string | (() => Promise<string>),
    urgency?: Urgency,
  ): Promise<boolean> {
    const against = phc ?? (await this.dummyHash());
    const typed = async () => normalisePassword(typeof password === 'string' ? password : await password());
    const check = () => this.places.take(async () => verify(against, await typed()), urgency);
    const fits = await (urgency?.slowly ? this.slow.take(check) : check());
    return fits && phc !== undefined;
  }

  /** Whether a PHC string was made with less work than the settings ask now, or in another way. */
  isWeak(phc: string): boolean {
    const [, memoryKib, passes] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(phc) ?? [];
    return Number(memoryKib ?? 0) < this.parameters.memoryKib || Number(passes ?? 0) < this.parameters.passes;
  }

  /** How many hashes were computed since the start, made or verified. */
  get computed(): number {
    return this.places.taken;
  }

  /** Made beforehand, so that the first stranger's try takes no longer than the next one's. */
  async prepare(): Promise<void> {
    await this.dummyHash();
  }

  private dummyHash(): Promise<string> {
    this.dummy ??= this.hash(randomBytes(32).toString('base64url'));
    return this.dummy;
  }
}

/** Lets a bounded number of tasks run at once and a bounded number wait; the patient wait behind all others. */
class Places {
  /** How many tasks were begun. */
  taken = 0;
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly patient: (() => void)[] = [];

  constructor(
    private readonly places: number,
    private readonly queue: number,
  ) {}

  async take<T>(task: () => Promise<T>, { patiently = false }: Urgency = {}): Promise<T> {
    if (this.running < this.places) this.running += 1;
    else if (patiently) await new Promise<void>((resolve) => this.patient.push(resolve));
    else if (this.waiting.length >= this.queue)
      throw new LogeError('TOO_MANY_ATTEMPTS', { retryAfterSeconds: 2 });
    // The one who leaves hands over its place, so `running` stays as it is.
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.taken += 1;
    try {
      return await task();
    } finally {
      const next = this.waiting.shift() ?? this.patient.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}

/** One thread of libuv's four stays free for files and names. */
const concurrency = () => Math.max(1, Math.min(3, availableParallelism()));
