import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { schoolId } from '@loge/contracts';
import { aafExport, many } from '../../../test/support/aaf-export.js';
import { countsOf, folderWith, openImportHouse } from '../../../test/support/import-house.js';
import type { ImportHouse } from '../../../test/support/import-house.js';
import { zipOf } from '../../../test/support/zip.js';
import { unpacked } from './archive.js';
import type { ImportRequest, ImportResult } from './commands.js';

let house: ImportHouse;
const folders: string[] = [];
beforeAll(async () => {
  house = await openImportHouse();
});
afterAll(() => house.close());
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

type Files = Record<string, string | Buffer>;
async function folderOf(files: Files): Promise<string> {
  const folder = await folderWith(files);
  folders.push(folder);
  return folder;
}
const run = async (files: Files, options: Partial<ImportRequest> = {}): Promise<ImportResult> =>
  house.run(await folderOf(files), options);

const header = {
  orgs: 'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId',
  classes:
    'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods',
  enrollments:
    'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
  roles:
    'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId',
  users:
    'sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns',
  users11:
    'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password',
  demographics: 'sourcedId,status,dateLastModified,birthDate,sex',
};

/** A table with a header; a status or an empty cell of its own where a row says nothing. */
const table = (head: string, ...rows: readonly string[]): string =>
  `\ufeff${[head, ...rows, ''].join('\r\n')}`;
const manifest = (modes: Readonly<Record<string, string>>, version = '1.2'): string =>
  table(
    'propertyName,value',
    'manifest.version,1.0',
    `oneroster.version,${version}`,
    ...Object.entries(modes).map(([file, mode]) => `file.${file},${mode}`),
    'source.systemName,Any',
  );
const bulk = (...files: readonly string[]) => Object.fromEntries(files.map((file) => [file, 'bulk']));

/** A set that says of some files that they are absent, and does not hold them. */
function without(set: Readonly<Record<string, string>>, ...absent: readonly string[]) {
  const kept = Object.entries(set).filter(([name]) => !absent.includes(name.replace('.csv', '')));
  const files = Object.fromEntries(kept);
  const said = absent.reduce(
    (text, file) => text.replace(`file.${file},bulk`, `file.${file},absent`),
    files['manifest.csv'] ?? '',
  );
  return { ...files, 'manifest.csv': said };
}

let sets = 0;
/** A network with two schools, one of them known by its UAI, a class, a group and people of every kind. */
function set(): { files: Record<string, string>; uai: string; network: string } {
  const number = ++sets;
  const uai = `8000${String(number).padStart(3, '0')}B`;
  const network = `CANTON-${number}`;
  const user = (id: string, given: string, family: string, more = ',,,'): string =>
    `${id},,,true,u${id},,${given},${family},,,${more},,secret,,,,,,,`;
  return {
    uai,
    network,
    files: {
      'manifest.csv': manifest(
        bulk('orgs', 'classes', 'roles', 'enrollments', 'users', 'demographics', 'courses'),
      ),
      'courses.csv': 'passed,over\r\n',
      'orgs.csv': table(
        header.orgs,
        `d1,,,Canton ${number},district,,`,
        `S1,,,Collège du Lac,school,${uai},d1`,
        's-2,,,École du Bourg,school,,d1',
      ),
      'classes.csv': table(
        header.classes,
        'c1,,,6A,,k,,homeroom,,S1,t,,,',
        'c2,,,Latin,,k,,scheduled,,S1,t,,,',
        'c3,,,CP,,k,,homeroom,,s-2,t,,,',
      ),
      'roles.csv': table(
        header.roles,
        'r1,,,p1,primary,student,,,S1,',
        'r2,,,p2,primary,student,,,s-2,',
        'r3,,,t1,primary,teacher,,,S1,',
        'r4,,,t1,secondary,parent,,,S1,',
        'r5,,,h1,primary,principal,,,S1,',
        'r6,,,g1,primary,guardian,,,S1,',
        'r7,,,g2,primary,parent,,,S1,',
        'r8,,,x1,primary,visitor,,,S1,',
        'r9,,,p1,primary,student,2001-09-01,2002-07-01,s-2,',
      ),
      'enrollments.csv': table(
        header.enrollments,
        'e1,,,c1,S1,p1,student,false,,',
        'e2,,,c2,S1,p1,student,false,2001-09-01,2099-07-01',
        'e3,,,c3,s-2,p2,student,,,',
        'e4,,,c1,S1,t1,teacher,true,,',
      ),
      'demographics.csv': table(header.demographics, 'p1,,,2014-03-01,female'),
      'users.csv': table(
        header.users,
        user('p1', 'Zoé', 'Blanc', 'zoe@x.example,,,g1,6'),
        user('p2', 'Léo', 'Noir'),
        user('t1', 'Anne', '"Roux, de"'),
        user('h1', 'Paul', 'Faure'),
        user('g1', 'Marc', 'Blanc', ',0600000000,,,'),
        // The relative names the child, which the specification leaves open.
        user('g2', 'Eva', 'Noir', ',,,p2,'),
        user('x1', 'Ida', 'Vert'),
      ),
    },
  };
}
const people = { PUPIL: 2, RELATIVE: 2, TEACHER: 1, NON_TEACHING: 1, SCHOOL: 2 };
const leftOut = { SCHOOL: 1, UNKNOWN: 1 };

