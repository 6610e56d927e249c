import { Inject, Injectable } from '@nestjs/common';
import type { MailKind, SchoolId } from '@loge/contracts';
import { MailQueue } from './mail-queue.js';
import { MailSender } from './mail-sender.js';
import type { Composer, Mails, QueuedMail } from './mails.js';

/** {@link Mails} by the queue, whose sender hears at once of what is put into it here. */
@Injectable()
export class QueuedMails implements Mails {
  constructor(
    @Inject(MailQueue) private readonly queue: MailQueue,
    @Inject(MailSender) private readonly sender: MailSender,
  ) {}

  composedBy(kind: MailKind, compose: Composer): void {
    this.sender.composedBy(kind, compose);
  }

  async enqueue(mail: QueuedMail, { schools }: { readonly schools: readonly SchoolId[] }): Promise<void> {
    await this.queue.add(mail, schools);
    this.sender.nudge();
  }
}
