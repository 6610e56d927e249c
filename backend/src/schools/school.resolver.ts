import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  Args,
  Context as GraphQLContext,
  Mutation,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { LogeError, Profile, SchoolId, schoolCode } from '@loge/contracts';
import type { LetterSettings } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { Context } from '../context.js';
import type { Position } from '../event-store/port.js';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type { ProjectionRunner } from '../event-store/projection.js';
import { connectionOf } from '../graphql/connection.js';
import { CurrentContext, CurrentReach, Requires } from '../rights/declarations.js';
import { reaches } from '../rights/rights.js';
import type { Reach } from '../rights/rights.js';
import { ListSchools, SetLegacyLoginPeriod } from './commands.js';
import { SetLetterSettings, SetPasswordPolicy, SetPortalSettings, SetSignInPlace } from './commands.js';
import type { SchoolView } from './commands.js';
import { legacyLoginOf } from './legacy-login-period.js';
import { MemberCountLoader } from './member-count.loader.js';
import { SchoolRefLoader } from './school-ref.loader.js';
import { portalOf } from './portal-settings.js';
import { SCHOOLS } from './school.projection.js';

/** A school but for what {@link SchoolResolver.members} and the resolver of its letter settings add. */
type School = Omit<Api.School, 'members' | 'letter'> & { readonly letter: LetterSettings };

/** What every change of a policy answers. */
interface Changed {
  readonly school: School;
  readonly pending: boolean;
}

@Resolver('School')
export class SchoolResolver {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(PROJECTION_RUNNER) private readonly projections: ProjectionRunner,
    @Inject(MemberCountLoader) private readonly memberCounts: MemberCountLoader,
  ) {}

  @Query('schools')
  @Requires('READ_SCHOOLS')
  async schools(
    @Args() { search, first, after }: Api.QuerySchoolsArgs,
    @CurrentReach() reach: Reach,
    @CurrentContext() context: Context,
  ): Promise<{ edges: { node: School; cursor: string }[]; pageInfo: Api.PageInfo }> {
    const page = { first: first ?? 100, after: after ?? undefined };
    const found = await this.queries.execute(new ListSchools({ search: search ?? undefined }, reach, page));
    return connectionOf(
      found.schools.map((view) => schoolOf(view, context.clock())),
      found,
      page.after,
    );
  }

  @Query('school')
  @Requires('READ_SCHOOLS')
  async school(
    @Args('id') id: string,
    @CurrentReach() reach: Reach,
    @CurrentContext() context: Context,
  ): Promise<School | null> {
    const school = SchoolId.safeParse(id);
    return school.success ? this.find(school.data, context, reach) : null;
  }

  @Mutation('setSignInPlace')
  @Requires('MANAGE_SCHOOLS')
  async setSignInPlace(
    @Args('input') input: Api.SetSignInPlaceInput,
    @CurrentReach() reach: Reach,
    @CurrentContext() context: Context,
  ): Promise<Changed> {
    const school = withinReach(input.school, reach);
    const command = new SetSignInPlace(school, input.profile, input.place, context);
    return this.shown(school, (await this.commands.execute(command)).position, context);
  }

  @Mutation('setPasswordPolicy')
  @Requires('MANAGE_SCHOOLS')
  async setPasswordPolicy(
    @Args('input') { school: id, minLength, composition }: Api.SetPasswordPolicyInput,
    @CurrentReach() reach: Reach,
    @CurrentContext() context: Context,
  ): Promise<Changed> {
    const school = withinReach(id, reach);
    const command = new SetPasswordPolicy(school, { minLength, composition }, context);
    return this.shown(school, (await this.commands.execute(command)).position, context);
  }

  @Mutation('setPortalSettings')
  @Requires('MANAGE_SCHOOLS')
  async setPortalSettings(
    @Args('input') { school: id, termsUrl, privacyUrl, videoUrl, contact, color }: Api.SetPortalSettingsInput,
    @CurrentReach() reach: Reach,
    @CurrentContext() context: Context,
  ): Promise<Changed> {
    const school = withinReach(id, reach);
    const settings = {
      ...{ termsUrl: termsUrl ?? undefined, privacyUrl: privacyUrl ?? undefined },
      ...{ videoUrl: videoUrl ?? undefined, contact: contact ?? undefined },
      color: color ?? undefined,
    };
    const command = new SetPortalSettings(school, settings, context);
    return this.shown(school, (await this.commands.execute(command)).position, context);
  }

  @Mutation('setLetterSettings')
  @Requires('MANAGE_SCHOOLS')
  async setLetterSettings(
    @Args('input') { school: id, text, logo }: Api.SetLetterSettingsInput,
    @CurrentReach() reach: Reach,
    @CurrentContext() context: Context,
  ): Promise<Changed> {
    const school = withinReach(id, reach);
    const settings = { text: text ?? undefined, logo: logo ?? undefined };
    const command = new SetLetterSettings(school, settings, context);
    return this.shown(school, (await this.commands.execute(command)).position, context);
  }

  @Mutation('setLegacyLoginPeriod')
  @Requires('MANAGE_SCHOOLS')
  async setLegacyLoginPeriod(
    @Args('input') { school: id, opensOn, endsOn }: Api.SetLegacyLoginPeriodInput,
    @CurrentReach() reach: Reach,
    @CurrentContext() context: Context,
  ): Promise<Changed> {
    const school = withinReach(id, reach);
    // One day without the other says neither when it ends nor that there is none.
    if (!opensOn !== !endsOn) throw new LogeError('BAD_INPUT');
    const period = opensOn && endsOn ? { opensOn, endsOn } : undefined;
    const command = new SetLegacyLoginPeriod(school, period, context);
    return this.shown(school, (await this.commands.execute(command)).position, context);
  }

  @ResolveField('members')
  async members(@Parent() { id }: School, @GraphQLContext() request: object): Promise<Api.MemberCount[]> {
    return this.memberCounts.of(request, SchoolId.parse(id));
  }

  private async shown(school: SchoolId, position: Position, context: Context): Promise<Changed> {
    const level = await this.projections.waitFor(position, [SCHOOLS]);
    const found = await this.find(school, context);
    if (!found) throw new LogeError('NOT_FOUND');
    return { school: found, pending: !level };
  }

  private async find(
    school: SchoolId,
    { clock }: Context,
    reach: Reach = { kind: 'everything' },
  ): Promise<School | null> {
    const { schools } = await this.queries.execute(new ListSchools({ school }, reach, { first: 1 }));
    return schools[0] ? schoolOf(schools[0], clock()) : null;
  }
}

