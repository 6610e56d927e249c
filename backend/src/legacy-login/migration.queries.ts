import { Inject } from '@nestjs/common';
import { QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { LogeError, Profile } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { storableText } from '../event-store/storable.js';
import { MigrationOf, MigrationPeople } from './migration.commands.js';
import type { MigrationCountView, MigrationPage, MigrationPersonView } from './migration.commands.js';
import { knownSchool, movingProfiles } from './migration.schools.js';

const MAX_PAGE = 100;

/** Everybody who is counted in a school, `$1`, at one of the profiles `$2`; once for each. */
const movers = `read.migration m
  CROSS JOIN LATERAL jsonb_to_recordset(m.mover -> 'places') AS place (school text, profile text)
  WHERE m.counted AND m.mover -> 'places' @> jsonb_build_array(jsonb_build_object('school', $1::text))
    AND place.school = $1 AND place.profile = ANY($2::text[])`;

@QueryHandler(MigrationOf)
export class MigrationOfHandler implements IQueryHandler<MigrationOf> {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  async execute({ school }: MigrationOf): Promise<readonly MigrationCountView[]> {
    const profiles = movingProfiles(await knownSchool(this.queries, school));
    const rows = await this.database.query<MigrationCountView[]>(
      `SELECT place.profile,
              (count(*) FILTER (WHERE m.state = 'NEVER_SIGNED_IN'))::int AS "neverSignedIn",
              (count(*) FILTER (WHERE m.state = 'OLD_LOGIN_ONLY'))::int AS "oldLoginOnly",
              (count(*) FILTER (WHERE m.state = 'MOVED'))::int AS moved,
              (count(*) FILTER (WHERE m.state <> 'MOVED' AND m.reachable))::int AS "byMail",
              (count(*) FILTER (WHERE m.state <> 'MOVED' AND NOT m.reachable))::int AS "shutOut"
       FROM ${movers} GROUP BY place.profile`,
      [school, profiles],
    );
    return Profile.options.flatMap((profile) => rows.filter((row) => row.profile === profile));
  }
}

type PersonRow = Omit<MigrationPersonView, 'lastOldSignInAt' | 'remindedAt'> & {
  readonly account: AccountId;
  readonly last_old_sign_in_at: Date | null;
  readonly reminded_at: Date | null;
  readonly sort_key: string;
};

@QueryHandler(MigrationPeople)
export class MigrationPeopleHandler implements IQueryHandler<MigrationPeople> {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  async execute({ filter, page }: MigrationPeople): Promise<MigrationPage> {
    const { school, profile: asked, states, reachable } = filter;
    const counted = movingProfiles(await knownSchool(this.queries, school));
    const profiles = counted.filter((profile) => asked === undefined || profile === asked);
    const first = Math.min(Math.max(page.first, 1), MAX_PAGE);
    const after = page.after === undefined ? [null, null, null] : readCursor(page.after);
    const rows = await this.database.query<PersonRow[]>(
      `SELECT m.account, place.profile, m.state, m.reachable, m.sort_key,
              (m.mover ->> 'lastOldSignInAt')::timestamptz AS last_old_sign_in_at,
              (m.mover ->> 'remindedAt')::timestamptz AS reminded_at
       FROM ${movers}
         AND ($3::text[] IS NULL OR m.state = ANY($3))
         AND ($4::boolean IS NULL OR m.reachable = $4)
         AND ($5::text IS NULL OR (m.sort_key, m.account, place.profile) > ($5, $6::uuid, $7::text))
       ORDER BY m.sort_key, m.account, place.profile LIMIT $8`,
      [...[school, profiles, states ?? null, reachable ?? null], ...after, first + 1],
    );
    const shown = rows.slice(0, first);
    return {
      people: shown.map(personOf),
      cursors: shown.map(({ sort_key, account, profile }) => writeCursor([sort_key, account, profile])),
      hasNextPage: rows.length > first,
    };
  }
}

function personOf({ account, profile, state, reachable, ...row }: PersonRow): MigrationPersonView {
  return {
    ...{ account, profile, state, reachable },
    ...(row.last_old_sign_in_at && { lastOldSignInAt: row.last_old_sign_in_at }),
    ...(row.reminded_at && { remindedAt: row.reminded_at }),
  };
}

const Cursor = z.tuple([z.string().refine((key) => storableText(key) === key), z.uuid(), Profile]);

function writeCursor(place: z.infer<typeof Cursor>): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function readCursor(cursor: string): z.infer<typeof Cursor> {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new LogeError('BAD_INPUT');
  }
}
