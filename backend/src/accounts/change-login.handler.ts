import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { CommandHandler, QueryBus } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { EventId, LogeError, accountStream } from '@loge/contracts';
import { CLAIMS } from '../claims/claims.js';
import type { Claims } from '../claims/claims.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { CredentialAuthorityOf } from '../rights/commands.js';
import { SchoolById } from '../schools/commands.js';
import { changeLogin, loginChangeFold } from './change-login.js';
import type { LoginChangeState } from './change-login.js';
import { ChangeLogin } from './commands.js';
import type { ChangedLogin } from './commands.js';
import { normaliseLogin } from './login.js';
import { underLoginClaim } from './under-login-claim.js';

@CommandHandler(ChangeLogin)
export class ChangeLoginHandler implements ICommandHandler<ChangeLogin> {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(CLAIMS) private readonly claims: Claims,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  async execute({ account, login: typed, context }: ChangeLogin): Promise<ChangedLogin> {
    const stream = accountStream(account);
    const authority = await this.queries.execute(new CredentialAuthorityOf(context));
    const { state, position } = await this.streams.load(stream, loginChangeFold);
    const places = state.holder.roles.places.map(({ school }) => school);
    const schools = await this.queries.execute(new SchoolById(places));
    const event = EventId.parse(randomUUID());
    const asked = { account, event, login: normaliseLogin(typed), reason: context.reason };
    const decide = (now: LoginChangeState) => changeLogin(asked, authority, now, schools);
    const { name } = state.account;
    const changed = { displayName: `${name.given} ${name.family}`.trim(), login: asked.login };
    // Who may not, learns nothing of whose login it is; and nothing is claimed for what changes nothing.
    if (decide(state).length === 0) return { ...changed, position };
    const done = await underLoginClaim(this.claims, asked.login, { account, event }, (notAfter) =>
      this.streams.change(stream, loginChangeFold, context, decide, { notAfter }),
    );
    if (!done) throw new LogeError('LOGIN_TAKEN');
    return { ...changed, position: done.position };
  }
}
