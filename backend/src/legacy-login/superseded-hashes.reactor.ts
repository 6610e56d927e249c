import { accountStream } from '@loge/contracts';
import type { Reactor } from '../event-store/projection.js';
import type { Streams } from '../event-store/streams.js';
import type { Secrets } from '../vault/vault.js';
import { legacyFold } from './legacy-state.js';

const types = [
  'LegacyLoginImported',
  'PasswordSet',
  'PasswordChanged',
  'PasswordReset',
  'TemporaryPasswordMade',
] as const;

/**
 * Deletes the hashes of old passwords that nobody needs any more: those that a later file replaced, and all of somebody
 * who has a password of the new way. Which those are, the account's stream says.
 */
export function supersededHashesReactor(
  streams: Pick<Streams, 'load'>,
  secrets: Pick<Secrets, 'delete'>,
): Reactor<(typeof types)[number]> {
  return {
    name: 'superseded-legacy-hashes',
    types,
    startsAt: 'beginning',
    async react({ metadata: { subject } }) {
      if (!subject) return;
      const { logins, superseded, roles } = (await streams.load(accountStream(subject), legacyFold)).state;
      const replaced = roles.password ? [...logins.values()].map(({ legacy }) => legacy) : [];
      const useless = [...superseded, ...replaced];
      if (useless.length > 0) await secrets.delete(useless);
    },
  };
}
