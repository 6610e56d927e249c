import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Projections that are built beside the live ones, and the schema of their tables. */
export class CreateBuildTables1790100000000 implements MigrationInterface {
  readonly name = 'CreateBuildTables1790100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA IF NOT EXISTS read_next;
      CREATE TABLE runner.build (
        name text PRIMARY KEY,
        version integer NOT NULL,
        position bigint NOT NULL,
        -- The end of the store when it began.
        goal bigint NOT NULL,
        -- Of the live tables it was copied from: of another shape it cannot take their place.
        shape text NOT NULL,
        -- How many events since when, for its rate; both begin again when somebody takes it up.
        events bigint NOT NULL DEFAULT 0,
        began_at timestamptz NOT NULL DEFAULT now(),
        -- Whoever builds it says so every second.
        seen_at timestamptz NOT NULL DEFAULT now(),
        failure jsonb
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE runner.build; DROP SCHEMA read_next CASCADE`);
  }
}
