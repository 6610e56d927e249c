import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { LogeError, ServiceRight, accountStream } from '@loge/contracts';
import type { AccountId, Scope } from '@loge/contracts';
import type { Context } from '../context.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { SchoolsOfNetworks } from '../schools/commands.js';
import { managingRank, rankOf } from './authority.js';
import type { Authority } from './authority.js';
import type { CredentialAuthority } from './credential-authority.js';
import { grantsFold } from './grants.js';
import type { GrantsState } from './grants.js';
import { grantsGiving, networksOf, reachOf } from './reach.js';
import { nowhere } from './rights.js';
import type { Grant, Reach, Right } from './rights.js';
import type { TokenAuthority } from './services/service.js';

/** Finds out who may do what, from the streams and never from a read model of roles. */
@Injectable()
export class Authorities {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  /** What an account's stream says of its roles at a time. */
  async grantsOf(account: AccountId, now: Date): Promise<GrantsState> {
    return (await this.streams.load(accountStream(account), grantsFold, now)).state;
  }

  /** How far a right reaches for somebody with these roles; `undefined` when none of them gives it. */
  async reach(grants: readonly Grant[], right: Right): Promise<Reach | undefined> {
    const giving = grantsGiving(grants, right);
    return giving.length === 0 ? undefined : this.reachOfScopes(giving);
  }

  /** How far a program reaches that reads this scope. */
  reachOfScope(scope: Scope): Promise<Reach> {
    return this.reachOfScopes([{ scope }]);
  }

  private async reachOfScopes(giving: readonly Pick<Grant, 'scope'>[]): Promise<Reach> {
    const networks = networksOf(giving);
    const schools = networks.length === 0 ? [] : await this.queries.execute(new SchoolsOfNetworks(networks));
    return reachOf(giving, schools);
  }

  /**
   * In whose name the context's actor manages rights.
   * @throws LogeError `FORBIDDEN` for somebody who may not.
   */
  async managing({ actor, clock }: Context): Promise<Authority> {
    if (actor.kind === 'SYSTEM' && actor.id !== 'STRANGER') return { kind: 'system' };
    if (actor.kind !== 'ACCOUNT') throw new LogeError('FORBIDDEN');
    const { grants } = await this.grantsOf(actor.id, clock());
    const reach = await this.reach(grants, 'MANAGE_RIGHTS');
    if (!reach) throw new LogeError('FORBIDDEN');
    return { kind: 'person', account: actor.id, reach, rank: managingRank(grants) };
  }

  /**
   * In whose name the context's actor gives programs tokens.
   * @throws LogeError `FORBIDDEN` for somebody who may not.
   */
  async givingTokens({ actor, clock }: Context): Promise<TokenAuthority> {
    if (actor.kind === 'SYSTEM' && actor.id !== 'STRANGER') return { kind: 'system' };
    if (actor.kind !== 'ACCOUNT') throw new LogeError('FORBIDDEN');
    const authority = await this.tokensOf(actor.id, clock());
    if (!authority) throw new LogeError('FORBIDDEN');
    return authority;
  }

  /** In whose name somebody may give programs tokens at a time; `undefined` for who may not, or cannot be signed in. */
  async tokensOf(account: AccountId, now: Date): Promise<TokenAuthority | undefined> {
    const { grants, closed, joined } = await this.grantsOf(account, now);
    if (closed || joined) return undefined;
    const reaches = new Map<Right, Reach>();
    for (const right of ['MANAGE_RIGHTS', ...ServiceRight.options] as const) {
      const reach = await this.reach(grants, right);
      if (reach) reaches.set(right, reach);
    }
    return reaches.has('MANAGE_RIGHTS') ? { kind: 'person', reaches } : undefined;
  }

  /**
   * In whose name the context's actor gives people ways in.
   * @throws LogeError `FORBIDDEN` for somebody who may not.
   */
  async givingCredentials({ actor, clock }: Context): Promise<CredentialAuthority> {
    if (actor.kind === 'SYSTEM' && actor.id !== 'STRANGER') return { kind: 'system' };
    if (actor.kind !== 'ACCOUNT') throw new LogeError('FORBIDDEN');
    const { grants } = await this.grantsOf(actor.id, clock());
    const giving = grantsGiving(grants, 'MANAGE_CREDENTIALS');
    if (giving.length === 0) throw new LogeError('FORBIDDEN');
    const ranks = [...new Set(giving.map(rankOf))].sort((one, other) => one - other);
    const levels = ranks.map(async (rank) => {
      const counting = giving.filter((grant) => rankOf(grant) >= rank);
      return { rank, reach: (await this.reach(counting, 'MANAGE_CREDENTIALS')) ?? nowhere };
    });
    return { kind: 'person', account: actor.id, levels: await Promise.all(levels) };
  }
}
