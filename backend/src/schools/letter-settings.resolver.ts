import { Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { LetterSettings } from '@loge/contracts';
import { LogoOf } from './commands.js';
import { dataAddress } from './letter-settings.js';

/** The logo's bytes are read only where somebody asks for them. */
@Resolver('LetterSettings')
export class LetterSettingsResolver {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @ResolveField('logo')
  async logo(@Parent() { logo: sha256 }: LetterSettings): Promise<string | null> {
    const logo = sha256 === undefined ? undefined : await this.queries.execute(new LogoOf(sha256));
    return logo ? dataAddress(logo) : null;
  }
}
