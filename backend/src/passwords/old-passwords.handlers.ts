import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { CheckOldPassword, HashOldPassword } from './old-passwords.js';
import { PasswordHashing } from './password-hashing.js';

@QueryHandler(HashOldPassword)
export class HashOldPasswordHandler implements IQueryHandler<HashOldPassword> {
  constructor(@Inject(PasswordHashing) private readonly hashing: PasswordHashing) {}

  execute({ material, urgency }: HashOldPassword): Promise<string> {
    return this.hashing.hash(material, urgency);
  }
}

@QueryHandler(CheckOldPassword)
export class CheckOldPasswordHandler implements IQueryHandler<CheckOldPassword> {
  constructor(@Inject(PasswordHashing) private readonly hashing: PasswordHashing) {}

  execute({ phc, material, urgency }: CheckOldPassword): Promise<boolean> {
    return this.hashing.verify(phc, material, urgency);
  }
}
