import { describe, expect, test } from '@jest/globals';
import { LogeError } from '@loge/contracts';
import type { PasswordRules } from './commands.js';
import { normalisePassword, requireGoodPassword, strictestRules } from './password-policy.js';

const nobody = strictestRules([], false);
const staff = strictestRules([], true);

function refusal(password: string, rules: PasswordRules = nobody): unknown {
  try {
    requireGoodPassword(password, rules, []);
  } catch (error) {
    if (error instanceof LogeError) return [error.code, error.detail];
    throw error;
  }
  return 'taken';
}

describe('the rules for somebody', () => {
  test('are the least of NIST SP 800-63B-4 where nobody asks more', () => {
    expect(nobody).toEqual({ minLength: 8, maxLength: 256, composition: false });
    expect(strictestRules([{ minLength: 8, composition: false }], false)).toEqual(nobody);
  });

  test('are the strictest of their schools', () => {
    const policies = [
      { minLength: 15, composition: false },
      { minLength: 8, composition: true },
    ];
    expect(strictestRules(policies, false)).toMatchObject({ minLength: 15, composition: true });
  });

  test('ask 12 characters at least of who holds a role', () => {
    expect(staff).toMatchObject({ minLength: 12, composition: false });
    expect(strictestRules([{ minLength: 15, composition: false }], true).minLength).toBe(15);
  });
});

describe('a password', () => {
  test('is counted in code points, not in UTF-16 units', () => {
    expect(refusal('🦊🐻🐼🐨🐯🦁🐮')).toEqual(['PASSWORD_TOO_SHORT', { min: 8 }]);
    expect(refusal('🦊🐻🐼🐨🐯🦁🐮🐷')).toBe('taken');
    expect(refusal('onze lettre', staff)).toEqual(['PASSWORD_TOO_SHORT', { min: 12 }]);
    expect(refusal('douze lettre', staff)).toBe('taken');
  });

  test('is taken up to 256 characters', () => {
    const long = 'cheval agrafe correct pile '.repeat(10);
    expect(refusal(long.slice(0, 256))).toBe('taken');
    expect(refusal(long.slice(0, 257))).toEqual(['PASSWORD_TOO_LONG', { max: 256 }]);
    expect(refusal('🦊🐻🐼🐨🐯🦁🐮🐷'.repeat(32).slice(0, -2) + 'ab')).toEqual([
      'PASSWORD_TOO_LONG',
      { max: 256 },
    ]);
    expect(refusal('x'.repeat(1_000_000))).toEqual(['PASSWORD_TOO_LONG', { max: 256 }]);
  });

  test('is measured as it is hashed: an accent is one character however it was typed', () => {
    expect(normalisePassword('e\u0301te\u0301')).toBe(normalisePassword('\u00e9t\u00e9'));
    expect(refusal('qe\u0301ze\u0301vex')).toEqual(['PASSWORD_TOO_SHORT', { min: 8 }]);
  });

  test('needs no kinds of characters where no school asks for them', () => {
    expect(refusal('cheval correct agrafe')).toBe('taken');
  });

  test('is refused when it is common', () => {
    expect(refusal('motdepasse')).toEqual(['PASSWORD_COMMON', {}]);
  });
});

describe('HF-6: where a school asks for composition, a password', () => {
  const ferrer = strictestRules([{ minLength: 8, composition: true }], false);

  test.each(['Vrk7tz!q', 'Élan 4 pieds', 'Ünïvzq9€'])('%s is taken', (password) => {
    expect(refusal(password, ferrer)).toBe('taken');
  });

  test.each([
    ['a lower case letter', 'VRK7TZ!Q'],
    ['an upper case letter', 'vrk7tz!q'],
    ['a digit', 'Vrkutz!q'],
    ['a special character', 'Vrk7tzéq'],
    ['a special character, for an accent is none', 'Vrk7tze\u0301q\u0323'],
  ])('without %s is refused', (_, password) => {
    expect(refusal(password, ferrer)).toEqual(['PASSWORD_COMPOSITION', {}]);
  });

  test('is still refused when it is common', () => {
    expect(refusal('P@ssw0rd1', ferrer)).toEqual(['PASSWORD_COMMON', {}]);
  });
});

test('what is far too long to be a password is refused without being put in order, which would take seconds', () => {
  const accents = '\u0301\u0316'.repeat(3_000);
  expect(normalisePassword(accents)).toBe(accents);
  expect(refusal(accents)).toEqual(['PASSWORD_TOO_LONG', { max: 256 }]);
});
