import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase } from '../../../test/support/database.js';
import { AccountId, EventId, accountStream } from '@loge/contracts';
import type { LogeEvent, SchoolId } from '@loge/contracts';
import type { Context } from '../context.js';
import type { Fact } from '../event-store/streams.js';
import type { Reach } from '../rights/rights.js';
import { AccountPageHandler } from './account-page.handler.js';
import { affiliated, anImport, child, college, created, details, lycee } from './account.fixture.js';
import { accountProjection } from './account.projection.js';
import { AccountPage, AccountsByAddress, CountMembers, ListAccounts, PeopleRefs } from './commands.js';
import type { AccountFilter, AccountView } from './commands.js';
import { createGround } from './ground.fixture.js';
import type { Ground } from './ground.fixture.js';
import { ListAccountsHandler } from './list-accounts.handler.js';
import { CountMembersHandler } from './members.queries.js';
import { PeopleRefsHandler } from './people-refs.handler.js';
import { AccountsByAddressHandler } from './standing.queries.js';

let ground: Ground;
beforeAll(async () => {
  ground = createGround(await createTestDatabase());
});
afterAll(() => ground.close());

const everything: Reach = { kind: 'everything' };
const within = (
  schools: SchoolId[],
  classes: [SchoolId, string[]][] = [],
  networks: string[] = [],
): Reach => ({
  ...{ kind: 'schools', schools, networks },
  classes: new Map(classes),
});

const at = (day: string): Context => ({ ...anImport(), clock: () => new Date(`${day}T08:00:00.000Z`) });
const newId = () => AccountId.parse(randomUUID());

/** Appends events to an account's stream and projects everything again. */
async function happened(account: AccountId, ...events: [string, LogeEvent][]): Promise<void> {
  for (const [day, event] of events) {
    const fact: Fact = { event, about: { subject: account, id: EventId.parse(randomUUID()) } };
    await ground.streams.record(accountStream(account), at(day), [fact]);
  }
  await ground.project(accountProjection);
}

const page = (id: AccountId, reach: Reach = everything): Promise<AccountView | undefined> =>
  new AccountPageHandler(ground.database).execute(new AccountPage(id, reach));
const list = (
  filter: AccountFilter,
  reach: Reach = everything,
  asked: { first: number; after?: string } = { first: 100 },
) => new ListAccountsHandler(ground.database).execute(new ListAccounts(filter, reach, asked));
const found = async (filter: AccountFilter, reach: Reach = everything) =>
  (await list(filter, reach)).accounts.map(({ login }) => login);

const person = (given: string, family: string, login: string): LogeEvent => ({
  type: 'AccountCreated',
  data: { origin: 'DIRECTORY', name: { given, family }, contacts: {}, login },
});
const ended = (school: SchoolId): LogeEvent => ({
  type: 'AffiliationEnded',
  data: { school, profile: 'PUPIL', details: details(), cause: 'DEPARTED' },
});

