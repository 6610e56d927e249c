import { expect, test } from '@jest/globals';
import { shortDay, waitingTime } from './dates.js';

test.each([
  [0, 'fr', '1 seconde'],
  [40, 'fr', '40 secondes'],
  [61, 'fr', '2 minutes'],
  [150, 'en', '3 minutes'],
  [150, 'de', '3 Minuten'],
  [150, 'nl', '3 minuten'],
] as const)('%d seconds to wait are, in %s, « %s »', (seconds, language, words) => {
  expect(waitingTime(seconds, language).replace(/\s/g, ' ')).toBe(words);
});

test.each([
  ['fr', '31/05/2025'],
  ['en', '31/05/2025'],
  ['de', '31.05.2025'],
  ['nl', '31/05/2025'],
] as const)('the last day of an old login is, in %s, « %s » (IT-3)', (language, words) => {
  expect(shortDay('2025-05-31', language)).toBe(words);
});
