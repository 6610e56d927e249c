import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { CommandBus, CommandHandler, QueryHandler } from '@nestjs/cqrs';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { LogeError, accountStream } from '@loge/contracts';
import { z } from 'zod';
import { ConfirmAddress, normaliseLogin } from '../accounts/commands.js';
import { CONFIG } from '../config.js';
import type { Settings } from '../config.js';
import type { Context } from '../context.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { ProveLegacyLogin } from '../legacy-login/commands.js';
import { schoolsOfAccount } from '../rights/account-schools.js';
import { ProvePassword } from '../sessions/commands.js';
import { waitingFor } from './address-change-state.js';
import type { AddressChange } from './address-change-state.js';
import { agreeToChange, askChange, openChange } from './address-change.js';
import { AddressLinks } from './address-links.js';
import { Addressees } from './addressees.js';
import { AgreeToAddressChange, AskAddressChange, OwnAddressOf, ReadAddressLink } from './commands.js';
import type { AddressLinkView, OwnAddressView, PendingAddressView } from './commands.js';
import { mailAddressOf } from './mail-address.js';
import { recoveryFold } from './recovery.js';

const HOUR = 3_600_000;
/** RFC 5321 §4.5.3.1.3. */
const Address = z.email().max(254);

@CommandHandler(AskAddressChange)
export class AskAddressChangeHandler implements ICommandHandler<AskAddressChange> {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(CONFIG) private readonly settings: Pick<Settings, 'addressChangeHours'>,
  ) {}

  async execute({ account, asked, context }: AskAddressChange): Promise<PendingAddressView> {
    const typed = Address.safeParse(normaliseLogin(asked.address));
    if (!typed.success) throw new LogeError('ADDRESS_INVALID');
    const stream = accountStream(account);
    const { password } = (await this.streams.load(stream, recoveryFold)).state;
    // Whoever sits down at a session left open must not make the account theirs.
    const Prove = password ? ProvePassword : ProveLegacyLogin;
    await this.commands.execute(new Prove(account, asked.password, 'address', context));
    const now = context.clock();
    const command = {
      ...{ change: randomUUID(), address: typed.data, language: asked.language, now },
      expiresAt: new Date(now.getTime() + this.settings.addressChangeHours * HOUR),
    };
    const about = { subject: account, schools: await schoolsOfAccount(this.streams, account) };
    await this.streams.change(stream, recoveryFold, context, (state) =>
      askChange(command, state).map((event) => ({ event, about })),
    );
    const { state } = await this.streams.load(stream, recoveryFold);
    const { change } = state;
    // Another asking, or a new password, made it void in this very moment.
    if (change?.change !== command.change) throw new LogeError('CONFLICT');
    return pendingView(change);
  }
}

@QueryHandler(OwnAddressOf)
export class OwnAddressHandler implements IQueryHandler<OwnAddressOf> {
  constructor(@Inject(STREAMS) private readonly streams: Streams) {}

  async execute({ account, now }: OwnAddressOf): Promise<OwnAddressView> {
    const { state } = await this.streams.load(accountStream(account), recoveryFold);
    const [address, change] = [mailAddressOf(state), openChange(state, now)];
    return { ...(address && { address }), ...(change && { pending: pendingView(change) }) };
  }
}

@QueryHandler(ReadAddressLink)
export class ReadAddressLinkHandler implements IQueryHandler<ReadAddressLink> {
  constructor(
    @Inject(AddressLinks) private readonly links: AddressLinks,
    @Inject(Addressees) private readonly addressees: Addressees,
  ) {}

  async execute({ token, now }: ReadAddressLink): Promise<AddressLinkView> {
    const { account, side, change } = await this.links.read(token, now);
    const person = await this.addressees.named(account);
    // It was closed in this very moment.
    if (!person) throw new LogeError('ADDRESS_LINK_INVALID');
    const { displayName } = person;
    return { displayName, side, address: change.address, expiresAt: new Date(change.expiresAt) };
  }
}

@CommandHandler(AgreeToAddressChange)
export class AgreeToAddressChangeHandler implements ICommandHandler<AgreeToAddressChange> {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(AddressLinks) private readonly links: AddressLinks,
  ) {}

  async execute({ token, context }: AgreeToAddressChange) {
    const now = context.clock();
    const { account, link, change } = await this.links.read(token, now);
    // Who holds the link has a mailbox of the person it was made for: the act is theirs.
    const own: Context = { ...context, actor: { kind: 'ACCOUNT', id: account } };
    const about = { subject: account, schools: await schoolsOfAccount(this.streams, account) };
    let done = false;
    await this.streams.change(accountStream(account), recoveryFold, own, async (state) => {
      const agreed = agreeToChange({ link, now }, state);
      done = agreed.done;
      // Ahead of the last agreement, so that after an interruption its link still works. The stream has moved on by
      // it, so this is decided once more, when there is nothing left to confirm.
      if (done) await this.commands.execute(new ConfirmAddress(account, change.address, own));
      return [{ event: agreed.event, about }];
    });
    return { done, address: change.address };
  }
}

const pendingView = (change: AddressChange): PendingAddressView => ({
  address: change.address,
  ...(change.previousAddress && { previousAddress: change.previousAddress }),
  waitingFor: waitingFor(change),
  expiresAt: new Date(change.expiresAt),
});
