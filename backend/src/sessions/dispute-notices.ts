import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { AccountId, EventId } from '@loge/contracts';
import type { SchoolId } from '@loge/contracts';
import { AccountStanding } from '../accounts/commands.js';
import type { Recorded } from '../event-store/codec.js';
import type { Reactor } from '../event-store/projection.js';
import { uuidOfHash } from '../event-store/uuid-of-hash.js';
import { MAILS } from '../notifications/mails.js';
import type { ComposedMail, Mails, QueuedMail } from '../notifications/mails.js';
import { EnvelopeFor, LanguageOf } from '../recovery/commands.js';
import { JournalEntries } from '../register/commands.js';
import { RoleHolders } from '../rights/commands.js';
import { nowhere } from '../rights/rights.js';
import type { Reach } from '../rights/rights.js';
import { disputedWords } from './disputed-words.js';

type Disputed = Extract<Recorded, { type: 'ActivityDisputed' }>;

/** More need not be woken. */
const MOST_MAILS = 20;

/** The mails that tell a school's administrators that somebody said « ce n'était pas moi ». */
@Injectable()
export class DisputeNotices {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(MAILS) private readonly mails: Mails,
  ) {}

  reactor(): Reactor<Disputed['type']> {
    return {
      name: 'dispute-notices',
      types: ['ActivityDisputed'],
      startsAt: 'now',
      react: (event) => this.notify(event),
    };
  }

  /** Tells the queue who writes what. */
  announce(): void {
    this.mails.composedBy('ACTIVITY_DISPUTED', (mail) => this.compose(mail));
  }

  private async notify({ data, metadata }: Disputed): Promise<void> {
    const { id, subject, schools, occurredAt: at } = metadata;
    if (!subject) return;
    const facts = { subject, event: data.event, at };
    for (const account of (await this.administrators(schools)).slice(0, MOST_MAILS)) {
      const language = await this.queries.execute(new LanguageOf(account));
      const mail = { id: mailId(id, account), kind: 'ACTIVITY_DISPUTED', account, language, facts } as const;
      await this.mails.enqueue(mail, { schools });
    }
  }

  /** Those of the person's schools; where there are none, those of everything. */
  private async administrators(schools: readonly SchoolId[]): Promise<readonly AccountId[]> {
    const near = await this.administratorsWithin({ ...nowhere, schools });
    return near.length > 0 ? near : this.administratorsWithin({ kind: 'everything' });
  }

  private async administratorsWithin(reach: Reach): Promise<readonly AccountId[]> {
    const { holders } = await this.queries.execute(new RoleHolders(reach, { first: 100 }));
    return holders
      .filter(({ grants }) => grants.some(({ role }) => role === 'ADMINISTRATOR'))
      .map(({ account }) => account);
  }

  private async compose({ account, language, facts }: QueuedMail): Promise<ComposedMail | undefined> {
    const envelope = await this.queries.execute(new EnvelopeFor(account));
    if (!envelope) return undefined;
    // The facts are those that `notify` put there.
    const [subject, event] = [AccountId.parse(facts['subject']), EventId.parse(facts['event'])];
    const { name } = await this.queries.execute(new AccountStanding(subject));
    const entry = (await this.queries.execute(new JournalEntries([event], nowhere, subject))).get(event);
    const { displayName: _recipient, ...address } = envelope;
    return {
      ...address,
      content: {
        kind: 'ACTIVITY_DISPUTED',
        displayName: `${name.given} ${name.family}`.trim(),
        at: new Date(facts['at'] ?? 0),
        what: disputedWords(language, entry),
      },
    };
  }
}

/** One mail for each dispute and administrator, however often the event is met. */
const mailId = (dispute: EventId, administrator: AccountId): string =>
  uuidOfHash(createHash('sha256').update(`${dispute}/${administrator}`).digest());
