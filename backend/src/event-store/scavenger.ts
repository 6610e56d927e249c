import { Logger } from '@nestjs/common';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Has what retention hides deleted for good: a minute after the start, out of its way, and then every day. */
export class Scavenger {
  readonly #logger = new Logger('Scavenger');
  #first: NodeJS.Timeout | undefined;
  #daily: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  /** @param store with the deletion, which many processes may ask for at once. */
  constructor(private readonly store: { scavenge(): Promise<number> }) {}

  /** A failed scavenge is logged and left to the next. No timer keeps the process alive. */
  start(): void {
    this.#first = setTimeout(() => {
      this.#run();
      this.#daily = setInterval(() => this.#run(), DAY).unref();
    }, MINUTE).unref();
  }

  /** Resolves when a scavenge under way has ended. */
  async stop(): Promise<void> {
    clearTimeout(this.#first);
    clearInterval(this.#daily);
    await this.#running;
  }

  #run(): void {
    this.#running = this.store.scavenge().then(
      (deleted) => {
        if (deleted > 0) this.#logger.log(`${deleted} expired events were deleted.`);
      },
      (error: unknown) =>
        this.#logger.warn(`The scavenge failed: ${error instanceof Error ? error.name : 'Error'}.`),
    );
  }
}
