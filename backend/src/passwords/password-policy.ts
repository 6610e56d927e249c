import { LogeError } from '@loge/contracts';
import type { PasswordPolicy } from '@loge/contracts';
import { isCommon } from './blocklist.js';
import type { PasswordRules } from './commands.js';

/** The shortest that holders of a role may choose: they reach other people's data. In code points. */
const STAFF_LENGTH = 12;

/** What holds where no school and no role asks more, after NIST SP 800-63B-4 §3.1.1.2. */
const mildest: PasswordRules = {
  minLength: 8,
  // Above the 64 that must be allowed, and short enough to hash without a burden.
  maxLength: 256,
  composition: false,
};

/** In UTF-16 units: nobody's password is as long, old ones included. */
const LONGEST_TYPED = 4_096;

/**
 * The one form in which a password is measured, hashed and verified: NFKC, one of the two that NIST SP 800-63B-4
 * §3.1.1.2 names, so that an accent typed on another keyboard is the same accent. What is too long to be one stays as
 * it is: ordering thousands of accents takes seconds.
 */
export const normalisePassword = (typed: string): string =>
  typed.length > LONGEST_TYPED ? typed : typed.normalize('NFKC');

/** The rules for somebody: the strictest of what their schools ask, and length for who holds a role. */
export function strictestRules(policies: readonly PasswordPolicy[], holdsRole: boolean): PasswordRules {
  const lengths = policies.map(({ minLength }) => minLength);
  return {
    ...mildest,
    minLength: Math.max(mildest.minLength, holdsRole ? STAFF_LENGTH : 0, ...lengths),
    composition: policies.some(({ composition }) => composition),
  };
}

/**
 * Checks a password that somebody chooses, after NIST SP 800-63B-4 §3.1.1.2: length in code points, a blocklist of
 * common values and of what relates to the person, the whole value counts; and composition only where a school asks.
 * @param words what it may not be made of: login and names, and those of the schools.
 * @throws LogeError `PASSWORD_TOO_SHORT` (with `min`), `PASSWORD_TOO_LONG` (with `max`), `PASSWORD_COMPOSITION` or
 *   `PASSWORD_COMMON`.
 */
export function requireGoodPassword(typed: string, rules: PasswordRules, words: readonly string[]): void {
  const { minLength: min, maxLength: max, composition } = rules;
  const password = normalisePassword(typed);
  // Code points, not UTF-16 units: a spread walks them. Anything far too long is refused before the walk.
  const length = password.length > 4 * max ? Infinity : [...password].length;
  if (length < min) throw new LogeError('PASSWORD_TOO_SHORT', { min });
  if (length > max) throw new LogeError('PASSWORD_TOO_LONG', { max });
  if (composition && !hasAllKinds(password)) throw new LogeError('PASSWORD_COMPOSITION');
  if (isCommon(password, words)) throw new LogeError('PASSWORD_COMMON');
}

/** Lower and upper case, a digit and a special character (HF-6); what is neither letter nor digit is special. */
const hasAllKinds = (password: string): boolean =>
  [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{M}\p{N}]/u].every((kind) => kind.test(password));
