import { expect, test } from '@jest/globals';
import { csvText } from './csv-text.js';

test.each([
  ['UTF-8', [0x7a, 0x6f, 0xc3, 0xa9]],
  ['UTF-8 with its mark', [0xef, 0xbb, 0xbf, 0x7a, 0x6f, 0xc3, 0xa9]],
  ['windows-1252', [0x7a, 0x6f, 0xe9]],
])('« zoé » is read from a file in %s (IT-3)', (_, bytes) => {
  expect(csvText(Uint8Array.from(bytes))).toBe('zoé');
});
