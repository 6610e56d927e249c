import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Everybody's own views of the pages. No read model: no event tells of them, so they are backed up. */
class SavedViewTables1790500800000 implements MigrationInterface {
  readonly name = 'SavedViewTables1790500800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE SCHEMA IF NOT EXISTS register`);
    await runner.query(`
      CREATE TABLE register.saved_view (
        id       uuid PRIMARY KEY,
        account  uuid NOT NULL,
        page     text NOT NULL,
        name     text NOT NULL,
        query    text NOT NULL,
        UNIQUE (account, page, name)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE register.saved_view`);
  }
}

export const viewsMigrations = [SavedViewTables1790500800000];