describe('an account’s page', () => {
  test('shows who was made, with contacts and address', async () => {
    const id = newId();
    await happened(id, [
      '2026-09-01',
      created({
        name: { given: 'Léa', family: 'Martin', birth: 'Petit' },
        civility: 'MME',
        birthDate: '2010-01-01',
        contacts: { email: 'lea@exemple.fr', mobile: '0612345678', smsMobile: '0612345678', homePhone: '' },
        address: { town: 'Lyon' },
      }),
    ]);
    expect(await page(id)).toMatchObject({
      id,
      displayName: 'Léa Martin',
      name: { given: 'Léa', family: 'Martin', birth: 'Petit' },
      login: 'lea.martin',
      status: 'DEPARTED',
      civility: 'MME',
      birthDate: '2010-01-01',
      email: 'lea@exemple.fr',
      phones: ['0612345678'],
      address: { town: 'Lyon' },
      createdAt: new Date('2026-09-01T08:00:00.000Z'),
      affiliations: [],
      family: [],
    });
  });

  test('is there whatever its names and codes hold, and however long they are', async () => {
    const id = newId();
    const hostile = 'A\0B\ud83d';
    // The hundredth unit of this word is the first half of a letter.
    const long = `a${'𐐀'.repeat(3000)}`;
    const noise = Array.from({ length: 9000 }, (_, at) =>
      String.fromCharCode(0x4e00 + ((at * 7919) % 20000)),
    );
    const place = affiliated({ details: details({ classes: ['A\0B'] }), joinKey: hostile });
    const name = { given: `${hostile} ${long}`, family: noise.join('') };
    await happened(
      id,
      ['2026-09-01', created({ name, contacts: { email: hostile } })],
      ['2026-09-01', place],
    );
    const view = await page(id);
    expect(view).toMatchObject({ email: 'A\uFFFDB\uFFFD', affiliations: [{ classes: ['A\uFFFDB'] }] });
    expect(await list({ search: 'A𐐀𐐀' })).toMatchObject({ accounts: [{ id }] });
  });

  test('follows a new name, details, contacts and address', async () => {
    const id = newId();
    const name = { given: 'Léa', family: 'Durand' };
    await happened(
      id,
      ['2026-09-01', created()],
      [
        '2026-09-02',
        { type: 'AccountRenamed', data: { name, previousName: { given: 'Léa', family: 'Martin' } } },
      ],
      ['2026-09-02', { type: 'PersonalDetailsChanged', data: { civility: 'M', birthDate: undefined } }],
      [
        '2026-09-02',
        { type: 'ContactsChanged', data: { contacts: { workPhone: '01' }, previousContacts: {} } },
      ],
      ['2026-09-02', { type: 'AddressChanged', data: { address: { town: 'Brest' } } }],
    );
    expect(await page(id)).toMatchObject({
      name,
      login: 'lea.martin',
      civility: 'M',
      birthDate: null,
      phones: ['01'],
      address: { town: 'Brest' },
    });
  });

  test('shows places, present ones first, and since when', async () => {
    const id = newId();
    const changed: LogeEvent = {
      type: 'AffiliationChanged',
      data: {
        ...{ school: lycee, profile: 'PUPIL', joinKey: 'AC$1', relatives: [], previousRelatives: [] },
        details: details({ classes: ['2B'], groups: ['LATIN'] }),
        previousDetails: details(),
      },
    };
    await happened(
      id,
      ['2025-09-01', created()],
      ['2025-09-01', affiliated()],
      ['2026-07-05', ended(college)],
      ['2026-09-01', affiliated({ school: lycee })],
      ['2026-09-15', changed],
    );
    const view = await page(id);
    expect(view?.status).toBe('ACTIVE');
    expect(view?.affiliations).toMatchObject([
      {
        school: lycee,
        current: true,
        classes: ['2B'],
        groups: ['LATIN'],
        since: new Date('2026-09-01T08:00Z'),
      },
      { school: college, current: false, endedAt: new Date('2026-07-05T08:00Z'), joinKey: 'AC$1' },
    ]);
    expect(view?.present).toEqual({ schools: [lycee], classes: [`${lycee}/2B`] });
  });

  test('shows children to relatives and relatives to children, until the relative’s place ends', async () => {
    const [mother, pupil] = [newId(), newId()];
    const children = [{ child: pupil, relation: 'MOTHER', legalGuardian: 1 } as const];
    const place = { profile: 'RELATIVE', details: details({ classes: [], children }) } as const;
    await happened(pupil, ['2026-09-01', created()], ['2026-09-01', affiliated()]);
    await happened(mother, ['2026-09-01', created()], ['2026-09-01', affiliated(place)]);
    const tie = { relation: 'MOTHER', legalGuardian: 1, school: college };
    expect((await page(mother))?.family).toEqual([{ person: pupil, side: 'CHILD', ...tie }]);
    expect((await page(pupil))?.family).toEqual([{ person: mother, side: 'RELATIVE', ...tie }]);
    await happened(mother, [
      '2026-09-02',
      {
        type: 'AffiliationEnded',
        data: { school: college, profile: 'RELATIVE', details: details(), cause: 'DEPARTED' },
      },
    ]);
    expect((await page(pupil))?.family).toEqual([]);
  });

  test('shows only what lies within reach, and nothing of people outside', async () => {
    const id = newId();
    await happened(
      id,
      ['2026-09-01', created()],
      ['2026-09-01', affiliated()],
      ['2026-09-01', affiliated({ school: lycee })],
    );
    expect((await page(id, within([lycee])))?.affiliations.map(({ school }) => school)).toEqual([lycee]);
    expect((await page(id, within([lycee])))?.present.schools).toEqual([college, lycee]);
    expect(await page(id, within([]))).toBeUndefined();
    expect(await page(id, within([college], [[college, ['6A']]]))).toBeDefined();
    expect(await page(id, within([college], [[college, ['6B']]]))).toBeUndefined();
    expect(await page(child)).toBeUndefined();
  });

  test('of somebody with a role is active, and within reach of those who reach the role', async () => {
    const id = newId();
    const grant = randomUUID();
    const data = { grant, role: 'AUDITOR', scope: { kind: 'SCHOOLS', schools: [college] } } as const;
    // The schema's lists are mutable; these are not touched.
    const role = { ...data, scope: { ...data.scope, schools: [...data.scope.schools] } };
    await happened(id, ['2026-09-01', created()], ['2026-09-01', { type: 'RoleGranted', data: role }]);
    expect((await page(id, within([college])))?.status).toBe('ACTIVE');
    expect(await page(id, within([lycee]))).toBeUndefined();
    await happened(id, ['2026-09-02', { type: 'RoleWithdrawn', data: role }]);
    expect((await page(id))?.status).toBe('DEPARTED');
  });
});

