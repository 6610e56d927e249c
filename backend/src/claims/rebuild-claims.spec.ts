import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { AccountId, EventId, SchoolId, SecretId, accountStream } from '@loge/contracts';
import type { EventMetadata, LogeEvent, Profile } from '@loge/contracts';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import type { EventStore, Position, StoredEvent } from '../event-store/port.js';
import { SealedCodec } from '../event-store/sealed-codec/sealed-codec.js';
import { VaultFingerprints } from '../vault/fingerprints.js';
import { MasterKey } from '../vault/master-key.js';
import { PostgresPersonalKeys } from '../vault/personal-keys.js';
import { claimKey } from './claims.js';
import type { Claimed, ClaimValue } from './claims.js';
import { PostgresClaims } from './postgres-claims.js';
import { rebuildClaims, rebuildLostClaims } from './rebuild-claims.js';

let database: TestDatabase;
let keys: PostgresPersonalKeys;
let codec: SealedCodec;
let fingerprints: VaultFingerprints;
let claims: PostgresClaims;
let log: StoredEvent[];

/** As much of a store as a rebuild reads. */
const store: Pick<EventStore, 'readAll'> = {
  async *readAll({ filter }) {
    for (const event of log)
      if (filter && 'types' in filter && filter.types.includes(event.type)) yield event;
  },
};

beforeAll(async () => {
  database = await createTestDatabase();
  const masterKey = new MasterKey(randomBytes(32));
  keys = new PostgresPersonalKeys(database.dataSource, masterKey);
  codec = new SealedCodec(keys);
  fingerprints = new VaultFingerprints(masterKey, keys);
  claims = new PostgresClaims({
    database: database.dataSource,
    fingerprints,
    streams: { holds: async () => false },
  });
});
afterAll(() => database.drop());
beforeEach(async () => {
  log = [];
  await database.dataSource.query('DELETE FROM claims.claim');
});

const person = (): AccountId => AccountId.parse(randomUUID());
const login = (value: string): ClaimValue => ({ kind: 'login', scope: '', value });
const joinKey = (value: string): ClaimValue => ({ kind: 'join-key', scope: '', value });

const created = (value: string): LogeEvent => ({
  type: 'AccountCreated',
  data: { origin: 'DIRECTORY', name: { family: 'Dupont', given: 'Jean' }, contacts: {}, login: value },
});
const details = { classes: [], groups: [], subjects: [], functions: [], formTeacherOf: [], children: [] };
const school = SchoolId.parse('uai-0691234X');
const affiliated = (key?: string): LogeEvent => ({
  type: 'AccountAffiliated',
  data: { school, profile: 'PUPIL', details, relatives: [], ...(key && { joinKey: key }) },
});
const changed = (key: string): LogeEvent => ({
  type: 'AffiliationChanged',
  data: {
    ...{ school, profile: 'PUPIL', details, previousDetails: details, relatives: [], previousRelatives: [] },
    joinKey: key,
  },
});

/** Puts an event at the end of the log. @returns who holds what it claims. */
async function happened(account: AccountId, fact: LogeEvent): Promise<Claimed> {
  const event = EventId.parse(randomUUID());
  const metadata: EventMetadata = {
    id: event,
    version: 1,
    occurredAt: '2026-09-01T06:00:00.000Z',
    recordedAt: '2026-09-01T06:00:00.000Z',
    actor: { kind: 'SYSTEM', id: 'COMMAND_LINE' },
    schools: [],
    classes: [],
    channel: 'COMMAND_LINE',
    correlationId: randomUUID(),
  };
  const stream = accountStream(account);
  const sealed = await codec.seal(stream, [{ ...fact, metadata }]);
  for (const one of sealed) {
    // A position is a branded number.
    log.push({ ...one, stream, revision: 0, position: BigInt(log.length + 1) as Position });
  }
  return { account, event };
}

