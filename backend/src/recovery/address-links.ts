import { Inject, Injectable } from '@nestjs/common';
import { LogeError, accountStream } from '@loge/contracts';
import type { AccountId, AddressSide, EventId, SecretId } from '@loge/contracts';
import { CONFIG } from '../config.js';
import type { Settings } from '../config.js';
import type { Context } from '../context.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { schoolsOfAccount } from '../rights/account-schools.js';
import { addressOf, makeAddressLink, openChange, requireAddressLink } from './address-change.js';
import type { AddressChange } from './address-change-state.js';
import { MailedSecrets } from './mailed-secrets.js';
import { addressUrl } from './recovery-link.js';
import { recoveryFold } from './recovery.js';

/** The mail of one side of a change. */
export interface AddressMail {
  readonly change: string;
  readonly side: AddressSide;
  /** The event that asked for the change. */
  readonly asking: EventId;
}

/** A link that was just made, to be mailed and kept nowhere. */
export interface NewAddressLink {
  readonly to: string;
  readonly url: string;
  readonly change: AddressChange;
}

/** Whose link a token is, and what it agrees to. */
export interface ReadAddress {
  readonly account: AccountId;
  readonly link: SecretId;
  readonly change: AddressChange;
  readonly side: AddressSide;
}

/** Makes the links by which addresses agree to a change, and tells whether one works. */
@Injectable()
export class AddressLinks {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(MailedSecrets) private readonly secrets: MailedSecrets,
    @Inject(CONFIG) private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  /**
   * Makes a link for a mail that is on its way.
   * @returns `undefined` where none may be made, see `makeAddressLink`.
   */
  async make(
    account: AccountId,
    { change, side, asking }: AddressMail,
    context: Context,
  ): Promise<NewAddressLink | undefined> {
    const now = context.clock();
    const stream = accountStream(account);
    const open = openChange((await this.streams.load(stream, recoveryFold)).state, now);
    if (open?.change !== change) return undefined;
    const secret = await this.secrets.make('address-link', account, new Date(open.expiresAt));
    const { link, event: id, token } = secret;
    const about = { id, subject: account, schools: await schoolsOfAccount(this.streams, account) };
    const { events } = await this.streams.change(stream, recoveryFold, context, (state) =>
      makeAddressLink({ change, side, link, now }, state).map((event) => ({
        event,
        about: { ...about, causationId: asking },
      })),
    );
    if (events.length > 0)
      return { to: addressOf(open, side), url: addressUrl(this.settings.publicUrl, token), change: open };
    await this.secrets.drop(link);
    return undefined;
  }

  /**
   * What a token agrees to, if it works.
   * @throws LogeError `ADDRESS_LINK_INVALID`, whatever the reason.
   */
  async read(token: string, now: Date): Promise<ReadAddress> {
    const secret = await this.secrets.proven('address-link', token);
    if (!secret) throw new LogeError('ADDRESS_LINK_INVALID');
    const { account, id: link } = secret;
    const { state } = await this.streams.load(accountStream(account), recoveryFold);
    return { account, link, ...requireAddressLink(link, now, state) };
  }
}
