import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who holds which role: the read model `role-holders`. */
class RoleHolders1767225600500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA IF NOT EXISTS read');
    await runner.query(`
      CREATE TABLE read.role_person (
        account      uuid PRIMARY KEY,
        given        text NOT NULL,
        family       text NOT NULL,
        login        text NOT NULL,
        sort_key     text NOT NULL COLLATE "C",
        found_by     text NOT NULL,
        has_password boolean NOT NULL DEFAULT false
      )`);
    await runner.query(`
      CREATE TABLE read.role_grant (
        id         uuid PRIMARY KEY,
        account    uuid NOT NULL,
        role       text NOT NULL,
        scope      jsonb NOT NULL,
        granted_at timestamptz NOT NULL,
        granted_by uuid
      )`);
    await runner.query('CREATE INDEX role_grant_account ON read.role_grant (account)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE read.role_grant, read.role_person');
  }
}

/** Until when a role holds. */
class RoleEnds1790400500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE read.role_grant ADD COLUMN ends_on date');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE read.role_grant DROP COLUMN ends_on');
  }
}

/** Whom a directory told of: nobody invited them. */
class RoleOrigins1790400500100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE read.role_person ADD COLUMN from_directory boolean NOT NULL DEFAULT false',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE read.role_person DROP COLUMN from_directory');
  }
}

export const rightsMigrations = [RoleHolders1767225600500, RoleEnds1790400500000, RoleOrigins1790400500100];
