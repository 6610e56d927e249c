import { Inject, Injectable } from '@nestjs/common';
import { accountStream } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { grantsFold, rulesForGood, rulesInstallation } from './grants.js';

/** Any number will do, as long as nothing else locks it. */
const LOCK = 7_602_001;

/** Sees to it that somebody is left who administers the installation, and goes on doing so. */
@Injectable()
export class LastAdministrator {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(DataSource) private readonly database: DataSource,
  ) {}

  /**
   * Does what may take the installation an administrator, and knows whether others are left. Whatever else might do
   * so waits meanwhile.
   */
  async heeding<Result>(account: AccountId, act: (othersRule: boolean) => Promise<Result>): Promise<Result> {
    const { grants } = await this.rolesOf(account);
    if (!grants.some(rulesInstallation)) return act(true);
    return this.database.transaction(async (transaction) => {
      await transaction.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
      return act(await this.othersRule(account));
    });
  }

  /**
   * Whether somebody else administers the installation without an end and can sign in. The read model only proposes; each
   * proposal is asked of its stream. One it does not show yet is not counted: the safe side.
   */
  private async othersRule(account: AccountId): Promise<boolean> {
    const proposed = await this.database.query<{ account: AccountId }[]>(
      `SELECT DISTINCT account FROM read.role_grant
       WHERE role = 'ADMINISTRATOR' AND scope ->> 'kind' = 'INSTALLATION' AND account <> $1`,
      [account],
    );
    for (const other of proposed) {
      const { grants, password, closed, joined } = await this.rolesOf(other.account);
      if (password && !closed && !joined && grants.some(rulesForGood)) return true;
    }
    return false;
  }

  private async rolesOf(account: AccountId) {
    return (await this.streams.load(accountStream(account), grantsFold)).state;
  }
}
