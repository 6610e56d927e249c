import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTestDatabase } from '../../../test/support/database.js';
import { anImport, details, pupil } from './account.fixture.js';
import { RecordPeople } from './commands.js';
import { createGround } from './ground.fixture.js';
import type { Ground } from './ground.fixture.js';
import { RecordPeopleHandler } from './record-people.handlers.js';

let ground: Ground;
beforeAll(async () => {
  ground = createGround(await createTestDatabase());
});
afterAll(() => ground.close());

test('a record that no append can hold is refused alone, new or known', async () => {
  const heavy = details({
    groups: Array.from({ length: 1200 }, (_, index) => `${index} ${'x'.repeat(1000)}`),
  });
  const recorder = new RecordPeopleHandler(ground.streams, ground.claims);
  const record = async (first: typeof heavy | undefined, second: typeof heavy | undefined) =>
    recorder.execute(
      new RecordPeople(
        [
          pupil({ joinKey: 'AC$1', ...(first && { details: first }) }),
          pupil({ joinKey: 'AC$2', ...(second && { details: second }) }),
        ],
        { dryRun: false },
        anImport(),
      ),
    );
  const refused = { outcome: 'refused', code: 'RECORD_TOO_LARGE' };
  expect(await record(heavy, undefined)).toMatchObject([refused, { outcome: 'created' }]);
  expect(await record(undefined, heavy)).toMatchObject([{ outcome: 'created' }, refused]);
});
