import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The read model `imports`, and the table by which imports under way tell how far they are. */
class DirectoryTables1767225601200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE SCHEMA IF NOT EXISTS read`);
    await runner.query(`CREATE SCHEMA IF NOT EXISTS directory`);
    await runner.query(`
      CREATE TABLE read.import (
        id         uuid PRIMARY KEY,
        state      text NOT NULL,
        format     text,
        files      jsonb NOT NULL DEFAULT '[]',
        schools    text[] NOT NULL DEFAULT '{}',
        actor      uuid,
        created_at timestamptz NOT NULL,
        ended_at   timestamptz,
        report     jsonb,
        refusal    jsonb,
        departures jsonb NOT NULL DEFAULT '[]'
      )`);
    // Operational, no read model: what no event tells (uploads, analyses, progress). It may be lost.
    await runner.query(`
      CREATE TABLE directory.import_job (
        id          uuid PRIMARY KEY,
        state       text NOT NULL,
        actor       uuid,
        folder      text,
        school_code text,
        academy     text,
        format      text,
        files       jsonb NOT NULL DEFAULT '[]',
        bytes       bigint NOT NULL DEFAULT 0,
        schools     text[] NOT NULL DEFAULT '{}',
        phase       text,
        done        bigint NOT NULL DEFAULT 0,
        total       bigint NOT NULL DEFAULT 0,
        preview     jsonb,
        report      jsonb,
        refusal     jsonb,
        departures  jsonb NOT NULL DEFAULT '[]',
        created_at  timestamptz NOT NULL,
        started_at  timestamptz,
        ended_at    timestamptz,
        updated_at  timestamptz NOT NULL DEFAULT now()
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE read.import`);
    await runner.query(`DROP SCHEMA directory CASCADE`);
  }
}

/** What an import tells of its files, and by which id the register knows what it caused. */
class ImportDifference1790500600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE read.import ADD COLUMN delta boolean NOT NULL DEFAULT false, ADD COLUMN correlation uuid`,
    );
    await runner.query(`ALTER TABLE directory.import_job ADD COLUMN delta boolean NOT NULL DEFAULT false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE read.import DROP COLUMN delta, DROP COLUMN correlation`);
    await runner.query(`ALTER TABLE directory.import_job DROP COLUMN delta`);
  }
}

export const directoryMigrations = [DirectoryTables1767225601200, ImportDifference1790500600000];
