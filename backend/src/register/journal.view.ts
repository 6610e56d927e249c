import type { AccountId, Actor, EventId, SchoolId } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { PersonRefView } from '../accounts/commands.js';
import type { JournalConnection, JournalDetail, JournalEntry } from './commands.js';

/** A person or school; what is not given its own resolver completes from its id. */
type PersonRef = { readonly id: AccountId } & Partial<PersonRefView>;
type SchoolRef = { readonly id: SchoolId; readonly name?: string };

/** How people and schools are called; who is absent is completed by their own resolver. */
export interface Names {
  readonly people: ReadonlyMap<AccountId, PersonRefView>;
  readonly schools: ReadonlyMap<SchoolId, string>;
}

const noNames: Names = { people: new Map(), schools: new Map() };

/** Who did something as GraphQL shows it. */
export type ActorView = Pick<Api.JournalActor, 'kind'> & {
  readonly person: PersonRef | null;
  /** Not given of a service: its own resolver finds its label. */
  readonly name?: string | null;
  readonly service?: string;
};

/** An event as GraphQL shows it; its cause is looked for when asked. */
export type JournalEventView = Omit<
  Api.JournalEvent,
  'actor' | 'subject' | 'schools' | 'causedBy' | 'causedWith' | 'shown'
> & {
  readonly actor: ActorView;
  readonly subject: PersonRef | null;
  readonly schools: readonly SchoolRef[];
  readonly causationId: EventId | null;
  readonly causedWith: readonly JournalEventView[];
  readonly shown: readonly PersonRef[];
};

/** A page of the register as GraphQL shows it. */
export type JournalConnectionView = Omit<Api.JournalConnection, 'edges' | 'countUpTo1001'> & {
  readonly edges: readonly { readonly node: JournalEventView; readonly cursor: string }[];
  readonly countUpTo1001: number;
};

const personView = (id: AccountId, { people }: Names): PersonRef => ({ id, ...people.get(id) });

/** Who did something. */
export const actorView = (actor: Actor, names: Names = noNames): ActorView =>
  actor.kind === 'ACCOUNT'
    ? { kind: actor.kind, person: personView(actor.id, names), name: null }
    : {
        kind: actor.kind,
        person: null,
        ...(actor.kind === 'SERVICE' ? { service: actor.id } : { name: actor.id }),
      };

/** An event as lists show it: without address, neighbours and place in the store. */
export function eventView(entry: JournalEntry, names: Names = noNames): JournalEventView {
  const { actor, subject } = entry;
  return {
    id: entry.id,
    kind: entry.kind,
    occurredAt: entry.occurredAt.toISOString(),
    recordedAt: entry.recordedAt.toISOString(),
    actor: actorView(actor, names),
    subject: subject && personView(subject, names),
    schools: entry.schools.map((id) => ({ id, name: names.schools.get(id) })),
    classes: [...entry.classes],
    channel: entry.channel,
    outcome: entry.outcome,
    reason: entry.reason,
    facts: entry.facts,
    changes: [...entry.changes],
    correlationId: entry.correlationId,
    causationId: entry.causationId,
    ip: null,
    userAgent: null,
    causedWith: [],
    causedWithCountUpTo1001: 0,
    shown: [],
    technical: null,
  };
}

/**
 * An event in full.
 * @param shown those whom it showed that are within reach.
 */
export function detailView(detail: JournalDetail, shown: readonly AccountId[]): JournalEventView {
  return {
    ...eventView(detail),
    ip: detail.ip,
    userAgent: detail.userAgent,
    causedWith: detail.causedWith.map((one) => eventView(one)),
    causedWithCountUpTo1001: detail.causedWithCountUpTo1001,
    shown: shown.map((id) => ({ id })),
    technical: detail.technical,
  };
}

/** @param names given along with the people and schools of its events. */
export function connectionView(connection: JournalConnection, names?: Names): JournalConnectionView {
  return {
    edges: connection.edges.map(({ node, cursor }) => ({ node: eventView(node, names), cursor })),
    pageInfo: connection.pageInfo,
    countUpTo1001: connection.countUpTo1001,
  };
}
