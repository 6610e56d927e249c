import { someEvents, someStream } from './event-store.fixture.js';
import { PostgresEventStore } from './postgres-event-store.js';

/**
 * A process of its own that appends: `<url> <type> <streams> <appends per stream>`. It prints `ready`, waits for a
 * line on its standard input, so that several begin at once, and appends to its streams concurrently.
 */
const [url = '', type = '', streams = '1', appends = '1'] = process.argv.slice(2);
const store = new PostgresEventStore({ url });
await store.ping();
process.stdout.write('ready\n');
await new Promise((resolve) => process.stdin.once('data', resolve));
await Promise.all(
  Array.from({ length: Number(streams) }, async () => {
    const stream = someStream();
    for (let at = 0; at < Number(appends); at += 1) await store.append(stream, someEvents(type, 2), 'any');
  }),
);
await store.close();
process.stdin.destroy();
