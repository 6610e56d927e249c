import { dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as french } from '@zxcvbn-ts/language-fr';
import { LogeError } from '@loge/contracts';

/**
 * The policy for staff, after NIST SP 800-63B-4 §3.1.1.2: length counted in code points, no composition rules, a
 * blocklist of common values and of what relates to the person, the whole value verified, never truncated.
 * 256 is the longest: above the 64 that must be allowed, and short enough to hash without a burden.
 */
export const STAFF_PASSWORD = { min: 12, max: 256 } as const;

/**
 * The one form in which a password is measured, hashed and verified: NFKC, one of the two that NIST SP 800-63B-4
 * §3.1.1.2 names, so that an accent typed on another keyboard is the same accent.
 */
export const normalisePassword = (typed: string): string => typed.normalize('NFKC');

const blocklist: ReadonlySet<string> = new Set(
  [
    ...common['passwords-common'],
    ...french['commonWords-fr'],
    ...french['firstnames-fr'],
    ...french['lastnames-fr'],
    'loge',
  ].map((word) => String(word).toLowerCase()),
);

/**
 * Checks a password that staff choose.
 * @param words what it may not be made of: login and names.
 * @throws LogeError `PASSWORD_TOO_SHORT`, `PASSWORD_TOO_LONG` (with the limits) or `PASSWORD_COMMON`.
 */
export function checkStaffPassword(typed: string, words: readonly string[] = []): void {
  const password = normalisePassword(typed);
  // Code points, not UTF-16 units: a spread walks them. Anything far too long is refused before the walk.
  const length = password.length > 4 * STAFF_PASSWORD.max ? Infinity : [...password].length;
  if (length < STAFF_PASSWORD.min) throw new LogeError('PASSWORD_TOO_SHORT', STAFF_PASSWORD);
  if (length > STAFF_PASSWORD.max) throw new LogeError('PASSWORD_TOO_LONG', STAFF_PASSWORD);
  if (isCommon(password.toLowerCase(), words)) throw new LogeError('PASSWORD_COMMON');
}

function isCommon(password: string, words: readonly string[]): boolean {
  // « motdepasse2026! » is as easily guessed as « motdepasse »: what surrounds the letters is no secret.
  const core = password.replace(/^[\P{L}]+|[\P{L}]+$/gu, '');
  return (
    blocklist.has(password) ||
    blocklist.has(core) ||
    isRepetition(password) ||
    isRun(password) ||
    isMadeOf(password, words)
  );
}

/** `aaaaaaaaaaaa`, `abcabcabcabc`: one part of up to four characters over and over. */
const isRepetition = (password: string) => /^(.{1,4}?)\1+$/su.test(password);

/** `abcdefghijkl`, `123456789012`: each character follows the one before (9 by 0). */
function isRun(password: string): boolean {
  const codes = [...password].map((character) => character.codePointAt(0) ?? 0);
  return codes.every((code, index) => {
    if (index === 0) return true;
    const step = code - (codes[index - 1] ?? 0);
    return step === 1 || step === -9;
  });
}

/** Nothing much is left of it without the words it may not be made of. */
function isMadeOf(password: string, words: readonly string[]): boolean {
  let rest = password;
  for (const word of [...words].sort((a, b) => b.length - a.length)) {
    const part = normalisePassword(word).toLowerCase();
    if (part.length >= 3) rest = rest.replaceAll(part, '');
  }
  return rest !== password && [...rest].length < 6;
}
