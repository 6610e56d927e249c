import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { accountStream } from '@loge/contracts';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { Authorities } from './authorities.js';
import { requireGrantable } from './authority.js';
import {
  CheckMayGrant,
  CredentialAuthorityOf,
  GrantRole,
  GrantsOf,
  ManagingAuthority,
  WithdrawRole,
} from './commands.js';
import { grantRole, withdrawRole } from './granting.js';
import { grantsFold, sameGrant, schoolsOf } from './grants.js';
import { LastAdministrator } from './last-administrator.js';

@CommandHandler(GrantRole)
export class GrantRoleHandler implements ICommandHandler<GrantRole> {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(Authorities) private readonly authorities: Authorities,
    @Inject(LastAdministrator) private readonly lastAdministrator: LastAdministrator,
  ) {}

  async execute(command: GrantRole) {
    // Only a last day can take the installation an administrator.
    if (command.asked.endsOn === undefined) return this.give(command, true);
    return this.lastAdministrator.heeding(command.account, (othersRule) => this.give(command, othersRule));
  }

  private async give({ account, asked, context, options }: GrantRole, othersRule: boolean) {
    const authority = await this.authorities.managing(context);
    let grant: string = randomUUID();
    const { position } = await this.streams.change(accountStream(account), grantsFold, context, (state) => {
      const command = { ...asked, account, grant, othersRule, now: context.clock() };
      const events = grantRole(command, authority, state, options);
      if (events.length === 0) grant = sameGrant(asked, state)?.grant ?? grant;
      return events.map((event) => ({
        event,
        about: { subject: account, schools: schoolsOf(event.data.scope) },
      }));
    });
    return { grant, position };
  }
}

@CommandHandler(WithdrawRole)
export class WithdrawRoleHandler implements ICommandHandler<WithdrawRole> {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(Authorities) private readonly authorities: Authorities,
    @Inject(LastAdministrator) private readonly lastAdministrator: LastAdministrator,
  ) {}

  async execute(command: WithdrawRole) {
    return this.lastAdministrator.heeding(command.account, (othersRule) =>
      this.withdraw(command, othersRule),
    );
  }

  private async withdraw({ account, grant, context }: WithdrawRole, othersRule: boolean) {
    const authority = await this.authorities.managing(context);
    const { position } = await this.streams.change(accountStream(account), grantsFold, context, (state) =>
      withdrawRole({ account, grant, othersRule }, authority, state).map((event) => ({
        event,
        about: { subject: account, schools: schoolsOf(event.data.scope) },
      })),
    );
    return { position };
  }
}

@QueryHandler(GrantsOf)
export class GrantsOfHandler implements IQueryHandler<GrantsOf> {
  constructor(@Inject(Authorities) private readonly authorities: Authorities) {}

  async execute({ account, at = new Date() }: GrantsOf) {
    return (await this.authorities.grantsOf(account, at)).grants;
  }
}

@QueryHandler(CheckMayGrant)
export class CheckMayGrantHandler implements IQueryHandler<CheckMayGrant> {
  constructor(@Inject(Authorities) private readonly authorities: Authorities) {}

  async execute({ asked, context }: CheckMayGrant) {
    requireGrantable(asked, await this.authorities.managing(context));
  }
}

@QueryHandler(ManagingAuthority)
export class ManagingAuthorityHandler implements IQueryHandler<ManagingAuthority> {
  constructor(@Inject(Authorities) private readonly authorities: Authorities) {}

  execute({ context }: ManagingAuthority) {
    return this.authorities.managing(context);
  }
}

@QueryHandler(CredentialAuthorityOf)
export class CredentialAuthorityOfHandler implements IQueryHandler<CredentialAuthorityOf> {
  constructor(@Inject(Authorities) private readonly authorities: Authorities) {}

  execute({ context }: CredentialAuthorityOf) {
    return this.authorities.givingCredentials(context);
  }
}
