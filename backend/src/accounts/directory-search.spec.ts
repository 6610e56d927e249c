import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AccountId, EventId, accountStream } from '@loge/contracts';
import type { LogeEvent, SchoolId } from '@loge/contracts';
import { createTestDatabase } from '../../../test/support/database.js';
import type { Fact } from '../event-store/streams.js';
import type { Reach } from '../rights/rights.js';
import { affiliated, anImport, college, created, details, lycee } from './account.fixture.js';
import { accountProjection } from './account.projection.js';
import { ListAccounts } from './commands.js';
import type { AccountFilter } from './commands.js';
import { createGround } from './ground.fixture.js';
import type { Ground } from './ground.fixture.js';
import { ListAccountsHandler } from './list-accounts.handler.js';

const newId = () => AccountId.parse(randomUUID());
const [eleonore, obrien, homonym, left] = [newId(), newId(), newId(), newId()];
const activated: LogeEvent = { type: 'AccountActivated', data: { by: 'PASSWORD' } };

let ground: Ground;

async function happened(account: AccountId, ...events: LogeEvent[]): Promise<void> {
  const facts = events.map((event): Fact => ({
    event,
    about: { subject: account, id: EventId.parse(randomUUID()) },
  }));
  await ground.streams.record(accountStream(account), anImport(), facts);
}

function person(given: string, family: string, login: string, email = '', birth = ''): LogeEvent {
  const name = { given, family, ...(birth && { birth }) };
  return { type: 'AccountCreated', data: { origin: 'DIRECTORY', name, contacts: { email }, login } };
}

beforeAll(async () => {
  ground = createGround(await createTestDatabase());
  const latin = details({ classes: ['6A'], groups: ['LATIN 1', 'SKI'] });
  await happened(
    eleonore,
    person('Éléonore', 'Bœuf-Lefèvre', 'eleonore.boeuf-lefevre', 'Bœuf.É@Exemple.fr', 'Müller'),
    affiliated({ joinKey: 'AC-VILLE$12234', details: latin }),
    { type: 'AddressConfirmed', data: { address: 'eleonore@ailleurs.fr', isLogin: true } },
    activated,
  );
  const subjects = details({ classes: ['6B'], subjects: ['MATHÉMATIQUES', 'ARTS PLASTIQUES'] });
  await happened(
    obrien,
    person('Tom', 'O’Brien', 'tom.obrien'),
    affiliated({ profile: 'TEACHER', joinKey: 'AC-LYON$12234', details: subjects }),
  );
  await happened(homonym, person('Tom', 'Lef', 'tom.lef12'), affiliated({ school: lycee, joinKey: 'AC$9' }));
  // Left the collège for the lycée: the collège sees the name and that they were there.
  await happened(
    left,
    person('Ida', 'Royer', 'secrete.ida', 'ida@exemple.fr'),
    affiliated({ joinKey: 'AC$77' }),
    {
      type: 'AffiliationEnded',
      data: { school: college, profile: 'PUPIL', details: details(), cause: 'DEPARTED' },
    },
    affiliated({ school: lycee, joinKey: 'AC$78' }),
  );
  await ground.project(accountProjection);
});
afterAll(() => ground.close());

const everything: Reach = { kind: 'everything' };
const within = (...schools: SchoolId[]): Reach => ({
  ...{ kind: 'schools', schools, networks: [], classes: new Map() },
});
/** Reaches more schools than are looked for in the index. */
const far = within(college, ...Array.from({ length: 20 }, (_, at) => `uai-00000${10 + at}A` as SchoolId));

const list = (filter: AccountFilter, reach: Reach = everything) =>
  new ListAccountsHandler(ground.database).execute(new ListAccounts(filter, reach, { first: 100 }));
async function found(filter: AccountFilter, reach?: Reach): Promise<string[]> {
  const { accounts, countUpTo1001 } = await list(filter, reach);
  expect(countUpTo1001).toBe(accounts.length);
  return accounts.map(({ name }) => name.given);
}

