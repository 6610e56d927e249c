import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { schoolId } from '@loge/contracts';
import type { LogeEvent } from '@loge/contracts';
import type { Recorded } from '../event-store/codec.js';
import { aafExport, many } from '../../../test/support/aaf-export.js';
import type { ExportPlan } from '../../../test/support/aaf-export.js';
import type { ImportRequest, ImportResult } from './commands.js';
import { countsOf, folderWith, openImportHouse } from '../../../test/support/import-house.js';
import { lockSchools, releaseSchools } from './import-locks.js';
import type { ImportHouse } from '../../../test/support/import-house.js';

let house: ImportHouse;
const folders: string[] = [];
let academies = 0;
beforeAll(async () => {
  house = await openImportHouse();
});
afterAll(() => house.close());
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

/** Tests share a house: each has an academy of its own, whose schools and join keys nobody else has. */
function academy(): { name: string; uai: (number: number) => string } {
  const number = ++academies;
  return {
    name: `Academie ${number}`,
    uai: (school) => `${String(number).padStart(3, '0')}${String(school).padStart(4, '0')}A`,
  };
}

async function folderOf(files: Record<string, string>): Promise<string> {
  const folder = await folderWith(files);
  folders.push(folder);
  return folder;
}

const run = async (plan: ExportPlan, options: Partial<ImportRequest> = {}): Promise<ImportResult> =>
  house.run(await folderOf(aafExport(plan)), options);

/** The events that `doing` leads to, but for those of the import's own stream. */
async function eventsOf(doing: () => Promise<unknown>): Promise<Recorded<LogeEvent>[]> {
  const before = (await house.events()).length;
  await doing();
  return (await house.events()).slice(before).filter(({ stream }) => !stream.startsWith('import-'));
}

const typesOf = (events: readonly Recorded<LogeEvent>[]): string[] => events.map(({ type }) => type).sort();

/** A school of twenty pupils, each with a relative, and two teachers. */
function college(): { plan: ExportPlan; uai: string; id: ReturnType<typeof schoolId> } {
  const { name, uai } = academy();
  return {
    uai: uai(1),
    id: schoolId(uai(1)),
    plan: {
      academy: name,
      schools: { 1: { uai: uai(1) } },
      pupils: many(20, 100, (number) => ({ relatives: [`${Number(number) + 100}$1$1$1$0$0`] })),
      relatives: many(20, 200, () => ({})),
      staff: {
        300: { functions: ['1$ENS$ENSEIGNEMENT$L1$LETTRES'] },
        301: { functions: ['1$EDU$EDUCATION'] },
      },
    },
  };
}
const whole = { PUPIL: 20, RELATIVE: 20, TEACHER: 1, NON_TEACHING: 1, SCHOOL: 1 };

