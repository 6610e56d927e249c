import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Context as GraphQLContext, Mutation, Resolver } from '@nestjs/graphql';
import { AccountId, LogeError } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { Context } from '../context.js';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type { ProjectionRunner } from '../event-store/projection.js';
import { CurrentContext, CurrentViewer, Public, Requires, SignedInOnly } from '../rights/declarations.js';
import type { RequestWithLoge } from '../rights/request.js';
import type { Viewer } from '../rights/rights.js';
import { scopeOf } from '../rights/role-grant.view.js';
import { browserOf, giveSession } from '../rights/session-cookie.js';
import { StartSession } from '../sessions/commands.js';
import {
  AcceptInvitation,
  ChangePassword,
  InvitePerson,
  ReadInvitation,
  RenewInvitation,
} from './commands.js';
import type { InvitationMade } from './commands.js';

/** One's own password, and invitations. */
@Resolver()
export class PasswordResolver {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(PROJECTION_RUNNER) private readonly runner: Pick<ProjectionRunner, 'waitFor'>,
  ) {}

  @Mutation('changePassword')
  @SignedInOnly({ whilePasswordMustChange: true })
  async changePassword(
    @Args('input') { current, next }: Api.ChangePasswordInput,
    @CurrentViewer() viewer: Viewer,
    @CurrentContext() context: Context,
  ): Promise<Api.ChangePasswordResult> {
    const command = new ChangePassword(viewer.account, viewer.session, { current, next }, context);
    const { sessionsEnded } = await this.commands.execute(command);
    return { sessionsEnded };
  }

  @Mutation('readInvitation')
  @Public('Whoever holds the link is invited, and has no account to sign in to yet.')
  async readInvitation(
    @Args('token') token: string,
    @CurrentContext() context: Context,
  ): Promise<Api.Invitation> {
    const { expiresAt, ...view } = await this.queries.execute(new ReadInvitation(token, context.clock()));
    return { ...view, expiresAt: expiresAt.toISOString() };
  }

  @Mutation('acceptInvitation')
  @Public('Whoever holds the link is invited, and has no account to sign in to yet.')
  async acceptInvitation(
    @Args('input') { token, password }: Api.AcceptInvitationInput,
    @CurrentContext() context: Context,
    @GraphQLContext('req') request: RequestWithLoge,
  ): Promise<{ readonly me: Pick<Api.Me, 'id' | 'sessionExpiresAt'> }> {
    const { account } = await this.commands.execute(new AcceptInvitation(token, password, context));
    const started = await this.commands.execute(new StartSession(account, context, browserOf(request)));
    giveSession(request, started);
    return { me: { id: account, sessionExpiresAt: started.expiresAt.toISOString() } };
  }

  @Mutation('invitePerson')
  @Requires('MANAGE_RIGHTS')
  async invitePerson(
    @Args('input') { given, family, email, role, scope }: Api.InvitePersonInput,
    @CurrentContext() context: Context,
  ): Promise<Api.InvitePersonResult> {
    const command = new InvitePerson({ given, family, email }, { role, scope: scopeOf(scope) }, context);
    return this.shown(await this.commands.execute(command));
  }

  @Mutation('renewInvitation')
  @Requires('MANAGE_RIGHTS')
  async renewInvitation(
    @Args('account') account: string,
    @CurrentContext() context: Context,
  ): Promise<Api.InvitePersonResult> {
    const id = AccountId.safeParse(account);
    if (!id.success) throw new LogeError('NOT_FOUND');
    return this.shown(await this.commands.execute(new RenewInvitation(id.data, context)));
  }

  /** The only time that the link is shown. */
  private async shown({
    account,
    link,
    expiresAt,
    position,
  }: InvitationMade): Promise<Api.InvitePersonResult> {
    const level = await this.runner.waitFor(position, ['role-holders', 'accounts']);
    return { account, link, expiresAt: expiresAt.toISOString(), pending: !level };
  }
}
