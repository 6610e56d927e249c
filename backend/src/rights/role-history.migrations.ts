import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every role that was ever given, with its end: the read model `role-history`. */
class RoleHistory1790500500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE read.role_history (
        id           uuid PRIMARY KEY,
        account      uuid NOT NULL,
        role         text NOT NULL,
        scope        jsonb NOT NULL,
        granted_at   timestamptz NOT NULL,
        granted_by   uuid,
        ends_on      date,
        withdrawn_at timestamptz
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE read.role_history');
  }
}

export const roleHistoryMigrations = [RoleHistory1790500500000];