const rebuild = () => rebuildClaims({ database: database.dataSource, store, codec, fingerprints });

test('logins and join keys are claimed again for who has them', async () => {
  const [pupil, relative] = [person(), person()];
  const made = await happened(pupil, created('jean.dupont'));
  const placed = await happened(pupil, affiliated('AC-VILLE$1'));
  const other = await happened(relative, created('marie.dupont'));
  await happened(relative, affiliated());
  const keyed = await happened(relative, changed('AC-VILLE$2'));

  expect(await rebuild()).toBe(4);
  const values = [login('jean.dupont'), joinKey('AC-VILLE$1'), login('marie.dupont'), joinKey('AC-VILLE$2')];
  expect([...(await claims.holders(values)).values()]).toEqual([made, placed, other, keyed]);
  expect(await claims.take(login('jean.dupont'), { account: person(), event: made.event })).toMatchObject({
    taken: false,
    holder: made,
  });
});

test('a confirmed address is claimed again where it became a login, and not where it is another’s (IT-1)', async () => {
  const [mother, father] = [person(), person()];
  const confirmed = (isLogin: boolean): LogeEvent => ({
    type: 'AddressConfirmed',
    data: { address: 'dupont@exemple.fr', isLogin },
  });
  await happened(mother, created('marie.dupont'));
  await happened(father, created('jean.dupont'));
  await happened(father, confirmed(false));
  const proof = await happened(mother, confirmed(true));
  expect(await rebuild()).toBe(3);
  expect([...(await claims.holders([login('dupont@exemple.fr')])).values()]).toEqual([proof]);
});

test('an old user name is claimed again in its school, for the first who had it (IT-3)', async () => {
  const [pupil, namesake] = [person(), person()];
  const imported = (at: SchoolId): LogeEvent => ({
    type: 'LegacyLoginImported',
    data: { school: at, userName: 'jdupont', legacy: SecretId.parse(randomUUID()), scheme: 'SHA' },
  });
  const value = (scope: SchoolId): ClaimValue => ({ kind: 'legacy-login', scope, value: 'jdupont' });
  const lycee = SchoolId.parse('uai-0691235Y');
  const first = await happened(pupil, imported(school));
  await happened(pupil, imported(school));
  const there = await happened(namesake, imported(lycee));
  expect(await rebuild()).toBe(2);
  expect([...(await claims.holders([value(school), value(lycee)])).values()]).toEqual([first, there]);
});

test('doing it twice changes nothing', async () => {
  await happened(person(), created('jean.dupont'));
  await rebuild();
  expect(await rebuild()).toBe(0);
});

test('a join key stays with the first event that had it', async () => {
  const pupil = person();
  const placed = await happened(pupil, affiliated('AC-VILLE$1'));
  await happened(pupil, changed('AC-VILLE$1'));
  await rebuild();
  expect(await claims.holders([joinKey('AC-VILLE$1')])).toEqual(
    new Map([[claimKey(joinKey('AC-VILLE$1')), placed]]),
  );
});

test('a claim that no event proves gives way to one that an event proves', async () => {
  const attempt = { account: person(), event: EventId.parse(randomUUID()) };
  await claims.take(login('jean.dupont'), attempt);
  const made = await happened(person(), created('jean.dupont'));
  expect(await rebuild()).toBe(1);
  expect((await claims.holders([login('jean.dupont')])).get(claimKey(login('jean.dupont')))).toEqual(made);
});

test('the login of an erased person stays taken, and nobody claims the empty one', async () => {
  const erased = person();
  const made = await happened(erased, created('jean.dupont'));
  await rebuild();
  await keys.destroy(`account:${erased}`);
  expect(await rebuild()).toBe(0);
  expect([...(await claims.holders([login('jean.dupont'), login('')])).values()]).toEqual([made]);
});

