import { Inject } from '@nestjs/common';
import { CommandBus, CommandHandler, QueryBus } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { LogeError, accountStream } from '@loge/contracts';
import type { Context } from '../context.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { CheckPassword, LockPassword } from '../passwords/commands.js';
import { Attempts } from './attempts.js';
import { ProvePassword } from './commands.js';
import { Guesses, MOST_GUESSES } from './guesses.js';
import { ownAccountFold } from './own-account.js';

@CommandHandler(ProvePassword)
export class ProvePasswordHandler implements ICommandHandler<ProvePassword> {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(Attempts) private readonly attempts: Attempts,
    @Inject(Guesses) private readonly guesses: Guesses,
  ) {}

  async execute({ account, password: typed, act, context }: ProvePassword) {
    const tried = `${act}:${account}`;
    await this.attempts.count(tried, context.ip);
    const { password, locked } = (await this.streams.load(accountStream(account), ownAccountFold)).state;
    const guesses = await this.guesses.count(password);
    const checked = await this.queries.execute(new CheckPassword(account, typed));
    if (checked.verdict === 'WRONG' && password && !locked && guesses >= MOST_GUESSES) {
      // Whoever guesses has not shown to be the owner, though they sit at an open session.
      const stranger: Context = { ...context, actor: { kind: 'SYSTEM', id: 'STRANGER' } };
      await this.commands.execute(new LockPassword(account, password, stranger));
    }
    // As for a sign-in: one that is locked, or was guessed at too often at once, opens nothing though it is right.
    if (checked.verdict !== 'RIGHT' || locked || guesses > MOST_GUESSES)
      throw new LogeError('PASSWORD_WRONG');
    await this.attempts.forgive(tried, context.ip, { password: checked.password });
    return { password: checked.password };
  }
}
