import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase } from '../../../test/support/database.js';
import { AccountId, EventId, LogeError, accountStream } from '@loge/contracts';
import type { LogeEvent, NamedRelative } from '@loge/contracts';
import type { Streams } from '../event-store/streams.js';
import type { Reach } from '../rights/rights.js';
import { AccountPageHandler } from './account-page.handler.js';
import { affiliated, anImport, college, created, details, lycee } from './account.fixture.js';
import { accountFold } from './account.js';
import { present } from './account-state.js';
import { accountProjection } from './account.projection.js';
import { AccountPage, ListAccounts, RelativesNamedIn, RelativesOf } from './commands.js';
import type { AccountFilter } from './commands.js';
import { createGround } from './ground.fixture.js';
import type { Ground } from './ground.fixture.js';
import { AccountJoiner } from './joining.handlers.js';
import { ListAccountsHandler } from './list-accounts.handler.js';
import { RelativesNamedInHandler, RelativesOfHandler } from './members.queries.js';
import type { UpToDate } from './members.queries.js';

let ground: Ground;
beforeAll(async () => {
  ground = createGround(await createTestDatabase());
});
afterAll(() => ground.close());

const everything: Reach = { kind: 'everything' };
const newId = () => AccountId.parse(randomUUID());

async function happened(account: AccountId, ...events: LogeEvent[]): Promise<AccountId> {
  const facts = events.map((event) => ({
    event,
    about: { subject: account, id: EventId.parse(randomUUID()) },
  }));
  await ground.streams.record(accountStream(account), anImport(), facts);
  return account;
}
const joiner = (streams: Streams = ground.streams) => new AccountJoiner(streams);
const join = (standing: AccountId, joined: AccountId, streams?: Streams) =>
  joiner(streams).join({ standing, joined, by: 'ADMINISTRATOR' }, anImport(), () => undefined);
const places = async (account: AccountId) =>
  present((await ground.streams.load(accountStream(account), accountFold)).state).map(
    ({ school, profile }) => `${school} ${profile}`,
  );
const page = (id: AccountId, reach = everything) =>
  new AccountPageHandler(ground.database).execute(new AccountPage(id, reach));
const found = async (filter: AccountFilter) =>
  (
    await new ListAccountsHandler(ground.database).execute(
      new ListAccounts(filter, everything, { first: 100 }),
    )
  ).accounts.map(({ id }) => id);
/** The read model as it was projected last. */
const upToDate = () => ({
  query: (sql: string, parameters: unknown[]) => ground.database.query(sql, parameters),
});

const mother = (child: AccountId) =>
  details({ classes: [], children: [{ child, relation: 'MOTHER', legalGuardian: 1 }] });
const joinKey = 'AC$mother';