describe('a first import', () => {
  test('tells its course on a stream of its own, and says in the register that it was an import', async () => {
    const { plan, id } = college();
    const before = (await house.events()).length;
    expect(countsOf(await run(plan))).toEqual({ created: whole });
    const events = (await house.events()).slice(before);
    const course = events.filter(({ stream }) => stream.startsWith('import-'));
    expect(course.map(({ type }) => type)).toEqual(['ImportStarted', 'ImportCompleted']);
    expect(course[0]).toMatchObject({
      data: { format: 'AAF', schools: [id] },
      metadata: { channel: 'COMMAND_LINE' },
    });
    const made = events.filter(({ type }) => type === 'AccountCreated');
    expect(made).toHaveLength(42);
    expect(new Set(made.map(({ metadata }) => metadata.channel))).toEqual(new Set(['IMPORT']));
  });

  test('ties relatives to their children in each school', async () => {
    const { name, uai } = academy();
    const events = await eventsOf(() =>
      run({
        academy: name,
        schools: { 1: { uai: uai(1) }, 2: { uai: uai(2) } },
        pupils: {
          10: { school: '1', relatives: ['20$2$1$1$0$0'] },
          11: { school: '2', relatives: ['20$2$1$2$0$0'] },
        },
        relatives: { 20: {} },
      }),
    );
    const places = events.flatMap((event) =>
      event.type === 'AccountAffiliated' && event.data.profile === 'RELATIVE' ? [event.data] : [],
    );
    expect(places.map(({ school, details }) => [school, details.children])).toEqual([
      [schoolId(uai(1)), [expect.objectContaining({ relation: 'MOTHER', legalGuardian: 1 })]],
      [schoolId(uai(2)), [expect.objectContaining({ relation: 'MOTHER', legalGuardian: 2 })]],
    ]);
  });

  test('is in a folder full of homonyms what it is in any other', async () => {
    const { name, uai } = academy();
    const plan: ExportPlan = {
      academy: name,
      schools: { 1: { uai: uai(1) } },
      pupils: many(60, 100, (number) => ({
        family: 'Dupont',
        given: 'Jean',
        born: '01/01/2012',
        relatives: [`${Number(number) + 100}$1$1$1$0$0`],
      })),
      relatives: many(60, 200, () => ({ family: 'Dupont', given: 'Jean' })),
    };
    const people = { PUPIL: 60, RELATIVE: 60, SCHOOL: 1 };
    const events = await eventsOf(async () => expect(countsOf(await run(plan))).toEqual({ created: people }));
    const logins = events.flatMap((event) => (event.type === 'AccountCreated' ? [event.data.login] : []));
    expect(new Set(logins).size).toBe(120);
    expect(logins.every((login) => /^jean\.dupont\d*$/.test(login))).toBe(true);
    expect(countsOf(await run(plan))).toEqual({ unchanged: people });
  });

  test('counts every record in one bucket, with the reason', async () => {
    const { name, uai } = academy();
    const result = await run({
      academy: name,
      schools: { 1: { uai: uai(1) }, 2: { uai: 'none' } },
      pupils: {
        10: { relatives: ['20$1$1$1$0$0'] },
        11: { school: '77', relatives: ['21$1$1$1$0$0'] },
        12: { given: '' },
      },
      relatives: { 20: {}, 21: {}, 22: {}, 10: {} },
      staff: { 30: { school: '77', functions: ['78$ENS$ENSEIGNEMENT'] }, 20: {} },
    });
    expect(countsOf(result)).toEqual({
      created: { PUPIL: 1, NON_TEACHING: 1, SCHOOL: 1 },
      leftOut: { PUPIL: 1, RELATIVE: 2, TEACHER: 1 },
      errors: { PUPIL: 1, RELATIVE: 2, SCHOOL: 1 },
    });
    expect(result).toMatchObject({
      report: {
        reasons: [
          { kind: 'SCHOOL', code: 'SCHOOL_CODE_INVALID' },
          { kind: 'PUPIL', code: 'NO_KNOWN_SCHOOL' },
          { kind: 'PUPIL', code: 'NAME_MISSING' },
          { kind: 'TEACHER', code: 'NO_KNOWN_SCHOOL' },
          { kind: 'RELATIVE', code: 'JOIN_KEY_OTHER_KIND' },
          { kind: 'RELATIVE', code: 'JOIN_KEY_OTHER_KIND' },
          { kind: 'RELATIVE', code: 'NO_KNOWN_CHILD' },
          { kind: 'RELATIVE', code: 'NOT_NAMED_BY_A_PUPIL' },
        ],
      },
    });
  });

  test('takes two records of one key as one person in both schools', async () => {
    const { name, uai } = academy();
    const files = aafExport({
      academy: name,
      schools: { 1: { uai: uai(1) }, 2: { uai: uai(2) } },
      staff: { 30: { classes: ['1$6A'] } },
    });
    const again = aafExport({ staff: { 30: { school: '2', classes: ['2$3B'] } } });
    files['ENT_Complet_PersEducNat_0001.xml'] = again['ENT_Complet_PersEducNat_0000.xml'] ?? '';
    const events = await eventsOf(async () => {
      const result = await house.run(await folderOf(files));
      expect(countsOf(result)).toEqual({ created: { SCHOOL: 2, TEACHER: 1 }, merged: { TEACHER: 1 } });
    });
    expect(
      events.flatMap((event) => (event.type === 'AccountAffiliated' ? [event.data.details.classes] : [])),
    ).toEqual([['6A'], ['3B']]);
  });
});

