import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { accountStream } from '@loge/contracts';
import type { SecretId } from '@loge/contracts';
import type { Recorded } from '../../event-store/codec.js';
import type { Reactor } from '../../event-store/projection.js';
import { STREAMS } from '../../event-store/streams.js';
import type { Fold, Streams } from '../../event-store/streams.js';
import { uuidOfHash } from '../../event-store/uuid-of-hash.js';
import { MAILS } from '../../notifications/mails.js';
import type { Mails } from '../../notifications/mails.js';
import { EnvelopeFor, LanguageOf } from '../../recovery/commands.js';

type Made = Extract<Recorded, { type: 'TemporaryPasswordMade' }>;

/** Whether the account was signed in to before each password was made, and which of them stand in files. */
interface Replacing {
  readonly used: boolean;
  readonly whileUsed: readonly SecretId[];
  readonly inFiles: readonly SecretId[];
}

const replacingFold: Fold<Replacing> = {
  initial: { used: false, whileUsed: [], inFiles: [] },
  evolve(state, { type, data }) {
    switch (type) {
      case 'AccountActivated':
      case 'PasswordSet':
      case 'PasswordChanged':
      case 'PasswordReset':
        return { ...state, used: true };
      case 'TemporaryPasswordMade':
        return state.used ? { ...state, whileUsed: [...state.whileUsed, data.password] } : state;
      case 'CredentialsDistributed':
        return data.password && data.distribution
          ? { ...state, inFiles: [...state.inFiles, data.password] }
          : state;
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
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(MAILS) private readonly mails: Mails,
  ) {}

  reactor(): Reactor<Made['type']> {
    return {
      name: 'replaced-notices',
      types: ['TemporaryPasswordMade'],
      startsAt: 'now',
      react: (event) => this.react(event),
    };
  }

  private async react({ data, metadata: { id, subject, occurredAt: at, schools } }: Made): Promise<void> {
    // Nothing was replaced, as for most; of an old login alone nobody is told.
    if (!subject || !data.previousPassword) return;
    const { state } = await this.streams.load(accountStream(subject), replacingFold);
    if (!state.whileUsed.includes(data.password) || !state.inFiles.includes(data.password)) return;
    if (!(await this.queries.execute(new EnvelopeFor(subject)))) return;
    const language = await this.queries.execute(new LanguageOf(subject));
    const mailId = uuidOfHash(createHash('sha256').update(`${id}/PASSWORD_REGENERATED`).digest());
    const facts = { subject, at };
    const mail = { id: mailId, kind: 'PASSWORD_REGENERATED', account: subject, language, facts } as const;
    await this.mails.enqueue(mail, { schools });
  }
}
