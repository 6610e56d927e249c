import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { QueryBus } from '@nestjs/cqrs';
import { AccountId, LogeError, Profile, SchoolId } from '@loge/contracts';
import type { LogeEvent } from '@loge/contracts';
import { createTestDatabase } from '../../../test/support/database.js';
import { createGround } from '../accounts/ground.fixture.js';
import type { Ground } from '../accounts/ground.fixture.js';
import type { Context } from '../context.js';
import { happens, streamOf } from './migration.fixture.js';
import { MigrationOf, MigrationPeople } from './migration.commands.js';
import type { MigrationPeopleFilter } from './migration.commands.js';
import { migrationProjection } from './migration.projection.js';
import { MigrationOfHandler, MigrationPeopleHandler } from './migration.queries.js';

let ground: Ground;
/** Another school for each test: what the others left does not count. */
let school: SchoolId;
let numbers = 0;
const academic = new Set<Profile>();
beforeAll(async () => {
  ground = createGround(await createTestDatabase());
});
afterAll(() => ground.close());
beforeEach(() => {
  academic.clear();
  school = SchoolId.parse(`uai-061${String((numbers += 1)).padStart(4, '0')}X`);
});

const places = () =>
  Object.fromEntries(
    Profile.options.map((profile) => [profile, academic.has(profile) ? 'ACADEMY' : 'LOCAL'] as const),
  );
// Of the bus these handlers ask for schools only.
const schools = {
  execute: ({ ids: [id] }: { ids: [SchoolId] }) =>
    Promise.resolve(new Map(id === school ? [[id, { signInPlaces: places() }]] : [])),
} as unknown as QueryBus;

const context: Context = {
  ...{ actor: { kind: 'SYSTEM', id: 'COMMAND_LINE' }, channel: 'COMMAND_LINE', correlationId: randomUUID() },
  clock: () => new Date('2026-11-27T08:00:00.000Z'),
};

/** Somebody to whom this happened, in the school of this test unless they have a place already. */
async function somebody(...events: readonly LogeEvent[]): Promise<AccountId> {
  const whose = AccountId.parse(randomUUID());
  await happened(whose, ...events);
  return whose;
}
async function happened(whose: AccountId, ...events: readonly LogeEvent[]): Promise<void> {
  for (const event of events)
    await ground.streams.record(streamOf(event, whose), context, [{ event, about: { subject: whose } }]);
  await ground.project(migrationProjection);
}

const { created, contactsChanged, oldLoginUsed, passwordReset } = happens;
const pupil = () => happens.affiliated('PUPIL', school);
const counts = () => new MigrationOfHandler(ground.database, schools).execute(new MigrationOf(school));
const people = (
  filter: Omit<MigrationPeopleFilter, 'school'> = {},
  page: MigrationPeople['page'] = { first: 100 },
) =>
  new MigrationPeopleHandler(ground.database, schools).execute(
    new MigrationPeople({ school, ...filter }, page),
  );
const named = async (...asked: Parameters<typeof people>) =>
  (await people(...asked)).people.map(({ account }) => account);