describe('a record beyond all measure', () => {
  let seed = 1;
  /** Text that hardly compresses. */
  const noise = (length: number): string =>
    Array.from({ length }, () => {
      seed = (seed * 48_271) % 0x7fffffff;
      return String.fromCodePoint(0x4e00 + (seed % 20_000));
    }).join('');

  test('is an error of its own, and neither stops this import nor later ones', async () => {
    const { name, uai } = academy();
    const plan: ExportPlan = {
      academy: name,
      schools: { 1: { uai: uai(1) }, 2: { uai: uai(2), name: noise(9000) }, [noise(900)]: { uai: uai(3) } },
      pupils: {
        10: { family: noise(9000) },
        11: { class: noise(2700) },
        12: { relatives: [`${noise(2700)}$1$1$1$0$0`] },
        13: { relatives: Object.keys(many(600, 1000, () => 0)) },
        14: { mail: noise(1001) },
        [noise(3000)]: {},
        16: { family: noise(100), given: noise(100), class: noise(90), relatives: ['20$1$1$1$0$0'] },
      },
      relatives: { 20: { given: noise(2000) }, 21: {} },
      staff: {
        30: { functions: [`1$${noise(101)}$X`] },
        31: { school: noise(101) },
        32: { classes: ['1$6A'] },
      },
    };
    const errors = { SCHOOL: 2, PUPIL: 6, RELATIVE: 1, NON_TEACHING: 2 };
    const leftOut = { RELATIVE: 1 };
    const sound = { SCHOOL: 1, PUPIL: 1, TEACHER: 1 };
    expect(countsOf(await run(plan, { dryRun: true }))).toEqual({ created: sound, errors, leftOut });
    const result = await run(plan);
    expect(countsOf(result)).toEqual({ created: sound, errors, leftOut });
    expect(countsOf(await run(plan))).toEqual({ unchanged: sound, errors, leftOut });
    for (const one of house.projections.status()) expect(one).toMatchObject({ state: 'live' });
    expect(countsOf(await run(college().plan))).toEqual({ created: whole });
  });
});

describe('two records of one school', () => {
  const SCHOOLS = 'ENT_Complet_EtabEducNat_0000.xml';
  test('in two files are one', async () => {
    const { plan } = college();
    const files = aafExport(plan);
    files['ENT_Complet_EtabEducNat_0001.xml'] = files[SCHOOLS] ?? '';
    const result = await house.run(await folderOf(files));
    expect(countsOf(result)).toEqual({ created: whole, merged: { SCHOOL: 1 } });
    expect(result).toMatchObject({ report: { reasons: [{ kind: 'SCHOOL', code: 'DUPLICATE_RECORD' }] } });
    expect(countsOf(await house.run(await folderOf(files)))).toEqual({
      unchanged: whole,
      merged: { SCHOOL: 1 },
    });
  });

  test('with one key and two codes are the first one', async () => {
    const { plan, id } = college();
    const { uai } = academy();
    const files = aafExport(plan);
    const other = aafExport({ academy: plan.academy, schools: { 1: { uai: uai(1) } } });
    files['ENT_Complet_EtabEducNat_0001.xml'] = other[SCHOOLS] ?? '';
    const events = await eventsOf(async () => {
      const result = await house.run(await folderOf(files));
      expect(countsOf(result)).toEqual({ created: whole, merged: { SCHOOL: 1 } });
    });
    expect(
      new Set(events.flatMap((event) => (event.type === 'AccountAffiliated' ? [event.data.school] : []))),
    ).toEqual(new Set([id]));
  });
});

