import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { accessStream } from '@loge/contracts';
import type { AccessEvent } from '@loge/contracts';
import type { Context } from '../context.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import type { EndedMail } from './mail-queue.js';

/** Tells the register how mails ended. */
@Injectable()
export class MailOutcomes {
  constructor(@Inject(STREAMS) private readonly streams: Pick<Streams, 'record' | 'holds'>) {}

  /**
   * Told twice, it is in the register once.
   * @param address where it went; unknown when it was never composed, or by whoever tells it in another's place.
   */
  async tell(ended: EndedMail, address: string | undefined): Promise<void> {
    const { mail, outcome } = ended;
    // Told in another's place it may be there already, and a node that restarted has forgotten the ids it knew.
    if (address === undefined && (await this.streams.holds(accessStream(mail.account), outcome))) return;
    const context: Context = {
      actor: { kind: 'SYSTEM', id: 'REACTOR' },
      channel: 'SYSTEM',
      correlationId: randomUUID(),
      clock: () => new Date(),
    };
    const about = { id: outcome, subject: mail.account, schools: mail.schools };
    await this.streams.record(accessStream(mail.account), context, [
      { event: outcomeOf(ended, address), about },
    ]);
  }
}

function outcomeOf({ mail: { id, kind }, ending }: EndedMail, address: string | undefined): AccessEvent {
  const data = { mail: id, kind, ...(address && { address }) };
  if (ending.state === 'SENT') return { type: 'MailSent', data };
  const { cause, smtpCode } = ending;
  return { type: 'MailRefused', data: { ...data, cause, ...(smtpCode !== undefined && { smtpCode }) } };
}
