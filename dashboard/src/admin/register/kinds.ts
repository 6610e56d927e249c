import type { EventType } from '@loge/contracts';

/** The kinds of event by what a reader looks for; every kind is in exactly one group. */
export const kindGroups = {
  ACCOUNTS: [
    'AccountCreated',
    'AccountRenamed',
    'PersonalDetailsChanged',
    'ContactsChanged',
    'AddressChanged',
    'AccountActivated',
    'AddressConfirmed',
    'LoginChanged',
    'AccountClosed',
    'AccountReopened',
    'AccountsJoined',
    'AccountsParted',
    'AddressChangeAsked',
    'AddressLinkMade',
    'AddressChangeAgreed',
  ],
  AFFILIATIONS: ['AccountAffiliated', 'AffiliationChanged', 'AffiliationEnded'],
  PASSWORDS: [
    'PersonInvited',
    'InvitationAccepted',
    'PasswordSet',
    'PasswordChanged',
    'PasswordReset',
    'TemporaryPasswordMade',
    'CredentialsDistributed',
    'PasswordChangeRequired',
    'PasswordLocked',
    'RecoveryAsked',
    'UnknownRecoveryAsked',
    'RecoveryLinkMade',
    'RecoveryRefused',
    'RecoveryLinkOpened',
    'LegacyLoginImported',
    'LegacyLoginLocked',
    'MigrationReminderAsked',
  ],
  DISTRIBUTION: [
    'CredentialsFileMade',
    'CredentialsFileDownloaded',
    'CredentialsFileDeleted',
    'CampaignStarted',
    'CampaignPaused',
    'CampaignResumed',
    'CampaignEnded',
    'CampaignReportDownloaded',
  ],
  SIGN_INS: [
    'SignedIn',
    'SignInRefused',
    'UnknownLoginRefused',
    'SessionEnded',
    'ActivityDisputed',
    'LegacyLoginUsed',
  ],
  MAILS: ['MailSent', 'MailRefused'],
  ROLES: ['RoleGranted', 'RoleWithdrawn'],
  READINGS: [
    'AccountRead',
    'PeopleSearched',
    'ImportReportRead',
    'ExportMade',
    'ExportDownloaded',
    'PeopleExported',
  ],
  SERVICES: ['ApiTokenCreated', 'ApiTokenRotated', 'ApiTokenRevoked', 'ApiTokenRefused'],
  IMPORTS: ['ImportStarted', 'ImportHeld', 'ImportCompleted', 'ImportRefused', 'LegacyLoginsImported'],
  SCHOOLS: [
    'SchoolRegistered',
    'SchoolRecordChanged',
    'SignInPlaceSet',
    'PasswordPolicySet',
    'PortalSettingsChanged',
    'LegacyLoginPeriodSet',
    'LetterSettingsChanged',
  ],
} as const satisfies Record<string, readonly EventType[]>;

export type KindGroup = keyof typeof kindGroups;

/** The groups, in the order they are offered. */
export const kindGroupNames = Object.keys(kindGroups) as readonly KindGroup[];

/** The group of a kind; undefined for one this version does not know. */
export function groupOf(kind: string): KindGroup | undefined {
  return kindGroupNames.find((group) => (kindGroups[group] as readonly string[]).includes(kind));
}

/** Kinds of several groups that one question is about: what somebody gave out, and what they made for it (KO-13). */
const kindQuestions = {
  GIVEN_OUT: [
    ...(['PersonInvited', 'TemporaryPasswordMade', 'CredentialsDistributed', 'LoginChanged'] as const),
    ...kindGroups.DISTRIBUTION,
  ],
} as const satisfies Record<string, readonly EventType[]>;

/** What the register can be narrowed to: a group, or what one question is about. */
export type KindChoice = KindGroup | keyof typeof kindQuestions;

const kindsByChoice: Readonly<Record<KindChoice, readonly EventType[]>> = { ...kindGroups, ...kindQuestions };

/** The choices, in the order they are offered. */
export const kindChoices = Object.keys(kindsByChoice) as readonly KindChoice[];

/** The kinds of event of a choice. */
export const kindsOf = (choice: KindChoice): readonly EventType[] => kindsByChoice[choice];

export function isKindChoice(text: string | null): text is KindChoice {
  return text !== null && Object.hasOwn(kindsByChoice, text);
}
