import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The vault: wrapped personal keys, sealed secrets, and how the right master key is known. */
class VaultTables1767225600100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE SCHEMA vault`);
    await runner.query(`
      CREATE TABLE vault.master_key_check (
        only_one    boolean PRIMARY KEY DEFAULT true CHECK (only_one),
        check_value bytea NOT NULL,
        created_at  timestamptz NOT NULL DEFAULT now()
      )`);
    // A destroyed key leaves its row behind: it is what forbids a new key for the same owner.
    await runner.query(`
      CREATE TABLE vault.personal_key (
        owner        text PRIMARY KEY,
        wrapped      bytea,
        created_at   timestamptz NOT NULL DEFAULT now(),
        destroyed_at timestamptz,
        CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
      )`);
    await runner.query(`
      CREATE TABLE vault.secret (
        id         uuid PRIMARY KEY,
        kind       text NOT NULL,
        account    uuid NOT NULL,
        event      uuid NOT NULL,
        sealed     bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz,
        confirmed  boolean NOT NULL DEFAULT false
      )`);
    await runner.query(`CREATE INDEX secret_unconfirmed ON vault.secret (created_at) WHERE NOT confirmed`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP SCHEMA vault CASCADE`);
  }
}

export const vaultMigrations = [VaultTables1767225600100];
