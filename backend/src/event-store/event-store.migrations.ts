import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CreateBuildTables1790100000000 } from './projections/builds.migrations.js';

/** The events, where they live in PostgreSQL. */
export class CreateEventTables1790000000000 implements MigrationInterface {
  readonly name = 'CreateEventTables1790000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA IF NOT EXISTS events;
      CREATE TABLE events.event (
        position bigint PRIMARY KEY,
        stream text NOT NULL,
        revision bigint NOT NULL,
        type text NOT NULL,
        id uuid NOT NULL,
        data bytea NOT NULL,
        metadata bytea NOT NULL,
        recorded_at timestamptz NOT NULL,
        UNIQUE (stream, revision)
      );
      CREATE INDEX event_id ON events.event (id);
      CREATE TABLE events.stream (
        stream text PRIMARY KEY,
        max_age_seconds double precision,
        max_count bigint,
        -- The highest revision ever deleted: revisions go on after it, even when no event is left.
        scavenged_through bigint
      );
      -- One row: the last position ever given, which must not come back when the last events are deleted.
      CREATE TABLE events.head (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        position bigint NOT NULL
      ) WITH (fillfactor = 10);
      INSERT INTO events.head (position) VALUES (0);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP SCHEMA events CASCADE`);
  }
}

/** Where each projection and reactor stands, and the schema of the read models. */
export class CreateRunnerTables1790000000001 implements MigrationInterface {
  readonly name = 'CreateRunnerTables1790000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA IF NOT EXISTS read;
      CREATE SCHEMA IF NOT EXISTS runner;
      CREATE TABLE runner.checkpoint (
        name text PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('projection', 'reactor')),
        version integer NOT NULL,
        position bigint NOT NULL,
        updated_at timestamptz NOT NULL DEFAULT now()
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP SCHEMA runner CASCADE`);
  }
}

/** A projection that counted events which are gone must say so also when the store is as long again. */
export class RememberCheckpointsAhead1790200000002 implements MigrationInterface {
  readonly name = 'RememberCheckpointsAhead1790200000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE runner.checkpoint ADD COLUMN is_ahead boolean NOT NULL DEFAULT false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE runner.checkpoint DROP COLUMN is_ahead`);
  }
}

export const eventStoreMigrations = [
  CreateEventTables1790000000000,
  CreateRunnerTables1790000000001,
  CreateBuildTables1790100000000,
  RememberCheckpointsAhead1790200000002,
];
