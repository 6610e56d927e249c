import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { StreamName } from '@loge/contracts';
import type { Recorded } from '../event-store/codec.js';
import { metadataOf } from '../event-store/metadata-of.js';
import type { Reactor } from '../event-store/projection.js';
import { readingOnce } from '../event-store/shared-readings.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { MAILS } from '../notifications/mails.js';
import type { ComposedMail, Mails, QueuedMail } from '../notifications/mails.js';
import { EnvelopeFor, LanguageOf } from '../recovery/commands.js';
import { deviceName } from './device-name.js';
import { shortNetwork } from './network.js';

type Told = Extract<Recorded, { type: 'SignedIn' | 'PasswordLocked' }>;

/** The mails that tell the owner of a sign-in from a new browser, and of a password that strangers had locked. */
@Injectable()
export class SignInNotices {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(MAILS) private readonly mails: Mails,
  ) {}

  reactor(): Reactor<Told['type']> {
    return {
      name: 'sign-in-notices',
      types: ['SignedIn', 'PasswordLocked'],
      startsAt: 'now',
      react: (event) => readingOnce(() => this.notify(event)),
    };
  }

  /** Tells the queue who writes what. */
  announce(): void {
    this.mails.composedBy('NEW_DEVICE', (mail) => this.compose('NEW_DEVICE', mail));
    this.mails.composedBy('PASSWORD_LOCKED', (mail) => this.compose('PASSWORD_LOCKED', mail));
  }

  private async notify(event: Told): Promise<void> {
    if (event.type === 'SignedIn' && !event.data.newDevice) return;
    const { id, subject: account, schools } = event.metadata;
    if (!account || !(await this.queries.execute(new EnvelopeFor(account)))) return;
    const kind = event.type === 'SignedIn' ? 'NEW_DEVICE' : 'PASSWORD_LOCKED';
    const facts = { stream: event.stream };
    const language = await this.queries.execute(new LanguageOf(account));
    await this.mails.enqueue({ id, kind, account, language, facts }, { schools });
  }

  private async compose(
    kind: 'NEW_DEVICE' | 'PASSWORD_LOCKED',
    { id, account, facts }: QueuedMail,
  ): Promise<ComposedMail | undefined> {
    const envelope = await this.queries.execute(new EnvelopeFor(account));
    // The stream is the one that `notify` put there.
    const { state: told } = await this.streams.load(facts['stream'] as StreamName, metadataOf(id));
    if (!envelope || !told) return undefined;
    const { displayName, ...address } = envelope;
    const at = new Date(told.occurredAt);
    if (kind === 'PASSWORD_LOCKED') return { ...address, content: { kind, displayName, at } };
    const [device, network] = [deviceName(told.userAgent), shortNetwork(told.ip)];
    return {
      ...address,
      content: { kind, displayName, at, ...(device && { device }), ...(network && { network }) },
    };
  }
}
