import type { Claimed, Claims } from '../claims/claims.js';
import { underClaim } from '../claims/under-claim.js';
import { loginClaim } from './claim-logins.js';

/** {@link underClaim} of a login, over the whole installation. */
export const underLoginClaim = <Appended>(
  claims: Claims,
  login: string,
  claimed: Claimed,
  append: (notAfter: Date | undefined) => Promise<Appended>,
): Promise<Appended | undefined> => underClaim(claims, loginClaim(login), claimed, append);
