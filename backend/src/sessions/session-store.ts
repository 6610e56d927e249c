import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { EventId, SessionId, accessStream } from '@loge/contracts';
import type { AccountId, SecretId, SessionEnd, SignInMethod } from '@loge/contracts';
import { CONFIG } from '../config.js';
import type { Settings } from '../config.js';
import type { Context } from '../context.js';
import { AccessRetention } from '../event-store/access-retention.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { schoolsOfAccount } from '../rights/account-schools.js';
import type { CurrentSession, StartedSession } from './commands.js';
import { deviceName } from './device-name.js';
import { Devices, newToken } from './devices.js';
import { shortNetwork } from './network.js';
import { concernedSchools, ownView } from './own-account.js';
import type { OwnAccount } from './own-account.js';
import { SessionRows } from './session-rows.js';
import type { NewSession, SessionRow } from './session-rows.js';

const HOUR_MS = 3_600_000;

/** Whose session is to begin, and where. */
export interface Beginning {
  readonly account: AccountId;
  readonly password: SecretId;
  readonly own: OwnAccount;
  /** `password` is the old one's where it is the old login. */
  readonly method?: SignInMethod;
  /** What the browser is known by from now on. */
  readonly device: string;
  readonly remember: boolean;
}

/**
 * The sessions: a row each, written ahead of the `SignedIn` event that makes it one. Its token is given to nobody
 * before that, and the row is removed should the event not be appended.
 */
@Injectable()
export class SessionStore {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(SessionRows) private readonly rows: SessionRows,
    @Inject(Devices) private readonly devices: Devices,
    @Inject(AccessRetention) private readonly retention: AccessRetention,
    @Inject(CONFIG) private readonly settings: Pick<Settings, 'sessionHours' | 'rememberDays'>,
  ) {}

  /** Begins a session under a token that never was before. */
  async start(beginning: Beginning, context: Context): Promise<StartedSession> {
    const { account, own, device, method = 'PASSWORD' } = beginning;
    const token = newToken();
    const row = this.rowOf(beginning, context);
    const seen = await this.rows.insert(token, row, this.devices.seen(device, row.now));
    const newDevice = own.activated.length > 0 && !seen;
    const position = await this.recordStart(row, { method, newDevice }, own, context).catch(
      async (error: unknown) => {
        await this.rows.delete([row.session]);
        throw error;
      },
    );
    await this.devices.remember(account, device, row.now);
    const { session, remembered, expiresAt } = row;
    return { token, session, account, expiresAt, remembered, device, position, own: ownView(own) };
  }

  /** The valid session of a token. */
  async find(token: string, now: Date, ip: string | undefined): Promise<CurrentSession | undefined> {
    const row = await this.rows.find(token, now, shortNetwork(ip));
    if (!row) return undefined;
    const { session, account, password, grants, expires_at: expiresAt } = row;
    return { session, account, password, grants, expiresAt };
  }

  /** Ends the session of a token, which its owner is done with; it is over before the register says so. */
  async end(token: string, context: Context): Promise<void> {
    const ended = await this.rows.endToken(token, context.clock());
    if (!ended) return;
    const own = { ...context, actor: { kind: 'ACCOUNT' as const, id: ended.account } };
    await this.recordEnd(ended.account, [ended.session], 'SIGNED_OUT', own);
  }

  /** Ends those sessions of an account that are chosen. An end that was interrupted is told by the next one. */
  async endThose(
    account: AccountId,
    cause: SessionEnd,
    context: Context,
    chosen: (row: SessionRow) => boolean,
  ): Promise<number> {
    const now = context.clock();
    const left = (await this.rows.left(account, now)).filter(chosen);
    if (left.length === 0) return 0;
    const ended = await this.rows.end(
      left.map(({ session }) => session),
      now,
    );
    await this.recordEnd(account, ended, cause, context);
    return ended.length;
  }

  private rowOf({ account, password, own, remember }: Beginning, context: Context): NewSession {
    const now = context.clock();
    const { sessionHours, rememberDays } = this.settings;
    const remembered = remember && own.grants.length === 0;
    const hours = remembered ? rememberDays * 24 : sessionHours;
    return {
      ...{ account, password, remembered, now },
      session: SessionId.parse(randomUUID()),
      event: EventId.parse(randomUUID()),
      grants: own.grants.map(({ grant }) => grant),
      device: deviceName(context.userAgent),
      network: shortNetwork(context.ip),
      expiresAt: new Date(now.getTime() + hours * HOUR_MS),
    };
  }

  private async recordStart(
    row: NewSession,
    how: { readonly method: SignInMethod; readonly newDevice: boolean },
    own: OwnAccount,
    context: Context,
  ) {
    const { account, session, remembered, event: id } = row;
    const expiresAt = row.expiresAt.toISOString();
    const data = { session, ...how, expiresAt, remembered };
    const recorded = await this.streams.record(
      accessStream(account),
      { ...context, actor: { kind: 'ACCOUNT', id: account } },
      [
        {
          event: { type: 'SignedIn', data },
          about: { id, subject: account, schools: concernedSchools(own) },
        },
      ],
    );
    await this.retention.keep(accessStream(account), recorded);
    return recorded.position;
  }

  /** The rows go when the register has it. */
  private async recordEnd(
    account: AccountId,
    sessions: readonly SessionId[],
    cause: SessionEnd,
    context: Context,
  ): Promise<void> {
    if (sessions.length === 0) return;
    const schools = await schoolsOfAccount(this.streams, account);
    const recorded = await this.streams.record(
      accessStream(account),
      context,
      sessions.map((session) => ({
        event: { type: 'SessionEnded' as const, data: { session, cause } },
        about: { subject: account, schools },
      })),
    );
    await this.rows.delete(sessions);
    await this.retention.keep(accessStream(account), recorded);
  }
}
