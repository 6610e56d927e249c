import type { AccountId, EventId } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { JournalConnection, JournalDetail, JournalEntry } from './commands.js';

/** A person or school that its own resolver completes from its id. */
type Ref = { readonly id: string };

/** An event as GraphQL shows it; its cause is looked for when asked. */
export type JournalEventView = Omit<
  Api.JournalEvent,
  'actor' | 'subject' | 'schools' | 'causedBy' | 'causedWith'
> & {
  readonly actor: Omit<Api.JournalActor, 'person'> & { readonly person: Ref | null };
  readonly subject: Ref | null;
  readonly schools: readonly Ref[];
  readonly causationId: EventId | null;
  readonly causedWith: readonly JournalEventView[];
};

/** A page of the register as GraphQL shows it. */
export type JournalConnectionView = Omit<Api.JournalConnection, 'edges' | 'countUpTo1001'> & {
  readonly edges: readonly { readonly node: JournalEventView; readonly cursor: string }[];
  readonly countUpTo1001: number;
};

const ref = (id: AccountId | null): Ref | null => id && { id };

/** An event as lists show it: without address, neighbours and place in the store. */
export function eventView(entry: JournalEntry): JournalEventView {
  const { actor } = entry;
  return {
    id: entry.id,
    kind: entry.kind,
    occurredAt: entry.occurredAt.toISOString(),
    recordedAt: entry.recordedAt.toISOString(),
    actor:
      actor.kind === 'ACCOUNT'
        ? { kind: actor.kind, person: { id: actor.id }, name: null }
        : { kind: actor.kind, person: null, name: actor.id },
    subject: ref(entry.subject),
    schools: entry.schools.map((id) => ({ id })),
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
    technical: null,
  };
}

/** An event in full. */
export function detailView(detail: JournalDetail): JournalEventView {
  return {
    ...eventView(detail),
    ip: detail.ip,
    userAgent: detail.userAgent,
    causedWith: detail.causedWith.map(eventView),
    causedWithCountUpTo1001: detail.causedWithCountUpTo1001,
    technical: detail.technical,
  };
}

export function connectionView(connection: JournalConnection): JournalConnectionView {
  return {
    edges: connection.edges.map(({ node, cursor }) => ({ node: eventView(node), cursor })),
    pageInfo: connection.pageInfo,
    countUpTo1001: connection.countUpTo1001,
  };
}
