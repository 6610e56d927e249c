import type { EventType } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';

/**
 * What is done to the credentials of others, and never to one's own: whoever lists these kinds in the register lists
 * acts alone. Handing out what was made is no act of its own, nor is a link that its owner asked for.
 */
export const credentialActKinds = ['TemporaryPasswordMade', 'LoginChanged', 'PersonInvited'] as const;
export type CredentialActKind = (typeof credentialActKinds)[number];

/** The kinds of event that each picture counts, in the order in which they are shown. */
export const pictureFamilies = [
  // Every use of an old login is a sign-in as well.
  { family: 'SIGN_INS', kinds: ['SignedIn'] },
  { family: 'REFUSALS', kinds: ['SignInRefused', 'UnknownLoginRefused', 'RecoveryRefused'] },
  { family: 'RESETS', kinds: credentialActKinds },
  { family: 'CREATIONS', kinds: ['AccountCreated'] },
] as const satisfies readonly { family: Api.PictureFamily; kinds: readonly EventType[] }[];

/** All of these kinds. */
export const picturedKinds = pictureFamilies.flatMap(({ kinds }) => [...kinds]);
export type PicturedKind = (typeof picturedKinds)[number];

/** In which ways an act may stand out, in the order in which they are told; as columns of `read.credential_act`. */
export const notables = [
  { notable: 'RANK', column: 'to_rank' },
  { notable: 'STAFF', column: 'to_staff' },
  { notable: 'NIGHT', column: 'at_night' },
  { notable: 'MANY', column: 'among_many' },
] as const satisfies readonly { notable: Api.Notable; column: string }[];
export type Notable = (typeof notables)[number]['notable'];