describe('an account that was closed', () => {
  const closed: LogeEvent = { type: 'AccountClosed', data: {} };
  const search = 'vauquelin';

  test('is shown and listed as closed, whatever its places, until it is opened again', async () => {
    const [here, gone] = [newId(), newId()];
    await happened(
      here,
      ['2026-09-01', person('Ida', 'Vauquelin', 'ida.vauquelin')],
      ['2026-09-01', affiliated()],
      ['2026-09-02', closed],
    );
    await happened(gone, ['2026-09-01', person('Léo', 'Vauquelin', 'leo.vauquelin')], ['2026-09-02', closed]);
    expect((await page(here))?.status).toBe('CLOSED');
    expect((await list({ search })).accounts.map(({ status }) => status)).toEqual(['CLOSED', 'CLOSED']);
    expect(await found({ search, status: 'CLOSED' })).toEqual(['ida.vauquelin', 'leo.vauquelin']);
    expect(await found({ search, status: 'CLOSED', school: college })).toEqual(['ida.vauquelin']);
    expect(await found({ search, status: 'ACTIVE' })).toEqual([]);
    expect(await found({ search, status: 'DEPARTED' })).toEqual([]);
    const reopened: LogeEvent = { type: 'AccountReopened', data: {} };
    await happened(here, ['2026-09-03', reopened]);
    await happened(gone, ['2026-09-03', reopened]);
    expect((await page(here))?.status).toBe('ACTIVE');
    expect((await page(gone))?.status).toBe('DEPARTED');
    expect(await found({ search, status: 'CLOSED' })).toEqual([]);
  });
});