describe('IT-3: how far a school has come', () => {
  test('is counted by profile; who would be shut out tomorrow has not moved and no mail reaches them', async () => {
    await somebody(created(), pupil());
    await somebody(created('a@b.test'), pupil());
    await somebody(created(), pupil(), oldLoginUsed());
    await somebody(created('a@b.test'), pupil(), oldLoginUsed());
    await somebody(created(), pupil(), oldLoginUsed());
    await somebody(created(), pupil(), passwordReset());
    await somebody(created('a@b.test'), happens.affiliated('RELATIVE', school));
    expect(await counts()).toEqual([
      { profile: 'PUPIL', neverSignedIn: 2, oldLoginOnly: 3, moved: 1, byMail: 2, shutOut: 3 },
      { profile: 'RELATIVE', neverSignedIn: 1, oldLoginOnly: 0, moved: 0, byMail: 1, shutOut: 0 },
    ]);
  });

  test('follows who comes, moves, loses an address, leaves, is closed and is joined', async () => {
    const one = await somebody(created('a@b.test'), pupil());
    const row = async () => (await counts())[0];
    const none = { profile: 'PUPIL', neverSignedIn: 0, oldLoginOnly: 0, moved: 0, byMail: 0, shutOut: 0 };
    expect(await row()).toEqual({ ...none, neverSignedIn: 1, byMail: 1 });
    await happened(one, contactsChanged());
    expect(await row()).toEqual({ ...none, neverSignedIn: 1, shutOut: 1 });
    await happened(one, oldLoginUsed());
    expect(await row()).toEqual({ ...none, oldLoginOnly: 1, shutOut: 1 });
    await happened(one, happens.closed());
    expect(await counts()).toEqual([]);
    await happened(one, happens.reopened(), passwordReset());
    expect(await row()).toEqual({ ...none, moved: 1 });
    const standing = await somebody(created(), pupil());
    await happened(one, happens.joined(standing, one));
    expect(await named()).toEqual([standing]);
    await happened(standing, happens.joined(standing, one));
    expect(await named()).toEqual([standing]);
    await happened(standing, happens.left('PUPIL', school));
    expect(await counts()).toEqual([]);
  });

  test('leaves aside profiles that sign in at the academy (KO-8), and other schools', async () => {
    const both = await somebody(created(), happens.affiliated('TEACHER', school), pupil());
    await somebody(created(), happens.affiliated('PUPIL', SchoolId.parse('uai-0690000Z')));
    expect(await counts()).toHaveLength(2);
    expect(await named()).toEqual([both, both]);
    academic.add('TEACHER');
    expect(await counts()).toMatchObject([{ profile: 'PUPIL' }]);
    expect((await people()).people).toMatchObject([{ account: both, profile: 'PUPIL' }]);
    expect(await named({ profile: 'TEACHER' })).toEqual([]);
  });

  test('is told of registered schools only', async () => {
    const unknown = SchoolId.parse('uai-0699999Z');
    const handler = new MigrationOfHandler(ground.database, schools);
    await expect(handler.execute(new MigrationOf(unknown))).rejects.toThrow(new LogeError('NOT_FOUND'));
  });
});

describe('IT-3: the people who move', () => {
  test('are listed by name, page by page, each profile by itself', async () => {
    const zoe = await somebody(created(), happens.renamed('Zoé', 'Martin'), pupil());
    const eve = await somebody(created(), happens.renamed('Ève', 'Martin'), pupil());
    const abel = await somebody(created(), happens.renamed('Abel', 'Petit'), pupil());
    await happened(eve, happens.affiliated('RELATIVE', school));
    const listed: [AccountId, Profile][] = [];
    let after: string | undefined;
    do {
      const page = await people({}, { first: 1, after });
      for (const { account, profile } of page.people) listed.push([account, profile]);
      after = page.hasNextPage ? page.cursors.at(-1) : undefined;
    } while (after);
    expect(listed).toEqual([
      [eve, 'PUPIL'],
      [eve, 'RELATIVE'],
      [zoe, 'PUPIL'],
      [abel, 'PUPIL'],
    ]);
    await expect(people({}, { first: 1, after: 'nonsense' })).rejects.toThrow(new LogeError('BAD_INPUT'));
  });

  test('are those of a profile, in a state, whom a mail reaches or not', async () => {
    const never = await somebody(created(), pupil());
    const old = await somebody(created('a@b.test'), pupil(), oldLoginUsed(), happens.reminded());
    const moved = await somebody(created(), happens.affiliated('RELATIVE', school), passwordReset());
    expect(await named({ states: ['NEVER_SIGNED_IN'] })).toEqual([never]);
    expect((await named({ states: ['OLD_LOGIN_ONLY', 'MOVED'] })).sort()).toEqual([old, moved].sort());
    expect(await named({ reachable: true })).toEqual([old]);
    expect(await named({ reachable: false, profile: 'RELATIVE' })).toEqual([moved]);
    expect(await named({ states: [] })).toEqual([]);
    const at = new Date('2026-11-27T08:00:00.000Z');
    expect((await people({ reachable: true })).people).toEqual([
      {
        ...{ account: old, profile: 'PUPIL', state: 'OLD_LOGIN_ONLY', reachable: true },
        ...{ lastOldSignInAt: at, remindedAt: at },
      },
    ]);
  });

  test('are the same after a rebuild, event by event or all at once, whatever their names hold', async () => {
    await somebody(created('a\0@b.test'), happens.renamed('A\0', '\ud83d'), pupil(), oldLoginUsed());
    await somebody(happens.oldLoginUsed());
    const before = await ground.rows(migrationProjection);
    expect(before['read.migration']?.length).toBeGreaterThan(0);
    await ground.project(migrationProjection, 1);
    expect(await ground.rows(migrationProjection)).toEqual(before);
  });
});
