import type {
  AccountId,
  KindCounts,
  Profile,
  RecordReason,
  RecordReasonCode,
  Relation,
  SchoolId,
} from '@loge/contracts';
import { RecordKind } from '@loge/contracts';
import type { DataSource, QueryRunner } from 'typeorm';
import type { DepartureCause, Membership } from '../accounts/commands.js';
import { rosterKey } from './formats/roster-parts.js';
import type { RosterPart } from './formats/roster-parts.js';
import { mergedEntry } from './records.js';
import type { PersonEntry, ReadRecord, SchoolEntry, SourceKind } from './records.js';
import type { KeptPlace } from './rules.js';
import { stagingTables } from './staging.tables.js';

/** The buckets of a report that records go to; departed are accounts. */
export type Bucket = 'created' | 'updated' | 'unchanged' | 'merged' | 'leftOut' | 'errors';

/** A person of the import, told by one record or by several of the same key. */
export interface StagedPerson {
  /** The place of the first record in the order of reading. */
  readonly seq: string;
  readonly key: string;
  readonly kind: RecordKind;
  readonly entry: PersonEntry;
}

/** Where a record ended. */
export interface Outcome {
  readonly seq: string;
  readonly bucket: Bucket;
  readonly code?: RecordReasonCode;
}

/** A person of the import and the account that is theirs, with the schools the import places them in. */
export interface Placed {
  readonly key: string;
  readonly account: AccountId;
  readonly schools: readonly SchoolId[];
}

/** A tie between a relative and a pupil of the import, through the keys of the files. */
export interface StagedTie {
  readonly relative: string;
  readonly account: AccountId;
  readonly schools: readonly SchoolId[];
  readonly relation: Relation;
  readonly legalGuardian: 0 | 1 | 2;
}

/** A tie between a relative and a known pupil whom the import does not tell. */
export interface KnownTie {
  readonly relative: string;
  readonly child: AccountId;
  readonly school: SchoolId;
  readonly relation: Relation;
  readonly legalGuardian: 0 | 1 | 2;
  /** Whether the import may write to the school. */
  readonly within: boolean;
}

/** A record of a kind of which a delta file tells. */
export interface StagedChange {
  readonly seq: string;
  readonly source: Exclude<SourceKind, 'SCHOOL'>;
  readonly key: string;
  /** It asks for the person to be removed. */
  readonly removal: boolean;
  /** A broken record of the same key stands beside it. */
  readonly broken: boolean;
}

/** A place that somebody of a delta file has under the key of their record. */
export interface HeldPlace extends Membership {
  readonly source: StagedChange['source'];
  readonly key: string;
  readonly removal: boolean;
  /** Whether the import may end it. */
  readonly within: boolean;
}

/** The kinds of record that tell of people. */
export type PersonSource = Exclude<SourceKind, 'SCHOOL' | 'UNKNOWN'>;

/**
 * The records of one import while it runs, in temporary tables of a connection of its own: memory stays bounded
 * however many there are, and nothing is left behind when the process dies.
 */
export class Staging {
  private seq = 0;

  private constructor(
    /** The connection, which also holds the locks of the import. */
    readonly connection: QueryRunner,
  ) {}

  static async open(dataSource: DataSource): Promise<Staging> {
    const connection = dataSource.createQueryRunner();
    await connection.connect();
    const staging = new Staging(connection);
    try {
      for (const sql of [...stagingTables.drop, ...stagingTables.create]) await connection.query(sql);
    } catch (error) {
      await connection.release();
      throw error;
    }
    return staging;
  }

  /** Drops everything and gives the connection back. */
  async close(): Promise<void> {
    try {
      for (const sql of stagingTables.drop) await this.connection.query(sql);
    } finally {
      await this.connection.release();
    }
  }