describe('an address', () => {
  const byAddress = (address: string) =>
    new AccountsByAddressHandler(ground.database, ground.streams).execute(new AccountsByAddress(address));
  const withEmail = (email: string) =>
    created({ name: { given: 'Léa', family: 'Martin' }, contacts: { email } });

  test('leads to the accounts that have it as contact or that confirmed it, however it is typed', async () => {
    const [mother, father, stranger] = [newId(), newId(), newId()];
    await happened(mother, ['2026-09-01', withEmail(' Famille.É@Exemple.fr')]);
    const data = { address: 'famille.é@exemple.fr', isLogin: false };
    await happened(
      father,
      ['2026-09-02', withEmail('pere@exemple.fr')],
      ['2026-09-03', { type: 'AddressConfirmed', data }],
    );
    await happened(stranger, ['2026-09-02', withEmail('autre@exemple.fr')]);
    expect(await byAddress('FAMILLE.E\u0301@exemple.fr ')).toEqual([mother, father]);
    expect(await byAddress('pere@exemple.fr')).toEqual([father]);
    expect(await byAddress('nobody@exemple.fr')).toEqual([]);
    expect(await byAddress(' ')).toEqual([]);
    expect(await byAddress('a\0@exemple.fr')).toEqual([]);
  });

  test('given up leads nowhere at once, also where the read model does not know yet', async () => {
    const id = newId();
    await happened(id, ['2026-09-01', withEmail('avant@exemple.fr')]);
    const data = { contacts: { email: 'apres@exemple.fr' }, previousContacts: { email: 'avant@exemple.fr' } };
    const fact: Fact = { event: { type: 'ContactsChanged', data }, about: { subject: id } };
    await ground.streams.record(accountStream(id), at('2026-09-02'), [fact]);
    expect(await byAddress('avant@exemple.fr')).toEqual([]);
    await ground.project(accountProjection);
    expect(await byAddress('avant@exemple.fr')).toEqual([]);
    expect(await byAddress('apres@exemple.fr')).toEqual([id]);
  });

  test('of a school, given for everybody, leads to fifty', async () => {
    for (let count = 0; count < 51; count += 1) {
      const about: Fact['about'] = { id: EventId.parse(randomUUID()) };
      await ground.streams.record(accountStream(newId()), at('2026-09-01'), [
        { event: withEmail('ecole@exemple.fr'), about },
      ]);
    }
    await ground.project(accountProjection);
    expect(await byAddress('ecole@exemple.fr')).toHaveLength(50);
  });
});

describe('what is shown of somebody', () => {
  const [mine, theirs] = ['uai-8888881A', 'uai-8888882B'] as SchoolId[] as [SchoolId, SchoolId];
  const known = { civility: 'MME', birthDate: '2010-01-01', address: { town: 'Lyon' } } as const;
  const contacts = { email: 'lea@exemple.fr', mobile: '0612345678' };
  const lea = created({ name: { given: 'Léa', family: 'Sorel' }, contacts, ...known });
  const hidden = {
    civility: null,
    birthDate: null,
    email: null,
    phones: [],
    contacts: null,
    address: null,
    family: [],
  };
  const whole = { login: 'lea.martin', birthDate: '2010-01-01', phones: ['0612345678'], inFull: true };

  test('to a school they have left for another is the name, the state and that place', async () => {
    const id = newId();
    await happened(
      id,
      ['2025-09-01', lea],
      ['2025-09-01', affiliated({ school: mine })],
      ['2026-07-05', ended(mine)],
    );
    // Nobody else has them: the school they left last answers for them.
    expect(await page(id, within([mine]))).toMatchObject({ ...whole, status: 'DEPARTED' });
    await happened(id, ['2026-09-01', affiliated({ school: theirs })]);
    const view = await page(id, within([mine]));
    expect(view).toMatchObject({
      ...hidden,
      inFull: false,
      login: '',
      status: 'ACTIVE',
      displayName: 'Léa Sorel',
    });
    expect(view?.affiliations.map(({ school, current }) => [school, current])).toEqual([[mine, false]]);
    expect((await list({ search: 'sorel' }, within([mine]))).accounts).toMatchObject([
      { id, login: '', schools: [], classes: [] },
    ]);
    expect(await page(id, within([theirs]))).toMatchObject(whole);
    expect(await page(id, within([mine, theirs]))).toMatchObject(whole);
    await happened(id, ['2026-12-01', ended(theirs)]);
    expect(await page(id, within([mine]))).toMatchObject({ ...hidden, login: '', status: 'DEPARTED' });
    expect(await page(id, within([theirs]))).toMatchObject(whole);
  });

  test('through a role alone is the name and the login', async () => {
    const id = newId();
    const grant = randomUUID();
    const scope = { kind: 'SCHOOLS' as const, schools: [mine] };
    await happened(
      id,
      ['2026-09-01', lea],
      ['2026-09-01', affiliated({ school: theirs })],
      ['2026-09-02', { type: 'RoleGranted', data: { grant, role: 'AUDITOR', scope } }],
    );
    const view = await page(id, within([mine]));
    expect(view).toMatchObject({ ...hidden, inFull: false, login: 'lea.martin', affiliations: [] });
    const listed = (await list({ search: 'sorel' }, within([mine]))).accounts;
    expect(listed.find((one) => one.id === id)).toMatchObject({ login: 'lea.martin', schools: [] });
    expect(await page(id, within([theirs]))).toMatchObject(whole);
  });
});

