import type { AccountId } from '@loge/contracts';
import type { Projection, ProjectionTransaction } from '../event-store/projection.js';
import { storableJson } from '../event-store/storable.js';
import { accountOf, affiliationKey, applyToRows, projectedTypes } from './account.rows.js';
import type { AccountRow, AccountRows, AffiliationRow, RoleRow } from './account.rows.js';
import { comparedAddress, shortened, words } from './account.words.js';

/**
 * The read model of accounts: who there is, their places, families and roles, and the words they are found by.
 * A batch reads the rows it touches, folds its events in memory, and writes the rows back.
 */
export const accountProjection: Projection<(typeof projectedTypes)[number]> = {
  name: 'accounts',
  version: 4,
  types: projectedTypes,
  tables: [
    ...['read.account', 'read.account_word', 'read.account_role'],
    ...['read.affiliation', 'read.family', 'read.named_relative'],
  ],
  async apply(events, transaction) {
    const touched = [...new Set(events.map(accountOf))];
    const rows = await load(touched, transaction);
    for (const event of events) applyToRows(rows, event);
    markActive(rows);
    for (const account of rows.accounts.values()) account.addresses = addressesOf(account);
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
    named: new Set(),
    ties: new Map(),
  };
}

function markActive({ accounts, affiliations, roles }: AccountRows): void {
  const active = new Set<AccountId>();
  for (const { account, current } of affiliations.values()) if (current) active.add(account);
  for (const { account } of roles.values()) active.add(account);
  for (const account of accounts.values()) account.active = active.has(account.id);
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
  await saveWords(rows, transaction);
  await saveTies(rows, transaction);
}

const columns = {
  account: [
    ...['family', 'given', 'birth_name', 'login', 'civility', 'birth_date', 'email', 'phones', 'address'],
    ...['created_at', 'created_with', 'activated_at', 'sort_key'],
    ...['active', 'closed', 'joined_to', 'confirmed', 'addresses'],
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
    ...['level', 'join_key'],
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

async function saveWords(rows: AccountRows, transaction: ProjectionTransaction): Promise<void> {
  if (rows.named.size === 0) return;
  const found: { word: string; account: AccountId }[] = [];
  for (const id of rows.named) {
    const row = rows.accounts.get(id);
    if (!row) continue;
    const text = [row.given, row.family, row.birth_name ?? '', row.login].join(' ');
    for (const word of words(text)) found.push({ word: shortened(word, 100), account: id });
  }
  await transaction.query(`DELETE FROM account_word WHERE account = ANY($1::uuid[])`, [[...rows.named]]);
  await transaction.query(
    `INSERT INTO account_word SELECT * FROM jsonb_populate_recordset(NULL::account_word, $1::jsonb)
     ON CONFLICT DO NOTHING`,
    [storableJson(found)],
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
