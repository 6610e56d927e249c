import { Inject, Injectable, Logger } from '@nestjs/common';
import { accessStream } from '@loge/contracts';
import type { ApiTokenRefused, EventOf } from '@loge/contracts';
import { LRUCache } from 'lru-cache';
import type { Context } from '../../context.js';
import { AccessRetention } from '../../event-store/access-retention.js';
import { STREAMS } from '../../event-store/streams.js';
import type { Streams } from '../../event-store/streams.js';
import { describeFault } from '../faults.js';
import { schoolsOf } from '../grants.js';
import { workingTokens } from './service.js';
import type { Service } from './service.js';

const HOUR = 3_600_000;
/** More services than this have no tokens that are tried in vain. */
const MAX_REMEMBERED = 1_000;

/** Why a token that names a service opens nothing. */
export type RefusalCause = EventOf<typeof ApiTokenRefused>['data']['cause'];

/** Why a token that names a service, and is none of those that work, opens nothing. */
export function causeOf(service: Service, now: Date): RefusalCause {
  if (service.revokedAt) return 'REVOKED';
  return workingTokens(service, now).length === 0 ? 'EXPIRED' : 'NOT_THEIRS';
}

/** Has the register tell that tokens of services are tried in vain: one that was stolen may be. */
@Injectable()
export class ServiceRefusals {
  readonly #logger = new Logger('ServiceRefusals');
  /** When each was last told of, in this process: with several each tells of its own, which is true as well. */
  readonly #told = new LRUCache<string, number>({ max: MAX_REMEMBERED });

  constructor(
    @Inject(STREAMS) private readonly streams: Pick<Streams, 'record'>,
    @Inject(AccessRetention) private readonly retention: Pick<AccessRetention, 'keep'>,
  ) {}

  /** Tells it, once an hour of each service and cause. The refusal stands even where it cannot be told. */
  async tell(service: Service, context: Context): Promise<void> {
    const { id, label, scope } = service;
    const now = context.clock();
    const cause = causeOf(service, now);
    const key = `${id} ${cause}`;
    if (now.getTime() - (this.#told.get(key) ?? -Infinity) < HOUR) return;
    this.#told.set(key, now.getTime());
    const event = { type: 'ApiTokenRefused' as const, data: { service: id, label, cause } };
    const stranger = { kind: 'SYSTEM', id: 'STRANGER' } as const;
    try {
      const stream = accessStream(id);
      const from: Context = { ...context, actor: stranger, channel: 'API' };
      const fact = { event, about: { schools: schoolsOf(scope) } };
      await this.retention.keep(stream, await this.streams.record(stream, from, [fact]));
    } catch (error) {
      this.#told.delete(key);
      this.#logger.warn(describeFault(error));
    }
  }
}
