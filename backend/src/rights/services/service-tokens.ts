import { Inject, Injectable } from '@nestjs/common';
import { LogeError, serviceStream } from '@loge/contracts';
import { STREAMS } from '../../event-store/streams.js';
import type { Streams } from '../../event-store/streams.js';
import { sameFingerprint } from '../../vault/link-token.js';
import { SECRETS } from '../../vault/vault.js';
import type { Secrets } from '../../vault/vault.js';
import type { ServiceViewer } from '../rights.js';
import { serviceFold, workingTokens } from './service.js';
import { ServiceUse } from './service-use.js';
import { readToken } from './token.js';

/** Finds out which program asks, from the service's stream and the vault. */
@Injectable()
export class ServiceTokens {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(SECRETS) private readonly secrets: Pick<Secrets, 'getMany'>,
    @Inject(ServiceUse) private readonly use: Pick<ServiceUse, 'note'>,
  ) {}

  /**
   * The program that a token belongs to.
   * @throws LogeError `TOKEN_INVALID` for one that is unknown, expired or revoked, without telling which.
   */
  async accept(token: string, now: Date): Promise<ServiceViewer> {
    const read = readToken(token);
    if (!read) throw new LogeError('TOKEN_INVALID');
    const { state } = await this.streams.load(serviceStream(read.service), serviceFold, now);
    const working = workingTokens(state, now).map(({ secret }) => secret);
    const kept = await this.secrets.getMany(working);
    const isTheirs = [...kept.values()].some(
      ({ kind, account, value }) =>
        kind === 'api-token' && account === read.service && sameFingerprint(value, read.hash),
    );
    if (!state || !isTheirs) throw new LogeError('TOKEN_INVALID');
    await this.use.note(state.id, now);
    return { service: state.id, rights: state.rights, scope: state.scope };
  }
}
