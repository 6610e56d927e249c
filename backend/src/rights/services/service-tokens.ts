import { Inject, Injectable, Logger } from '@nestjs/common';
import { LogeError, serviceStream } from '@loge/contracts';
import type { ServiceId } from '@loge/contracts';
import type { Context } from '../../context.js';
import { STREAMS } from '../../event-store/streams.js';
import type { Streams } from '../../event-store/streams.js';
import { sameFingerprint } from '../../vault/link-token.js';
import { SECRETS } from '../../vault/vault.js';
import type { Secrets } from '../../vault/vault.js';
import type { ServiceViewer } from '../rights.js';
import { serviceFold, workingTokens } from './service.js';
import type { Service } from './service.js';
import { ServiceRefusals, causeOf } from './service-refusals.js';
import { ServiceUse } from './service-use.js';
import { readToken } from './token.js';

const MINUTE = 60_000;

/** Finds out which program asks, from the service's stream and the vault. */
@Injectable()
export class ServiceTokens {
  readonly #logger = new Logger('ServiceTokens');
  /** The minute in which a refusal was last logged: of each service that is one, and of all that are none. */
  readonly #told = new Map<ServiceId | undefined, number>();

  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(SECRETS) private readonly secrets: Pick<Secrets, 'getMany'>,
    @Inject(ServiceUse) private readonly use: Pick<ServiceUse, 'note'>,
    @Inject(ServiceRefusals) private readonly refusals: Pick<ServiceRefusals, 'tell'>,
  ) {}

  /**
   * The program that a token belongs to. The log has of each service, once a minute, that and why it was refused; the
   * register, once an hour.
   * @throws LogeError `TOKEN_INVALID` for one that is unknown, expired or revoked, without telling which.
   */
  async accept(token: string, context: Context): Promise<ServiceViewer> {
    const now = context.clock();
    const read = readToken(token);
    if (!read) throw this.refused(undefined, now);
    const { state } = await this.streams.load(serviceStream(read.service), serviceFold, now);
    const working = workingTokens(state, now).map(({ secret }) => secret);
    const kept = await this.secrets.getMany(working);
    const isTheirs = [...kept.values()].some(
      ({ kind, account, value }) =>
        kind === 'api-token' && account === read.service && sameFingerprint(value, read.hash),
    );
    if (!state || !isTheirs) {
      if (state) await this.refusals.tell(state, context);
      throw this.refused(state, now);
    }
    await this.use.note(state.id, now);
    return { service: state.id, rights: state.rights, scope: state.scope };
  }

  private refused(service: Service | undefined, now: Date): LogeError {
    if (now.getTime() - (this.#told.get(service?.id) ?? -Infinity) >= MINUTE) {
      this.#told.set(service?.id, now.getTime());
      this.#logger.warn({
        refused: service?.id ?? 'no service',
        because: service ? causeOf(service, now) : 'UNKNOWN',
      });
    }
    return new LogeError('TOKEN_INVALID');
  }
}
