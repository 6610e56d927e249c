import { Inject, Injectable } from '@nestjs/common';
import type { MailKind } from '@loge/contracts';
import { MailQueue } from './mail-queue.js';
import { MailSender } from './mail-sender.js';
import type { Composer, MailAbout, Mails, QueuedMail } from './mails.js';

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

  async enqueue(mail: QueuedMail, about: MailAbout): Promise<void> {
    await this.queue.add([{ mail, about }], { bulk: false });
    this.sender.nudge();
  }

  async enqueueBulk(
    mails: readonly { readonly mail: QueuedMail; readonly about: MailAbout }[],
  ): Promise<void> {
    await this.queue.add(mails, { bulk: true });
    this.sender.nudge();
  }

  untriedBulk(kind: MailKind): Promise<number> {
    return this.queue.untried(kind);
  }
}
