import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type { ProjectionRunner } from '../event-store/projection.js';
import { AnswerPace } from '../rights/answer-pace.js';
import {
  AgreeToAddressChangeHandler,
  AskAddressChangeHandler,
  OwnAddressHandler,
  ReadAddressLinkHandler,
} from './address-change.handlers.js';
import { AddressChangeResolver, OwnAddressResolver } from './address-change.resolver.js';
import { AddressLinks } from './address-links.js';
import { AddressMails } from './address-mails.js';
import { Addressees } from './addressees.js';
import { ContactsNotices } from './contacts-notices.js';
import { EnvelopeForHandler, LanguageOfHandler } from './envelope.handler.js';
import { FirstLinksForHandler, MakeFirstLinkHandler } from './first-link.handler.js';
import { JoiningNotices } from './joining-notices.js';
import { MailedSecrets } from './mailed-secrets.js';
import { PasswordNotices } from './password-notices.js';
import { RecoveryLinks } from './recovery-links.js';
import { RecoveryMails } from './recovery-mails.js';
import { RecoveryRecords } from './recovery-records.js';
import { AskRecoveryHandler, ReadRecoveryLinkHandler, ResetPasswordHandler } from './recovery.handlers.js';
import { RecoveryResolver } from './recovery.resolver.js';

/**
 * The first password and the forgotten one, by mail, and another address. It needs CONFIG, STREAMS, AccessRetention,
 * PROJECTION_RUNNER, SECRETS, FINGERPRINTS and MAILS, and the handlers of accounts, the old login, passwords, rights,
 * schools and sessions.
 */
@Module({
  imports: [CqrsModule],
  providers: [
    Addressees,
    EnvelopeForHandler,
    LanguageOfHandler,
    { provide: AnswerPace, useFactory: () => new AnswerPace() },
    ...[AddressLinks, AddressMails, MailedSecrets],
    ...[AskAddressChangeHandler, ReadAddressLinkHandler, AgreeToAddressChangeHandler, OwnAddressHandler],
    ...[AddressChangeResolver, OwnAddressResolver],
    ...[JoiningNotices, PasswordNotices, ContactsNotices],
    RecoveryLinks,
    RecoveryMails,
    RecoveryRecords,
    AskRecoveryHandler,
    ...[MakeFirstLinkHandler, FirstLinksForHandler],
    ReadRecoveryLinkHandler,
    ResetPasswordHandler,
    RecoveryResolver,
  ],
})
export class RecoveryModule implements OnModuleInit {
  constructor(
    @Inject(PROJECTION_RUNNER) private readonly runner: Pick<ProjectionRunner, 'register'>,
    @Inject(RecoveryMails) private readonly mails: RecoveryMails,
    @Inject(PasswordNotices) private readonly notices: PasswordNotices,
    @Inject(AddressMails) private readonly addresses: AddressMails,
    @Inject(JoiningNotices) private readonly joinings: JoiningNotices,
    @Inject(ContactsNotices) private readonly contacts: ContactsNotices,
  ) {}

  onModuleInit(): void {
    this.mails.announce();
    this.notices.announce();
    this.addresses.announce();
    this.joinings.announce();
    this.contacts.announce();
    this.runner.register(this.mails.reactor());
    this.runner.register(this.notices.reactor());
    this.runner.register(this.addresses.reactor());
    this.runner.register(this.joinings.reactor());
    this.runner.register(this.contacts.reactor());
  }
}
