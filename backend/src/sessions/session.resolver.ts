import { Inject } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Context as GraphQLContext, Mutation, Query, Resolver } from '@nestjs/graphql';
import type * as Api from '@loge/contracts/schema';
import type { Context } from '../context.js';
import { AnswerPace } from '../rights/answer-pace.js';
import { CurrentContext, CurrentViewer, Public } from '../rights/declarations.js';
import type { RequestWithLoge } from '../rights/request.js';
import type { Viewer } from '../rights/rights.js';
import { browserOf, forgetSession, giveSession, sessionToken } from '../rights/session-cookie.js';
import { SignIn, SignOut } from './commands.js';
import type { Me } from './me.resolver.js';

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
    @Args('input') { login, password, remember }: Api.SignInInput,
    @CurrentContext() context: Context,
    @GraphQLContext('req') request: RequestWithLoge,
  ): Promise<{ readonly me: Me }> {
    const command = new SignIn({ login, password }, context, { ...browserOf(request), remember });
    const started = await this.pace.ofRefusals(() => this.commands.execute(command));
    giveSession(request, started);
    const { account: id, expiresAt: sessionExpiresAt, own } = started;
    return { me: { id, sessionExpiresAt, own } };
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
