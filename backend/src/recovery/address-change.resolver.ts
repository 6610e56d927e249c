import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { AccountId } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { Context } from '../context.js';
import { CurrentContext, CurrentViewer, Public, SignedInOnly } from '../rights/declarations.js';
import type { Viewer } from '../rights/rights.js';
import { AgreeToAddressChange, AskAddressChange, OwnAddressOf, ReadAddressLink } from './commands.js';
import type { OwnAddressView, PendingAddressView } from './commands.js';

/** Changing one's address: asking for it, and agreeing to it by mail. */
@Resolver()
export class AddressChangeResolver {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Mutation('askAddressChange')
  @SignedInOnly()
  async askAddressChange(
    @Args('input') { address, password, language }: Api.AskAddressChangeInput,
    @CurrentViewer() viewer: Viewer,
    @CurrentContext() context: Context,
  ): Promise<Api.AskAddressChangeResult> {
    const asked = { address, password: password ?? '', language };
    return {
      pending: pendingOf(await this.commands.execute(new AskAddressChange(viewer.account, asked, context))),
    };
  }

  @Mutation('readAddressLink')
  @Public('Who reads the mail may be signed in nowhere near.')
  async readAddressLink(
    @Args('token') token: string,
    @CurrentContext() context: Context,
  ): Promise<Api.AddressLink> {
    const { expiresAt, ...view } = await this.queries.execute(new ReadAddressLink(token, context.clock()));
    return { ...view, expiresAt: expiresAt.toISOString() };
  }

  @Mutation('agreeToAddressChange')
  @Public('Who reads the mail may be signed in nowhere near.')
  agreeToAddressChange(
    @Args('token') token: string,
    @CurrentContext() context: Context,
  ): Promise<Api.AddressAgreement> {
    return this.commands.execute(new AgreeToAddressChange(token, context));
  }
}

/** What its owner is told of an account's address; only ever made for oneself. */
@Resolver('Me')
export class OwnAddressResolver {
  /** What was read for each answer. */
  private readonly readings = new WeakMap<object, Promise<OwnAddressView>>();

  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @ResolveField('address')
  async address(@Parent() me: { readonly id: AccountId }): Promise<string | null> {
    return (await this.read(me)).address ?? null;
  }

  @ResolveField('pendingAddressChange')
  async pendingAddressChange(
    @Parent() me: { readonly id: AccountId },
  ): Promise<Api.PendingAddressChange | null> {
    const { pending } = await this.read(me);
    return pending ? pendingOf(pending) : null;
  }

  private read(me: { readonly id: AccountId }): Promise<OwnAddressView> {
    const reading = this.readings.get(me) ?? this.queries.execute(new OwnAddressOf(me.id, new Date()));
    this.readings.set(me, reading);
    return reading;
  }
}

const pendingOf = ({
  previousAddress,
  waitingFor,
  expiresAt,
  ...view
}: PendingAddressView): Api.PendingAddressChange => ({
  ...view,
  previousAddress: previousAddress ?? null,
  waitingFor: [...waitingFor],
  expiresAt: expiresAt.toISOString(),
});