describe('the list of accounts', () => {
  const school: SchoolId = lycee;
  const family = 'Zébulon-Œuvrard';
  beforeAll(async () => {
    const people = [
      ['Éloïse', '6A', 'eloise.zebulon-oeuvrard'],
      ['Jean-Marc', '6A', 'jean-marc.zebulon-oeuvrard'],
      ['Anaïs', '6B', 'anais.zebulon-oeuvrard'],
    ] as const;
    for (const [given, code, login] of people) {
      await happened(
        newId(),
        ['2026-09-01', person(given, family, login)],
        ['2026-09-01', affiliated({ school, details: details({ classes: [code] }) })],
      );
    }
    await happened(
      newId(),
      ['2025-09-01', person('Ömer', family, 'omer.zebulon-oeuvrard')],
      ['2025-09-01', affiliated({ school })],
      ['2026-07-01', ended(school)],
    );
  });

  const [anais, eloise, jean, omer] = ['anais', 'eloise', 'jean-marc', 'omer'].map(
    (given) => `${given}.zebulon-oeuvrard`,
  );

  test.each([
    ['zebulon', [anais, eloise, jean, omer]],
    ['ZÉBULON', [anais, eloise, jean, omer]],
    ['oeuvr', [anais, eloise, jean, omer]],
    ['zeb elo', [eloise]],
    ['marc zébulon', [jean]],
    ['jean-marc.zebulon', [jean]],
    ['zebulon nobody', []],
    ['zebulon %', [anais, eloise, jean, omer]],
  ])('finds « %s » without regard to accents and case', async (search, logins) => {
    expect(await found({ search })).toEqual(logins);
  });

  test('finds nothing for signs that no name holds', async () => {
    expect(await found({ search: '%' })).toEqual([]);
  });

  test('filters by school, class, profile and status, of the present places', async () => {
    const search = 'zebulon';
    expect(await found({ search, school })).toEqual([anais, eloise, jean]);
    expect(await found({ search, school, class: '6A' })).toEqual([eloise, jean]);
    expect(await found({ search, profile: 'TEACHER' })).toEqual([]);
    expect(await found({ search, status: 'DEPARTED' })).toEqual([omer]);
    expect(await found({ search, status: 'DEPARTED', school })).toEqual([omer]);
    await expect(found({ class: '6A' })).rejects.toThrow('BAD_INPUT');
    await expect(found({ school: college, class: '6A\0' })).rejects.toThrow('BAD_INPUT');
    await expect(found({ search: 'zoe\0' })).rejects.toThrow('BAD_INPUT');
  });

  test('holds what lies within reach', async () => {
    const search = 'zebulon';
    expect(await found({ search }, within([school]))).toEqual([anais, eloise, jean, omer]);
    expect(await found({ search }, within([college]))).toEqual([]);
    expect(await found({ search }, within([school], [[school, ['6B']]]))).toEqual([anais]);
    expect(await found({ search, school }, within([college]))).toEqual([]);
  });

  test('goes on where the page before ended, also when somebody arrives', async () => {
    const first = await list({ search: 'zebulon' }, everything, { first: 2 });
    expect(first).toMatchObject({ hasNextPage: true, countUpTo1001: 4 });
    await happened(newId(), ['2026-09-01', person('Abel', family, 'abel.zebulon-oeuvrard')]);
    const second = await list({ search: 'zebulon' }, everything, { first: 2, after: first.cursors[1] ?? '' });
    expect(second.accounts.map(({ login }) => login)).toEqual([jean, omer]);
    expect(second.hasNextPage).toBe(false);
    const hostile = Buffer.from(JSON.stringify(['a\0', newId()])).toString('base64url');
    for (const after of ['nonsense', hostile]) {
      await expect(list({}, everything, { first: 2, after })).rejects.toThrow('BAD_INPUT');
    }
  });

  test('shows schools, profiles and classes held now', async () => {
    const { accounts } = await list({ search: 'eloise' });
    expect(accounts).toMatchObject([
      { status: 'ACTIVE', schools: [school], profiles: ['PUPIL'], classes: ['6A'] },
    ]);
  });
});

