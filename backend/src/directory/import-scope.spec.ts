import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Network, academyName, schoolId } from '@loge/contracts';
import type { LogeEvent, SchoolId } from '@loge/contracts';
import type { Recorded } from '../event-store/codec.js';
import { aafExport } from '../../../test/support/aaf-export.js';
import type { ExportPlan } from '../../../test/support/aaf-export.js';
import {
  commandLine as line,
  countsOf,
  folderWith,
  openImportHouse,
} from '../../../test/support/import-house.js';
import type { ImportHouse } from '../../../test/support/import-house.js';
import type { Reach } from '../rights/rights.js';
import { RecordSchools, SchoolById } from '../schools/commands.js';
import type { ImportRequest, ImportResult } from './commands.js';
import { lockSchools, releaseSchools } from './import-locks.js';
import { importScope } from './upload.handlers.js';

let house: ImportHouse;
const folders: string[] = [];
beforeAll(async () => {
  house = await openImportHouse();
});
afterAll(() => house.close());
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

async function run(plan: ExportPlan, options: Partial<ImportRequest> = {}): Promise<ImportResult> {
  const folder = await folderWith(aafExport(plan));
  folders.push(folder);
  return house.run(folder, options);
}

/** The events that `doing` leads to, but for those of the import's own stream. */
async function eventsOf(doing: () => Promise<unknown>): Promise<Recorded<LogeEvent>[]> {
  const before = (await house.events()).length;
  await doing();
  return (await house.events()).slice(before).filter(({ stream }) => !stream.startsWith('import-'));
}

const bare = { name: 'École', classes: [], groups: [] };
let places = 0;
/** An academy of the test's own with two schools. */
function academy() {
  const number = String(++places).padStart(3, '0');
  const name = `Academie ${number}`;
  const [a, b] = [`${number}0001A`, `${number}0002B`];
  return { name, network: Network.parse(academyName(name)), a, b, idA: schoolId(a), idB: schoolId(b) };
}
const reaching = (schools: SchoolId[], networks: string[] = []): Reach => ({
  ...{ kind: 'schools', schools, networks },
  classes: new Map(),
});
const by = (reach: Reach) => ({ mayImportInto: importScope(reach) });

describe('a join key in the files of a head', () => {
  const victim = { family: 'Victime', given: 'Zoé', born: '01/02/2012', mail: 'zoe@exemple.fr' };

  test('gives a place in their school and no say over what another school keeps', async () => {
    const { name, a, b, idA } = academy();
    await run({
      academy: name,
      schools: { 2: { uai: b } },
      pupils: { 10: { school: '2', ...victim, relatives: ['20$2$1$1$0$0'] } },
      relatives: { 20: {} },
    });
    const forged: ExportPlan = {
      academy: name,
      schools: { 1: { uai: a } },
      pupils: {
        10: { ...victim, family: 'Autre', mail: 'autre@exemple.fr', relatives: ['20$2$1$1$0$0'] },
        11: {},
      },
      relatives: { 20: { family: 'Voleur' } },
    };
    const reasons = [
      expect.objectContaining({ kind: 'PUPIL', code: 'PERSON_BEYOND_SCOPE' }),
      expect.objectContaining({ kind: 'RELATIVE', code: 'PERSON_BEYOND_SCOPE' }),
    ];
    const told = { created: { PUPIL: 1, SCHOOL: 1 }, updated: { PUPIL: 1, RELATIVE: 1 } };
    const head = by(reaching([idA]));
    const rehearsed = await run(forged, { ...head, dryRun: true });
    expect(countsOf(rehearsed)).toEqual(told);
    expect(rehearsed).toMatchObject({ report: { reasons } });
    const events = await eventsOf(async () => {
      const result = await run(forged, head);
      expect(countsOf(result)).toEqual(told);
      expect(result).toMatchObject({ report: { reasons } });
    });
    const types = events.map(({ type }) => type).sort();
    expect(types).toEqual([
      ...['AccountAffiliated', 'AccountAffiliated', 'AccountAffiliated', 'AccountCreated'],
      'SchoolRegistered',
    ]);
    expect(new Set(events.flatMap(({ metadata }) => metadata.schools))).toEqual(new Set([idA]));
    expect(countsOf(await run(forged, head))).toEqual({
      unchanged: { PUPIL: 2, RELATIVE: 1, SCHOOL: 1 },
    });
  });

  test('changes those who are in schools within reach only, as before', async () => {
    const { name, network, a, b } = academy();
    const plan: ExportPlan = {
      academy: name,
      schools: { 1: { uai: a }, 2: { uai: b } },
      pupils: { 10: victim },
    };
    const administrator = by(reaching([], [network]));
    expect(countsOf(await run(plan, administrator))).toEqual({ created: { PUPIL: 1, SCHOOL: 2 } });
    const renamed = { ...plan, pupils: { 10: { ...victim, family: 'Durand' } } };
    const all = by(reaching([schoolId(a), schoolId(b)], [network]));
    expect(countsOf(await run(renamed, all))).toEqual({ updated: { PUPIL: 1 }, unchanged: { SCHOOL: 2 } });
  });
});

