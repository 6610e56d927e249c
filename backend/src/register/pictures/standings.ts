import type { Recorded } from '../../event-store/codec.js';
import type { ProjectionTransaction } from '../../event-store/projection.js';
import { storableJson } from '../../event-store/storable.js';
import { rankOf } from '../../rights/authority.js';

/** The kinds of event that tell who is of the staff, and of which rank. */
export const standingKinds = [
  ...(['AccountAffiliated', 'AffiliationEnded', 'RoleGranted', 'RoleWithdrawn'] as const),
  ...(['AccountsJoined', 'AccountsParted'] as const),
];
export type StandingKind = (typeof standingKinds)[number];

const staff: readonly string[] = ['TEACHER', 'NON_TEACHING', 'LOCAL_AUTHORITY'];

/** A row that begins or ends at a position: the columns of its table's key, and others. */
interface Mark {
  readonly position: string;
  readonly [column: string]: unknown;
}

interface Table {
  readonly name: string;
  readonly key: readonly string[];
  /** Its columns without the positions, with their types. */
  readonly columns: Readonly<Record<string, string>>;
}

const places: Table = {
  name: 'credential_place',
  key: ['account', 'place'],
  columns: { account: 'uuid', place: 'text' },
};
const grants: Table = {
  name: 'credential_grant',
  key: ['id'],
  columns: { id: 'uuid', account: 'uuid', rank: 'integer', ends_on: 'date' },
};
const joins: Table = {
  name: 'credential_join',
  key: ['standing', 'joined'],
  columns: { standing: 'uuid', joined: 'uuid' },
};

/**
 * Keeps from which event until which somebody had a place among the staff, a role, or another account that leads to
 * theirs: what an act of the same batch meets is found by its position.
 */
export async function keepStandings(
  events: readonly Recorded[],
  transaction: ProjectionTransaction,
): Promise<void> {
  const begun = new Map<Table, Mark[]>([places, grants, joins].map((table) => [table, []]));
  const ended = new Map<Table, Mark[]>([places, grants, joins].map((table) => [table, []]));
  for (const event of events) {
    const position = event.position.toString();
    const account = event.stream.slice('account-'.length);
    switch (event.type) {
      case 'AccountAffiliated':
      case 'AffiliationEnded': {
        const { school, profile } = event.data;
        if (!staff.includes(profile)) break;
        const marks = event.type === 'AccountAffiliated' ? begun : ended;
        marks.get(places)?.push({ position, account, place: `${school} ${profile}` });
        break;
      }
      case 'RoleGranted': {
        const { grant: id, endsOn } = event.data;
        const mark = { position, id, account, rank: rankOf(event.data), ends_on: endsOn ?? null };
        begun.get(grants)?.push(mark);
        break;
      }
      case 'RoleWithdrawn':
        ended.get(grants)?.push({ position, id: event.data.grant });
        break;
      case 'AccountsJoined':
        begun.get(joins)?.push({ position, ...event.data });
        break;
      case 'AccountsParted':
        ended.get(joins)?.push({ position, ...event.data });
        break;
      default:
        break;
    }
  }
  for (const [table, marks] of begun) if (marks.length > 0) await begin(table, marks, transaction);
  for (const [table, marks] of ended) if (marks.length > 0) await end(table, marks, transaction);
}

async function begin({ name, columns }: Table, marks: readonly Mark[], transaction: ProjectionTransaction) {
  const named = Object.keys(columns).join(', ');
  const typed = Object.entries(columns).map(([column, type]) => `${column} ${type}`);
  await transaction.query(
    `INSERT INTO ${name} (${named}, from_position)
     SELECT ${named}, position FROM json_to_recordset($1::json) AS mark (${typed.join(', ')}, position bigint)
     ON CONFLICT DO NOTHING`,
    [storableJson(marks)],
  );
}

/** Each row ends with the first end after its beginning. */
async function end(
  { name, key, columns }: Table,
  marks: readonly Mark[],
  transaction: ProjectionTransaction,
) {
  const typed = key.map((column) => `${column} ${columns[column]}`);
  const same = key.map((column) => `mark.${column} = held.${column}`).join(' AND ');
  await transaction.query(
    `WITH mark AS (
       SELECT * FROM json_to_recordset($1::json) AS row (${typed.join(', ')}, position bigint)
     ), ends AS (
       SELECT ${key.map((column) => `held.${column}`).join(', ')}, held.from_position, min(mark.position) AS position
       FROM ${name} AS held JOIN mark ON ${same} AND mark.position > held.from_position
       WHERE held.to_position IS NULL GROUP BY ${key.map((column) => `held.${column}`).join(', ')}, held.from_position
     )
     UPDATE ${name} AS held SET to_position = ends.position FROM ends AS ends
     WHERE ${key.map((column) => `ends.${column} = held.${column}`).join(' AND ')}
       AND ends.from_position = held.from_position`,
    [storableJson(marks)],
  );
}
