import { Inject } from '@nestjs/common';
import { QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { LogeError } from '@loge/contracts';
import type { AccountId, Role, Scope } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { hasControls } from '../event-store/storable.js';
import { SchoolsOfNetworks } from '../schools/commands.js';
import { RoleHolders } from './commands.js';
import type { RoleHolderFilter, RoleHolderPage } from './commands.js';
import { heldAt } from './held.js';
import { grantsWithin, networksOf, reachesSchool } from './reach.js';
import { plainText, readCursor, writeCursor } from './role-holders.order.js';

const LONGEST_SEARCH = 200;

interface HolderRow {
  readonly account: AccountId;
  readonly given: string;
  readonly family: string;
  readonly login: string;
  readonly sort_key: string;
  readonly invited: boolean;
  /** How many there are on all pages. */
  readonly found: number;
}

interface GrantRow {
  readonly grant: string;
  readonly account: AccountId;
  readonly role: Role;
  readonly scope: Scope;
  readonly grantedAt: Date;
  readonly grantedBy?: AccountId;
  readonly endsOn?: string;
}

type ShownGrant = GrantRow & { readonly whole: boolean };

/** A {@link GrantRow} as PostgreSQL gives it. */
type Stored = Omit<GrantRow, 'grantedBy' | 'endsOn'> & {
  readonly grantedBy: AccountId | null;
  readonly endsOn: string | null;
};

@QueryHandler(RoleHolders)
export class RoleHoldersHandler implements IQueryHandler<RoleHolders> {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  async execute({ reach, page, at = new Date() }: RoleHolders): Promise<RoleHolderPage> {
    if (page.first < 1 || page.first > 100) throw new LogeError('BAD_INPUT');
    const search = page.search?.trim() ?? '';
    if (search.length > LONGEST_SEARCH || hasControls(search)) throw new LogeError('BAD_INPUT');
    const after = page.after === undefined ? undefined : readCursor(page.after);
    // Holders of roles are staff, some hundreds at most: what lies within reach is told here, by the one rule.
    const grants = await this.wanted(page, grantsWithin(reach, heldAt(await this.grants(), at)));
    const accounts = [...new Set(grants.map(({ account }) => account))];
    const rows = await this.database.query<HolderRow[]>(
      `WITH found AS (
         SELECT * FROM read.role_person
         WHERE account = ANY($1::uuid[]) AND ($2::text IS NULL OR strpos(found_by, $2) > 0))
       SELECT account, given, family, login, sort_key, NOT has_password AND NOT from_directory AS invited,
              (SELECT count(*)::int FROM found) AS found
       FROM found
       WHERE ($3::text IS NULL OR (sort_key, account) > ($3 COLLATE "C", $4::uuid))
       ORDER BY sort_key, account LIMIT $5`,
      [
        accounts,
        search ? plainText(search) : null,
        after?.sortKey ?? null,
        after?.account ?? null,
        page.first + 1,
      ],
    );
    const shown = rows.slice(0, page.first);
    return {
      holders: shown.map(({ account, given, family, login, invited }) => ({
        account,
        login,
        displayName: `${given} ${family}`.trim(),
        invited,
        grants: grants
          .filter((grant) => grant.account === account)
          .map(({ account: _holder, ...grant }) => grant),
      })),
      cursors: shown.map((row) => writeCursor({ sortKey: row.sort_key, account: row.account })),
      hasNextPage: rows.length > page.first,
      found: rows[0]?.found ?? 0,
    };
  }

  private async wanted(
    { role, school }: RoleHolderFilter,
    grants: readonly ShownGrant[],
  ): Promise<ShownGrant[]> {
    const ofRole = grants.filter((grant) => !role || grant.role === role);
    if (!school) return ofRole;
    const reaching: string[] = [];
    for (const network of new Set(networksOf(ofRole))) {
      const schools = await this.queries.execute(new SchoolsOfNetworks([network]));
      if (schools.includes(school)) reaching.push(network);
    }
    return ofRole.filter(({ scope }) => reachesSchool(scope, school, reaching));
  }

  private async grants(): Promise<GrantRow[]> {
    const rows = await this.database.query<Stored[]>(
      `SELECT id AS grant, account, role, scope, granted_at AS "grantedAt", granted_by AS "grantedBy",
              ends_on::text AS "endsOn"
       FROM read.role_grant ORDER BY granted_at, id`,
    );
    return rows.map(({ grantedBy, endsOn, ...row }) => ({
      ...row,
      ...(grantedBy && { grantedBy }),
      ...(endsOn && { endsOn }),
    }));
  }
}
