import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Campaigns of mails under way: to whom they go, and what became of each mail. */
class Campaigns1790400400100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Operational, no read model: no event names the people of a campaign. What it says, and whether it goes on, is in
    // its stream; `state` only tells which streams to look at. No name, address or text is here.
    await runner.query(`
      CREATE TABLE distribution.campaign (
        id         uuid PRIMARY KEY,
        state      text NOT NULL CHECK (state IN ('STARTING', 'RUNNING', 'PAUSED', 'COMPLETED', 'STOPPED')),
        asked      text NOT NULL,
        schools    text[] NOT NULL,
        per_minute int NOT NULL,
        claimed_at timestamptz NOT NULL DEFAULT now(),
        started_at timestamptz NOT NULL,
        paced_at   timestamptz NOT NULL DEFAULT now() - interval '1 minute'
      )`);
    await runner.query('CREATE INDEX campaign_newest ON distribution.campaign (started_at DESC, id DESC)');
    await runner.query(
      `CREATE INDEX campaign_active ON distribution.campaign (id) WHERE state IN ('STARTING', 'RUNNING', 'PAUSED')`,
    );
    await runner.query(`
      CREATE TABLE distribution.recipient (
        campaign     uuid NOT NULL,
        account      uuid NOT NULL,
        place        int NOT NULL,
        school       text NOT NULL,
        profile      text NOT NULL,
        class_name   text,
        mail         uuid NOT NULL,
        state        text NOT NULL CHECK (state IN
                       ('WAITING', 'QUEUED', 'SENT', 'REFUSED', 'BOUNCED', 'SKIPPED', 'UNREACHED')),
        smtp_code    int,
        ended_at     timestamptz,
        opened_at    timestamptz,
        activated_at timestamptz,
        PRIMARY KEY (campaign, account)
      )`);
    await runner.query('CREATE UNIQUE INDEX recipient_order ON distribution.recipient (campaign, place)');
    await runner.query('CREATE UNIQUE INDEX recipient_mail ON distribution.recipient (mail)');
    await runner.query(
      'CREATE INDEX recipient_account ON distribution.recipient (account) WHERE activated_at IS NULL',
    );
    await runner.query(
      `CREATE INDEX recipient_unended ON distribution.recipient (campaign, state, place)
       WHERE state IN ('WAITING', 'QUEUED')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE distribution.recipient');
    await runner.query('DROP TABLE distribution.campaign');
  }
}

export const campaignMigrations = [Campaigns1790400400100];
