import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The read model of the way from old logins to the new one. */
class MigrationProgressTables1790400100000 implements MigrationInterface {
  readonly name = 'MigrationProgressTables1790400100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE read.migration (
        account   uuid PRIMARY KEY,
        mover     jsonb NOT NULL,
        sort_key  text COLLATE "C" NOT NULL,
        state     text NOT NULL,
        reachable boolean NOT NULL,
        counted   boolean NOT NULL
      )`);
    // Who has a place in a school.
    await runner.query(
      `CREATE INDEX migration_in ON read.migration USING gin ((mover -> 'places') jsonb_path_ops)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE read.migration');
  }
}

export const migrationTables = [MigrationProgressTables1790400100000];
