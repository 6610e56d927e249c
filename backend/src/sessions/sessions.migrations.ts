import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions and tries at signing in: not read models, but rows written in the same breath as what they are about. */
class Sessions1767225600600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA sessions');
    await runner.query(`
      CREATE TABLE sessions.session (
        token_hash   text PRIMARY KEY,
        session      uuid NOT NULL UNIQUE,
        account      uuid NOT NULL,
        event        uuid NOT NULL,
        password     uuid NOT NULL,
        created_at   timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        expires_at   timestamptz NOT NULL,
        ended_at     timestamptz
      )`);
    await runner.query('CREATE INDEX session_account ON sessions.session (account)');
    await runner.query('CREATE INDEX session_expiry ON sessions.session (expires_at)');
    // The columns and their order are those of rate-limiter-flexible. Keys are keyed hashes. Losing these rows in a
    // crash only forgives some tries, so they are spared the write-ahead log.
    await runner.query(`
      CREATE UNLOGGED TABLE sessions.attempt (
        key    varchar(255) PRIMARY KEY,
        points integer NOT NULL DEFAULT 0,
        expire bigint
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA sessions CASCADE');
  }
}

export const sessionsMigrations = [Sessions1767225600600];
