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

export const servicesMigrations = [Services1790500700000];
