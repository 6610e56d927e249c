import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { schoolId } from '@loge/contracts';
import type { AccountId, LogeEvent } from '@loge/contracts';
import { writeAafExport } from '../../backend/src/demo/aaf-files.js';
import { college, lycee } from '../../backend/src/demo/town.js';
import type { DemoPupil, DemoRelative, DemoStaff, DemoTown } from '../../backend/src/demo/town.js';
import type { Recorded } from '../../backend/src/event-store/codec.js';
import { countsOf, openLoge, recordsIn, recordsOf, smallTown } from './loge.fixture.js';
import type { Ended, Loge } from './loge.fixture.js';

const collegeId = schoolId(college.uai);
const lyceeId = schoolId(lycee.uai);

let loge: Loge;
let folder: string;
/** The town as it was imported first; every test changes it in one thing and leaves it as it was. */
const town = smallTown(60);
let logins: ReadonlyMap<AccountId, string>;
let exportsMade = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loge-changes-'));
  loge = await openLoge();
  const first = await importing(town);
  expect(countsOf(first.ended)).toEqual({
    created: {
      SCHOOL: 2,
      PUPIL: town.pupils.length,
      RELATIVE: town.relatives.length,
      TEACHER: 40,
      NON_TEACHING: 12,
    },
  });
  logins = await loginsNow();
}, 60_000);
afterAll(async () => {
  await loge.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(async () => {
  const { ended } = await importing(town, '--confirm-departures');
  expect(recordsIn(ended)).toBe(recordsOf(town));
  const now = await loginsNow();
  expect([...logins].filter(([account, login]) => now.get(account) !== login)).toEqual([]);
});

async function loginsNow(): Promise<Map<AccountId, string>> {
  await loge.level();
  const rows: { id: AccountId; login: string }[] = await loge.database.dataSource.query(
    `SELECT id, login FROM read.account`,
  );
  return new Map(rows.map(({ id, login }) => [id, login]));
}

const newFolder = (): string => join(folder, String(++exportsMade));

interface Imported {
  readonly ended: Ended;
  /** But for those of the import's own stream. */
  readonly events: readonly Recorded<LogeEvent>[];
  /** Those of the import's own stream. */
  readonly course: readonly string[];
}

async function importingFolder(path: string, ...options: string[]): Promise<Imported> {
  const end = await loge.end();
  const ended = await loge.import(path, ...options);
  // The file of credentials for those who are new is made by a reactor, whenever its turn comes.
  const all = (await loge.events(end)).filter(({ stream }) => !stream.startsWith('distribution-'));
  const isCourse = ({ stream }: { stream: string }) => stream.startsWith('import-');
  return {
    ended,
    events: all.filter((event) => !isCourse(event)),
    course: all.filter(isCourse).map(({ type }) => type),
  };
}

async function importing(changed: DemoTown, ...options: string[]): Promise<Imported> {
  const path = newFolder();
  await writeAafExport(path, changed, new Date('2026-11-21T08:00:00Z'));
  return importingFolder(path, ...options);
}

/** The account of somebody by their number in the files. */
async function accountOf({ key }: { readonly key: number }): Promise<AccountId> {
  await loge.level();
  const rows: { account: AccountId }[] = await loge.database.dataSource.query(
    `SELECT DISTINCT account FROM read.affiliation WHERE join_key = $1`,
    [`VERSAILLES$${key}`],
  );
  expect(rows).toHaveLength(1);
  // Just expected to be there.
  return rows[0]?.account as AccountId;
}

/** The places somebody has now. */
async function placesOf(who: { readonly key: number }) {
  const account = await accountOf(who);
  return loge.database.dataSource.query<{ school: string; profile: string; classes: string[] }[]>(
    `SELECT school, profile, classes FROM read.affiliation WHERE account = $1 AND current ORDER BY school`,
    [account],
  );
}

const replaced = <T extends { key: number }>(all: readonly T[], one: T): T[] =>
  all.map((other) => (other.key === one.key ? one : other));
const without = <T extends { key: number }>(all: readonly T[], ...gone: readonly { key: number }[]): T[] =>
  all.filter(({ key }) => !gone.some((one) => one.key === key));
const withPupil = (one: DemoPupil): DemoTown => ({ ...town, pupils: replaced(town.pupils, one) });
const withRelative = (one: DemoRelative): DemoTown => ({
  ...town,
  relatives: replaced(town.relatives, one),
});
const withStaff = (one: DemoStaff): DemoTown => ({ ...town, staff: replaced(town.staff, one) });

/** The first that is so. */
function the<T>(all: readonly T[], is: (one: T) => boolean): T {
  const found = all.find(is);
  if (!found) throw new Error('The town has nobody like that.');
  return found;
}

const childrenOf = (relative: { readonly key: number }): DemoPupil[] =>
  town.pupils.filter(({ relatives }) => relatives.some(({ key }) => key === relative.key));
const relativesOf = (pupil: DemoPupil): DemoRelative[] =>
  town.relatives.filter(({ key }) => pupil.relatives.some((one) => one.key === key));
const types = ({ events }: Imported): string[] => events.map(({ type }) => type).sort();

/** Of a school without a brother or sister anywhere. */
const onlyChild = (school: string): DemoPupil =>
  the(
    town.pupils,
    (pupil) => pupil.school === school && relativesOf(pupil).every((one) => childrenOf(one).length === 1),
  );

describe('the same files again', () => {
  test('make no event but those of the import itself', async () => {
    const again = await importing(town);
    expect(again.events).toEqual([]);
    expect(again.course).toEqual(['ImportStarted', 'ImportCompleted']);
    expect(Object.keys(countsOf(again.ended))).toEqual(['unchanged']);
    expect(recordsIn(again.ended)).toBe(recordsOf(town));
  });

  test('nor in another order', async () => {
    const again = await importing({
      schools: [...town.schools].reverse(),
      pupils: [...town.pupils].reverse(),
      relatives: [...town.relatives].reverse(),
      staff: [...town.staff].reverse().map((one) => ({ ...one, classes: [...one.classes].reverse() })),
    });
    expect(again.events).toEqual([]);
  });
});

describe('the difference an import made', () => {
  test('is what the register lists under its id: as many created, changed and departed', async () => {
    const [moved, gone] = [onlyChild(college.key), onlyChild(lycee.key)];
    const changed: DemoTown = {
      ...town,
      pupils: [
        ...without(replaced(town.pupils, { ...moved, family: 'Autrement' }), gone),
        ...[1, 2].map((more) => ({ ...moved, key: 9_000_000 + more, family: `Neuf${more}`, relatives: [] })),
      ],
      relatives: without(town.relatives, ...relativesOf(gone)),
    };
    const { ended } = await importing(changed, '--confirm-departures');
    await loge.level();
    const [told] = await loge.database.dataSource.query<{ id: string; correlation: string }[]>(
      `SELECT id, correlation FROM read.import ORDER BY created_at DESC LIMIT 1`,
    );
    expect(told?.correlation).toBe(told?.id);
    const listed = await loge.database.dataSource.query<{ type: string; subject: string; profile: string }[]>(
      `SELECT DISTINCT j.type, j.subject, f.profile FROM read.journal j
       LEFT JOIN read.affiliation f ON f.account = j.subject WHERE j.correlation = $1`,
      [told?.correlation],
    );
    const of = (...types: string[]): string[] => [
      ...new Set(listed.filter(({ type }) => types.includes(type)).map(({ subject }) => subject)),
    ];
    const report = countsOf(ended);
    const count = (kinds: object | undefined): number =>
      Object.values(kinds ?? {}).reduce((sum: number, one: number) => sum + one, 0);
    expect(of('AccountCreated')).toHaveLength(count(report.created));
    expect(of('AffiliationEnded')).toHaveLength(count(report.departed));
    expect(of('AccountRenamed', 'AffiliationChanged')).toHaveLength(count(report.updated));
    expect([count(report.created), count(report.departed), count(report.updated)]).toEqual([
      2,
      1 + relativesOf(gone).length,
      1,
    ]);
  });
});

describe('what changed in the files is what changes', () => {
  test('a name: the login stays', async () => {
    const pupil = onlyChild(college.key);
    const changed = await importing(withPupil({ ...pupil, family: 'Nouveau-Nom' }));
    expect(changed.events).toMatchObject([
      {
        type: 'AccountRenamed',
        stream: `account-${await accountOf(pupil)}`,
        data: { name: { family: 'Nouveau-Nom' }, previousName: { family: pupil.family } },
        metadata: { channel: 'IMPORT' },
      },
    ]);
    expect(countsOf(changed.ended).updated).toEqual({ PUPIL: 1 });
  });

  test('a class', async () => {
    const pupil = the(town.pupils, ({ className }) => className === '5B');
    const changed = await importing(withPupil({ ...pupil, className: '5A' }));
    expect(changed.events).toMatchObject([
      {
        type: 'AffiliationChanged',
        stream: `account-${await accountOf(pupil)}`,
        data: { school: collegeId, details: { classes: ['5A'] }, previousDetails: { classes: ['5B'] } },
      },
    ]);
  });

  test('an e-mail address', async () => {
    const relative = the(town.relatives, ({ email }) => email !== '');
    const changed = await importing(withRelative({ ...relative, email: 'autre@courriel.example' }));
    expect(changed.events).toMatchObject([
      {
        type: 'ContactsChanged',
        stream: `account-${await accountOf(relative)}`,
        data: { contacts: { email: 'autre@courriel.example' }, previousContacts: { email: relative.email } },
      },
    ]);
  });

  test('a postal address', async () => {
    const relative = the(town.relatives, ({ street }) => street !== '');
    const changed = await importing(withRelative({ ...relative, street: '1 rue du Déménagement' }));
    expect(changed.events).toMatchObject([
      { type: 'AddressChanged', data: { address: { street: '1 rue du Déménagement' } } },
    ]);
  });

  test('the classes of a teacher', async () => {
    const teacher = the(town.staff, ({ school, classes }) => school === college.key && classes.length > 1);
    const classes = [...teacher.classes.slice(1)];
    const changed = await importing(withStaff({ ...teacher, classes, formTeacherOf: undefined }));
    expect(changed.events).toMatchObject([
      { type: 'AffiliationChanged', stream: `account-${await accountOf(teacher)}` },
    ]);
    expect(await placesOf(teacher)).toEqual([
      { school: collegeId, profile: 'TEACHER', classes: [...classes].sort() },
    ]);
  });

  test('a brother more: an account for him, and each parent has one more child', async () => {
    const pupil = onlyChild(college.key);
    const brother = { ...pupil, key: 990_001, given: 'Frérot', className: '6A' };
    const changed = await importing({ ...town, pupils: [...town.pupils, brother] });
    const parents = relativesOf(pupil);
    expect(types(changed)).toEqual([
      'AccountAffiliated',
      'AccountCreated',
      ...parents.map(() => 'AffiliationChanged'),
    ]);
    const children = [await accountOf(pupil), await accountOf(brother)].sort();
    for (const event of changed.events) {
      if (event.type === 'AffiliationChanged')
        expect(event.data.details.children.map(({ child }) => child).sort()).toEqual(children);
    }
  });

  test('a parent less: the tie goes, and who has no other child there leaves', async () => {
    const pupil = the(
      town.pupils,
      (one) =>
        one.relatives.length === 2 && relativesOf(one).every((parent) => childrenOf(parent).length === 1),
    );
    const [stays, goes] = relativesOf(pupil);
    if (!stays || !goes) throw new Error('Two parents were asked for.');
    const changed = await importing({
      ...withPupil({ ...pupil, relatives: pupil.relatives.filter(({ key }) => key === stays.key) }),
      relatives: without(town.relatives, goes),
    });
    expect(countsOf(changed.ended).departed).toEqual({ RELATIVE: 1 });
    expect(await placesOf(goes)).toEqual([]);
    expect(await placesOf(stays)).toHaveLength(1);
    expect(changed.events.filter(({ type }) => type === 'AffiliationEnded')).toMatchObject([
      { stream: `account-${await accountOf(goes)}`, data: { cause: 'DEPARTED' } },
    ]);
  });

  test('the school of a pupil: out of one, into the other, with the family', async () => {
    const pupil = onlyChild(college.key);
    const changed = await importing(
      withPupil({ ...pupil, school: lycee.key, level: '2NDE', className: '2de A' }),
    );
    expect(await placesOf(pupil)).toEqual([{ school: lyceeId, profile: 'PUPIL', classes: ['2de A'] }]);
    for (const parent of relativesOf(pupil)) {
      expect(await placesOf(parent)).toEqual([{ school: lyceeId, profile: 'RELATIVE', classes: [] }]);
    }
    const people = 1 + pupil.relatives.length;
    expect(types(changed)).toEqual([
      ...Array.from({ length: people }, () => 'AccountAffiliated'),
      ...Array.from({ length: people }, () => 'AffiliationEnded'),
    ]);
  });
});

describe('departures', () => {
  test('a pupil who leaves and comes back has the same account and login', async () => {
    const pupil = onlyChild(college.key);
    const account = await accountOf(pupil);
    const left = await importing({ ...town, pupils: without(town.pupils, pupil) });
    const parents = relativesOf(pupil).length;
    expect(countsOf(left.ended)).toMatchObject({
      departed: { PUPIL: 1, RELATIVE: parents },
      // They are in the files, and nobody names them any more.
      leftOut: { RELATIVE: parents },
    });
    expect(await placesOf(pupil)).toEqual([]);

    const back = await importing(town);
    expect(types(back)).toEqual(Array.from({ length: 1 + parents }, () => 'AccountAffiliated'));
    expect(await accountOf(pupil)).toBe(account);
    expect(await placesOf(pupil)).toHaveLength(1);
  });

  test('of more than a tenth of a school are held, and nothing is written before they are confirmed', async () => {
    const some = town.pupils.filter(({ school }) => school === lycee.key).slice(0, 14);
    const fewer = { ...town, pupils: without(town.pupils, ...some) };
    const held = await importing(fewer);
    expect(held.ended).toMatchObject({
      code: 3,
      answer: {
        error: { code: 'IMPORT_NEEDS_CONFIRMATION' },
        departures: [{ school: lyceeId, departing: expect.any(Number), members: expect.any(Number) }],
      },
    });
    expect(held.events).toEqual([]);
    expect(held.course).toEqual(['ImportStarted', 'ImportHeld']);

    const confirmed = await importing(fewer, '--confirm-departures');
    expect(countsOf(confirmed.ended).departed).toMatchObject({ PUPIL: some.length });
    expect(new Set(types(confirmed).filter((type) => type !== 'AffiliationChanged'))).toEqual(
      new Set(['AffiliationEnded']),
    );
    for (const pupil of some) expect(await placesOf(pupil)).toEqual([]);
  });

  test('spare whoever’s record is broken while its key can be read, and their family', async () => {
    const pupil = onlyChild(college.key);
    const path = newFolder();
    await writeAafExport(path, town, new Date('2026-11-21T08:00:00Z'));
    const name = (await readdir(path)).find((file) => file.includes('_Eleve_')) ?? '';
    const text = await readFile(join(path, name), 'utf8');
    const start = text.indexOf(`<value>${pupil.key}</value>`);
    const end = text.indexOf('</addRequest>', start);
    const broken = text.slice(start, end).replace(/(name="givenName"><value>)[^<]*/, '$1');
    expect(broken).not.toBe(text.slice(start, end));
    await writeFile(join(path, name), text.slice(0, start) + broken + text.slice(end));

    const imported = await importingFolder(path);
    const line = text.slice(0, text.lastIndexOf('<addRequest>', start)).split('\n').length;
    expect(imported.ended.answer).toMatchObject({
      errors: { PUPIL: 1 },
      departed: { PUPIL: 0, RELATIVE: 0 },
      reasons: [{ file: name, line, kind: 'PUPIL', code: 'NAME_MISSING' }],
    });
    expect(imported.events).toEqual([]);
  });

  test('never concern a known school outside the export, which may gain people', async () => {
    const isHere = ({ school }: { readonly school: string }) => school === college.key;
    const teacher = the(town.staff, (one) => isHere(one) && one.functionCode === 'ENS');
    const path = newFolder();
    const here = town.pupils.filter(isHere);
    const named = new Set(here.flatMap(({ relatives }) => relatives.map(({ key }) => key)));
    await writeAafExport(
      path,
      {
        schools: [college],
        pupils: here,
        relatives: town.relatives.filter(({ key }) => named.has(key)),
        staff: town.staff.filter(isHere),
      },
      new Date('2026-11-21T08:00:00Z'),
    );
    expect((await importingFolder(path)).events).toEqual([]);

    const name = (await readdir(path)).find((file) => file.includes('_PersEducNat_')) ?? '';
    const text = await readFile(join(path, name), 'utf8');
    const start = text.indexOf('name="ENTPersonFonctions">', text.indexOf(`<value>${teacher.key}</value>`));
    const place = start + 'name="ENTPersonFonctions">'.length;
    await writeFile(
      join(path, name),
      `${text.slice(0, place)}<value>${lycee.key}$ENS$ENSEIGNEMENT$$SVT</value>${text.slice(place)}`,
    );
    const gained = await importingFolder(path);
    expect(gained.events).toMatchObject([
      {
        type: 'AccountAffiliated',
        stream: `account-${await accountOf(teacher)}`,
        data: { school: lyceeId, profile: 'TEACHER' },
      },
    ]);
    expect((await placesOf(teacher)).map(({ school }) => school)).toEqual([lyceeId, collegeId].sort());
  });
});
