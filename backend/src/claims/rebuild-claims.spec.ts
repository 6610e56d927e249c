import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { AccountId, EventId, SchoolId, accountStream } from '@loge/contracts';
import type { EventMetadata, LogeEvent } from '@loge/contracts';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import type { EventStore, Position, StoredEvent } from '../event-store/port.js';
import { SealedCodec } from '../event-store/sealed-codec.js';
import { VaultFingerprints } from '../vault/fingerprints.js';
import { MasterKey } from '../vault/master-key.js';
import { PostgresPersonalKeys } from '../vault/personal-keys.js';
import { claimKey } from './claims.js';
import type { Claimed, ClaimValue } from './claims.js';
import { PostgresClaims } from './postgres-claims.js';
import { rebuildClaims } from './rebuild-claims.js';

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

test('other rooms may tell what else an event claims', async () => {
  const made = await happened(person(), created('jean.dupont'));
  const identity: ClaimValue = { kind: 'identity', scope: school, value: 'dupont|jean|2013-04-09' };
  await rebuildClaims({
    database: database.dataSource,
    store,
    codec,
    fingerprints,
    alsoClaimed: () => [identity],
  });
  expect([...(await claims.holders([identity])).values()]).toEqual([made]);
});
