import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { EventId, LogeError, SecretId } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import { SECRETS } from '../vault/vault.js';
import type { Secrets } from '../vault/vault.js';
import { GoodPasswords } from './good-passwords.js';

/** Puts a new password's hash into the vault, ahead of the event that makes it valid. */
@Injectable()
export class NewPassword {
  constructor(
    @Inject(SECRETS) private readonly secrets: Secrets,
    @Inject(GoodPasswords) private readonly goodPasswords: GoodPasswords,
  ) {}

  /**
   * Checks and hashes a password, then has `append` append the event of the given id that names the hash.
   * When `append` refuses, the hash is removed; after any other failure the vault's sweeper finds out.
   * @throws LogeError those of {@link GoodPasswords.hash} and of `append`.
   */
  async commit<T>(
    account: AccountId,
    typed: string,
    append: (password: SecretId, event: EventId) => Promise<T>,
  ): Promise<T> {
    const value = await this.goodPasswords.hash(account, typed);
    const id = SecretId.parse(randomUUID());
    const event = EventId.parse(randomUUID());
    await this.secrets.put({ id, kind: 'password-hash', account, event, value });
    try {
      return await append(id, event);
    } catch (error) {
      if (error instanceof LogeError) await this.secrets.delete([id]);
      throw error;
    }
  }
}
