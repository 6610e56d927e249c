import { Inject } from '@nestjs/common';
import { CommandBus, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { LogeError, accountStream } from '@loge/contracts';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { CountAttempt } from '../sessions/commands.js';
import { ProveLegacyLogin } from './commands.js';
import { legacyFold } from './legacy-state.js';
import { OldCredentials } from './old-credentials.js';
import { OldLoginRecords } from './old-login-records.js';

/** As for a sign-in: what is longer is no mistake of a person. */
const LONGEST_PASSWORD = 4_096;

@CommandHandler(ProveLegacyLogin)
export class ProveLegacyLoginHandler implements ICommandHandler<ProveLegacyLogin> {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(OldCredentials) private readonly credentials: OldCredentials,
    @Inject(OldLoginRecords) private readonly records: OldLoginRecords,
  ) {}

  async execute({ account, password, act, context }: ProveLegacyLogin): Promise<void> {
    await this.commands.execute(new CountAttempt(`${act}:${account}`, context));
    const { logins } = (await this.streams.load(accountStream(account), legacyFold)).state;
    const typed = password.length > LONGEST_PASSWORD ? '' : password;
    for (const [school, { userName }] of typed === '' ? [] : logins) {
      const proof = await this.credentials.check(school, userName, typed);
      if (proof.proven && proof.account === account) return;
      if (!proof.proven && proof.account && proof.guessedOut)
        await this.records.lock(proof.account, proof.guessedOut, context);
    }
    throw new LogeError('PASSWORD_WRONG');
  }
}
