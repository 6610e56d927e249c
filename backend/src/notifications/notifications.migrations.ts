import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The queue of mails: not a read model, and without anything of what a mail says. `outcome` is the event that tells
 * how it ended, until the register has it; `next_try_at` is also until when whoever tries it has it alone.
 */
class MailQueue1790300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA notifications');
    await runner.query(`
      CREATE TABLE notifications.mail (
        id          uuid PRIMARY KEY,
        kind        text NOT NULL,
        account     uuid NOT NULL,
        language    text NOT NULL,
        facts       jsonb NOT NULL,
        schools     text[] NOT NULL,
        state       text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'SENT', 'FAILED', 'DROPPED')),
        tries       integer NOT NULL DEFAULT 0,
        smtp_code   integer,
        cause       text,
        outcome     uuid,
        queued_at   timestamptz NOT NULL DEFAULT date_trunc('milliseconds', now()),
        next_try_at timestamptz DEFAULT now(),
        ended_at    timestamptz
      )`);
    await runner.query(`CREATE INDEX mail_due ON notifications.mail (next_try_at) WHERE state = 'WAITING'`);
    await runner.query(`CREATE INDEX mail_untold ON notifications.mail (ended_at) WHERE outcome IS NOT NULL`);
    await runner.query(
      `CREATE INDEX mail_failed ON notifications.mail (queued_at, id) WHERE state = 'FAILED'`,
    );
    await runner.query('CREATE INDEX mail_age ON notifications.mail (queued_at, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA notifications CASCADE');
  }
}

/** Mails that nobody waits for, which all others go ahead of. */
class BulkMails1790400400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE notifications.mail ADD COLUMN bulk boolean NOT NULL DEFAULT false');
    await runner.query('DROP INDEX notifications.mail_due');
    await runner.query(
      `CREATE INDEX mail_due ON notifications.mail (bulk, next_try_at) WHERE state = 'WAITING'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX notifications.mail_due');
    await runner.query('ALTER TABLE notifications.mail DROP COLUMN bulk');
    await runner.query(`CREATE INDEX mail_due ON notifications.mail (next_try_at) WHERE state = 'WAITING'`);
  }
}

export const notificationsMigrations = [MailQueue1790300000000, BulkMails1790400400000];
