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
  READINGS: ['AccountRead', 'PeopleSearched', 'ImportReportRead'],
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

export function isKindGroup(text: string | null): text is KindGroup {
  return text !== null && text in kindGroups;
}
