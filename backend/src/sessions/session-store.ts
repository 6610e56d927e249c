import { randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { EventId, SessionId, accessStream } from '@loge/contracts';
import type { AccountId, SecretId, SessionEnd } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { CONFIG } from '../config.js';
import type { Settings } from '../config.js';
import type { Context } from '../context.js';
import { AccessRetention } from '../event-store/access-retention.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { schoolsOfAccount } from '../rights/account-schools.js';
import { FINGERPRINTS } from '../vault/vault.js';
import type { Fingerprints } from '../vault/vault.js';
import type { CurrentSession, StartedSession } from './commands.js';

const TOKEN_BYTES = 32;
/** In all, a session lives twice as long as it may go unused: a day by default (NIST SP 800-63B-4, AAL2). */
const LIFETIMES = 2;
const HOUR = 3_600_000;
/** Being seen is written down once a minute at most. */
const SEEN_EVERY_MS = 60_000;

interface SessionRow {
  readonly session: SessionId;
  readonly account: AccountId;
  readonly password: SecretId;
  readonly expires_at: Date;
  readonly last_seen_at: Date;
}

/**
 * The sessions: a row each, written ahead of the `SignedIn` event that makes it one. Its token is given to nobody
 * before that, and the row is removed should the event not be appended.
 */
@Injectable()
export class SessionStore {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(FINGERPRINTS) private readonly fingerprints: Fingerprints,
    @Inject(AccessRetention) private readonly retention: AccessRetention,
    @Inject(CONFIG) private readonly settings: Pick<Settings, 'sessionHours'>,
  ) {}

  /** Begins a session under a token that never was before. */
  async start(account: AccountId, password: SecretId, context: Context): Promise<StartedSession> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const session = SessionId.parse(randomUUID());
    const event = EventId.parse(randomUUID());
    const now = context.clock();
    const expiresAt = new Date(now.getTime() + LIFETIMES * this.settings.sessionHours * HOUR);
    await this.database.query('DELETE FROM sessions.session WHERE expires_at < $1', [now]);
    await this.database.query(
      `INSERT INTO sessions.session
         (token_hash, session, account, event, password, created_at, last_seen_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $6, $7)`,
      [this.hash(token), session, account, event, password, now, expiresAt],
    );
    try {
      const own = { ...context, actor: { kind: 'ACCOUNT' as const, id: account } };
      const data = { session, method: 'PASSWORD' as const, expiresAt: expiresAt.toISOString() };
      const schools = await schoolsOfAccount(this.streams, account);
      const recorded = await this.streams.record(accessStream(account), own, [
        { event: { type: 'SignedIn', data }, about: { id: event, subject: account, schools } },
      ]);
      await this.retention.keep(accessStream(account), recorded);
      return { token, session, account, expiresAt, position: recorded.position };
    } catch (error) {
      await this.database.query('DELETE FROM sessions.session WHERE session = $1', [session]);
      throw error;
    }
  }

  /** The valid session of a token. */
  async find(token: string, now: Date): Promise<CurrentSession | undefined> {
    const hash = this.hash(token);
    const unusedSince = new Date(now.getTime() - this.settings.sessionHours * HOUR);
    const [row] = await this.database.query<SessionRow[]>(
      `SELECT session, account, password, expires_at, last_seen_at FROM sessions.session
       WHERE token_hash = $1 AND ended_at IS NULL AND expires_at > $2 AND last_seen_at > $3`,
      [hash, now, unusedSince],
    );
    if (!row) return undefined;
    if (now.getTime() - row.last_seen_at.getTime() > SEEN_EVERY_MS) {
      await this.database.query('UPDATE sessions.session SET last_seen_at = $2 WHERE token_hash = $1', [
        hash,
        now,
      ]);
    }
    const { session, account, password, expires_at: expiresAt } = row;
    return { session, account, password, expiresAt };
  }

  /** Ends the session of a token; it is over before the register says so. */
  async end(token: string, context: Context): Promise<void> {
    const now = context.clock();
    // TypeORM answers an UPDATE with its rows and their count.
    const [rows] = await this.database.query<[Pick<SessionRow, 'session' | 'account'>[], number]>(
      `UPDATE sessions.session SET ended_at = coalesce(ended_at, $2)
       WHERE token_hash = $1 AND expires_at > $2 RETURNING session, account`,
      [this.hash(token), now],
    );
    for (const { session, account } of rows) await this.recordEnd(account, [session], 'SIGNED_OUT', context);
  }

  /** Ends the other sessions of an account; the kept one goes on under the new password. */
  async endOthers(
    account: AccountId,
    keep: SessionId,
    password: SecretId,
    context: Context,
  ): Promise<number> {
    const now = context.clock();
    await this.database.query(
      'UPDATE sessions.session SET password = $3 WHERE account = $1 AND session = $2',
      [account, keep, password],
    );
    const [rows] = await this.database.query<[Pick<SessionRow, 'session'>[], number]>(
      `UPDATE sessions.session SET ended_at = coalesce(ended_at, $3)
       WHERE account = $1 AND session <> $2 AND expires_at > $3 RETURNING session`,
      [account, keep, now],
    );
    await this.recordEnd(
      account,
      rows.map(({ session }) => session),
      'PASSWORD_CHANGED',
      context,
    );
    return rows.length;
  }

  /** The rows go when the register has it: an end that was interrupted between the two is told by the next one. */
  private async recordEnd(
    account: AccountId,
    sessions: readonly SessionId[],
    cause: SessionEnd,
    context: Context,
  ): Promise<void> {
    if (sessions.length === 0) return;
    const schools = await schoolsOfAccount(this.streams, account);
    const own = { ...context, actor: { kind: 'ACCOUNT' as const, id: account } };
    const recorded = await this.streams.record(
      accessStream(account),
      own,
      sessions.map((session) => ({
        event: { type: 'SessionEnded' as const, data: { session, cause } },
        about: { subject: account, schools },
      })),
    );
    await this.database.query('DELETE FROM sessions.session WHERE session = ANY($1::uuid[])', [sessions]);
    await this.retention.keep(accessStream(account), recorded);
  }

  private hash(token: string): string {
    return this.fingerprints.of('sessions', token);
  }
}
