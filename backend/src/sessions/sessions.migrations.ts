import type { MigrationInterface, QueryRunner } from 'typeorm';
import { attemptsMigrations } from './attempts.migrations.js';

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

/** What people see of their sessions, what ends them with their roles, and the browsers an account is known to use. */
class SessionsDevices1790300100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE sessions.session
        ADD COLUMN grants     uuid[] NOT NULL DEFAULT '{}',
        ADD COLUMN remembered boolean NOT NULL DEFAULT false,
        ADD COLUMN device     text,
        ADD COLUMN network    text`);
    await runner.query(`
      CREATE TABLE sessions.device (
        account      uuid NOT NULL,
        device_hash  text NOT NULL,
        last_used_at timestamptz NOT NULL,
        PRIMARY KEY (account, device_hash)
      )`);
    await runner.query('CREATE INDEX device_last_use ON sessions.device (last_used_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sessions.device');
    await runner.query(
      'ALTER TABLE sessions.session DROP COLUMN grants, DROP COLUMN remembered, DROP COLUMN device, DROP COLUMN network',
    );
  }
}

export const sessionsMigrations = [
  Sessions1767225600600,
  SessionsDevices1790300100000,
  ...attemptsMigrations,
];
