import type { AccountId } from '@loge/contracts';
import type { Projection, ProjectionTransaction } from '../event-store/projection.js';
import { storableJson } from '../event-store/storable.js';
import { accountOf, affiliationKey, applyToRows, projectedTypes } from './account.rows.js';
import type { AccountRow, AccountRows, AffiliationRow, RoleRow } from './account.rows.js';
import { termsOf } from './account.terms.js';
import { comparedAddress } from './account.words.js';

/**
 * The read model of accounts: who there is, their places, families and roles, and the terms they are found by.
 * A batch reads the rows it touches, folds its events in memory, and writes the rows back.
 */
export const accountProjection: Projection<(typeof projectedTypes)[number]> = {
  name: 'accounts',
  version: 6,
  types: projectedTypes,
  tables: [
    ...['read.account', 'read.account_role'],
    ...['read.affiliation', 'read.family', 'read.named_relative'],
  ],
  async apply(events, transaction) {
    const touched = [...new Set(events.map(accountOf))];
    const rows = await load(touched, transaction);
    for (const event of events) applyToRows(rows, event);
    complete(rows);
    await save(rows, transaction);
  },
};

/** The name of the projection, to wait for. */
export const ACCOUNTS = accountProjection.name;

async function load(ids: readonly AccountId[], transaction: ProjectionTransaction): Promise<AccountRows> {
  // Rows as JSON come back in the very form in which they are written.
  const read = async <Row>(sql: string): Promise<Row[]> =>
    (await transaction.query<{ row: Row }>(sql, [ids])).map(({ row }) => row);
  const accounts = await read<AccountRow>(
    `SELECT to_jsonb(account) AS row FROM account WHERE id = ANY($1::uuid[])`,
  );
  const affiliations = await read<AffiliationRow>(
    `SELECT to_jsonb(affiliation) AS row FROM affiliation WHERE account = ANY($1::uuid[])`,
  );
  const roles = await read<RoleRow>(
    `SELECT to_jsonb(account_role) AS row FROM account_role WHERE account = ANY($1::uuid[])`,
  );
  return {
    accounts: new Map(accounts.map((row) => [row.id, row])),
    affiliations: new Map(affiliations.map((row) => [affiliationKey(row.account, row), row])),
    roles: new Map(roles.map((row) => [row.grant_id, row])),
    withdrawn: new Set(),
    ties: new Map(),
  };
}

/** What follows from an account's own columns, places and roles. */
function complete({ accounts, affiliations, roles }: AccountRows): void {
  const places = byAccount(affiliations.values());
  const held = byAccount(roles.values());
  for (const account of accounts.values()) {
    const [own, granted] = [places.get(account.id) ?? [], held.get(account.id) ?? []];
    account.active = granted.length > 0 || own.some(({ current }) => current);
    account.addresses = addressesOf(account);
    account.terms = termsOf(account, own, granted);
  }
}

function byAccount<Row extends { readonly account: AccountId }>(rows: Iterable<Row>): Map<AccountId, Row[]> {
  const grouped = new Map<AccountId, Row[]>();
  for (const row of rows) {
    const others = grouped.get(row.account);
    if (others) others.push(row);
    else grouped.set(row.account, [row]);
  }
  return grouped;
}

function addressesOf({ email, confirmed }: AccountRow): string[] {
  const compared = [email ?? '', ...confirmed].map(comparedAddress);
  return [...new Set(compared)].filter(Boolean);
}

async function save(rows: AccountRows, transaction: ProjectionTransaction): Promise<void> {
  await upsert(transaction, 'account', ['id'], [...rows.accounts.values()]);
  await upsert(transaction, 'affiliation', ['account', 'school', 'profile'], [...rows.affiliations.values()]);
  await upsert(transaction, 'account_role', ['grant_id'], [...rows.roles.values()]);
  if (rows.withdrawn.size > 0) {
    await transaction.query(`DELETE FROM account_role WHERE grant_id = ANY($1::uuid[])`, [
      [...rows.withdrawn],
    ]);
  }
  await saveTies(rows, transaction);
}

const columns = {
  account: [
    ...[
      'family',
      'given',
      'birth_name',
      'login',
      'civility',
      'birth_date',
      'email',
      'phones',
      'contacts',
      'address',
    ],
    ...['created_at', 'created_with', 'activated_at', 'sort_key'],
    ...['active', 'closed', 'joined_to', 'confirmed', 'addresses', 'terms'],
  ],
  affiliation: [
    ...[
      'current',
      'away',
      'since',
      'ended_at',
      'classes',
      'groups',
      'subjects',
      'functions',
      'form_teacher_of',
    ],
    ...['level', 'join_key', 'by_hand'],
  ],
  account_role: ['account', 'schools', 'network'],
} as const;

async function upsert(
  transaction: ProjectionTransaction,
  table: keyof typeof columns,
  key: readonly string[],
  rows: readonly object[],
): Promise<void> {
  if (rows.length === 0) return;
  const changes = columns[table].map((column) => `${column} = excluded.${column}`).join(', ');
  await transaction.query(
    `INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)
     ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${changes}`,
    [storableJson(rows)],
  );
}

async function saveTies({ ties }: AccountRows, transaction: ProjectionTransaction): Promise<void> {
  const told = [...ties.values()];
  const relatives = told.filter(({ profile }) => profile === 'RELATIVE');
  const pupils = told.filter(({ profile }) => profile === 'PUPIL');
  await replaceTies(
    transaction,
    'family',
    'relative',
    relatives,
    relatives.flatMap(({ family }) => family),
  );
  await replaceTies(
    transaction,
    'named_relative',
    'child',
    pupils,
    pupils.flatMap(({ named }) => named),
  );
}

async function replaceTies(
  transaction: ProjectionTransaction,
  table: 'family' | 'named_relative',
  owner: 'relative' | 'child',
  told: readonly { account: string; school: string }[],
  rows: readonly object[],
): Promise<void> {
  if (told.length === 0) return;
  await transaction.query(
    `DELETE FROM ${table} USING unnest($1::uuid[], $2::text[]) AS told (account, school)
     WHERE ${table}.${owner} = told.account AND ${table}.school = told.school`,
    [told.map(({ account }) => account), told.map(({ school }) => school)],
  );
  if (rows.length === 0) return;
  await transaction.query(
    `INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)
     ON CONFLICT DO NOTHING`,
    [storableJson(rows)],
  );
}
