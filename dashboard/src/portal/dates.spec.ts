import { expect, test } from '@jest/globals';
import { waitingTime } from './dates.js';

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
