import { beforeEach, expect, test } from '@jest/globals';
import { AccountId, EventId, accessStream } from '@loge/contracts';
import { randomUUID } from 'node:crypto';
import { AccessRetention } from './access-retention.js';

const stream = accessStream(AccountId.parse(randomUUID()));
const month = { maxAge: 30 * 86_400 };
let told: unknown[];
let retention: AccessRetention;
beforeEach(() => {
  told = [];
  retention = new AccessRetention(
    {
      setRetention: async (...asked) => void told.push(asked),
      renewRetention: async (...asked) => told.push(asked),
    },
    { accessRetentionDays: 30 },
  );
});

const events = (count: number) => Array.from({ length: count }, () => EventId.parse(randomUUID()));

test('is set with the first event of a stream, however many come with it', async () => {
  await retention.keep(stream, { events: events(3), revision: 2 });
  expect(told).toEqual([[stream, month]]);
});

test('is told anew every 64 events, whether an append ends there or passes by', async () => {
  await retention.keep(stream, { events: events(2), revision: 63 });
  expect(told).toEqual([]);
  await retention.keep(stream, { events: events(3), revision: 65 });
  await retention.keep(stream, { events: events(1), revision: 128 });
  expect(told).toEqual([
    [stream, month],
    [stream, month],
  ]);
});

test('is not set where nothing was appended', async () => {
  await retention.keep(stream, { events: [], revision: 'none' });
  await retention.keep(stream, { events: [], revision: 64 });
  expect(told).toEqual([]);
});

test('reaches accounts that nobody uses when the setting changed', async () => {
  await retention.onApplicationBootstrap();
  expect(told).toEqual([['access-', month]]);
});
