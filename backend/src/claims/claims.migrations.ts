import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is unique, by fingerprint, and the account and event that hold it. */
class ClaimsTables1767225600200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE SCHEMA claims`);
    // Former events: of the same account, each of which would make the claim valid as well.
    await runner.query(`
      CREATE TABLE claims.claim (
        kind          text NOT NULL,
        scope         text NOT NULL,
        fingerprint   text NOT NULL,
        account       uuid NOT NULL,
        event         uuid NOT NULL,
        former_events uuid[] NOT NULL DEFAULT '{}',
        taken_at      timestamptz NOT NULL,
        in_force      boolean NOT NULL DEFAULT false,
        PRIMARY KEY (kind, scope, fingerprint)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP SCHEMA claims CASCADE`);
  }
}

export const claimsMigrations = [ClaimsTables1767225600200];
