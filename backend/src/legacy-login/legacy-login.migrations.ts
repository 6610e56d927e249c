import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of old user names under way, and what work the old hashes of each school cost. */
class LegacyLoginTables1790300300000 implements MigrationInterface {
  readonly name = 'LegacyLoginTables1790300300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA legacy_login');
    // Operational, no read model: what no event tells (progress, lines left out). It holds no user name. It may be lost.
    await runner.query(`
      CREATE TABLE legacy_login.import (
        id         uuid PRIMARY KEY,
        school     text NOT NULL,
        state      text NOT NULL CHECK (state IN ('RUNNING', 'COMPLETED', 'INTERRUPTED')),
        lines      int NOT NULL,
        done       int NOT NULL DEFAULT 0,
        imported   int NOT NULL DEFAULT 0,
        unchanged  int NOT NULL DEFAULT 0,
        refused    jsonb NOT NULL DEFAULT '[]',
        started_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX legacy_import_school ON legacy_login.import (school, started_at DESC)');
    // Without salts: how a stranger's try is made to cost as much as that of somebody of the school.
    await runner.query(`
      CREATE TABLE legacy_login.work (
        school text NOT NULL,
        work   text NOT NULL,
        PRIMARY KEY (school, work)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA legacy_login CASCADE');
  }
}

export const legacyLoginMigrations = [LegacyLoginTables1790300300000];
