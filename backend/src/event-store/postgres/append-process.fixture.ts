import { someEvents, someStream } from '../event-store.fixture.js';
import { PostgresEventStore } from './postgres-event-store.js';

/**
 * A process of its own that appends: `<url> <type> <callers> <appends> <events>`. It prints `ready`, waits for a line
 * on its standard input, so that several begin at once, and lets its callers append at once, each to a stream of its
 * own and at the revision it knows: so many appends, of so many events each.
 */
const [url = '', type = '', ...counts] = process.argv.slice(2);
const [callers = 1, appends = 1, events = 1] = counts.map(Number);
const store = new PostgresEventStore({ url });
await store.ping();
process.stdout.write('ready\n');
await new Promise((resolve) => process.stdin.once('data', resolve));
await Promise.all(
  Array.from({ length: callers }, async () => {
    const stream = someStream();
    for (let at = 0; at < appends; at += 1) {
      await store.append(stream, someEvents(type, events), at === 0 ? 'none' : at * events - 1);
    }
  }),
);
await store.close();
process.stdin.destroy();
