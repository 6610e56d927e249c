import type { KnownTie, StagedTie } from './staged.js';
import type { StagingQuery } from './staging-query.js';
import { stagingTables } from './staging.tables.js';

/** Who is whose relative, by the files and by what earlier imports told. */
export class StagedFamilies {
  constructor(private readonly query: StagingQuery) {}

  /** The ties of relatives to pupils that have an account, those of legal guardians first. */
  async ties(relatives: readonly string[]): Promise<StagedTie[]> {
    return this.query(
      `SELECT t.relative, a.account, a.schools, t.relation, t.legal_guardian AS "legalGuardian"
       FROM pg_temp.staged_tie t JOIN pg_temp.staged_account a ON a.source = 'PUPIL' AND a.key = t.pupil
       WHERE t.relative = ANY($1)
       ORDER BY t.relative, a.account, t.legal_guardian = 0, t.legal_guardian, t.relation`,
      [relatives],
    );
  }

  /** Keeps ties that the files do not tell. */
  async addKnownTies(ties: readonly KnownTie[]): Promise<void> {
    await this.query(
      `INSERT INTO pg_temp.staged_known_tie (relative, child, school, relation, legal_guardian, within)
       SELECT relative, child, school, relation, "legalGuardian", within
       FROM jsonb_to_recordset($1::jsonb) AS t(relative text, child uuid, school text, relation text,
                                               "legalGuardian" smallint, within boolean)`,
      [JSON.stringify(ties)],
    );
  }

  /** Ties to known pupils whom the import does not place in that school itself, nor takes out of it. */
  async knownTies(relatives: readonly string[]): Promise<KnownTie[]> {
    return this.query(
      `SELECT t.relative, t.child, t.school, t.relation, t.legal_guardian AS "legalGuardian", t.within
       FROM pg_temp.staged_known_tie t
       WHERE t.relative = ANY($1) AND NOT EXISTS (
         SELECT 1 FROM pg_temp.staged_account a
         WHERE a.source = 'PUPIL' AND a.account = t.child AND t.school = ANY(a.schools))
         AND NOT ${stagingTables.childLeaves}
       ORDER BY t.relative, t.school, t.child`,
      [relatives],
    );
  }

  /** Which of these relatives some pupil of the files names, and which name a child that several pupils may be. */
  async named(relatives: readonly string[]): Promise<{ named: Set<string>; ambiguous: Set<string> }> {
    const rows = await this.query<{ relative: string; ambiguous: boolean }>(
      `SELECT relative, false AS ambiguous FROM pg_temp.staged_tie WHERE relative = ANY($1)
       UNION SELECT relative, true FROM pg_temp.staged_unclear WHERE relative = ANY($1)`,
      [relatives],
    );
    const those = (ambiguous: boolean) =>
      new Set(rows.filter((row) => row.ambiguous === ambiguous).map((row) => row.relative));
    return { named: those(false), ambiguous: those(true) };
  }

  /** Which of these relatives share civility, names and a child with another one of the import. */
  async likeAnother(relatives: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.query<{ relative: string }>(
      `SELECT DISTINCT a.relative
       FROM pg_temp.staged_child a JOIN pg_temp.staged_child b
         ON md5(b.who || b.family || b.given) = md5(a.who || a.family || a.given)
           AND b.who = a.who AND b.family = a.family AND b.given = a.given AND b.relative <> a.relative
       WHERE a.relative = ANY($1)`,
      [relatives],
    );
    return new Set(rows.map(({ relative }) => relative));
  }

  /** The relatives whom pupils of these files name and no record tells of, by their keys after one of them. */
  async untold(after: string, limit: number): Promise<string[]> {
    const rows = await this.query<{ relative: string }>(
      `SELECT DISTINCT t.relative FROM pg_temp.staged_tie t
       JOIN pg_temp.staged_account a ON a.source = 'PUPIL' AND a.key = t.pupil
       WHERE t.relative > $1
         AND NOT EXISTS (SELECT 1 FROM pg_temp.staged_record r WHERE r.key = t.relative)
       ORDER BY t.relative LIMIT $2`,
      [after, limit],
    );
    return rows.map(({ relative }) => relative);
  }
}