test('a school that an export tells under another key goes by that key alone, at once', async () => {
  const { name, uai } = academy();
  const plan: ExportPlan = {
    academy: name,
    schools: { 1: { uai: uai(1) } },
    staff: { 30: {}, 31: { classes: ['1$6A'] } },
  };
  await run(plan);
  const rekeyed: ExportPlan = {
    ...plan,
    schools: { 2: { uai: uai(1), name: 'Collège 1' } },
    staff: { 30: { school: '2' }, 31: { school: '1', classes: ['1$6A'] } },
  };
  const leftOut = { TEACHER: 1 };
  const first = countsOf(await run(rekeyed, { confirmDepartures: true }));
  expect(first).toEqual({
    updated: { SCHOOL: 1 },
    unchanged: { NON_TEACHING: 1 },
    ...{ leftOut, departed: leftOut },
  });
  expect(countsOf(await run(rekeyed))).toEqual({ unchanged: { SCHOOL: 1, NON_TEACHING: 1 }, leftOut });
});

describe('a later import', () => {
  test('makes events of what changed, and only of that', async () => {
    const { plan } = college();
    await run(plan);
    const { pupils, staff } = plan;
    const changed: ExportPlan = {
      ...plan,
      pupils: {
        ...pupils,
        100: { ...pupils?.['100'], class: '5B' },
        101: { ...pupils?.['101'], family: 'Autre' },
      },
      staff: { ...staff, 301: { classes: ['1$6A'] } },
    };
    const events = await eventsOf(async () =>
      expect(countsOf(await run(changed))).toEqual({
        updated: { PUPIL: 2, TEACHER: 1 },
        unchanged: { PUPIL: 18, RELATIVE: 20, TEACHER: 1, SCHOOL: 1 },
      }),
    );
    expect(typesOf(events)).toEqual([
      'AccountAffiliated',
      'AccountRenamed',
      'AffiliationChanged',
      'AffiliationEnded',
    ]);
    expect(events.find(({ type }) => type === 'AffiliationEnded')).toMatchObject({
      data: { profile: 'NON_TEACHING', cause: 'PROFILE_CHANGED' },
    });
    expect(countsOf(await run(changed))).not.toHaveProperty('updated');
  });

  test('ends the place of who is absent, and gives it back to who returns', async () => {
    const { plan } = college();
    await run(plan);
    const { 100: _gone, ...pupils } = plan.pupils ?? {};
    const without = { ...plan, pupils };
    const departed = { PUPIL: 1, RELATIVE: 1 };
    expect(countsOf(await run(without, { dryRun: true }))).toMatchObject({ departed });
    const events = await eventsOf(async () =>
      expect(countsOf(await run(without))).toEqual({
        unchanged: { ...whole, PUPIL: 19, RELATIVE: 19 },
        leftOut: { RELATIVE: 1 },
        departed,
      }),
    );
    expect(events.map((event) => event.type === 'AffiliationEnded' && event.data.cause)).toEqual([
      'DEPARTED',
      'DEPARTED',
    ]);
    expect(countsOf(await run(without))).not.toHaveProperty('departed');
    expect(countsOf(await run(plan))).toMatchObject({ updated: { PUPIL: 1, RELATIVE: 1 } });
  });

  test('lets nobody depart whose record is broken, whose kind has no file, or whose export is a delta', async () => {
    const { plan } = college();
    await run(plan);
    const { pupils, schools, academy: name } = plan;
    const broken: ExportPlan = { ...plan, pupils: { ...pupils, 100: { given: '', relatives: [] } } };
    expect(countsOf(await run(broken))).toEqual({
      errors: { PUPIL: 1 },
      unchanged: { ...whole, PUPIL: 19 },
    });
    expect(countsOf(await run({ academy: name, schools }))).toEqual({ unchanged: { SCHOOL: 1 } });
    const delta = Object.entries(aafExport({ academy: name, schools, pupils: { 500: {} } })).map(
      ([name, content]) => [name.replace('Complet_Eleve', 'Delta_Eleve'), content] as const,
    );
    expect(countsOf(await house.run(await folderOf(Object.fromEntries(delta))))).toEqual({
      created: { PUPIL: 1 },
      unchanged: { SCHOOL: 1 },
    });
  });

  test('lets nobody depart whose key stands under another kind of record, as its dry run says', async () => {
    const { plan } = college();
    await run(plan);
    const { 219: _gone, ...relatives } = plan.relatives ?? {};
    const next: ExportPlan = {
      ...plan,
      relatives,
      staff: { ...plan.staff, 219: { functions: ['1$EDU$EDUCATION'] } },
    };
    const counts = { errors: { NON_TEACHING: 1 }, unchanged: { ...whole, RELATIVE: 19 } };
    expect(countsOf(await run(next, { dryRun: true }))).toEqual(counts);
    expect(await eventsOf(async () => expect(countsOf(await run(next))).toEqual(counts))).toEqual([]);
  });

  test('holds for as many departures as its dry run tells', async () => {
    const { plan, id } = college();
    await run(plan);
    const rest: ExportPlan = {
      ...plan,
      relatives: many(15, 200, () => ({})),
      staff: { ...plan.staff, 219: { functions: ['1$EDU$EDUCATION'] } },
    };
    expect(await run(rest, { dryRun: true })).toMatchObject({ departures: [] });
    expect(countsOf(await run(rest))).toMatchObject({ departed: { RELATIVE: 4 } });
    const fewer: ExportPlan = { ...rest, relatives: many(10, 200, () => ({})) };
    const more = [{ school: id, departing: 5, members: 38 }];
    expect(await run(fewer, { dryRun: true })).toMatchObject({ departures: more });
    expect(await run(fewer)).toEqual({ outcome: 'held', departures: more });
  });

  test('writes nothing before more than a tenth of a school is confirmed to depart', async () => {
    const { plan, id } = college();
    await run(plan);
    const few: ExportPlan = {
      ...plan,
      pupils: {
        ...many(17, 100, (number) => ({ class: '4C', relatives: [`${Number(number) + 100}$1$1$1$0$0`] })),
      },
      relatives: many(17, 200, () => ({})),
    };
    const departures = [{ school: id, departing: 6, members: 42 }];
    expect(await run(few, { dryRun: true })).toMatchObject({
      outcome: 'completed',
      departures,
      report: { departed: { PUPIL: 3, RELATIVE: 3 }, updated: { PUPIL: 17 } },
    });
    expect(
      await eventsOf(async () => expect(await run(few)).toEqual({ outcome: 'held', departures })),
    ).toEqual([]);
    expect(countsOf(await run(few, { confirmDepartures: true }))).toMatchObject({
      departed: { PUPIL: 3, RELATIVE: 3 },
      updated: { PUPIL: 17 },
    });
  });

  test('leaves a known school outside the export its people, and adds to it only within scope', async () => {
    const { name, uai } = academy();
    const outside = schoolId(uai(2));
    await run({
      academy: name,
      schools: { 2: { uai: uai(2) } },
      pupils: { 10: { school: '2', relatives: ['20$2$1$1$0$0'] } },
      staff: { 31: { school: '2', functions: ['2$EDU$EDUCATION'] } },
    });
    const plan: ExportPlan = {
      academy: name,
      schools: { 1: { uai: uai(1) } },
      pupils: { 11: {} },
      relatives: { 20: {} },
      staff: { 30: { functions: ['1$ENS$ENSEIGNEMENT', '2$ENS$ENSEIGNEMENT'] }, 32: { school: '2' } },
    };
    const narrow = { mayImportInto: (school: string) => school !== outside };
    expect(await run(plan, { ...narrow, dryRun: true })).toMatchObject({
      report: {
        created: { PUPIL: 1, TEACHER: 1, SCHOOL: 1 },
        leftOut: { NON_TEACHING: 1, RELATIVE: 1 },
        reasons: [{ code: 'SCHOOL_OUT_OF_SCOPE' }, { code: 'SCHOOL_OUT_OF_SCOPE' }],
      },
    });
    const events = await eventsOf(async () =>
      expect(countsOf(await run(plan))).toEqual({
        created: { PUPIL: 1, RELATIVE: 1, TEACHER: 1, NON_TEACHING: 1, SCHOOL: 1 },
      }),
    );
    expect(events.some(({ type }) => type === 'AffiliationEnded')).toBe(false);
    const gained = events.flatMap((event) =>
      event.type === 'AccountAffiliated' && event.data.school === outside ? [event.data.profile] : [],
    );
    expect(gained.sort()).toEqual(['NON_TEACHING', 'RELATIVE', 'TEACHER']);
  });
});

