import { eventDefinitions } from '@loge/contracts';
import type { EventType } from '@loge/contracts';
import type { Recorded } from '../event-store/codec.js';
import type { Projection, ProjectionTransaction } from '../event-store/projection.js';
import { storableJson } from '../event-store/storable.js';
import { journalRow } from './journal.rows.js';
import { knownPeople } from './people.rows.js';

/** The register's read model: every event, by place and person, counted by day, and who is called what. */
export const journalProjection: Projection = {
  name: 'journal',
  version: 2,
  types: eventDefinitions.map(({ type }): EventType => type),
  tables: [
    'read.journal',
    'read.journal_place',
    'read.journal_person',
    'read.journal_day',
    'read.journal_name',
  ],
  async apply(events, transaction) {
    if (events.length === 0) return;
    await recordEvents(events, transaction);
    await keepNames(events, transaction);
  },
};

/** PostgreSQL indexes no more than some 2,700 bytes. No class of an import has so long a code; other facts of it stay. */
const MAX_PLACE_BYTES = 1000;

/** One statement for the batch: the rows are read once from JSON and spread over the tables. */
async function recordEvents(events: readonly Recorded[], transaction: ProjectionTransaction): Promise<void> {
  await transaction.query(
    `WITH batch AS MATERIALIZED (
       SELECT * FROM json_to_recordset($1::json) AS row (
         position bigint, event uuid, type text, occurred_at timestamptz, recorded_at timestamptz,
         actor_kind text, actor text, on_behalf_of uuid, subject uuid, schools text[], classes text[],
         channel text, outcome text, correlation uuid, causation uuid, reason text, ip text, user_agent text,
         stream text, revision bigint, version integer, facts json, changes json, shown uuid[])
     ), entries AS (
       INSERT INTO journal (
         position, event, type, occurred_at, recorded_at, actor_kind, actor, on_behalf_of, subject, schools,
         classes, channel, outcome, correlation, causation, reason, ip, user_agent, stream, revision, version,
         facts, changes, shown)
       SELECT * FROM batch
     ), places AS (
       INSERT INTO journal_place (place, position, type)
       SELECT place, position, type FROM batch, unnest(schools || classes) AS place
       WHERE octet_length(place) <= ${MAX_PLACE_BYTES}
       ORDER BY place, position
     ), people AS (
       INSERT INTO journal_person (account, position, type, occurred_at, schools, as_actor, as_subject)
       SELECT actor::uuid, position, type, occurred_at, schools, true, subject IS NOT DISTINCT FROM actor::uuid
       FROM batch WHERE actor_kind = 'ACCOUNT'
       UNION ALL
       SELECT subject, position, type, occurred_at, schools, false, true
       FROM batch
       WHERE subject IS NOT NULL AND (actor_kind <> 'ACCOUNT' OR subject::text <> actor)
       UNION ALL
       SELECT one, position, type, occurred_at, schools, false, false
       FROM batch, unnest(shown) AS one
       WHERE one IS DISTINCT FROM subject AND (actor_kind <> 'ACCOUNT' OR one::text <> actor)
     )
     INSERT INTO journal_day AS held
       (day, type, channel, schools_key, schools, count, first_position, last_position)
     SELECT (occurred_at AT TIME ZONE 'Europe/Paris')::date, type, channel,
       md5(array_to_string(schools, ' ')), schools, count(*), min(position), max(position)
     FROM batch
     GROUP BY 1, 2, 3, 4, 5
     ON CONFLICT (day, type, channel, schools_key) DO UPDATE SET
       count = held.count + excluded.count,
       first_position = least(held.first_position, excluded.first_position),
       last_position = greatest(held.last_position, excluded.last_position)`,
    [storableJson(events.map(journalRow))],
  );
}

/** The columns of what {@link knownPeople} tells. */
const TOLD = `account uuid, named boolean, display_name text, words text, created boolean,
  has_login boolean, login text, login_words text, last_sign_in_at timestamptz`;

/** What the batch tells of people's names and sign-ins, one row for each account. */
async function keepNames(events: readonly Recorded[], transaction: ProjectionTransaction): Promise<void> {
  const people = knownPeople(events);
  const created = people.filter((person) => person.created);
  const others = people.filter((person) => !person.created);
  if (created.length > 0) {
    await transaction.query(
      `INSERT INTO journal_name AS held
         (account, display_name, login, words, login_words, last_sign_in_at)
       SELECT account, display_name, login, words, login_words, last_sign_in_at
       FROM json_to_recordset($1::json) AS told (${TOLD})
       ON CONFLICT (account) DO UPDATE SET
         display_name = excluded.display_name, words = excluded.words,
         login = excluded.login, login_words = excluded.login_words,
         last_sign_in_at = greatest(held.last_sign_in_at, excluded.last_sign_in_at)`,
      [storableJson(created)],
    );
  }
  if (others.length > 0) {
    const told = storableJson(others);
    await transaction.query(
      `INSERT INTO journal_name (account, words, login_words)
       SELECT account, '', '' FROM json_to_recordset($1::json) AS told (${TOLD})
       ON CONFLICT (account) DO NOTHING`,
      [told],
    );
    await transaction.query(
      `UPDATE journal_name AS held SET
         display_name = CASE WHEN told.named THEN told.display_name ELSE held.display_name END,
         words = CASE WHEN told.named THEN told.words ELSE held.words END,
         login = CASE WHEN told.has_login THEN told.login ELSE held.login END,
         login_words = CASE WHEN told.has_login THEN told.login_words ELSE held.login_words END,
         last_sign_in_at = greatest(held.last_sign_in_at, told.last_sign_in_at)
       FROM json_to_recordset($1::json) AS told (${TOLD})
       WHERE held.account = told.account`,
      [told],
    );
  }
}
