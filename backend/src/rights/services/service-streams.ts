import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { EventId, LogeError, SecretId, serviceStream } from '@loge/contracts';
import type { ServiceEvent, ServiceId } from '@loge/contracts';
import type { Context } from '../../context.js';
import type { Position } from '../../event-store/port.js';
import { STREAMS } from '../../event-store/streams.js';
import type { Streams } from '../../event-store/streams.js';
import { SECRETS } from '../../vault/vault.js';
import type { Secrets } from '../../vault/vault.js';
import { schoolsOf } from '../grants.js';
import type { ShownToken } from './commands.js';
import { serviceFold } from './service.js';
import type { GivenToken, Service } from './service.js';
import { newToken } from './token.js';

/** How the stream of a service is changed. */
@Injectable()
export class ServiceStreams {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(SECRETS) private readonly secrets: Secrets,
  ) {}

  /**
   * Makes a token, keeps its hash, then appends the event that makes it valid. Where that is refused nothing is kept;
   * where it fails, what is kept is swept.
   * @param decide decides with the token that was made.
   */
  async give(
    service: ServiceId,
    context: Context,
    decide: (given: GivenToken, state: Service | undefined) => readonly ServiceEvent[],
  ): Promise<ShownToken> {
    const { token, hash } = newToken(service);
    const secret = SecretId.parse(randomUUID());
    const id = EventId.parse(randomUUID());
    const given = { service, token: secret, now: context.clock() };
    const { position } = await this.streams.change(
      serviceStream(service),
      serviceFold,
      context,
      async (state) => {
        const events = decide(given, state);
        const kept = { id: secret, kind: 'api-token', account: service, event: id, value: hash } as const;
        const [first] = events;
        const until = first && 'expiresAt' in first.data ? first.data.expiresAt : undefined;
        await this.secrets.put({ ...kept, ...(until && { expiresAt: new Date(until) }) });
        return events.map((event) => ({ event, about: { id, ...about(event, state) } }));
      },
    );
    return { service: await this.standing(service, context), token, position };
  }

  /** Appends events that make no token. */
  async change(
    service: ServiceId,
    context: Context,
    decide: (state: Service | undefined) => readonly ServiceEvent[],
  ): Promise<{ readonly service: Service; readonly position: Position }> {
    const { position } = await this.streams.change(serviceStream(service), serviceFold, context, (state) =>
      decide(state).map((event) => ({ event, about: about(event, state) })),
    );
    return { service: await this.standing(service, context), position };
  }

  private async standing(service: ServiceId, { clock }: Context): Promise<Service> {
    const { state } = await this.streams.load(serviceStream(service), serviceFold, clock());
    if (!state) throw new LogeError('NOT_FOUND');
    return state;
  }
}

/** The schools a service reads, for the register of each. */
function about(event: ServiceEvent, state: Service | undefined) {
  const scope = event.type === 'ApiTokenCreated' ? event.data.scope : state?.scope;
  return { schools: scope ? schoolsOf(scope) : [] };
}
