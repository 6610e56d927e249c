import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { distributionStream } from '@loge/contracts';
import type { Context } from '../../context.js';
import { STREAMS } from '../../event-store/streams.js';
import type { Streams } from '../../event-store/streams.js';
import { describeFault } from '../../rights/faults.js';
import { Downloads } from '../../downloads/downloads.js';
import { decideFile, fileFold } from './file.js';
import { Files } from './files.table.js';
import type { SweptFile } from './files.table.js';

const HOUR = 3_600_000;

/**
 * Deletes files whose time is over, and tickets; brings to an end what an interruption left half made or half deleted.
 * At the start, and every hour.
 */
@Injectable()
export class FileSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Files');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(Files) private readonly files: Files,
    @Inject(Downloads) private readonly downloads: Downloads,
  ) {}

  onApplicationBootstrap(): void {
    const run = (): void => {
      this.running = this.running
        .then(() => this.sweep(new Date()))
        .catch((error: unknown) => {
          this.logger.warn(`The sweep failed: ${error instanceof Error ? error.name : 'Error'}.`);
        });
    };
    run();
    this.timer = setInterval(run, HOUR).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  async sweep(now: Date): Promise<void> {
    await this.downloads.sweep(now);
    for (const file of await this.files.toSweep(now)) {
      try {
        await this.finish(file, now);
      } catch (error) {
        // One whose stream cannot be read keeps no other.
        this.logger.warn(describeFault(error));
      }
    }
  }

  private async finish({ id, state, expiresAt }: SweptFile, now: Date): Promise<void> {
    const stream = distributionStream(id);
    if (state === 'MAKING' && (await this.streams.load(stream, fileFold)).state.made)
      return this.files.ready(id);
    const cause = expiresAt <= now ? 'EXPIRED' : 'ASKED';
    // Of one that was never made there is nothing to tell.
    await this.streams.change(stream, fileFold, systemAt(now), (file) =>
      decideFile({ type: 'delete', cause }, file),
    );
    await this.files.remove(id);
  }
}

const systemAt = (now: Date): Context => ({
  actor: { kind: 'SYSTEM', id: 'REACTOR' },
  channel: 'SYSTEM',
  correlationId: randomUUID(),
  clock: () => now,
});
