import type {
  AccountId,
  Actor,
  AffiliationDetails,
  Channel,
  EventId,
  EventType,
  SchoolId,
} from '@loge/contracts';
import type { DataSource } from 'typeorm';
import type { StoredChange, Tie } from './changes.js';
import type { Facts, JournalEntry, Outcome, ValueChange } from './commands.js';
import { toldWithin } from './facts.sight.js';
import type { StoredFacts } from './facts.sight.js';
import { seenOf } from './sight.js';
import type { Sight } from './sight.js';

/** What {@link entriesOf} needs of a row of `read.journal`: texts that a list does not show stay where they are. */
export const ENTRY_COLUMNS = [
  ...(['position', 'event', 'type', 'occurred_at', 'recorded_at', 'actor_kind', 'actor', 'subject'] as const),
  ...(['schools', 'classes', 'channel', 'outcome', 'correlation', 'causation', 'reason'] as const),
  ...(['facts', 'changes'] as const),
];

/** A row of `read.journal`, as the driver gives it. */
export interface JournalRow {
  readonly position: string;
  readonly event: EventId;
  readonly type: EventType;
  readonly occurred_at: Date;
  readonly recorded_at: Date;
  readonly actor_kind: Actor['kind'];
  readonly actor: string;
  readonly on_behalf_of: AccountId | null;
  readonly subject: AccountId | null;
  readonly schools: SchoolId[];
  readonly classes: string[];
  readonly channel: Channel;
  readonly outcome: Outcome;
  readonly correlation: string;
  readonly causation: EventId | null;
  readonly reason: string | null;
  readonly ip: string | null;
  readonly user_agent: string | null;
  readonly stream: string;
  readonly revision: string;
  readonly version: number;
  readonly facts: StoredFacts;
  readonly changes: readonly StoredChange[];
  readonly shown: readonly AccountId[];
}

/** Those columns of a row. */
export type EntryRow = Pick<JournalRow, (typeof ENTRY_COLUMNS)[number]>;

/**
 * The events of these rows as the register shows them: with the present names of the people they speak of, and
 * without the schools and classes that are out of sight.
 */
export async function entriesOf(
  database: Pick<DataSource, 'query'>,
  kept: readonly EntryRow[],
  sight: Sight,
): Promise<JournalEntry[]> {
  const rows = kept.map((row) => rowWithin(sight, row));
  const mentioned = new Set(rows.flatMap(peopleMentioned));
  const names = new Map<AccountId, string | null>();
  if (mentioned.size > 0) {
    const known = await database.query<{ account: AccountId; display_name: string | null }[]>(
      'SELECT account, display_name FROM read.journal_name WHERE account = ANY($1::uuid[])',
      [[...mentioned]],
    );
    for (const { account, display_name } of known) names.set(account, display_name);
  }
  return rows.map((row) => entryOf(row, names));
}

function rowWithin(sight: Sight, row: EntryRow): EntryRow {
  const seen = seenOf(sight, row);
  return {
    ...row,
    schools: row.schools.filter(seen.school),
    classes: row.classes.filter(seen.class),
    ...toldWithin(seen, row),
  };
}

const isTies = (value: StoredChange['before']): value is readonly Tie[] => Array.isArray(value);

function peopleMentioned({ facts, changes }: EntryRow): AccountId[] {
  return [
    ...[facts.details, facts.previousDetails].flatMap((details) =>
      (details?.children ?? []).map(({ child }) => child),
    ),
    ...changes.flatMap(({ before, after }) =>
      [before, after].flatMap((value) => (isTies(value) ? value.map(({ person }) => person) : [])),
    ),
  ];
}

function entryOf(row: EntryRow, names: ReadonlyMap<AccountId, string | null>): JournalEntry {
  return {
    id: row.event,
    kind: row.type,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    // Written from an Actor of the event's metadata.
    actor: { kind: row.actor_kind, id: row.actor } as Actor,
    subject: row.subject,
    schools: row.schools,
    classes: row.classes.map((place) => place.slice(place.indexOf('/') + 1)),
    channel: row.channel,
    outcome: row.outcome,
    reason: row.reason,
    facts: withNames(row.facts, names),
    changes: row.changes.map((change): ValueChange => ({
      field: change.field,
      before: shown(change.before, names),
      after: shown(change.after, names),
    })),
    correlationId: row.correlation,
    causationId: row.causation,
  };
}

/** Facts whose children have a `displayName` beside their id. */
function withNames(facts: StoredFacts, names: ReadonlyMap<AccountId, string | null>): Facts {
  const named = (details: AffiliationDetails) => ({
    ...details,
    children: details.children.map((one) => ({ ...one, displayName: names.get(one.child) ?? null })),
  });
  const { details, previousDetails } = facts;
  return {
    ...facts,
    ...(details && { details: named(details) }),
    ...(previousDetails && { previousDetails: named(previousDetails) }),
  };
}

/** « Tom Arnaud (MOTHER, 1) »; somebody without a name is a dash. */
function shown(value: StoredChange['before'], names: ReadonlyMap<AccountId, string | null>): string | null {
  return isTies(value)
    ? value.map(({ person, tie }) => `${names.get(person) ?? '–'} (${tie})`).join(', ')
    : value;
}
