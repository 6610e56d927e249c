import { Inject, Module } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import {
  AcceptInvitationHandler,
  InvitePersonHandler,
  ReadInvitationHandler,
  RenewInvitationHandler,
} from './invitation.handlers.js';
import { GoodPasswords } from './good-passwords.js';
import { Invitations } from './invitations.js';
import { NewPassword } from './new-password.js';
import { CheckOldPasswordHandler, HashOldPasswordHandler } from './old-passwords.handlers.js';
import { PasswordHashing } from './password-hashing.js';
import {
  ChangePasswordHandler,
  CheckPasswordHandler,
  LockPasswordHandler,
  RequirePasswordChangeHandler,
  SetPasswordHandler,
} from './password.handlers.js';
import {
  HashPasswordHandler,
  PasswordRulesOfHandler,
  RefreshHashHandler,
} from './password-rules.handlers.js';
import { PasswordResolver } from './password.resolver.js';
import { MakeTemporaryPasswordHandler } from './temporary-password.handler.js';

/**
 * Passwords and the invitations that lead to a first one.
 * It needs CONFIG, STREAMS, SECRETS and FINGERPRINTS, and the handlers of accounts, rights, schools and sessions.
 */
@Module({
  imports: [CqrsModule],
  providers: [
    GoodPasswords,
    Invitations,
    NewPassword,
    PasswordHashing,
    InvitePersonHandler,
    RenewInvitationHandler,
    ReadInvitationHandler,
    AcceptInvitationHandler,
    CheckPasswordHandler,
    SetPasswordHandler,
    ChangePasswordHandler,
    LockPasswordHandler,
    RequirePasswordChangeHandler,
    PasswordRulesOfHandler,
    HashPasswordHandler,
    RefreshHashHandler,
    MakeTemporaryPasswordHandler,
    HashOldPasswordHandler,
    CheckOldPasswordHandler,
    PasswordResolver,
  ],
})
export class PasswordsModule implements OnApplicationBootstrap {
  constructor(@Inject(PasswordHashing) private readonly hashing: PasswordHashing) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.hashing.prepare();
  }
}
