import { Inject, Injectable } from '@nestjs/common';
import type { AccountId } from '@loge/contracts';
import { ImportJobs } from './import-jobs.js';

/**
 * The most bytes of one person's uploads that have been neither imported nor removed, those under way included. Room
 * for one upload as large as they may be.
 */
export const MAX_LIVE_BYTES_PER_PERSON = 20 * 1024 ** 3;
/** The most bytes of everybody's together. Each instance counts those under way there. */
export const MAX_LIVE_BYTES = 60 * 1024 ** 3;

/** Takes so many bytes; false, and nothing taken, when there is no room for them. */
export type Take = (bytes: number) => boolean;

/** Keeps uploads from filling the disk. */
@Injectable()
export class UploadRoom {
  private kept: ReadonlyMap<string, number> = new Map();
  private readonly arriving = new Map<string, number>();

  constructor(@Inject(ImportJobs) private readonly jobs: ImportJobs) {}

  /**
   * Receives and registers one upload within the room there is.
   * @param receive asks before it keeps anything; once it has ended, what is kept is what is registered.
   */
  async within<T>(
    person: AccountId | undefined,
    receive: (take: Take) => Promise<T>,
    limits = { person: MAX_LIVE_BYTES_PER_PERSON, all: MAX_LIVE_BYTES },
  ): Promise<T> {
    const whose = person ?? '';
    let taken = 0;
    this.kept = await this.jobs.liveBytes();
    const take: Take = (bytes) => {
      const own = (this.kept.get(whose) ?? 0) + (this.arriving.get(whose) ?? 0);
      if (own + bytes > limits.person || sum(this.kept) + sum(this.arriving) + bytes > limits.all)
        return false;
      taken += bytes;
      this.arriving.set(whose, (this.arriving.get(whose) ?? 0) + bytes);
      return true;
    };
    try {
      return await receive(take);
    } finally {
      // Looked up before they cease to arrive, so that no moment sees them nowhere.
      this.kept = await this.jobs.liveBytes().catch(() => this.kept);
      const left = (this.arriving.get(whose) ?? 0) - taken;
      if (left > 0) this.arriving.set(whose, left);
      else this.arriving.delete(whose);
    }
  }
}

const sum = (bytes: ReadonlyMap<string, number>): number =>
  [...bytes.values()].reduce((total, one) => total + one, 0);
