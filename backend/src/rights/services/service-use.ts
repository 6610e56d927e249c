import { Inject, Injectable, Logger } from '@nestjs/common';
import type { ServiceId } from '@loge/contracts';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import { describeFault } from '../faults.js';

const MINUTE = 60_000;
/** More programs than this ask nobody within a minute. */
const MAX_REMEMBERED = 1_000;

/** When each service last used a token of its own, to the minute. */
@Injectable()
export class ServiceUse {
  readonly #logger = new Logger('ServiceUse');
  /** The minute last written of each, in this process: a busy program costs one statement a minute. */
  readonly #written = new LRUCache<ServiceId, number>({ max: MAX_REMEMBERED });

  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  /** Writes it down. It is a remark: nobody is refused because it could not be written. */
  async note(service: ServiceId, now: Date): Promise<void> {
    const minute = Math.floor(now.getTime() / MINUTE);
    if ((this.#written.get(service) ?? 0) >= minute) return;
    this.#written.set(service, minute);
    try {
      await this.database.query(
        `INSERT INTO rights.service_use (service, last_used_at) VALUES ($1, $2)
         ON CONFLICT (service) DO UPDATE SET last_used_at = greatest(service_use.last_used_at, excluded.last_used_at)`,
        [service, new Date(minute * MINUTE)],
      );
    } catch (error) {
      this.#written.delete(service);
      this.#logger.warn(describeFault(error));
    }
  }
}
