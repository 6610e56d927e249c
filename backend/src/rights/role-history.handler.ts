import { Inject } from '@nestjs/common';
import { QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { AccountId, Role, Scope } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { SchoolsOfNetworks } from '../schools/commands.js';
import { heldAt } from './held.js';
import { grantsWithin, networksOf, reachesSchool } from './reach.js';
import { SchoolRolesAsOf } from './role-history.js';
import type { HeldRole } from './role-history.js';

/** A grant as PostgreSQL gives it. */
interface Row {
  readonly grant: string;
  readonly account: AccountId;
  readonly role: Role;
  readonly scope: Scope;
  readonly grantedAt: Date;
  readonly grantedBy: AccountId | null;
  readonly endsOn: string | null;
}

@QueryHandler(SchoolRolesAsOf)
export class SchoolRolesAsOfHandler implements IQueryHandler<SchoolRolesAsOf> {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  async execute({ school, at, reach }: SchoolRolesAsOf): Promise<readonly HeldRole[]> {
    // Holders of roles are staff, some hundreds at most: which reach the school is told here, by the one rule.
    // As the list of those who hold roles now has them: none over more than the reach that it is asked within.
    const held = grantsWithin(reach, heldAt(await this.given(at), at));
    const networks: string[] = [];
    for (const network of new Set(networksOf(held))) {
      const schools = await this.queries.execute(new SchoolsOfNetworks([network]));
      if (schools.includes(school)) networks.push(network);
    }
    return held.filter(({ scope }) => reachesSchool(scope, school, networks));
  }

  /** Those given and not withdrawn by then. */
  private async given(at: Date): Promise<Omit<HeldRole, 'whole'>[]> {
    const rows = await this.database.query<Row[]>(
      `SELECT h.id AS grant, h.account, h.role, h.scope, h.granted_at AS "grantedAt", h.granted_by AS "grantedBy",
              h.ends_on::text AS "endsOn"
       FROM read.role_history h LEFT JOIN read.role_person p ON p.account = h.account
       WHERE h.granted_at <= $1 AND (h.withdrawn_at IS NULL OR h.withdrawn_at > $1)
       ORDER BY p.sort_key, h.account, h.granted_at, h.id`,
      [at],
    );
    return rows.map(({ grantedBy, endsOn, ...row }) => ({
      ...row,
      ...(grantedBy && { grantedBy }),
      ...(endsOn && { endsOn }),
    }));
  }
}
