import type { AccountId } from '@loge/contracts';
import type { HeldPlace } from '../rules.js';
import type { PersonSource, Placed } from './staged.js';
import type { StagingQuery } from './staging-query.js';

/** Who is who, and where, by what the last pass found; and where those are now of whom the files tell too little. */
export class StagedPlaces {
  private batches = 0;

  constructor(private readonly query: StagingQuery) {}

  /** Notes who the people of these keys are, and where the import places them. */
  async add(source: PersonSource, people: readonly Placed[]): Promise<void> {
    await this.query(
      `INSERT INTO pg_temp.staged_account (source, key, account, schools)
       SELECT $1, key, account, schools FROM jsonb_to_recordset($2::jsonb) AS p(key text, account uuid, schools text[])`,
      [source, JSON.stringify(people)],
    );
    await this.analyse();
  }

  /** Accounts whose records are broken are present in every school. */
  async addBroken(accounts: readonly AccountId[]): Promise<void> {
    await this.query(
      `INSERT INTO pg_temp.staged_broken (account) SELECT unnest($1::uuid[]) ON CONFLICT DO NOTHING`,
      [accounts],
    );
  }

  /** Notes the places that people have now. */
  async hold(places: readonly (HeldPlace & { readonly source: PersonSource; readonly key: string })[]) {
    await this.query(
      `INSERT INTO pg_temp.staged_place_now (source, key, school, profile, may_stay)
       SELECT source, key, school, profile, "mayStay"
       FROM jsonb_to_recordset($1::jsonb) AS k(source text, key text, school text, profile text, "mayStay" boolean)`,
      [JSON.stringify(places)],
    );
  }

  /** The places noted of these people. */
  async held(source: PersonSource, keys: readonly string[]): Promise<(HeldPlace & { key: string })[]> {
    return this.query(
      `SELECT DISTINCT key, school, profile, may_stay AS "mayStay" FROM pg_temp.staged_place_now WHERE source = $1 AND key = ANY($2)
       ORDER BY key, school, profile, may_stay`,
      [source, keys],
    );
  }

  /** Temporary tables are not looked at by PostgreSQL by itself, and its plans need to know how large they are. */
  private async analyse(): Promise<void> {
    this.batches++;
    // At 1, 2, 4, 8 … batches: often enough for the plans, seldom enough for the time.
    if (Math.log2(this.batches) % 1 === 0) await this.query(`ANALYZE pg_temp.staged_account`);
  }
}
