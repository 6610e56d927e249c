import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AccountId, accountStream } from '@loge/contracts';
import type { AccountEvent, EventMetadata } from '@loge/contracts';
import { applyBatch } from '../../backend/src/event-store/applying.fixture.js';
import type { Recorded } from '../../backend/src/event-store/codec.js';
import { roleHoldersProjection } from '../../backend/src/rights/role-holders.projection.js';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const account = AccountId.parse(randomUUID());
const grant = randomUUID();
const other = randomUUID();
// A projection reads type, data, stream, actor and time only.
const recorded = (event: AccountEvent): Recorded =>
  ({
    ...event,
    stream: accountStream(account),
    metadata: {
      actor: { kind: 'ACCOUNT', id: account },
      occurredAt: '2026-11-21T10:00:00Z',
    } as EventMetadata,
  }) as Recorded;

const life = [
  {
    type: 'AccountCreated',
    data: {
      origin: 'INVITATION',
      name: { given: 'Zoé', family: 'Éluard' },
      contacts: {},
      login: 'zoe@loge.test',
    },
  },
  { type: 'RoleGranted', data: { grant, role: 'AUDITOR', scope: { kind: 'INSTALLATION' } } },
  { type: 'RoleGranted', data: { grant: other, role: 'ADMINISTRATOR', scope: { kind: 'INSTALLATION' } } },
  {
    type: 'AccountRenamed',
    data: { name: { given: 'Zoé', family: 'Ânier' }, previousName: { given: 'Zoé', family: 'Éluard' } },
  },
  { type: 'PasswordSet', data: { password: randomUUID(), by: 'INVITATION' } },
  { type: 'RoleWithdrawn', data: { grant: other, role: 'ADMINISTRATOR', scope: { kind: 'INSTALLATION' } } },
  // Personal fields that are absent are optional ones; ids are made above.
] as unknown as AccountEvent[];

async function apply(batches: readonly AccountEvent[][]) {
  for (const table of roleHoldersProjection.tables) await database.dataSource.query(`TRUNCATE ${table}`);
  for (const batch of batches) {
    await applyBatch(
      database.dataSource,
      roleHoldersProjection,
      // Every event of this life is one that the projection takes.
      batch.map(recorded) as Parameters<typeof roleHoldersProjection.apply>[0],
    );
  }
  return {
    people: await database.dataSource.query('SELECT * FROM read.role_person'),
    grants: await database.dataSource.query('SELECT * FROM read.role_grant'),
  };
}

test('a person’s name, password and roles are those of now', async () => {
  expect(await apply([life])).toEqual({
    people: [
      {
        account,
        given: 'Zoé',
        family: 'Ânier',
        login: 'zoe@loge.test',
        sort_key: 'anier\u0001zoe',
        found_by: 'zoe anier zoe zoe@loge.test',
        has_password: true,
        from_directory: false,
      },
    ],
    grants: [
      {
        id: grant,
        account,
        role: 'AUDITOR',
        scope: { kind: 'INSTALLATION' },
        granted_at: new Date('2026-11-21T10:00:00Z'),
        granted_by: account,
        ends_on: null,
      },
    ],
  });
});

test('a first password that was chosen with a mailed link is one as well', async () => {
  const mailed = life.map((event) =>
    event.type === 'PasswordSet'
      ? { type: 'PasswordReset' as const, data: { password: event.data.password, link: event.data.password } }
      : event,
  );
  expect((await apply([mailed])).people).toMatchObject([{ has_password: true }]);
});

test('the content is the same in whatever batches the events come', async () => {
  expect(await apply(life.map((event) => [event]))).toEqual(await apply([life]));
});

test('characters that PostgreSQL cannot hold stop nothing: events hold them for ever', async () => {
  const name = { given: 'Zo\u0000é', family: '\ud83dÉluard' };
  const hostile = [
    {
      type: 'AccountCreated',
      data: { origin: 'INVITATION', name, contacts: {}, login: 'zoe\u0000@loge.test' },
    },
    {
      type: 'RoleGranted',
      data: {
        grant,
        role: 'CREDENTIAL_MANAGER',
        scope: { kind: 'CLASSES', school: 'uai-0611234X', classes: ['6\u0000A', '\ude00'] },
      },
    },
    { type: 'AccountRenamed', data: { name: { ...name, given: '\u0000' }, previousName: name } },
  ] as unknown as AccountEvent[];
  expect(await apply([hostile])).toMatchObject({
    people: [{ given: '\ufffd', family: '\ufffdÉluard', login: 'zoe\ufffd@loge.test' }],
    grants: [{ scope: { classes: ['6\ufffdA', '\ufffd'] } }],
  });
});
