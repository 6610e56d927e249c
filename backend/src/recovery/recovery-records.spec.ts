import { createHash, randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { AccountId, SecretId } from '@loge/contracts';
import type { EventId } from '@loge/contracts';
import type { Context } from '../context.js';
import type { AccessRetention } from '../event-store/access-retention.js';
import type { Fact, Streams } from '../event-store/streams.js';
import type { Fingerprints } from '../vault/vault.js';
import { RecoveryRecords } from './recovery-records.js';

/** Streams over a node that has restarted: it stores an id again, for it forgot those it knew. */
function forgetful() {
  const stored: (EventId | undefined)[] = [];
  const streams: Partial<Streams> = {
    load: async (_stream, { initial }) => ({ state: initial, revision: 'none', position: 0n }) as never,
    holds: async (_stream, id) => stored.includes(id),
    record: async (_stream, _context, facts: readonly Fact[]) => {
      stored.push(...facts.map(({ about }) => about.id));
      return { events: [], revision: 0, position: 0n } as never;
    },
  };
  return { stored, streams };
}

test('a link that does not work is told once for each cause, also by a node that forgot it', async () => {
  const { stored, streams } = forgetful();
  const records = new RecoveryRecords(
    // The parts of each that telling needs.
    streams as Streams,
    { of: (_, value) => createHash('sha256').update(value).digest('base64url') } as Fingerprints,
    { keep: async () => undefined } as Partial<AccessRetention> as AccessRetention,
  );
  const account = AccountId.parse(randomUUID());
  const link = SecretId.parse(randomUUID());
  const context: Context = {
    actor: { kind: 'SYSTEM', id: 'STRANGER' },
    channel: 'PORTAL',
    correlationId: randomUUID(),
    clock: () => new Date(),
  };
  for (const cause of ['USED', 'USED', 'EXPIRED', 'USED'] as const)
    await records.refused(account, link, cause, context);
  expect(stored).toHaveLength(2);
});