describe('a known school', () => {
  const refused = async (plan: ExportPlan, options: Partial<ImportRequest>, code: string) => {
    const events = await eventsOf(async () =>
      expect(await run(plan, options)).toEqual({ outcome: 'refused', code }),
    );
    expect(events).toEqual([]);
  };
  const networkOf = async (school: SchoolId) =>
    (await house.queries.execute(new SchoolById([school]))).get(school)?.record.network;

  test('stays in its academy, whatever a file or its importer says', async () => {
    const { name, network, a, idA } = academy();
    const schools = { 1: { uai: a } };
    await run({ academy: name, schools });
    const head = by(reaching([idA]));
    await refused({ academy: 'Ailleurs', schools }, head, 'IMPORT_ACADEMY_CONTRADICTS');
    await refused({ academy: '', schools }, { ...head, academy: 'Ailleurs' }, 'IMPORT_ACADEMY_CONTRADICTS');
    await refused({ academy: 'Ailleurs', schools }, {}, 'IMPORT_ACADEMY_CONTRADICTS');
    const foreigner = by(reaching([], ['AILLEURS']));
    await refused({ academy: 'Ailleurs', schools }, foreigner, 'IMPORT_OUT_OF_SCOPE');
    expect(await networkOf(idA)).toBe(network);
  });

  test('of no academy is taken into one only by who reaches the school itself', async () => {
    const { name, network, a, idA } = academy();
    await house.commands.execute(
      new RecordSchools([{ school: idA, record: bare }], { dryRun: false }, line()),
    );
    const plan = { academy: name, schools: { 1: { uai: a } } };
    await refused(plan, by(reaching([], [network])), 'IMPORT_OUT_OF_SCOPE');
    expect(countsOf(await run(plan, by(reaching([idA]))))).toEqual({ updated: { SCHOOL: 1 } });
    expect(await networkOf(idA)).toBe(network);
  });

  test('outside the export gains people by who reaches it, not by who names its academy', async () => {
    const { name, network, a, b, idA } = academy();
    await run({ academy: name, schools: { 2: { uai: b } } });
    const plan: ExportPlan = {
      academy: name,
      schools: { 1: { uai: a } },
      staff: { 30: { school: '2', functions: ['2$ENS$ENSEIGNEMENT'] } },
    };
    const result = await run(plan, by(reaching([idA], [])));
    expect(result).toMatchObject({ report: { reasons: [{ code: 'SCHOOL_OUT_OF_SCOPE' }] } });
    const administrator = by(reaching([idA, schoolId(b)], [network]));
    expect(countsOf(await run(plan, administrator))).toMatchObject({ created: { TEACHER: 1 } });
  });

  test('of files without an academy keeps its own', async () => {
    const { name, network, a, idA } = academy();
    await run({ academy: name, schools: { 1: { uai: a } } });
    const folder = await folderWith({
      'CSVExtraction-eleves.csv':
        'Nom Elève;Prénom Elève;Date naissance;Classe\r\nAubry;Zoé;01/02/2015;CP\r\n',
    });
    folders.push(folder);
    const asked = { schoolCode: a, ...by(reaching([idA])) };
    expect(await house.run(folder, { ...asked, academy: 'Ailleurs' })).toMatchObject({
      code: 'IMPORT_ACADEMY_CONTRADICTS',
    });
    expect(
      await house.run(folder, { schoolCode: a, academy: 'Ailleurs', ...by(reaching([], ['AILLEURS'])) }),
    ).toMatchObject({
      code: 'IMPORT_OUT_OF_SCOPE',
    });
    expect(countsOf(await house.run(folder, asked))).toEqual({ created: { PUPIL: 1 } });
    expect(await networkOf(idA)).toBe(network);
  });
});

describe('an import that waited for another', () => {
  test('is refused when the school has gone to somebody else meanwhile', async () => {
    const { name, network, a, idA } = academy();
    const holder = house.database.createQueryRunner();
    await lockSchools(holder, [idA], () => {});
    let waits: () => void = () => {};
    const waiting = new Promise<void>((resolve) => (waits = resolve));
    const second = run(
      { academy: name, schools: { 1: { uai: a } } },
      { ...by(reaching([], [network])), onProgress: ({ phase }) => phase === 'WAITING' && waits() },
    );
    await waiting;
    const record = { ...bare, network: Network.parse('AILLEURS') };
    await house.commands.execute(new RecordSchools([{ school: idA, record }], { dryRun: false }, line()));
    await releaseSchools(holder);
    await holder.release();
    expect(await second).toMatchObject({ outcome: 'refused', code: 'IMPORT_OUT_OF_SCOPE' });
  });

  test('finds what the one before told: it completes while the schools are still its own', async () => {
    const { name, a, idA } = academy();
    const plan = { academy: name, schools: { 1: { uai: a } } };
    const ended: string[] = [];
    const follow = ({ phase }: { phase: string }) => void (phase === 'DONE' && ended.push(phase));
    await Promise.all([run(plan, { onProgress: follow }), run(plan, { onProgress: follow })]);
    const course = (await house.events()).filter(
      ({ type, metadata }) => type.startsWith('Import') && metadata.schools.includes(idA),
    );
    expect(course.map(({ type }) => type)).toEqual([
      ...['ImportStarted', 'ImportCompleted', 'ImportStarted', 'ImportCompleted'],
    ]);
  });
});
