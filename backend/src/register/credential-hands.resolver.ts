import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { AccountId } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { Context } from '../context.js';
import { CurrentContext, CurrentReach, CurrentPerson, Requires } from '../rights/declarations.js';
import type { Reach, Viewer } from '../rights/rights.js';
import { CredentialHands, RecordReading } from './commands.js';
import { actorView } from './journal.view.js';
import type { ActorView } from './journal.view.js';

type Hand = Omit<Api.Hand, 'actor'> & { readonly actor: ActorView };
type Credential = Omit<Api.HandedCredential, 'madeBy' | 'hands'> & {
  readonly madeBy: ActorView;
  readonly hands: readonly Hand[];
};

/** « Qui a eu ce mot de passe entre les mains ? » People are completed by their own resolver. */
@Resolver()
export class CredentialHandsResolver {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  @Query('credentialHands')
  @Requires('READ_REGISTER')
  async credentialHands(
    @Args('account') id: string,
    @CurrentReach() reach: Reach,
    @CurrentPerson() viewer: Viewer | undefined,
    @CurrentContext() context: Context,
  ): Promise<readonly Credential[] | null> {
    const account = AccountId.safeParse(id);
    if (!account.success) return null;
    const asked = new CredentialHands(account.data, reach, viewer?.account, context.clock());
    const found = await this.queries.execute(asked);
    if (!found) return null;
    const { credentials, schools, classes } = found;
    const reading = {
      kind: 'ACCOUNT',
      part: 'CREDENTIALS',
      subject: account.data,
      schools,
      classes,
    } as const;
    await this.commands.execute(new RecordReading(reading, context));
    return credentials.map(({ madeBy, madeAt, expiresAt, endedAt, hands, ...shown }) => ({
      ...shown,
      ...{ madeBy: actorView(madeBy), madeAt: madeAt.toISOString() },
      ...{ expiresAt: expiresAt?.toISOString() ?? null, endedAt: endedAt?.toISOString() ?? null },
      hands: hands.map(({ actor, at, ...hand }) => ({
        ...hand,
        ...{ actor: actorView(actor), at: at.toISOString() },
      })),
    }));
  }
}
