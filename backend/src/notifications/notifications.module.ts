import { Global, Inject, Module } from '@nestjs/common';
import type {
  BeforeApplicationShutdown,
  DynamicModule,
  OnApplicationBootstrap,
  Provider,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { CONFIG } from '../config.js';
import type { Settings } from '../config.js';
import { ListMailsHandler, RecordBounceHandler, SendMailAgainHandler } from './mail.handlers.js';
import { MailResolver } from './mail.resolver.js';
import { MailOutcomes } from './mail-outcomes.js';
import { MailQueue } from './mail-queue.js';
import { MailSender } from './mail-sender.js';
import { MAILS } from './mails.js';
import { Outbox } from './outbox.js';
import { OutboxController } from './outbox.controller.js';
import { QueuedMails } from './queued-mails.js';
import { SmtpTransport } from './smtp-transport.js';
import { TRANSPORT } from './transport.js';

const HOUR = 3_600_000;

/**
 * Provides MAILS everywhere, and sends them while a server runs: a command on the command line only queues. It needs
 * CONFIG, a DataSource whose migrations have run, and STREAMS. In the demo without a mail server, mails are shown at
 * `/demo/outbox`; elsewhere without one they wait.
 */
@Global()
@Module({})
export class NotificationsModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #forgetting: NodeJS.Timeout | undefined;

  constructor(
    @Inject(MailSender) private readonly sender: MailSender,
    @Inject(MailQueue) private readonly queue: MailQueue,
    @Inject(HttpAdapterHost) private readonly server: HttpAdapterHost,
    @Inject(CONFIG) private readonly settings: Pick<Settings, 'accessRetentionDays'>,
  ) {}

  /** @param settings which decide where mails go. */
  static forRoot({ smtp, demo }: Pick<Settings, 'smtp' | 'demo'>): DynamicModule {
    const outbox = demo && !smtp;
    return {
      module: NotificationsModule,
      imports: [CqrsModule],
      controllers: outbox ? [OutboxController] : [],
      providers: [
        MailQueue,
        MailOutcomes,
        MailSender,
        MailResolver,
        ListMailsHandler,
        SendMailAgainHandler,
        RecordBounceHandler,
        ...(outbox ? [Outbox] : []),
        transport(smtp, outbox),
        { provide: MAILS, useClass: QueuedMails },
      ],
      exports: [MAILS],
    };
  }

  onApplicationBootstrap(): void {
    // An application without a server is a command.
    if (!this.server.httpAdapter) return;
    this.sender.start();
    this.#forgetting = setInterval(() => void this.#forget(), HOUR).unref();
  }

  /** Before the database closes, which happens in `onApplicationShutdown`. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#forgetting);
    await this.sender.stop();
  }

  /** Mails are listed as long as the register tells of them. What fails now is done the next time. */
  async #forget(): Promise<void> {
    await this.queue.forget(this.settings.accessRetentionDays).catch(() => undefined);
  }
}

function transport(smtp: Settings['smtp'], outbox: boolean): Provider {
  if (smtp) return { provide: TRANSPORT, useFactory: () => new SmtpTransport(smtp) };
  if (outbox) return { provide: TRANSPORT, useExisting: Outbox };
  return { provide: TRANSPORT, useValue: undefined };
}
