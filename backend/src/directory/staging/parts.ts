import type { RosterPart } from '../formats/roster-parts.js';
import type { StagingQuery } from './staging-query.js';

/** What files beside those of people and schools tell of one of these, as OneRoster sets do. */
export class StagedParts {
  constructor(private readonly query: StagingQuery) {}

  /** Keeps them by the key of whose they are. */
  async add(parts: readonly RosterPart[]): Promise<void> {
    await this.query(
      `INSERT INTO pg_temp.staged_part (owner, content)
       SELECT owner, content FROM jsonb_to_recordset($1::jsonb) AS p(owner text, content jsonb)`,
      [JSON.stringify(parts.map(({ owner, ...content }) => ({ owner, content })))],
    );
  }

  /** To be called when all parts are there, before they are looked up. */
  async settle(): Promise<void> {
    await this.query(`CREATE INDEX ON pg_temp.staged_part (owner)`);
    await this.query(`ANALYZE pg_temp.staged_part`);
  }

  /** What was told of each of these, by key. */
  async of(owners: readonly string[]): Promise<ReadonlyMap<string, readonly RosterPart[]>> {
    const rows = await this.query<{ owner: string; content: Omit<RosterPart, 'owner'> }>(
      `SELECT owner, content FROM pg_temp.staged_part WHERE owner = ANY($1) ORDER BY owner, content`,
      [owners],
    );
    const parts = new Map<string, RosterPart[]>();
    for (const { owner, content } of rows) {
      // Written by `add` from such a part.
      const part = { owner, ...content } as RosterPart;
      const known = parts.get(owner);
      if (known) known.push(part);
      else parts.set(owner, [part]);
    }
    return parts;
  }
}
