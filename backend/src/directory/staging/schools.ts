import type { SchoolEntry } from '../records.js';
import type { StagingQuery } from './staging-query.js';

/** The schools of the import: those that it tells, and those that its people name. */
export class StagedSchools {
  constructor(private readonly query: StagingQuery) {}

  /** The schools of the import that are not broken, in the order of the files; of those of one key the first. */
  async told(): Promise<{ seq: string; key: string; entry: SchoolEntry }[]> {
    return this.query(
      `SELECT seq, key, content AS entry FROM pg_temp.staged_record r
       WHERE source = 'SCHOOL' AND NOT EXISTS (SELECT 1 FROM pg_temp.staged_settled s WHERE s.seq = r.seq)
       ORDER BY seq`,
    );
  }

  /** Every academy that records of schools name, broken ones too. */
  async academies(): Promise<readonly string[]> {
    const rows = await this.query<{ academy: string }>(
      `SELECT DISTINCT content ->> 'academy' AS academy FROM pg_temp.staged_record
       WHERE source = 'SCHOOL' AND content ->> 'academy' IS NOT NULL`,
    );
    return rows.map(({ academy }) => academy);
  }

  /** Every key of a school that records of people hold. */
  async named(): Promise<readonly string[]> {
    const rows = await this.query<{ school: string }>(
      `SELECT DISTINCT place ->> 'school' AS school
       FROM pg_temp.staged_record r, jsonb_array_elements(r.content -> 'places') AS place
       WHERE source IN ('PUPIL', 'STAFF')`,
    );
    return rows.map(({ school }) => school);
  }
}