  private async rows<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    // The driver gives rows for SELECT and RETURNING; what their columns are is known from the statement.
    return (await this.connection.query(sql, [...parameters])) as Row[];
  }

  /** Keeps records in the order given. */
  async add(records: readonly ReadRecord[]): Promise<void> {
    const staged = records.map(({ school, person, academy, ...record }) => ({
      ...record,
      seq: ++this.seq,
      content: school ?? person ?? (academy === undefined ? null : { academy }),
    }));
    await this.rows(
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
    await this.rows(
      `INSERT INTO pg_temp.staged_tie (seq, relative, pupil, relation, legal_guardian)
       SELECT seq, number, key, relation, "legalGuardian"
       FROM jsonb_to_recordset($1::jsonb) AS r(seq bigint, key text, number text, relation text, "legalGuardian" smallint)`,
      [JSON.stringify(links)],
    );
  }

  /** Keeps what files beside those of people and schools tell of one of these, by its key. */
  async addParts(parts: readonly RosterPart[]): Promise<void> {
    await this.rows(
      `INSERT INTO pg_temp.staged_part (owner, content)
       SELECT owner, content FROM jsonb_to_recordset($1::jsonb) AS p(owner text, content jsonb)`,
      [JSON.stringify(parts.map(({ owner, ...content }) => ({ owner, content })))],
    );
  }

  /** To be called when all parts are there, before they are looked up. */
  async settleParts(): Promise<void> {
    await this.rows(`CREATE INDEX ON pg_temp.staged_part (owner)`);
    await this.rows(`ANALYZE pg_temp.staged_part`);
  }

  /** What was told of each of these, by key. */
  async parts(owners: readonly string[]): Promise<ReadonlyMap<string, readonly RosterPart[]>> {
    const rows = await this.rows<{ owner: string; content: Omit<RosterPart, 'owner'> }>(
      `SELECT owner, content FROM pg_temp.staged_part WHERE owner = ANY($1) ORDER BY owner, content`,
      [owners],
    );
    const parts = new Map<string, RosterPart[]>();
    for (const { owner, content } of rows) {
      // Written by addParts from such a part.
      const part = { owner, ...content } as RosterPart;
      const known = parts.get(owner);
      if (known) known.push(part);
      else parts.set(owner, [part]);
    }
    return parts;
  }

  /** To be called when all records are there: decides all that does not depend on what is known already. */
  async settle(): Promise<void> {
    for (const sql of stagingTables.settle) await this.rows(sql);
  }

  /** How many records there are. */
  get count(): number {
    return this.seq;
  }

  /** The keys of one kind that stand, in their order, after one of them. */
  async keys(source: PersonSource, after: string, limit: number): Promise<string[]> {
    const rows = await this.rows<{ key: string }>(
      `SELECT DISTINCT key FROM pg_temp.staged_record
       WHERE source = $1 AND problem IS NULL AND operation IS DISTINCT FROM 'REMOVE' AND key > $2
       ORDER BY key LIMIT $3`,
      [source, after, limit],
    );
    return rows.map(({ key }) => key);
  }

  /** The kinds of which there are records that tell changes only. */
  async deltaSources(): Promise<readonly SourceKind[]> {
    const rows = await this.rows<{ source: SourceKind }>(
      `SELECT DISTINCT source FROM pg_temp.staged_record WHERE operation IS NOT NULL`,
    );
    return rows.map(({ source }) => source);
  }

  /** The kinds of which there are broken records that do not say whose they are. */
  async namelessSources(): Promise<readonly SourceKind[]> {
    const rows = await this.rows<{ source: SourceKind }>(
      `SELECT DISTINCT r.source FROM pg_temp.staged_record r JOIN pg_temp.staged_settled s ON s.seq = r.seq
       WHERE r.key IS NULL AND s.bucket = 'errors'`,
    );
    return rows.map(({ source }) => source);
  }

  /** The schools of the import that are not broken, in the order of the files; of those of one key the first. */
  async schools(): Promise<{ seq: string; key: string; entry: SchoolEntry }[]> {
    return this.rows(
      `SELECT seq, key, content AS entry FROM pg_temp.staged_record r
       WHERE source = 'SCHOOL' AND NOT EXISTS (SELECT 1 FROM pg_temp.staged_settled s WHERE s.seq = r.seq)
       ORDER BY seq`,
    );
  }

  /** Every academy that records of schools name, broken ones too. */
  async academies(): Promise<readonly string[]> {
    const rows = await this.rows<{ academy: string }>(
      `SELECT DISTINCT content ->> 'academy' AS academy FROM pg_temp.staged_record
       WHERE source = 'SCHOOL' AND content ->> 'academy' IS NOT NULL`,
    );
    return rows.map(({ academy }) => academy);
  }

  /** Every key of a school that records of people hold. */
  async namedSchools(): Promise<readonly string[]> {
    const rows = await this.rows<{ school: string }>(
      `SELECT DISTINCT place ->> 'school' AS school
       FROM pg_temp.staged_record r, jsonb_array_elements(r.content -> 'places') AS place
       WHERE source IN ('PUPIL', 'STAFF')`,
    );
    return rows.map(({ school }) => school);
  }

  /** The people of one kind after a place in the order, records of the same key as one. */
  async page(source: PersonSource, after: string, limit: number): Promise<StagedPerson[]> {
    const people = await this.rows<StagedPerson>(
      `SELECT r.seq, r.key, r.kind, r.content AS entry
       FROM pg_temp.staged_record r
       WHERE r.source = $1 AND r.seq > $2 AND r.problem IS NULL AND r.operation IS DISTINCT FROM 'REMOVE'
         AND NOT EXISTS (SELECT 1 FROM pg_temp.staged_settled s WHERE s.seq = r.seq)
       ORDER BY r.seq LIMIT $3`,
      [source, after, limit],
    );
    const twins = await this.rows<{ first: string; kind: RecordKind; entry: PersonEntry }>(
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

  /** The ties of relatives to pupils that have an account, those of legal guardians first. */
  async ties(relatives: readonly string[]): Promise<StagedTie[]> {
    return this.rows(
      `SELECT t.relative, a.account, a.schools, t.relation, t.legal_guardian AS "legalGuardian"
       FROM pg_temp.staged_tie t JOIN pg_temp.staged_account a ON a.source = 'PUPIL' AND a.key = t.pupil
       WHERE t.relative = ANY($1)
       ORDER BY t.relative, a.account, t.legal_guardian = 0, t.legal_guardian, t.relation`,
      [relatives],
    );
  }

  async addKnownTies(ties: readonly KnownTie[]): Promise<void> {
    await this.rows(
      `INSERT INTO pg_temp.staged_known_tie (relative, child, school, relation, legal_guardian, within)
       SELECT relative, child, school, relation, "legalGuardian", within
       FROM jsonb_to_recordset($1::jsonb) AS t(relative text, child uuid, school text, relation text,
                                               "legalGuardian" smallint, within boolean)`,
      [JSON.stringify(ties)],
    );
  }

  /** Ties to known pupils whom the import does not place in that school itself, nor takes out of it. */
  async knownTies(relatives: readonly string[]): Promise<KnownTie[]> {
    return this.rows(
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
    const rows = await this.rows<{ relative: string; ambiguous: boolean }>(
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
    const rows = await this.rows<{ relative: string }>(
      `SELECT DISTINCT a.relative
       FROM pg_temp.staged_child a JOIN pg_temp.staged_child b
         ON md5(b.who || b.family || b.given) = md5(a.who || a.family || a.given)
           AND b.who = a.who AND b.family = a.family AND b.given = a.given AND b.relative <> a.relative
       WHERE a.relative = ANY($1)`,
      [relatives],
    );
    return new Set(rows.map(({ relative }) => relative));
  }

  /** The keys of broken records, also of no known kind: their people are there all the same, whatever these say. */
  async brokenKeys(after: string, limit: number): Promise<{ source: StagedChange['source']; key: string }[]> {
    return this.rows(
      `SELECT DISTINCT ON (key) source, key FROM pg_temp.staged_record r
       WHERE key > $1 AND source <> 'SCHOOL'
         AND EXISTS (SELECT 1 FROM pg_temp.staged_settled s WHERE s.seq = r.seq AND s.bucket = 'errors')
       ORDER BY key, source = 'PUPIL' DESC LIMIT $2`,
      [after, limit],
    );
  }

  /** Forgets what a pass over the people found, before another one. */
  async startPass(): Promise<void> {
    await this.rows(`TRUNCATE pg_temp.staged_account, pg_temp.staged_outcome, pg_temp.staged_known_tie`);
    await this.rows(
      `INSERT INTO pg_temp.staged_outcome (seq, bucket, code) SELECT seq, bucket, code FROM pg_temp.staged_settled`,
    );
  }

  async place(source: PersonSource, people: readonly Placed[]): Promise<void> {
    await this.rows(
      `INSERT INTO pg_temp.staged_account (source, key, account, schools)
       SELECT $1, key, account, schools FROM jsonb_to_recordset($2::jsonb) AS p(key text, account uuid, schools text[])`,
      [source, JSON.stringify(people)],
    );
    await this.analyse(`staged_account`);
  }

  /** Notes where records ended; a record that already ended somewhere is a fault of the program. */
  async end(outcomes: readonly Outcome[]): Promise<void> {
    await this.rows(
      `INSERT INTO pg_temp.staged_outcome (seq, bucket, code)
       SELECT seq, bucket, code FROM jsonb_to_recordset($1::jsonb) AS o(seq bigint, bucket text, code text)`,
      [JSON.stringify(outcomes)],
    );
  }

  /** Accounts whose records are broken are present in every school. */
  async placeBroken(accounts: readonly AccountId[]): Promise<void> {
    await this.rows(
      `INSERT INTO pg_temp.staged_broken (account) SELECT unnest($1::uuid[]) ON CONFLICT DO NOTHING`,
      [accounts],
    );
  }

  /** Notes who is in the schools; `byAbsence` of those who depart when no record places them there. */
  async members(members: readonly (Membership & { readonly byAbsence: boolean })[]): Promise<void> {
    await this.rows(
      `INSERT INTO pg_temp.staged_member (account, school, profile, by_absence)
       SELECT account, school, profile, "byAbsence"
       FROM jsonb_to_recordset($1::jsonb) AS m(account uuid, school text, profile text, "byAbsence" boolean)`,
      [JSON.stringify(members)],
    );
  }

  /** The records of these kinds that stand, after a place in the order; of one key the one that holds. */
  async changes(sources: readonly SourceKind[], after: string, limit: number): Promise<StagedChange[]> {
    return this.rows(
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

  /** Notes the places that people of a delta file have under their keys. */
  async hold(places: readonly HeldPlace[]): Promise<void> {
    await this.rows(
      `INSERT INTO pg_temp.staged_held (source, key, account, school, profile, removal, within)
       SELECT source, key, account, school, profile, removal, within
       FROM jsonb_to_recordset($1::jsonb) AS h(source text, key text, account uuid, school text, profile text,
                                               removal boolean, within boolean)`,
      [JSON.stringify(places)],
    );
  }

  /** Notes places that people have and the files do not name, for they do not tell of the class there. */
  async keep(places: readonly (KeptPlace & { readonly source: PersonSource; readonly key: string })[]) {
    await this.rows(
      `INSERT INTO pg_temp.staged_kept (source, key, school, profile)
       SELECT source, key, school, profile
       FROM jsonb_to_recordset($1::jsonb) AS k(source text, key text, school text, profile text)`,
      [JSON.stringify(places)],
    );
  }

  /** The places noted of these people. */
  async kept(source: PersonSource, keys: readonly string[]): Promise<(KeptPlace & { key: string })[]> {
    return this.rows(
      `SELECT DISTINCT key, school, profile FROM pg_temp.staged_kept WHERE source = $1 AND key = ANY($2)
       ORDER BY key, school, profile`,
      [source, keys],
    );
  }

  /** The relatives whom pupils of these files name and no record tells of, by their keys after one of them. */
  async untold(after: string, limit: number): Promise<string[]> {
    const rows = await this.rows<{ relative: string }>(
      `SELECT DISTINCT t.relative FROM pg_temp.staged_tie t
       JOIN pg_temp.staged_account a ON a.source = 'PUPIL' AND a.key = t.pupil
       WHERE t.relative > $1
         AND NOT EXISTS (SELECT 1 FROM pg_temp.staged_record r WHERE r.key = t.relative)
       ORDER BY t.relative LIMIT $2`,
      [after, limit],
    );
    return rows.map(({ relative }) => relative);
  }

  /** Of records that do not say their kind, tells the kind that their people are known by. */
  async adopt(
    kinds: readonly { seq: string; source: StagedChange['source']; kind: RecordKind }[],
  ): Promise<void> {
    await this.rows(
      `UPDATE pg_temp.staged_record r SET source = k.source, kind = k.kind
       FROM jsonb_to_recordset($1::jsonb) AS k(seq bigint, source text, kind text) WHERE r.seq = k.seq`,
      [JSON.stringify(kinds)],
    );
  }

  /**
   * To be called when all records are there: the parts that belong to no person's record, or to a class that is not
   * told, become records of their own, which are left out.
   */
  async addStrayParts(): Promise<void> {
    // Joined, not looked up one by one: a delta may tell of an academy.
    await this.rows(`ANALYZE pg_temp.staged_record`);
    const [added] = await this.rows<{ count: number }>(
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

  /** Decides where records end, whatever the passes find. */
  async settleAs(outcomes: readonly Outcome[]): Promise<void> {
    await this.rows(
      `INSERT INTO pg_temp.staged_settled (seq, bucket, code)
       SELECT seq, bucket, code FROM jsonb_to_recordset($1::jsonb) AS o(seq bigint, bucket text, code text)`,
      [JSON.stringify(outcomes)],
    );
  }

  /** The members that depart by what the last pass found. */
  async markDepartures(): Promise<void> {
    await this.rows(stagingTables.departures);
  }

  /** Of the members marked, the last pass may have found some after all: these stay. It marks nobody else. */
  async confirmDepartures(): Promise<void> {
    await this.rows(stagingTables.confirmDepartures);
  }

  async departuresBySchool(): Promise<{ school: SchoolId; departing: number; members: number }[]> {
    return this.rows(
      `SELECT school, count(*) FILTER (WHERE departs)::int AS departing, count(*)::int AS members
       FROM pg_temp.staged_member GROUP BY school HAVING count(*) FILTER (WHERE departs) > 0 ORDER BY school`,
    );
  }

  /** Accounts that leave at least one school, by profile. */
  async departedByProfile(): Promise<{ profile: Profile; accounts: number }[]> {
    return this.rows(
      `SELECT profile, count(DISTINCT account)::int AS accounts FROM pg_temp.staged_member WHERE departs GROUP BY profile`,
    );
  }

  async departures(
    after: string,
    limit: number,
  ): Promise<(Membership & { seq: string; cause: DepartureCause })[]> {
    return this.rows(
      `SELECT m.seq, m.account, m.school, m.profile, CASE WHEN EXISTS (
         SELECT 1 FROM pg_temp.staged_held h
         WHERE h.account = m.account AND h.school = m.school AND h.profile = m.profile AND h.removal
       ) THEN 'DELETE_REQUESTED' ELSE 'DEPARTED' END AS cause
       FROM pg_temp.staged_member m WHERE m.departs AND m.seq > $1 ORDER BY m.seq LIMIT $2`,
      [after, limit],
    );
  }

  /** The counts of a bucket by kind. */
  async tally(): Promise<Readonly<Record<Bucket, KindCounts>>> {
    const rows = await this.rows<{ bucket: Bucket; kind: string; count: number }>(
      `SELECT o.bucket, r.kind, count(*)::int AS count
       FROM pg_temp.staged_record r LEFT JOIN pg_temp.staged_outcome o ON o.seq = r.seq GROUP BY 1, 2`,
    );
    const counts: Record<Bucket, KindCounts> = {
      created: {},
      updated: {},
      unchanged: {},
      merged: {},
      leftOut: {},
      errors: {},
    };
    for (const { bucket, kind, count } of rows) {
      if (!bucket) throw new Error(`${count} records of kind ${kind} ended in no bucket.`);
      counts[bucket][RecordKind.parse(kind)] = count;
    }
    return counts;
  }

  /** Why records were merged, left out or refused, in the order of the files; errors go first where not all fit. */
  async reasons(limit: number): Promise<RecordReason[]> {
    return this.rows(
      `SELECT file, line, kind, code FROM (
         SELECT r.seq, r.file, r.line, r.kind, o.code
         FROM pg_temp.staged_outcome o JOIN pg_temp.staged_record r ON r.seq = o.seq
         WHERE o.code IS NOT NULL
         ORDER BY array_position(ARRAY['errors', 'leftOut', 'merged'], o.bucket), r.seq LIMIT $1
       ) AS reason ORDER BY seq`,
      [limit],
    );
  }

  /** Temporary tables are not looked at by PostgreSQL by itself, and its plans need to know how large they are. */
  private async analyse(table: 'staged_account'): Promise<void> {
    this.analysedAt++;
    // At 1, 2, 4, 8 … batches: often enough for the plans, seldom enough for the time.
    if (Math.log2(this.analysedAt) % 1 === 0) await this.rows(`ANALYZE pg_temp.${table}`);
  }
  private analysedAt = 0;
}
