import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { accountStream } from '@loge/contracts';
import type { AccountId, Actor } from '@loge/contracts';
import { AccountStanding } from '../accounts/commands.js';
import type { Recorded } from '../event-store/codec.js';
import type { Reactor } from '../event-store/projection.js';
import { STREAMS } from '../event-store/streams.js';
import type { Fold, Streams } from '../event-store/streams.js';
import { MAILS } from '../notifications/mails.js';
import type { ComposedMail, ContactKind, Mails, QueuedMail } from '../notifications/mails.js';
import { Addressees, letterhead } from './addressees.js';
import { mailAddressOf } from './mail-address.js';
import { recoveryFold } from './recovery.js';
import type { RecoveryState } from './recovery.js';

type Changed = Extract<Recorded, { type: 'ContactsChanged' }>;

/** A change of contacts, and whom mails went to until then. */
export interface ContactsChange {
  /** The account as it was before. */
  readonly before: RecoveryState;
  /** Once the change itself was met. */
  readonly told?: Changed;
}

/** Folds an account's stream up to the change of contacts with this id: what comes later, another one too, is not told. */
export const contactsChange = (id: string): Fold<ContactsChange> => ({
  initial: { before: recoveryFold.initial },
  evolve: (change, event) => {
    if (change.told) return change;
    if (event.type === 'ContactsChanged' && event.metadata.id === id) return { ...change, told: event };
    return { before: recoveryFold.evolve(change.before, event) };
  },
});

/** The kinds of contact that are not what they were. A number for text messages is a mobile to whoever reads of it. */
export function kindsChanged({ contacts, previousContacts }: Changed['data']): readonly ContactKind[] {
  const differs = (field: keyof Changed['data']['contacts']) =>
    (contacts[field] ?? '') !== (previousContacts[field] ?? '');
  const plain = (['email', 'homePhone', 'workPhone'] as const).filter(differs);
  return differs('mobile') || differs('smsMobile') ? [...plain, 'mobile'] : plain;
}

/**
 * The mail to the owner of an account whose contacts staff changed (KO-11), where their mails went before: the ways
 * back in may go elsewhere from now on, and whoever reads that may say that it is wrong. It says who did it and which
 * kinds of contact, never what they were or are. What imports change is told to nobody.
 */
@Injectable()
export class ContactsNotices {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(MAILS) private readonly mails: Mails,
    @Inject(Addressees) private readonly addressees: Addressees,
  ) {}

  /** Has a mail go out for each change by hand, if there was an address before it. */
  reactor(): Reactor<Changed['type']> {
    return {
      name: 'contacts-notices',
      types: ['ContactsChanged'],
      startsAt: 'now',
      react: (event) => this.notify(event),
    };
  }

  /** Tells the queue who writes what. */
  announce(): void {
    this.mails.composedBy('CONTACTS_CHANGED', (mail) => this.compose(mail));
  }

  private async notify({ data: { byHand }, metadata: { id, subject, schools } }: Changed): Promise<void> {
    if (!byHand || !subject) return;
    const { state } = await this.streams.load(accountStream(subject), contactsChange(id));
    if (!mailAddressOf(state.before)) return;
    const language = await this.addressees.languageOf(subject);
    const mail = { id, kind: 'CONTACTS_CHANGED', account: subject, language, facts: {} } as const;
    await this.mails.enqueue(mail, { schools });
  }

  /** Also of an account that was closed or joined to another since: whoever changed it may have done that, too. */
  private async compose({ id, account }: QueuedMail): Promise<ComposedMail | undefined> {
    const {
      state: { before, told },
    } = await this.streams.load(accountStream(account), contactsChange(id));
    const to = mailAddressOf(before);
    if (!told || !to) return undefined;
    const { data, metadata } = told;
    const person = await this.addressees.named(account);
    const displayName = await this.nameOf(account);
    const by = await this.nameOfActor(metadata.actor);
    const changed = kindsChanged(data);
    const at = new Date(metadata.occurredAt);
    return {
      to,
      ...(person && letterhead(person)),
      content: { kind: 'CONTACTS_CHANGED', displayName, at, changed, ...(by && { by }) },
    };
  }

  /** A program and the command line have no name that says anything to the owner. */
  private async nameOfActor(actor: Actor): Promise<string | undefined> {
    return actor.kind === 'ACCOUNT' ? this.nameOf(actor.id) : undefined;
  }

  private async nameOf(account: AccountId): Promise<string> {
    const { name } = await this.queries.execute(new AccountStanding(account));
    return `${name.given} ${name.family}`.trim();
  }
}
