import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { LogeError } from '@loge/contracts';
import { describeFault } from '../../rights/faults.js';
import { NoLongerWanted } from './export-chunks.js';
import { ExportWriter } from './export-writer.js';
import type { ExportJob } from './export.js';
import { Exports } from './exports.table.js';

/** How often exports that nobody writes are looked for, and how often those whose time is over, in milliseconds. */
const POLL = 5_000;
const SWEEP = 10 * 60_000;

/**
 * Writes exports one after the other. Every server runs it: what is to be written stands in the database, so another
 * begins anew what one that died left.
 */
@Injectable()
export class ExportRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #logger = new Logger('Exports');
  /** Whoever writes is told apart by it. */
  readonly #writer = randomUUID();
  readonly #stop = new AbortController();
  readonly #timers: NodeJS.Timeout[] = [];
  #running: Promise<void> | undefined;
  #sweeping: Promise<void> = Promise.resolve();
  #again = false;

  constructor(
    @Inject(Exports) private readonly exports: Exports,
    @Inject(ExportWriter) private readonly writer: ExportWriter,
    @Inject(HttpAdapterHost) private readonly server: HttpAdapterHost,
  ) {}

  onApplicationBootstrap(): void {
    // An application without a server is a command.
    if (!this.server.httpAdapter) return;
    const sweep = (): void => {
      this.#sweeping = this.#sweeping
        .then(() => this.exports.sweep(new Date()))
        .catch((error: unknown) => this.#failed(error));
    };
    this.#timers.push(setInterval(() => this.nudge(), POLL).unref(), setInterval(sweep, SWEEP).unref());
    sweep();
    this.nudge();
  }

  /** Before the database closes, which happens in `onApplicationShutdown`. */
  async beforeApplicationShutdown(): Promise<void> {
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
    this.#stop.abort();
    await this.#running;
    await this.#sweeping;
  }

  /** There may be something to write. */
  nudge(): void {
    if (this.#timers.length === 0) return;
    this.#again = true;
    this.#running ??= this.#run().finally(() => (this.#running = undefined));
  }

  async #run(): Promise<void> {
    try {
      while (this.#again) {
        this.#again = false;
        while (!this.#stop.signal.aborted) {
          const job = await this.exports.take(this.#writer);
          if (!job) break;
          await this.#write(job);
        }
      }
    } catch (error) {
      this.#failed(error);
    }
  }

  async #write(job: ExportJob): Promise<void> {
    try {
      await this.writer.write(job, this.#writer, this.#stop.signal);
    } catch (error) {
      if (error instanceof NoLongerWanted) return;
      if (this.#stop.signal.aborted) return this.exports.release(job.id, this.#writer);
      if (!(error instanceof LogeError)) this.#failed(error);
      await this.exports.fail(job.id, this.#writer, error instanceof LogeError ? error.code : 'INTERNAL');
    }
  }

  #failed(error: unknown): void {
    this.#logger.warn(describeFault(error));
  }
}
