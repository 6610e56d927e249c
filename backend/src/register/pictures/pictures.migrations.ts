import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the pictures and « Qui a réinitialisé quoi » are drawn from. */
class PicturesTables1790500100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The hours, 0 to 23, stand in one row: a day of an academy has some hundreds of schools, each with all of them.
    await runner.query(`
      CREATE TABLE read.statistic_day (
        day         date NOT NULL,
        type        text NOT NULL,
        schools_key text NOT NULL,
        schools     text[] NOT NULL,
        count       bigint NOT NULL,
        hours       integer[] NOT NULL,
        PRIMARY KEY (day, type, schools_key)
      )`);
    await runner.query(`
      CREATE TABLE read.credential_act (
        position    bigint PRIMARY KEY,
        event       uuid NOT NULL,
        type        text NOT NULL,
        occurred_at timestamptz NOT NULL,
        actor_kind  text NOT NULL,
        actor       text NOT NULL,
        subject     uuid,
        schools     text[] NOT NULL,
        classes     text[] NOT NULL,
        correlation uuid NOT NULL,
        alone       boolean NOT NULL DEFAULT true,
        to_rank     boolean NOT NULL,
        to_staff    boolean NOT NULL,
        at_night    boolean NOT NULL,
        among_many  boolean NOT NULL DEFAULT false
      )`);
    await runner.query(`CREATE INDEX credential_act_occurred ON read.credential_act (occurred_at)`);
    await runner.query(`CREATE INDEX credential_act_actor ON read.credential_act (actor, occurred_at)`);
    await runner.query(`CREATE INDEX credential_act_correlation ON read.credential_act (correlation)`);
    // Who was what from which event on, and until which.
    const since = `from_position bigint NOT NULL, to_position bigint`;
    await runner.query(`
      CREATE TABLE read.credential_place (
        account uuid NOT NULL, place text NOT NULL, ${since}, PRIMARY KEY (account, place, from_position))`);
    await runner.query(`
      CREATE TABLE read.credential_grant (
        id uuid NOT NULL, account uuid NOT NULL, rank integer NOT NULL, ends_on date, ${since},
        PRIMARY KEY (id, from_position))`);
    await runner.query(`CREATE INDEX credential_grant_account ON read.credential_grant (account)`);
    await runner.query(`
      CREATE TABLE read.credential_join (
        standing uuid NOT NULL, joined uuid NOT NULL, ${since}, PRIMARY KEY (standing, joined, from_position))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE read.statistic_day, read.credential_act, read.credential_place, read.credential_grant,
         read.credential_join`,
    );
  }
}

/** Only the acts that are counted among many are looked for by who did them and when, one by one. */
class PicturesIndexes1790500110000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX credential_act_alone ON read.credential_act (actor, occurred_at, position)
       WHERE alone AND actor_kind <> 'SYSTEM'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX read.credential_act_alone`);
  }
}

export const picturesMigrations = [PicturesTables1790500100000, PicturesIndexes1790500110000];
