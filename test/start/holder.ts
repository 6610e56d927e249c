import { acquireLocalPostgres } from '../../backend/src/local-postgres/local-postgres.js';

// A process that uses the local PostgreSQL until it is told to stop, or killed: what a server is to its database.
const [dataDir = ''] = process.argv.slice(2);
const postgres = await acquireLocalPostgres({ dataDir });
process.once('SIGTERM', () => void postgres.release().then(() => process.exit(0)));
process.send?.(postgres.url);
