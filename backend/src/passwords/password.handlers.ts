import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { CommandBus, CommandHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { LogeError, SecretId, accountStream } from '@loge/contracts';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { schoolsOfAccount } from '../rights/account-schools.js';
import { CountAttempt, EndOtherSessions, ForgiveAttempts } from '../sessions/commands.js';
import { SECRETS } from '../vault/vault.js';
import type { Secrets } from '../vault/vault.js';
import {
  ChangePassword,
  CheckPassword,
  LockPassword,
  RequirePasswordChange,
  SetPassword,
} from './commands.js';
import type { PasswordVerdict } from './commands.js';
import { NewPassword } from './new-password.js';
import { PasswordHashing } from './password-hashing.js';
import { changePassword, lockPassword, requirePasswordChange, setPassword } from './password.js';
import { passwordFold } from './password-state.js';

@QueryHandler(CheckPassword)
export class CheckPasswordHandler implements IQueryHandler<CheckPassword> {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(SECRETS) private readonly secrets: Secrets,
    @Inject(PasswordHashing) private readonly hashing: PasswordHashing,
  ) {}

  async execute({ account, password: typed }: CheckPassword): Promise<PasswordVerdict> {
    const { password } = (await this.streams.load(accountStream(account), passwordFold)).state;
    // Nobody's secret is looked up where there is none, so that the work is the same.
    const secret = await this.secrets.get(password ?? SecretId.parse(randomUUID()));
    const isTheirs = secret?.kind === 'password-hash' && secret.account === account;
    const fits = await this.hashing.verify(isTheirs ? secret.value : undefined, typed);
    if (!password || !isTheirs) return { verdict: 'NO_PASSWORD' };
    if (!fits) return { verdict: 'WRONG' };
    return { verdict: 'RIGHT', password, isWeak: this.hashing.isWeak(secret.value) };
  }
}

@CommandHandler(SetPassword)
export class SetPasswordHandler implements ICommandHandler<SetPassword> {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(NewPassword) private readonly newPassword: NewPassword,
  ) {}

  async execute({ account, password: typed, by, context }: SetPassword) {
    const stream = accountStream(account);
    const schools = await schoolsOfAccount(this.streams, account);
    const { position } = await this.newPassword.commit(account, typed, (password, id) =>
      this.streams.change(stream, passwordFold, context, (state) =>
        setPassword({ password, by }, state).map((event) => ({
          event,
          about: { id, subject: account, schools },
        })),
      ),
    );
    return { position };
  }
}

@CommandHandler(ChangePassword)
export class ChangePasswordHandler implements ICommandHandler<ChangePassword> {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(NewPassword) private readonly newPassword: NewPassword,
  ) {}

  async execute({ account, session, passwords, context }: ChangePassword) {
    const attempts = `change:${account}`;
    await this.commands.execute(new CountAttempt(attempts, context));
    const checked = await this.queries.execute(new CheckPassword(account, passwords.current));
    if (checked.verdict !== 'RIGHT') throw new LogeError('PASSWORD_WRONG');
    await this.commands.execute(new ForgiveAttempts(attempts, context));

    const stream = accountStream(account);
    const schools = await schoolsOfAccount(this.streams, account);
    const changed = await this.newPassword.commit(account, passwords.next, async (password, id) => {
      const { position } = await this.streams.change(stream, passwordFold, context, (state) =>
        changePassword({ known: checked.password, password }, state).map((event) => ({
          event,
          about: { id, subject: account, schools },
        })),
      );
      return { password, position };
    });
    const { ended } = await this.commands.execute(
      new EndOtherSessions(account, session, changed.password, context),
    );
    return { sessionsEnded: ended, position: changed.position };
  }
}

@CommandHandler(LockPassword)
export class LockPasswordHandler implements ICommandHandler<LockPassword> {
  constructor(@Inject(STREAMS) private readonly streams: Streams) {}

  async execute({ account, password, context }: LockPassword) {
    const about = { subject: account, schools: await schoolsOfAccount(this.streams, account) };
    const { position } = await this.streams.change(accountStream(account), passwordFold, context, (state) =>
      lockPassword({ password }, state).map((event) => ({ event, about })),
    );
    return { position };
  }
}

@CommandHandler(RequirePasswordChange)
export class RequirePasswordChangeHandler implements ICommandHandler<RequirePasswordChange> {
  constructor(@Inject(STREAMS) private readonly streams: Streams) {}

  async execute({ account, cause, context }: RequirePasswordChange) {
    const about = { subject: account, schools: await schoolsOfAccount(this.streams, account) };
    const { position } = await this.streams.change(accountStream(account), passwordFold, context, (state) =>
      requirePasswordChange({ cause }, state).map((event) => ({ event, about })),
    );
    return { position };
  }
}
