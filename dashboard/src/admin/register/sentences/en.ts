import type { EventType } from '@loge/contracts';
import type { SameKeys } from '../../i18n/messages.js';
import type * as fr from './fr.js';

/** One sentence for every kind of event, the actor first; see fr.ts for the values. */
export const sentences: Readonly<Record<EventType, string>> = {
  AccountCreated:
    '{origin, select, INVITATION {{actor} prepared {ofSubject} account} other {{actor} created {ofSubject} account}}{hasLogin, select, yes {, login “{login}”} other {}}',
  AccountRenamed:
    '{self, select, yes {{actor} changed their own name} other {{actor} changed {ofSubject} name}}{known, select, yes {: “{before}” becomes “{after}”} other {}}',
  PersonalDetailsChanged:
    '{actor} corrected {ofSubject} {what, select, civility {civility} birthDate {date of birth} both {civility and date of birth} other {personal details}}',
  ContactsChanged:
    '{self, select, yes {{actor} changed their own contact details} other {{actor} changed {ofSubject} contact details}}{what, select, none {} other {: {what}}}',
  AddressChanged:
    '{self, select, yes {{actor} changed their own postal address} other {{actor} changed {ofSubject} postal address}}',
  AccountAffiliated:
    '{actor} affiliated {subject} {atSchool} as {profile}{classCount, plural, =0 {} one {, in class {classes}} other {, in classes {classes}}}',
  AffiliationChanged:
    '{change, select, classes {{actor} moved {subject} from {before} to {after} {atSchool}} other {{actor} updated {ofSubject} {what} {atSchool}}}',
  AffiliationEnded:
    '{cause, select, PROFILE_CHANGED {{actor} ended {ofSubject} affiliation as {profile} {atSchool}: the profile there has changed} ACCOUNTS_PARTED {{actor} ended {ofSubject} affiliation as {profile} {atSchool}: two accounts were parted} ENDED_BY_STAFF {{actor} ended {ofSubject} affiliation as {profile} {atSchool}} other {{actor} recorded {ofSubject} departure ({profile}) from {school}}}',
  AccountActivated:
    '{self, select, yes {{actor} used their account for the first time} other {{actor} activated {ofSubject} account}}',
  AddressConfirmed:
    '{self, select, yes {{actor} confirmed their address} other {{actor} confirmed {ofSubject} address}}{hasAddress, select, yes { {address}} other {}}{isLogin, select, yes {, which is a login as well} other {}}',
  LoginChanged:
    '{actor} changed {ofSubject} login{known, select, yes {: “{before}” becomes “{after}”} other {}}',
  AccountClosed: '{actor} closed {ofSubject} account',
  AccountReopened: '{actor} opened {ofSubject} account again',
  AccountsJoined:
    '{by, select, OWNER {{actor} said that two accounts are theirs} other {{actor} joined two accounts of {subject}}}: they are one from now on',
  AccountsParted: '{actor} parted two accounts of {subject} that had been joined',
  PersonInvited: '{actor} made an invitation link for {subject}, valid until {until}',
  InvitationAccepted:
    '{self, select, yes {{actor} accepted their invitation} other {{actor} used {ofSubject} invitation}}',
  PasswordSet:
    '{self, select, yes {{actor} chose their first password} other {{actor} gave {subject} a first password}}',
  PasswordChanged:
    '{self, select, yes {{actor} changed their password} other {{actor} changed {ofSubject} password}}',
  PasswordChangeRequired:
    '{actor} asked for a new password on {ofSubject} account: something done on it was disputed',
  PasswordLocked: '{actor} locked {ofSubject} password: too many wrong tries in a row',
  RecoveryLinkMade:
    '{actor} made a link to choose a password, for {subject}, valid until {until}{hasAddress, select, yes {, sent to {address}} other {}}',
  PasswordReset:
    '{self, select, yes {{actor} chose a new password with a link received by mail} other {{actor} reset {ofSubject} password}}',
  TemporaryPasswordMade: '{actor} made a temporary password for {subject}, valid until {until}',
  CredentialsDistributed:
    '{actor} {means, select, COUNTER {gave {subject} their credentials in person} FILE {had {ofSubject} credentials in a file} LETTER {had {ofSubject} credentials on paper, to be handed over} MAIL {sent {subject} a link for the first sign-in by mail} SMS {sent {subject} their credentials by SMS} CALL {told {subject} their credentials on the telephone} other {gave {subject} their credentials}}',
  AddressChangeAsked:
    '{actor} asked to change their address{hasAddress, select, yes { to {address}} other {}}',
  AddressLinkMade:
    '{actor} made a link for {side, select, OLD {the old address} other {the new address}} of {subject} to agree, valid until {until}',
  AddressChangeAgreed:
    '{self, select, yes {{actor} agreed from} other {{actor} had the agreement of}} {side, select, OLD {the old address} other {the new address}}',
  LegacyLoginImported:
    '{actor} took over {ofSubject} old user name {atSchool}{hasUserName, select, yes {: “{userName}”} other {}}',
  LegacyLoginLocked:
    '{actor} locked {ofSubject} old user name: {cause, select, DISPUTED {something done was disputed} other {too many wrong tries in a row}}',
  RoleGranted:
    '{actor} granted {subject} the role “{role}”: {scope}{ends, select, yes {, until {endsOn}} other {}}',
  RoleWithdrawn:
    '{cause, select, ENDED {{actor} ended {ofSubject} role “{role}”: {scope}, its time is over} other {{actor} withdrew the role “{role}” from {subject}: {scope}}}',
  SignedIn: '{actor} opened a session',
  SignInRefused:
    '{self, select, yes {{actor} could not open a session} other {{actor} could not open a session on {ofSubject} account}}: {cause, select, WRONG_PASSWORD {wrong password} NO_PASSWORD {this account has no password yet} THROTTLED {too many tries in a short time} NOT_STAFF {this account has no access to the dashboard} CLOSED {this account is closed} SIGNS_IN_ELSEWHERE {this account signs in at the academy} PASSWORD_LOCKED {this password is locked} PASSWORD_EXPIRED {this temporary password has expired} LEGACY_ENDED {the old login is over} LEGACY_REPLACED {the old password was replaced} other {unknown login}}',
  UnknownLoginRefused:
    '{actor} could not open a session: {cause, select, THROTTLED {too many tries in a short time} LEGACY_ENDED {the old login is over} other {unknown login}}',
  SessionEnded:
    '{cause, select, PASSWORD_CHANGED {{self, select, yes {{actor} closed another of their sessions by changing their password} other {{actor} closed a session of {subject}: the password changed}}} PASSWORD_RESET {{actor} closed another of their sessions by choosing a new password} ENDED_BY_OWNER {{actor} closed one of their sessions from afar} ENDED_BY_STAFF {{actor} closed a session of {subject}} ROLES_CHANGED {{actor} closed a session of {subject}: the roles changed} ACCOUNT_CLOSED {{actor} closed a session of {subject}: the account is closed} DISPUTED {{actor} closed another of their sessions after disputing what was done} ACCOUNTS_JOINED {{actor} closed a session of {subject}: two accounts were joined} PASSWORD_REGENERATED {{actor} closed a session of {subject}: a temporary password was made} other {{actor} closed their session}}',
  ActivityDisputed: '{actor} disputed something done on their account: “it was not me”',
  LegacyLoginUsed: '{actor} used their old user name {atSchool}',
  MigrationReminderAsked: '{actor} had {subject} reminded by mail of the new way to sign in {atSchool}',
  RecoveryAsked:
    '{actor} asked {what, select, LOGIN {for a reminder of the login} other {to choose a password}} of {ofSubject} account',
  UnknownRecoveryAsked:
    '{actor} asked {what, select, LOGIN {for a reminder of the login at an unknown address} other {to choose a password for an unknown login}}',
  RecoveryRefused:
    '{actor} followed a link of {ofSubject} account that no longer works: {cause, select, USED {it has served already} EXPIRED {its time is over} CLOSED {the account is closed} other {another one took its place}}',
  RecoveryLinkOpened: '{actor} opened the link sent to {subject} for a first sign-in',
  MailSent: '{actor} sent {mailKind} to {subject}{hasAddress, select, yes {, at {address}} other {}}',
  MailRefused:
    '{actor} could not send {mailKind} to {subject}{hasAddress, select, yes {, at {address}} other {}}: {cause, select, REFUSED {the mail server refused it{code, plural, =0 {} other { ({codeText})}}} other {too many tries without an answer}}',
  AccountRead:
    '{actor} read {self, select, yes {their own} other {{ofSubject}}} {part, select, TIMELINE {account history} CREDENTIALS {credentials’ ways} EVENT {event} other {page}}',
  PeopleSearched:
    '{actor} searched for {hasTyped, select, yes {“{typed}”} other {somebody}} {where, select, REGISTER {in the register} other {among the accounts}}: {found, plural, =0 {no result} one {# result} other {# results}}',
  ImportReportRead: '{actor} read the report of <import>an import</import>',
  ExportMade:
    '{actor} exported {what, select, ACCOUNTS {a list of accounts} TIMELINE {the history of {subject}} other {events of the register}} ({rows, plural, =0 {no row} one {# row} other {# rows}}, {format})',
  ExportDownloaded:
    '{actor} downloaded an export {what, select, ACCOUNTS {of a list of accounts} TIMELINE {of the history of {subject}} other {of the register}} ({rows, plural, =0 {no row} one {# row} other {# rows}}, {format})',
  PeopleExported: '{actor} exported a list of accounts that this one is part of',
  ApiTokenCreated: '{actor} gave the service “{label}” a token for the API, until {until}',
  ApiTokenRotated: '{actor} replaced the token of a service; the old one ends on {previousUntil}',
  ApiTokenRevoked: '{actor} revoked a service’s access to the API',
  ApiTokenRefused:
    '{actor} tried to read through the API with a token of the service “{label}”: {cause, select, REVOKED {its access was revoked} EXPIRED {its token has expired} other {this token is not, or no longer, its own}}',
  ImportStarted:
    '{actor} started <import>an import</import> of {fileCount, plural, one {# {format} file} other {# {format} files}}{schoolCount, plural, =0 {} other {: {schools}}}',
  ImportHeld:
    '{actor} put <import>an import</import> on hold: {departing, plural, one {# person would leave} other {# people would leave}} of {members, number}, to be confirmed',
  ImportCompleted:
    '{actor} completed <import>an import</import>: {created, plural, =0 {no account created} one {# account created} other {# accounts created}}, {updated, plural, =0 {none changed} other {# changed}}, {departed, plural, =0 {no departure} one {# departure} other {# departures}}{errors, plural, =0 {} one {, # broken record} other {, # broken records}}',
  ImportRefused:
    '{actor} could not make <import>an import</import>{hasFile, select, yes { (file {file}{line, plural, =0 {} other {, line #}})} other {}}: {why}',
  LegacyLoginsImported:
    '{actor} took over old user names {ofSchool}: {imported, plural, =0 {none} other {#}}, {refused, plural, =0 {no line left out} one {# line left out} other {# lines left out}}',
  CredentialsFileMade:
    '{actor} prepared the credentials file “{file}”: {accounts, plural, =0 {no account} one {# account} other {# accounts}}{renewal, select, NEVER_SIGNED_IN {, unused passwords made anew} EVERYONE {, all passwords made anew} other {}}',
  CredentialsFileDownloaded:
    '{actor} {format, select, LIST {printed the lists} SLIPS {printed the slips} LETTERS {printed the letters} other {downloaded the table}} of the file “{file}”: {accounts, plural, =0 {no account} one {# account} other {# accounts}}',
  CredentialsFileDeleted:
    '{actor} deleted the credentials file “{file}”{cause, select, EXPIRED {: its time is over} other {}}',
  CampaignStarted:
    '{actor} started {reminder, select, yes {a reminder} other {a campaign}} of credentials by mail: {recipients, plural, =0 {no recipient} one {# recipient} other {# recipients}}{unreached, plural, =0 {} one {, # person without an address} other {, # people without an address}}',
  CampaignPaused: '{actor} paused a campaign of credentials',
  CampaignResumed: '{actor} resumed a campaign of credentials',
  CampaignEnded:
    '{actor} {cause, select, STOPPED {stopped} other {completed}} a campaign of credentials: {sent, plural, =0 {no mail sent} one {# mail sent} other {# mails sent}}{refused, plural, =0 {} other {, # refused}}',
  CampaignReportDownloaded:
    '{actor} downloaded {report, select, UNREACHED {the list of people without an address} other {the report}} of a campaign of credentials',
  LetterSettingsChanged: '{actor} changed what letters of {school} to families say',
  SchoolRegistered:
    '{actor} registered {school}{classCount, plural, =0 {} one {, with # class} other {, with # classes}}',
  SchoolRecordChanged: '{actor} updated the record of {school}{what, select, none {} other {: {what}}}',
  PasswordPolicySet:
    '{actor} set what passwords at {school} must be: {minLength, plural, other {# characters or more}}{composition, select, yes {, with upper and lower case, a digit and a special character} other {}}',
  PortalSettingsChanged: '{actor} changed what the portal pages of {school} say',
  LegacyLoginPeriodSet:
    '{has, select, yes {{actor} set until when the old login {ofSchool} works: {endsOn}} other {{actor} ended the old login {ofSchool}}}',
  SignInPlaceSet: '{actor} set where the {profiles} of {school} sign in: {place}, no longer {previousPlace}',
};

export const words: SameKeys<typeof fr.words> = {
  erased: 'an erased person',
  nobody: 'an account',
  COMMAND_LINE: 'the command line',
  REACTOR: 'Loge',
  DEMO: 'the demo',
  STRANGER: 'a visitor',
  service: 'the service {name}',
  unknownSchool: 'a school',
  unknownKind: '{actor} did something this version has no words for ({kind})',
  noClass: 'no class',
  details: 'details',
};
