import { LogeError } from '@loge/contracts';
import { AppendTooLate } from '../event-store/port.js';
import type { Claimed, Claims, ClaimValue } from './claims.js';

/** How often a claim is taken again because the append came too late for it (invariant 5). */
const CLAIMED_AT_MOST = 3;

/**
 * Takes one claim for an account, and then appends the event that the claim names; the claim is given up when that was
 * refused. After any other failure the event may be stored, or yet become so: the claim stays, and others take it over
 * after 60 s where the event never came.
 * @param append has to begin before `notAfter`, which is absent where the event is stored already.
 * @returns what the append gave, or `undefined` when the value is, or is just becoming, somebody else's.
 * @throws LogeError `CONFLICT` when the append came too late each time.
 */
export async function underClaim<Appended>(
  claims: Claims,
  value: ClaimValue,
  claimed: Claimed,
  append: (notAfter: Date | undefined) => Promise<Appended>,
): Promise<Appended | undefined> {
  try {
    for (let attempt = 1; ; attempt += 1) {
      const taking = await claims.take(value, claimed);
      if (!taking.taken) return undefined;
      try {
        return await append(taking.appendBefore);
      } catch (error) {
        if (!(error instanceof AppendTooLate)) throw error;
        if (attempt === CLAIMED_AT_MOST) throw new LogeError('CONFLICT', {}, { cause: error });
      }
    }
  } catch (error) {
    // A refusal, of an append that came too late as well, has stored nothing and never will.
    if (error instanceof LogeError) await claims.release([value], claimed).catch(() => undefined);
    throw error;
  }
}
