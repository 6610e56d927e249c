import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The function that stores a group of appends in one call. It takes the lock of appends before it looks at anything;
 * each of its statements then sees what was committed before.
 */
export class CreateAppendFunction1790200000001 implements MigrationInterface {
  readonly name = 'CreateAppendFunction1790200000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Gives the last position; nothing when a stream does not end where it was supposed to, or the time is over.
      CREATE FUNCTION events.append_as_supposed(
        supposed_streams text[], supposed_ends bigint[], not_after timestamptz,
        streams text[], revisions bigint[], types text[], ids uuid[],
        -- Data and metadata of all events, one after the other, and where each event's begin and end.
        bytes bytea, starts int[], middles int[], ends int[]
      ) RETURNS bigint LANGUAGE plpgsql
      -- Its plans are kept, also those made while the tables were empty.
      SET enable_seqscan = off
      AS $$
      DECLARE
        last bigint;
      BEGIN
        PERFORM pg_advisory_xact_lock(${0x4c6f6765}, 1);
        IF clock_timestamp() > not_after THEN RETURN NULL; END IF;
        IF EXISTS (
          SELECT FROM unnest(supposed_streams, supposed_ends) AS s (stream, revision)
          WHERE s.revision <> coalesce(
            greatest((SELECT max(e.revision) FROM events.event e WHERE e.stream = s.stream),
                     (SELECT r.scavenged_through FROM events.stream r WHERE r.stream = s.stream)), -1)
        ) THEN RETURN NULL; END IF;
        SELECT h.position INTO last FROM events.head h;
        INSERT INTO events.event (position, stream, revision, type, id, data, metadata, recorded_at)
        SELECT last + n.place, n.stream, n.revision, n.type, n.id,
          substring(bytes FROM n.start + 1 FOR n.middle - n.start),
          substring(bytes FROM n.middle + 1 FOR n.ending - n.middle), clock_timestamp()
        FROM unnest(streams, revisions, types, ids, starts, middles, ends)
          WITH ORDINALITY AS n (stream, revision, type, id, start, middle, ending, place);
        last := last + cardinality(ids);
        UPDATE events.head SET position = last;
        PERFORM pg_notify('loge_events', last::text);
        RETURN last;
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP FUNCTION events.append_as_supposed(
         text[], bigint[], timestamptz, text[], bigint[], text[], uuid[], bytea, int[], int[], int[])`,
    );
  }
}

export const appendMigrations = [CreateAppendFunction1790200000001];
