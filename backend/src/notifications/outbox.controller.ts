import { Controller, Get, Header, Inject, Param } from '@nestjs/common';
import { LogeError } from '@loge/contracts';
import { Public } from '../rights/declarations.js';
import { Outbox } from './outbox.js';
import { listPage, mailPage } from './outbox.pages.js';

const reason = 'Shows the mails of the demo, which are sent to nobody; it is only there in the demo.';

/** The mails that the demo would have sent. */
@Controller('demo/outbox')
export class OutboxController {
  constructor(@Inject(Outbox) private readonly outbox: Outbox) {}

  @Get()
  @Public(reason)
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  @Header('X-Robots-Tag', 'noindex')
  list(): string {
    return listPage(this.outbox.mails);
  }

  /** @throws LogeError `NOT_FOUND` for a mail that is not there, or no longer. */
  @Get(':id')
  @Public(reason)
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  @Header('X-Robots-Tag', 'noindex')
  show(@Param('id') id: string): string {
    const mail = this.outbox.mails.find((one) => one.id === id);
    if (!mail) throw new LogeError('NOT_FOUND');
    return mailPage(mail);
  }
}
