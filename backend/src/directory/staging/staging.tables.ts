/**
 * The temporary tables of one import: `record` as read, `part` for what other files than those of people tell of them,
 * `held` for the places now of those whom delta files tell of, `place_now` for those of the people of a
 * set without classes, `settled` for what is decided when all is read, `outcome` for where records end in a pass, `twin` for
 * records of the same key as an earlier one, `tie` between relatives and pupils, `known_tie` for those to pupils that
 * other imports told, `child` for children named by name and class, `unclear` for those that several pupils may be,
 * `account` for who is who, `broken` for the accounts of broken records, `member` for who is in the schools now.
 */
const columns: Readonly<Record<string, string>> = {
  staged_record: `seq bigint PRIMARY KEY, file text NOT NULL, line int NOT NULL, source text NOT NULL,
                  kind text NOT NULL, key text COLLATE "C", problem text, operation text, content jsonb`,
  staged_settled: `seq bigint PRIMARY KEY, bucket text NOT NULL, code text`,
  staged_outcome: `seq bigint PRIMARY KEY, bucket text NOT NULL, code text`,
  staged_twin: `seq bigint PRIMARY KEY, first bigint NOT NULL`,
  staged_held: `source text NOT NULL, key text COLLATE "C" NOT NULL, account uuid NOT NULL, school text NOT NULL,
                profile text NOT NULL, removal boolean NOT NULL, within boolean NOT NULL`,
  staged_place_now: `source text NOT NULL, key text COLLATE "C" NOT NULL, school text NOT NULL, profile text NOT NULL,
    may_stay boolean NOT NULL`,
  staged_part: `owner text COLLATE "C" NOT NULL, content jsonb NOT NULL`,
  staged_tie: `seq bigint, relative text COLLATE "C" NOT NULL, pupil text COLLATE "C" NOT NULL, relation text NOT NULL,
               legal_guardian smallint NOT NULL`,
  staged_known_tie: `relative text COLLATE "C" NOT NULL, child uuid NOT NULL, school text NOT NULL,
                     relation text NOT NULL, legal_guardian smallint NOT NULL, within boolean NOT NULL`,
  staged_child: `relative text COLLATE "C" NOT NULL, who text NOT NULL, family text NOT NULL, given text NOT NULL,
                 class text NOT NULL`,
  staged_unclear: `relative text COLLATE "C" NOT NULL`,
  staged_account: `source text NOT NULL, key text COLLATE "C" NOT NULL, account uuid NOT NULL, schools text[] NOT NULL,
                   PRIMARY KEY (source, key)`,
  staged_broken: `account uuid PRIMARY KEY`,
  staged_member: `seq bigserial PRIMARY KEY, account uuid NOT NULL, school text NOT NULL, profile text NOT NULL,
                  by_absence boolean NOT NULL, departs boolean NOT NULL DEFAULT false`,
};

const names = Object.keys(columns);

/** Records that stand on their own so far; those that do not say their kind are of people too. */
const standing = `r.problem IS NULL AND r.source IN ('PUPIL', 'STAFF', 'RELATIVE', 'SCHOOL', 'UNKNOWN')
  AND NOT EXISTS (SELECT 1 FROM pg_temp.staged_settled s WHERE s.seq = r.seq)`;

/** Whether a record placed a member `m` in their school. */
const placed = `EXISTS (
  SELECT 1 FROM pg_temp.staged_account a
  WHERE a.account = m.account AND m.school = ANY(a.schools)
    AND a.source = CASE WHEN m.profile IN ('TEACHER', 'NON_TEACHING') THEN 'STAFF' ELSE m.profile END)`;

/** Whether a place `h` is given up: its record asks for it, or names other schools only. */
const givenUp = `(h.removal OR EXISTS (
  SELECT 1 FROM pg_temp.staged_account a
  WHERE a.source = h.source AND a.key = h.key AND NOT (h.school = ANY(a.schools))))`;

/** Whether a member `m` departs; nobody does of whom a broken record tells. */
const departs = `(
  NOT EXISTS (SELECT 1 FROM pg_temp.staged_broken b WHERE b.account = m.account)
  AND ((m.by_absence AND NOT ${placed}) OR EXISTS (
    SELECT 1 FROM pg_temp.staged_held h
    WHERE h.account = m.account AND h.school = m.school AND h.profile = m.profile AND h.within AND ${givenUp})))`;