describe('an import that is refused writes nothing', () => {
  const refused = async (files: Record<string, string>, options: Partial<ImportRequest> = {}) => {
    let result: ImportResult | undefined;
    const events = await eventsOf(async () => {
      result = await house.run(await folderOf(files), options);
    });
    expect(events).toEqual([]);
    return result;
  };

  test('for a file that is cut, though all others are sound', async () => {
    const files = aafExport(college().plan);
    files['ENT_Complet_PersRelEleve_0001.xml'] =
      files['ENT_Complet_PersRelEleve_0000.xml']?.slice(0, 3000) ?? '';
    expect(await refused(files)).toEqual({
      outcome: 'refused',
      code: 'IMPORT_FILE_TRUNCATED',
      file: 'ENT_Complet_PersRelEleve_0001.xml',
      line: expect.any(Number),
    });
    expect((await house.events()).at(-1)).toMatchObject({ type: 'ImportRefused' });
  });

  test.each([
    ['without its academy', { academy: '' }, {}, 'IMPORT_ACADEMY_REQUIRED'],
    ['with another academy than the one given', {}, { academy: 'Nice' }, 'IMPORT_ACADEMY_CONTRADICTS'],
    ['for a school out of scope', {}, { mayImportInto: () => false }, 'IMPORT_OUT_OF_SCOPE'],
  ])('%s', async (_, more, options, code) => {
    expect(await refused(aafExport({ ...college().plan, ...more }), options)).toEqual({
      outcome: 'refused',
      code,
    });
  });

  test('but not for a broken school, whose record still names its academy', async () => {
    const { name } = academy();
    const broken = { academy: name, schools: { 1: { uai: 'none' } }, pupils: { 10: {} } };
    expect(countsOf(await run(broken))).toEqual({ errors: { SCHOOL: 1 }, leftOut: { PUPIL: 1 } });
    expect(await refused(aafExport(broken), { academy: 'Nice' })).toEqual({
      outcome: 'refused',
      code: 'IMPORT_ACADEMY_CONTRADICTS',
    });
  });

  test('and an academy that is missing can be given', async () => {
    const { plan } = college();
    expect(countsOf(await run({ ...plan, academy: '' }, { academy: plan.academy }))).toEqual({
      created: whole,
    });
    expect(countsOf(await run(plan))).toEqual({ unchanged: whole });
  });
});

