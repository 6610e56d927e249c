import { Inject, Injectable } from '@nestjs/common';
import type { AccountId, EventId, SecretId, SessionId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import type { OpenedWith } from '../rights/still-theirs.js';
import { FINGERPRINTS } from '../vault/vault.js';
import type { Fingerprints } from '../vault/vault.js';
import type { SeenBrowser } from './devices.js';
import { prepared } from './prepared.js';

/** Being seen is written down once a minute at most. */
const SEEN_EVERY_MS = 60_000;
/** An end is told within this time of its being decided, or was interrupted. */
const INTERRUPTED_MS = 60_000;

/** A session as its row has it. */
export interface SessionRow extends OpenedWith {
  readonly session: SessionId;
  readonly account: AccountId;
  readonly remembered: boolean;
  readonly device: string | null;
  readonly network: string | null;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
}

/** A session that is to begin. */
export interface NewSession extends Pick<SessionRow, 'session' | 'account' | 'password' | 'grants'> {
  readonly event: EventId;
  readonly remembered: boolean;
  readonly device: string | undefined;
  readonly network: string | undefined;
  readonly now: Date;
  readonly expiresAt: Date;
}

const COLUMNS =
  'session, account, password, grants, remembered, device, network, created_at, last_seen_at, expires_at';

const PUT = {
  name: 'put_session',
  text: `WITH over AS (DELETE FROM sessions.session WHERE expires_at < $10)
       INSERT INTO sessions.session AS put
         (token_hash, session, account, event, password, grants, remembered, device, network,
          created_at, last_seen_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11)
       RETURNING EXISTS (
         SELECT FROM sessions.device d
         WHERE d.account = put.account AND d.device_hash = $12 AND d.last_used_at > $13) AS seen,
         -- The event that makes it a session is what is waited for; without its row, one signs in again.
         set_config('synchronous_commit', 'off', true)`,
};

/** The rows of the sessions; of a token they hold the keyed hash, of browser and address a few words. */
@Injectable()
export class SessionRows {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(FINGERPRINTS) private readonly fingerprints: Fingerprints,
  ) {}

  /**
   * Puts a row, and clears away those whose time is over.
   * @returns whether the account was signed in to from this browser before.
   */
  async insert(token: string, row: NewSession, browser: SeenBrowser): Promise<boolean> {
    const { session, account, event, password, grants, remembered, device, network, now, expiresAt } = row;
    const [put] = await prepared<{ seen: boolean }>(this.database, PUT, [
      ...[this.hash(token), session, account, event, password, grants, remembered],
      ...[device, network, now, expiresAt, browser.hash, browser.since],
    ]);
    return put?.seen ?? false;
  }

  async delete(sessions: readonly SessionId[]): Promise<void> {
    await this.database.query('DELETE FROM sessions.session WHERE session = ANY($1::uuid[])', [sessions]);
  }

  /** The session of a token, if it has not ended; that it was seen from this network is noted. */
  async find(token: string, now: Date, network: string | undefined): Promise<SessionRow | undefined> {
    const [row] = await this.database.query<SessionRow[]>(
      `SELECT ${COLUMNS} FROM sessions.session
       WHERE token_hash = $1 AND ended_at IS NULL AND expires_at > $2`,
      [this.hash(token), now],
    );
    if (row && now.getTime() - row.last_seen_at.getTime() > SEEN_EVERY_MS) {
      await this.database.query(
        'UPDATE sessions.session SET last_seen_at = $2, network = $3 WHERE session = $1',
        [row.session, now, network],
      );
    }
    return row;
  }

  /** The sessions of an account that have not ended, the newest use first. */
  of(account: AccountId, now: Date): Promise<SessionRow[]> {
    return this.database.query<SessionRow[]>(
      `SELECT ${COLUMNS} FROM sessions.session
       WHERE account = $1 AND ended_at IS NULL AND expires_at > $2
       ORDER BY last_seen_at DESC, created_at DESC, session`,
      [account, now],
    );
  }

  /** Ends the session of a token: it is over at once. Its row stays until {@link delete}. */
  async endToken(token: string, now: Date): Promise<Pick<SessionRow, 'session' | 'account'> | undefined> {
    // TypeORM answers an UPDATE with its rows and their count.
    const [[ended]] = await this.database.query<[Pick<SessionRow, 'session' | 'account'>[], number]>(
      `UPDATE sessions.session SET ended_at = coalesce(ended_at, $2)
       WHERE token_hash = $1 AND expires_at > $2 RETURNING session, account`,
      [this.hash(token), now],
    );
    return ended;
  }

  /**
   * As {@link endToken}, of these sessions. One that ended a minute ago and still has its row was interrupted before
   * the register had it; one that ended just now is being told by somebody else.
   */
  async end(sessions: readonly SessionId[], now: Date): Promise<SessionId[]> {
    const [rows] = await this.database.query<[Pick<SessionRow, 'session'>[], number]>(
      `UPDATE sessions.session SET ended_at = coalesce(ended_at, $2)
       WHERE session = ANY($1::uuid[]) AND (ended_at IS NULL OR ended_at < $3) RETURNING session`,
      [sessions, now, new Date(now.getTime() - INTERRUPTED_MS)],
    );
    return rows.map(({ session }) => session);
  }

  /** The sessions of an account whose rows are still there, also those whose end the register does not have yet. */
  async left(account: AccountId, now: Date): Promise<SessionRow[]> {
    return this.database.query<SessionRow[]>(
      `SELECT ${COLUMNS} FROM sessions.session WHERE account = $1 AND expires_at > $2`,
      [account, now],
    );
  }

  /** Has one session go on under another password. */
  async keep(session: SessionId, password: SecretId): Promise<void> {
    await this.database.query('UPDATE sessions.session SET password = $2 WHERE session = $1', [
      session,
      password,
    ]);
  }

  /** Has the sessions of an account that were opened with one password go on under another. */
  async move(account: AccountId, from: SecretId, to: SecretId): Promise<void> {
    await this.database.query(
      'UPDATE sessions.session SET password = $3 WHERE account = $1 AND password = $2 AND ended_at IS NULL',
      [account, from, to],
    );
  }

  private hash(token: string): string {
    return this.fingerprints.of('sessions', token);
  }
}
