import type { Actor, DistributionId, DistributionMeans, EventId, SchoolId, SecretId } from '@loge/contracts';
import { normaliseLogin } from '../accounts/commands.js';
import type { Recorded } from '../event-store/codec.js';
import type { Fold } from '../event-store/streams.js';
import { mailAddressesAfter, noMailAddresses } from '../recovery/commands.js';
import type { MailAddresses } from '../recovery/commands.js';
import { endBy, endedAt } from './credential-ends.js';
import type { Ended } from './credential-ends.js';
import { footingFold } from './footing.js';
import type { Footing } from './footing.js';

/** What an event says of who, when, why, and of which schools and classes. */
export interface Deed {
  readonly event: EventId;
  readonly actor: Actor;
  readonly at: Date;
  readonly reason?: string;
  readonly schools: readonly SchoolId[];
  readonly classes: readonly string[];
}

/** One hand a credential went through. */
export interface Hand extends Deed {
  readonly means: DistributionMeans;
  readonly distribution?: DistributionId;
}

/** What lets somebody in, or did, as the vault names it. */
export type Credential = {
  readonly id?: SecretId;
  readonly made: Deed;
  readonly expiresAt?: Date;
  /** Absent while no event ended it. */
  readonly ended?: Ended;
  readonly hands: readonly Hand[];
} & (
  | { readonly kind: 'TEMPORARY_PASSWORD' | 'PASSWORD' | 'INVITATION' }
  | {
      readonly kind: 'LINK';
      /** Where it was mailed to, normalised as logins are; absent where nothing but its giving out is known. */
      readonly address?: string;
      /** Of a campaign's mail: it works until its owner has begun, by whatever way in. */
      readonly distribution?: DistributionId;
    }
  | { readonly kind: 'OLD_LOGIN'; readonly school: SchoolId }
);

/** What an account's stream tells of its credentials, oldest first, and of what else they depend on. */
export interface CredentialHistory {
  readonly credentials: readonly Credential[];
  readonly mail: MailAddresses;
  /** When mails began to go where they go now. */
  readonly mailSince?: Date;
  readonly footing: Footing;
}

/** Folds an account's stream into the credentials it ever had and the hands they went through. */
export const credentialHistoryFold: Fold<CredentialHistory> = {
  initial: { credentials: [], mail: noMailAddresses, footing: footingFold.initial },
  evolve(state, event) {
    const mail = mailAddressesAfter(state.mail, event);
    const mailSince = mail === state.mail ? state.mailSince : deedOf(event).at;
    const footing = footingFold.evolve(state.footing, event);
    const credentials = state.credentials.map((credential) => {
      const end = credential.ended ? undefined : endBy(credential, event);
      return end ? { ...credential, ended: endedAt(credential, end, deedOf(event).at) } : credential;
    });
    return { credentials: withHand([...credentials, ...madeBy(event)], event), mail, mailSince, footing };
  },
};

const deedOf = ({ metadata: { id, actor, occurredAt, reason, schools, classes } }: Recorded): Deed => ({
  ...{ event: id, actor, at: new Date(occurredAt), schools, classes },
  ...(reason !== undefined && { reason }),
});

/** The credential that an event makes, if any. */
function madeBy(event: Recorded): Credential[] {
  const fresh = { made: deedOf(event), hands: [] };
  switch (event.type) {
    case 'TemporaryPasswordMade': {
      const { password: id, expiresAt } = event.data;
      return [{ ...fresh, kind: 'TEMPORARY_PASSWORD', id, expiresAt: new Date(expiresAt) }];
    }
    case 'PasswordSet':
    case 'PasswordChanged':
    case 'PasswordReset':
      return [{ ...fresh, kind: 'PASSWORD', id: event.data.password }];
    case 'PersonInvited': {
      const { link: id, expiresAt } = event.data;
      return [{ ...fresh, kind: 'INVITATION', id, expiresAt: new Date(expiresAt) }];
    }
    case 'RecoveryLinkMade': {
      const { link: id, expiresAt, address, distribution } = event.data;
      const mailed = {
        address: normaliseLogin(address),
        ...(distribution && { distribution }),
      };
      return [{ ...fresh, kind: 'LINK', id, expiresAt: new Date(expiresAt), ...mailed }];
    }
    case 'LegacyLoginImported':
      return [{ ...fresh, kind: 'OLD_LOGIN', id: event.data.legacy, school: event.data.school }];
    default:
      return [];
  }
}

/** A giving out is in the hands of the credential it names: of one of which nothing else is known, it tells itself. */
function withHand(credentials: readonly Credential[], event: Recorded): readonly Credential[] {
  if (event.type !== 'CredentialsDistributed') return credentials;
  const { password, link, means, distribution } = event.data;
  const hand: Hand = { ...deedOf(event), means, ...(distribution && { distribution }) };
  const id = password ?? link;
  const place = id ? credentials.findLastIndex((credential) => credential.id === id) : -1;
  const given = credentials[place];
  if (given) return credentials.with(place, { ...given, hands: [...given.hands, hand] });
  const kind = link && !password ? 'LINK' : 'TEMPORARY_PASSWORD';
  return [...credentials, { kind, ...(id && { id }), made: deedOf(event), hands: [hand] }];
}
