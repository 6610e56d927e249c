import type { Reactor } from '../event-store/projection.js';
import type { Secrets } from './vault.js';

/** Deletes the secrets that an event made worthless: the previous password's hash, the link that was used. */
export function supersededSecretsReactor(
  secrets: Pick<Secrets, 'delete'>,
): Reactor<'PasswordChanged' | 'InvitationAccepted'> {
  return {
    name: 'superseded-secrets',
    types: ['PasswordChanged', 'InvitationAccepted'],
    startsAt: 'beginning',
    async react(event) {
      const superseded = event.type === 'PasswordChanged' ? event.data.previousPassword : event.data.link;
      await secrets.delete([superseded]);
    },
  };
}
