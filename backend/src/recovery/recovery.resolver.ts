import { Inject } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Context as GraphQLContext, Mutation, Resolver } from '@nestjs/graphql';
import type { AccountId } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { Context } from '../context.js';
import { AnswerPace } from '../rights/answer-pace.js';
import { CurrentContext, Public } from '../rights/declarations.js';
import type { RequestWithLoge } from '../rights/request.js';
import { browserOf, giveSession } from '../rights/session-cookie.js';
import { AskRecovery, ReadRecoveryLink, ResetPassword } from './commands.js';
import type { Asked } from './commands.js';

/** The ways back in: asking for a mail, and using its link. */
@Resolver()
export class RecoveryResolver {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(AnswerPace) private readonly pace: AnswerPace,
  ) {}

  @Mutation('askPasswordRecovery')
  @Public('Who forgot their password cannot sign in.')
  askPasswordRecovery(
    @Args('input') { login, language }: Api.AskPasswordRecoveryInput,
    @CurrentContext() context: Context,
  ): Promise<Api.RecoveryAnswer> {
    return this.ask({ what: 'PASSWORD', typed: login, language }, context);
  }

  @Mutation('askForgottenLogin')
  @Public('Who forgot their login cannot sign in.')
  askForgottenLogin(
    @Args('input') { email, language }: Api.AskForgottenLoginInput,
    @CurrentContext() context: Context,
  ): Promise<Api.RecoveryAnswer> {
    return this.ask({ what: 'LOGIN', typed: email, language }, context);
  }

  @Mutation('readRecoveryLink')
  @Public('Who holds the link cannot sign in yet.')
  async readRecoveryLink(
    @Args('token') token: string,
    @CurrentContext() context: Context,
  ): Promise<Api.RecoveryLink> {
    const { expiresAt, ...view } = await this.commands.execute(new ReadRecoveryLink(token, context));
    return { ...view, expiresAt: expiresAt.toISOString() };
  }

  @Mutation('resetPassword')
  @Public('Who holds the link cannot sign in yet.')
  async resetPassword(
    @Args('input') { token, password, endOtherSessions = true, remember = false }: Api.ResetPasswordInput,
    @CurrentContext() context: Context,
    @GraphQLContext('req') request: RequestWithLoge,
  ): Promise<{ readonly me: { readonly id: AccountId; readonly sessionExpiresAt: Date } }> {
    const browser = { ...browserOf(request), remember };
    const command = new ResetPassword(token, { password, endOtherSessions }, context, browser);
    const started = await this.commands.execute(command);
    giveSession(request, started);
    return { me: { id: started.account, sessionExpiresAt: started.expiresAt } };
  }

  /** Answers everybody alike: what was done for them, and whether they wait, must not tell by its time (KO-9). */
  private async ask(asked: Asked, context: Context): Promise<Api.RecoveryAnswer> {
    await this.pace.ofAll(() => this.commands.execute(new AskRecovery(asked, context)));
    return { asked: true };
  }
}
