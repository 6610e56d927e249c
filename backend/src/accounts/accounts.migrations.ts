import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The read model of accounts. */
class AccountsTables1767225601000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE SCHEMA IF NOT EXISTS read`);
    await runner.query(`
      CREATE TABLE read.account (
        id          uuid PRIMARY KEY,
        family      text NOT NULL,
        given       text NOT NULL,
        birth_name  text,
        login       text NOT NULL,
        civility    text,
        birth_date  date,
        email       text,
        phones      text[] NOT NULL,
        address     jsonb,
        created_at  timestamptz NOT NULL,
        sort_key    text COLLATE "C" NOT NULL,
        active      boolean NOT NULL
      )`);
    await runner.query(`CREATE INDEX account_by_name ON read.account (sort_key, id)`);
    await runner.query(`
      CREATE TABLE read.account_word (
        word     text COLLATE "C" NOT NULL,
        account  uuid NOT NULL,
        PRIMARY KEY (word, account)
      )`);
    await runner.query(`CREATE INDEX account_word_of ON read.account_word (account)`);
    await runner.query(`
      CREATE TABLE read.affiliation (
        account         uuid NOT NULL,
        school          text NOT NULL,
        profile         text NOT NULL,
        current         boolean NOT NULL,
        since           timestamptz NOT NULL,
        ended_at        timestamptz,
        classes         text[] NOT NULL,
        groups          text[] NOT NULL,
        subjects        text[] NOT NULL,
        functions       text[] NOT NULL,
        form_teacher_of text[] NOT NULL,
        level           text,
        join_key        text,
        PRIMARY KEY (account, school, profile)
      )`);
    await runner.query(`CREATE INDEX affiliation_in ON read.affiliation (school, profile, current)`);
    await runner.query(`
      CREATE TABLE read.family (
        relative       uuid NOT NULL,
        child          uuid NOT NULL,
        school         text NOT NULL,
        relation       text NOT NULL,
        legal_guardian smallint NOT NULL,
        PRIMARY KEY (relative, child, school)
      )`);
    await runner.query(`CREATE INDEX family_of_child ON read.family (child)`);
    await runner.query(`
      CREATE TABLE read.named_relative (
        child          uuid NOT NULL,
        school         text NOT NULL,
        join_key       text NOT NULL,
        relation       text NOT NULL,
        legal_guardian smallint NOT NULL
      )`);
    // A key that is too long for an index must not stop the read model.
    await runner.query(
      `CREATE UNIQUE INDEX named_relative_once ON read.named_relative (child, school, md5(join_key))`,
    );
    await runner.query(`CREATE INDEX named_relative_by_key ON read.named_relative USING hash (join_key)`);
    await runner.query(`
      CREATE TABLE read.account_role (
        grant_id uuid PRIMARY KEY,
        account  uuid NOT NULL,
        schools  text[] NOT NULL,
        network  text
      )`);
    await runner.query(`CREATE INDEX account_role_of ON read.account_role (account)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE read.account, read.account_word, read.affiliation, read.family, read.named_relative, read.account_role`,
    );
  }
}

/** Whether an account is closed, and by which addresses it is looked up. */
class AccountsClosedAndAddresses1790001300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE read.account
        ADD COLUMN closed boolean NOT NULL DEFAULT false,
        ADD COLUMN confirmed text[] NOT NULL DEFAULT '{}',
        ADD COLUMN addresses text[] NOT NULL DEFAULT '{}'`);
    await runner.query(`CREATE INDEX account_by_address ON read.account USING gin (addresses)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX read.account_by_address`);
    await runner.query(
      `ALTER TABLE read.account DROP COLUMN closed, DROP COLUMN confirmed, DROP COLUMN addresses`,
    );
  }
}

/** Which accounts lead to others, and the places that those others have instead. */
class AccountsJoined1790001500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE read.account ADD COLUMN joined_to uuid`);
    await runner.query(
      `CREATE INDEX account_joined_to ON read.account (joined_to) WHERE joined_to IS NOT NULL`,
    );
    await runner.query(`ALTER TABLE read.affiliation ADD COLUMN away boolean NOT NULL DEFAULT false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX read.account_joined_to`);
    await runner.query(`ALTER TABLE read.account DROP COLUMN joined_to`);
    await runner.query(`ALTER TABLE read.affiliation DROP COLUMN away`);
  }
}

/** Who ever signed in, and which command created an account. */
class AccountsActivated1790400100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Without a value only until the read model is rebuilt, as its new version asks.
    await runner.query(`
      ALTER TABLE read.account ADD COLUMN created_with uuid, ADD COLUMN activated_at timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE read.account DROP COLUMN created_with, DROP COLUMN activated_at`);
  }
}

/** One index for everything that an account is found by, in place of a table of words. */
class AccountsFoundByTerms1790400100001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Empty only until the read model is rebuilt, as its new version asks.
    await runner.query(`ALTER TABLE read.account ADD COLUMN terms tsvector NOT NULL DEFAULT ''`);
    // Whoever searches reads what is not sorted in yet too: little of it, or a search after an import would be slow.
    await runner.query(`
      CREATE INDEX account_by_term ON read.account USING gin (terms) WITH (gin_pending_list_limit = 256)`);
    await runner.query(`DROP TABLE read.account_word`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE read.account_word (
        word     text COLLATE "C" NOT NULL,
        account  uuid NOT NULL,
        PRIMARY KEY (word, account)
      )`);
    await runner.query(`CREATE INDEX account_word_of ON read.account_word (account)`);
    await runner.query(`DROP INDEX read.account_by_term`);
    await runner.query(`ALTER TABLE read.account DROP COLUMN terms`);
  }
}

/** Which places staff gave, and contacts by kind. */
class AccountsByHand1790500400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The defaults hold only until the read model is rebuilt, as its new version asks.
    await runner.query(`ALTER TABLE read.affiliation ADD COLUMN by_hand boolean NOT NULL DEFAULT false`);
    await runner.query(`ALTER TABLE read.account ADD COLUMN contacts jsonb NOT NULL DEFAULT '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE read.account DROP COLUMN contacts`);
    await runner.query(`ALTER TABLE read.affiliation DROP COLUMN by_hand`);
  }
}

export const accountsMigrations = [
  AccountsTables1767225601000,
  AccountsClosedAndAddresses1790001300000,
  AccountsJoined1790001500000,
  AccountsActivated1790400100000,
  AccountsFoundByTerms1790400100001,
  AccountsByHand1790500400000,
];
