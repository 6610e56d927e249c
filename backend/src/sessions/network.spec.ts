import { expect, test } from '@jest/globals';
import { networkOf, shortNetwork } from './network.js';

test.each([
  ['192.0.2.77', '192.0.2.0/24'],
  ['::ffff:192.0.2.77', '192.0.2.0/24'],
  ['2001:db8:1:2345::1', '2001:db8:1:2300::/56'],
  ['2001:DB8:1:23ff:1:2:3:4', '2001:db8:1:2300::/56'],
  ['2001:db8:1:5::1', '2001:db8:1:0000::/56'],
  ['::1', '0:0:0:0000::/56'],
  ['fe80::1%eth0', 'fe80:0:0:0000::/56'],
])('%s belongs to %s', (ip, network) => {
  expect(networkOf(ip)).toBe(network);
});

test.each([undefined, '', 'unknown', '1.2.3', "'; DROP TABLE"])('%s is no address', (ip) => {
  expect(networkOf(ip)).toBeUndefined();
  expect(shortNetwork(ip)).toBeUndefined();
});

test.each([
  ['203.0.113.77', '203.0.113.*'],
  ['::ffff:203.0.113.77', '203.0.113.*'],
  ['2001:DB8:1:2345::1', '2001:db8:1:*'],
  ['2001:db8::1', '2001:db8:0:*'],
])('%s is shown to its owner as %s', (ip, shown) => {
  expect(shortNetwork(ip)).toBe(shown);
});
