import { expect, test } from '@jest/globals';
import { LogeError } from '@loge/contracts';
import { checkStaffPassword, normalisePassword } from './password-policy.js';

function verdict(password: string, words: readonly string[] = []): string {
  try {
    checkStaffPassword(password, words);
  } catch (error) {
    if (error instanceof LogeError) return error.code;
    throw error;
  }
  return 'taken';
}

test('length is counted in code points, from 12 to 256', () => {
  expect(verdict('onze lettre')).toBe('PASSWORD_TOO_SHORT');
  expect(verdict('douze lettre')).toBe('taken');
  expect(verdict('🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔')).toBe('PASSWORD_TOO_SHORT');
  expect(verdict('🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧')).toBe('taken');
  const long = 'cheval agrafe correct pile '.repeat(10);
  expect(verdict(long.slice(0, 256))).toBe('taken');
  expect(verdict(long.slice(0, 257))).toBe('PASSWORD_TOO_LONG');
  expect(verdict('x'.repeat(1_000_000))).toBe('PASSWORD_TOO_LONG');
});

test('no kinds of characters are asked for', () => {
  expect(verdict('cheval correct agrafe')).toBe('taken');
});

test.each([
  'motdepasse123',
  'MotDePasse2026!',
  'password1234',
  '123456789012',
  '1234567890123',
  'aaaaaaaaaaaa',
  'azeazeazeaze',
  'abcdefghijklm',
  'qwertyuiop123',
])('%s is too common', (password) => {
  expect(verdict(password)).toBe('PASSWORD_COMMON');
});

test('it may not be made of who one is', () => {
  const words = ['ines.petit@loge.test', 'ines.petit', 'Inès', 'Petit'];
  expect(verdict('ines.petit@loge.test', words)).toBe('PASSWORD_COMMON');
  expect(verdict('InèsPetit2026', words)).toBe('PASSWORD_COMMON');
  expect(verdict('petit cheval deviendra grand', words)).toBe('taken');
});

test('an accent is the same accent however it was typed', () => {
  expect(normalisePassword('e\u0301te\u0301')).toBe(normalisePassword('\u00e9t\u00e9'));
});
