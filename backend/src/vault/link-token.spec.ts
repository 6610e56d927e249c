import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { SecretId } from '@loge/contracts';
import { linkOfToken, newLinkToken } from './link-token.js';

test('a token leads to its row, and no two are alike', () => {
  const link = SecretId.parse(randomUUID());
  const [one, other] = [newLinkToken(link), newLinkToken(link)];
  expect(linkOfToken(one)).toBe(link);
  expect(one).not.toBe(other);
  expect(Buffer.from(one, 'base64url')).toHaveLength(48);
});

test.each(['', 'x'.repeat(64), '!'.repeat(64), 'A'.repeat(63), 'A'.repeat(65)])('%s is no token', (token) => {
  expect(linkOfToken(token)).toBeUndefined();
});
