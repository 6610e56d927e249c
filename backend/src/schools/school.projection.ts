import { schoolCode } from '@loge/contracts';
import type { LogeEvent, SchoolId, SchoolRecord } from '@loge/contracts';
import type { Recorded } from '../event-store/codec.js';
import type { Projection, ProjectionTransaction } from '../event-store/projection.js';
import { storableJson, storableText } from '../event-store/storable.js';
import { schoolFold } from './school.js';

const types = [
  'SchoolRegistered',
  'SchoolRecordChanged',
  'SignInPlaceSet',
  'PasswordPolicySet',
  'PortalSettingsChanged',
  'LegacyLoginPeriodSet',
  'LetterSettingsChanged',
] as const;
type Type = (typeof types)[number];

/** The read model of schools: their records and policies. Schools are few: events are applied one by one. */
export const schoolProjection: Projection<Type> = {
  name: 'schools',
  version: 4,
  types,
  tables: ['read.school'],
  async apply(events, transaction) {
    for (const event of events) await applyOne(event, transaction);
  },
};

/** The name of the projection, to wait for. */
export const SCHOOLS = schoolProjection.name;

async function applyOne(
  { type, data, metadata }: Recorded<Extract<LogeEvent, { type: Type }>>,
  transaction: ProjectionTransaction,
): Promise<void> {
  switch (type) {
    case 'SignInPlaceSet':
      await transaction.query(
        `UPDATE school SET sign_in_places = sign_in_places || jsonb_build_object($2::text, $3::text) WHERE id = $1`,
        [data.school, data.profile, data.place],
      );
      return;
    case 'PasswordPolicySet':
      await transaction.query(`UPDATE school SET password_policy = $2 WHERE id = $1`, [
        data.school,
        JSON.stringify(data.policy),
      ]);
      return;
    case 'PortalSettingsChanged':
      await transaction.query(`UPDATE school SET portal = $2 WHERE id = $1`, [
        data.school,
        storableJson(data.settings),
      ]);
      return;
    case 'LegacyLoginPeriodSet':
      await transaction.query(`UPDATE school SET legacy_login = $2 WHERE id = $1`, [
        data.school,
        data.period ? JSON.stringify(data.period) : null,
      ]);
      return;
    case 'LetterSettingsChanged':
      await transaction.query(`UPDATE school SET letter = $2 WHERE id = $1`, [
        data.school,
        storableJson(data.settings),
      ]);
      return;
    case 'SchoolRegistered':
    case 'SchoolRecordChanged':
      await record(data, metadata.occurredAt, transaction);
  }
}

async function record(
  { school, record }: { readonly school: SchoolId; readonly record: SchoolRecord },
  registeredAt: string,
  transaction: ProjectionTransaction,
): Promise<void> {
  const { signInPlaces, passwordPolicy, portal, letter } = schoolFold.initial;
  await transaction.query(
    `INSERT INTO school AS known
       (id, name, network, join_key, record, sort_key, search, sign_in_places, password_policy, portal, letter,
        registered_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, network = excluded.network, join_key = excluded.join_key,
       record = excluded.record, sort_key = excluded.sort_key, search = excluded.search`,
    [
      ...[school, storableText(record.name), record.network ?? null],
      ...[record.joinKey === undefined ? null : storableText(record.joinKey), storableJson(record)],
      ...[sortKey(record.name), searchText(school, record)],
      ...[JSON.stringify(signInPlaces), JSON.stringify(passwordPolicy), JSON.stringify(portal)],
      ...[JSON.stringify(letter), registeredAt],
    ],
  );
}

/** PostgreSQL indexes no more than some 2,700 bytes: whole characters of at most 4. */
function sortKey(name: string): string {
  return [...foldedText(storableText(name))].slice(0, 400).join('');
}

function searchText(school: SchoolId, record: SchoolRecord): string {
  return foldedText(
    [storableText(record.name), schoolCode(school).code, storableText(record.address?.town ?? '')].join(' '),
  );
}

/** Text without accents and case, for what is compared and ordered. */
export function foldedText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replace(/[\s'’.-]+/gu, ' ')
    .trim();
}
