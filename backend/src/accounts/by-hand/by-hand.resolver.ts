import { Inject } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AccountId, LogeError, SchoolId } from '@loge/contracts';
import type { Contacts } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { Context } from '../../context.js';
import type { Position } from '../../event-store/port.js';
import { PROJECTION_RUNNER } from '../../event-store/projection.js';
import type { ProjectionRunner } from '../../event-store/projection.js';
import { CurrentContext, Requires } from '../../rights/declarations.js';
import { withReason } from '../../rights/reason.js';
import { ACCOUNTS } from '../account.projection.js';
import { AddPlace, ChangeContacts, CreateAccountByHand, EndPlace } from './commands.js';
import { contactsTyped, personTyped, placeTyped } from './typed.js';

/** What staff do to the life of an account (KO-11). */
@Resolver()
export class ByHandResolver {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(PROJECTION_RUNNER) private readonly runner: Pick<ProjectionRunner, 'waitFor'>,
  ) {}

  @Mutation('createAccount')
  @Requires('MANAGE_ACCOUNTS')
  async createAccount(
    @Args('input') input: Api.CreateAccountInput,
    @CurrentContext() context: Context,
  ): Promise<Api.CreatedAccount> {
    const [person, place] = [personTyped(input, context.clock()), placeTyped(input.place)];
    const reasoned = withReason(context, input.reason);
    const { account, login, position } = await this.commands.execute(
      new CreateAccountByHand(person, place, input.evenIfKnown ?? false, reasoned),
    );
    return { account, login, pending: await this.isPending(position) };
  }

  @Mutation('changeContacts')
  @Requires('MANAGE_ACCOUNTS')
  async changeContacts(
    @Args('input') { account, contacts, reason }: Api.ChangeContactsInput,
    @CurrentContext() context: Context,
  ): Promise<Api.AccountActResult> {
    const reasoned = withReason(context, reason);
    return this.done(new ChangeContacts(accountOf(account), contactsTyped(contacts), reasoned));
  }

  @Mutation('addPlace')
  @Requires('MANAGE_ACCOUNTS')
  async addPlace(
    @Args('input') { account, place, reason }: Api.AddPlaceInput,
    @CurrentContext() context: Context,
  ): Promise<Api.AccountActResult> {
    return this.done(new AddPlace(accountOf(account), placeTyped(place), withReason(context, reason)));
  }

  @Mutation('endPlace')
  @Requires('MANAGE_ACCOUNTS')
  async endPlace(
    @Args('input') { account, school: typed, profile, reason }: Api.EndPlaceInput,
    @CurrentContext() context: Context,
  ): Promise<Api.AccountActResult> {
    const school = SchoolId.safeParse(typed);
    if (!school.success) throw new LogeError('BAD_INPUT', { field: 'school' });
    const place = { school: school.data, profile };
    return this.done(new EndPlace(accountOf(account), place, withReason(context, reason)));
  }

  private async done(command: ChangeContacts | AddPlace | EndPlace): Promise<Api.AccountActResult> {
    const { position } = await this.commands.execute(command);
    return { account: command.account, pending: await this.isPending(position) };
  }

  private async isPending(position: Position): Promise<boolean> {
    return !(await this.runner.waitFor(position, [ACCOUNTS]));
  }
}

/** Contacts by kind, as the account's own resolver answered them; of a number for text messages alone, the mobile. */
@Resolver('Account')
export class ContactsResolver {
  @ResolveField('contacts')
  contacts(@Parent() { contacts }: { readonly contacts: Contacts | null }): Api.Contacts | null {
    if (!contacts) return null;
    const { email, homePhone, workPhone, mobile, smsMobile } = contacts;
    return {
      email: email || null,
      homePhone: homePhone || null,
      workPhone: workPhone || null,
      mobile: mobile || smsMobile || null,
    };
  }
}

/** @throws LogeError `NOT_FOUND` for what is no account's id. */
function accountOf(id: string): AccountId {
  const read = AccountId.safeParse(id);
  if (!read.success) throw new LogeError('NOT_FOUND');
  return read.data;
}
