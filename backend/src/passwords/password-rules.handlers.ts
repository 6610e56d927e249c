import { Inject } from '@nestjs/common';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { SECRETS } from '../vault/vault.js';
import type { Secrets } from '../vault/vault.js';
import { HashPassword, PasswordRulesOf, RefreshHash } from './commands.js';
import { GoodPasswords } from './good-passwords.js';
import { PasswordHashing } from './password-hashing.js';

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
    const isTheirs = kept?.kind === 'password-hash' && kept.account === account;
    if (!isTheirs || !this.hashing.isWeak(kept.value)) return;
    // Another password has another id: this touches none that was set meanwhile.
    await this.secrets.replaceValue(password, { from: kept.value, to: await this.hashing.hash(typed) });
  }
}
