import { eventDefinitions } from '@loge/contracts';
import type { EventType } from '@loge/contracts';
import type { Recorded } from '../event-store/codec.js';
import type { Projection, ProjectionTransaction } from '../event-store/projection.js';
import { journalRow, storableJson } from './journal.rows.js';
import { knownPeople } from './people.rows.js';

/** The register's read model: every event, by place and person, counted by day, and who is called what. */
export const journalProjection: Projection = {
  name: 'journal',
  version: 1,
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

/** One statement for the batch: the rows are read once from JSON and spread over the tables. */
async function recordEvents(events: readonly Recorded[], transaction: ProjectionTransaction): Promise<void> {
  await transaction.query(
    `WITH batch AS MATERIALIZED (
       SELECT * FROM json_to_recordset($1::json) AS row (
         position bigint, event uuid, type text, occurred_at timestamptz, recorded_at timestamptz,
         actor_kind text, actor text, on_behalf_of uuid, subject uuid, schools text[], classes text[],
         channel text, outcome text, correlation uuid, causation uuid, reason text, ip text, user_agent text,
         stream text, revision bigint, version integer, facts jsonb, changes jsonb)
     ), journal AS (
       INSERT INTO read.journal (
         position, event, type, occurred_at, recorded_at, actor_kind, actor, on_behalf_of, subject, schools,
         classes, channel, outcome, correlation, causation, reason, ip, user_agent, stream, revision, version,
         facts, changes)
       SELECT * FROM batch
     ), places AS (
       INSERT INTO read.journal_place (place, position, type)
       SELECT place, position, type FROM batch, unnest(schools || classes) AS place
       ORDER BY place, position
     ), people AS (
       INSERT INTO read.journal_person (account, position, type, as_actor, as_subject)
       SELECT account, position, type, bool_or(as_actor), bool_or(as_subject)
       FROM (
         SELECT actor::uuid AS account, position, type, true AS as_actor, false AS as_subject
         FROM batch WHERE actor_kind = 'ACCOUNT'
         UNION ALL
         SELECT subject, position, type, false, true FROM batch WHERE subject IS NOT NULL
       ) AS part
       GROUP BY account, position, type
       ORDER BY account, position
     )
     INSERT INTO read.journal_day AS held
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

/** What the batch tells of people's names and sign-ins, folded to one row for each account. */
async function keepNames(events: readonly Recorded[], transaction: ProjectionTransaction): Promise<void> {
  const people = knownPeople(events);
  if (people.length === 0) return;
  await transaction.query(
    `INSERT INTO read.journal_name AS held (account, display_name, login, words, login_words, last_sign_in_at)
     SELECT account, display_name, login, words, login_words, last_sign_in_at
     FROM json_to_recordset($1::json) AS row (
       account uuid, named boolean, display_name text, words text, created boolean, login text,
       login_words text, last_sign_in_at timestamptz)
     ON CONFLICT (account) DO NOTHING`,
    [storableJson(people)],
  );
  await transaction.query(
    `UPDATE read.journal_name AS held SET
       display_name = CASE WHEN row.named THEN row.display_name ELSE held.display_name END,
       words = CASE WHEN row.named THEN row.words ELSE held.words END,
       login = CASE WHEN row.created THEN row.login ELSE held.login END,
       login_words = CASE WHEN row.created THEN row.login_words ELSE held.login_words END,
       last_sign_in_at = greatest(held.last_sign_in_at, row.last_sign_in_at)
     FROM json_to_recordset($1::json) AS row (
       account uuid, named boolean, display_name text, words text, created boolean, login text,
       login_words text, last_sign_in_at timestamptz)
     WHERE held.account = row.account`,
    [storableJson(people)],
  );
}
