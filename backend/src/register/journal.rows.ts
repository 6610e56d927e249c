import type { AccountId } from '@loge/contracts';
import type { Recorded } from '../event-store/codec.js';
import { changes } from './changes.js';
import { facts } from './facts.js';
import { outcomeOf } from './outcomes.js';

const unique = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];

/** The row of `read.journal` that an event makes. */
export function journalRow(event: Recorded) {
  const { metadata } = event;
  return {
    position: event.position.toString(),
    event: metadata.id,
    type: event.type,
    occurred_at: metadata.occurredAt,
    recorded_at: metadata.recordedAt,
    actor_kind: metadata.actor.kind,
    // As PostgreSQL writes a UUID, so that the two can be compared.
    actor: metadata.actor.kind === 'ACCOUNT' ? metadata.actor.id.toLowerCase() : metadata.actor.id,
    on_behalf_of: metadata.onBehalfOf,
    subject: metadata.subject,
    // In order, so that one set of schools is counted as one.
    schools: unique(metadata.schools).sort(),
    classes: unique(metadata.classes),
    channel: metadata.channel,
    outcome: outcomeOf(event.type),
    correlation: metadata.correlationId,
    causation: metadata.causationId,
    reason: metadata.reason,
    ip: metadata.ip,
    user_agent: metadata.userAgent,
    stream: event.stream,
    revision: event.revision,
    version: metadata.version,
    facts: facts(event),
    changes: changes(event),
    shown: shownBy(event),
  };
}

/** Whom a search or an export showed, each once. */
function shownBy(event: Recorded): AccountId[] {
  if (event.type !== 'PeopleSearched' && event.type !== 'PeopleExported') return [];
  // As PostgreSQL writes a UUID; the brand stays.
  return unique((event.data.shown ?? []).map((id) => id.toLowerCase() as AccountId));
}
