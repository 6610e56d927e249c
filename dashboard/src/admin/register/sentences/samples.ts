import type { EventType } from '@loge/contracts';
import type { EventRowFragment } from '@loge/contracts/client';

export const claire = { id: '0c1', displayName: 'Claire Besson', profile: null, hint: null } as const;
export const anne = { id: '0a1', displayName: 'Anne Arnaud', profile: 'PUPIL', hint: '2de B' } as const;
const lycee = { id: 'uai-0611234X', name: 'Lycée Jean-Moulin' };
const importId = '0f1';

const details = (classes: string[]) => ({
  classes,
  groups: [],
  subjects: [],
  functions: [],
  formTeacherOf: [],
  children: [],
});
const record = { name: lycee.name, classes: [{ code: '2B' }, { code: '2C' }], groups: [] };
const membership = { school: lycee.id, profile: 'PUPIL', details: details(['2de B']), relatives: [] };
const role = { grant: 'g', role: 'AUDITOR', scope: { kind: 'SCHOOLS', schools: [lycee.id] } };

/** The facts of one example of every kind of event. */
export const sampleFacts: Readonly<Record<EventType, Record<string, unknown>>> = {
  AccountCreated: { origin: 'DIRECTORY', name: { family: 'Arnaud', given: 'Anne' }, login: 'anne.arnaud' },
  AccountRenamed: {
    previousName: { family: 'Arnaud', given: 'Anne' },
    name: { family: 'Arnaud-Leroy', given: 'Anne' },
  },
  PersonalDetailsChanged: {
    civility: 'MME',
    birthDate: '2010-02-03',
    previousBirthDate: '2010-03-02',
    previousCivility: 'MME',
  },
  ContactsChanged: { contacts: { email: 'b@ex.fr', mobile: '06' }, previousContacts: { email: 'a@ex.fr' } },
  AddressChanged: { address: { town: 'Alençon' }, previousAddress: { town: 'Sées' } },
  AccountAffiliated: membership,
  AffiliationChanged: { ...membership, previousDetails: details(['2de C']), previousRelatives: [] },
  AffiliationEnded: { ...membership, cause: 'DEPARTED' },
  AccountActivated: { by: 'PASSWORD' },
  AddressConfirmed: { address: 'anne.arnaud@example.org', isLogin: true },
  LoginChanged: { login: 'anne.leroy', previousLogin: 'anne.arnaud' },
  AccountClosed: {},
  AccountReopened: {},
  AccountsJoined: { standing: anne.id, joined: '0a2', by: 'OWNER' },
  AccountsParted: { standing: anne.id, joined: '0a2' },
  PersonInvited: { link: 's', expiresAt: '2026-11-24T13:05:00.000Z' },
  InvitationAccepted: { link: 's' },
  PasswordSet: { password: 's', by: 'INVITATION' },
  PasswordChanged: { password: 's', previousPassword: 't' },
  TemporaryPasswordMade: { expiresAt: '2027-01-20T13:05:00.000Z' },
  PasswordChangeRequired: { cause: 'DISPUTED' },
  PasswordLocked: {},
  RecoveryLinkMade: { expiresAt: '2026-11-21T14:05:00.000Z', address: 'anne.arnaud@example.org' },
  PasswordReset: {},
  AddressChangeAsked: {
    address: 'anne.leroy@example.org',
    previousAddress: 'anne.arnaud@example.org',
    expiresAt: '2026-11-22T13:05:00.000Z',
  },
  AddressLinkMade: { side: 'OLD', address: 'anne.arnaud@example.org', expiresAt: '2026-11-22T13:05:00.000Z' },
  AddressChangeAgreed: { side: 'NEW' },
  CredentialsDistributed: { means: 'COUNTER' },
  LegacyLoginImported: { school: lycee.id, userName: 'aarnaud7', scheme: 'SSHA' },
  LegacyLoginLocked: { school: lycee.id, cause: 'GUESSED' },
  RoleGranted: role,
  RoleWithdrawn: role,
  SignedIn: { session: 's', method: 'PASSWORD', expiresAt: '2026-11-21T21:05:00.000Z' },
  SignInRefused: { method: 'PASSWORD', cause: 'WRONG_PASSWORD' },
  UnknownLoginRefused: { method: 'PASSWORD', typed: 'hmac', cause: 'UNKNOWN_LOGIN' },
  SessionEnded: { session: 's', cause: 'SIGNED_OUT' },
  ActivityDisputed: { event: 'e' },
  LegacyLoginUsed: { school: lycee.id, session: 's' },
  MigrationReminderAsked: { school: lycee.id, language: 'fr' },
  RecoveryAsked: { what: 'PASSWORD', language: 'fr' },
  UnknownRecoveryAsked: { what: 'LOGIN' },
  RecoveryRefused: { cause: 'USED' },
  RecoveryLinkOpened: { distribution: '0d1' },
  MailSent: { mail: 'm', kind: 'RECOVERY', address: 'anne.arnaud@example.org' },
  MailRefused: {
    mail: 'm',
    kind: 'NEW_DEVICE',
    address: 'anne.arnaud@example.org',
    cause: 'REFUSED',
    smtpCode: 550,
  },
  AccountRead: { part: 'PAGE' },
  PeopleSearched: { where: 'ACCOUNTS', typed: 'arnaud', found: 1248 },
  ImportReportRead: { import: importId },
  ExportMade: { export: '0e1', what: 'JOURNAL', format: 'CSV', rows: 4312, upTo: '81234' },
  ExportDownloaded: { export: '0e1', what: 'JOURNAL', format: 'CSV', rows: 4312 },
  PeopleExported: { export: '0e1' },
  ApiTokenCreated: {
    ...{ service: '0f1', label: 'Portail de la vie scolaire', rights: ['READ_ACCOUNTS'] },
    ...{ scope: { kind: 'SCHOOLS', schools: [lycee.id] }, expiresAt: '2027-11-21T13:05:00.000Z' },
  },
  ApiTokenRotated: {
    ...{ service: '0f1', expiresAt: '2027-12-21T13:05:00.000Z', previousUntil: '2026-12-22T13:05:00.000Z' },
  },
  ApiTokenRevoked: { service: '0f1' },
  ApiTokenRefused: { service: '0f1', label: 'Portail de la vie scolaire', cause: 'REVOKED' },
  LetterSettingsChanged: {
    school: lycee.id,
    settings: { text: 'Accueil : bureau 12' },
    previousSettings: {},
  },
  CredentialsFileMade: {
    ...{ distribution: '0d1', file: 'ENT-Identifiants-0611234X.csv', schools: [lycee.id], accounts: 1240 },
    ...{ classes: [], profiles: [], renewal: 'NEVER_SIGNED_IN', expiresAt: '2027-01-20T13:05:00.000Z' },
  },
  CredentialsFileDownloaded: {
    ...{ distribution: '0d1', file: 'ENT-Identifiants-0611234X.csv', format: 'SLIPS' },
    ...{ schools: [lycee.id], accounts: 34 },
  },
  CredentialsFileDeleted: { distribution: '0d1', file: 'ENT-Identifiants-0611234X.csv', cause: 'EXPIRED' },
  CampaignStarted: {
    ...{ distribution: '0d1', schools: [lycee.id], classes: [], profiles: ['RELATIVE'], title: 'Vos accès' },
    ...{ perMinute: 300, recipients: 812, unreached: 41 },
  },
  CampaignPaused: { distribution: '0d1' },
  CampaignResumed: { distribution: '0d1' },
  CampaignEnded: { distribution: '0d1', cause: 'COMPLETED', sent: 805, refused: 7, skipped: 0 },
  CampaignReportDownloaded: { distribution: '0d1', report: 'UNREACHED' },
  ImportStarted: { import: importId, format: 'AAF', files: [{}, {}, {}, {}], schools: [lycee.id] },
  ImportHeld: { import: importId, departures: [{ school: lycee.id, departing: 41, members: 390 }] },
  ImportCompleted: {
    import: importId,
    report: {
      created: { PUPIL: 1240, TEACHER: 8, SCHOOL: 1 },
      updated: {},
      departed: { PUPIL: 1 },
      errors: { UNKNOWN: 2 },
    },
  },
  ImportRefused: { import: importId, code: 'IMPORT_FILE_TRUNCATED', file: 'Eleve_0000.xml', line: 1204 },
  LegacyLoginsImported: { import: importId, school: lycee.id, imported: 812, unchanged: 3, refused: 11 },
  LegacyLoginPeriodSet: { school: lycee.id, period: { opensOn: '2026-11-01', endsOn: '2027-01-31' } },
  SchoolRegistered: { school: lycee.id, record },
  SchoolRecordChanged: { school: lycee.id, record, previousRecord: { ...record, name: 'Lycée Moulin' } },
  PasswordPolicySet: {
    school: lycee.id,
    policy: { minLength: 12, composition: true },
    previousPolicy: { minLength: 8, composition: false },
  },
  PortalSettingsChanged: { school: lycee.id, settings: { contact: 'Bureau 12' }, previousSettings: {} },
  SignInPlaceSet: { school: lycee.id, profile: 'TEACHER', place: 'ACADEMY', previousPlace: 'LOCAL' },
};

/** An event of a kind, by Claire Besson, about Anne Arnaud, at the lycée. */
export function sampleEvent(kind: EventType, over: Partial<EventRowFragment> = {}): EventRowFragment {
  return {
    id: `e-${kind}`,
    kind,
    occurredAt: '2026-11-21T13:05:00.000Z',
    actor: { kind: 'ACCOUNT', person: claire, name: null },
    subject: anne,
    schools: [lycee],
    classes: [],
    channel: 'DASHBOARD',
    outcome: 'SUCCESS',
    reason: null,
    facts: sampleFacts[kind],
    correlationId: 'c',
    ...over,
  };
}