describe('KO-11: « Rechercher un utilisateur »', () => {
  test('simple: beginnings of words of names and login, from two letters, whatever the accents', async () => {
    for (const search of ['el', 'ÉL', 'lefe', 'boeuf', 'bœu', 'le él', 'muller', 'lefèvre bœuf éléonore']) {
      expect([search, await found({ search })]).toEqual([search, expect.arrayContaining(['Éléonore'])]);
    }
    expect(await found({ search: 'efevre' })).toEqual([]);
    expect(await found({ search: 'brien' })).toEqual(['Tom']);
    expect(await found({ search: 'obrien' })).toEqual(['Tom']);
    expect(await found({ search: 'lef12' })).toEqual(['Tom']);
    expect(await found({ search: 'lef1' })).toEqual(['Tom']);
    expect(await found({ search: '’' })).toEqual([]);
  });

  test('advanced: family and given name apart, group and subject in a school', async () => {
    expect(await found({ family: 'lef' })).toEqual(['Éléonore', 'Tom']);
    expect(await found({ family: 'lef', given: 'el' })).toEqual(['Éléonore']);
    expect(await found({ family: 'tom' })).toEqual([]);
    expect(await found({ given: 'lef' })).toEqual([]);
    expect(await found({ family: 'mül' })).toEqual(['Éléonore']);
    expect(await found({ school: college, group: 'latin' })).toEqual(['Éléonore']);
    expect(await found({ school: college, group: 'latin ski' })).toEqual([]);
    expect(await found({ school: college, subject: 'mathé' })).toEqual(['Tom']);
    expect(await found({ school: college, subject: 'plastiques' })).toEqual(['Tom']);
    expect(await found({ school: lycee, subject: 'math' })).toEqual([]);
    expect(await found({ school: college, class: '6A', profile: 'PUPIL', family: 'bo' })).toEqual([
      'Éléonore',
    ]);
    for (const filter of [{ group: 'latin' }, { subject: 'math' }, { class: '6A' }]) {
      await expect(list(filter)).rejects.toThrow('BAD_INPUT');
    }
  });

  test('technical: a login or an address by its beginning, a join key or its number, an id', async () => {
    expect(await found({ login: ' Eleonore.B' })).toEqual(['Éléonore']);
    expect(await found({ login: 'boeuf' })).toEqual([]);
    expect(await found({ login: 'eleonore@ail' })).toEqual(['Éléonore']);
    expect(await found({ email: 'boeuf.e@' })).toEqual(['Éléonore']);
    expect(await found({ email: 'eleonore@ailleurs.fr' })).toEqual(['Éléonore']);
    expect(await found({ email: 'exemple' })).toEqual([]);
    expect(await found({ joinKey: 'ac-ville$12234' })).toEqual(['Éléonore']);
    expect(await found({ joinKey: ' 12234 ' })).toEqual(['Éléonore', 'Tom']);
    expect(await found({ joinKey: '1223' })).toEqual([]);
    expect(await found({ id: obrien })).toEqual(['Tom']);
    expect(await found({ id: obrien, given: 'ida' })).toEqual([]);
  });

  test('who ever signed in', async () => {
    expect(await found({ activated: true })).toEqual(['Éléonore']);
    expect(await found({ activated: false, family: 'lef' })).toEqual(['Tom']);
  });

  test.each([
    ['few schools', within(college)],
    ['many schools', far],
  ])('finds nobody by what is not shown of them, within %s', async (_, reach) => {
    expect(await found({ search: 'royer' }, reach)).toEqual(['Ida']);
    expect(await found({ joinKey: 'AC$77' }, reach)).toEqual(['Ida']);
    // Who has left is seen by name: not the login, the address, or the key of the other school.
    for (const filter of [
      ...[{ search: 'secrete' }, { search: 'royer secr' }, { login: 'secrete' }],
      ...[{ email: 'ida@exemple.fr' }, { joinKey: 'AC$78' }],
    ]) {
      expect([filter, await found(filter, reach)]).toEqual([filter, []]);
      expect([filter, await found(filter)]).toEqual([filter, ['Ida']]);
    }
    expect(await found({ search: 'tom' }, reach)).toEqual(['Tom']);
    expect(await found({ search: 'obri' }, reach)).toEqual(['Tom']);
    expect(await found({ id: homonym }, reach)).toEqual([]);
    expect(await found({ search: 'lef12' }, reach)).toEqual([]);
  });

  test('refuses what nobody types', async () => {
    for (const field of ['search', 'family', 'given', 'login', 'email', 'joinKey']) {
      await expect(list({ [field]: 'a\0b' })).rejects.toThrow('BAD_INPUT');
      await expect(list({ [field]: 'x'.repeat(201) })).rejects.toThrow('BAD_INPUT');
    }
    // None of it is more than text.
    for (const search of ["l'h' | f:x", 'a\\', "';--", ':*'])
      await list({ search, login: search, joinKey: search });
  });

  test('pages of a search go on where the one before ended', async () => {
    const page = (after?: string) =>
      new ListAccountsHandler(ground.database).execute(
        new ListAccounts({ search: 'tom' }, everything, { first: 1, ...(after && { after }) }),
      );
    const one = await page();
    expect(one).toMatchObject({
      accounts: [{ name: { family: 'Lef' } }],
      hasNextPage: true,
      countUpTo1001: 2,
    });
    const two = await page(one.cursors[0]);
    expect(two).toMatchObject({
      ...{ accounts: [{ name: { family: 'O’Brien' } }], hasNextPage: false, countUpTo1001: 2 },
    });
    expect(await page(two.cursors[0])).toMatchObject({ accounts: [], countUpTo1001: 2 });
  });

  test('follows a new name, address and login', async () => {
    const id = newId();
    const changed: LogeEvent[] = [
      {
        type: 'AccountRenamed',
        data: { name: { given: 'Zélie', family: 'Wu' }, previousName: { given: 'A', family: 'B' } },
      },
      { type: 'ContactsChanged', data: { contacts: { email: 'neuf@wu.fr' }, previousContacts: {} } },
      { type: 'LoginChanged', data: { login: 'zwu', previousLogin: 'lea.martin' } },
    ];
    await happened(id, created(), ...changed);
    await ground.project(accountProjection);
    for (const filter of [{ search: 'wu ze' }, { email: 'neuf@' }, { login: 'zw' }, { search: 'zwu' }]) {
      expect([filter, await found(filter)]).toEqual([filter, ['Zélie']]);
    }
    expect(await found({ search: 'lea martin' })).toEqual([]);
    expect(await found({ login: 'lea.martin' })).toEqual([]);
  });
});
