import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Addressees, letterhead } from './addressees.js';
import { EnvelopeFor, LanguageOf } from './commands.js';
import type { Envelope } from './commands.js';

@QueryHandler(EnvelopeFor)
export class EnvelopeForHandler implements IQueryHandler<EnvelopeFor> {
  constructor(@Inject(Addressees) private readonly addressees: Addressees) {}

  async execute({ account }: EnvelopeFor): Promise<Envelope | undefined> {
    const addressee = await this.addressees.of(account);
    if (!addressee) return undefined;
    const { address: to, displayName } = addressee;
    return { to, displayName, ...letterhead(addressee) };
  }
}

@QueryHandler(LanguageOf)
export class LanguageOfHandler implements IQueryHandler<LanguageOf> {
  constructor(@Inject(Addressees) private readonly addressees: Addressees) {}

  execute({ account }: LanguageOf) {
    return this.addressees.languageOf(account);
  }
}
