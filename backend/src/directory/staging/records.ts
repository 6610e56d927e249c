import type { RecordKind } from '@loge/contracts';
import { rosterKey } from '../formats/roster-parts.js';
import { mergedEntry } from '../records.js';
import type { PersonEntry, ReadRecord, SourceKind } from '../records.js';
import type { PersonSource, StagedChange, StagedPerson } from './staged.js';
import type { StagingQuery } from './staging-query.js';
import { stagingTables } from './staging.tables.js';

/** The records as the files tell them, and what is decided of each by itself. */
export class StagedRecords {
  private seq = 0;

  constructor(private readonly query: StagingQuery) {}

  /** Keeps records in the order given. */
  async add(records: readonly ReadRecord[]): Promise<void> {
    const staged = records.map(({ school, person, academy, ...record }) => ({
      ...record,
      seq: ++this.seq,
      content: school ?? person ?? (academy === undefined ? null : { academy }),
    }));
    await this.query(
      `INSERT INTO pg_temp.staged_record (seq, file, line, source, kind, key, problem, operation, content)
       SELECT seq, file, line, source, kind, key, problem, operation, nullif(content, 'null'::jsonb)
       FROM jsonb_to_recordset($1::jsonb) AS r(seq bigint, file text, line int, source text, kind text, key text,
                                               problem text, operation text, content jsonb)`,
      [JSON.stringify(staged)],
    );
    const before = this.seq - records.length;
    const links = records.flatMap(({ source, key, person }, index) =>
      source === 'PUPIL' && key && person
        ? person.relatives.map(({ number, relation, legalGuardian }) => ({
            seq: before + index + 1,
            key,
            number,
            relation,
            legalGuardian,
          }))
        : [],
    );
    if (links.length === 0) return;
    await this.query(
      `INSERT INTO pg_temp.staged_tie (seq, relative, pupil, relation, legal_guardian)
       SELECT seq, number, key, relation, "legalGuardian"
       FROM jsonb_to_recordset($1::jsonb) AS r(seq bigint, key text, number text, relation text, "legalGuardian" smallint)`,
      [JSON.stringify(links)],
    );
  }

  /** How many records there are. */
  get count(): number {
    return this.seq;
  }

  /** To be called when all records are there: decides all that does not depend on what is known already. */
  async settle(): Promise<void> {
    for (const sql of stagingTables.settle) await this.query(sql);
  }

  /**
   * To be called when all records are there: the parts that belong to no person's record, or to a class that is not
   * told, become records of their own, which are left out.
   */
  async addStrayParts(): Promise<void> {
    // Joined, not looked up one by one: a delta may tell of an academy.
    await this.query(`ANALYZE pg_temp.staged_record`);
    const [added] = await this.query<{ count: number }>(
      `WITH added AS (
         INSERT INTO pg_temp.staged_record (seq, file, line, source, kind, problem)
         SELECT $1 + row_number() OVER (ORDER BY p.content #>> '{at,file}', (p.content #>> '{at,line}')::int),
                p.content #>> '{at,file}', (p.content #>> '{at,line}')::int, 'UNKNOWN', 'UNKNOWN', 'CHANGE_NOT_APPLIED'
         FROM pg_temp.staged_part p
         LEFT JOIN (SELECT DISTINCT key FROM pg_temp.staged_record) AS told ON told.key = $2 || p.owner
         LEFT JOIN (SELECT DISTINCT owner FROM pg_temp.staged_part) AS class
           ON class.owner = 'class ' || (p.content ->> 'class')
         WHERE p.content ? 'at' AND p.content ->> 'is' IN ('role', 'enrollment', 'birth')
           AND (told.key IS NULL OR (p.content ->> 'is' = 'enrollment' AND class.owner IS NULL))
         RETURNING 1
       ) SELECT count(*)::int AS count FROM added`,
      [this.seq, rosterKey('')],
    );
    this.seq += added?.count ?? 0;
  }

  /** Of records that do not say their kind, tells the kind that their people are known by. */
  async adopt(
    kinds: readonly { seq: string; source: StagedChange['source']; kind: RecordKind }[],
  ): Promise<void> {
    await this.query(
      `UPDATE pg_temp.staged_record r SET source = k.source, kind = k.kind
       FROM jsonb_to_recordset($1::jsonb) AS k(seq bigint, source text, kind text) WHERE r.seq = k.seq`,
      [JSON.stringify(kinds)],
    );
  }

