import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tickets lead to whatever can be downloaded, not to files of credentials only. */
class DownloadTickets1790500200000 implements MigrationInterface {
  readonly name = 'DownloadTickets1790500200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA downloads');
    await runner.query('ALTER TABLE distribution.ticket SET SCHEMA downloads');
    await runner.query('ALTER TABLE downloads.ticket RENAME COLUMN distribution TO of_thing');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE downloads.ticket RENAME COLUMN of_thing TO distribution');
    await runner.query('ALTER TABLE downloads.ticket SET SCHEMA distribution');
    await runner.query('DROP SCHEMA downloads');
  }
}

export const downloadsMigrations = [DownloadTickets1790500200000];
