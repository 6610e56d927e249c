import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import type { StreamName } from '@loge/contracts';
import { CONFIG } from '../config.js';
import type { Settings } from '../config.js';
import { EVENT_STORE } from './port.js';
import type { EventStore, Retention } from './port.js';
import type { Changed } from './streams.js';

const DAY_SECONDS = 86_400;
/** Told anew now and then, so that a crash between an append and its retention is made good. */
const EVERY = 64;

/** Has sign-ins, refusals and readings kept for a time only (`LOGE_ACCESS_RETENTION_DAYS`). */
@Injectable()
export class AccessRetention implements OnApplicationBootstrap {
  constructor(
    @Inject(EVENT_STORE) private readonly store: Pick<EventStore, 'setRetention' | 'renewRetention'>,
    @Inject(CONFIG) private readonly settings: Pick<Settings, 'accessRetentionDays'>,
  ) {}

  /** A setting that was changed holds for quiet accounts too. */
  async onApplicationBootstrap(): Promise<void> {
    await this.store.renewRetention('access-', this.retention());
  }

  /** Sets the retention of an access stream to which something was just appended, if it is time to. */
  async keep(stream: StreamName, { events, revision }: Pick<Changed, 'events' | 'revision'>): Promise<void> {
    if (revision === 'none') return;
    const before = revision - events.length;
    // The first event, at revision 0, is the beginning of a round as well.
    if (Math.floor(before / EVERY) === Math.floor(revision / EVERY)) return;
    await this.store.setRetention(stream, this.retention());
  }

  private retention(): Retention {
    return { maxAge: this.settings.accessRetentionDays * DAY_SECONDS };
  }
}
