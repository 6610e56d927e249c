import { Inject, Injectable } from '@nestjs/common';
import { EventId, accessStream, unknownAccessStream } from '@loge/contracts';
import type { AccessEvent, AccountId, DistributionId, SecretId, StreamName } from '@loge/contracts';
import type { Context } from '../context.js';
import { AccessRetention } from '../event-store/access-retention.js';
import { STREAMS } from '../event-store/streams.js';
import type { Fact, Streams } from '../event-store/streams.js';
import { uuidOfHash } from '../event-store/uuid-of-hash.js';
import { schoolsOfAccount } from '../rights/account-schools.js';
import { FINGERPRINTS } from '../vault/vault.js';
import type { Fingerprints } from '../vault/vault.js';
import type { Asked } from './commands.js';
import type { RefusalCause } from './recovery.js';

/** Writes into the register what strangers ask and try: they have not shown to be anybody. */
@Injectable()
export class RecoveryRecords {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(FINGERPRINTS) private readonly fingerprints: Fingerprints,
    @Inject(AccessRetention) private readonly retention: AccessRetention,
  ) {}

  /** It was asked for an account. */
  async asked(account: AccountId, { what, language }: Asked, context: Context): Promise<void> {
    const about = { subject: account, schools: await schoolsOfAccount(this.streams, account) };
    const event = { type: 'RecoveryAsked' as const, data: { what, language } };
    await this.record(accessStream(account), { event, about }, context);
  }

  /** It was asked at a login that nobody has; of what was typed only an HMAC is kept, for its day. */
  async askedInVain({ what, typed }: Asked, context: Context): Promise<void> {
    const day = context.clock().toISOString().slice(0, 10);
    const data = { what, typed: await this.fingerprints.ofStranger(day, typed) };
    const event = { type: 'UnknownRecoveryAsked' as const, data };
    await this.record(unknownAccessStream(day), { event, about: {} }, context);
  }

  /** A link that was mailed did not work. Told again of the same link, it stands there once for each cause. */
  async refused(account: AccountId, link: SecretId, cause: RefusalCause, context: Context): Promise<void> {
    const id = this.idOf(link, cause);
    // A node that restarted has forgotten the ids it knew.
    if (await this.streams.holds(accessStream(account), id)) return;
    const about = {
      id,
      subject: account,
      schools: await schoolsOfAccount(this.streams, account),
    };
    const event = { type: 'RecoveryRefused' as const, data: { cause } };
    await this.record(accessStream(account), { event, about }, context);
  }

  /** A campaign's link was opened; told again of the same link, it stands there once. */
  async opened(
    account: AccountId,
    { link, distribution }: { readonly link: SecretId; readonly distribution: DistributionId },
    context: Context,
  ): Promise<void> {
    const id = this.idOf(link, 'OPENED');
    // A node that restarted has forgotten the ids it knew.
    if (await this.streams.holds(accessStream(account), id)) return;
    const about = { id, subject: account, schools: await schoolsOfAccount(this.streams, account) };
    const event = { type: 'RecoveryLinkOpened' as const, data: { link, distribution } };
    await this.record(accessStream(account), { event, about }, context);
  }

  private async record(stream: StreamName, fact: Fact<AccessEvent>, context: Context): Promise<void> {
    const stranger: Context = { ...context, actor: { kind: 'SYSTEM', id: 'STRANGER' } };
    await this.retention.keep(stream, await this.streams.record(stream, stranger, [fact]));
  }

  /** The same for the same link and what became of it. */
  private idOf(link: SecretId, what: RefusalCause | 'OPENED'): EventId {
    const hash = this.fingerprints.of('recovery', `${link} ${what}`);
    return EventId.parse(uuidOfHash(Buffer.from(hash, 'base64url')));
  }
}
