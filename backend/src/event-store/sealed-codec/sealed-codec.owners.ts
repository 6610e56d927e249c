import type { Actor, EventMetadata, PersonalOwner, StreamName } from '@loge/contracts';
import type { KeyOwner } from '../../vault/vault.js';

/** The metadata that is personal, and so never clear in the store. */
export const personalMetadata = ['ip', 'userAgent', 'reason'] as const;
export type PersonalMetadata = (typeof personalMetadata)[number];

/** Whose keys seal the personal fields of one event (invariant 2). */
export interface EventOwners {
  /** The person the event is about; none where it is about nobody. */
  readonly subject: KeyOwner | undefined;
  readonly actor: KeyOwner;
}

/** The kind of a stream: what its name begins with. */
export function streamKind(stream: StreamName): string {
  return stream.slice(0, stream.indexOf('-'));
}

/** On an account's stream the subject is that account, whatever else the metadata says. */
export function ownersOf(stream: StreamName, metadata: EventMetadata): EventOwners {
  const subject = streamKind(stream) === 'account' ? streamId(stream) : metadata.subject;
  return {
    subject: subject === undefined ? undefined : `account:${subject}`,
    actor: actorKey(metadata.actor, metadata.recordedAt),
  };
}

/**
 * Whose key seals a field of the data.
 * @throws Error when the field is about a subject and there is none: a fault of the program.
 */
export function dataOwner(owner: PersonalOwner, owners: EventOwners): KeyOwner {
  if (owner === 'actor') return owners.actor;
  if (!owners.subject) throw new Error('it has a field about a subject, and no subject');
  return owners.subject;
}

/** Whose key seals a field of the metadata. */
export function metadataOwner(
  field: PersonalMetadata,
  type: string,
  stream: StreamName,
  owners: EventOwners,
): KeyOwner {
  if (field === 'reason') return owners.subject ?? owners.actor;
  // Whoever tried a password was not shown to be anybody; the address belongs to the history of the account aimed at.
  if (type === 'SignInRefused') return owners.subject ?? `account:${streamId(stream)}`;
  return owners.actor;
}

function actorKey(actor: Actor, recordedAt: string): KeyOwner {
  switch (actor.kind) {
    case 'ACCOUNT':
      return `account:${actor.id}`;
    case 'SERVICE':
      return `service:${actor.id}`;
    case 'SYSTEM':
      return actor.id === 'STRANGER' ? `stranger:${utcDay(recordedAt)}` : `system:${actor.id}`;
  }
}

function utcDay(instant: string): string {
  return new Date(instant).toISOString().slice(0, 10);
}

function streamId(stream: StreamName): string {
  return stream.slice(stream.indexOf('-') + 1);
}
