import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { AccountStanding } from '../accounts/commands.js';
import type { Recorded } from '../event-store/codec.js';
import type { Reactor } from '../event-store/projection.js';
import { MAILS } from '../notifications/mails.js';
import type { ComposedMail, Mails, QueuedMail } from '../notifications/mails.js';
import { EnvelopeFor, LanguageOf } from '../recovery/commands.js';

type Changed = Extract<Recorded, { type: 'LoginChanged' }>;

/**
 * The mail to the owner of an account that staff gave another login (KO-12): it may not have been at their wish, and
 * the one they know opens nothing any more.
 */
@Injectable()
export class LoginNotices {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(MAILS) private readonly mails: Mails,
  ) {}

  reactor(): Reactor<Changed['type']> {
    return {
      name: 'login-notices',
      types: ['LoginChanged'],
      startsAt: 'now',
      react: (event) => this.notify(event),
    };
  }

  /** Tells the queue who writes what. */
  announce(): void {
    this.mails.composedBy('LOGIN_CHANGED', (mail) => this.compose(mail));
  }

  private async notify({ metadata: { id, subject, occurredAt: at, schools } }: Changed): Promise<void> {
    if (!subject || !(await this.queries.execute(new EnvelopeFor(subject)))) return;
    const language = await this.queries.execute(new LanguageOf(subject));
    const mail = { id, kind: 'LOGIN_CHANGED', account: subject, language, facts: { at } } as const;
    await this.mails.enqueue(mail, { schools });
  }

  /** With the login of now: it may have been changed once more since. */
  private async compose({ account, facts }: QueuedMail): Promise<ComposedMail | undefined> {
    const envelope = await this.queries.execute(new EnvelopeFor(account));
    if (!envelope) return undefined;
    const { displayName, ...address } = envelope;
    const { logins } = await this.queries.execute(new AccountStanding(account));
    const at = new Date(facts['at'] ?? 0);
    return { ...address, content: { kind: 'LOGIN_CHANGED', displayName, at, login: logins[0] ?? '' } };
  }
}