describe('people without join keys', () => {
  const here = SchoolId.parse('uai-0610999E');
  const identity = (value: string): ClaimValue => ({ kind: 'identity', scope: here, value });
  const placed = (profile: Profile): LogeEvent => ({
    type: 'AccountAffiliated',
    data: { school: here, profile, details, relatives: [] },
  });
  const name = { family: 'Petit', given: 'Zoé', birth: 'N’Guyen' };
  const told = (
    value: string,
    more: Partial<Extract<LogeEvent, { type: 'AccountCreated' }>['data']>,
  ): LogeEvent => ({
    type: 'AccountCreated',
    data: { origin: 'DIRECTORY', name, contacts: {}, login: value, ...more },
  });

  test('are known again by what tells them in their school', async () => {
    const [pupil, teacher, relative] = [person(), person(), person()];
    await happened(pupil, told('a', { birthDate: '2012-05-01' }));
    const pupils = await happened(pupil, placed('PUPIL'));
    await happened(teacher, told('b', { civility: 'MME' }));
    const teachers = await happened(teacher, placed('TEACHER'));
    await happened(relative, told('c', { address: { street: '1, rue du Pré', town: 'Alençon' } }));
    const relatives = await happened(relative, placed('RELATIVE'));

    expect(await rebuild()).toBe(6);
    const values = [
      identity('P|N GUYEN|ZOE|2012 05 01'),
      identity('T|MME|PETIT|N GUYEN|ZOE'),
      identity('R||PETIT|N GUYEN|ZOE|1 RUE DU PRE,,ALENCON'),
    ];
    expect([...(await claims.holders(values)).values()]).toEqual([pupils, teachers, relatives]);
  });

  test('by what they were called before too', async () => {
    const teacher = person();
    await happened(teacher, told('a', { civility: 'MME' }));
    const before = await happened(teacher, placed('TEACHER'));
    const after = await happened(teacher, {
      type: 'AccountRenamed',
      data: { name: { ...name, family: 'Durand' }, previousName: name },
    });
    await rebuild();
    const values = [identity('T|MME|PETIT|N GUYEN|ZOE'), identity('T|MME|DURAND|N GUYEN|ZOE')];
    expect([...(await claims.holders(values)).values()]).toEqual([before, after]);
  });

  test('claim no identity once a join key is known, nor when they were invited', async () => {
    const [keyed, invited] = [person(), person()];
    await happened(keyed, told('a', { birthDate: '2012-05-01' }));
    await happened(keyed, affiliated('AC-VILLE$1'));
    await happened(invited, told('b', { origin: 'INVITATION', birthDate: '2012-05-01' }));
    await happened(invited, placed('PUPIL'));
    expect(await rebuild()).toBe(3);
  });
});

describe('at the start', () => {
  const lost = () =>
    rebuildLostClaims({
      database: database.dataSource,
      // A position is a branded number.
      store: { ...store, end: async () => BigInt(log.length) as Position },
      codec,
      fingerprints,
    });

  test('lost claims are restored once, however many processes start', async () => {
    await happened(person(), created('jean.dupont'));
    await happened(person(), created('jean.dupont2'));
    expect((await Promise.all([lost(), lost(), lost()])).sort()).toEqual([0, 0, 2]);
  });

  test('nothing is restored where there are claims, or no events', async () => {
    expect(await lost()).toBe(0);
    await claims.take(login('marie.dupont'), { account: person(), event: EventId.parse(randomUUID()) });
    await happened(person(), created('jean.dupont'));
    expect(await lost()).toBe(0);
  });

  test('a restoration that breaks off leaves nothing, so that the next start begins anew', async () => {
    for (let count = 0; count < 1_001; count += 1) await happened(person(), created(`jean.dupont${count}`));
    const last = log.at(-1);
    if (!last) throw new Error('The log has events.');
    log[log.length - 1] = { ...last, data: Buffer.from('broken') };
    await expect(lost()).rejects.toThrow();
    log[log.length - 1] = last;
    expect(await lost()).toBe(1_001);
  });
});
