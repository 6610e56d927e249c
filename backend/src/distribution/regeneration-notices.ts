import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { AccountId } from '@loge/contracts';
import type { MailKind } from '@loge/contracts';
import { AccountStanding } from '../accounts/commands.js';
import type { Recorded } from '../event-store/codec.js';
import type { Reactor } from '../event-store/projection.js';
import { uuidOfHash } from '../event-store/uuid-of-hash.js';
import { MAILS } from '../notifications/mails.js';
import type { ComposedMail, Mails, QueuedMail } from '../notifications/mails.js';
import { EnvelopeFor, LanguageOf } from '../recovery/commands.js';
import { ReplacedNotices } from './files/replaced-notices.js';

type Distributed = Extract<Recorded, { type: 'CredentialsDistributed' }>;
type Notice = Extract<MailKind, 'PASSWORD_REGENERATED' | 'REGENERATION_NOTICE'>;

/**
 * The mails about a password that was made at the counter: to its owner, for it may not have been at their wish, and to
 * whoever made it. The password is in neither. Those of files are told by {@link ReplacedNotices}.
 */
@Injectable()
export class RegenerationNotices {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(MAILS) private readonly mails: Mails,
    @Inject(ReplacedNotices) private readonly replaced: ReplacedNotices,
  ) {}

  reactor(): Reactor<Distributed['type']> {
    return {
      name: 'regeneration-notices',
      types: ['CredentialsDistributed'],
      startsAt: 'now',
      react: (event) => this.notify(event),
    };
  }

  /** Tells the queue who writes what. */
  announce(): void {
    this.mails.composedBy('PASSWORD_REGENERATED', (mail) => this.toOwner(mail));
    this.mails.composedBy('REGENERATION_NOTICE', (mail) => this.toActor(mail));
  }

  private async notify(event: Distributed): Promise<void> {
    const { actor, subject } = event.metadata;
    // One reactor for both, for a file has many such events.
    if (event.data.means !== 'COUNTER') return this.replaced.notify(event);
    if (!subject) return;
    await this.enqueue('PASSWORD_REGENERATED', subject, subject, event);
    if (actor.kind === 'ACCOUNT') await this.enqueue('REGENERATION_NOTICE', actor.id, subject, event);
  }

  private async enqueue(
    kind: Notice,
    account: AccountId,
    subject: AccountId,
    { metadata: { id, occurredAt: at, schools } }: Distributed,
  ): Promise<void> {
    if (!(await this.queries.execute(new EnvelopeFor(account)))) return;
    const language = await this.queries.execute(new LanguageOf(account));
    const mail = { id: mailId(id, kind), kind, account, language, facts: { subject, at } };
    await this.mails.enqueue(mail, { schools });
  }

  private async toOwner({ account, facts }: QueuedMail): Promise<ComposedMail | undefined> {
    const envelope = await this.queries.execute(new EnvelopeFor(account));
    if (!envelope) return undefined;
    const { displayName, ...address } = envelope;
    return { ...address, content: { kind: 'PASSWORD_REGENERATED', displayName, at: timeOf(facts) } };
  }

  private async toActor({ account, facts }: QueuedMail): Promise<ComposedMail | undefined> {
    const envelope = await this.queries.execute(new EnvelopeFor(account));
    if (!envelope) return undefined;
    const { displayName, ...address } = envelope;
    // The fact is the one that `enqueue` put there.
    const subject = AccountId.parse(facts['subject']);
    const { name, logins } = await this.queries.execute(new AccountStanding(subject));
    const whose = { displayName: `${name.given} ${name.family}`.trim(), login: logins.at(-1) ?? '' };
    return { ...address, content: { kind: 'REGENERATION_NOTICE', displayName, at: timeOf(facts), whose } };
  }
}

const timeOf = (facts: QueuedMail['facts']): Date => new Date(facts['at'] ?? 0);

/** One mail of each kind for each password, however often the event is met. */
const mailId = (event: string, kind: Notice): string =>
  uuidOfHash(createHash('sha256').update(`${event}/${kind}`).digest());
