import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { CommandBus, CommandHandler, QueryHandler } from '@nestjs/cqrs';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { SecretId, accountStream } from '@loge/contracts';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { schoolsOfAccount } from '../rights/account-schools.js';
import { EndOtherSessions, ProvePassword } from '../sessions/commands.js';
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
import { normaliseReadable, sameText } from './readable-password.js';

@QueryHandler(CheckPassword)
export class CheckPasswordHandler implements IQueryHandler<CheckPassword> {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(SECRETS) private readonly secrets: Secrets,
    @Inject(PasswordHashing) private readonly hashing: PasswordHashing,
  ) {}

  async execute({ account, password: typed }: CheckPassword): Promise<PasswordVerdict> {
    const { password, temporaryUntil } = (await this.streams.load(accountStream(account), passwordFold))
      .state;
    // Nobody's secret is looked up where there is none, so that the work is the same.
    const secret = await this.secrets.get(password ?? SecretId.parse(randomUUID()));
    const kept = secret?.account === account ? secret : undefined;
    const said = temporaryUntil ? normaliseReadable(typed) : typed;
    // A temporary password that nobody used yet is kept as it is, not as a hash: the same work comes to nothing.
    const fits = await this.hashing.verify(kept?.kind === 'password-hash' ? kept.value : undefined, said);
    if (!password) return { verdict: 'NO_PASSWORD' };
    if (temporaryUntil && new Date(temporaryUntil) <= new Date()) return { verdict: 'EXPIRED' };
    switch (kept?.kind) {
      case 'password-hash':
        return fits
          ? { verdict: 'RIGHT', password, isWeak: this.hashing.isWeak(kept.value) }
          : { verdict: 'WRONG' };
      case 'temporary-password':
        return sameText(kept.value, said)
          ? { verdict: 'RIGHT', password, isWeak: true }
          : { verdict: 'WRONG' };
      default:
        return { verdict: 'NO_PASSWORD' };
    }
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
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(NewPassword) private readonly newPassword: NewPassword,
  ) {}

  async execute({ account, session, passwords, context }: ChangePassword) {
    const proven = new ProvePassword(account, passwords.current, 'change', context);
    const { password: known } = await this.commands.execute(proven);
    const stream = accountStream(account);
    const schools = await schoolsOfAccount(this.streams, account);
    const isSame = normaliseReadable(passwords.next) === normaliseReadable(passwords.current);
    const changed = await this.newPassword.commit(account, passwords.next, async (password, id) => {
      const { position } = await this.streams.change(stream, passwordFold, context, (state) =>
        changePassword({ known, password, isSame }, state).map((event) => ({
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
