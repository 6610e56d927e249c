import { Inject } from '@nestjs/common';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { SECRETS } from '../vault/vault.js';
import type { Secrets } from '../vault/vault.js';
import { HashPassword, PasswordRulesOf, RefreshHash } from './commands.js';
import { GoodPasswords } from './good-passwords.js';
import { PasswordHashing } from './password-hashing.js';
import { normaliseReadable } from './readable-password.js';

@QueryHandler(PasswordRulesOf)
export class PasswordRulesOfHandler implements IQueryHandler<PasswordRulesOf> {
  constructor(@Inject(GoodPasswords) private readonly goodPasswords: GoodPasswords) {}

  async execute({ account }: PasswordRulesOf) {
    return (await this.goodPasswords.demandsOf(account)).rules;
  }
}

@QueryHandler(HashPassword)
export class HashPasswordHandler implements IQueryHandler<HashPassword> {
  constructor(@Inject(GoodPasswords) private readonly goodPasswords: GoodPasswords) {}

  async execute({ account, typed }: HashPassword) {
    return this.goodPasswords.hash(account, typed);
  }
}

@CommandHandler(RefreshHash)
export class RefreshHashHandler implements ICommandHandler<RefreshHash> {
  constructor(
    @Inject(SECRETS) private readonly secrets: Secrets,
    @Inject(PasswordHashing) private readonly hashing: PasswordHashing,
  ) {}

  async execute({ account, password, typed }: RefreshHash): Promise<void> {
    const kept = await this.secrets.get(password);
    if (kept?.account !== account) return;
    const isUnused = kept.kind === 'temporary-password';
    if (!isUnused && !(kept.kind === 'password-hash' && this.hashing.isWeak(kept.value))) return;
    // Only temporary passwords run out of time.
    const said = kept.expiresAt ? normaliseReadable(typed) : typed;
    // Another password has another id: this touches none that was set meanwhile.
    const to = await this.hashing.hash(said);
    await this.secrets.replaceValue(password, { from: kept.value, to, kind: 'password-hash' });
  }
}
