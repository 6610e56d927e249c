import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { EventId } from '@loge/contracts';
import { writeAafExport } from '../../backend/src/demo/aaf-files.js';
import { EVENT_STORE } from '../../backend/src/event-store/port.js';
import type { EventStore } from '../../backend/src/event-store/port.js';
import { PROJECTION_RUNNER } from '../../backend/src/event-store/projection.js';
import type { ProjectionRunner } from '../../backend/src/event-store/projection.js';
import { ImportingProcess, openLogeOn, recordsIn, recordsOf, smallTown } from '../imports/loge.fixture.js';
import type { Loge } from '../imports/loge.fixture.js';
import { expectAsRebuilt, expectEachOnce } from './expectations.js';
import { homes } from './homes.js';
import type { Home } from './homes.js';
import { Moments, rounds } from './moments.js';

const KILLS = 2;
const town = smallTown(60);
const records = recordsOf(town);

/** What the application runs on, as the faults see it. */
const engineOf = ({ app, database: { dataSource } }: Loge) => ({
  store: app.get<EventStore>(EVENT_STORE),
  runner: app.get<ProjectionRunner>(PROJECTION_RUNNER),
  dataSource,
});

describe.each(homes)('on %s', (_, open) => {
  let home: Home;
  let dataDir: string;
  let folder: string;
  let victims: ImportingProcess[];
  beforeEach(async () => {
    victims = Array.from({ length: KILLS }, () => ImportingProcess.start());
    home = await open();
    dataDir = await mkdtemp(join(tmpdir(), 'loge-killed-'));
    folder = await mkdtemp(join(tmpdir(), 'loge-export-'));
    await writeAafExport(folder, town, new Date('2026-11-21T08:00:00Z'));
  });
  afterEach(async () => {
    for (const victim of victims) await victim.stop();
    await home.close();
    for (const made of [dataDir, folder]) await rm(made, { recursive: true, force: true });
  });

  test.each(rounds)(
    'the backend is killed while it imports and projects, and again; the next one goes on (round %i, FAULT_SEED=%i)',
    async (_round, seed) => {
      const moments = new Moments(seed);
      const acknowledgements = join(folder, 'acknowledged');
      for (const victim of victims) {
        // Appends on their way are stored without an acknowledgement, so the first victim may leave few to the next.
        const kill = { at: 'acknowledged', events: moments.between(1, Math.floor(records / KILLS)) } as const;
        await victim.begin({ ...home, dataDir }, folder, { kill, acknowledgements });
        expect(await victim.killed()).toBe('SIGKILL');
      }
      const acknowledged = (await readFile(acknowledgements, 'utf8'))
        .trim()
        .split('\n')
        .map((id) => EventId.parse(id));

      const loge = await openLogeOn({ ...home, dataDir });
      try {
        const engine = engineOf(loge);
        const left = await expectEachOnce(engine.store, acknowledged);
        await expectAsRebuilt(engine);
        expect(recordsIn(await loge.import(folder))).toBe(records);
        const checked = await expectEachOnce(engine.store, acknowledged);
        await expectAsRebuilt(engine);
        moments.tell({
          kills: KILLS,
          acknowledged: acknowledged.length,
          'events left': left,
          'events checked': checked,
        });
      } finally {
        await loge.close();
      }
    },
    90_000,
  );
});