describe('a OneRoster 1.2 set', () => {
  test('is read whole: schools, people with their roles, classes, relatives and birth dates', async () => {
    const { files, uai, network } = set();
    const before = (await house.events()).length;
    expect(countsOf(await run(files))).toEqual({ created: people, leftOut });
    const events = (await house.events()).slice(before);
    const lake = schoolId(uai);
    const places = events.flatMap((event) => (event.type === 'AccountAffiliated' ? [event.data] : []));
    const of = (id: string) => places.filter(({ joinKey }) => joinKey === `${network}$oneroster:${id}`);
    expect(of('p1')).toEqual([
      expect.objectContaining({
        school: lake,
        profile: 'PUPIL',
        details: expect.objectContaining({ classes: ['6A'], groups: ['Latin'], level: '6' }),
        relatives: [{ joinKey: `${network}$oneroster:g1`, relation: 'GUARDIAN', legalGuardian: 0 }],
      }),
    ]);
    expect(of('t1')).toEqual([
      expect.objectContaining({
        profile: 'TEACHER',
        // Nothing in the specification makes the first teacher of a class its form teacher.
        details: expect.objectContaining({
          classes: ['6A'],
          formTeacherOf: [],
          functions: [{ code: 'TEACHER' }],
        }),
      }),
    ]);
    expect(of('h1')[0]).toMatchObject({
      profile: 'NON_TEACHING',
      details: { functions: [{ code: 'PRINCIPAL' }] },
    });
    expect([of('g1')[0]?.school, of('g1')[0]?.profile]).toEqual([lake, 'RELATIVE']);
    const [village] = of('g2').map(({ school }) => school);
    expect(village).toMatch(new RegExp(`^canton${sets}-[0-9A-F]{20}$`));
    expect(village).toBe(of('p2')[0]?.school);
    const made = events.flatMap((event) => (event.type === 'AccountCreated' ? [event.data] : []));
    expect(made.find(({ name }) => name.given === 'Zoé')).toMatchObject({
      name: { family: 'Blanc' },
      birthDate: '2014-03-01',
      contacts: { email: 'zoe@x.example' },
    });
    expect(JSON.stringify(events.map(({ data }) => data))).not.toContain('secret');
    expect(events.find(({ type }) => type === 'ImportStarted')?.data).toMatchObject({
      format: 'ONEROSTER',
      network,
    });
  });

  test('brought twice, folder or zip, changes nothing', async () => {
    const { files } = set();
    await run(files);
    expect(countsOf(await run(files))).toEqual({ unchanged: people, leftOut });
    const zip = await folderOf({ 'set.zip': zipOf(files, (name) => ({ name: `set/${name}` })) });
    expect(countsOf(await house.run(zip))).toEqual({ unchanged: people, leftOut });
    const uploads = join(house.dataDir, 'uploads');
    let unpackedTo: string[] = [];
    const onProgress = () => {
      unpackedTo = readdirSync(uploads);
    };
    const again = await house.run(join(zip, 'set.zip'), { onProgress });
    expect(countsOf(again)).toEqual({ unchanged: people, leftOut });
    // Where what a killed process left is looked for.
    expect([unpackedTo.length, readdirSync(uploads)]).toEqual([1, []]);
  });

  test('of which somebody is missing tells that they departed, once that is confirmed', async () => {
    const { files, uai } = set();
    await run(files);
    const users = (files['users.csv'] ?? '').replace(/h1,.*\r\n/, '');
    const departures = [{ school: schoolId(uai), departing: 1, members: 4 }];
    expect(await run({ ...files, 'users.csv': users })).toEqual({ outcome: 'held', departures });
    const confirmed = await run({ ...files, 'users.csv': users }, { confirmDepartures: true });
    expect(countsOf(confirmed)).toMatchObject({ departed: { NON_TEACHING: 1 } });
  });

  test('with a broken row that may be anybody’s makes nobody depart', async () => {
    const { files } = set();
    await run(files);
    const broken = {
      ...files,
      'users.csv': (files['users.csv'] ?? '').replace(/h1,.*\r\n/, ''),
      'roles.csv': `${files['roles.csv']}r10,,,,primary,student,,,S1,\r\nr11,,,h1,primary,principal,01/09/2026,,S1,\r\n`,
    };
    const result = countsOf(await run(broken));
    expect(result).toMatchObject({ errors: { UNKNOWN: 2 } });
    expect(result).not.toHaveProperty('departed');
  });

  test('with a broken row of somebody whose roles it does not tell lets them stay', async () => {
    const { files } = set();
    await run(files);
    const broken = {
      ...files,
      'users.csv': (files['users.csv'] ?? '').replace(/h1,.*\r\n/, 'h1,,,\r\n'),
      'roles.csv': (files['roles.csv'] ?? '').replace(/r5,.*\r\n/, ''),
    };
    const result = countsOf(await run(broken, { confirmDepartures: true }));
    expect(result).toMatchObject({ errors: { UNKNOWN: 1 } });
    expect(result).not.toHaveProperty('departed');
  });

  test.each(['demographics', 'enrollments', 'classes', 'demographics,classes,enrollments'])(
    'with %s absent leaves what that would tell as it is known',
    async (absent) => {
      const { files } = set();
      await run(files);
      const before = (await house.events()).length;
      const fewer = without(files, ...absent.split(','));
      const renamed = (files['users.csv'] ?? '').replace('Zoé,Blanc', 'Zoé,Violet');
      expect(countsOf(await run({ ...fewer, 'users.csv': renamed }))).toMatchObject({
        updated: { PUPIL: 1 },
        unchanged: { ...people, PUPIL: 1 },
      });
      const told = (await house.events()).slice(before).filter(({ stream }) => !stream.startsWith('import-'));
      expect(told.map(({ type }) => type)).toEqual(['AccountRenamed']);
      expect(countsOf(await run(files))).toMatchObject({ updated: { PUPIL: 1 } });
    },
  );

  test('with files absent and somebody to be deleted leaves the others as they are known', async () => {
    const { files } = set();
    await run(files);
    const before = (await house.events()).length;
    const users = (files['users.csv'] ?? '').replace('p2,,,', 'p2,tobedeleted,2026-11-01T00:00:00Z,');
    const fewer = { ...without(files, 'demographics', 'enrollments'), 'users.csv': users };
    await run(fewer, { confirmDepartures: true });
    const told = (await house.events()).slice(before).filter(({ stream }) => stream.startsWith('account-'));
    expect(told.map(({ type, data }) => [type, 'profile' in data && data.profile])).toEqual([
      ['AffiliationEnded', 'PUPIL'],
      ['AffiliationEnded', 'RELATIVE'],
    ]);
  });

  test('without enrollments takes a pupil whom a role places in a new school out of the old one', async () => {
    const { files, uai } = set();
    await run(files);
    const before = (await house.events()).length;
    const roles = (files['roles.csv'] ?? '').replace(
      'r1,,,p1,primary,student,,,S1,',
      'r1,,,p1,primary,student,,,s-2,',
    );
    await run({ ...without(files, 'enrollments'), 'roles.csv': roles }, { confirmDepartures: true });
    const told = (await house.events()).slice(before);
    const ended = told.flatMap((event) => (event.type === 'AffiliationEnded' ? [event.data] : []));
    expect(ended.map(({ profile, school }) => [profile, school])).toEqual([
      ['PUPIL', schoolId(uai)],
      ['RELATIVE', schoolId(uai)],
    ]);
  });

  test('with a row missing from a file that is there empties what that row told', async () => {
    const { files } = set();
    await run(files);
    const before = (await house.events()).length;
    await run({
      ...files,
      'demographics.csv': table(header.demographics),
      'enrollments.csv': (files['enrollments.csv'] ?? '').replace(/e1,.*\r\n/, ''),
      'classes.csv': (files['classes.csv'] ?? '').replace(/c3,.*\r\n/, ''),
    });
    const told = (await house.events()).slice(before);
    const of = (type: string) => told.flatMap((event) => (event.type === type ? [event.data] : []));
    expect(of('PersonalDetailsChanged')).toEqual([{ previousBirthDate: '2014-03-01' }]);
    expect(of('AffiliationChanged')).toEqual([
      expect.objectContaining({ details: expect.objectContaining({ classes: [], groups: ['Latin'] }) }),
      expect.objectContaining({ details: expect.objectContaining({ classes: [], groups: [] }) }),
    ]);
    expect(of('SchoolRecordChanged')).toEqual([
      expect.objectContaining({ record: expect.objectContaining({ classes: [] }) }),
    ]);
  });

  test('without enrollments takes nobody out of a school of which an enrollment alone told, nor their family', async () => {
    const { files } = set();
    const more = {
      ...files,
      // A second school for the pupil, the only one for a teacher of the whole network.
      'enrollments.csv': `${files['enrollments.csv']}e5,,,c3,s-2,p1,student,,,\r\ne6,,,c3,s-2,t2,teacher,,,\r\ne7,,,c3,s-2,t1,teacher,,,\r\n`,
      'roles.csv': `${files['roles.csv']}r20,,,t2,primary,teacher,,,d1,\r\nr21,,,t1,secondary,teacher,,,s-2,\r\n`,
      'users.csv': `${files['users.csv']}t2,,,true,ut2,,Guy,Gris,,,,,,,,,,,,,,,\r\n`,
    };
    const all = { ...people, TEACHER: 2 };
    expect(countsOf(await run(more))).toMatchObject({ created: all });
    expect(countsOf(await run(without(more, 'enrollments')))).toEqual({ unchanged: all, leftOut });
    // What a role told ends with the role, and who is not told of at all departs.
    const fewer = {
      ...without(more, 'enrollments'),
      'roles.csv': more['roles.csv'].replace(/r21,.*\r\n/, ''),
      'users.csv': more['users.csv'].replace(/h1,.*\r\n/, ''),
    };
    const confirmed = countsOf(await run(fewer, { confirmDepartures: true }));
    expect(confirmed.departed).toEqual({ TEACHER: 1, NON_TEACHING: 1 });
    const whole = { ...more, 'enrollments.csv': more['enrollments.csv'].replace(/e5,.*\r\n/, '') };
    expect(countsOf(await run(whole, { confirmDepartures: true }))).toMatchObject({
      departed: { PUPIL: 1, RELATIVE: 1 },
    });
  });

  test('without organisations makes nobody depart', async () => {
    const { files, network } = set();
    await run(files);
    const fewer = without(files, 'orgs');
    const users = (files['users.csv'] ?? '').replace(/h1,.*\r\n/, '');
    const given = { academy: network, confirmDepartures: true };
    const { SCHOOL: _, NON_TEACHING: __, ...unchanged } = people;
    expect(countsOf(await run({ ...fewer, 'users.csv': users }, given))).toEqual({
      unchanged,
      leftOut: { UNKNOWN: 1 },
    });
  });

  test('of changes adds classes to those of a school, and takes none away', async () => {
    const { files, uai, network } = set();
    await run(files);
    const at = 'active,2026-11-01T00:00:00Z';
    const changes = {
      'manifest.csv': manifest({ orgs: 'delta', users: 'delta', classes: 'delta' }),
      'orgs.csv': table(header.orgs, `S1,${at},Collège du Lac,school,${uai},d1`),
      'users.csv': table(header.users),
      'classes.csv': table(header.classes, `c9,${at},5C,,k,,homeroom,,S1,t,,,`),
    };
    const before = (await house.events()).length;
    await run(changes, { academy: network });
    const told = (await house.events()).slice(before);
    expect(told.find(({ type }) => type === 'SchoolRecordChanged')?.data).toMatchObject({
      record: { classes: [{ code: '5C' }, { code: '6A' }], groups: [{ code: 'Latin' }] },
    });
  });

  test('of changes adds and changes people, removes those to be deleted, and nobody departs by absence', async () => {
    const { files, network, uai } = set();
    await run(files);
    const row = (id: string, status: string, given: string, family: string) =>
      `${id},${status},2026-11-01T00:00:00Z,true,u,,${given},${family},,,,,,,,,,,,,,,`;
    const changes = {
      'manifest.csv': manifest({ users: 'delta', roles: 'delta', classes: 'delta', enrollments: 'delta' }),
      'users.csv': table(
        header.users,
        // Of several rows the last one holds, also where no row says of what kind they are.
        row('p1', 'tobedeleted', 'Zoé', 'Avant'),
        // Nothing but a name: what else is known of her stays.
        row('p1', 'active', 'Zoé', 'Violet'),
        row('h1', 'active', 'Paul', 'Avant'),
        row('t1', 'active', 'Anne', '"Roux, de"'),
        row('p3', 'active', 'Max', 'Gris'),
        row('h1', 'tobedeleted', 'Paul', 'Faure'),
        row('y1', 'active', 'Inconnu', 'Rien'),
        row('y2', 'tobedeleted', 'Inconnu', 'Rien'),
      ),
      'roles.csv': table(
        header.roles,
        'r20,active,2026-11-01T00:00:00Z,p3,primary,student,,,S1,',
        'r21,active,2026-11-01T00:00:00Z,t1,primary,teacher,,,s-2,',
        'r22,active,2026-11-01T00:00:00Z,p2,primary,student,,,S1,',
        'r23,tobedeleted,2026-11-01T00:00:00Z,g1,primary,guardian,,,S1,',
      ),
      'classes.csv': table(header.classes, 'c9,active,2026-11-01T00:00:00Z,5C,,k,,homeroom,,S1,t,,,'),
      'enrollments.csv': table(
        header.enrollments,
        'e20,active,2026-11-01T00:00:00Z,c9,S1,p3,student,,,',
        'e21,active,2026-11-01T00:00:00Z,c9,S1,t1,teacher,,,',
        'e22,active,2026-11-01T00:00:00Z,c1,S1,p3,student,,,',
      ),
    };
    const before = (await house.events()).length;
    const given = { academy: network, confirmDepartures: true };
    const result = await run(changes, given);
    expect(countsOf(result)).toEqual({
      created: { PUPIL: 1 },
      updated: { PUPIL: 1, TEACHER: 1, NON_TEACHING: 1 },
      departed: { NON_TEACHING: 1 },
      merged: { UNKNOWN: 2 },
      leftOut: { UNKNOWN: 5 },
    });
    const events = (await house.events()).slice(before);
    expect(events.find(({ type }) => type === 'ImportStarted')?.data).toMatchObject({ delta: true });
    const told = events.filter(({ stream }) => stream.startsWith('account-'));
    expect(told.map(({ type }) => type).sort()).toEqual([
      'AccountAffiliated',
      'AccountAffiliated',
      'AccountCreated',
      'AccountRenamed',
      'AffiliationChanged',
      'AffiliationEnded',
    ]);
    expect(told.find(({ type }) => type === 'AffiliationEnded')?.data).toMatchObject({
      cause: 'DELETE_REQUESTED',
    });
    expect(told.find(({ type }) => type === 'AffiliationChanged')?.data).toMatchObject({
      school: schoolId(uai),
      details: { classes: ['5C', '6A'] },
    });
    expect(countsOf(await run(changes, given))).toEqual({
      unchanged: { PUPIL: 2, TEACHER: 1, UNKNOWN: 1 },
      merged: { UNKNOWN: 2 },
      leftOut: { UNKNOWN: 5 },
    });
  });

  test('of changes says nothing of who has no place within scope, not even once they have none anywhere', async () => {
    const { files, network } = set();
    await run(files);
    const relatives = (status: string, name: string): Files => ({
      'manifest.csv': manifest({ users: 'delta', roles: 'delta' }),
      'users.csv': table(
        header.users,
        `g1,${status},2026-11-01T00:00:00Z,true,u,,Marc,${name},,,autre@x.example,,,,,,,,,,,,`,
      ),
      'roles.csv': table(header.roles, 'r6,active,2026-11-01T00:00:00Z,g1,primary,guardian,,,S1,'),
    });
    await run(relatives('tobedeleted', 'Blanc'), { academy: network, confirmDepartures: true });
    const before = (await house.events()).length;
    const elsewhere = { academy: network, mayImportInto: () => false };
    const dry = await run(relatives('active', 'Pris'), { ...elsewhere, dryRun: true });
    expect(countsOf(dry)).toEqual({ unchanged: { RELATIVE: 1 } });
    expect(countsOf(await run(relatives('active', 'Pris'), elsewhere))).toEqual(countsOf(dry));
    const told = (await house.events()).slice(before).map(({ stream }) => stream);
    expect(told.filter((stream) => stream.startsWith('account-'))).toEqual([]);
  });

  test('of version 1.1 has roles and schools in the file of people', async () => {
    const { files, network } = set();
    const users = table(
      header.users11,
      'p1,,,true,S1,student,u,,Zoé,Blanc,,,,,,"g1",6,',
      't1,,,true,"S1,s-2",teacher,u,,Anne,Roux,,,,,,,,',
      'g1,,,true,S1,parent,u,,Marc,Blanc,,,,,,p1,,',
    );
    const { 'roles.csv': _, 'demographics.csv': __, ...rest } = files;
    const old = {
      ...rest,
      'manifest.csv': manifest(bulk('orgs', 'classes', 'enrollments', 'users'), '1.1'),
      'users.csv': users,
    };
    const before = (await house.events()).length;
    expect(countsOf(await run(old))).toMatchObject({
      created: { PUPIL: 1, RELATIVE: 1, TEACHER: 1, SCHOOL: 2 },
    });
    const places = (await house.events())
      .slice(before)
      .flatMap((event) => (event.type === 'AccountAffiliated' ? [event.data.joinKey] : []));
    expect(places.filter((key) => key === `${network}$oneroster:t1`)).toHaveLength(2);
  });

  test('takes its network from who imports before that of its organisations, and needs one', async () => {
    const { files } = set();
    const orgs = (files['orgs.csv'] ?? '').replace(/d1,.*\r\n/, '');
    expect(await run({ ...files, 'orgs.csv': orgs })).toEqual({
      outcome: 'refused',
      code: 'IMPORT_ACADEMY_REQUIRED',
    });
    const given = await run(files, { academy: `Autre ${sets}` });
    expect(countsOf(given)).toMatchObject({ created: people });
    expect((await house.events()).findLast(({ type }) => type === 'ImportStarted')?.data).toMatchObject({
      network: `AUTRE-${sets}`,
    });
  });

  test('takes over nobody whom AAF told of in the same school, be it by the same number: it waits for a confirmation', async () => {
    const { files, network, uai } = set();
    const aaf = aafExport({
      academy: network,
      schools: { S1: { uai } },
      pupils: many(10, 100, () => ({ school: 'S1' })),
    });
    await run(aaf);
    const before = (await house.events()).length;
    const renamed = Object.fromEntries(
      Object.entries(files).map(([name, content]) => [name, content.replaceAll(/\bp1\b/g, '100')]),
    );
    const departures = [{ school: schoolId(uai), departing: 10, members: 10 }];
    expect(await run(renamed)).toEqual({ outcome: 'held', departures });
    const accounts = async () =>
      (await house.events()).slice(before).filter(({ stream }) => stream.startsWith('account-'));
    expect(await accounts()).toEqual([]);
    const confirmed = countsOf(await run(renamed, { confirmDepartures: true }));
    expect(confirmed).toMatchObject({ created: { PUPIL: 2 }, departed: { PUPIL: 10 } });
    expect((await accounts()).filter(({ type }) => type === 'AccountRenamed')).toEqual([]);
  });

  test.each<[string, (files: Record<string, string>) => Files, object]>([
    ['without a manifest', ({ 'manifest.csv': _, ...files }) => files, { file: 'manifest.csv' }],
    [
      'of another version',
      (files) => ({ ...files, 'manifest.csv': manifest(bulk('users'), '2.0') }),
      { line: 3 },
    ],
    ['without a file it names', ({ 'roles.csv': _, ...files }) => files, { file: 'roles.csv' }],
    [
      'without people',
      (files) => ({ ...files, 'manifest.csv': manifest(bulk('orgs', 'roles', 'enrollments')) }),
      {},
    ],
    ['without roles', (files) => ({ ...files, 'manifest.csv': manifest(bulk('orgs', 'users')) }), {}],
    [
      'with a mode of no meaning',
      (files) => ({ ...files, 'manifest.csv': manifest({ ...bulk('orgs', 'users'), roles: 'some' }) }),
      { line: 6 },
    ],
  ])('%s is refused', async (_, spoil, where) => {
    expect(await run(spoil(set().files))).toMatchObject({
      outcome: 'refused',
      code: 'IMPORT_MANIFEST_INVALID',
      ...where,
    });
  });

  test.each<[string, (files: Record<string, string>) => Files, string]>([
    [
      'a header of another name',
      (files) => ({ ...files, 'users.csv': 'SourcedId,givenName\r\n' }),
      'IMPORT_FILE_HEADER',
    ],
    [
      'a file in Latin-1',
      (files) => ({ ...files, 'users.csv': Buffer.from(files['users.csv'] ?? '', 'latin1') }),
      'IMPORT_FILE_ENCODING',
    ],
    ['an AAF file beside it', (files) => ({ ...files, 'ENT_Eleve_1.xml': '' }), 'IMPORT_MIXED_FORMATS'],
  ])('with %s is refused', async (_, spoil, code) => {
    expect(await run(spoil(set().files))).toMatchObject({ outcome: 'refused', code });
  });
});

