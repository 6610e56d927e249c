import { expect, test } from '@jest/globals';
import { EventId } from '@loge/contracts';
import { uuidOfHash } from './uuid-of-hash.js';

test('a hash makes one UUID of version 8, which an event may have for its id', () => {
  expect(uuidOfHash(Buffer.alloc(32, 0xff))).toBe('ffffffff-ffff-8fff-bfff-ffffffffffff');
  expect(uuidOfHash(Buffer.alloc(16, 0x00))).toBe('00000000-0000-8000-8000-000000000000');
  for (const byte of [0x00, 0x5a, 0xff])
    expect(EventId.safeParse(uuidOfHash(Buffer.alloc(20, byte))).success).toBe(true);
});
