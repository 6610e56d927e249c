import { randomUUID } from 'node:crypto';
import {
  AccountId,
  EventId,
  SchoolId,
  SecretId,
  SessionId,
  accessStream,
  accountStream,
} from '@loge/contracts';
import type { LogeEvent, Profile, StreamName } from '@loge/contracts';
import type { Recorded } from '../event-store/codec.js';

/** The school and the person that the specs of migration tell of. */
export const school = SchoolId.parse('uai-0611234X');
export const account = AccountId.parse('6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a0001');

const secret = () => SecretId.parse(randomUUID());
const grant = '6b0f0b0e-52f5-4f0c-9d3b-0d2f6d9a00aa';

/** What happens to somebody on the way from the old login to the new one. */
export const happens = {
  created: (email?: string, login = 'lea.martin'): LogeEvent => ({
    type: 'AccountCreated',
    data: {
      ...{ origin: 'DIRECTORY', name: { given: 'Léa', family: 'Martin' }, login },
      contacts: { ...(email && { email }) },
    },
  }),
  renamed: (given: string, family: string): LogeEvent => ({
    type: 'AccountRenamed',
    data: { name: { given, family }, previousName: { given: 'Léa', family: 'Martin' } },
  }),
  contactsChanged: (email?: string): LogeEvent => ({
    type: 'ContactsChanged',
    data: { contacts: { ...(email && { email }) }, previousContacts: {} },
  }),
  addressConfirmed: (address: string): LogeEvent => ({
    type: 'AddressConfirmed',
    data: { address, isLogin: true },
  }),
  affiliated: (profile: Profile = 'PUPIL', at: SchoolId = school): LogeEvent => ({
    type: 'AccountAffiliated',
    data: {
      ...{ school: at, profile, relatives: [] },
      details: { classes: [], groups: [], subjects: [], functions: [], formTeacherOf: [], children: [] },
    },
  }),
  left: (profile: Profile = 'PUPIL', at: SchoolId = school): LogeEvent => ({
    type: 'AffiliationEnded',
    data: {
      ...{ school: at, profile, cause: 'DEPARTED' },
      details: { classes: [], groups: [], subjects: [], functions: [], formTeacherOf: [], children: [] },
    },
  }),
  activatedByOldLogin: (): LogeEvent => ({ type: 'AccountActivated', data: { by: 'LEGACY_LOGIN' } }),
  oldLoginUsed: (): LogeEvent => ({
    type: 'LegacyLoginUsed',
    data: { school, legacy: secret(), session: SessionId.parse(randomUUID()) },
  }),
  reminded: (): LogeEvent => ({ type: 'MigrationReminderAsked', data: { school, language: 'fr' } }),
  passwordSet: (): LogeEvent => ({ type: 'PasswordSet', data: { password: secret(), by: 'DEMO' } }),
  passwordReset: (): LogeEvent => ({ type: 'PasswordReset', data: { password: secret(), link: secret() } }),
  passwordChanged: (): LogeEvent => ({
    type: 'PasswordChanged',
    data: { password: secret(), previousPassword: secret() },
  }),
  closed: (): LogeEvent => ({ type: 'AccountClosed', data: {} }),
  reopened: (): LogeEvent => ({ type: 'AccountReopened', data: {} }),
  joined: (standing: AccountId, joined: AccountId): LogeEvent => ({
    type: 'AccountsJoined',
    data: { standing, joined, by: 'OWNER' },
  }),
  parted: (standing: AccountId, joined: AccountId): LogeEvent => ({
    type: 'AccountsParted',
    data: { standing, joined },
  }),
  roleGranted: (): LogeEvent => ({
    type: 'RoleGranted',
    data: { grant, role: 'AUDITOR', scope: { kind: 'SCHOOLS', schools: [school] } },
  }),
  roleWithdrawn: (): LogeEvent => ({
    type: 'RoleWithdrawn',
    data: { grant, role: 'AUDITOR', scope: { kind: 'SCHOOLS', schools: [school] } },
  }),
  mailAsked: (language: 'de' | 'fr'): LogeEvent => ({
    type: 'RecoveryAsked',
    data: { what: 'PASSWORD', language },
  }),
} as const;

const ofAccess = new Set(['LegacyLoginUsed', 'MigrationReminderAsked', 'RecoveryAsked']);

/** The stream that an event of somebody is in. */
export const streamOf = ({ type }: LogeEvent, whose: AccountId = account): StreamName =>
  ofAccess.has(type) ? accessStream(whose) : accountStream(whose);

/** An event as it comes out of the store, told on a day in 2026 (`11-27`). */
export function told(event: LogeEvent, day = '11-27', whose: AccountId = account): Recorded {
  const metadata = {
    ...{ id: EventId.parse(randomUUID()), correlationId: randomUUID(), subject: whose, schools: [school] },
    ...{ actor: { kind: 'SYSTEM', id: 'COMMAND_LINE' }, channel: 'COMMAND_LINE', classes: [] },
    occurredAt: `2026-${day}T08:00:00.000Z`,
  };
  // Metadata of tests hold what folds look at.
  return { ...event, metadata, stream: streamOf(event, whose), erased: [] } as unknown as Recorded;
}
