import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { CONFIG } from '../config.js';
import type { Settings } from '../config.js';
import { ImportJobs } from './import-jobs.js';

/** Uploads that nobody has touched are removed after so many days: they hold personal data. */
const FORGOTTEN_AFTER_DAYS = 7;
const DAY = 24 * 60 * 60 * 1000;

/**
 * Removes the files of forgotten uploads, at the start and daily. One that is being analysed or run says so each
 * second, and is thus never forgotten; one whose process died is, like any other.
 */
@Injectable()
export class ForgottenUploads implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Imports');
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> = Promise.resolve();

  constructor(
    @Inject(ImportJobs) private readonly jobs: ImportJobs,
    @Inject(CONFIG) private readonly settings: Pick<Settings, 'dataDir'>,
  ) {}

  onApplicationBootstrap(): void {
    const sweep = (): void => {
      this.sweeping = this.sweep().catch((error: unknown) => {
        this.log.warn(
          `Forgotten uploads were not removed: ${error instanceof Error ? error.name : 'unknown'}.`,
        );
      });
    };
    sweep();
    this.timer = setInterval(sweep, DAY).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.sweeping;
  }

  /** Removes what nobody has touched for so long, and folders of uploads that broke off before they were registered. */
  async sweep(): Promise<void> {
    for (const folder of await this.jobs.forgotten(FORGOTTEN_AFTER_DAYS)) await removed(folder);
    const uploads = join(this.settings.dataDir, 'uploads');
    // Nobody has uploaded anything yet where there is no such folder.
    const folders = (await readdir(uploads).catch(() => [])).map((name) => join(uploads, name));
    const kept = new Set(await this.jobs.folders(folders));
    for (const folder of folders) {
      if (kept.has(folder)) continue;
      const changed = await stat(folder).catch(() => undefined);
      if (changed && changed.mtimeMs < Date.now() - FORGOTTEN_AFTER_DAYS * DAY) await removed(folder);
    }
  }
}

const removed = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });
