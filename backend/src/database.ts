import { DataSource } from 'typeorm';
import type { MixedList } from 'typeorm';

type Migrations = MixedList<Function | string>;

/**
 * The PostgreSQL of the read models, the vault and the claims (and of the events, where they live in PostgreSQL).
 * Migrations are listed by `migrations.ts`, room by room.
 */
export function openDatabase(url: string, migrations: Migrations): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    extra: { max: 20, application_name: 'loge' },
  });
}
