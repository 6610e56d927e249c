import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Context as GraphQLContext, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ImportId, LogeError, SchoolId } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { Context } from '../context.js';
import { AnswerPace } from '../rights/answer-pace.js';
import { CurrentContext, CurrentReach, CurrentViewer, Public, Requires } from '../rights/declarations.js';
import { grantsGiving } from '../rights/reach.js';
import type { RequestWithLoge } from '../rights/request.js';
import { reaches } from '../rights/rights.js';
import type { Reach, Viewer } from '../rights/rights.js';
import { browserOf, giveSession } from '../rights/session-cookie.js';
import type { OwnView } from '../sessions/commands.js';
import { ImportLegacyLogins, LegacyImportById, LegacyImportsOf, SignInWithLegacyLogin } from './commands.js';
import type { LegacyImportView } from './commands.js';

/** A file, with a school that its own resolver completes. */
type LegacyImport = Omit<Api.LegacyImport, 'school'> & { readonly school: { readonly id: SchoolId } };
/** Who is signed in now; the resolver of `Me` completes it. */
interface SignedIn {
  readonly me: Pick<Api.Me, 'id'> & { readonly sessionExpiresAt: Date; readonly own: OwnView };
}

/** The old login of a school, and the files its user names come from. */
@Resolver()
export class LegacyLoginResolver {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(AnswerPace) private readonly pace: AnswerPace,
  ) {}

  @Mutation('signInWithLegacyLogin')
  @Public('One is nobody yet.')
  async signInWithLegacyLogin(
    @Args('input') { school, userName, password }: Api.LegacySignInInput,
    @CurrentContext() context: Context,
    @GraphQLContext('req') request: RequestWithLoge,
  ): Promise<SignedIn> {
    const command = new SignInWithLegacyLogin({ school, userName, password }, context, browserOf(request));
    const started = await this.pace.ofRefusals(() => this.commands.execute(command));
    giveSession(request, started);
    const { account: id, expiresAt: sessionExpiresAt, own } = started;
    return { me: { id, sessionExpiresAt, own } };
  }

  @Mutation('importLegacyLogins')
  @Requires('MANAGE_SCHOOLS')
  async importLegacyLogins(
    @Args('input') { school: id, csv }: Api.ImportLegacyLoginsInput,
    @CurrentReach() reach: Reach,
    @CurrentViewer() viewer: Viewer,
    @CurrentContext() context: Context,
  ): Promise<LegacyImport> {
    const school = SchoolId.safeParse(id);
    if (!school.success || !reaches(reach, school.data)) throw new LogeError('NOT_FOUND');
    // How far it reaches is asked of each account, from its stream.
    if (grantsGiving(viewer.grants, 'MANAGE_ACCOUNTS').length === 0) throw new LogeError('FORBIDDEN');
    return importOf(await this.commands.execute(new ImportLegacyLogins(school.data, csv, context)));
  }

  @Query('legacyImports')
  @Requires('MANAGE_SCHOOLS')
  async legacyImports(@Args('school') id: string, @CurrentReach() reach: Reach): Promise<LegacyImport[]> {
    const school = SchoolId.safeParse(id);
    if (!school.success || !reaches(reach, school.data)) return [];
    return (await this.queries.execute(new LegacyImportsOf(school.data))).map(importOf);
  }

  @Query('legacyImport')
  @Requires('MANAGE_SCHOOLS')
  async legacyImport(@Args('id') id: string, @CurrentReach() reach: Reach): Promise<LegacyImport | null> {
    const asked = ImportId.safeParse(id);
    const found = asked.success ? await this.queries.execute(new LegacyImportById(asked.data)) : undefined;
    return found && reaches(reach, found.school) ? importOf(found) : null;
  }
}

function importOf({ school, startedAt, refused, ...view }: LegacyImportView): LegacyImport {
  return { ...view, school: { id: school }, startedAt: startedAt.toISOString(), refused: [...refused] };
}
