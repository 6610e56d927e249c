import { describe, expect, test } from '@jest/globals';
import { bounceAddress, isBouncePattern } from './bounce-address.js';
import { aReport } from './delivery-status.fixture.js';
import { readDeliveryStatus } from './delivery-status.js';

const PATTERN = 'bounce+{mail}@loge.test';
const mail = '6b0f0b0e-52f5-4f0c-9d3b-000000000001';
const to = bounceAddress(PATTERN, mail);

describe('a report on a mail', () => {
  test('that failed tells which one, and what the other server answered', () => {
    expect(to).toBe(`bounce+${mail}@loge.test`);
    expect(readDeliveryStatus(aReport({ to }), PATTERN)).toEqual({ mail, smtpCode: 550 });
    // As it comes over the line, through a server that does not keep to the letter.
    const line = aReport({ to: to.toUpperCase() }).replaceAll('\n', '\r\n');
    expect(readDeliveryStatus(line, PATTERN)).toEqual({ mail, smtpCode: 550 });
  });

  test('that failed for a reason without a code is one all the same', () => {
    const report = aReport({ to, diagnostic: 'X-Notes; nobody of this name' });
    expect(readDeliveryStatus(report, PATTERN)).toEqual({ mail });
  });

  test.each([
    ['a delay', aReport({ to, action: 'delayed' })],
    ['a delivery', aReport({ to, action: 'delivered' })],
    [
      'a reading',
      aReport({
        to,
        type: 'multipart/report; report-type=disposition-notification; boundary="4Xb2.17/mx.example.org"',
      }),
    ],
    ['somebody’s mail that quotes one', aReport({ to, type: 'text/plain' })],
    ['a report to another address', aReport({ to: 'loge@loge.test' })],
    ['a report to an address that is like ours', aReport({ to: `a-${to}` })],
    ['a report to an address that goes on', aReport({ to: `${to}.evil.example` })],
    ['a report without its status', aReport({ to }).replace('message/delivery-status', 'text/plain')],
    ['nothing', ''],
  ])('is not seen in %s', (_, raw) => {
    expect(readDeliveryStatus(raw, PATTERN)).toBeUndefined();
  });
});

describe('the address that mails come back to', () => {
  test.each(['bounce+{mail}@example.org', '{mail}@bounces.example.org', 'b-{mail}@x.example'])(
    '%s is one',
    (text) => {
      expect(isBouncePattern(text)).toBe(true);
    },
  );

  test.each([
    'bounce@example.org',
    'bounce+{mail}@localhost',
    'bounce+{mail}+{mail}@example.org',
    'bounce@{mail}.example.org',
    `${'b'.repeat(29)}{mail}@example.org`,
    'Loge <{mail}@example.org>',
    'a b{mail}@example.org',
    '',
  ])('%s is none', (text) => {
    expect(isBouncePattern(text)).toBe(false);
  });
});
