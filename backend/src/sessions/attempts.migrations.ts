import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Counting and forgiving a try in one call each. Keys and their limits are given for the levels device, pair, what and
 * network, in this order; times are milliseconds since 1970 by the clock of whoever calls, as in the table. Rows are
 * always taken in the order of the levels, so calls never wait for each other for ever.
 */
class CountTriesInOneCall1790300200000 implements MigrationInterface {
  readonly name = 'CountTriesInOneCall1790300200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The levels that a try counts at: a known browser's own, else pair, what (unless the pair is known), network.
      CREATE FUNCTION sessions.levels_of_try(keys text[], now_ms bigint) RETURNS int[] LANGUAGE plpgsql STABLE AS $$
      DECLARE
        levels int[] := '{2}';
      BEGIN
        IF EXISTS (SELECT FROM sessions.attempt WHERE key = 'known:' || keys[1] AND expire > now_ms) THEN
          RETURN '{1}';
        END IF;
        IF NOT EXISTS (SELECT FROM sessions.attempt WHERE key = 'known:' || keys[2] AND expire > now_ms) THEN
          levels := levels || 3;
        END IF;
        RETURN CASE WHEN keys[4] IS NULL THEN levels ELSE levels || 4 END;
      END $$`);
    await runner.query(`
      -- Counts a try at each level. One that must wait is taken back, and told how long, and whether it is the first.
      CREATE FUNCTION sessions.count_try(
        keys text[], free int[], windows bigint[], first_wait bigint, longest_wait bigint, now_ms bigint,
        OUT wait_ms bigint, OUT is_first boolean
      ) LANGUAGE plpgsql
      -- Its plans are kept, also those made while the table was empty.
      SET enable_seqscan = off
      AS $$
      DECLARE
        level int;
        tries int;
        excess int;
        passed int;
        until_ms bigint;
        counted text[] := '{}';
      BEGIN
        FOREACH level IN ARRAY sessions.levels_of_try(keys, now_ms) LOOP
          INSERT INTO sessions.attempt AS held (key, points, expire)
          VALUES ('count:' || keys[level], 1, now_ms + windows[level])
          ON CONFLICT (key) DO UPDATE SET
            points = CASE WHEN held.expire <= now_ms THEN 1 ELSE held.points + 1 END,
            expire = CASE WHEN held.expire <= now_ms THEN excluded.expire ELSE held.expire END
          RETURNING points INTO tries;
          counted := counted || ('count:' || keys[level]);
          excess := tries - free[level];
          CONTINUE WHEN excess <= 0;
          -- The gate lets one pass in each wait, which is as long as this one's excess says.
          INSERT INTO sessions.attempt AS gate (key, points, expire)
          VALUES ('gate:' || keys[level], 1,
            now_ms + least(first_wait * (1::bigint << least(excess - 1, 20)), longest_wait))
          ON CONFLICT (key) DO UPDATE SET
            points = CASE WHEN gate.expire <= now_ms THEN 1 ELSE gate.points + 1 END,
            expire = CASE WHEN gate.expire <= now_ms THEN excluded.expire ELSE gate.expire END
          RETURNING points, expire INTO passed, until_ms;
          CONTINUE WHEN passed = 1;
          UPDATE sessions.attempt SET points = points - 1 WHERE key = ANY (counted);
          wait_ms := until_ms - now_ms;
          is_first := passed = 2;
          RETURN;
        END LOOP;
      END $$`);
    await runner.query(`
      -- Levels of one login from here start afresh; of those that others share, only this try is taken back.
      CREATE FUNCTION sessions.forgive_try(keys text[], guesses text, known_until bigint, now_ms bigint)
      RETURNS void LANGUAGE plpgsql
      SET enable_seqscan = off
      AS $$
      DECLARE
        level int;
      BEGIN
        FOREACH level IN ARRAY sessions.levels_of_try(keys, now_ms) LOOP
          IF level IN (1, 2) THEN
            DELETE FROM sessions.attempt WHERE key = 'count:' || keys[level];
            DELETE FROM sessions.attempt WHERE key = 'gate:' || keys[level];
          ELSE
            UPDATE sessions.attempt SET points = points - 1
            WHERE key = 'count:' || keys[level] AND expire > now_ms;
          END IF;
        END LOOP;
        DELETE FROM sessions.attempt WHERE key = guesses;
        FOR level IN 1..2 LOOP
          CONTINUE WHEN keys[level] IS NULL;
          INSERT INTO sessions.attempt (key, points, expire) VALUES ('known:' || keys[level], 1, known_until)
          ON CONFLICT (key) DO UPDATE SET points = 1, expire = excluded.expire;
        END LOOP;
      END $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION sessions.forgive_try(text[], text, bigint, bigint)');
    await runner.query('DROP FUNCTION sessions.count_try(text[], int[], bigint[], bigint, bigint, bigint)');
    await runner.query('DROP FUNCTION sessions.levels_of_try(text[], bigint)');
  }
}

export const attemptsMigrations = [CountTriesInOneCall1790300200000];
