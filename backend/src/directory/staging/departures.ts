import type { Profile, SchoolId } from '@loge/contracts';
import type { DepartureCause, Membership } from '../../accounts/commands.js';
import type { HeldPlace } from './staged.js';
import type { StagingQuery } from './staging-query.js';
import { stagingTables } from './staging.tables.js';

/** Who has a place now, and of these who departs by what the passes found. */
export class StagedDepartures {
  constructor(private readonly query: StagingQuery) {}

  /** Notes who is in the schools; `byAbsence` of those who depart when no record places them there. */
  async addMembers(members: readonly (Membership & { readonly byAbsence: boolean })[]): Promise<void> {
    await this.query(
      `INSERT INTO pg_temp.staged_member (account, school, profile, by_absence)
       SELECT account, school, profile, "byAbsence"
       FROM jsonb_to_recordset($1::jsonb) AS m(account uuid, school text, profile text, "byAbsence" boolean)`,
      [JSON.stringify(members)],
    );
  }

  /** Notes the places that people of a delta file have under their keys. */
  async hold(places: readonly HeldPlace[]): Promise<void> {
    await this.query(
      `INSERT INTO pg_temp.staged_held (source, key, account, school, profile, removal, within)
       SELECT source, key, account, school, profile, removal, within
       FROM jsonb_to_recordset($1::jsonb) AS h(source text, key text, account uuid, school text, profile text,
                                               removal boolean, within boolean)`,
      [JSON.stringify(places)],
    );
  }

  /** The members that depart by what the last pass found. */
  async mark(): Promise<void> {
    await this.query(stagingTables.departures);
  }

  /** Of the members marked, the last pass may have found some after all: these stay. It marks nobody else. */
  async confirm(): Promise<void> {
    await this.query(stagingTables.confirmDepartures);
  }

  /** How many leave each school that somebody leaves, and of how many. */
  async bySchool(): Promise<{ school: SchoolId; departing: number; members: number }[]> {
    return this.query(
      `SELECT school, count(*) FILTER (WHERE departs)::int AS departing, count(*)::int AS members
       FROM pg_temp.staged_member GROUP BY school HAVING count(*) FILTER (WHERE departs) > 0 ORDER BY school`,
    );
  }

  /** Accounts that leave at least one school, by profile. */
  async byProfile(): Promise<{ profile: Profile; accounts: number }[]> {
    return this.query(
      `SELECT profile, count(DISTINCT account)::int AS accounts FROM pg_temp.staged_member WHERE departs GROUP BY profile`,
    );
  }

  /** The places that end, after one in their order. */
  async page(after: string, limit: number): Promise<(Membership & { seq: string; cause: DepartureCause })[]> {
    return this.query(
      `SELECT m.seq, m.account, m.school, m.profile, CASE WHEN EXISTS (
         SELECT 1 FROM pg_temp.staged_held h
         WHERE h.account = m.account AND h.school = m.school AND h.profile = m.profile AND h.removal
       ) THEN 'DELETE_REQUESTED' ELSE 'DEPARTED' END AS cause
       FROM pg_temp.staged_member m WHERE m.departs AND m.seq > $1 ORDER BY m.seq LIMIT $2`,
      [after, limit],
    );
  }
}
