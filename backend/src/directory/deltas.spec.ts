import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { schoolId } from '@loge/contracts';
import type { AccountId, SchoolId } from '@loge/contracts';
import { aafExport, many } from '../../../test/support/aaf-export.js';
import type { ExportPlan } from '../../../test/support/aaf-export.js';
import { MembersOf } from '../accounts/commands.js';
import { commandLine, countsOf, folderWith, openImportHouse } from '../../../test/support/import-house.js';
import type { ImportHouse } from '../../../test/support/import-house.js';
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

type Files = Record<string, string>;

async function run(files: Files, options: Partial<ImportRequest> = {}): Promise<ImportResult> {
  const folder = await folderWith(files);
  folders.push(folder);
  return house.run(folder, options);
}

/** The records of a plan as a delta file asks for them. */
function delta(plan: ExportPlan, operation: 'add' | 'modify' | 'delete', part = '0000'): Files {
  const told = Object.entries(aafExport(plan)).map(([name, content]) => [
    name.replace('Complet', 'Delta').replace('0000', part),
    content.replaceAll('addRequest', `${operation}Request`),
  ]);
  return Object.fromEntries(told) as Files;
}

/** A `deleteRequest` as exports write it: who it is about stands in its identifier only. */
function bareDelete(kind: string, ...keys: string[]): Files {
  const records = keys.map(
    (key) =>
      `<deleteRequest><operationalAttributes><attr name="categoriePersonne"><value>${kind}</value></attr></operationalAttributes><identifier><id>${key}</id></identifier></deleteRequest>`,
  );
  return { [`ENT_Delta_${kind}_0009.xml`]: `<ficAlimMENESR>\n${records.join('\n')}\n</ficAlimMENESR>\n` };
}

let academies = 0;
/** Two schools of an academy of their own; in the first twenty pupils, each with a relative, and two of the staff. */
function college() {
  const academy = `Changes ${++academies}`;
  const uai = (school: number) => `7${String(academies).padStart(3, '0')}00${school}A`;
  const plan: ExportPlan = {
    academy,
    schools: { 1: { uai: uai(1) }, 2: { uai: uai(2) } },
    pupils: many(20, 100, (number) => ({ relatives: [`${Number(number) + 100}$1$1$1$0$0`] })),
    relatives: many(20, 200, () => ({})),
    staff: {
      300: { functions: ['1$ENS$ENSEIGNEMENT$L1$LETTRES'] },
      301: { functions: ['1$EDU$EDUCATION'] },
    },
  };
  return { plan, academy, ids: [schoolId(uai(1)), schoolId(uai(2))] as const };
}

/** Who has which place in these schools, and everything about it, by join key. */
async function state(schools: readonly SchoolId[]): Promise<unknown[]> {
  // Asked of all events so far, so that the read model holds them.
  await house.queries.execute(new MembersOf(schools, commandLine()));
  return house.database.query(
    `SELECT a.family, a.given, f.school, f.profile, f.join_key, f.classes, f.groups, f.current,
            (SELECT coalesce(jsonb_agg(c.join_key ORDER BY c.join_key), '[]') FROM read.family t
             JOIN read.affiliation c ON c.account = t.child AND c.school = t.school AND c.profile = 'PUPIL'
             WHERE t.relative = f.account AND t.school = f.school) AS children
     FROM read.affiliation f JOIN read.account a ON a.id = f.account
     WHERE f.school = ANY($1) AND f.current ORDER BY f.join_key, f.school, f.profile`,
    [schools],
  );
}

/** The ends of places since so many events, as `number cause school`. */
async function endsSince(count: number): Promise<string[]> {
  const events = (await house.events()).slice(count);
  return events
    .flatMap((event) =>
      event.type === 'AffiliationEnded'
        ? [`${event.data.cause} ${event.data.profile} ${event.data.school}`]
        : [],
    )
    .sort();
}
const eventCount = async (): Promise<number> => (await house.events()).length;

