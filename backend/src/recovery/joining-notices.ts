import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { accountStream } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import { AccountStanding } from '../accounts/commands.js';
import type { Recorded } from '../event-store/codec.js';
import { metadataOf } from '../event-store/metadata-of.js';
import type { Reactor } from '../event-store/projection.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { MAILS } from '../notifications/mails.js';
import type { ComposedMail, Mails, QueuedMail } from '../notifications/mails.js';
import { Addressees } from './addressees.js';
import { mailAddressOf } from './mail-address.js';
import { recoveryFold } from './recovery.js';

type Joined = Extract<Recorded, { type: 'AccountsJoined' }>;

/**
 * The mails that tell of two accounts that were joined, at the address of each: where the joining was a mistake,
 * somebody is shut out who has to hear of it.
 */
@Injectable()
export class JoiningNotices {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(MAILS) private readonly mails: Mails,
    @Inject(Addressees) private readonly addressees: Addressees,
  ) {}

  /** Has a mail go out to the address of each of the two, once where they are the same. */
  reactor(): Reactor<'AccountsJoined'> {
    return {
      name: 'joining-notices',
      types: ['AccountsJoined'],
      startsAt: 'now',
      react: (event) => this.notify(event),
    };
  }

  /** Tells the queue who writes what. */
  announce(): void {
    this.mails.composedBy('ACCOUNTS_JOINED', (mail) => this.compose(mail));
  }

  private async notify({ data: { standing, joined }, metadata: { id, subject, schools } }: Joined) {
    if (!subject) return;
    const address = await this.addressOf(subject);
    if (!address || (subject === joined && address === (await this.addressOf(standing)))) return;
    const language = await this.addressees.languageOf(subject);
    const mail = { id, kind: 'ACCOUNTS_JOINED', account: subject, language, facts: {} } as const;
    await this.mails.enqueue(mail, { schools });
  }

  private async compose({ id, account }: QueuedMail): Promise<ComposedMail | undefined> {
    const { state: told } = await this.streams.load(accountStream(account), metadataOf(id));
    const to = await this.addressOf(account);
    const {
      name: { given, family },
    } = await this.queries.execute(new AccountStanding(account));
    if (!told || !to) return undefined;
    const displayName = `${given} ${family}`.trim();
    return { to, content: { kind: 'ACCOUNTS_JOINED', displayName, at: new Date(told.occurredAt) } };
  }

  /** Also of an account that leads elsewhere by now, which is nobody's any more whom mails are written to. */
  private async addressOf(account: AccountId): Promise<string | undefined> {
    return mailAddressOf((await this.streams.load(accountStream(account), recoveryFold)).state);
  }
}
