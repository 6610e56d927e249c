import { Inject, Injectable } from '@nestjs/common';
import type { StreamName } from '@loge/contracts';
import { CONFIG } from '../config.js';
import type { Settings } from '../config.js';
import { EVENT_STORE } from '../event-store/port.js';
import type { EventStore, Revision } from '../event-store/port.js';

const DAY_SECONDS = 86_400;
/** Told anew now and then, so that a setting that was changed, or a crash in between, is made good. */
const EVERY = 64;

/** Has sign-ins, refusals and readings kept for a time only (`LOGE_ACCESS_RETENTION_DAYS`). */
@Injectable()
export class AccessRetention {
  constructor(
    @Inject(EVENT_STORE) private readonly store: Pick<EventStore, 'setRetention'>,
    @Inject(CONFIG) private readonly settings: Pick<Settings, 'accessRetentionDays'>,
  ) {}

  /**
   * Sets the retention of an access stream that was just written to.
   * @param revision of the stream's last event.
   */
  async keep(stream: StreamName, revision: Revision | 'none'): Promise<void> {
    if (revision === 'none' || revision % EVERY !== 0) return;
    await this.store.setRetention(stream, { maxAge: this.settings.accessRetentionDays * DAY_SECONDS });
  }
}
