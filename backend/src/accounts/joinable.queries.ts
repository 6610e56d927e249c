import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { accountStream } from '@loge/contracts';
import type { AccountId, SchoolId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { present, unique } from './account-state.js';
import type { AccountState } from './account-state.js';
import { comparedAddress } from './account.words.js';
import { forEachBounded } from './bounded.js';
import { closingFold } from './closing.js';
import type { ClosingState } from './closing.js';
import { JoinableAccountsOf } from './commands.js';
import type { JoinableAccount } from './commands.js';
import { isProposed } from './joining.js';

/** No person has more accounts, see `AccountsByAddress`. */
const MOST_ACCOUNTS = 50;
/** Streams read at once. */
const AT_ONCE = 8;

@QueryHandler(JoinableAccountsOf)
export class JoinableAccountsHandler implements IQueryHandler<JoinableAccountsOf> {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(STREAMS) private readonly streams: Streams,
  ) {}

  async execute({ account }: JoinableAccountsOf): Promise<readonly JoinableAccount[]> {
    const standing = await this.load(account);
    const others = await this.candidates(account, standing.account);
    const states = await forEachBounded(others, AT_ONCE, async (id) => [id, await this.load(id)] as const);
    const proposed = states.filter(([joined, state]) =>
      isProposed({ standing: account, joined }, { standing, joined: state }),
    );
    return Promise.all(proposed.map(([id, state]) => this.shown(id, state.account)));
  }

  /** Whom a confirmed address is known for, and whom an interrupted joining left halfway. */
  private async candidates(account: AccountId, { confirmed, standsFor }: AccountState): Promise<AccountId[]> {
    const addresses = [...confirmed.keys()].map(comparedAddress).filter(Boolean);
    const rows = await this.database.query<{ id: AccountId }[]>(
      `SELECT id FROM read.account WHERE addresses && $1::text[] AND joined_to IS NULL
       ORDER BY created_at, id LIMIT ${MOST_ACCOUNTS}`,
      [addresses],
    );
    return unique([...rows.map(({ id }) => id), ...standsFor.keys()]).filter((id) => id !== account);
  }

  private async shown(account: AccountId, state: AccountState): Promise<JoinableAccount> {
    const { given, family } = state.name;
    const places = await Promise.all(
      present(state).map(async ({ school, profile, details: { classes, children } }) => ({
        school,
        profile,
        classes:
          profile === 'RELATIVE'
            ? await this.classesOf(
                children.map(({ child }) => child),
                school,
              )
            : classes,
      })),
    );
    return { account, displayName: `${given} ${family}`.trim(), places };
  }

  /** The classes that children are in at a school, as lists show them. */
  private async classesOf(children: readonly AccountId[], school: SchoolId): Promise<string[]> {
    const rows = await this.database.query<{ class: string }[]>(
      `SELECT DISTINCT unnest(f.classes) AS class FROM read.affiliation f
       WHERE f.account = ANY($1::uuid[]) AND f.school = $2 AND f.current ORDER BY 1`,
      [children, school],
    );
    return rows.map((row) => row.class);
  }

  private async load(account: AccountId): Promise<ClosingState> {
    return (await this.streams.load(accountStream(account), closingFold)).state;
  }
}