  /** The keys of one kind that stand, in their order, after one of them. */
  async keys(source: PersonSource, after: string, limit: number): Promise<string[]> {
    const rows = await this.query<{ key: string }>(
      `SELECT DISTINCT key FROM pg_temp.staged_record
       WHERE source = $1 AND problem IS NULL AND operation IS DISTINCT FROM 'REMOVE' AND key > $2
       ORDER BY key LIMIT $3`,
      [source, after, limit],
    );
    return rows.map(({ key }) => key);
  }

  /** The people of one kind after a place in the order, records of the same key as one. */
  async page(source: PersonSource, after: string, limit: number): Promise<StagedPerson[]> {
    const people = await this.query<StagedPerson>(
      `SELECT r.seq, r.key, r.kind, r.content AS entry
       FROM pg_temp.staged_record r
       WHERE r.source = $1 AND r.seq > $2 AND r.problem IS NULL AND r.operation IS DISTINCT FROM 'REMOVE'
         AND NOT EXISTS (SELECT 1 FROM pg_temp.staged_settled s WHERE s.seq = r.seq)
       ORDER BY r.seq LIMIT $3`,
      [source, after, limit],
    );
    const twins = await this.query<{ first: string; kind: RecordKind; entry: PersonEntry }>(
      `SELECT t.first, r.kind, r.content AS entry
       FROM pg_temp.staged_twin t JOIN pg_temp.staged_record r ON r.seq = t.seq
       WHERE t.first = ANY($1::bigint[]) ORDER BY t.seq`,
      [people.map(({ seq }) => seq)],
    );
    return people.map((person) =>
      twins
        .filter(({ first }) => first === person.seq)
        .reduce(
          (one, twin) => ({
            ...one,
            kind: twin.kind === 'TEACHER' ? twin.kind : one.kind,
            entry: mergedEntry(one.entry, twin.entry),
          }),
          person,
        ),
    );
  }

  /** The records of these kinds that stand, after a place in the order; of one key the one that holds. */
  async changes(sources: readonly SourceKind[], after: string, limit: number): Promise<StagedChange[]> {
    return this.query(
      `SELECT r.seq, r.source, r.key, r.operation = 'REMOVE' IS TRUE AS removal, EXISTS (
         SELECT 1 FROM pg_temp.staged_record b JOIN pg_temp.staged_settled s ON s.seq = b.seq AND s.bucket = 'errors'
         WHERE b.source = r.source AND b.key = r.key) AS broken
       FROM pg_temp.staged_record r
       WHERE r.source = ANY($1) AND r.source <> 'SCHOOL' AND r.seq > $2 AND r.problem IS NULL
         AND NOT EXISTS (SELECT 1 FROM pg_temp.staged_settled s WHERE s.seq = r.seq)
       ORDER BY r.seq LIMIT $3`,
      [sources, after, limit],
    );
  }

  /** The keys of broken records, also of no known kind: their people are there all the same, whatever these say. */
  async brokenKeys(after: string, limit: number): Promise<{ source: StagedChange['source']; key: string }[]> {
    return this.query(
      `SELECT DISTINCT ON (key) source, key FROM pg_temp.staged_record r
       WHERE key > $1 AND source <> 'SCHOOL'
         AND EXISTS (SELECT 1 FROM pg_temp.staged_settled s WHERE s.seq = r.seq AND s.bucket = 'errors')
       ORDER BY key, source = 'PUPIL' DESC LIMIT $2`,
      [after, limit],
    );
  }

  /** The kinds of which there are records that tell changes only. */
  async deltaSources(): Promise<readonly SourceKind[]> {
    const rows = await this.query<{ source: SourceKind }>(
      `SELECT DISTINCT source FROM pg_temp.staged_record WHERE operation IS NOT NULL`,
    );
    return rows.map(({ source }) => source);
  }

  /** The kinds of which there are broken records that do not say whose they are. */
  async namelessSources(): Promise<readonly SourceKind[]> {
    const rows = await this.query<{ source: SourceKind }>(
      `SELECT DISTINCT r.source FROM pg_temp.staged_record r JOIN pg_temp.staged_settled s ON s.seq = r.seq
       WHERE r.key IS NULL AND s.bucket = 'errors'`,
    );
    return rows.map(({ source }) => source);
  }
}
