import type { EventType, LogeEvent, PersonName } from '@loge/contracts';
import type { Recorded } from '../event-store/codec.js';
import type { Facts } from './commands.js';

type DataOf<T extends EventType> = Extract<LogeEvent, { type: T }>['data'];

/** An event of one kind. */
export type RecordedOf<T extends EventType> = Recorded<Extract<LogeEvent, { type: T }>>;

/** « Given Family ». */
export const fullName = ({ given, family }: PersonName): string => `${given} ${family}`.trim();

/** A personal value, or `null` when its owner's key was destroyed. */
export const unlessErased = <Value>(event: Recorded, field: string, value: Value): Value | null =>
  event.erased.includes(field) ? null : value;

/**
 * The fields of each kind of event that no sentence is built from: references to secrets, the fingerprint of what was
 * typed at an unknown login, and what the changes tell already. A kind without an entry does not compile.
 */
const untold: { readonly [T in EventType]: readonly (keyof DataOf<T> & string)[] } = {
  AccountCreated: ['civility', 'birthDate', 'contacts', 'address'],
  AccountRenamed: [],
  PersonalDetailsChanged: [],
  ContactsChanged: [],
  AddressChanged: [],
  AccountAffiliated: ['joinKey', 'relatives'],
  AffiliationChanged: ['joinKey'],
  AffiliationEnded: [],
  AccountActivated: [],
  AddressConfirmed: [],
  LoginChanged: [],
  AccountClosed: [],
  AccountReopened: [],
  AccountsJoined: [],
  AccountsParted: [],
  PersonInvited: ['link'],
  InvitationAccepted: ['link'],
  PasswordSet: ['password'],
  PasswordChanged: ['password', 'previousPassword'],
  TemporaryPasswordMade: ['password', 'previousPassword'],
  PasswordChangeRequired: ['password'],
  PasswordLocked: ['password'],
  RecoveryLinkMade: ['link', 'password'],
  PasswordReset: ['password', 'previousPassword', 'link'],
  AddressChangeAsked: ['change'],
  AddressLinkMade: ['change', 'link'],
  AddressChangeAgreed: ['change', 'link'],
  CredentialsDistributed: ['password', 'link'],
  LegacyLoginImported: ['legacy'],
  LegacyLoginLocked: ['legacy'],
  RoleGranted: [],
  RoleWithdrawn: [],
  SignedIn: [],
  SignInRefused: [],
  UnknownLoginRefused: ['typed'],
  SessionEnded: [],
  ActivityDisputed: [],
  LegacyLoginUsed: ['legacy'],
  MigrationReminderAsked: [],
  RecoveryAsked: [],
  UnknownRecoveryAsked: ['typed'],
  RecoveryRefused: [],
  RecoveryLinkOpened: ['link'],
  MailSent: [],
  MailRefused: [],
  AccountRead: [],
  PeopleSearched: ['shown'],
  ImportReportRead: [],
  // Whom it holds is told to those only who see these people.
  ExportMade: ['filter'],
  ExportDownloaded: [],
  PeopleExported: ['shown'],
  ApiTokenCreated: ['token'],
  ApiTokenRotated: ['token', 'previousToken'],
  ApiTokenRevoked: [],
  ApiTokenRefused: [],
  SchoolRegistered: [],
  SchoolRecordChanged: [],
  SignInPlaceSet: [],
  PasswordPolicySet: [],
  PortalSettingsChanged: [],
  LegacyLoginPeriodSet: [],
  LetterSettingsChanged: [],
  CredentialsFileMade: [],
  CredentialsFileDownloaded: [],
  CredentialsFileDeleted: [],
  CampaignStarted: [],
  CampaignPaused: [],
  CampaignResumed: [],
  CampaignEnded: [],
  CampaignReportDownloaded: [],
  ImportStarted: [],
  ImportHeld: [],
  ImportCompleted: [],
  ImportRefused: [],
  LegacyLoginsImported: [],
};

/** The values that a sentence about the event is built from: fields of its data, `null` where they were erased. */
export function facts(event: Recorded): Facts {
  const told: Record<string, unknown> = {};
  const hidden: readonly string[] = untold[event.type];
  for (const [field, value] of Object.entries(event.data)) {
    if (!hidden.includes(field)) told[field] = unlessErased(event, field, value);
  }
  return told;
}