export const stagingTables = {
  drop: names.map((name) => `DROP TABLE IF EXISTS pg_temp.${name}`),
  create: names.map((name) => `CREATE TEMPORARY TABLE ${name} (${columns[name]})`),

  settle: [
    `CREATE INDEX ON staged_record (source, key)`,
    `CREATE INDEX ON staged_record (source, seq)`,
    `ANALYZE staged_record`,
    // What reading found wrong. Records of other kinds are not broken, nor is the end of a school.
    `INSERT INTO staged_settled (seq, bucket, code)
     SELECT seq, CASE WHEN problem IN ('OTHER_RECORD_KIND', 'SCHOOL_NOT_REMOVED', 'CHANGE_NOT_APPLIED') THEN 'leftOut' ELSE 'errors' END, problem
     FROM staged_record WHERE problem IS NOT NULL`,
    // A join key under another kind of record is an error, never a merge: the pupil stands, then staff.
    `INSERT INTO staged_settled (seq, bucket, code)
     SELECT r.seq, 'errors', 'JOIN_KEY_OTHER_KIND' FROM staged_record r
     WHERE r.source IN ('STAFF', 'RELATIVE') AND r.problem IS NULL AND EXISTS (
       SELECT 1 FROM staged_record o WHERE o.key = r.key AND o.problem IS NULL
         AND (o.source = 'PUPIL' OR (o.source = 'STAFF' AND r.source = 'RELATIVE')))`,
    // Among changes of one key the last one holds, whole; what came before it is forgotten.
    `INSERT INTO staged_settled (seq, bucket, code)
     SELECT r.seq, 'merged', 'DUPLICATE_RECORD'
     FROM staged_record r JOIN (
       SELECT r.source, r.key, max(r.seq) AS seq FROM staged_record r
       WHERE ${standing} AND (r.source, r.key) IN (
         SELECT source, key FROM staged_record WHERE operation IS NOT NULL AND problem IS NULL)
       GROUP BY 1, 2
     ) AS last ON last.source = r.source AND last.key = r.key AND r.seq < last.seq
     WHERE ${standing}`,
    `DELETE FROM staged_tie t USING staged_settled s WHERE s.seq = t.seq`,
    `INSERT INTO staged_twin (seq, first)
     SELECT seq, first FROM (
       SELECT r.seq, min(r.seq) OVER (PARTITION BY r.source, r.key) AS first FROM staged_record r WHERE ${standing}
     ) AS t WHERE seq > first`,
    `INSERT INTO staged_settled (seq, bucket, code) SELECT seq, 'merged', 'DUPLICATE_RECORD' FROM staged_twin`,
    `CREATE INDEX ON staged_twin (first)`,
    // Children that relatives name by name and class, where files have no keys.
    `INSERT INTO staged_child (relative, who, family, given, class)
     SELECT r.key, r.content ->> 'who', c ->> 'family', c ->> 'given', c ->> 'class'
     FROM staged_record r, jsonb_array_elements(r.content -> 'children') AS c
     WHERE r.source = 'RELATIVE' AND r.problem IS NULL`,
    `CREATE TEMPORARY TABLE staged_match AS
     WITH pupil AS (
       SELECT r.key, k ->> 'family' AS family, k ->> 'given' AS given, k ->> 'class' AS class
       FROM staged_record r, jsonb_array_elements(r.content -> 'knownAs') AS k
       WHERE r.source = 'PUPIL' AND r.problem IS NULL
     )
     SELECT DISTINCT c.relative, c.family, c.given, c.class, p.key AS pupil
     FROM staged_child c JOIN pupil p ON p.family = c.family AND p.given = c.given
       AND (p.class = c.class OR p.class = '' OR c.class = '')`,
    `INSERT INTO staged_tie (relative, pupil, relation, legal_guardian)
     SELECT relative, min(pupil), 'OTHER', 0 FROM staged_match
     GROUP BY relative, family, given, class HAVING count(DISTINCT pupil) = 1`,
    `INSERT INTO staged_unclear (relative)
     SELECT DISTINCT relative FROM (
       SELECT relative FROM staged_match GROUP BY relative, family, given, class HAVING count(DISTINCT pupil) > 1
     ) AS several`,
    `DROP TABLE staged_match`,
    `CREATE INDEX ON staged_account (account)`,
    // Names are too long for an index as they are.
    `CREATE INDEX ON staged_child (md5(who || family || given))`,
    `CREATE INDEX ON staged_child (relative)`,
    `CREATE INDEX ON staged_tie (relative)`,
    `CREATE INDEX ON staged_tie (pupil)`,
    `CREATE INDEX ON staged_known_tie (relative)`,
    `CREATE INDEX ON staged_held (account)`,
    `CREATE INDEX ON staged_place_now (key)`,
    `ANALYZE staged_settled`,
    `ANALYZE staged_tie`,
  ],

  /** Marks the members that depart by what the last pass found. */
  departures: `UPDATE pg_temp.staged_member m SET departs = true WHERE ${departs}`,
  /** Of those marked, leaves the ones of whom another pass found the same. */
  confirmDepartures: `UPDATE pg_temp.staged_member m SET departs = false WHERE departs AND NOT ${departs}`,
  /** Whether a known tie `t` ends with this import, since its pupil leaves that school. */
  childLeaves: `EXISTS (
    SELECT 1 FROM pg_temp.staged_held h
    WHERE h.source = 'PUPIL' AND h.account = t.child AND h.school = t.school AND ${givenUp})`,
} as const;
