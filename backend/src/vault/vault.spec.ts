import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { AccountId, EventId, SecretId, accountStream } from '@loge/contracts';
import type { LogeEvent } from '@loge/contracts';
import { Logger } from '@nestjs/common';
import { openDatabase } from '../database.js';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import type { Recorded } from '../event-store/codec.js';
import type { Streams } from '../event-store/streams.js';
import { VaultFingerprints } from './fingerprints.js';
import { MasterKey } from './master-key.js';
import { KEY_CACHE_MS, PostgresPersonalKeys } from './personal-keys.js';
import { PostgresSecrets } from './secrets.js';
import { supersededSecretsReactor } from './superseded-secrets.reactor.js';
import { VaultSweeper } from './sweeper.js';
import type { AccountSecret, KeyOwner } from './vault.js';

const masterKey = new MasterKey(randomBytes(32));
let database: TestDatabase;
beforeAll(async () => {
  Logger.overrideLogger(false);
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const someone = (): KeyOwner => `account:${randomUUID()}`;

describe('personal keys', () => {
  let now = 1;
  /** A process of its own, as far as its memory goes. */
  const process = (): PostgresPersonalKeys =>
    new PostgresPersonalKeys(database.dataSource, masterKey, () => now);

  test('are made once for each owner and found again by other processes', async () => {
    const [one, two] = [someone(), someone()];
    const made = await process().ensure([one, two, one]);
    expect([...made.keys()].sort()).toEqual([one, two].sort());
    expect(made.get(one)).toHaveLength(32);
    expect(made.get(one)).not.toEqual(made.get(two));
    expect(await process().find([one, two])).toEqual(made);
    expect(await process().ensure([two, one])).toEqual(made);
  });

  test('of owners nobody made one for are absent', async () => {
    expect(await process().find([someone()])).toEqual(new Map());
  });

  test('made at the same time by many processes are the same', async () => {
    const owners = Array.from({ length: 50 }, someone);
    const sources = await Promise.all([1, 2, 3, 4].map(() => openDatabase(database.url, []).initialize()));
    try {
      const made = await Promise.all(
        sources.map((source, index) =>
          new PostgresPersonalKeys(source, masterKey).ensure(index % 2 ? owners : [...owners].reverse()),
        ),
      );
      for (const owner of owners) {
        expect(new Set(made.map((keys) => keys.get(owner)?.toString('hex'))).size).toBe(1);
      }
    } finally {
      await Promise.all(sources.map((source) => source.destroy()));
    }
  });

  test('once destroyed are null for ever', async () => {
    const owner = someone();
    const keys = process();
    await keys.ensure([owner]);
    await keys.destroy(owner);
    expect(await keys.find([owner])).toEqual(new Map([[owner, null]]));
    expect(await keys.ensure([owner])).toEqual(new Map());
    await keys.destroy(owner);
    expect(await process().ensure([owner])).toEqual(new Map());
  });

  test('may be forbidden before the first was made', async () => {
    const owner = someone();
    await process().destroy(owner);
    expect(await process().ensure([owner])).toEqual(new Map());
  });

  test('destroyed by another process are used no longer than the cache says', async () => {
    const owner = someone();
    const keys = process();
    const made = await keys.ensure([owner]);
    await process().destroy(owner);
    now += KEY_CACHE_MS - 1;
    expect(await keys.find([owner])).toEqual(made);
    now += 2;
    expect(await keys.find([owner])).toEqual(new Map([[owner, null]]));
  });

  test('do not open in the row of another, nor under another master key', async () => {
    const [one, two] = [someone(), someone()];
    await process().ensure([one, two]);
    const other = new PostgresPersonalKeys(database.dataSource, new MasterKey(randomBytes(32)));
    await expect(other.find([one])).rejects.toThrow();
    await database.dataSource.query(
      `UPDATE vault.personal_key SET wrapped = (SELECT wrapped FROM vault.personal_key WHERE owner = $1) WHERE owner = $2`,
      [one, two],
    );
    await expect(process().find([two])).rejects.toThrow();
  });
});

function secret(more: Partial<AccountSecret> = {}): AccountSecret {
  return {
    id: SecretId.parse(randomUUID()),
    kind: 'password-hash',
    account: AccountId.parse(randomUUID()),
    event: EventId.parse(randomUUID()),
    value: '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA',
    ...more,
  };
}

describe('secrets', () => {
  const secrets = () => new PostgresSecrets(database.dataSource, masterKey);

  test('come back as they were put, and are gone once deleted', async () => {
    const plain = secret();
    const expiring = secret({ kind: 'invitation-link', expiresAt: new Date('2026-09-04T08:00:00.000Z') });
    await secrets().put(plain);
    await secrets().put(expiring);
    expect(await secrets().get(plain.id)).toEqual(plain);
    expect(await secrets().get(expiring.id)).toEqual(expiring);
    await secrets().delete([plain.id, expiring.id]);
    expect(await secrets().get(plain.id)).toBeUndefined();
  });

  test('stand sealed in their table', async () => {
    const one = secret();
    await secrets().put(one);
    const [row] = await database.dataSource.query<{ sealed: Buffer }[]>(
      'SELECT sealed FROM vault.secret WHERE id = $1',
      [one.id],
    );
    expect(row?.sealed.toString('latin1')).not.toContain('argon2');
  });

  test('may be put again, but not replaced', async () => {
    const one = secret();
    await secrets().put(one);
    await secrets().put(one);
    await expect(secrets().put({ ...one, value: 'another' })).rejects.toThrow('is another');
    expect(await secrets().get(one.id)).toEqual(one);
  });

  test('take another value in the place of the one they hold, and of no other', async () => {
    const one = secret();
    await secrets().put(one);
    expect(await secrets().replaceValue(one.id, { from: 'another', to: 'stronger' })).toBe(false);
    expect(await secrets().get(one.id)).toEqual(one);
    expect(await secrets().replaceValue(one.id, { from: one.value, to: 'stronger' })).toBe(true);
    expect(await secrets().get(one.id)).toEqual({ ...one, value: 'stronger' });
    await secrets().delete([one.id]);
    expect(await secrets().replaceValue(one.id, { from: 'stronger', to: 'back' })).toBe(false);
    expect(await secrets().get(one.id)).toBeUndefined();
  });

  test('become of another kind along with it: a temporary password a hash, at its first use (KO-13)', async () => {
    const expiresAt = new Date('2027-01-20T08:00:00.000Z');
    const one = { ...secret(), kind: 'temporary-password' as const, expiresAt };
    await secrets().put(one);
    const replaced = { from: one.value, to: 'hashed', kind: 'password-hash' as const };
    expect(await secrets().replaceValue(one.id, replaced)).toBe(true);
    expect(await secrets().get(one.id)).toEqual({ ...one, value: 'hashed', kind: 'password-hash' });
    await secrets().delete([one.id]);
  });

  test('replaced by several at once are replaced once', async () => {
    const one = secret();
    await secrets().put(one);
    const tries = ['a', 'b', 'c', 'd'].map((to) => secrets().replaceValue(one.id, { from: one.value, to }));
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
    await secrets().delete([one.id]);
  });

  test('do not open for another account', async () => {
    const one = secret();
    await secrets().put(one);
    await database.dataSource.query('UPDATE vault.secret SET account = $2 WHERE id = $1', [
      one.id,
      randomUUID(),
    ]);
    await expect(secrets().get(one.id)).rejects.toThrow();
    await secrets().delete([one.id]);
  });
});

describe('the sweeper', () => {
  const secrets = () => new PostgresSecrets(database.dataSource, masterKey);
  const inHours = (hours: number) => () => new Date(Date.now() + hours * 3_600_000);
  const keys = () => new PostgresPersonalKeys(database.dataSource, masterKey);
  const sweeping = (holds: Streams['holds'], clock?: () => Date): VaultSweeper =>
    new VaultSweeper({
      secrets: secrets(),
      personalKeys: keys(),
      streams: { holds },
      accessRetentionDays: 30,
      clock,
    });
  beforeEach(() => database.dataSource.query('DELETE FROM vault.secret'));

  test('deletes secrets a day old whose event the account’s stream lacks, and no others', async () => {
    const [valid, orphan] = [secret(), secret()];
    await secrets().put(valid);
    await secrets().put(orphan);
    const holds = jest.fn(async (stream: string, event: EventId) => {
      return stream === accountStream(valid.account) && event === valid.event;
    });

    expect(await sweeping(holds, inHours(23)).sweep()).toBe(0);
    expect(await secrets().get(orphan.id)).toEqual(orphan);

    expect(await sweeping(holds, inHours(25)).sweep()).toBe(1);
    expect(await secrets().get(orphan.id)).toBeUndefined();
    expect(await secrets().get(valid.id)).toEqual(valid);
  });

  test('deletes the links whose time is over, used or superseded or not, and no hash', async () => {
    const at = (hours: number) => ({ expiresAt: new Date(Date.now() + hours * 3_600_000) });
    const [over, valid] = [
      secret({ kind: 'invitation-link', ...at(72) }),
      secret({ kind: 'invitation-link', ...at(74) }),
    ];
    const hash = secret();
    for (const one of [over, valid, hash]) await secrets().put(one);
    const sweeper = sweeping(async () => true, inHours(73));
    expect(await sweeper.sweep()).toBe(1);
    expect(await secrets().get(over.id)).toBeUndefined();
    expect(await secrets().get(valid.id)).toEqual(valid);
    expect(await secrets().get(hash.id)).toEqual(hash);
  });

  test('destroys the keys of the strangers whose last day is over, and no others', async () => {
    const [over, kept] = ['stranger:2026-08-31', 'stranger:2026-09-01'] as const;
    const others = [someone(), 'service:stranger', 'system:COMMAND_LINE'] as const;
    await keys().ensure([over, kept, ...others]);
    // Of the last moment of August: kept for thirty days.
    const inSeptember = sweeping(
      async () => true,
      () => new Date('2026-09-30T23:59:59.999Z'),
    );
    await inSeptember.sweep();
    expect((await keys().find([over])).get(over)).toHaveLength(32);
    const inOctober = sweeping(
      async () => true,
      () => new Date('2026-10-01T00:00:00.000Z'),
    );
    await inOctober.sweep();
    expect((await keys().find([over])).get(over)).toBeNull();
    expect([...(await keys().ensure([over, kept, ...others])).keys()].sort()).toEqual(
      [kept, ...others].sort(),
    );
  });

  test('asks for the event of a secret once', async () => {
    await secrets().put(secret());
    const holds = jest.fn(async () => true);
    const sweeper = sweeping(holds, inHours(25));
    await sweeper.sweep();
    await sweeper.sweep();
    expect(holds).toHaveBeenCalledTimes(1);
  });

  test('goes through more than one batch', async () => {
    for (let count = 0; count < 501; count += 1) await secrets().put(secret());
    const sweeper = sweeping(async () => false, inHours(25));
    expect(await sweeper.sweep()).toBe(501);
  });

  test('sweeps when started, and has ended when stopped', async () => {
    const orphan = secret();
    await secrets().put(orphan);
    const sweeper = sweeping(async () => false, inHours(25));
    const asked = new Promise<void>((resolve) => {
      jest.spyOn(PostgresSecrets.prototype, 'delete').mockImplementationOnce(async (ids) => {
        resolve();
        return secrets().delete(ids);
      });
    });
    sweeper.start();
    await asked;
    await sweeper.stop();
    expect(await secrets().get(orphan.id)).toBeUndefined();
  });
});

describe('superseded secrets', () => {
  const react = async (event: LogeEvent): Promise<readonly SecretId[]> => {
    const deleted: SecretId[] = [];
    const reactor = supersededSecretsReactor({
      delete: async (ids) => void deleted.push(...ids),
      deleteTokensOf: () => Promise.reject(new Error('No service is spoken of.')),
      endBy: () => Promise.reject(new Error('No service is spoken of.')),
    });
    // The reactor looks at type and data only.
    await reactor.react(
      event as Recorded<
        Extract<
          LogeEvent,
          { type: 'PasswordChanged' | 'PasswordReset' | 'TemporaryPasswordMade' | 'InvitationAccepted' }
        >
      >,
    );
    return deleted;
  };
  const [former, present] = [SecretId.parse(randomUUID()), SecretId.parse(randomUUID())];

  test('the former password’s hash is deleted when it was changed', async () => {
    const data = { password: present, previousPassword: former };
    expect(await react({ type: 'PasswordChanged', data })).toEqual([former]);
  });

  test('so it is when it was reset; the link used stays, so that its second use is told from a guess', async () => {
    const data = { password: present, previousPassword: former, link: SecretId.parse(randomUUID()) };
    expect(await react({ type: 'PasswordReset', data })).toEqual([former]);
    expect(await react({ type: 'PasswordReset', data: { ...data, previousPassword: undefined } })).toEqual(
      [],
    );
  });

  test('so it is when staff made a temporary password in its place (KO-13)', async () => {
    const data = { password: present, expiresAt: '2027-01-20T08:00:00.000Z' };
    const type = 'TemporaryPasswordMade' as const;
    expect(await react({ type, data: { ...data, previousPassword: former } })).toEqual([former]);
    expect(await react({ type, data })).toEqual([]);
  });

  test('the link of an invitation is deleted when it was used', async () => {
    expect(await react({ type: 'InvitationAccepted', data: { link: former } })).toEqual([former]);
  });
});

describe('fingerprints', () => {
  const personalKeys = () => new PostgresPersonalKeys(database.dataSource, masterKey);
  const fingerprints = () => new VaultFingerprints(masterKey, personalKeys());

  test('are the same for the same value and purpose only', () => {
    const one = fingerprints().of('claims', 'jean.dupont');
    expect(one).toMatch(/^[\w-]{43}$/);
    expect(fingerprints().of('claims', 'jean.dupont')).toBe(one);
    expect(fingerprints().of('claims', 'jean.dupond')).not.toBe(one);
    expect(fingerprints().of('sessions', 'jean.dupont')).not.toBe(one);
    expect(
      new VaultFingerprints(new MasterKey(randomBytes(32)), personalKeys()).of('claims', 'jean.dupont'),
    ).not.toBe(one);
  });

  // Days to come: the sweeps of the other tests destroy the keys of past ones.
  test('of strangers are the same on the same day only', async () => {
    const one = await fingerprints().ofStranger('2999-09-01', 'Soleil123');
    expect(await fingerprints().ofStranger('2999-09-01', 'Soleil123')).toBe(one);
    expect(await fingerprints().ofStranger('2999-09-02', 'Soleil123')).not.toBe(one);
  });

  test('of strangers cannot be made once the key of the day is destroyed', async () => {
    await personalKeys().destroy('stranger:2026-08-01');
    await expect(fingerprints().ofStranger('2026-08-01', 'Soleil123')).rejects.toThrow('2026-08-01');
  });
});
