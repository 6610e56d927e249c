import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { Recorded } from '../../event-store/codec.js';
import { PROJECTION_RUNNER } from '../../event-store/projection.js';
import type { ProjectionRunner, Reactor } from '../../event-store/projection.js';
import { RecipientRows } from './recipient.rows.js';

type Outcome = Extract<
  Recorded,
  { type: 'MailSent' | 'MailRefused' | 'RecoveryLinkOpened' | 'AccountActivated' }
>;

/** Notes with each person of a campaign what became of their mail, and of them. */
@Injectable()
export class CampaignOutcomes implements OnModuleInit {
  constructor(
    @Inject(PROJECTION_RUNNER) private readonly runner: Pick<ProjectionRunner, 'register'>,
    @Inject(RecipientRows) private readonly recipients: RecipientRows,
  ) {}

  onModuleInit(): void {
    this.runner.register(this.reactor());
  }

  private reactor(): Reactor<Outcome['type']> {
    return {
      name: 'campaign-outcomes',
      types: ['MailSent', 'MailRefused', 'RecoveryLinkOpened', 'AccountActivated'],
      startsAt: 'now',
      react: (event) => this.note(event),
    };
  }

  private async note(event: Outcome): Promise<void> {
    const { subject, occurredAt: at } = event.metadata;
    switch (event.type) {
      case 'MailSent':
        if (event.data.kind === 'CREDENTIALS') await this.recipients.sent(event.data.mail, at);
        return;
      case 'MailRefused': {
        const { kind, mail, smtpCode } = event.data;
        if (kind === 'CREDENTIALS') await this.recipients.refused(mail, smtpCode, at);
        return;
      }
      case 'RecoveryLinkOpened':
        if (subject) await this.recipients.opened(event.data.distribution, subject, at);
        return;
      case 'AccountActivated':
        if (subject) await this.recipients.activated(subject, at);
        return;
    }
  }
}