describe('an import among others', () => {
  test.each(['SCHOOLS', 'PUPILS', 'STAFF', 'RELATIVES', 'DEPARTURES'])(
    'that is killed at %s ends in the same state when it is run again',
    async (phase) => {
      const { plan, uai } = college();
      await run(plan);
      const { 119: _gone, ...pupils } = plan.pupils ?? {};
      const next: ExportPlan = {
        ...plan,
        pupils: { ...pupils, ...many(30, 500, () => ({ class: '3A' })), 100: { class: '5B' } },
        relatives: { ...plan.relatives, 600: {} },
      };
      let writing = false;
      const killed = run(next, {
        onProgress: (progress) => {
          writing ||= progress.phase === 'SCHOOLS';
          if (writing && progress.phase === phase) throw new Error('killed');
        },
      });
      await expect(killed).rejects.toThrow('killed');
      await run(next);
      expect(countsOf(await run(next))).toEqual({
        unchanged: { PUPIL: 49, RELATIVE: 18, TEACHER: 1, NON_TEACHING: 1, SCHOOL: 1 },
        leftOut: { RELATIVE: 3 },
      });
      const rows = await house.database.query(
        `SELECT state FROM directory.import_job WHERE $1 = ANY(schools) ORDER BY created_at`,
        [schoolId(uai)],
      );
      expect(rows.map(({ state }: { state: string }) => state)).toEqual([
        'COMPLETED',
        'INTERRUPTED',
        'COMPLETED',
        'COMPLETED',
      ]);
    },
  );

  test('that is stopped in the middle of its pupils goes on where it stopped', async () => {
    const { plan } = college();
    const crowd: ExportPlan = {
      ...plan,
      pupils: { ...plan.pupils, ...many(500, 1000, () => ({ given: 'Jean' })) },
    };
    const stop = new AbortController();
    const stopped = run(crowd, {
      signal: stop.signal,
      onProgress: ({ phase, done }) => {
        if (phase === 'PUPILS' && done > 0) stop.abort(new Error('stopped'));
      },
    });
    await expect(stopped).rejects.toThrow('stopped');
    const { created, unchanged } = countsOf(await run(crowd));
    expect(unchanged).toEqual({ PUPIL: 500, SCHOOL: 1 });
    expect(created).toEqual({ ...whole, PUPIL: 20, SCHOOL: undefined });
    expect(countsOf(await run(crowd))).toEqual({ unchanged: { ...whole, PUPIL: 520 } });
  });

  test('of a school where known pupils name its relatives waits for it too', async () => {
    const { name, uai } = academy();
    const family = { 20: {} };
    await run({
      academy: name,
      schools: { 2: { uai: uai(2) } },
      pupils: { 10: { school: '2', relatives: ['20$2$1$1$0$0'] } },
      relatives: family,
    });
    const other = house.database.createQueryRunner();
    await lockSchools(other, [schoolId(uai(2))], () => undefined);
    let tellWaiting: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => (tellWaiting = resolve));
    const phases: string[] = [];
    const second = run(
      { academy: name, schools: { 1: { uai: uai(1) } }, pupils: { 11: {} }, relatives: family },
      {
        onProgress: ({ phase }) => {
          phases.push(phase);
          if (phase === 'WAITING') tellWaiting();
        },
      },
    );
    await Promise.race([waiting, second]);
    expect(phases.at(-1)).toBe('WAITING');
    await releaseSchools(other);
    await other.release();
    expect(countsOf(await second)).toEqual({ created: { PUPIL: 1, SCHOOL: 1 }, unchanged: { RELATIVE: 1 } });
  });

  test('that waits for another can be stopped, and leaves nothing behind', async () => {
    const { plan, id } = college();
    const other = house.database.createQueryRunner();
    await lockSchools(other, [id], () => undefined);
    const stop = new AbortController();
    const waiting = run(plan, {
      signal: stop.signal,
      onProgress: ({ phase }) => {
        if (phase === 'WAITING') stop.abort(new Error('stopped'));
      },
    });
    await expect(waiting).rejects.toThrow('stopped');
    await releaseSchools(other);
    await other.release();
    expect(countsOf(await run(plan))).toEqual({ created: whole });
  });

  test('of the same school waits for it, and finds everything done', async () => {
    const { plan } = college();
    const results = await Promise.all(Array.from({ length: 6 }, () => run(plan)));
    expect(results.map(countsOf).sort((a) => ('created' in a ? -1 : 1))).toEqual([
      { created: whole },
      ...Array.from({ length: 5 }, () => ({ unchanged: whole })),
    ]);
  });
});
