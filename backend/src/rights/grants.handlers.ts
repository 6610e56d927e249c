import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { accountStream } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { Authorities } from './authorities.js';
import { requireGrantable } from './authority.js';
import { CheckMayGrant, GrantRole, GrantsOf, ManagingAuthority, WithdrawRole } from './commands.js';
import { grantRole, grantsFold, rulesInstallation, sameGrant, schoolsOf, withdrawRole } from './grants.js';

/** Any number will do, as long as nothing else locks it: withdrawals of installation administrators take turns. */
const LAST_ADMINISTRATOR_LOCK = 7_602_001;

@CommandHandler(GrantRole)
export class GrantRoleHandler implements ICommandHandler<GrantRole> {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(Authorities) private readonly authorities: Authorities,
  ) {}

  async execute({ account, asked, context, options }: GrantRole) {
    const authority = await this.authorities.managing(context);
    let grant: string = randomUUID();
    const { position } = await this.streams.change(accountStream(account), grantsFold, context, (state) => {
      const events = grantRole({ account, grant, ...asked }, authority, state, options);
      grant = sameGrant(asked, state)?.grant ?? grant;
      return events.map((event) => ({
        event,
        about: { subject: account, schools: schoolsOf(asked.scope) },
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
    @Inject(DataSource) private readonly database: DataSource,
  ) {}

  async execute(command: WithdrawRole) {
    const { grants } = await this.authorities.grantsOf(command.account);
    const held = grants.find(({ grant }) => grant === command.grant);
    if (!held || !rulesInstallation(held)) return this.withdraw(command, true);
    return this.database.transaction(async (transaction) => {
      await transaction.query('SELECT pg_advisory_xact_lock($1)', [LAST_ADMINISTRATOR_LOCK]);
      return this.withdraw(command, await this.othersRule(command.account));
    });
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

  /**
   * Whether somebody else administers the installation and can sign in. The read model only proposes; each
   * proposal is asked of its stream. One it does not show yet is not counted: the safe side.
   */
  private async othersRule(account: AccountId): Promise<boolean> {
    const proposed = await this.database.query<{ account: AccountId }[]>(
      `SELECT DISTINCT account FROM read.role_grant
       WHERE role = 'ADMINISTRATOR' AND scope ->> 'kind' = 'INSTALLATION' AND account <> $1`,
      [account],
    );
    for (const other of proposed) {
      const { grants, password } = await this.authorities.grantsOf(other.account);
      if (password && grants.some(rulesInstallation)) return true;
    }
    return false;
  }
}

@QueryHandler(GrantsOf)
export class GrantsOfHandler implements IQueryHandler<GrantsOf> {
  constructor(@Inject(Authorities) private readonly authorities: Authorities) {}

  async execute({ account }: GrantsOf) {
    return (await this.authorities.grantsOf(account)).grants;
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
