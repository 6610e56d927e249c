import { Inject } from '@nestjs/common';
import { CommandBus, CommandHandler, QueryBus } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { LogeError, accountStream } from '@loge/contracts';
import { CONFIG } from '../config.js';
import type { Settings } from '../config.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { SchoolById } from '../schools/commands.js';
import { EndSessions } from '../sessions/commands.js';
import { SECRETS } from '../vault/vault.js';
import type { Secrets } from '../vault/vault.js';
import { MakeTemporaryPassword } from './commands.js';
import type { TemporaryPassword } from './commands.js';
import { prepareTemporaryPassword } from './prepared-password.js';
import { makeTemporaryPassword, temporaryPasswordFold } from './temporary-password.js';

const DAY = 86_400_000;

@CommandHandler(MakeTemporaryPassword)
export class MakeTemporaryPasswordHandler implements ICommandHandler<MakeTemporaryPassword> {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(SECRETS) private readonly secrets: Secrets,
    @Inject(CONFIG) private readonly settings: Pick<Settings, 'temporaryPasswordDays'>,
  ) {}

  async execute(command: MakeTemporaryPassword): Promise<TemporaryPassword> {
    const { account, context } = command;
    const made = await this.make(command);
    await this.commands.execute(new EndSessions(account, 'PASSWORD_REGENERATED', context));
    return made;
  }

  /** The password goes into the vault ahead of the event that makes it valid, and is removed where it is refused. */
  private async make({ account, authority, context }: MakeTemporaryPassword): Promise<TemporaryPassword> {
    const stream = accountStream(account);
    const { places } = (await this.streams.load(stream, temporaryPasswordFold)).state.holder.roles;
    const schools = await this.queries.execute(new SchoolById(places.map(({ school }) => school)));
    const expiresAt = new Date(context.clock().getTime() + this.settings.temporaryPasswordDays * DAY);
    const prepared = prepareTemporaryPassword(account, expiresAt);
    const { password: id, readable: password } = prepared;
    await this.secrets.put(prepared.secret);
    const asked = { ...prepared, reason: context.reason };
    try {
      const { position } = await this.streams.change(stream, temporaryPasswordFold, context, (state) =>
        makeTemporaryPassword(asked, authority, state, schools),
      );
      return { id, password, expiresAt, position };
    } catch (error) {
      if (error instanceof LogeError) await this.secrets.delete([id]);
      throw error;
    }
  }
}
