import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type * as Api from '@loge/contracts/schema';
import { connectionOf } from '../graphql/connection.js';
import { CurrentReach, Requires } from '../rights/declarations.js';
import type { Reach } from '../rights/rights.js';
import { ListMails, SendMailAgain } from './queries.js';
import type { MailView } from './queries.js';

/** A mail whose person its own resolver completes from the id. */
type Mail = Omit<Api.Mail, 'person'> & { readonly person: { readonly id: string } };
type MailConnection = Omit<Api.MailConnection, 'edges'> & {
  readonly edges: readonly { readonly node: Mail; readonly cursor: string }[];
};

/** The mails that were sent and those that were not. */
@Resolver('Mail')
export class MailResolver {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  @Query('mails')
  @Requires('READ_MAILS')
  async mails(
    @Args() { state, first, after }: Api.QueryMailsArgs,
    @CurrentReach() reach: Reach,
  ): Promise<MailConnection> {
    const page = { first: first ?? 25, ...(state && { state }), ...(after && { after }) };
    const found = await this.queries.execute(new ListMails(reach, page));
    return { ...connectionOf(found.mails.map(mailOf), found, page.after), failed: found.failed };
  }

  @Mutation('sendMailAgain')
  @Requires('READ_MAILS')
  async sendMailAgain(@Args('id') id: string, @CurrentReach() reach: Reach): Promise<{ mail: Mail }> {
    return { mail: mailOf(await this.commands.execute(new SendMailAgain(id, reach))) };
  }
}

function mailOf(view: MailView): Mail {
  const { id, kind, account, state, tries, smtpCode, queuedAt, endedAt, nextTryAt } = view;
  return {
    ...{ id, kind, state, tries },
    person: { id: account },
    smtpCode: smtpCode ?? null,
    queuedAt: queuedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    nextTryAt: nextTryAt?.toISOString() ?? null,
  };
}
