import { isIP } from 'node:net';

/**
 * The network an address belongs to, as throttling counts: the /24 of an IPv4 address, the /56 of an IPv6 one,
 * which is what one household or school is commonly given. `undefined` for what is no address.
 */
export function networkOf(ip: string | undefined): string | undefined {
  const address = plainAddress(ip);
  switch (isIP(address)) {
    case 4:
      return `${address.split('.').slice(0, 3).join('.')}.0/24`;
    case 6:
      return `${groupsOf(address).slice(0, 3).join(':')}:${(groupsOf(address)[3] ?? '0').padStart(4, '0').slice(0, 2)}00::/56`;
    default:
      return undefined;
  }
}

/**
 * An address shortened for its owner to know again: `203.0.113.*`, of IPv6 the first 48 bits (`2001:db8:1:*`), which
 * is one subscriber or school. `undefined` for what is no address.
 */
export function shortNetwork(ip: string | undefined): string | undefined {
  const address = plainAddress(ip);
  switch (isIP(address)) {
    case 4:
      return `${address.split('.').slice(0, 3).join('.')}.*`;
    case 6:
      return `${groupsOf(address).slice(0, 3).join(':')}:*`;
    default:
      return undefined;
  }
}

/** Without the IPv6 clothes of an IPv4 address, and without a zone. */
const plainAddress = (ip: string | undefined): string =>
  ip?.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '') ?? '';

/** The eight groups of an IPv6 address, without leading zeros. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const between = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array<string>(between).fill('0'), ...after].map((group) =>
    group.replace(/^0+(?=.)/, ''),
  );
}