/** Wherever a school is named: `{ id }` is enough for whoever answers with one. */
@Resolver('SchoolRef')
export class SchoolRefResolver {
  constructor(@Inject(SchoolRefLoader) private readonly loader: SchoolRefLoader) {}

  /** A school that is named before the read model holds it is shown by its code. */
  @ResolveField('name')
  async name(
    @Parent() { id }: Pick<Api.SchoolRef, 'id'>,
    @GraphQLContext() request: object,
  ): Promise<string> {
    const school = SchoolId.parse(id);
    return (await this.loader.name(request, school)) ?? schoolCode(school).code;
  }
}

/** A school that an operation names. @throws LogeError `NOT_FOUND` outside one's reach: as if there were none. */
function withinReach(id: string, reach: Reach): SchoolId {
  const school = SchoolId.safeParse(id);
  if (!school.success || !reaches(reach, school.data)) throw new LogeError('NOT_FOUND');
  return school.data;
}

function schoolOf(view: SchoolView, now: Date): School {
  const { school, record, signInPlaces, passwordPolicy, portal, letter, legacyLogin, registeredAt } = view;
  return {
    id: school,
    code: schoolCode(school).code,
    name: record.name,
    type: record.type ?? null,
    sector: record.sector ?? null,
    network: record.network ?? null,
    address: record.address ?? null,
    phone: record.phone ?? null,
    classes: record.classes.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    signInPlaces: Profile.options.map((profile) => ({ profile, place: signInPlaces[profile] })),
    passwordPolicy,
    portal: portalOf(portal),
    letter,
    legacyLogin: legacyLoginOf(legacyLogin, now),
    registeredAt: registeredAt.toISOString(),
  };
}
