import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of credentials: whom they are for, never what opens an account. And the tickets by which things are downloaded. */
class CredentialsFiles1790400200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA distribution');
    // Operational, no read model: no event holds the accounts of a file. Names and logins are not here.
    await runner.query(`
      CREATE TABLE distribution.file (
        id            uuid PRIMARY KEY,
        state         text NOT NULL CHECK (state IN ('MAKING', 'READY', 'ENDING')),
        name          text NOT NULL,
        made_at       timestamptz NOT NULL,
        made_by       uuid,
        import        uuid,
        renewal       text NOT NULL,
        schools       text[] NOT NULL,
        classes       text[] NOT NULL,
        profiles      text[] NOT NULL,
        named         boolean NOT NULL,
        accounts      int NOT NULL,
        bytes         bigint,
        downloads     int NOT NULL DEFAULT 0,
        expires_at    timestamptz NOT NULL,
        kept_at       timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`CREATE INDEX file_newest ON distribution.file (made_at DESC, id DESC)`);
    await runner.query(`
      CREATE TABLE distribution.file_account (
        file       uuid NOT NULL REFERENCES distribution.file ON DELETE CASCADE,
        place      int NOT NULL,
        account    uuid NOT NULL,
        school     text NOT NULL,
        profile    text NOT NULL,
        class_name text,
        PRIMARY KEY (file, place)
      )`);
    await runner.query(`
      CREATE TABLE distribution.ticket (
        id           uuid PRIMARY KEY,
        kind         text NOT NULL,
        distribution uuid NOT NULL,
        details      jsonb NOT NULL,
        reason       text,
        account      uuid NOT NULL,
        session      uuid NOT NULL,
        expires_at   timestamptz NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA distribution CASCADE');
  }
}

export const distributionMigrations = [CredentialsFiles1790400200000];