test('people are named with a profile and what tells them apart', async () => {
  const [pupil, teacher, nobody] = [newId(), newId(), newId()];
  const functions = [{ code: 'ENS', label: 'Enseignement' }];
  await happened(pupil, ['2026-09-01', created()], ['2026-09-01', affiliated()]);
  await happened(
    teacher,
    ['2026-09-01', person('Paul', 'Roux', 'paul.roux')],
    ['2026-09-01', affiliated({ profile: 'TEACHER', details: details({ functions }) })],
    ['2026-09-01', affiliated({ profile: 'RELATIVE', details: details({ classes: [] }) })],
  );
  await happened(nobody, ['2026-09-01', person('', '', '')]);
  const refs = await new PeopleRefsHandler(ground.database).execute(
    new PeopleRefs([pupil, teacher, nobody, child], [everything]),
  );
  expect(refs.get(pupil)).toEqual({ displayName: 'Léa Martin', profile: 'PUPIL', hint: '6A' });
  expect(refs.get(teacher)).toEqual({ displayName: 'Paul Roux', profile: 'RELATIVE', hint: null });
  expect(refs.get(nobody)).toEqual({ displayName: null, profile: null, hint: null });
  expect(refs.has(child)).toBe(false);
  const from = async (...reaches: Reach[]) =>
    (await new PeopleRefsHandler(ground.database).execute(new PeopleRefs([pupil], reaches))).get(pupil);
  const nameOnly = { displayName: 'Léa Martin', profile: null, hint: null };
  expect(await from(within([lycee]), within([college]))).toMatchObject({ profile: 'PUPIL', hint: '6A' });
  expect(await from(within([lycee]))).toEqual(nameOnly);
  expect(await from()).toEqual(nameOnly);
});

test('members are counted by profile', async () => {
  const school = 'uai-9999999Z' as SchoolId;
  await happened(
    newId(),
    ['2026-09-01', created()],
    ['2026-09-01', affiliated({ school, profile: 'TEACHER' })],
  );
  await happened(newId(), ['2026-09-01', created()], ['2026-09-01', affiliated({ school })]);
  await happened(
    newId(),
    ['2026-09-01', created()],
    ['2026-09-01', affiliated({ school })],
    ['2026-09-02', ended(school)],
  );
  const counts = await new CountMembersHandler(ground.database).execute(new CountMembers([school]));
  expect(counts.get(school)).toEqual([
    { profile: 'PUPIL', count: 1 },
    { profile: 'TEACHER', count: 1 },
  ]);
});

test('rebuilt in one batch, by threes or one by one, it is the same', async () => {
  await ground.project(accountProjection);
  const whole = await ground.rows(accountProjection);
  expect(whole['read.account']?.length).toBeGreaterThan(10);
  for (const atOnce of [3, 1]) {
    await ground.project(accountProjection, atOnce);
    expect(await ground.rows(accountProjection)).toEqual(whole);
  }
});
