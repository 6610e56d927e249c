import type { MigrationInterface } from 'typeorm';
import { claimsMigrations } from './claims/claims.migrations.js';
import { vaultMigrations } from './vault/vault.migrations.js';

/** The migrations of every room, in order of their timestamps. */
export const migrations: (new () => MigrationInterface)[] = [
  ...vaultMigrations,
  ...claimsMigrations,
];