describe('the read model of accounts that were joined', () => {
  test('shows ties of family once: a parent’s with the standing account, a child’s with the standing child', async () => {
    const relatives: NamedRelative[] = [{ joinKey, relation: 'MOTHER', legalGuardian: 1 }];
    const pupil = await happened(newId(), created(), affiliated());
    const samePupil = await happened(
      newId(),
      created(),
      affiliated({ school: lycee, joinKey: 'NC$1', relatives }),
    );
    const parent = await happened(
      newId(),
      created(),
      affiliated({ profile: 'RELATIVE', details: mother(pupil), joinKey: 'AC$2' }),
    );
    const sameParent = await happened(
      newId(),
      created(),
      affiliated({ school: lycee, profile: 'RELATIVE', details: mother(samePupil), joinKey: 'NC$2' }),
    );
    await join(pupil, samePupil);
    await join(parent, sameParent);
    await ground.project(accountProjection);

    const tie = { relation: 'MOTHER', legalGuardian: 1 };
    expect((await page(pupil))?.family).toEqual([
      { person: parent, side: 'RELATIVE', ...tie, school: college },
      { person: parent, side: 'RELATIVE', ...tie, school: lycee },
    ]);
    expect((await page(parent))?.family).toEqual([
      { person: pupil, side: 'CHILD', ...tie, school: college },
      { person: pupil, side: 'CHILD', ...tie, school: lycee },
    ]);
    // Only what is asked of the read model is needed here.
    const model = upToDate() as UpToDate;
    const ties = await new RelativesOfHandler(model).execute(new RelativesOf([pupil, samePupil]));
    expect(new Set(ties.map(({ relative }) => relative))).toEqual(new Set([parent]));
    // An import without keys asks whose child the standing one is, at the joined one's school too.
    const ofStanding = await new RelativesOfHandler(model).execute(new RelativesOf([pupil]));
    expect(ofStanding).toEqual([
      { relative: parent, child: pupil, ...tie, school: college },
      { relative: parent, child: pupil, ...tie, school: lycee },
    ]);
    const naming = await new RelativesNamedInHandler(model).execute(new RelativesNamedIn([joinKey]));
    expect(naming.get(joinKey)?.map(({ child }) => child)).toEqual([pupil]);
  });

  test('leaves the joined one out of lists but on request, and gives its places back when they are parted', async () => {
    const name = { given: 'Zelda', family: 'Quatrevents' };
    const search = 'quatrevents';
    const own = await happened(newId(), created({ name, contacts: {} }), affiliated());
    const other = await happened(
      newId(),
      created({ name, contacts: {} }),
      affiliated({ school: lycee, joinKey: 'NC$3' }),
    );
    await join(own, other);
    await ground.project(accountProjection);
    expect(await found({ search })).toEqual([own]);
    expect(await found({ search, status: 'ACTIVE' })).toEqual([own]);
    expect(await found({ search, status: 'JOINED' })).toEqual([other]);
    for (const status of ['DEPARTED', 'CLOSED'] as const) expect(await found({ search, status })).toEqual([]);
    expect(await found({ search, school: lycee })).toEqual([own]);
    expect(await page(other)).toMatchObject({
      ...{ status: 'JOINED', joinedTo: own, joined: [], inFull: true },
      affiliations: [{ school: lycee, current: false, endedAt: null }],
      present: { schools: [lycee] },
    });
    expect(await page(own)).toMatchObject({ joinedTo: null, joined: [other] });

    const facts = { standing: own, joined: other };
    await happened(other, { type: 'AccountsParted', data: facts });
    await joiner().giveUp(facts, anImport());
    await ground.project(accountProjection);
    expect(await found({ search, school: lycee })).toEqual([other]);
    expect(await page(other)).toMatchObject({ status: 'ACTIVE', joinedTo: null });
    expect(await page(own)).toMatchObject({ joined: [], present: { schools: [college] } });
  });

  test('is the same in batches of one as in one of all', async () => {
    await ground.project(accountProjection, 1);
    const oneByOne = await ground.rows(accountProjection);
    await ground.project(accountProjection);
    expect(oneByOne).toEqual(await ground.rows(accountProjection));
  });
});

describe('what happens to the other account while two are joined', () => {
  /** Streams on which something happens to an account just before it is made to lead to the other one. */
  const meanwhile = (account: AccountId, event: LogeEvent): Streams => {
    let isDone = false;
    return new Proxy(ground.streams, {
      get: (streams, name: keyof Streams) =>
        name === 'change'
          ? async (...asked: Parameters<Streams['change']>) => {
              if (asked[0] === accountStream(account) && !isDone) {
                isDone = true;
                await happened(account, event);
              }
              return streams.change(...asked);
            }
          : streams[name].bind(streams),
    });
  };
  const two = async () =>
    [
      await happened(newId(), created(), affiliated()),
      await happened(newId(), created(), affiliated({ school: lycee, joinKey: 'NC$4' })),
    ] as const;

  test('a place it gets is the standing one’s, too', async () => {
    const [own, other] = await two();
    await join(own, other, meanwhile(other, affiliated({ school: lycee, profile: 'TEACHER' })));
    expect(await places(own)).toEqual([`${college} PUPIL`, `${lycee} PUPIL`, `${lycee} TEACHER`]);
  });

  test('a role it gets, or its joining elsewhere, keeps it what it is: the standing one gives up what it took in', async () => {
    const elsewhere = newId();
    const events: LogeEvent[] = [
      {
        type: 'RoleGranted',
        data: { grant: randomUUID(), role: 'AUDITOR', scope: { kind: 'SCHOOLS', schools: [lycee] } },
      },
      { type: 'AccountClosed', data: {} },
    ];
    for (const event of events) {
      const [own, other] = await two();
      await expect(join(own, other, meanwhile(other, event))).rejects.toThrow(
        new LogeError('ACCOUNTS_NOT_JOINABLE'),
      );
      expect(await places(own)).toEqual([`${college} PUPIL`]);
    }
    const [own, other] = await two();
    const joinedElsewhere: LogeEvent = {
      type: 'AccountsJoined',
      data: { standing: elsewhere, joined: other, by: 'OWNER' },
    };
    await expect(join(own, other, meanwhile(other, joinedElsewhere))).rejects.toThrow(LogeError);
    expect(await places(own)).toEqual([`${college} PUPIL`]);
    expect((await ground.streams.load(accountStream(own), accountFold)).state.standsFor.size).toBe(0);
  });
});
