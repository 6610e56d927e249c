import { expect, test } from '@jest/globals';
import { deviceName } from './device-name.js';

const apple = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0';

test.each([
  ['Firefox · Windows', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'],
  [
    'Safari · iPhone',
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) ${apple} Version/18.5 Safari/604.1`,
  ],
  ['Chrome · iPad', `Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) ${apple} CriOS/142.0 Safari/604.1`],
  ['Safari · macOS', `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${apple} Version/18.5 Safari/605.1.15`],
  ['Edge · Windows', `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36 Edg/142.0.0.0`],
  ['Chrome · Android', `Mozilla/5.0 (Linux; Android 10; K) ${chrome} Mobile Safari/537.36`],
  [
    'Samsung Internet · Android',
    `Mozilla/5.0 (Linux; Android 10; K) SamsungBrowser/28.0 ${chrome} Safari/537.36`,
  ],
  ['Chrome · ChromeOS', `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${chrome} Safari/537.36`],
  ['Opera · Linux', `Mozilla/5.0 (X11; Linux x86_64) ${chrome} Safari/537.36 OPR/120.0.0.0`],
])('a browser is told in a few words: %s', (words, userAgent) => {
  expect(deviceName(userAgent)).toBe(words);
});

test('what is not known is left out, and nothing that was sent is repeated', () => {
  expect(deviceName('Something/1.0 (Windows NT 10.0) <b>you won</b>')).toBe('Windows');
  expect(deviceName('curl/8.0')).toBeUndefined();
  expect(deviceName('')).toBeUndefined();
  expect(deviceName(undefined)).toBeUndefined();
});
