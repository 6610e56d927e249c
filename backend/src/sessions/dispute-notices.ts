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
import type { RecordedGrant, RoleHolderView } from '../rights/commands.js';
import { rulesInstallation } from '../rights/grants.js';
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
    for (const account of await this.administrators(subject, schools)) {
      const language = await this.queries.execute(new LanguageOf(account));
      const mail = { id: mailId(id, account), kind: 'ACTIVITY_DISPUTED', account, language, facts } as const;
      await this.mails.enqueue(mail, { schools });
    }
  }

  /** Those of the person's schools; where none of them can be woken, those of the installation. */
  private async administrators(
    subject: AccountId,
    schools: readonly SchoolId[],
  ): Promise<readonly AccountId[]> {
    const near = await this.toWake(subject, { ...nowhere, schools }, isAdministrator);
    return near.length > 0 ? near : this.toWake(subject, { kind: 'everything' }, rulesInstallation);
  }

  /** Others than the person who disputes, whom a mail reaches: at most {@link MOST_MAILS}. */
  private async toWake(
    subject: AccountId,
    reach: Reach,
    wakes: (grant: RecordedGrant) => boolean,
  ): Promise<readonly AccountId[]> {
    const found: AccountId[] = [];
    for await (const { account, grants } of this.holders(reach)) {
      if (account === subject || !grants.some(wakes)) continue;
      if (await this.queries.execute(new EnvelopeFor(account))) found.push(account);
      if (found.length === MOST_MAILS) break;
    }
    return found;
  }

  /** All who hold a role within reach, however many. */
  private async *holders(reach: Reach): AsyncGenerator<RoleHolderView> {
    let after: string | undefined;
    do {
      const page = await this.queries.execute(
        new RoleHolders(reach, { first: 100, ...(after && { after }) }),
      );
      yield* page.holders;
      after = page.hasNextPage ? page.cursors.at(-1) : undefined;
    } while (after);
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

const isAdministrator = ({ role }: RecordedGrant): boolean => role === 'ADMINISTRATOR';

/** One mail for each dispute and administrator, however often the event is met. */
const mailId = (dispute: EventId, administrator: AccountId): string =>
  uuidOfHash(createHash('sha256').update(`${dispute}/${administrator}`).digest());
