import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The read model of the register. */
class RegisterTables1790000600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE SCHEMA IF NOT EXISTS read`);
    // Facts and changes are only ever read whole: as json they are written twice as fast as jsonb.
    await runner.query(`
      CREATE TABLE read.journal (
        position     bigint PRIMARY KEY,
        event        uuid NOT NULL UNIQUE,
        type         text NOT NULL,
        occurred_at  timestamptz NOT NULL,
        recorded_at  timestamptz NOT NULL,
        actor_kind   text NOT NULL,
        actor        text NOT NULL,
        on_behalf_of uuid,
        subject      uuid,
        schools      text[] NOT NULL,
        classes      text[] NOT NULL,
        channel      text NOT NULL,
        outcome      text NOT NULL,
        correlation  uuid NOT NULL,
        causation    uuid,
        reason       text,
        ip           text,
        user_agent   text,
        stream       text NOT NULL,
        revision     bigint NOT NULL,
        version      integer NOT NULL,
        facts        json NOT NULL,
        changes      json NOT NULL
      )`);
    await runner.query(`CREATE INDEX journal_type ON read.journal (type, position)`);
    await runner.query(`CREATE INDEX journal_channel ON read.journal (channel, position)`);
    await runner.query(`CREATE INDEX journal_correlation ON read.journal (correlation, position)`);
    await runner.query(`CREATE INDEX journal_occurred ON read.journal USING brin (occurred_at)`);
    // A place is a school (\`uai-0611234X\`) or a class of it (\`uai-0611234X/2B\`), as metadata names them.
    await runner.query(`
      CREATE TABLE read.journal_place (
        place    text NOT NULL,
        position bigint NOT NULL,
        type     text NOT NULL,
        PRIMARY KEY (place, position)
      )`);
    await runner.query(`CREATE INDEX journal_place_type ON read.journal_place (place, type, position)`);
    // With what a person's events are counted by: their rows of the journal are wide and far apart.
    await runner.query(`
      CREATE TABLE read.journal_person (
        account     uuid NOT NULL,
        position    bigint NOT NULL,
        type        text NOT NULL,
        occurred_at timestamptz NOT NULL,
        schools     text[] NOT NULL,
        as_actor    boolean NOT NULL,
        as_subject  boolean NOT NULL,
        PRIMARY KEY (account, position)
      )`);
    // Counts by Europe/Paris day. Schools are counted by the exact set an event carries, so that an event of two
    // schools is never counted twice; the key is a digest because a set may be too long for an index.
    await runner.query(`
      CREATE TABLE read.journal_day (
        day            date NOT NULL,
        type           text NOT NULL,
        channel        text NOT NULL,
        schools_key    text NOT NULL,
        schools        text[] NOT NULL,
        count          bigint NOT NULL,
        first_position bigint NOT NULL,
        last_position  bigint NOT NULL,
        PRIMARY KEY (day, type, channel, schools_key)
      )`);
    // Each account's present name and login, for the search, and its last sign-in.
    await runner.query(`
      CREATE TABLE read.journal_name (
        account         uuid PRIMARY KEY,
        display_name    text,
        login           text,
        words           text NOT NULL,
        login_words     text NOT NULL,
        last_sign_in_at timestamptz
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE read.journal, read.journal_place, read.journal_person, read.journal_day, read.journal_name`,
    );
  }
}

/** Lets a person's events, of one kind or all, be walked and counted from an index alone: their rows lie far apart. */
class RegisterPersonIndexes1790001100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE read.journal_person DROP CONSTRAINT journal_person_pkey`);
    await runner.query(
      `ALTER TABLE read.journal_person ADD PRIMARY KEY (account, position) INCLUDE (as_actor, as_subject)`,
    );
    await runner.query(
      `CREATE INDEX journal_person_type ON read.journal_person (account, type, position)
       INCLUDE (as_actor, as_subject)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX read.journal_person_type`);
    await runner.query(`ALTER TABLE read.journal_person DROP CONSTRAINT journal_person_pkey`);
    await runner.query(`ALTER TABLE read.journal_person ADD PRIMARY KEY (account, position)`);
  }
}

/** Whom a search or an export showed: they stand in the event's row, too. */
class RegisterShown1790500300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE read.journal ADD COLUMN shown uuid[] NOT NULL DEFAULT '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE read.journal DROP COLUMN shown`);
  }
}

export const registerMigrations = [
  RegisterTables1790000600000,
  RegisterPersonIndexes1790001100000,
  RegisterShown1790500300000,
];
