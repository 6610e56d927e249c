import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The programs that have a token (the read model `services`), and when each last used one. */
class Services1790500700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE read.service (
        id             uuid PRIMARY KEY,
        label          text NOT NULL,
        rights         text[] NOT NULL,
        scope          jsonb NOT NULL,
        created_by     uuid,
        created_at     timestamptz NOT NULL,
        expires_at     timestamptz NOT NULL,
        previous_until timestamptz,
        revoked_at     timestamptz
      )`);
    await runner.query('CREATE SCHEMA rights');
    await runner.query(`
      CREATE TABLE rights.service_use (
        service      uuid PRIMARY KEY,
        last_used_at timestamptz NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA rights CASCADE');
    await runner.query('DROP TABLE read.service');
  }
}

/** Who made the token of each that works now. */
class TokenGivers1790500710000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE read.service ADD COLUMN given_by uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE read.service DROP COLUMN given_by');
  }
}

export const servicesMigrations = [Services1790500700000, TokenGivers1790500710000];
