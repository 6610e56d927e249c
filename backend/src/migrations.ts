import type { MigrationInterface } from 'typeorm';
import { accountsMigrations } from './accounts/accounts.migrations.js';
import { claimsMigrations } from './claims/claims.migrations.js';
import { schoolsMigrations } from './schools/schools.migrations.js';
import { directoryMigrations } from './directory/directory.migrations.js';
import { appendMigrations } from './event-store/postgres/appends.migrations.js';
import { eventStoreMigrations } from './event-store/event-store.migrations.js';
import { vaultMigrations } from './vault/vault.migrations.js';
import { legacyLoginMigrations } from './legacy-login/legacy-login.migrations.js';
import { campaignMigrations } from './distribution/campaigns/campaigns.migrations.js';
import { distributionMigrations } from './distribution/distribution.migrations.js';
import { migrationTables } from './legacy-login/migration.tables.js';
import { downloadsMigrations } from './downloads/downloads.migrations.js';
import { notificationsMigrations } from './notifications/notifications.migrations.js';
import { registerMigrations } from './register/register.migrations.js';
import { exportsMigrations } from './register/exports/exports.migrations.js';
import { picturesMigrations } from './register/pictures/pictures.migrations.js';
import { viewsMigrations } from './register/views/views.migrations.js';
import { rightsMigrations } from './rights/rights.migrations.js';
import { roleHistoryMigrations } from './rights/role-history.migrations.js';
import { servicesMigrations } from './rights/services/services.migrations.js';
import { sessionsMigrations } from './sessions/sessions.migrations.js';

/** The migrations of every room, in order of their timestamps. */
export const migrations: (new () => MigrationInterface)[] = [
  ...eventStoreMigrations,
  ...appendMigrations,
  ...vaultMigrations,
  ...claimsMigrations,
  ...accountsMigrations,
  ...schoolsMigrations,
  ...directoryMigrations,
  ...registerMigrations,
  ...rightsMigrations,
  ...roleHistoryMigrations,
  ...sessionsMigrations,
  ...notificationsMigrations,
  ...legacyLoginMigrations,
  ...migrationTables,
  ...distributionMigrations,
  ...campaignMigrations,
  ...servicesMigrations,
  ...picturesMigrations,
  ...downloadsMigrations,
  ...exportsMigrations,
  ...viewsMigrations,
];
