import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { AccountId, EventId } from '@loge/contracts';
import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { CLAIMS } from '../claims/claims.js';
import type { Claims } from '../claims/claims.js';
import { ClaimsModule } from '../claims/claims.module.js';
import { EVENT_CODEC } from '../event-store/codec.js';
import type { EventCodec } from '../event-store/codec.js';
import { EVENT_STORE, START } from '../event-store/port.js';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import { SealedCodecModule } from '../event-store/sealed-codec/sealed-codec.module.js';
import { STREAMS } from '../event-store/streams.js';
import { MasterKeyError } from './master-key.js';
import { VaultModule } from './vault.module.js';

let database: TestDatabase;
let folder: string;
let registered: string[];
beforeEach(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'loge-vault-'));
  registered = [];
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

/** The vault, the codec and the claims as the application puts them together; the event store is not theirs. */
function application(held: readonly object[] = []) {
  const store = {
    end: async () => (held.length === 0 ? START : 7n),
    readAll: async function* () {
      yield* held;
    },
  };
  @Global()
  @Module({
    providers: [
      { provide: DataSource, useValue: database.dataSource },
      { provide: EVENT_STORE, useValue: store },
      // As in the application: what follows the streams reads events, so it needs the codec.
      { provide: STREAMS, inject: [EVENT_CODEC], useFactory: () => ({ holds: async () => false }) },
      {
        provide: PROJECTION_RUNNER,
        inject: [EVENT_CODEC],
        useFactory: () => ({ register: ({ name }: { name: string }) => registered.push(name) }),
      },
    ],
    exports: [DataSource, EVENT_STORE, STREAMS, PROJECTION_RUNNER],
  })
  class Ground {}
  const vault = VaultModule.forRoot({ masterKeyFile: join(folder, 'master.key'), accessRetentionDays: 365 });
  return Test.createTestingModule({ imports: [Ground, vault, SealedCodecModule, ClaimsModule] });
}

test('the rooms find the codec and the claims, and the reactor runs', async () => {
  const app = await application().compile();
  await app.init();
  const account = AccountId.parse(randomUUID());
  const claimed = { account, event: EventId.parse(randomUUID()) };
  const claims = app.get<Claims>(CLAIMS);
  expect(await claims.take({ kind: 'login', scope: '', value: 'jean.dupont' }, claimed)).toMatchObject({
    taken: true,
  });
  expect(await app.get<EventCodec>(EVENT_CODEC).open([])).toEqual([]);
  expect(registered).toEqual(['superseded-secrets']);
  await app.close();
});

test('a missing master key stops the making of the application', async () => {
  const first = await application().compile();
  await first.close();
  await rm(join(folder, 'master.key'));
  await expect(application([{ type: 'AccountCreated' }]).compile()).rejects.toThrow(MasterKeyError);
});
