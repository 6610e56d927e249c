import { Inject, Injectable } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { LogeError, Profile } from '@loge/contracts';
import type { AccountId, SchoolId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { EVENT_STORE } from '../event-store/port.js';
import type { EventStore } from '../event-store/port.js';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type { ProjectionRunner } from '../event-store/projection.js';
import { ACCOUNTS } from './account.projection.js';
import { CountMembers, MembersOf, ProfilesByJoinKeys, RelativesNamedIn, RelativesOf } from './commands.js';
import type { FamilyTie, MemberCount, Membership, NamingPupil } from './commands.js';

/** How long an import may wait for the read model, in milliseconds. */
const PATIENCE = 60_000;

/** Reads the read model of accounts when it holds all that was appended so far, never one half rebuilt. */
@Injectable()
export class UpToDate {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(PROJECTION_RUNNER) private readonly projections: ProjectionRunner,
  ) {}

  /** @throws LogeError `INTERNAL` when it does not within 60 s, at once when the projection stopped. */
  async query<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    const rows = await this.projections.readLevel(await this.store.end(), ACCOUNTS, PATIENCE, (transaction) =>
      transaction.query<Row>(sql, parameters),
    );
    if (!rows) throw new LogeError('INTERNAL', { projection: ACCOUNTS });
    return rows;
  }
}

@QueryHandler(MembersOf)
export class MembersOfHandler implements IQueryHandler<MembersOf> {
  constructor(@Inject(UpToDate) private readonly upToDate: UpToDate) {}

  async execute({ schools }: MembersOf): Promise<readonly Membership[]> {
    if (schools.length === 0) return [];
    return this.upToDate.query<Membership>(
      `SELECT account, school, profile FROM read.affiliation WHERE school = ANY($1) AND current AND NOT by_hand
       ORDER BY school, profile, account`,
      [schools],
    );
  }
}

@QueryHandler(ProfilesByJoinKeys)
export class ProfilesByJoinKeysHandler implements IQueryHandler<ProfilesByJoinKeys> {
  constructor(@Inject(UpToDate) private readonly upToDate: UpToDate) {}

  async execute({ holders }: ProfilesByJoinKeys): Promise<ReadonlyMap<string, readonly Profile[]>> {
    const profiles = new Map<string, Profile[]>();
    if (holders.size === 0) return profiles;
    const rows = await this.upToDate.query<{ joinKey: string; profile: Profile }>(
      `SELECT DISTINCT f.join_key AS "joinKey", f.profile
       FROM unnest($1::text[], $2::uuid[]) AS held (join_key, account)
       JOIN read.affiliation f ON f.account = held.account AND f.join_key = held.join_key`,
      [[...holders.keys()], [...holders.values()]],
    );
    for (const { joinKey, profile } of rows) {
      profiles.set(joinKey, [...(profiles.get(joinKey) ?? []), profile]);
    }
    return profiles;
  }
}

@QueryHandler(RelativesNamedIn)
export class RelativesNamedInHandler implements IQueryHandler<RelativesNamedIn> {
  constructor(@Inject(UpToDate) private readonly upToDate: UpToDate) {}

  async execute({ joinKeys }: RelativesNamedIn): Promise<ReadonlyMap<string, readonly NamingPupil[]>> {
    const naming = new Map<string, NamingPupil[]>();
    if (joinKeys.length === 0) return naming;
    const rows = await this.upToDate.query<NamingPupil & { joinKey: string }>(
      `SELECT DISTINCT n.join_key AS "joinKey", coalesce(c.joined_to, n.child) AS child, n.school, n.relation,
              n.legal_guardian AS "legalGuardian"
       FROM read.named_relative n LEFT JOIN read.account c ON c.id = n.child
       WHERE n.join_key = ANY($1) ORDER BY 1, 3, 2`,
      [joinKeys],
    );
    for (const { joinKey, ...pupil } of rows) naming.set(joinKey, [...(naming.get(joinKey) ?? []), pupil]);
    return naming;
  }
}

@QueryHandler(RelativesOf)
export class RelativesOfHandler implements IQueryHandler<RelativesOf> {
  constructor(@Inject(UpToDate) private readonly upToDate: UpToDate) {}

  async execute({ children }: RelativesOf): Promise<readonly FamilyTie[]> {
    if (children.length === 0) return [];
    return this.upToDate.query<FamilyTie>(
      // Of a relative who leads to another, the ties are told of that one too. What was told of a child before it led to
      // another is told of that one.
      `SELECT DISTINCT t.relative, c.child, t.school, t.relation, t.legal_guardian AS "legalGuardian"
       FROM (SELECT id, id AS child FROM read.account WHERE id = ANY($1::uuid[])
             UNION ALL SELECT id, joined_to FROM read.account WHERE joined_to = ANY($1::uuid[])) c
       JOIN read.family t ON t.child = c.id
       WHERE NOT EXISTS (SELECT 1 FROM read.account r WHERE r.id = t.relative AND r.joined_to IS NOT NULL)
       ORDER BY c.child, t.school, t.relative`,
      [children satisfies readonly AccountId[]],
    );
  }
}

@QueryHandler(CountMembers)
export class CountMembersHandler implements IQueryHandler<CountMembers> {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async execute({ schools }: CountMembers): Promise<ReadonlyMap<SchoolId, readonly MemberCount[]>> {
    const rows = await this.database.query<(MemberCount & { school: SchoolId })[]>(
      `SELECT school, profile, count(*)::int AS count FROM read.affiliation
       WHERE school = ANY($1) AND current GROUP BY school, profile`,
      [schools],
    );
    return new Map(
      schools.map((school) => {
        const own = rows.filter((row) => row.school === school);
        const counts = Profile.options.flatMap((profile) => own.filter((row) => row.profile === profile));
        return [school, counts.map(({ profile, count }) => ({ profile, count }))];
      }),
    );
  }
}
