import type { AccountFilter, AccountList } from '../../backend/src/accounts/commands.js';
import { ListAccounts } from '../../backend/src/accounts/commands.js';
import { accountProjection } from '../../backend/src/accounts/account.projection.js';
import type { ProjectedEvent } from '../../backend/src/accounts/account.rows.js';
import { ListAccountsHandler } from '../../backend/src/accounts/list-accounts.handler.js';
import { applyBatch } from '../../backend/src/event-store/applying.fixture.js';
import type { Reach } from '../../backend/src/rights/rights.js';
import { BigDirectory } from './big-directory.js';
import { figure, percentile } from './figures.js';
import type { Figure } from './figures.js';
import { inTurns } from './in-turns.js';
import type { Part } from './part.js';
import type { BenchDatabase } from './server.js';

const BATCH = 5_000;
/** Searches a round. */
const ASKED = 20;

/**
 * « Rechercher un utilisateur » (KO-11) among 100,000 accounts: one page with its count, as 95 of 100 get it, for an
 * administrator of everything and for one of 50 schools. Compared with looking up one account by its id, with the same
 * places, through the same query. The aim is 50 ms.
 */
export const directorySearch: Part = {
  name: 'directory',
  async measure({ server, rounds, quick, say }) {
    const directory = new BigDirectory(quick ? 20_000 : 100_000);
    const database = await server.fresh('bench_directory');
    try {
      say(`recording ${directory.people.toLocaleString('en')} people`);
      await record(directory, database);
      const handler = new ListAccountsHandler(database.dataSource);
      const search = (filter: AccountFilter, reach: Reach) =>
        handler.execute(new ListAccounts(filter, reach, { first: 25 }));
      const figures: Figure[] = [];
      for (const [who, reach] of reachesOf(directory)) {
        for (const [name, filter] of searchesOf(directory)) {
          say(`${name}, ${who}`);
          if ((await search(filter, reach)).accounts.length === 0) throw new Error(`${name} finds nobody.`);
          const pairs = await inTurns(
            rounds,
            () => within95(() => search(filter, reach)),
            () => within95((number) => search({ id: directory.members[number * 997]?.id }, reach)),
          );
          const goal = { bound: 'atMost', floor: 120, aim: 60, aimWithin: 50 } as const;
          const what = { part: 'directory p95', name: `${name}, ${who}`, unit: 'ms', against: 'one by id' };
          figures.push(figure({ ...what, goal }, pairs));
        }
      }
      return figures;
    } finally {
      await database.close();
      await server.drop('bench_directory');
    }
  },
};

function reachesOf({ school }: BigDirectory): readonly (readonly [string, Reach])[] {
  const schools = Array.from({ length: 50 }, (_, number) => school(number));
  return [
    ['everywhere', { kind: 'everything' }],
    ['50 schools', { kind: 'schools', schools, classes: new Map(), networks: ['LYON'] }],
  ];
}

function searchesOf(directory: BigDirectory): readonly (readonly [string, AccountFilter])[] {
  const school = directory.school(3);
  return [
    ['a name many share', { search: 'martin' }],
    ['two letters', { search: 'ma' }],
    ['two letters, twice', { search: 'le ma' }],
    ['the beginning of an e-mail', { email: 'claire.ma' }],
    ['a join key', { joinKey: 'AC-VILLE$12234' }],
    ['class and profile', { school, class: directory.class(1), profile: 'PUPIL' }],
    ['a subject', { school, subject: 'math' }],
    ['a name, never signed in', { family: 'martin', activated: false }],
  ];
}

/** Makes the read model as an import has it made, without the events. */
async function record(directory: BigDirectory, { dataSource }: BenchDatabase): Promise<void> {
  let batch: ProjectedEvent[] = [];
  const write = async () => {
    await applyBatch(dataSource, accountProjection, batch);
    batch = [];
  };
  for (const event of directory.events()) if (batch.push(event) === BATCH) await write();
  await write();
  // As PostgreSQL does by itself within a minute.
  await dataSource.query('VACUUM ANALYZE');
}

async function within95(ask: (number: number) => Promise<AccountList>): Promise<number> {
  const times: number[] = [];
  for (let number = 0; number < ASKED; number++) {
    const began = performance.now();
    await ask(number);
    times.push(performance.now() - began);
  }
  return percentile(times, 0.95);
}