describe('AAF delta files', () => {
  test('add, change and remove single people, and nobody departs for not being in them; asked for again they change nothing', async () => {
    const { plan, academy, ids } = college();
    await run(aafExport(plan));
    const before = await eventCount();
    const changed = { pupils: { 100: { class: '5B', relatives: ['200$1$1$1$0$0'] } } };
    const added = { pupils: { 150: {} } };
    const files = {
      ...delta(changed, 'modify'),
      ...delta(added, 'add', '0001'),
      ...bareDelete('Eleve', '101', '999'),
    };
    const result = await run(files, { academy });
    expect(countsOf(result)).toEqual({
      created: { PUPIL: 1 },
      updated: { PUPIL: 2 },
      leftOut: { PUPIL: 1 },
      departed: { PUPIL: 1 },
    });
    if (result.outcome !== 'completed') throw new Error('held');
    expect(result.report.reasons).toEqual([expect.objectContaining({ code: 'NOBODY_TO_REMOVE', line: 3 })]);
    const events = (await house.events()).slice(before);
    expect(await endsSince(before)).toEqual([`DELETE_REQUESTED PUPIL ${ids[0]}`]);
    expect(events.find(({ type }) => type === 'ImportStarted')?.data).toMatchObject({ delta: true });
    const complete = (await house.events()).find(({ type }) => type === 'ImportStarted');
    expect(complete?.data).not.toHaveProperty('delta');
    const again = { unchanged: { PUPIL: 3 }, leftOut: { PUPIL: 1 } };
    expect(countsOf(await run(files, { academy }))).toEqual(again);
  });

  test('of several records of one key the last one holds: whoever comes again is there, whoever goes at last departs', async () => {
    const { plan, academy } = college();
    await run(aafExport(plan));
    const comesAgain = { ...bareDelete('Eleve', '101'), ...later({ 101: { class: '4C' } }) };
    const held = { merged: { PUPIL: 1 }, updated: { PUPIL: 1 } };
    expect(countsOf(await run(comesAgain, { academy }))).toEqual(held);
    const goes = { ...delta({ pupils: { 101: {} } }, 'modify'), ...bareDelete('Eleve', '101') };
    expect(countsOf(await run(goes, { academy }))).toEqual({ ...held, departed: { PUPIL: 1 } });
  });
  const later = (pupils: ExportPlan['pupils']): Files => {
    const [content] = Object.values(delta({ pupils }, 'add'));
    return { 'ENT_Delta_Eleve_0010.xml': content ?? '' };
  };

  test('a pupil who changes school leaves the one before, and the family follows', async () => {
    const { plan, academy, ids } = college();
    await run(aafExport(plan));
    const before = await eventCount();
    const moved = { school: '2', relatives: ['200$1$1$1$0$0'] };
    const result = await run(delta({ pupils: { 100: moved }, relatives: { 200: {} } }, 'modify'), {
      academy,
    });
    expect(countsOf(result)).toEqual({
      updated: { PUPIL: 1, RELATIVE: 1 },
      departed: { PUPIL: 1, RELATIVE: 1 },
    });
    expect(await endsSince(before)).toEqual([`DEPARTED PUPIL ${ids[0]}`, `DEPARTED RELATIVE ${ids[0]}`]);
  });

  test('a relative whose child only an earlier import told of is tied to the known account', async () => {
    const { plan, academy, ids } = college();
    const { 200: _, ...relatives } = plan.relatives ?? {};
    await run(aafExport({ ...plan, relatives }));
    const before = await eventCount();
    const result = await run(delta({ relatives: { 200: {} } }, 'add'), { academy });
    expect(countsOf(result)).toEqual({ created: { RELATIVE: 1 } });
    const child = (await house.events()).flatMap((event) =>
      event.type === 'AccountAffiliated' &&
      event.data.joinKey?.endsWith('$100') &&
      event.data.school === ids[0]
        ? [event.metadata.subject]
        : [],
    )[0] as AccountId | undefined;
    const tie = (await house.events())
      .slice(before)
      .flatMap((event) => (event.type === 'AccountAffiliated' ? [event.data.details.children] : []));
    expect(tie).toEqual([[expect.objectContaining({ child, relation: 'FATHER' })]]);
  });

  test('a new pupil is tied to a known relative of whom the files say nothing, whose account else stays as it is', async () => {
    const { plan, academy, ids } = college();
    await run(aafExport(plan));
    const before = await eventCount();
    const siblings = {
      150: { relatives: ['200$2$1$1$0$0', '999$1$1$1$0$0'] },
      151: { school: '2', relatives: ['200$2$1$1$0$0'] },
    };
    const result = await run(delta({ pupils: siblings }, 'add'), { academy });
    expect(countsOf(result)).toEqual({ created: { PUPIL: 2 } });
    const events = (await house.events()).slice(before);
    const family = events.flatMap((event) =>
      (event.type === 'AffiliationChanged' || event.type === 'AccountAffiliated') &&
      event.data.profile === 'RELATIVE'
        ? [
            [
              event.type,
              event.data.school,
              event.data.details.children.map(({ relation }) => relation).sort(),
            ],
          ]
        : [],
    );
    expect(family).toEqual([
      ['AffiliationChanged', ids[0], ['FATHER', 'MOTHER']],
      ['AccountAffiliated', ids[1], ['MOTHER']],
    ]);
    expect(events.filter(({ type }) => type === 'AccountRenamed')).toEqual([]);
    expect(countsOf(await run(delta({ pupils: siblings }, 'add'), { academy }))).toEqual({
      unchanged: { PUPIL: 2 },
    });
    const whole = { ...plan, pupils: { ...plan.pupils, ...siblings } };
    expect(countsOf(await run(aafExport(whole)))).toEqual({
      unchanged: { PUPIL: 22, RELATIVE: 20, TEACHER: 1, NON_TEACHING: 1, SCHOOL: 2 },
    });
  });

  test('more removals than a tenth of a school wait for a confirmation, and a dry run tells so', async () => {
    const { plan, academy, ids } = college();
    await run(aafExport(plan));
    const files = bareDelete('Eleve', '100', '101', '102', '103', '104');
    const departures = [{ school: ids[0], departing: 5, members: 42 }];
    expect(await run(files, { academy, dryRun: true })).toMatchObject({ outcome: 'completed', departures });
    const before = await eventCount();
    expect(await run(files, { academy })).toEqual({ outcome: 'held', departures });
    expect(await endsSince(before)).toEqual([]);
    const confirmed = await run(files, { academy, confirmDepartures: true });
    expect(countsOf(confirmed)).toEqual({ updated: { PUPIL: 5 }, departed: { PUPIL: 5 } });
  });

  test('take nobody out of a school beyond scope, nor by the key of another kind of record, nor with a school that is removed', async () => {
    const { plan, academy } = college();
    await run(aafExport(plan));
    const before = await eventCount();
    const nowhere = { academy, mayImportInto: () => false };
    expect(countsOf(await run(bareDelete('Eleve', '100'), nowhere))).toEqual({ leftOut: { PUPIL: 1 } });
    expect(countsOf(await run(bareDelete('PersEducNat', '100'), { academy }))).toEqual({
      errors: { NON_TEACHING: 1 },
    });
    const schools = delta({ academy, schools: plan.schools ?? {} }, 'delete');
    expect(countsOf(await run(schools, { academy }))).toEqual({ leftOut: { SCHOOL: 2 } });
    expect(await endsSince(before)).toEqual([]);
  });

  test('take somebody of two schools out of the one within scope only, and say so', async () => {
    const { plan, academy, ids } = college();
    await run(aafExport({ ...plan, staff: { ...plan.staff, 300: { functions: ['1$ENS$X', '2$ENS$X'] } } }));
    const before = await eventCount();
    const mayImportInto = (school: SchoolId) => school === ids[0];
    const result = await run(bareDelete('PersEducNat', '300'), { academy, mayImportInto });
    expect(countsOf(result)).toEqual({ updated: { TEACHER: 1 }, departed: { TEACHER: 1 } });
    expect(result).toMatchObject({ report: { reasons: [{ code: 'PERSON_BEYOND_SCOPE' }] } });
    expect(await endsSince(before)).toEqual([`DELETE_REQUESTED TEACHER ${ids[0]}`]);
  });

  test('beside complete files of other kinds only these tell who departed', async () => {
    const { plan, academy, ids } = college();
    await run(aafExport(plan));
    const before = await eventCount();
    const { 119: _, ...pupils } = plan.pupils ?? {};
    const whole = aafExport({ academy, schools: plan.schools ?? {}, pupils });
    const result = await run({
      ...whole,
      ...delta({ staff: { 301: { functions: ['1$ENS$X'] } } }, 'modify'),
    });
    expect(countsOf(result)).toMatchObject({
      updated: { TEACHER: 1 },
      departed: { PUPIL: 1 },
      unchanged: { PUPIL: 19, SCHOOL: 2 },
    });
    expect(await endsSince(before)).toEqual([
      `DEPARTED PUPIL ${ids[0]}`,
      `PROFILE_CHANGED NON_TEACHING ${ids[0]}`,
    ]);
  });

  test.each(['PUPILS', 'RELATIVES', 'DEPARTURES'])(
    'killed at %s, then run again, then confirmed by a complete export: the state is that of the export alone',
    async (phase) => {
      const [first, second] = [college(), college()];
      const next = (plan: ExportPlan): ExportPlan => {
        const { 118: _, 119: __, ...pupils } = plan.pupils ?? {};
        const { 219: ___, ...relatives } = plan.relatives ?? {};
        return {
          ...plan,
          pupils: {
            ...pupils,
            100: { class: '5B', relatives: ['200$1$1$1$0$0'] },
            101: { school: '2', relatives: ['201$1$1$1$0$0'] },
            150: { relatives: ['200$2$1$1$0$0', '250$1$1$1$0$0'] },
          },
          relatives: { ...relatives, 200: { family: 'Noir' }, 250: {} },
          staff: { ...plan.staff, 301: { functions: ['1$ENS$ENSEIGNEMENT'] } },
        };
      };
      const only = <T>(from: Readonly<Record<string, T>> = {}, ...keys: string[]): Record<string, T> =>
        Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key)));
      const last = next(first.plan);
      const files: Files = {
        ...delta({ pupils: only(last.pupils, '150'), relatives: only(last.relatives, '250') }, 'add'),
        ...delta(
          {
            pupils: only(last.pupils, '100', '101'),
            relatives: only(last.relatives, '200', '201'),
            staff: only(last.staff, '301'),
          },
          'modify',
          '0001',
        ),
        ...bareDelete('Eleve', '118', '119'),
        ...bareDelete('PersRelEleve', '218', '219'),
      };
      await run(aafExport(first.plan));
      const options = { academy: first.academy, confirmDepartures: true };
      let writing = false;
      const killed = run(files, {
        ...options,
        onProgress: (progress) => {
          writing ||= progress.phase === 'SCHOOLS';
          if (writing && progress.phase === phase) throw new Error('killed');
        },
      });
      await expect(killed).rejects.toThrow('killed');
      await run(files, options);
      const afterDelta = await state(first.ids);
      // The export of the whole says nothing that the changes did not say.
      const whole = await run(aafExport({ ...last, relatives: { ...last.relatives } }));
      expect(countsOf(whole)).not.toHaveProperty('created');
      expect(countsOf(whole)).not.toHaveProperty('updated');
      expect(countsOf(whole)).not.toHaveProperty('departed');
      expect(await state(first.ids)).toEqual(afterDelta);

      await run(aafExport(next(second.plan)));
      const told = JSON.stringify(await state(second.ids));
      const [from, to] = [second, first].map(({ academy }) => academy.toUpperCase().replace(' ', '-'));
      expect(
        told
          .replaceAll(`${from}$`, `${to}$`)
          .replaceAll(second.ids[0], first.ids[0])
          .replaceAll(second.ids[1], first.ids[1]),
      ).toEqual(JSON.stringify(afterDelta));
    },
  );
});
