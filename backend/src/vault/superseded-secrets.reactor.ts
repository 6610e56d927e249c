import type { SecretId } from '@loge/contracts';
import type { Recorded } from '../event-store/codec.js';
import type { Reactor } from '../event-store/projection.js';
import type { Secrets } from './vault.js';

const types = [
  ...(['PasswordChanged', 'PasswordReset', 'TemporaryPasswordMade', 'InvitationAccepted'] as const),
  ...(['ApiTokenRotated', 'ApiTokenRevoked'] as const),
];
type Superseding = (typeof types)[number];

/**
 * Deletes the secrets that an event made worthless: the previous password's hash, the invitation that was used. The
 * links to choose a new password stay until their time is over, though a reset voids them all: whoever uses one
 * again is told that it was used. A service's token that another took the place of goes on for the time it was given.
 */
export function supersededSecretsReactor(
  secrets: Pick<Secrets, 'delete' | 'deleteTokensOf' | 'endBy'>,
): Reactor<Superseding> {
  return {
    name: 'superseded-secrets',
    types,
    startsAt: 'beginning',
    async react(event) {
      switch (event.type) {
        case 'ApiTokenRotated':
          return secrets.endBy(event.data.previousToken, new Date(event.data.previousUntil));
        case 'ApiTokenRevoked':
          return secrets.deleteTokensOf(event.data.service);
        default: {
          const superseded = supersededBy(event);
          if (superseded) await secrets.delete([superseded]);
        }
      }
    },
  };
}

function supersededBy(
  event: Extract<Recorded, { type: Exclude<Superseding, 'ApiTokenRotated' | 'ApiTokenRevoked'> }>,
): SecretId | undefined {
  return event.type === 'InvitationAccepted' ? event.data.link : event.data.previousPassword;
}
