import { Inject } from '@nestjs/common';
import { CommandBus, CommandHandler, QueryBus } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { accountStream } from '@loge/contracts';
import { AccountStanding } from '../accounts/commands.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { MakeTemporaryPassword } from '../passwords/commands.js';
import { CredentialAuthorityOf } from '../rights/commands.js';
import { credentialHolderFold } from '../rights/credential-authority.js';
import { RegeneratePassword } from './commands.js';
import type { RegeneratedPassword } from './commands.js';
import { distributeCredentials } from './distribution.js';

@CommandHandler(RegeneratePassword)
export class RegeneratePasswordHandler implements ICommandHandler<RegeneratePassword> {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(STREAMS) private readonly streams: Streams,
  ) {}

  async execute({ account, context }: RegeneratePassword): Promise<RegeneratedPassword> {
    const authority = await this.queries.execute(new CredentialAuthorityOf(context));
    const { name, logins } = await this.queries.execute(new AccountStanding(account));
    const making = new MakeTemporaryPassword(account, authority, context);
    const { id, password, expiresAt } = await this.commands.execute(making);
    const given = { account, password: id, means: 'COUNTER' } as const;
    await this.streams.change(accountStream(account), credentialHolderFold, context, (holder) =>
      distributeCredentials(given, holder),
    );
    const displayName = `${name.given} ${name.family}`.trim();
    return { account, displayName, login: logins.at(-1) ?? '', password, expiresAt };
  }
}
