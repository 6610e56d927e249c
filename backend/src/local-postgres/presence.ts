import pg from 'pg';
import { superuser } from './home.js';
import type { Home } from './home.js';

/** The advisory lock that everyone who uses the server shares; any number will do that nobody else takes. */
const presenceLock = 4_163_107;
/** The database of Loge in the local server. */
const databaseName = 'loge';

export function urlOf(home: Home, port: number, database = databaseName): string {
  return `postgresql://${superuser}:${home.password}@127.0.0.1:${port}/${database}`;
}

/**
 * That we use the server: a shared advisory lock on a connection of its own, which PostgreSQL gives up when we die,
 * however we die.
 */
export class Presence {
  private constructor(private readonly client: pg.Client) {}

  /** Announces us, and makes Loge's database where it is missing. Rejects when the server is about to stop. */
  static async announce(home: Home, port: number): Promise<Presence> {
    const client = new pg.Client({
      connectionString: urlOf(home, port, 'postgres'),
      application_name: 'loge presence',
      keepAlive: true,
    });
    // A connection lost later is not an error: the rest of Loge notices by itself, and leaving is then a no-op.
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query('SELECT pg_advisory_lock_shared($1)', [presenceLock]);
      await makeDatabase(client);
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
    return new Presence(client);
  }

  /**
   * Says that we leave. Resolves to true when we were the last: the lock is then held alone, so that whoever comes
   * now waits until the server has stopped, and starts it again.
   */
  async leave(): Promise<boolean> {
    try {
      await this.client.query('SELECT pg_advisory_unlock_shared($1)', [presenceLock]);
      const { rows } = await this.client.query<{ last: boolean }>('SELECT pg_try_advisory_lock($1) AS last', [
        presenceLock,
      ]);
      return rows[0]?.last === true;
    } catch {
      return false;
    }
  }

  async close(): Promise<void> {
    await this.client.end().catch(() => {});
  }
}

async function makeDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName]);
  if (rowCount) return;
  await client.query(`CREATE DATABASE ${databaseName}`).catch((error: unknown) => {
    // 42P04 or 23505: another start made it at the same moment.
    if (!(error instanceof pg.DatabaseError) || !['42P04', '23505'].includes(error.code ?? '')) throw error;
  });
}
