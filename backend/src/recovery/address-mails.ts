import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { EventId } from '@loge/contracts';
import type { AddressSide } from '@loge/contracts';
import type { Recorded } from '../event-store/codec.js';
import type { Reactor } from '../event-store/projection.js';
import { uuidOfHash } from '../event-store/uuid-of-hash.js';
import { MAILS } from '../notifications/mails.js';
import type { ComposedMail, Mails, QueuedMail } from '../notifications/mails.js';
import { AddressLinks } from './address-links.js';
import { Addressees, letterhead } from './addressees.js';
import { reacting } from './reacting.js';

type Asked = Extract<Recorded, { type: 'AddressChangeAsked' }>;

const kinds = { NEW: 'ADDRESS_CHANGE', OLD: 'ADDRESS_CHANGE_AGREEMENT' } as const satisfies Record<
  AddressSide,
  string
>;

/** The mails by which both addresses agree to a change. Their links are made when their turn comes. */
@Injectable()
export class AddressMails {
  constructor(
    @Inject(MAILS) private readonly mails: Mails,
    @Inject(Addressees) private readonly addressees: Addressees,
    @Inject(AddressLinks) private readonly links: AddressLinks,
  ) {}

  /** Has a mail go out to each address of a change. */
  reactor(): Reactor<Asked['type']> {
    return {
      name: 'address-mails',
      types: ['AddressChangeAsked'],
      startsAt: 'now',
      react: (event) => this.send(event),
    };
  }

  /** Tells the queue who writes what. */
  announce(): void {
    this.mails.composedBy(kinds.NEW, (mail) => this.compose('NEW', mail));
    this.mails.composedBy(kinds.OLD, (mail) => this.compose('OLD', mail));
  }

  private async send({ data, metadata }: Asked): Promise<void> {
    const { id, subject: account, schools, correlationId } = metadata;
    if (!account) return;
    const { change, language, previousAddress } = data;
    const facts = { change, asking: id, correlationId };
    for (const side of previousAddress ? (['NEW', 'OLD'] as const) : (['NEW'] as const)) {
      const mail = { id: mailId(id, side), kind: kinds[side], account, language, facts };
      await this.mails.enqueue(mail, { schools });
    }
  }

  private async compose(
    side: AddressSide,
    { account, facts }: QueuedMail,
  ): Promise<ComposedMail | undefined> {
    const person = await this.addressees.named(account);
    if (!person) return undefined;
    // The facts are those that `send` put there.
    const mail = { change: facts['change'] ?? '', side, asking: EventId.parse(facts['asking']) };
    const made = await this.links.make(account, mail, reacting(facts['correlationId']));
    if (!made) return undefined;
    const { to, url, change } = made;
    return {
      to,
      ...letterhead(person),
      content: {
        kind: kinds[side],
        displayName: person.displayName,
        address: change.address,
        link: url,
        expiresAt: new Date(change.expiresAt),
      },
    };
  }
}

/** One mail for each side of a change, however often its event is met. */
const mailId = (asking: EventId, side: AddressSide): string =>
  uuidOfHash(createHash('sha256').update(`${asking}/${side}`).digest());
