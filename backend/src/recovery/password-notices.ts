import { Inject, Injectable } from '@nestjs/common';
import { accountStream } from '@loge/contracts';
import type { Recorded } from '../event-store/codec.js';
import { metadataOf } from '../event-store/metadata-of.js';
import type { Reactor } from '../event-store/projection.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { MAILS } from '../notifications/mails.js';
import type { ComposedMail, Mails, QueuedMail } from '../notifications/mails.js';
import { deviceName, shortNetwork } from '../sessions/commands.js';
import { Addressees, letterhead } from './addressees.js';

type NewPassword = Extract<Recorded, { type: 'PasswordReset' | 'PasswordChanged' }>;
type Notice = 'PASSWORD_RESET' | 'PASSWORD_CHANGED';

/** The mails that tell the owner of a new password, with where and when: it may not have been them. */
@Injectable()
export class PasswordNotices {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(MAILS) private readonly mails: Mails,
    @Inject(Addressees) private readonly addressees: Addressees,
  ) {}

  /** Has a mail go out for each password that was chosen in place of another, or with a mailed link. */
  reactor(): Reactor<NewPassword['type']> {
    return {
      name: 'password-notices',
      types: ['PasswordReset', 'PasswordChanged'],
      startsAt: 'now',
      react: (event) => this.notify(event),
    };
  }

  /** Tells the queue who writes what. */
  announce(): void {
    this.mails.composedBy('PASSWORD_RESET', (mail) => this.compose('PASSWORD_RESET', mail));
    this.mails.composedBy('PASSWORD_CHANGED', (mail) => this.compose('PASSWORD_CHANGED', mail));
  }

  private async notify({ type, metadata }: NewPassword): Promise<void> {
    const { id, subject: account, schools } = metadata;
    if (!account || !(await this.addressees.of(account))) return;
    const kind = type === 'PasswordReset' ? 'PASSWORD_RESET' : 'PASSWORD_CHANGED';
    const language = await this.addressees.languageOf(account);
    await this.mails.enqueue({ id, kind, account, language, facts: {} }, { schools });
  }

  private async compose(kind: Notice, { id, account }: QueuedMail): Promise<ComposedMail | undefined> {
    const addressee = await this.addressees.of(account);
    const { state: told } = await this.streams.load(accountStream(account), metadataOf(id));
    if (!addressee || !told) return undefined;
    const [device, network] = [deviceName(told.userAgent), shortNetwork(told.ip)];
    return {
      to: addressee.address,
      ...letterhead(addressee),
      content: {
        kind,
        displayName: addressee.displayName,
        at: new Date(told.occurredAt),
        ...(device && { device }),
        ...(network && { network }),
      },
    };
  }
}
