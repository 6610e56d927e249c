import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people had exported, and its bytes. No read model, and not backed up: it is kept for 24 hours. */
class ExportTables1790500200001 implements MigrationInterface {
  readonly name = 'ExportTables1790500200001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA IF NOT EXISTS register');
    await runner.query(`
      CREATE TABLE register.export (
        id           uuid PRIMARY KEY,
        account      uuid NOT NULL,
        what         text NOT NULL,
        format       text NOT NULL,
        name         text NOT NULL,
        state        text NOT NULL CHECK (state IN ('WRITING', 'READY', 'FAILED', 'GONE')),
        asked        jsonb,
        up_to        bigint NOT NULL,
        count        int,
        rows         int NOT NULL DEFAULT 0,
        bytes        bigint,
        asked_at     timestamptz NOT NULL,
        expires_at   timestamptz NOT NULL,
        failure      text,
        writer       uuid,
        begun_at     timestamptz,
        heard_at     timestamptz,
        begun        int NOT NULL DEFAULT 0
      )`);
    await runner.query('CREATE INDEX export_own ON register.export (account, asked_at)');
    await runner.query(`CREATE INDEX export_writing ON register.export (asked_at) WHERE state = 'WRITING'`);
    await runner.query(`
      CREATE TABLE register.export_chunk (
        export uuid NOT NULL REFERENCES register.export ON DELETE CASCADE,
        place  int NOT NULL,
        bytes  bytea NOT NULL,
        PRIMARY KEY (export, place)
      )`);
    // They are compressed already.
    await runner.query('ALTER TABLE register.export_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL');
    await runner.query(`
      CREATE TABLE register.export_shown (
        export uuid NOT NULL REFERENCES register.export ON DELETE CASCADE,
        place  int NOT NULL,
        people uuid[] NOT NULL,
        PRIMARY KEY (export, place)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE register.export_shown, register.export_chunk, register.export');
  }
}

export const exportsMigrations = [ExportTables1790500200001];
