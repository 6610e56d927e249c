import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { accessStream, accountStream } from '@loge/contracts';
import type { AccountId, RefusalReason, SchoolId, SecretId } from '@loge/contracts';
import type { Context } from '../context.js';
import { AccessRetention } from '../event-store/access-retention.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { schoolsOfAccount } from '../rights/account-schools.js';
import { RecordRefusal } from '../sessions/commands.js';
import type { StartedSession } from '../sessions/commands.js';
import { lockLegacyLogins } from './legacy-login.js';
import { legacyFold } from './legacy-state.js';

/** What somebody tries, with what names it where tries are counted. */
export interface Try {
  readonly school: SchoolId;
  readonly userName: string;
  readonly tried: string;
}

/** Writes into the register what came of a try at an old login. */
@Injectable()
export class OldLoginRecords {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(AccessRetention) private readonly retention: AccessRetention,
  ) {}

  /** @param account whose user name it is; without one, only an HMAC of it is kept. */
  async refuse(
    { userName }: Try,
    account: AccountId | undefined,
    cause: RefusalReason,
    context: Context,
  ): Promise<void> {
    const refused = { typed: userName, account, method: 'LEGACY_LOGIN', cause } as const;
    await this.commands.execute(new RecordRefusal(refused, context));
  }

  /** It was guessed wrongly as often as it may be. */
  async lock(account: AccountId, legacy: SecretId, context: Context): Promise<void> {
    // Whoever guessed has not shown to be anybody, not even on a request that carries a session.
    const stranger: Context = { ...context, actor: { kind: 'SYSTEM', id: 'STRANGER' } };
    const about = { subject: account, schools: await schoolsOfAccount(this.streams, account) };
    await this.streams.change(accountStream(account), legacyFold, stranger, (state) =>
      lockLegacyLogins({ legacy, cause: 'GUESSED' }, state).map((event) => ({ event, about })),
    );
  }

  /** Each time (IT-3). */
  async use(
    { school }: Try,
    legacy: SecretId,
    { account, session }: StartedSession,
    context: Context,
  ): Promise<void> {
    const stream = accessStream(account);
    const schools = await schoolsOfAccount(this.streams, account);
    const owner: Context = { ...context, actor: { kind: 'ACCOUNT', id: account } };
    const recorded = await this.streams.record(stream, owner, [
      {
        event: { type: 'LegacyLoginUsed', data: { school, legacy, session } },
        about: { subject: account, schools },
      },
    ]);
    await this.retention.keep(stream, recorded);
  }
}
