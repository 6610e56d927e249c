import { Inject, Injectable } from '@nestjs/common';
import { accessStream, unknownAccessStream } from '@loge/contracts';
import type { AccountId, RefusalReason, SignInMethod } from '@loge/contracts';
import type { Context } from '../context.js';
import { AccessRetention } from '../event-store/access-retention.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { schoolsOfAccount } from '../rights/account-schools.js';
import { FINGERPRINTS } from '../vault/vault.js';
import type { Fingerprints } from '../vault/vault.js';

/** Writes refused sign-ins into the register. */
@Injectable()
export class Refusals {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(FINGERPRINTS) private readonly fingerprints: Fingerprints,
    @Inject(AccessRetention) private readonly retention: AccessRetention,
  ) {}

  /** @param account whose login was typed; without one, only an HMAC of what was typed is kept, for its day. */
  async record(
    typed: string,
    account: AccountId | undefined,
    cause: RefusalReason,
    context: Context,
    method: SignInMethod = 'PASSWORD',
  ): Promise<void> {
    // Whoever tried has not shown to be anybody, not even on a request that carries a session.
    const stranger: Context = { ...context, actor: { kind: 'SYSTEM', id: 'STRANGER' } };
    const stream = account ? accessStream(account) : unknownAccessStream(dayOf(context));
    const fact = account
      ? {
          event: { type: 'SignInRefused' as const, data: { method, cause } },
          about: { subject: account, schools: await schoolsOfAccount(this.streams, account) },
        }
      : {
          event: {
            type: 'UnknownLoginRefused' as const,
            data: { method, cause, typed: await this.fingerprints.ofStranger(dayOf(context), typed) },
          },
          about: {},
        };
    await this.retention.keep(stream, await this.streams.record(stream, stranger, [fact]));
  }
}

/** The UTC day, `2026-11-21`. */
const dayOf = ({ clock }: Context) => clock().toISOString().slice(0, 10);
