import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The read model of schools. */
class SchoolsTables1767225601100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE SCHEMA IF NOT EXISTS read`);
    await runner.query(`
      CREATE TABLE read.school (
        id             text PRIMARY KEY,
        name           text NOT NULL,
        network        text,
        join_key       text,
        record         jsonb NOT NULL,
        sign_in_places jsonb NOT NULL,
        registered_at  timestamptz NOT NULL,
        sort_key       text COLLATE "C" NOT NULL,
        search         text NOT NULL
      )`);
    await runner.query(`CREATE INDEX school_by_name ON read.school (sort_key, id)`);
    await runner.query(`CREATE INDEX school_by_join_key ON read.school USING hash (join_key)`);
    await runner.query(`CREATE INDEX school_of_network ON read.school (network)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE read.school`);
  }
}

/** What schools ask of passwords, and what their pages of the portal say; the projection is built anew for them. */
class SchoolsPolicies1790001200100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE read.school
        ADD COLUMN password_policy jsonb NOT NULL DEFAULT '{"minLength": 8, "composition": false}',
        ADD COLUMN portal jsonb NOT NULL DEFAULT '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE read.school DROP COLUMN password_policy, DROP COLUMN portal`);
  }
}

/** Until when old logins work; the projection is built anew for them. */
class SchoolsLegacyLogins1790400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE read.school ADD COLUMN legacy_login jsonb`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE read.school DROP COLUMN legacy_login`);
  }
}

/** What letters to families say and show; the projection is built anew for it. Events name logos, this holds them. */
class SchoolsLetters1790400300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE read.school ADD COLUMN letter jsonb NOT NULL DEFAULT '{}'`);
    await runner.query(`CREATE SCHEMA schools`);
    await runner.query(`
      CREATE TABLE schools.logo (
        sha256     text PRIMARY KEY,
        bytes      bytea NOT NULL,
        media_type text NOT NULL CHECK (media_type IN ('image/png', 'image/jpeg'))
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP SCHEMA schools CASCADE`);
    await runner.query(`ALTER TABLE read.school DROP COLUMN letter`);
  }
}

export const schoolsMigrations = [
  SchoolsTables1767225601100,
  SchoolsPolicies1790001200100,
  SchoolsLegacyLogins1790400000000,
  SchoolsLetters1790400300000,
];
