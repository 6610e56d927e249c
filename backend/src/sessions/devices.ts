import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { AccountId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { FINGERPRINTS } from '../vault/vault.js';
import type { Fingerprints } from '../vault/vault.js';
import { prepared } from './prepared.js';

const TOKEN_BYTES = 32;
/** A browser that was not used for so long is new again. */
const YEAR_MS = 365 * 86_400_000;

/** 32 random bytes, base64url. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

const REMEMBER = {
  name: 'remember_browser',
  text: `WITH unused AS (
         DELETE FROM sessions.device
         WHERE last_used_at <= $4 AND (account, device_hash) IS DISTINCT FROM ($1::uuid, $2::text))
       INSERT INTO sessions.device (account, device_hash, last_used_at) VALUES ($1, $2, $3)
       ON CONFLICT (account, device_hash) DO UPDATE SET last_used_at = excluded.last_used_at
       -- Losing it in a crash costs its owner a mail.
       RETURNING set_config('synchronous_commit', 'off', true)`,
};

/** A browser as `sessions.device` has it, if it was used since then. */
export interface SeenBrowser {
  readonly hash: string;
  readonly since: Date;
}

/**
 * The browsers that each account was signed in to from, by the keyed hash of a cookie of theirs. The cookie opens
 * nothing: it spares its owner a mail about a new device, and waits that strangers brought about.
 */
@Injectable()
export class Devices {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(FINGERPRINTS) private readonly fingerprints: Fingerprints,
  ) {}

  /** What tells whether an account was signed in to from this browser within a year: with a row of its session. */
  seen(device: string, now: Date): SeenBrowser {
    return { hash: this.hash(device), since: new Date(now.getTime() - YEAR_MS) };
  }

  /** Remembers that the account was signed in to from this browser; forgets what was unused for a year. */
  async remember(account: AccountId, device: string, now: Date): Promise<void> {
    await prepared(this.database, REMEMBER, [
      account,
      this.hash(device),
      now,
      new Date(now.getTime() - YEAR_MS),
    ]);
  }

  private hash(device: string): string {
    return this.fingerprints.of('sessions', JSON.stringify(['device', device]));
  }
}
