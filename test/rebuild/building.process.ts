import { openDatabase } from '../../backend/src/database.js';
import { namesProjection } from '../../backend/src/event-store/projections/named-schools.fixture.js';
import { PlainCodec } from '../../backend/src/event-store/plain-codec.fixture.js';
import { PostgresEventStore } from '../../backend/src/event-store/postgres/postgres-event-store.js';
import { PostgresProjectionRunner } from '../../backend/src/event-store/projections/postgres-projection-runner.js';

/**
 * A process of its own that rebuilds a projection again and again, to be killed: `<url>`. It prints `ready`, waits for
 * a line on its standard input, and prints `built` after each rebuild.
 */
const [url = ''] = process.argv.slice(2);
const dataSource = await openDatabase(url, []).initialize();
const runner = new PostgresProjectionRunner({
  ...{ dataSource, store: new PostgresEventStore({ url }), codec: new PlainCodec() },
});
runner.register(namesProjection());
process.stdout.write('ready\n');
await new Promise((resolve) => process.stdin.once('data', resolve));
await runner.start();
for (;;) {
  await runner.rebuild();
  process.stdout.write('built\n');
}
