import { Inject, Injectable } from '@nestjs/common';
import { EventId, accountStream } from '@loge/contracts';
import type { Recorded } from '../event-store/codec.js';
import type { Reactor } from '../event-store/projection.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { MAILS } from '../notifications/mails.js';
import type { ComposedMail, Mails, QueuedMail } from '../notifications/mails.js';
import { Addressees, letterhead } from './addressees.js';
import type { Addressee } from './addressees.js';
import { reacting } from './reacting.js';
import { RecoveryLinks } from './recovery-links.js';
import { recoveryFold } from './recovery.js';

type RecoveryAsked = Extract<Recorded, { type: 'RecoveryAsked' }>;

/** The mails that answer who asked to get back in. What they say is found out when their turn comes. */
@Injectable()
export class RecoveryMails {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(MAILS) private readonly mails: Mails,
    @Inject(Addressees) private readonly addressees: Addressees,
    @Inject(RecoveryLinks) private readonly links: RecoveryLinks,
  ) {}

  /** Has a mail go out for each asking of an account that has an address. */
  reactor(): Reactor<'RecoveryAsked'> {
    return {
      name: 'recovery-mails',
      types: ['RecoveryAsked'],
      startsAt: 'now',
      react: (event) => this.answer(event),
    };
  }

  /** Tells the queue who writes what. */
  announce(): void {
    this.mails.composedBy('RECOVERY', (mail) => this.recovery(mail));
    this.mails.composedBy('FORGOTTEN_LOGIN', (mail) => this.forgottenLogin(mail));
    this.mails.composedBy('SIGN_IN_ELSEWHERE', (mail) => this.signInElsewhere(mail));
  }

  private async answer({ data, metadata }: RecoveryAsked): Promise<void> {
    const { id, subject, schools, correlationId } = metadata;
    const addressee = subject && (await this.addressees.of(subject));
    if (!addressee) return;
    const kind = await this.kindOf(data.what, addressee);
    if (!kind) return;
    const { account } = addressee;
    const facts = { correlationId };
    await this.mails.enqueue({ id, kind, account, language: data.language, facts }, { schools });
  }

  /** Logins that are forgotten go out in one mail to each address: that of the account whose id sorts first there. */
  private async kindOf(what: RecoveryAsked['data']['what'], addressee: Addressee) {
    if (what === 'PASSWORD') return addressee.signsInElsewhere ? 'SIGN_IN_ELSEWHERE' : 'RECOVERY';
    const [first] = await this.addressees.at(addressee.address);
    return !first || first.account === addressee.account ? 'FORGOTTEN_LOGIN' : undefined;
  }

  private async recovery({ id, account, facts }: QueuedMail): Promise<ComposedMail | undefined> {
    const addressee = await this.addressees.of(account);
    if (!addressee) return undefined;
    const { address, displayName } = addressee;
    const context = reacting(facts['correlationId']);
    const link = await this.links.make(account, { address, asking: EventId.parse(id) }, context);
    if (!link) return undefined;
    const { password } = (await this.streams.load(accountStream(account), recoveryFold)).state;
    const login = await this.addressees.loginWith(addressee, address);
    const { url, expiresAt } = link;
    return {
      to: address,
      ...letterhead(addressee),
      content: { kind: 'RECOVERY', displayName, login, link: url, expiresAt, first: !password },
    };
  }

  private async forgottenLogin({ account }: QueuedMail): Promise<ComposedMail | undefined> {
    const addressee = await this.addressees.of(account);
    if (!addressee) return undefined;
    const { address } = addressee;
    const others = (await this.addressees.at(address)).filter((one) => one.account !== account);
    const accounts = [addressee, ...others].map(({ displayName, login, schools }) => ({
      displayName,
      login,
      schools: schools.map(({ record }) => record.name),
    }));
    return { to: address, ...letterhead(addressee), content: { kind: 'FORGOTTEN_LOGIN', accounts } };
  }

  private async signInElsewhere({ account }: QueuedMail): Promise<ComposedMail | undefined> {
    const addressee = await this.addressees.of(account);
    if (!addressee) return undefined;
    const { address, displayName } = addressee;
    return { to: address, ...letterhead(addressee), content: { kind: 'SIGN_IN_ELSEWHERE', displayName } };
  }
}
