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

/**
 * The same for groups in which some append goes wherever its stream ends. The function before stays: processes of the
 * version before call it while they are being replaced.
 */
export class AppendWhereverInOneCall1790400100000 implements MigrationInterface {
  readonly name = 'AppendWhereverInOneCall1790400100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Gives the last position, and where each stream ended before. Nothing when a stream does not end where it was
      -- supposed to (anywhere for NULL), the time is over, or an event that may go anywhere is known already.
      CREATE FUNCTION events.append_as_supposed_or_any(
        group_streams text[], supposed_ends bigint[], not_after timestamptz,
        -- Of each event: its stream's place in the group's streams, and how far behind the stream's end it goes.
        places int[], steps bigint[], types text[], ids uuid[],
        bytes bytea, starts int[], middles int[], ends int[],
        OUT last bigint, OUT stood bigint[]
      ) LANGUAGE plpgsql
      -- Its plans are kept, also those made while the tables were empty.
      SET enable_seqscan = off
      AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock(${0x4c6f6765}, 1);
        IF clock_timestamp() > not_after THEN RETURN; END IF;
        stood := array(
          SELECT coalesce(
            greatest((SELECT max(e.revision) FROM events.event e WHERE e.stream = s.stream),
                     (SELECT r.scavenged_through FROM events.stream r WHERE r.stream = s.stream)), -1)
          FROM unnest(group_streams) WITH ORDINALITY AS s (stream, place) ORDER BY s.place);
        IF EXISTS (SELECT FROM unnest(supposed_ends, stood) AS s (supposed, stands) WHERE supposed <> stands) THEN
          RETURN;
        END IF;
        IF array_position(supposed_ends, NULL) IS NOT NULL
          AND EXISTS (SELECT FROM events.event e WHERE e.id = ANY (ids)) THEN
          RETURN;
        END IF;
        SELECT h.position INTO last FROM events.head h;
        INSERT INTO events.event (position, stream, revision, type, id, data, metadata, recorded_at)
        SELECT last + n.number, s.stream, s.stands + n.step, n.type, n.id,
          substring(bytes FROM n.start + 1 FOR n.middle - n.start),
          substring(bytes FROM n.middle + 1 FOR n.ending - n.middle), clock_timestamp()
        FROM unnest(places, steps, types, ids, starts, middles, ends)
            WITH ORDINALITY AS n (place, step, type, id, start, middle, ending, number)
          JOIN unnest(group_streams, stood) WITH ORDINALITY AS s (stream, stands, place) ON s.place = n.place;
        last := last + cardinality(ids);
        UPDATE events.head SET position = last;
        PERFORM pg_notify('loge_events', last::text);
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP FUNCTION events.append_as_supposed_or_any(
         text[], bigint[], timestamptz, int[], bigint[], text[], uuid[], bytea, int[], int[], int[])`,
    );
  }
}

export const appendMigrations = [CreateAppendFunction1790200000001, AppendWhereverInOneCall1790400100000];
