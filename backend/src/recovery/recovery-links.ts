import { Inject, Injectable } from '@nestjs/common';
import { LogeError, accountStream } from '@loge/contracts';
import type {
  AccountId,
  DistributionId,
  EventId,
  EventOf,
  RecoveryLinkMade,
  SecretId,
} from '@loge/contracts';
import { CONFIG } from '../config.js';
import type { Settings } from '../config.js';
import type { Context } from '../context.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { schoolsOfAccount } from '../rights/account-schools.js';
import { Addressees } from './addressees.js';
import { MailedSecrets } from './mailed-secrets.js';
import { recoveryUrl } from './recovery-link.js';
import { RecoveryRecords } from './recovery-records.js';
import { LinkRefused, makeFirstLink, makeLink, recoveryFold, requireLink } from './recovery.js';
import type { MailedLink, RecoveryState } from './recovery.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** A link that was just made, to be mailed and kept nowhere. */
export interface NewLink {
  readonly link: SecretId;
  readonly url: string;
  readonly expiresAt: Date;
}

/** Whose link a token is, and what it would replace. */
export interface ReadLink {
  readonly account: AccountId;
  readonly mailed: MailedLink;
}

/** Makes links to choose a password, and tells whether one works. */
@Injectable()
export class RecoveryLinks {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(MailedSecrets) private readonly secrets: MailedSecrets,
    @Inject(RecoveryRecords) private readonly records: RecoveryRecords,
    @Inject(Addressees) private readonly addressees: Addressees,
    @Inject(CONFIG)
    private readonly settings: Pick<Settings, 'publicUrl' | 'recoveryLinkMinutes' | 'firstLinkDays'>,
  ) {}

  /**
   * Makes a link for a mail that is on its way.
   * @param asking the event that asked for it.
   * @returns `undefined` where none may be made, see `makeLink`.
   */
  async make(
    account: AccountId,
    { address, asking }: { readonly address: string; readonly asking: EventId },
    context: Context,
  ): Promise<NewLink | undefined> {
    const now = context.clock();
    const expiresAt = new Date(now.getTime() + this.settings.recoveryLinkMinutes * MINUTE);
    return this.#make(account, { asking, expiresAt }, context, (link, state) =>
      makeLink({ link, address, asking, expiresAt, now }, state),
    );
  }

  /**
   * Makes a link for a campaign's mail that is on its way.
   * @param asking the mail's id.
   * @returns `undefined` where none may be made, see `makeFirstLink`.
   */
  async makeFirst(
    account: AccountId,
    { distribution, asking }: { readonly distribution: DistributionId; readonly asking: EventId },
    context: Context,
  ): Promise<NewLink | undefined> {
    const expiresAt = new Date(context.clock().getTime() + this.settings.firstLinkDays * DAY);
    return this.#make(account, { asking, expiresAt }, context, (link, state) =>
      makeFirstLink({ link, distribution, expiresAt }, state),
    );
  }

  async #make(
    account: AccountId,
    { asking, expiresAt }: { readonly asking: EventId; readonly expiresAt: Date },
    context: Context,
    decide: (link: SecretId, state: RecoveryState) => EventOf<typeof RecoveryLinkMade>[],
  ): Promise<NewLink | undefined> {
    const { link, event: id, token } = await this.secrets.make('recovery-link', account, expiresAt);
    const about = { id, subject: account, schools: await schoolsOfAccount(this.streams, account) };
    const { events } = await this.streams.change(accountStream(account), recoveryFold, context, (state) =>
      decide(link, state).map((event) => ({ event, about: { ...about, causationId: asking } })),
    );
    if (events.length > 0) return { link, url: recoveryUrl(this.settings.publicUrl, token), expiresAt };
    await this.secrets.drop(link);
    return undefined;
  }

  /**
   * Whose link a token is, if it works. Where it does not, the register has why.
   * @throws LogeError `RECOVERY_LINK_INVALID`, `RECOVERY_LINK_USED`.
   */
  async read(token: string, context: Context): Promise<ReadLink> {
    const secret = await this.secrets.proven('recovery-link', token);
    if (!secret) throw new LogeError('RECOVERY_LINK_INVALID');
    const { account, id: link } = secret;
    const { state } = await this.streams.load(accountStream(account), recoveryFold);
    const mailed = await this.noting(account, link, context, async () => {
      const works = requireLink(link, context.clock(), state);
      if (works.distribution && (await this.isElsewhere(account))) throw new LinkRefused('REPLACED');
      return works;
    });
    return { account, mailed };
  }

  /** Within the weeks that a campaign's link lives, a school may have sent its owner to the academy (KO-8). */
  private async isElsewhere(account: AccountId): Promise<boolean> {
    return (await this.addressees.of(account))?.signsInElsewhere === true;
  }

  /** Does what needs a link that works; when it does not, the register has why. */
  async noting<T>(account: AccountId, link: SecretId, context: Context, act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      if (error instanceof LinkRefused) await this.records.refused(account, link, error.why, context);
      throw error;
    }
  }
}
