import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { accountStream, distributionStream } from '@loge/contracts';
import type { DistributionId, EventId, SecretId } from '@loge/contracts';
import type { Recorded } from '../../event-store/codec.js';
import { STREAMS } from '../../event-store/streams.js';
import type { Fold, Streams } from '../../event-store/streams.js';
import { uuidOfHash } from '../../event-store/uuid-of-hash.js';
import { MAILS } from '../../notifications/mails.js';
import type { Mails } from '../../notifications/mails.js';
import { EnvelopeFor, LanguageOf } from '../../recovery/commands.js';
import { fileFold } from './file.js';

type Distributed = Extract<Recorded, { type: 'CredentialsDistributed' }>;

/** Whether the account was signed in to before each password was made, and which event first gave each out. */
interface Replacing {
  readonly used: boolean;
  readonly whileUsed: readonly SecretId[];
  readonly firstGiven: ReadonlyMap<SecretId, EventId>;
}

const replacingFold: Fold<Replacing> = {
  initial: { used: false, whileUsed: [], firstGiven: new Map() },
  evolve(state, { type, data, metadata }) {
    switch (type) {
      case 'AccountActivated':
      case 'PasswordSet':
      case 'PasswordChanged':
      case 'PasswordReset':
        return { ...state, used: true };
      case 'TemporaryPasswordMade':
        return state.used ? { ...state, whileUsed: [...state.whileUsed, data.password] } : state;
      case 'CredentialsDistributed': {
        const { password } = data;
        if (!password || state.firstGiven.has(password)) return state;
        return { ...state, firstGiven: new Map(state.firstGiven).set(password, metadata.id) };
      }
      default:
        return state;
    }
  },
};

/**
 * Tells people whose password was replaced for a whole class (KO-13), for it may not have been at their wish. Who never
 * signed in has lost nothing, and is told nothing.
 */
@Injectable()
export class ReplacedNotices {
  /** The file of the last event: those of one download come together. */
  private known: { readonly distribution: DistributionId; readonly replaces: boolean } | undefined;

  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(MAILS) private readonly mails: Mails,
  ) {}

  /** Tells the owner, where there is something to tell; told again, it is the same mail. */
  async notify({ data, metadata }: Distributed): Promise<void> {
    const { password, distribution } = data;
    const { id, subject, occurredAt: at, schools } = metadata;
    if (!password || !distribution || !subject || !(await this.replaces(distribution))) return;
    const { state } = await this.streams.load(accountStream(subject), replacingFold);
    if (!state.whileUsed.includes(password) || state.firstGiven.get(password) !== id) return;
    if (!(await this.queries.execute(new EnvelopeFor(subject)))) return;
    const language = await this.queries.execute(new LanguageOf(subject));
    const mailId = uuidOfHash(createHash('sha256').update(`${id}/PASSWORD_REGENERATED`).digest());
    const facts = { subject, at };
    const mail = { id: mailId, kind: 'PASSWORD_REGENERATED', account: subject, language, facts } as const;
    await this.mails.enqueue(mail, { schools });
  }

  /** Whether a file makes everybody's password anew, which it says once; of others no stream of an account is read. */
  private async replaces(distribution: DistributionId): Promise<boolean> {
    if (this.known?.distribution !== distribution) {
      const { state } = await this.streams.load(distributionStream(distribution), fileFold);
      this.known = { distribution, replaces: state.made?.renewal === 'EVERYONE' };
    }
    return this.known.replaces;
  }
}
