import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { SchoolId, accountStream } from '@loge/contracts';
import { CONFIG } from '../config.js';
import type { Settings } from '../config.js';
import type { Recorded } from '../event-store/codec.js';
import type { Reactor } from '../event-store/projection.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { MAILS } from '../notifications/mails.js';
import type { ComposedMail, Mails, QueuedMail } from '../notifications/mails.js';
import { EnvelopeFor } from '../recovery/commands.js';
import { SchoolById, legacyLoginIsOpen } from '../schools/commands.js';
import type { KnownSchool } from '../schools/commands.js';
import { moverFold } from './migration.js';

type Asked = Extract<Recorded, { type: 'MigrationReminderAsked' }>;

/** The mails that remind of the new way. What they say is found out when their turn comes. */
@Injectable()
export class MigrationMails {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(STREAMS) private readonly streams: Pick<Streams, 'load'>,
    @Inject(MAILS) private readonly mails: Mails,
    @Inject(CONFIG) private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  /** Has a mail go out for each reminder that was asked for. */
  reactor(): Reactor<'MigrationReminderAsked'> {
    return {
      name: 'migration-mails',
      types: ['MigrationReminderAsked'],
      startsAt: 'now',
      react: (event) => this.send(event),
    };
  }

  /** Tells the queue who writes them. */
  announce(): void {
    this.mails.composedBy('MIGRATION_REMINDER', (mail) => this.compose(mail));
  }

  private async send({ data: { school, language }, metadata }: Asked): Promise<void> {
    const { id, subject: account, schools } = metadata;
    if (!account) return;
    const mail = { id, kind: 'MIGRATION_REMINDER', account, language, facts: { school } } as const;
    await this.mails.enqueue(mail, { schools });
  }

  /** None for somebody who has chosen a password in the meantime. */
  private async compose({ account, facts }: QueuedMail): Promise<ComposedMail | undefined> {
    const envelope = await this.queries.execute(new EnvelopeFor(account));
    const { state: mover } = await this.streams.load(accountStream(account), moverFold);
    if (!envelope || mover.hasPassword) return undefined;
    const id = SchoolId.parse(facts['school']);
    const school = (await this.queries.execute(new SchoolById([id]))).get(id);
    const { to, displayName } = envelope;
    const endsOn = school && endOf(school);
    return {
      to,
      ...(school && { school: letterhead(school) }),
      content: {
        ...{
          kind: 'MIGRATION_REMINDER',
          displayName,
          link: `${this.settings.publicUrl}/mot-de-passe-oublie`,
        },
        ...(endsOn && { endsOn }),
      },
    };
  }
}

/** The school that reminds writes, whichever others the person has. */
const letterhead = ({ record, portal: { contact, color } }: KnownSchool) => ({
  name: record.name,
  ...(contact && { contact }),
  ...(color && { color }),
});

/** The last day of the old login, unless it is over; at noon, which is the same day in France. */
function endOf({ legacyLogin }: KnownSchool): Date | undefined {
  return legacyLogin && legacyLoginIsOpen(legacyLogin, new Date())
    ? new Date(`${legacyLogin.endsOn}T12:00:00Z`)
    : undefined;
}
