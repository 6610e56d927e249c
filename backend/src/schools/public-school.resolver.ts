import { Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { SchoolId, schoolCode } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { Context } from '../context.js';
import { CurrentContext, Public } from '../rights/declarations.js';
import { ListSchools } from './commands.js';
import { legacyLoginOf } from './legacy-login-period.js';
import { portalOf } from './portal-settings.js';

/** What the public page of a school shows (MB-1): nothing that its front door does not. */
@Resolver()
export class PublicSchoolResolver {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Query('publicSchool')
  @Public('A school’s page is open to everybody and to search engines.')
  async publicSchool(
    @Args('id') id: string,
    @CurrentContext() { clock }: Pick<Context, 'clock'>,
  ): Promise<Api.PublicSchool | null> {
    const asked = schoolNamed(id);
    if (!asked) return null;
    const everything = { kind: 'everything' } as const;
    const { schools } = await this.queries.execute(
      new ListSchools({ school: asked }, everything, { first: 1 }),
    );
    const found = schools[0];
    if (!found) return null;
    const { school, record, portal, legacyLogin } = found;
    return {
      id: school,
      code: schoolCode(school).code,
      name: record.name,
      town: record.address?.town ?? null,
      network: record.network ?? null,
      portal: portalOf(portal),
      legacyLogin: legacyLoginOf(legacyLogin, clock()),
    };
  }
}

/** A school by its id or its UAI, in whatever case people copy it. */
function schoolNamed(text: string): SchoolId | undefined {
  const named = text.trim();
  const [authority, code] = named.includes('-') ? named.split('-', 2) : ['uai', named];
  return SchoolId.safeParse(`${authority?.toLowerCase()}-${code?.toUpperCase()}`).data;
}
