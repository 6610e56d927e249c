import type { Projection } from '../../event-store/projection.js';
import { storableJson } from '../../event-store/storable.js';
import { picturedKinds } from './families.js';
import type { PicturedKind } from './families.js';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** SQL of how many there are in each hour, 0 to 23; arrays of PostgreSQL begin with 1. */
const COUNTS = HOURS.map((hour) => `(count(*) FILTER (WHERE hour = ${hour}))::int`).join(', ');
const SUMS = HOURS.map((hour) => `held.hours[${hour + 1}] + excluded.hours[${hour + 1}]`).join(', ');

/**
 * What the pictures are drawn from: how much of each kind happened on each day of Europe/Paris, and in which of its
 * hours. Events are counted by the exact set of schools they carry, so that one of two schools is never counted twice.
 */
export const statisticsProjection: Projection<PicturedKind> = {
  name: 'statistics',
  version: 1,
  types: picturedKinds,
  tables: ['read.statistic_day'],
  async apply(events, transaction) {
    if (events.length === 0) return;
    const rows = events.map(({ type, metadata: { occurredAt, schools } }) => ({
      ...{ type, occurred_at: occurredAt },
      // In order, so that one set of schools is counted as one.
      schools: [...new Set(schools)].sort(),
    }));
    await transaction.query(
      `WITH batch AS (
         SELECT type, schools, local::date AS day, extract(hour FROM local)::int AS hour
         FROM (SELECT *, occurred_at AT TIME ZONE 'Europe/Paris' AS local
           FROM json_to_recordset($1::json) AS row (type text, occurred_at timestamptz, schools text[])) AS told
       )
       INSERT INTO statistic_day AS held (day, type, schools_key, schools, count, hours)
       SELECT day, type, md5(array_to_string(schools, ' ')), schools, count(*), ARRAY[${COUNTS}]
       FROM batch GROUP BY 1, 2, 3, 4
       ON CONFLICT (day, type, schools_key) DO UPDATE SET
         count = held.count + excluded.count,
         hours = ARRAY[${SUMS}]`,
      [storableJson(rows)],
    );
  },
};