describe('an archive', () => {
  const files = { 'manifest.csv': 'a', 'users.csv': 'b'.repeat(5000) };
  const refusal = async (zip: Buffer, limits?: Parameters<typeof unpacked>[2]): Promise<unknown> => {
    const folder = await folderOf({ 'set.zip': zip });
    const refused = await unpacked(folder, join(folder, 'unpacked'), limits).then(
      () => undefined,
      (error: { code?: unknown; detail?: unknown }) => ({ code: error.code, detail: error.detail }),
    );
    expect(readdirSync(folder)).toEqual(['set.zip']);
    return refused;
  };
  const broken = { code: 'IMPORT_ARCHIVE_BROKEN', detail: { file: 'set.zip' } };

  test.each([
    ['is cut', () => zipOf(files).subarray(0, 60)],
    ['is no zip', () => Buffer.from('PK nothing of the kind')],
    ['is encrypted', () => zipOf(files, () => ({ encrypted: true }))],
    ['leads out of itself', () => zipOf(files, (name) => ({ name: `../${name}` }))],
    ['holds two files of one name', () => zipOf(files, () => ({ name: 'users.csv' }))],
    ['is not what its checksums say', () => zipOf(files, () => ({ crc: 7 }))],
  ])('that %s is refused, and nothing of it stays', async (_, zip) => {
    expect(await refusal(zip())).toEqual(broken);
  });

  test('gives every file that an import may hold, however systems write its name, and nothing else', async () => {
    const titles = [
      'Acade\u0301mie_Eleve_1.xml',
      'ENT├⌐&x_Eleve_2.xml',
      `${'x'.repeat(200)}_Eleve_3.xml`,
      '-_Eleve_4.xml',
      'set/._Eleve_5.xml',
      '__MACOSX/_Eleve_6.xml',
      'LISEZMOI.txt',
    ];
    const folder = await folderOf({
      'set.zip': zipOf(Object.fromEntries(titles.map((name) => [name, name]))),
    });
    const { folder: out, remove } = await unpacked(folder, join(folder, 'unpacked'));
    expect((await readdir(out)).sort()).toEqual(
      [
        'Académie_Eleve_1.xml',
        'ENT___x_Eleve_2.xml',
        `${'x'.repeat(142)}_Eleve_3.xml`,
        '__Eleve_4.xml',
      ].sort(),
    );
    await remove();
    expect(await refusal(zipOf({ 'a_Eleve_1.xml': '', 'b.zip': '' }))).toMatchObject({
      code: 'IMPORT_MIXED_FORMATS',
    });
  });

  test('from which far more comes than its size is refused while it is unpacked', async () => {
    const bomb = zipOf({ 'users.csv': Buffer.alloc(3_000_000, 'a') });
    const limits = { bytes: 1e9, files: 10, ratio: 100, small: 100_000 };
    expect(await refusal(bomb, limits)).toEqual({ code: 'IMPORT_TOO_LARGE', detail: { file: 'set.zip' } });
    expect(await refusal(zipOf(files), { ...limits, files: 1 })).toMatchObject({ code: 'IMPORT_TOO_LARGE' });
  });
});
