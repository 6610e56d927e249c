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
import type { AccountId } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { Context } from '../context.js';
import { AnswerPace } from '../rights/answer-pace.js';
import { GrantsOf } from '../rights/commands.js';
import { CurrentContext, CurrentViewer, Public } from '../rights/declarations.js';
import type { RequestWithLoge } from '../rights/request.js';
import { rightsOf } from '../rights/rights.js';
import type { Right, Viewer } from '../rights/rights.js';
import { roleGrantView } from '../rights/role-grant.view.js';
import type { RoleGrantView } from '../rights/role-grant.view.js';
import { forgetSession, giveSession, sessionToken } from '../rights/session-cookie.js';
import { OwnName, SignIn, SignOut } from './commands.js';

/** Who is signed in: {@link MeResolver} completes it. */
interface Me {
  readonly id: AccountId;
  readonly sessionExpiresAt: Date;
}

/** Signing in and out, and who is signed in. */
@Resolver()
export class SessionResolver {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(AnswerPace) private readonly pace: AnswerPace,
  ) {}

  @Query('me')
  @Public('It answers null to a visitor: how the pages find out whether to ask for a password.')
  me(@CurrentViewer() viewer: Viewer | undefined): Me | null {
    return viewer ? { id: viewer.account, sessionExpiresAt: viewer.sessionExpiresAt } : null;
  }

  @Mutation('signIn')
  @Public('One is nobody yet.')
  async signIn(
    @Args('input') { login, password }: Api.SignInInput,
    @CurrentContext() context: Context,
    @GraphQLContext('req') request: RequestWithLoge,
  ): Promise<{ readonly me: Me }> {
    const command = new SignIn({ login, password }, context, sessionToken(request));
    const { token, account, expiresAt } = await this.pace.ofRefusals(() => this.commands.execute(command));
    giveSession(request, token, expiresAt);
    return { me: { id: account, sessionExpiresAt: expiresAt } };
  }

  @Mutation('signOut')
  @Public('Ending a session must work whatever has become of it.')
  async signOut(
    @CurrentContext() context: Context,
    @GraphQLContext('req') request: RequestWithLoge,
  ): Promise<Api.SignOutResult> {
    const token = sessionToken(request);
    if (token !== undefined) await this.commands.execute(new SignOut(token, context));
    forgetSession(request);
    return { signedOut: true };
  }
}

/** Who somebody signed in is and what they may do, from their stream; only ever made for oneself. */
@Resolver('Me')
export class MeResolver {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @ResolveField('name')
  async name(@Parent() { id }: Me): Promise<Api.PersonName> {
    return (await this.queries.execute(new OwnName(id))).name;
  }

  @ResolveField('login')
  async login(@Parent() { id }: Me): Promise<string> {
    return (await this.queries.execute(new OwnName(id))).login;
  }

  @ResolveField('roles')
  async roles(@Parent() { id }: Me): Promise<RoleGrantView[]> {
    return (await this.queries.execute(new GrantsOf(id))).map(roleGrantView);
  }

  @ResolveField('rights')
  async rights(@Parent() { id }: Me): Promise<Right[]> {
    const grants = await this.queries.execute(new GrantsOf(id));
    return [...new Set(grants.flatMap(({ role }) => rightsOf[role]))];
  }
}
