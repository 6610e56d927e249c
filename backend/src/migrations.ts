/** The migrations of every room, in order of their timestamps. */
export const migrations: (new () => import('typeorm').MigrationInterface)[] = [];
