/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** An invitation's secret and the password chosen. */
export type AcceptInvitationInput = {
  /** The password chosen: 12 to 256 characters, not a common one. */
  password: string;
  /** The secret of the link, from its fragment. */
  token: string;
};

/** An account, and why something is done to it. */
export type AccountActInput = {
  /** The account. */
  account: string;
  /** Why, in one's own words; not empty. */
  reason: string;
};

/** What to look for among accounts; everything given must hold. */
export type AccountFilter = {
  /** Whether they ever signed in: « Etat (Activé) ». */
  activated?: boolean | null | undefined;
  /** In this class (with `school`). */
  class?: string | null | undefined;
  /** The beginning of an e-mail address, of contact or confirmed. */
  email?: string | null | undefined;
  /** Beginnings of words of the family name. */
  family?: string | null | undefined;
  /** Beginnings of words of the given name. */
  given?: string | null | undefined;
  /** In this group (with `school`). */
  group?: string | null | undefined;
  /** The account's id. */
  id?: string | null | undefined;
  /** The whole join key, or its number. */
  joinKey?: string | null | undefined;
  /** The beginning of a login. */
  login?: string | null | undefined;
  /** Having this profile (in `school`, when given). */
  profile?: Profile | null | undefined;
  /** Affiliated to this school. */
  school?: string | null | undefined;
  /** Parts of names or login, without regard to accents and case. */
  search?: string | null | undefined;
  /**
   * Affiliated somewhere now (`ACTIVE`), nowhere any more (`DEPARTED`), closed (`CLOSED`), or leading to another account
   * (`JOINED`); those that lead to another are left out where nothing is given.
   */
  status?: AccountStatus | null | undefined;
  /** Teaching this subject (with `school`). */
  subject?: string | null | undefined;
};

/** Whether somebody has a place in a school, or a role, now. */
export type AccountStatus =
  /** Has a place in a school or a role. */
  | 'ACTIVE'
  /** Was closed, whatever its places: nobody signs in to it. */
  | 'CLOSED'
  /** Has none any more. */
  | 'DEPARTED'
  /** Leads to another account of the same person, see `Account.joinedTo`. */
  | 'JOINED';

/** Who acted. */
export type ActorKind =
  /** A person with an account. */
  | 'ACCOUNT'
  /** A service with an API token. */
  | 'SERVICE'
  /** Loge itself or its command line. */
  | 'SYSTEM';

/** A place to give. */
export type AddPlaceInput = {
  /** The account. */
  account: string;
  /** The place. */
  place: PlaceInput;
  /** Why, in one's own words; not empty. */
  reason: string;
};

/** Which of the two addresses of a change. */
export type AddressSide =
  /** The one that they are to go to. */
  | 'NEW'
  /** The one that mails go to until now. */
  | 'OLD';

/** Which upload, and what its files lack. */
export type AnalyseImportInput = {
  /** The academy, where the files do not name it. */
  academy?: string | null | undefined;
  /** The import's id, as `POST /imports` answered. */
  id: string;
  /** The school's code (UAI); needed for BE1D. */
  schoolCode?: string | null | undefined;
};

/** A change of one's address. */
export type AskAddressChangeInput = {
  /** The new e-mail address, as typed. */
  address: string;
  /** The language of the mails. */
  language: Language;
  /** One's password; of those who have none, that of their old login. */
  password?: string | null | undefined;
};

/** Whose logins. */
export type AskForgottenLoginInput = {
  /** The e-mail address that the school, or the person, has given. */
  email: string;
  /** The language of the mail. */
  language: Language;
};

/** Whose password. */
export type AskPasswordRecoveryInput = {
  /** The language of the mail. */
  language: Language;
  /** E-mail address or login, as typed. */
  login: string;
};

/** What is to be sent to whom. */
export type CampaignInput = {
  /** A UUID of one's own, so that a request that is sent twice starts one campaign. */
  key: string;
  /** The most mails in one minute, from 1 to 6,000. */
  perMinute?: number;
  /** For whom. */
  target: CredentialsTargetInput;
  /** « Texte personnalisable »: at most 600 characters. */
  text?: string | null | undefined;
  /** « Objet »: at most 75 characters. */
  title: string;
};

/** Which report. */
export type CampaignReport =
  /** « Bilan d'envoi »: what became of each mail. */
  | 'SENDING'
  /** The people without an address. */
  | 'UNREACHED';

/** How a campaign is doing. */
export type CampaignState =
  /** Every mail has ended. */
  | 'COMPLETED'
  /** Somebody paused it. */
  | 'PAUSED'
  /** Mails are going out. */
  | 'RUNNING'
  /** Somebody ended it before. */
  | 'STOPPED';

/** How to reach somebody from now on. */
export type ChangeContactsInput = {
  /** The account. */
  account: string;
  /** All of them, not the changed ones only. */
  contacts: ContactsInput;
  /** Why, in one's own words; not empty. */
  reason: string;
};

/** Whose login is to be which. */
export type ChangeLoginInput = {
  /** The account. */
  account: string;
  /**
   * The login to be: letters without accents, digits, dots and hyphens, from 3 to 64 characters, a letter or digit at both
   * ends; an address only where its owner confirmed it.
   */
  login: string;
  /** Why, in one's own words; not empty. */
  reason: string;
};

/** The old and the new password. */
export type ChangePasswordInput = {
  /** The present password. */
  current: string;
  /** The new one: as `Me.passwordRules` say, not a common one. */
  next: string;
};

/** Where a command came from. */
export type Channel =
  /** The GraphQL API. */
  | 'API'
  /** The command line. */
  | 'COMMAND_LINE'
  /** The dashboard. */
  | 'DASHBOARD'
  /** An import. */
  | 'IMPORT'
  /** The portal. */
  | 'PORTAL'
  /** Loge itself. */
  | 'SYSTEM';

/** A child of a relative. */
export type ChildInput = {
  /** The pupil's account. */
  child: string;
  /** 0 none, 1 and 2 first and second legal guardian. */
  legalGuardian?: number;
  /** What the relative is to the child. */
  relation: Relation;
};

/** How to reach a person; what is absent or empty is not known. */
export type ContactsInput = {
  /** An e-mail address. */
  email?: string | null | undefined;
  /** Telephone at home. */
  homePhone?: string | null | undefined;
  /** Mobile telephone. */
  mobile?: string | null | undefined;
  /** Telephone at work. */
  workPhone?: string | null | undefined;
};

/** A person to make an account for. */
export type CreateAccountInput = {
  /** Date of birth. */
  birthDate?: string | null | undefined;
  /** Civility: `M`, `MME`, `MLLE`. */
  civility?: string | null | undefined;
  /** How to reach them. */
  contacts: ContactsInput;
  /** Also when somebody of the school has these names. */
  evenIfKnown?: boolean;
  /** The usual family name. */
  family: string;
  /** The first name. */
  given: string;
  /** The place in a school. */
  place: PlaceInput;
  /** Why, in one's own words; not empty. */
  reason: string;
};

/** A program to make a token for. */
export type CreateServiceInput = {
  /** The last day its token works, of Europe/Paris. */
  endsOn: string;
  /** What people call it, such as « Portail de la vie scolaire »: 3 to 80 characters, no person's name. */
  label: string;
  /** What it may read: `READ_REGISTER`, `READ_ACCOUNTS`, `READ_SCHOOLS`. */
  rights: Array<Right>;
  /** Of which schools: `INSTALLATION`, `NETWORK` or `SCHOOLS`. */
  scope: ScopeInput;
};

/** How a credential stands, or ended. */
export type CredentialEnd =
  /** Its time is over. */
  | 'EXPIRED'
  /** It was locked. */
  | 'LOCKED'
  /** Another took its place. */
  | 'REPLACED'
  /** It was used; of a temporary password: at the first sign-in, or to choose another. */
  | 'USED'
  /** It still works, where the account is open. */
  | 'WORKING';

/** What a credential is. */
export type CredentialKind =
  /** A link for a person invited. */
  | 'INVITATION'
  /** A link to choose a password, by mail. */
  | 'LINK'
  /** The password of a school's old system. */
  | 'OLD_LOGIN'
  /** Chosen by its owner: in nobody else's hands. */
  | 'PASSWORD'
  /** Made by staff, to be replaced at the first sign-in. */
  | 'TEMPORARY_PASSWORD';

/** In which form a file is downloaded. */
export type CredentialsFormat =
  /** For a spreadsheet (KO-4). */
  | 'CSV'
  /** PDF: letters to families, for window envelopes. */
  | 'LETTERS'
  /** PDF: a list for each class. */
  | 'LIST'
  /** PDF: slips to cut out, eight a page, by class. */
  | 'SLIPS';

/** Whose passwords are made anew. */
export type CredentialsRenewal =
  /** Of everybody, also who has chosen a password: it is replaced. */
  | 'EVERYONE'
  /** Of everybody who never signed in. */
  | 'NEVER_SIGNED_IN'
  /** Of nobody whose temporary password still works. */
  | 'NONE';

/**
 * For whom: the people of some schools, or of some classes of one school, narrowed by profile and day of creation; or
 * people picked one by one; or everybody whom a search finds. One of `schools`, `accounts` and `found` is given.
 */
export type CredentialsTargetInput = {
  /** People picked one by one, at most 1,000. */
  accounts?: Array<string> | null | undefined;
  /** Class codes, with exactly one school. */
  classes?: Array<string> | null | undefined;
  /** Only accounts created from this day on. */
  createdSince?: string | null | undefined;
  /** Everybody whom this search of `accounts` finds. */
  found?: AccountFilter | null | undefined;
  /** Profiles; none for all. */
  profiles?: Array<Profile> | null | undefined;
  /** School ids; whole schools, unless `classes` are given. */
  schools?: Array<string> | null | undefined;
};

/** How credentials reached somebody. */
export type DistributionMeans =
  /** By a call. */
  | 'CALL'
  /** At a counter, by word or on a slip. */
  | 'COUNTER'
  /** In a file for a spreadsheet. */
  | 'FILE'
  /** On paper. */
  | 'LETTER'
  /** By mail. */
  | 'MAIL'
  /** By SMS. */
  | 'SMS';

/** Which report of which campaign. */
export type DownloadCampaignReportInput = {
  /** The campaign's id. */
  campaign: string;
  /** Which report. */
  report: CampaignReport;
};

/** Which download. */
export type DownloadCredentialsFileInput = {
  /** Of `LETTERS`: one letter for each household, not for each person. */
  byHousehold?: boolean;
  /** The file's id. */
  file: string;
  /** In which form. */
  format: CredentialsFormat;
  /** Why, in one's own words; not empty. */
  reason: string;
};

/** A place to end. */
export type EndPlaceInput = {
  /** The account. */
  account: string;
  /** The part played there. */
  profile: Profile;
  /** Why, in one's own words; not empty. */
  reason: string;
  /** The school. */
  school: string;
};

/** Which accounts to export. */
export type ExportAccountsInput = {
  /** As `accounts` takes it. */
  filter?: AccountFilter | null | undefined;
  /** As what. */
  format: ExportFormat;
  /** Why, in one's own words; not empty. */
  reason: string;
};

/** As what a list is written. */
export type ExportFormat =
  /** For spreadsheets: `;`, UTF-8 with its mark, no cell that a spreadsheet would run. */
  | 'CSV'
  /** One JSON object a line, for programs. */
  | 'JSONL'
  /** For reading and printing, at most 10,000 rows. */
  | 'PDF';

/** Which events to export. */
export type ExportJournalInput = {
  /** As `journal` takes it. */
  filter?: JournalFilter | null | undefined;
  /** As what. */
  format: ExportFormat;
  /** Why, in one's own words; not empty. */
  reason: string;
};

/** How far an export is. */
export type ExportState =
  /** It failed; asked for again it begins anew. */
  | 'FAILED'
  /** It can be downloaded until `expiresAt`. */
  | 'READY'
  /** It is being written. */
  | 'WRITING';

/** What was exported. */
export type ExportSubject =
  /** A list of accounts. */
  | 'ACCOUNTS'
  /** Events of the register. */
  | 'JOURNAL'
  /** One account's history. */
  | 'TIMELINE';

/** Whose history to export. */
export type ExportTimelineInput = {
  /** The account. */
  account: string;
  /** As what. */
  format: ExportFormat;
  /** Why, in one's own words; not empty. */
  reason: string;
};

/** Which side of the tie a family member is on. */
export type FamilySide =
  /** The child of the account looked at. */
  | 'CHILD'
  /** A relative of the account looked at. */
  | 'RELATIVE';

/** Whom to give which role. */
export type GrantRoleInput = {
  /** The account. */
  account: string;
  /** The last day it holds (Europe/Paris), today or later; error `ROLE_END_PAST`. */
  endsOn?: string | null | undefined;
  /** Why, in one's own words. */
  reason?: string | null | undefined;
  /** The role. */
  role: Role;
  /** Where it holds. */
  scope: ScopeInput;
};

/** The formats that can be read. */
export type ImportFormat =
  /** Annuaire Académique Fédérateur, XML. */
  | 'AAF'
  /** Base élèves premier degré, CSV. */
  | 'BE1D'
  /** OneRoster 1.2 (or 1.1), CSV, in a zip or unpacked. */
  | 'ONEROSTER';

/** A file of old user names. */
export type ImportLegacyLoginsInput = {
  /**
   * The CSV file as text, at most 2 MB and 10,000 lines; separated by commas, semicolons or tabs. Its first line names
   * the columns: user name (`login`, `nom d'utilisateur`), hash (`mot de passe`, `hash`), and what the person is known
   * by: `cle de jointure`, `courriel`, or `nom` and `prenom` with, where there is one, `profil`; `rne` where the file
   * tells of several schools.
   */
  csv: string;
  /** The school. */
  school: string;
};

/** What a run is doing now. */
export type ImportPhase =
  /** Departures. */
  | 'DEPARTURES'
  /** Done. */
  | 'DONE'
  /** Pupils. */
  | 'PUPILS'
  /** Reading and checking the files. */
  | 'READING'
  /** Relatives. */
  | 'RELATIVES'
  /** Schools. */
  | 'SCHOOLS'
  /** Staff. */
  | 'STAFF'
  /** Waiting for another import of the same school. */
  | 'WAITING';

/** Where an import stands. */
export type ImportState =
  /** The dry run is done: `preview` tells what would change. */
  | 'ANALYSED'
  /** A dry run is going on. */
  | 'ANALYSING'
  /** It is done. */
  | 'COMPLETED'
  /** More than a tenth of a school would depart: it waits for a confirmation. */
  | 'HELD'
  /** It was interrupted; started again it goes on and ends in the same state. */
  | 'INTERRUPTED'
  /** It was refused before anything was written; `refusal` tells why. */
  | 'REFUSED'
  /** It is going on, or waits for another import of the same school. */
  | 'RUNNING'
  /** The files have been received. */
  | 'UPLOADED';

/** Somebody new, and a first role. */
export type InvitePersonInput = {
  /** E-mail address: it becomes the login. */
  email: string;
  /** Family name. */
  family: string;
  /** First name. */
  given: string;
  /** The role. */
  role: Role;
  /** Where it holds. */
  scope: ScopeInput;
};

/** Two accounts, and why. */
export type JoinAccountsInput = {
  /** The account that leads to it. */
  joined: string;
  /** Why, in one's own words; not empty. */
  reason: string;
  /** The account that goes on. */
  standing: string;
};

/** Which events; everything given must hold. */
export type JournalFilter = {
  /** Done by this account. */
  actor?: string | null | undefined;
  /** Where it came from. */
  channel?: Channel | null | undefined;
  /** Concerning this class, at the time of the event (with `school`). */
  class?: string | null | undefined;
  /** Caused by the same command, request or import. */
  correlation?: string | null | undefined;
  /** From this instant on. */
  from?: string | null | undefined;
  /** In this hour of Europe/Paris, 0 to 23. */
  hour?: number | null | undefined;
  /** Kinds of event, such as `PasswordChanged`. */
  kinds?: Array<string> | null | undefined;
  /** How it ended. */
  outcome?: Outcome | null | undefined;
  /** Done by or to this account, or a search or export that showed it. */
  person?: string | null | undefined;
  /** Concerning this school. */
  school?: string | null | undefined;
  /** Done by or to somebody whose present name or login holds these words. */
  search?: string | null | undefined;
  /** Done to this account. */
  subject?: string | null | undefined;
  /** Before this instant. */
  to?: string | null | undefined;
  /** On this weekday of Europe/Paris, 1 Monday to 7 Sunday. */
  weekday?: number | null | undefined;
};

/** A language of the portal and of mails. */
export type Language =
  /** Deutsch. */
  | 'de'
  /** English. */
  | 'en'
  /** Français. */
  | 'fr'
  /** Nederlands. */
  | 'nl';

/** Whether a file is being taken in. */
export type LegacyImportState =
  /** Every line was looked at. */
  | 'COMPLETED'
  /** It stopped on the way; what was taken stays, and the same file may be given again. */
  | 'INTERRUPTED'
  /** It goes on. */
  | 'RUNNING';

/** What a person typed on a school's page of the old login. */
export type LegacySignInInput = {
  /** « Mot de passe ». */
  password: string;
  /** The school. */
  school: string;
  /** « Nom d'utilisateur ». */
  userName: string;
};

/** How a mail is doing. */
export type MailState =
  /** No longer of use when its turn came. */
  | 'DROPPED'
  /** Refused by the mail server, or given up after many tries. */
  | 'FAILED'
  /** Taken by the mail server. */
  | 'SENT'
  /** In the queue, or waiting for its next try. */
  | 'WAITING';

/** For whom a file is to be. */
export type MakeCredentialsFileInput = {
  /** Why, in one's own words; not empty. */
  reason: string;
  /** Whose passwords are made anew. */
  renewal?: CredentialsRenewal;
  /** For whom. */
  target: CredentialsTargetInput;
};

/** Which people; everything given must hold. */
export type MigrationFilter = {
  /** Of this profile. */
  profile?: Profile | null | undefined;
  /** Whom a mail reaches, or does not. */
  reachable?: boolean | null | undefined;
  /** The school. */
  school: string;
  /** Who sign in in one of these ways. */
  states?: Array<MigrationState> | null | undefined;
};

/** How somebody signs in now. */
export type MigrationState =
  /** With a password of the new way. */
  | 'MOVED'
  /** Never in any way. */
  | 'NEVER_SIGNED_IN'
  /** With the old user name only. */
  | 'OLD_LOGIN_ONLY';

/** Why an act stands out. */
export type Notable =
  /** More than twenty by the same person or service within one hour, one by one: not what one file or campaign makes. */
  | 'MANY'
  /** Between 21:00 and 06:00 of Europe/Paris, or on a Sunday. */
  | 'NIGHT'
  /** It was done to somebody with a role, of equal or higher rank at the time. */
  | 'RANK'
  /** It was done to a member of staff: with such a place, or with a role. */
  | 'STAFF';

/** How what an event tells of ended. */
export type Outcome =
  /** It was refused. */
  | 'REFUSED'
  /** It was done. */
  | 'SUCCESS';

/** How a password stands. */
export type PasswordStanding =
  /** A temporary one whose time is over: it opens nothing. */
  | 'EXPIRED'
  /** It opens the account. */
  | 'GOOD'
  /** Too many wrong tries in a row: only a reset helps. */
  | 'LOCKED'
  /** None was chosen yet. */
  | 'NONE'
  /** Made by staff: its owner must choose another at the next sign-in. */
  | 'TEMPORARY'
  /** Its owner must choose another at the next sign-in. */
  | 'TO_CHANGE';

/** Whole days of Europe/Paris, and perhaps one school. */
export type PeriodFilter = {
  /** The first day. */
  from: string;
  /** Concerning this school; all within scope where none is given. */
  school?: string | null | undefined;
  /** The last day, that one included. */
  to: string;
};

/** What a picture shows. */
export type PictureFamily =
  /** Accounts that came to be. */
  | 'CREATIONS'
  /** Refused sign-ins and recoveries. */
  | 'REFUSALS'
  /** Passwords made for others, their logins changed, their invitations. */
  | 'RESETS'
  /** Sign-ins, by whichever way. */
  | 'SIGN_INS';

/** A place in a school. */
export type PlaceInput = {
  /** Of a relative: the pupils of that school, and what the relative is to each. */
  children?: Array<ChildInput>;
  /** Class codes of that school. */
  classes?: Array<string>;
  /** What they do there, in words, such as « Agent d’accueil ». */
  function?: string | null | undefined;
  /** The part played there. */
  profile: Profile;
  /** The school. */
  school: string;
};

/** The part a person plays in a school. */
export type Profile =
  /** Personnel de collectivité. */
  | 'LOCAL_AUTHORITY'
  /** Non enseignant. */
  | 'NON_TEACHING'
  /** Autre. */
  | 'OTHER'
  /** Élève. */
  | 'PUPIL'
  /** Parent or other relative of a pupil. */
  | 'RELATIVE'
  /** Enseignant. */
  | 'TEACHER';

/** The kinds of record an import counts. */
export type RecordKind =
  /** Non enseignant. */
  | 'NON_TEACHING'
  /** Élève. */
  | 'PUPIL'
  /** Parent or other relative. */
  | 'RELATIVE'
  /** School. */
  | 'SCHOOL'
  /** Enseignant. */
  | 'TEACHER'
  /** Of no kind that is read. */
  | 'UNKNOWN';

/** What a relative is to a child. */
export type Relation =
  /** A person to contact. */
  | 'CONTACT'
  /** Other family. */
  | 'FAMILY'
  /** Père. */
  | 'FATHER'
  /** Tuteur. */
  | 'GUARDIAN'
  /** Mère. */
  | 'MOTHER'
  /** Other. */
  | 'OTHER';

/** Of which campaign is reminded. */
export type RemindOfCampaignInput = {
  /** The campaign's id. */
  campaign: string;
  /** A UUID of one's own, so that a request that is sent twice starts one reminder. */
  key: string;
  /** « Texte personnalisable »; the campaign's own where it is not given. */
  text?: string | null | undefined;
  /** « Objet »; the campaign's own where it is not given. */
  title?: string | null | undefined;
};

/** Whom to remind. */
export type RemindOfMigrationInput = {
  /** People of this profile only. */
  profile?: Profile | null | undefined;
  /** The school. */
  school: string;
};

/** A mailed link's secret and the password chosen. */
export type ResetPasswordInput = {
  /** « Se déconnecter des autres appareils »: ends the sessions there. */
  endOtherSessions?: boolean;
  /** The password chosen. */
  password: string;
  /** « Se souvenir de moi », as in `SignInInput`. */
  remember?: boolean;
  /** The secret of the link, from its fragment. */
  token: string;
};

/** A service to end. */
export type RevokeServiceInput = {
  /** Why, in one's own words; not empty. */
  reason: string;
  /** The service. */
  service: string;
};

/** What an operation needs; each role gives some of them. */
export type Right =
  /** Make files of credentials for whole schools, and send them by mail. */
  | 'DISTRIBUTE_CREDENTIALS'
  /** Import a directory and read import reports. */
  | 'IMPORT_DIRECTORY'
  /** Close and open accounts, end their sessions. */
  | 'MANAGE_ACCOUNTS'
  /** Make temporary passwords for people, and change their logins. */
  | 'MANAGE_CREDENTIALS'
  /** Invite people, grant and withdraw roles. */
  | 'MANAGE_RIGHTS'
  /** Change a school's policies. */
  | 'MANAGE_SCHOOLS'
  /** Search accounts and open their pages. */
  | 'READ_ACCOUNTS'
  /** See which mails were sent and which failed. */
  | 'READ_MAILS'
  /** Read the register of one's scope. */
  | 'READ_REGISTER'
  /** See schools and their policies. */
  | 'READ_SCHOOLS';

/** What a person may do beyond their own account. */
export type Role =
  /** Administrator of the installation, a network or some schools. */
  | 'ADMINISTRATOR'
  /** Reads the register of some schools. */
  | 'AUDITOR'
  /** Gestionnaire des identifiants: may reset passwords and look up logins. */
  | 'CREDENTIAL_MANAGER'
  /** Data protection officer: reads everything, changes nothing but privacy acts. */
  | 'DATA_PROTECTION_OFFICER';

/** A service that is to get another token. */
export type RotateServiceTokenInput = {
  /** The last day the new token works, of Europe/Paris. */
  endsOn: string;
  /** For how many hours the token before goes on, 0 to 168. */
  previousHours?: number;
  /** The service. */
  service: string;
};

/** A view to save. */
export type SaveViewInput = {
  /** What one calls it: 1 to 60 characters. */
  name: string;
  /** The page. */
  page: ViewPage;
  /** The part of the address after `?`, at most 2,000 characters. */
  query: string;
  /** In place of one of that name. */
  replace?: boolean;
};

/** Where a role is to hold. */
export type ScopeInput = {
  /** Class codes, with `CLASSES`. */
  classes?: Array<string> | null | undefined;
  /** How wide. */
  kind: ScopeKind;
  /** The network, with `NETWORK`. */
  network?: string | null | undefined;
  /** School ids, with `SCHOOLS`; exactly one with `CLASSES`. */
  schools?: Array<string> | null | undefined;
};

/** How wide a role reaches. */
export type ScopeKind =
  /** Some classes of one school. */
  | 'CLASSES'
  /** Every school. */
  | 'INSTALLATION'
  /** The schools of one network. */
  | 'NETWORK'
  /** The schools listed. */
  | 'SCHOOLS';

/** Until when the old login is to work; both days, or neither. */
export type SetLegacyLoginPeriodInput = {
  /** The last day of the old one. */
  endsOn?: string | null | undefined;
  /** The first day of the new way of signing in. */
  opensOn?: string | null | undefined;
  /** The school. */
  school: string;
};

/** A school and what its letters say and show; what is left out is none. */
export type SetLetterSettingsInput = {
  /** The logo, as a `data:` address of a PNG or JPEG. */
  logo?: string | null | undefined;
  /** The school. */
  school: string;
  /** In the school's own words: at most 600 characters. */
  text?: string | null | undefined;
};

/** A school and what its people's passwords must be. */
export type SetPasswordPolicyInput = {
  /** Whether lower and upper case, a digit and a special character must be in it. */
  composition: boolean;
  /** The shortest, in characters: from 8 to 64. */
  minLength: number;
  /** The school. */
  school: string;
};

/** A school and what its pages lead to; what is left out is none. */
export type SetPortalSettingsInput = {
  /**
   * The school's colour, `#7a1f3d`. Error `PORTAL_COLOR_UNREADABLE` for one that is not written so, or whose contrast
   * with white is below 4.5 (WCAG 2.2, 1.4.3).
   */
  color?: string | null | undefined;
  /** Whom to ask, in words: at most 300 characters. */
  contact?: string | null | undefined;
  /** How data is protected: an `https` address. */
  privacyUrl?: string | null | undefined;
  /** The school. */
  school: string;
  /** The terms of use: an `https` address. */
  termsUrl?: string | null | undefined;
  /** A film that explains how to sign in: an `https` address. */
  videoUrl?: string | null | undefined;
};

/** Where the people of one profile are to sign in. */
export type SetSignInPlaceInput = {
  /** The place. */
  place: SignInPlace;
  /** The profile. */
  profile: Profile;
  /** The school. */
  school: string;
};

/** What is typed to sign in. */
export type SignInInput = {
  /** E-mail address or login. */
  login: string;
  /** The password, as typed. */
  password: string;
  /** « Se souvenir de moi »: 30 days in this browser, instead of until it is closed. Ignored for people with a role. */
  remember?: boolean;
};

/** Where people sign in. */
export type SignInPlace =
  /** At their academy. */
  | 'ACADEMY'
  /** Here, with a Loge password. */
  | 'LOCAL';

/** Which import to run. */
export type StartImportInput = {
  /** The departures it announced are right. */
  confirmDepartures?: boolean | null | undefined;
  /** The import's id. */
  id: string;
};

/** Whether all goes well. */
export type SystemState =
  /** A read model has stopped or lags: what is shown may be old. */
  | 'DEGRADED'
  /** All goes well. */
  | 'OK';

/** A page that can be shown in several ways. */
export type ViewPage =
  /** The accounts. */
  | 'ACCOUNTS'
  /** The register. */
  | 'REGISTER';

/** Which grant to take back. */
export type WithdrawRoleInput = {
  /** The account. */
  account: string;
  /** The grant. */
  grant: string;
  /** Why, in one's own words. */
  reason?: string | null | undefined;
};

export type CreateAccountMutationVariables = Exact<{
  input: CreateAccountInput;
}>;


export type CreateAccountMutation = { createAccount: { account: string, login: string, pending: boolean } };

export type ChangeContactsMutationVariables = Exact<{
  input: ChangeContactsInput;
}>;


export type ChangeContactsMutation = { changeContacts: { account: string, pending: boolean } };

export type EndPlaceMutationVariables = Exact<{
  input: EndPlaceInput;
}>;


export type EndPlaceMutation = { endPlace: { account: string, pending: boolean } };

export type AddPlaceMutationVariables = Exact<{
  input: AddPlaceInput;
}>;


export type AddPlaceMutation = { addPlace: { account: string, pending: boolean } };

export type AccountsQueryVariables = Exact<{
  filter?: AccountFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AccountsQuery = { accounts: { countUpTo1001: number, edges: Array<{ cursor: string, node: { id: string, displayName: string, login: string, status: AccountStatus, activated: boolean, profiles: Array<Profile>, classes: Array<string>, name: NamesFragment, schools: Array<SchoolFragment> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type AccountQueryVariables = Exact<{
  id: string;
}>;


export type AccountQuery = { account: { id: string, displayName: string, login: string, status: AccountStatus, civility: string | null, birthDate: string | null, email: string | null, phones: Array<string>, createdAt: string, lastSignInAt: string | null, name: NamesFragment, contacts: { email: string | null, homePhone: string | null, workPhone: string | null, mobile: string | null } | null, address: AddressFragment | null, affiliations: Array<{ profile: Profile, current: boolean, since: string, endedAt: string | null, classes: Array<string>, groups: Array<string>, subjects: Array<string>, functions: Array<string>, formTeacherOf: Array<string>, joinKey: string | null, byHand: boolean, signInPlace: SignInPlace, school: SchoolFragment }>, family: Array<{ side: FamilySide, relation: Relation, legalGuardian: number, person: PersonFragment, school: SchoolFragment }>, roles: Array<GrantFragment>, credentials: { logins: Array<string>, password: PasswordStanding, passwordSince: string | null, passwordExpiresAt: string | null } | null, sessions: Array<OpenSessionFragment> | null, joinedTo: PersonFragment | null, joined: Array<PersonFragment> } | null };

export type CloseAccountMutationVariables = Exact<{
  input: AccountActInput;
}>;


export type CloseAccountMutation = { closeAccount: { account: string, pending: boolean } };

export type ReopenAccountMutationVariables = Exact<{
  input: AccountActInput;
}>;


export type ReopenAccountMutation = { reopenAccount: { account: string, pending: boolean } };

export type EndSessionsOfAccountMutationVariables = Exact<{
  input: AccountActInput;
}>;


export type EndSessionsOfAccountMutation = { endSessionsOfAccount: { ended: number } };

export type AccountTimelineQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type AccountTimelineQuery = { account: { id: string, timeline: EventPageFragment } | null };

export type AddressFragment = { street: string | null, postcode: string | null, town: string | null, country: string | null };

export type PendingAddressFragment = { address: string, previousAddress: string | null, waitingFor: Array<AddressSide>, expiresAt: string };

export type MyAddressQueryVariables = Exact<{ [key: string]: never; }>;


export type MyAddressQuery = { me: { id: string, address: string | null, pendingAddressChange: PendingAddressFragment | null } | null };

export type AskAddressChangeMutationVariables = Exact<{
  input: AskAddressChangeInput;
}>;


export type AskAddressChangeMutation = { askAddressChange: { pending: PendingAddressFragment } };

export type ReadAddressLinkMutationVariables = Exact<{
  token: string;
}>;


export type ReadAddressLinkMutation = { readAddressLink: { displayName: string, side: AddressSide, address: string, expiresAt: string } };

export type AgreeToAddressChangeMutationVariables = Exact<{
  token: string;
}>;


export type AgreeToAddressChangeMutation = { agreeToAddressChange: { done: boolean, address: string } };

export type RoleAsOfRowFragment = { since: string, person: PersonFragment, role: GrantFragment };

export type AccountAsOfQueryVariables = Exact<{
  id: string;
  asOf: string;
}>;


export type AccountAsOfQuery = { accountAsOf: { id: string, asOf: string, since: string, displayName: string, status: AccountStatus, civility: string | null, birthDate: string | null, email: string | null, phones: Array<string>, activated: boolean, logins: Array<string>, password: PasswordStanding | null, name: { family: string, given: string, birth: string | null }, joinedTo: PersonFragment | null, address: { street: string | null, postcode: string | null, town: string | null, country: string | null } | null, affiliations: Array<{ profile: Profile, since: string, classes: Array<string>, groups: Array<string>, subjects: Array<string>, functions: Array<string>, formTeacherOf: Array<string>, school: SchoolFragment }>, roles: Array<GrantFragment> } | null };

export type AccountDifferenceQueryVariables = Exact<{
  id: string;
  from: string;
  to: string;
}>;


export type AccountDifferenceQuery = { accountDifference: Array<{ field: string, before: string | null, after: string | null }> };

export type SchoolRolesAsOfQueryVariables = Exact<{
  school: string;
  asOf: string;
}>;


export type SchoolRolesAsOfQuery = { schoolRolesAsOf: Array<RoleAsOfRowFragment> };

export type SchoolRolesDifferenceQueryVariables = Exact<{
  school: string;
  from: string;
  to: string;
}>;


export type SchoolRolesDifferenceQuery = { schoolRolesDifference: { gained: Array<RoleAsOfRowFragment>, lost: Array<RoleAsOfRowFragment> } };

export type CampaignHeadFragment = { id: string, title: string | null, classes: Array<string>, profiles: Array<Profile>, state: CampaignState, perMinute: number, startedAt: string, endedAt: string | null, remindsOf: string | null, schools: Array<SchoolFragment>, startedBy: PersonFragment | null, counts: { recipients: number, waiting: number, sent: number, refused: number, bounced: number, skipped: number, unreached: number, opened: number, activated: number } };

export type FullCampaignFragment = (
  { text: string | null, days: Array<{ day: string, opened: number, activated: number }> }
  & CampaignHeadFragment
);

export type CampaignsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CampaignsQuery = { campaigns: { edges: Array<{ cursor: string, node: CampaignHeadFragment }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type CampaignQueryVariables = Exact<{
  id: string;
}>;


export type CampaignQuery = { campaign: FullCampaignFragment | null };

export type CampaignPreviewQueryVariables = Exact<{
  input: CampaignInput;
}>;


export type CampaignPreviewQuery = { campaignPreview: { recipients: number, unreached: number, activated: number, atAcademy: number, sample: Array<PersonFragment>, mail: { subject: string, html: string, text: string } | null } };

export type StartCampaignMutationVariables = Exact<{
  input: CampaignInput;
}>;


export type StartCampaignMutation = { startCampaign: { campaign: CampaignHeadFragment } };

export type PauseCampaignMutationVariables = Exact<{
  id: string;
}>;


export type PauseCampaignMutation = { pauseCampaign: { campaign: CampaignHeadFragment } };

export type ResumeCampaignMutationVariables = Exact<{
  id: string;
}>;


export type ResumeCampaignMutation = { resumeCampaign: { campaign: CampaignHeadFragment } };

export type StopCampaignMutationVariables = Exact<{
  id: string;
}>;


export type StopCampaignMutation = { stopCampaign: { campaign: CampaignHeadFragment } };

export type RemindOfCampaignMutationVariables = Exact<{
  input: RemindOfCampaignInput;
}>;


export type RemindOfCampaignMutation = { remindOfCampaign: { campaign: CampaignHeadFragment } };

export type DownloadCampaignReportMutationVariables = Exact<{
  input: DownloadCampaignReportInput;
}>;


export type DownloadCampaignReportMutation = { downloadCampaignReport: ReadyDownloadFragment };

export type CredentialHandsQueryVariables = Exact<{
  account: string;
}>;


export type CredentialHandsQuery = { credentialHands: Array<{ kind: CredentialKind, madeAt: string, reason: string | null, expiresAt: string | null, end: CredentialEnd, endedAt: string | null, madeBy: HandActorFragment, hands: Array<{ at: string, means: DistributionMeans, reason: string | null, event: string, actor: HandActorFragment }> }> | null };

export type HandActorFragment = { kind: ActorKind, name: string | null, person: PersonFragment | null };

export type ChangeLoginMutationVariables = Exact<{
  input: ChangeLoginInput;
}>;


export type ChangeLoginMutation = { changeLogin: { account: string, displayName: string, login: string, pending: boolean } };

export type FileRowFragment = { id: string, name: string, bytes: number | null, madeAt: string, import: string | null, renewal: CredentialsRenewal, classes: Array<string>, profiles: Array<Profile>, accounts: number, downloads: number, expiresAt: string, madeBy: PersonFragment | null, schools: Array<SchoolFragment> };

export type CredentialsFilesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CredentialsFilesQuery = { credentialsFiles: { total: number, edges: Array<{ cursor: string, node: FileRowFragment }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type CredentialsFilePreviewQueryVariables = Exact<{
  target: CredentialsTargetInput;
}>;


export type CredentialsFilePreviewQuery = { credentialsFilePreview: { accounts: number, activated: number, atAcademy: number } };

export type MakeCredentialsFileMutationVariables = Exact<{
  input: MakeCredentialsFileInput;
}>;


export type MakeCredentialsFileMutation = { makeCredentialsFile: { pending: boolean, file: FileRowFragment } };

export type DownloadCredentialsFileMutationVariables = Exact<{
  input: DownloadCredentialsFileInput;
}>;


export type DownloadCredentialsFileMutation = { downloadCredentialsFile: ReadyDownloadFragment };

export type DeleteCredentialsFileMutationVariables = Exact<{
  id: string;
}>;


export type DeleteCredentialsFileMutation = { deleteCredentialsFile: { id: string } };

export type ReadyDownloadFragment = { url: string, name: string, expiresAt: string };

export type RegeneratePasswordMutationVariables = Exact<{
  input: AccountActInput;
}>;


export type RegeneratePasswordMutation = { regeneratePassword: { account: string, displayName: string, login: string, password: string, expiresAt: string } };

export type ExportRowFragment = { id: string, what: ExportSubject, format: ExportFormat, name: string, state: ExportState, rows: number, rowsUpTo1001: number | null, rowsPerSecond: number | null, bytes: number | null, askedAt: string, expiresAt: string, failure: string | null };

export type ExportsQueryVariables = Exact<{ [key: string]: never; }>;


export type ExportsQuery = { exports: Array<ExportRowFragment> };

export type ExportJournalMutationVariables = Exact<{
  input: ExportJournalInput;
}>;


export type ExportJournalMutation = { exportJournal: ExportRowFragment };

export type ExportTimelineMutationVariables = Exact<{
  input: ExportTimelineInput;
}>;


export type ExportTimelineMutation = { exportTimeline: ExportRowFragment };

export type ExportAccountsMutationVariables = Exact<{
  input: ExportAccountsInput;
}>;


export type ExportAccountsMutation = { exportAccounts: ExportRowFragment };

export type DownloadExportMutationVariables = Exact<{
  id: string;
}>;


export type DownloadExportMutation = { downloadExport: { url: string, name: string, expiresAt: string } };

export type DeleteExportMutationVariables = Exact<{
  id: string;
}>;


export type DeleteExportMutation = { deleteExport: { id: string } };

export type TallyFragment = { kind: RecordKind, count: number };

export type ReportFragment = { reasonCount: number, seconds: number, created: Array<TallyFragment>, updated: Array<TallyFragment>, unchanged: Array<TallyFragment>, merged: Array<TallyFragment>, departed: Array<TallyFragment>, leftOut: Array<TallyFragment>, errors: Array<TallyFragment>, reasons: Array<{ file: string, line: number, kind: RecordKind, code: string }> };

export type ImportHeadFragment = { id: string, state: ImportState, format: ImportFormat | null, delta: boolean, correlationId: string | null, createdAt: string, endedAt: string | null, files: Array<{ name: string, bytes: number }>, schools: Array<SchoolFragment>, by: PersonFragment | null, progress: { phase: ImportPhase, done: number, total: number, startedAt: string } | null, refusal: { code: string, file: string | null, line: number | null } | null, departures: Array<{ departing: number, members: number, school: SchoolFragment }> };

export type DifferenceFragment = { created: Array<TallyFragment>, updated: Array<TallyFragment>, departed: Array<TallyFragment> };

export type ImportsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ImportsQuery = { imports: { edges: Array<{ cursor: string, node: (
        { report: DifferenceFragment | null }
        & ImportHeadFragment
      ) }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type ImportProgressQueryVariables = Exact<{
  id: string;
}>;


export type ImportProgressQuery = { import: ImportHeadFragment | null };

export type ImportReportQueryVariables = Exact<{
  id: string;
}>;


export type ImportReportQuery = { import: { id: string, preview: ReportFragment | null, report: ReportFragment | null } | null };

export type AnalyseImportMutationVariables = Exact<{
  input: AnalyseImportInput;
}>;


export type AnalyseImportMutation = { analyseImport: ImportHeadFragment };

export type StartImportMutationVariables = Exact<{
  input: StartImportInput;
}>;


export type StartImportMutation = { startImport: ImportHeadFragment };

export type JoinableAccountsQueryVariables = Exact<{ [key: string]: never; }>;


export type JoinableAccountsQuery = { joinableAccounts: Array<JoinableFragment> };

export type JoinAccountsMutationVariables = Exact<{
  accounts: Array<string> | string;
}>;


export type JoinAccountsMutation = { joinAccounts: { me: PortalPersonFragment } };

export type JoinAccountsOfPersonMutationVariables = Exact<{
  input: JoinAccountsInput;
}>;


export type JoinAccountsOfPersonMutation = { joinAccountsOfPerson: { account: string, pending: boolean } };

export type PartAccountsMutationVariables = Exact<{
  input: JoinAccountsInput;
}>;


export type PartAccountsMutation = { partAccounts: { account: string, pending: boolean } };

export type JoinableFragment = { id: string, displayName: string, places: Array<{ school: string, schoolName: string, profile: Profile, classes: Array<string> }> };

export type OldLoginFragment = { opensOn: string, endsOn: string, open: boolean };

export type SchoolsWithOldLoginQueryVariables = Exact<{ [key: string]: never; }>;


export type SchoolsWithOldLoginQuery = { schools: { edges: Array<{ node: { id: string, name: string, legacyLogin: OldLoginFragment | null } }> } };

export type MigrationQueryVariables = Exact<{
  school: string;
}>;


export type MigrationQuery = { migration: { school: SchoolFragment, legacyLogin: OldLoginFragment | null, counts: Array<MigrationTallyFragment> } };

export type MigrationTallyFragment = { profile: Profile, neverSignedIn: number, oldLoginOnly: number, moved: number, byMail: number, shutOut: number };

export type MigrationPeopleQueryVariables = Exact<{
  filter: MigrationFilter;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MigrationPeopleQuery = { migrationPeople: { edges: Array<{ node: { id: string, profile: Profile, state: MigrationState, reachable: boolean, lastOldSignInAt: string | null, remindedAt: string | null, person: PersonFragment } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SetLegacyLoginPeriodMutationVariables = Exact<{
  input: SetLegacyLoginPeriodInput;
}>;


export type SetLegacyLoginPeriodMutation = { setLegacyLoginPeriod: { pending: boolean, school: { id: string, legacyLogin: OldLoginFragment | null } } };

export type LegacyImportsQueryVariables = Exact<{
  school: string;
}>;


export type LegacyImportsQuery = { legacyImports: Array<LegacyImportHeadFragment> };

export type LegacyImportCourseQueryVariables = Exact<{
  id: string;
}>;


export type LegacyImportCourseQuery = { legacyImport: (
    { refused: Array<{ line: number, code: string }> }
    & LegacyImportHeadFragment
  ) | null };

export type LegacyImportHeadFragment = { id: string, state: LegacyImportState, startedAt: string, lines: number, done: number, imported: number, unchanged: number };

export type ImportLegacyLoginsMutationVariables = Exact<{
  input: ImportLegacyLoginsInput;
}>;


export type ImportLegacyLoginsMutation = { importLegacyLogins: LegacyImportHeadFragment };

export type RemindOfMigrationMutationVariables = Exact<{
  input: RemindOfMigrationInput;
}>;


export type RemindOfMigrationMutation = { remindOfMigration: { asked: number } };

export type SignInWithLegacyLoginMutationVariables = Exact<{
  input: LegacySignInInput;
}>;


export type SignInWithLegacyLoginMutation = { signInWithLegacyLogin: { me: PortalPersonFragment } };

export type MailRowFragment = { id: string, kind: string, state: MailState, tries: number, smtpCode: number | null, queuedAt: string, endedAt: string | null, nextTryAt: string | null, person: PersonFragment };

export type MailsQueryVariables = Exact<{
  state?: MailState | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MailsQuery = { mails: { failed: number, edges: Array<{ cursor: string, node: MailRowFragment }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type SendMailAgainMutationVariables = Exact<{
  id: string;
}>;


export type SendMailAgainMutation = { sendMailAgain: { mail: MailRowFragment } };

export type RoleHoldersQueryVariables = Exact<{
  search?: string | null | undefined;
  role?: Role | null | undefined;
  school?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RoleHoldersQuery = { roleHolders: { edges: Array<{ cursor: string, node: { id: string, login: string, invited: boolean, person: PersonFragment, roles: Array<GrantFragment> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type InvitePersonMutationVariables = Exact<{
  input: InvitePersonInput;
}>;


export type InvitePersonMutation = { invitePerson: { account: string, link: string, expiresAt: string, pending: boolean } };

export type RenewInvitationMutationVariables = Exact<{
  account: string;
}>;


export type RenewInvitationMutation = { renewInvitation: { account: string, link: string, expiresAt: string, pending: boolean } };

export type GrantRoleMutationVariables = Exact<{
  input: GrantRoleInput;
}>;


export type GrantRoleMutation = { grantRole: { grant: string, pending: boolean } };

export type ProposedManagersQueryVariables = Exact<{
  school: string;
}>;


export type ProposedManagersQuery = { proposedManagers: Array<{ classes: Array<string>, granted: boolean, person: PersonFragment }> };

export type GrantRolesMutationVariables = Exact<{
  input: Array<GrantRoleInput> | GrantRoleInput;
}>;


export type GrantRolesMutation = { grantRoles: Array<{ account: string, grant: string | null, code: string | null }> };

export type WithdrawRoleMutationVariables = Exact<{
  input: WithdrawRoleInput;
}>;


export type WithdrawRoleMutation = { withdrawRole: { grant: string, pending: boolean } };

export type RegisterPicturesQueryVariables = Exact<{
  filter: PeriodFilter;
}>;


export type RegisterPicturesQuery = { registerPictures: { families: Array<{ family: PictureFamily, kinds: Array<string>, count: number, before: number, days: Array<{ day: string, count: number }> }>, schools: Array<{ counts: Array<number>, school: SchoolFragment }>, hours: Array<{ weekday: number, hour: number, count: number }>, resetters: Array<{ count: number, actor: HandActorFragment }> } };

export type CredentialActsQueryVariables = Exact<{
  filter: PeriodFilter;
}>;


export type CredentialActsQuery = { credentialActs: { kinds: Array<string>, count: number, people: number, notable: Array<{ notable: Notable, count: number }>, actors: Array<{ count: number, people: number, lastAt: string, actor: HandActorFragment, notable: Array<{ notable: Notable, count: number }> }> } };

export type CredentialActListQueryVariables = Exact<{
  filter: PeriodFilter;
  actor?: string | null | undefined;
  notable?: Notable | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CredentialActListQuery = { credentialActList: { countUpTo1001: number, edges: Array<{ cursor: string, node: { notable: Array<Notable>, ip: string | null, event: EventRowFragment } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type PublicSchoolQueryVariables = Exact<{
  id: string;
}>;


export type PublicSchoolQuery = { publicSchool: { id: string, code: string, name: string, town: string | null, network: string | null, portal: PortalFragment, legacyLogin: OldLoginFragment | null } | null };

export type PortalFragment = { termsUrl: string | null, privacyUrl: string | null, videoUrl: string | null, contact: string | null, color: string | null };

export type RulesFragment = { minLength: number, maxLength: number, composition: boolean };

export type PortalPersonFragment = { id: string, login: string, rights: Array<Right>, mustChangePassword: boolean, sessionExpiresAt: string, name: NamesFragment, schools: Array<SchoolFragment>, passwordRules: RulesFragment };

export type PortalMeQueryVariables = Exact<{ [key: string]: never; }>;


export type PortalMeQuery = { me: PortalPersonFragment | null };

export type PortalSignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type PortalSignInMutation = { signIn: { me: PortalPersonFragment } };

export type AskPasswordRecoveryMutationVariables = Exact<{
  input: AskPasswordRecoveryInput;
}>;


export type AskPasswordRecoveryMutation = { askPasswordRecovery: { asked: boolean } };

export type AskForgottenLoginMutationVariables = Exact<{
  input: AskForgottenLoginInput;
}>;


export type AskForgottenLoginMutation = { askForgottenLogin: { asked: boolean } };

export type ReadRecoveryLinkMutationVariables = Exact<{
  token: string;
}>;


export type ReadRecoveryLinkMutation = { readRecoveryLink: { displayName: string, login: string, first: boolean, expiresAt: string, rules: RulesFragment } };

export type ResetPasswordMutationVariables = Exact<{
  input: ResetPasswordInput;
}>;


export type ResetPasswordMutation = { resetPassword: { me: PortalPersonFragment } };

export type OpenSessionFragment = { id: string, current: boolean, device: string | null, network: string | null, startedAt: string, lastSeenAt: string, expiresAt: string, remembered: boolean };

export type MySessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type MySessionsQuery = { mySessions: Array<OpenSessionFragment> };

export type EndSessionMutationVariables = Exact<{
  id: string;
}>;


export type EndSessionMutation = { endSession: { ended: number } };

export type EndOtherSessionsMutationVariables = Exact<{ [key: string]: never; }>;


export type EndOtherSessionsMutation = { endOtherSessions: { ended: number } };

export type MyHistoryQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyHistoryQuery = { myHistory: EventPageFragment };

export type DisputeActivityMutationVariables = Exact<{
  event: string;
}>;


export type DisputeActivityMutation = { disputeActivity: { ended: number } };

export type EventRowFragment = { id: string, kind: string, occurredAt: string, classes: Array<string>, channel: Channel, outcome: Outcome, reason: string | null, facts: unknown, correlationId: string, actor: { kind: ActorKind, name: string | null, person: PersonFragment | null }, subject: PersonFragment | null, schools: Array<SchoolFragment> };

export type EventPageFragment = { countUpTo1001: number, edges: Array<{ cursor: string, node: EventRowFragment }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } };

export type JournalQueryVariables = Exact<{
  filter?: JournalFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type JournalQuery = { journal: EventPageFragment };

export type JournalSummaryQueryVariables = Exact<{
  filter?: JournalFilter | null | undefined;
}>;


export type JournalSummaryQuery = { journalSummary: { total: number, refused: number, days: Array<{ day: string, count: number }>, kinds: Array<{ kind: string, count: number }> } };

export type EventQueryVariables = Exact<{
  id: string;
}>;


export type EventQuery = { event: (
    { recordedAt: string, ip: string | null, userAgent: string | null, causedWithCountUpTo1001: number, technical: unknown, changes: Array<{ field: string, before: string | null, after: string | null }>, causedBy: EventRowFragment | null, causedWith: Array<EventRowFragment> }
    & EventRowFragment
  ) | null };

export type ViewFragment = { id: string, page: ViewPage, name: string, query: string };

export type SavedViewsQueryVariables = Exact<{
  page: ViewPage;
}>;


export type SavedViewsQuery = { savedViews: Array<ViewFragment> };

export type SaveViewMutationVariables = Exact<{
  input: SaveViewInput;
}>;


export type SaveViewMutation = { saveView: ViewFragment };

export type DeleteViewMutationVariables = Exact<{
  id: string;
}>;


export type DeleteViewMutation = { deleteView: { id: string } };

export type SchoolHeadFragment = { id: string, name: string, code: string, type: string | null, sector: string | null, network: string | null, address: AddressFragment | null, members: Array<{ profile: Profile, count: number }> };

export type SchoolsQueryVariables = Exact<{
  search?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SchoolsQuery = { schools: { edges: Array<{ cursor: string, node: SchoolHeadFragment }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type SchoolChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type SchoolChoicesQuery = { schools: { edges: Array<{ node: SchoolChoiceFragment }> } };

export type SchoolChoiceFragment = { id: string, name: string, network: string | null, classes: Array<{ code: string, label: string | null }> };

export type SchoolQueryVariables = Exact<{
  id: string;
}>;


export type SchoolQuery = { school: SchoolRecordFragment | null };

export type SchoolRecordFragment = (
  { phone: string | null, registeredAt: string, classes: Array<{ code: string, label: string | null }>, signInPlaces: Array<{ profile: Profile, place: SignInPlace }>, passwordPolicy: { minLength: number, composition: boolean }, portal: PortalFragment, letter: { text: string | null, logo: string | null }, legacyLogin: OldLoginFragment | null }
  & SchoolHeadFragment
);

export type SetSignInPlaceMutationVariables = Exact<{
  input: SetSignInPlaceInput;
}>;


export type SetSignInPlaceMutation = { setSignInPlace: { pending: boolean, school: SchoolRecordFragment } };

export type SetPasswordPolicyMutationVariables = Exact<{
  input: SetPasswordPolicyInput;
}>;


export type SetPasswordPolicyMutation = { setPasswordPolicy: { pending: boolean, school: SchoolRecordFragment } };

export type SetPortalSettingsMutationVariables = Exact<{
  input: SetPortalSettingsInput;
}>;


export type SetPortalSettingsMutation = { setPortalSettings: { pending: boolean, school: SchoolRecordFragment } };

export type SetLetterSettingsMutationVariables = Exact<{
  input: SetLetterSettingsInput;
}>;


export type SetLetterSettingsMutation = { setLetterSettings: { pending: boolean, school: SchoolRecordFragment } };

export type ServiceRowFragment = { id: string, label: string, rights: Array<Right>, whole: boolean, giverMayNot: boolean, createdAt: string, expiresAt: string, previousUntil: string | null, lastUsedAt: string | null, revokedAt: string | null, scope: { kind: ScopeKind, network: string | null, classes: Array<string>, schools: Array<SchoolFragment> }, createdBy: PersonFragment | null, givenBy: PersonFragment | null };

export type ServicesQueryVariables = Exact<{ [key: string]: never; }>;


export type ServicesQuery = { services: Array<ServiceRowFragment> };

export type CreateServiceMutationVariables = Exact<{
  input: CreateServiceInput;
}>;


export type CreateServiceMutation = { createService: { token: string, service: ServiceRowFragment } };

export type RotateServiceTokenMutationVariables = Exact<{
  input: RotateServiceTokenInput;
}>;


export type RotateServiceTokenMutation = { rotateServiceToken: { token: string, service: ServiceRowFragment } };

export type RevokeServiceMutationVariables = Exact<{
  input: RevokeServiceInput;
}>;


export type RevokeServiceMutation = { revokeService: ServiceRowFragment };

export type PersonFragment = { id: string, displayName: string | null, profile: Profile | null, hint: string | null };

export type SchoolFragment = { id: string, name: string };

export type NamesFragment = { family: string, given: string, birth: string | null };

export type GrantFragment = { id: string, role: Role, grantedAt: string, endsOn: string | null, whole: boolean, scope: { kind: ScopeKind, network: string | null, classes: Array<string>, schools: Array<SchoolFragment> }, grantedBy: PersonFragment | null };

export type SignedInPersonFragment = { id: string, login: string, rights: Array<Right>, sessionExpiresAt: string, mustChangePassword: boolean, name: NamesFragment, roles: Array<GrantFragment>, passwordRules: RulesFragment };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: SignedInPersonFragment | null };

export type SystemStatusQueryVariables = Exact<{ [key: string]: never; }>;


export type SystemStatusQuery = { systemStatus: { state: SystemState, demo: boolean, behind: Array<{ name: string, stopped: boolean, lagSeconds: number }>, rebuilding: Array<{ name: string, fraction: number }> } };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn: { me: SignedInPersonFragment } };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: { signedOut: boolean } };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { changePassword: { sessionsEnded: number } };

export type ReadInvitationMutationVariables = Exact<{
  token: string;
}>;


export type ReadInvitationMutation = { readInvitation: { login: string, expiresAt: string, name: NamesFragment, rules: RulesFragment } };

export type AcceptInvitationMutationVariables = Exact<{
  input: AcceptInvitationInput;
}>;


export type AcceptInvitationMutation = { acceptInvitation: { me: SignedInPersonFragment } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const PendingAddressFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment PendingAddress on PendingAddressChange {
  address
  previousAddress
  waitingFor
  expiresAt
}
    `, {"fragmentName":"PendingAddress"}) as unknown as TypedDocumentString<PendingAddressFragment, unknown>;
export const PersonFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
    `, {"fragmentName":"Person"}) as unknown as TypedDocumentString<PersonFragment, unknown>;
export const SchoolFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment School on SchoolRef {
  id
  name
}
    `, {"fragmentName":"School"}) as unknown as TypedDocumentString<SchoolFragment, unknown>;
export const GrantFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment Grant on RoleGrant {
  id
  role
  scope {
    kind
    network
    schools {
      ...School
    }
    classes
  }
  grantedAt
  grantedBy {
    ...Person
  }
  endsOn
  whole
}
    fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`, {"fragmentName":"Grant"}) as unknown as TypedDocumentString<GrantFragment, unknown>;
export const RoleAsOfRowFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment RoleAsOfRow on RoleAsOf {
  person {
    ...Person
  }
  role {
    ...Grant
  }
  since
}
    fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}
fragment Grant on RoleGrant {
  id
  role
  scope {
    kind
    network
    schools {
      ...School
    }
    classes
  }
  grantedAt
  grantedBy {
    ...Person
  }
  endsOn
  whole
}`, {"fragmentName":"RoleAsOfRow"}) as unknown as TypedDocumentString<RoleAsOfRowFragment, unknown>;
export const CampaignHeadFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment CampaignHead on Campaign {
  id
  title
  schools {
    ...School
  }
  classes
  profiles
  state
  perMinute
  startedAt
  startedBy {
    ...Person
  }
  endedAt
  remindsOf
  counts {
    recipients
    waiting
    sent
    refused
    bounced
    skipped
    unreached
    opened
    activated
  }
}
    fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`, {"fragmentName":"CampaignHead"}) as unknown as TypedDocumentString<CampaignHeadFragment, unknown>;
export const FullCampaignFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment FullCampaign on Campaign {
  ...CampaignHead
  text
  days {
    day
    opened
    activated
  }
}
    fragment CampaignHead on Campaign {
  id
  title
  schools {
    ...School
  }
  classes
  profiles
  state
  perMinute
  startedAt
  startedBy {
    ...Person
  }
  endedAt
  remindsOf
  counts {
    recipients
    waiting
    sent
    refused
    bounced
    skipped
    unreached
    opened
    activated
  }
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`, {"fragmentName":"FullCampaign"}) as unknown as TypedDocumentString<FullCampaignFragment, unknown>;
export const HandActorFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment HandActor on JournalActor {
  kind
  person {
    ...Person
  }
  name
}
    fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}`, {"fragmentName":"HandActor"}) as unknown as TypedDocumentString<HandActorFragment, unknown>;
export const FileRowFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment FileRow on CredentialsFile {
  id
  name
  bytes
  madeAt
  madeBy {
    ...Person
  }
  import
  renewal
  schools {
    ...School
  }
  classes
  profiles
  accounts
  downloads
  expiresAt
}
    fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`, {"fragmentName":"FileRow"}) as unknown as TypedDocumentString<FileRowFragment, unknown>;
export const ReadyDownloadFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ReadyDownload on Download {
  url
  name
  expiresAt
}
    `, {"fragmentName":"ReadyDownload"}) as unknown as TypedDocumentString<ReadyDownloadFragment, unknown>;
export const ExportRowFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ExportRow on Export {
  id
  what
  format
  name
  state
  rows
  rowsUpTo1001
  rowsPerSecond
  bytes
  askedAt
  expiresAt
  failure
}
    `, {"fragmentName":"ExportRow"}) as unknown as TypedDocumentString<ExportRowFragment, unknown>;
export const TallyFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment Tally on KindTally {
  kind
  count
}
    `, {"fragmentName":"Tally"}) as unknown as TypedDocumentString<TallyFragment, unknown>;
export const ReportFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment Report on ImportReport {
  created {
    ...Tally
  }
  updated {
    ...Tally
  }
  unchanged {
    ...Tally
  }
  merged {
    ...Tally
  }
  departed {
    ...Tally
  }
  leftOut {
    ...Tally
  }
  errors {
    ...Tally
  }
  reasons {
    file
    line
    kind
    code
  }
  reasonCount
  seconds
}
    fragment Tally on KindTally {
  kind
  count
}`, {"fragmentName":"Report"}) as unknown as TypedDocumentString<ReportFragment, unknown>;
export const ImportHeadFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ImportHead on Import {
  id
  state
  format
  delta
  correlationId
  files {
    name
    bytes
  }
  schools {
    ...School
  }
  by {
    ...Person
  }
  createdAt
  endedAt
  progress {
    phase
    done
    total
    startedAt
  }
  refusal {
    code
    file
    line
  }
  departures {
    school {
      ...School
    }
    departing
    members
  }
}
    fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`, {"fragmentName":"ImportHead"}) as unknown as TypedDocumentString<ImportHeadFragment, unknown>;
export const DifferenceFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment Difference on ImportReport {
  created {
    ...Tally
  }
  updated {
    ...Tally
  }
  departed {
    ...Tally
  }
}
    fragment Tally on KindTally {
  kind
  count
}`, {"fragmentName":"Difference"}) as unknown as TypedDocumentString<DifferenceFragment, unknown>;
export const JoinableFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment Joinable on JoinableAccount {
  id
  displayName
  places {
    school
    schoolName
    profile
    classes
  }
}
    `, {"fragmentName":"Joinable"}) as unknown as TypedDocumentString<JoinableFragment, unknown>;
export const MigrationTallyFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment MigrationTally on MigrationCount {
  profile
  neverSignedIn
  oldLoginOnly
  moved
  byMail
  shutOut
}
    `, {"fragmentName":"MigrationTally"}) as unknown as TypedDocumentString<MigrationTallyFragment, unknown>;
export const LegacyImportHeadFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment LegacyImportHead on LegacyImport {
  id
  state
  startedAt
  lines
  done
  imported
  unchanged
}
    `, {"fragmentName":"LegacyImportHead"}) as unknown as TypedDocumentString<LegacyImportHeadFragment, unknown>;
export const MailRowFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment MailRow on Mail {
  id
  kind
  person {
    ...Person
  }
  state
  tries
  smtpCode
  queuedAt
  endedAt
  nextTryAt
}
    fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}`, {"fragmentName":"MailRow"}) as unknown as TypedDocumentString<MailRowFragment, unknown>;
export const NamesFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment Names on PersonName {
  family
  given
  birth
}
    `, {"fragmentName":"Names"}) as unknown as TypedDocumentString<NamesFragment, unknown>;
export const RulesFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment Rules on PasswordRules {
  minLength
  maxLength
  composition
}
    `, {"fragmentName":"Rules"}) as unknown as TypedDocumentString<RulesFragment, unknown>;
export const PortalPersonFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment PortalPerson on Me {
  id
  name {
    ...Names
  }
  login
  rights
  schools {
    ...School
  }
  mustChangePassword
  passwordRules {
    ...Rules
  }
  sessionExpiresAt
}
    fragment Rules on PasswordRules {
  minLength
  maxLength
  composition
}
fragment School on SchoolRef {
  id
  name
}
fragment Names on PersonName {
  family
  given
  birth
}`, {"fragmentName":"PortalPerson"}) as unknown as TypedDocumentString<PortalPersonFragment, unknown>;
export const OpenSessionFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment OpenSession on Session {
  id
  current
  device
  network
  startedAt
  lastSeenAt
  expiresAt
  remembered
}
    `, {"fragmentName":"OpenSession"}) as unknown as TypedDocumentString<OpenSessionFragment, unknown>;
export const EventRowFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment EventRow on JournalEvent {
  id
  kind
  occurredAt
  actor {
    kind
    person {
      ...Person
    }
    name
  }
  subject {
    ...Person
  }
  schools {
    ...School
  }
  classes
  channel
  outcome
  reason
  facts
  correlationId
}
    fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`, {"fragmentName":"EventRow"}) as unknown as TypedDocumentString<EventRowFragment, unknown>;
export const EventPageFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment EventPage on JournalConnection {
  edges {
    cursor
    node {
      ...EventRow
    }
  }
  pageInfo {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
  countUpTo1001
}
    fragment EventRow on JournalEvent {
  id
  kind
  occurredAt
  actor {
    kind
    person {
      ...Person
    }
    name
  }
  subject {
    ...Person
  }
  schools {
    ...School
  }
  classes
  channel
  outcome
  reason
  facts
  correlationId
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`, {"fragmentName":"EventPage"}) as unknown as TypedDocumentString<EventPageFragment, unknown>;
export const ViewFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment View on SavedView {
  id
  page
  name
  query
}
    `, {"fragmentName":"View"}) as unknown as TypedDocumentString<ViewFragment, unknown>;
export const SchoolChoiceFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment SchoolChoice on School {
  id
  name
  network
  classes {
    code
    label
  }
}
    `, {"fragmentName":"SchoolChoice"}) as unknown as TypedDocumentString<SchoolChoiceFragment, unknown>;
export const AddressFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment Address on PostalAddress {
  street
  postcode
  town
  country
}
    `, {"fragmentName":"Address"}) as unknown as TypedDocumentString<AddressFragment, unknown>;
export const SchoolHeadFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment SchoolHead on School {
  id
  name
  code
  type
  sector
  network
  address {
    ...Address
  }
  members {
    profile
    count
  }
}
    fragment Address on PostalAddress {
  street
  postcode
  town
  country
}`, {"fragmentName":"SchoolHead"}) as unknown as TypedDocumentString<SchoolHeadFragment, unknown>;
export const PortalFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment Portal on PortalSettings {
  termsUrl
  privacyUrl
  videoUrl
  contact
  color
}
    `, {"fragmentName":"Portal"}) as unknown as TypedDocumentString<PortalFragment, unknown>;
export const OldLoginFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment OldLogin on LegacyLogin {
  opensOn
  endsOn
  open
}
    `, {"fragmentName":"OldLogin"}) as unknown as TypedDocumentString<OldLoginFragment, unknown>;
export const SchoolRecordFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment SchoolRecord on School {
  ...SchoolHead
  phone
  classes {
    code
    label
  }
  signInPlaces {
    profile
    place
  }
  passwordPolicy {
    minLength
    composition
  }
  portal {
    ...Portal
  }
  letter {
    text
    logo
  }
  legacyLogin {
    ...OldLogin
  }
  registeredAt
}
    fragment Address on PostalAddress {
  street
  postcode
  town
  country
}
fragment OldLogin on LegacyLogin {
  opensOn
  endsOn
  open
}
fragment Portal on PortalSettings {
  termsUrl
  privacyUrl
  videoUrl
  contact
  color
}
fragment SchoolHead on School {
  id
  name
  code
  type
  sector
  network
  address {
    ...Address
  }
  members {
    profile
    count
  }
}`, {"fragmentName":"SchoolRecord"}) as unknown as TypedDocumentString<SchoolRecordFragment, unknown>;
export const ServiceRowFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ServiceRow on Service {
  id
  label
  rights
  scope {
    kind
    network
    schools {
      ...School
    }
    classes
  }
  whole
  createdBy {
    ...Person
  }
  givenBy {
    ...Person
  }
  giverMayNot
  createdAt
  expiresAt
  previousUntil
  lastUsedAt
  revokedAt
}
    fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`, {"fragmentName":"ServiceRow"}) as unknown as TypedDocumentString<ServiceRowFragment, unknown>;
export const SignedInPersonFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment SignedInPerson on Me {
  id
  name {
    ...Names
  }
  login
  roles {
    ...Grant
  }
  rights
  passwordRules {
    ...Rules
  }
  sessionExpiresAt
  mustChangePassword
}
    fragment Rules on PasswordRules {
  minLength
  maxLength
  composition
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}
fragment Names on PersonName {
  family
  given
  birth
}
fragment Grant on RoleGrant {
  id
  role
  scope {
    kind
    network
    schools {
      ...School
    }
    classes
  }
  grantedAt
  grantedBy {
    ...Person
  }
  endsOn
  whole
}`, {"fragmentName":"SignedInPerson"}) as unknown as TypedDocumentString<SignedInPersonFragment, unknown>;
export const CreateAccountDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CreateAccount($input: CreateAccountInput!) {
  createAccount(input: $input) {
    account
    login
    pending
  }
}
    `) as unknown as TypedDocumentString<CreateAccountMutation, CreateAccountMutationVariables>;
export const ChangeContactsDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ChangeContacts($input: ChangeContactsInput!) {
  changeContacts(input: $input) {
    account
    pending
  }
}
    `) as unknown as TypedDocumentString<ChangeContactsMutation, ChangeContactsMutationVariables>;
export const EndPlaceDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation EndPlace($input: EndPlaceInput!) {
  endPlace(input: $input) {
    account
    pending
  }
}
    `) as unknown as TypedDocumentString<EndPlaceMutation, EndPlaceMutationVariables>;
export const AddPlaceDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation AddPlace($input: AddPlaceInput!) {
  addPlace(input: $input) {
    account
    pending
  }
}
    `) as unknown as TypedDocumentString<AddPlaceMutation, AddPlaceMutationVariables>;
export const AccountsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Accounts($filter: AccountFilter, $first: Int, $after: String) {
  accounts(filter: $filter, first: $first, after: $after) {
    edges {
      cursor
      node {
        id
        name {
          ...Names
        }
        displayName
        login
        status
        activated
        profiles
        schools {
          ...School
        }
        classes
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    countUpTo1001
  }
}
    fragment School on SchoolRef {
  id
  name
}
fragment Names on PersonName {
  family
  given
  birth
}`) as unknown as TypedDocumentString<AccountsQuery, AccountsQueryVariables>;
export const AccountDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Account($id: ID!) {
  account(id: $id) {
    id
    name {
      ...Names
    }
    displayName
    login
    status
    civility
    birthDate
    email
    phones
    contacts {
      email
      homePhone
      workPhone
      mobile
    }
    address {
      ...Address
    }
    createdAt
    lastSignInAt
    affiliations {
      school {
        ...School
      }
      profile
      current
      since
      endedAt
      classes
      groups
      subjects
      functions
      formTeacherOf
      joinKey
      byHand
      signInPlace
    }
    family {
      person {
        ...Person
      }
      side
      relation
      legalGuardian
      school {
        ...School
      }
    }
    roles {
      ...Grant
    }
    credentials {
      logins
      password
      passwordSince
      passwordExpiresAt
    }
    sessions {
      ...OpenSession
    }
    joinedTo {
      ...Person
    }
    joined {
      ...Person
    }
  }
}
    fragment Address on PostalAddress {
  street
  postcode
  town
  country
}
fragment OpenSession on Session {
  id
  current
  device
  network
  startedAt
  lastSeenAt
  expiresAt
  remembered
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}
fragment Names on PersonName {
  family
  given
  birth
}
fragment Grant on RoleGrant {
  id
  role
  scope {
    kind
    network
    schools {
      ...School
    }
    classes
  }
  grantedAt
  grantedBy {
    ...Person
  }
  endsOn
  whole
}`) as unknown as TypedDocumentString<AccountQuery, AccountQueryVariables>;
export const CloseAccountDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CloseAccount($input: AccountActInput!) {
  closeAccount(input: $input) {
    account
    pending
  }
}
    `) as unknown as TypedDocumentString<CloseAccountMutation, CloseAccountMutationVariables>;
export const ReopenAccountDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReopenAccount($input: AccountActInput!) {
  reopenAccount(input: $input) {
    account
    pending
  }
}
    `) as unknown as TypedDocumentString<ReopenAccountMutation, ReopenAccountMutationVariables>;
export const EndSessionsOfAccountDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation EndSessionsOfAccount($input: AccountActInput!) {
  endSessionsOfAccount(input: $input) {
    ended
  }
}
    `) as unknown as TypedDocumentString<EndSessionsOfAccountMutation, EndSessionsOfAccountMutationVariables>;
export const AccountTimelineDocument = /*#__PURE__*/ new TypedDocumentString(`
    query AccountTimeline($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
  account(id: $id) {
    id
    timeline(first: $first, after: $after, last: $last, before: $before) {
      ...EventPage
    }
  }
}
    fragment EventRow on JournalEvent {
  id
  kind
  occurredAt
  actor {
    kind
    person {
      ...Person
    }
    name
  }
  subject {
    ...Person
  }
  schools {
    ...School
  }
  classes
  channel
  outcome
  reason
  facts
  correlationId
}
fragment EventPage on JournalConnection {
  edges {
    cursor
    node {
      ...EventRow
    }
  }
  pageInfo {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
  countUpTo1001
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`) as unknown as TypedDocumentString<AccountTimelineQuery, AccountTimelineQueryVariables>;
export const MyAddressDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MyAddress {
  me {
    id
    address
    pendingAddressChange {
      ...PendingAddress
    }
  }
}
    fragment PendingAddress on PendingAddressChange {
  address
  previousAddress
  waitingFor
  expiresAt
}`) as unknown as TypedDocumentString<MyAddressQuery, MyAddressQueryVariables>;
export const AskAddressChangeDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation AskAddressChange($input: AskAddressChangeInput!) {
  askAddressChange(input: $input) {
    pending {
      ...PendingAddress
    }
  }
}
    fragment PendingAddress on PendingAddressChange {
  address
  previousAddress
  waitingFor
  expiresAt
}`) as unknown as TypedDocumentString<AskAddressChangeMutation, AskAddressChangeMutationVariables>;
export const ReadAddressLinkDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReadAddressLink($token: String!) {
  readAddressLink(token: $token) {
    displayName
    side
    address
    expiresAt
  }
}
    `) as unknown as TypedDocumentString<ReadAddressLinkMutation, ReadAddressLinkMutationVariables>;
export const AgreeToAddressChangeDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation AgreeToAddressChange($token: String!) {
  agreeToAddressChange(token: $token) {
    done
    address
  }
}
    `) as unknown as TypedDocumentString<AgreeToAddressChangeMutation, AgreeToAddressChangeMutationVariables>;
export const AccountAsOfDocument = /*#__PURE__*/ new TypedDocumentString(`
    query AccountAsOf($id: ID!, $asOf: DateTime!) {
  accountAsOf(id: $id, asOf: $asOf) {
    id
    asOf
    since
    name {
      family
      given
      birth
    }
    displayName
    status
    joinedTo {
      ...Person
    }
    civility
    birthDate
    email
    phones
    address {
      street
      postcode
      town
      country
    }
    activated
    logins
    password
    affiliations {
      school {
        ...School
      }
      profile
      since
      classes
      groups
      subjects
      functions
      formTeacherOf
    }
    roles {
      ...Grant
    }
  }
}
    fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}
fragment Grant on RoleGrant {
  id
  role
  scope {
    kind
    network
    schools {
      ...School
    }
    classes
  }
  grantedAt
  grantedBy {
    ...Person
  }
  endsOn
  whole
}`) as unknown as TypedDocumentString<AccountAsOfQuery, AccountAsOfQueryVariables>;
export const AccountDifferenceDocument = /*#__PURE__*/ new TypedDocumentString(`
    query AccountDifference($id: ID!, $from: DateTime!, $to: DateTime!) {
  accountDifference(id: $id, from: $from, to: $to) {
    field
    before
    after
  }
}
    `) as unknown as TypedDocumentString<AccountDifferenceQuery, AccountDifferenceQueryVariables>;
export const SchoolRolesAsOfDocument = /*#__PURE__*/ new TypedDocumentString(`
    query SchoolRolesAsOf($school: ID!, $asOf: DateTime!) {
  schoolRolesAsOf(school: $school, asOf: $asOf) {
    ...RoleAsOfRow
  }
}
    fragment RoleAsOfRow on RoleAsOf {
  person {
    ...Person
  }
  role {
    ...Grant
  }
  since
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}
fragment Grant on RoleGrant {
  id
  role
  scope {
    kind
    network
    schools {
      ...School
    }
    classes
  }
  grantedAt
  grantedBy {
    ...Person
  }
  endsOn
  whole
}`) as unknown as TypedDocumentString<SchoolRolesAsOfQuery, SchoolRolesAsOfQueryVariables>;
export const SchoolRolesDifferenceDocument = /*#__PURE__*/ new TypedDocumentString(`
    query SchoolRolesDifference($school: ID!, $from: DateTime!, $to: DateTime!) {
  schoolRolesDifference(school: $school, from: $from, to: $to) {
    gained {
      ...RoleAsOfRow
    }
    lost {
      ...RoleAsOfRow
    }
  }
}
    fragment RoleAsOfRow on RoleAsOf {
  person {
    ...Person
  }
  role {
    ...Grant
  }
  since
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}
fragment Grant on RoleGrant {
  id
  role
  scope {
    kind
    network
    schools {
      ...School
    }
    classes
  }
  grantedAt
  grantedBy {
    ...Person
  }
  endsOn
  whole
}`) as unknown as TypedDocumentString<SchoolRolesDifferenceQuery, SchoolRolesDifferenceQueryVariables>;
export const CampaignsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Campaigns($first: Int, $after: String) {
  campaigns(first: $first, after: $after) {
    edges {
      cursor
      node {
        ...CampaignHead
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    fragment CampaignHead on Campaign {
  id
  title
  schools {
    ...School
  }
  classes
  profiles
  state
  perMinute
  startedAt
  startedBy {
    ...Person
  }
  endedAt
  remindsOf
  counts {
    recipients
    waiting
    sent
    refused
    bounced
    skipped
    unreached
    opened
    activated
  }
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`) as unknown as TypedDocumentString<CampaignsQuery, CampaignsQueryVariables>;
export const CampaignDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Campaign($id: ID!) {
  campaign(id: $id) {
    ...FullCampaign
  }
}
    fragment CampaignHead on Campaign {
  id
  title
  schools {
    ...School
  }
  classes
  profiles
  state
  perMinute
  startedAt
  startedBy {
    ...Person
  }
  endedAt
  remindsOf
  counts {
    recipients
    waiting
    sent
    refused
    bounced
    skipped
    unreached
    opened
    activated
  }
}
fragment FullCampaign on Campaign {
  ...CampaignHead
  text
  days {
    day
    opened
    activated
  }
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`) as unknown as TypedDocumentString<CampaignQuery, CampaignQueryVariables>;
export const CampaignPreviewDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CampaignPreview($input: CampaignInput!) {
  campaignPreview(input: $input) {
    recipients
    unreached
    activated
    atAcademy
    sample {
      ...Person
    }
    mail {
      subject
      html
      text
    }
  }
}
    fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}`) as unknown as TypedDocumentString<CampaignPreviewQuery, CampaignPreviewQueryVariables>;
export const StartCampaignDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation StartCampaign($input: CampaignInput!) {
  startCampaign(input: $input) {
    campaign {
      ...CampaignHead
    }
  }
}
    fragment CampaignHead on Campaign {
  id
  title
  schools {
    ...School
  }
  classes
  profiles
  state
  perMinute
  startedAt
  startedBy {
    ...Person
  }
  endedAt
  remindsOf
  counts {
    recipients
    waiting
    sent
    refused
    bounced
    skipped
    unreached
    opened
    activated
  }
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`) as unknown as TypedDocumentString<StartCampaignMutation, StartCampaignMutationVariables>;
export const PauseCampaignDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation PauseCampaign($id: ID!) {
  pauseCampaign(id: $id) {
    campaign {
      ...CampaignHead
    }
  }
}
    fragment CampaignHead on Campaign {
  id
  title
  schools {
    ...School
  }
  classes
  profiles
  state
  perMinute
  startedAt
  startedBy {
    ...Person
  }
  endedAt
  remindsOf
  counts {
    recipients
    waiting
    sent
    refused
    bounced
    skipped
    unreached
    opened
    activated
  }
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`) as unknown as TypedDocumentString<PauseCampaignMutation, PauseCampaignMutationVariables>;
export const ResumeCampaignDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ResumeCampaign($id: ID!) {
  resumeCampaign(id: $id) {
    campaign {
      ...CampaignHead
    }
  }
}
    fragment CampaignHead on Campaign {
  id
  title
  schools {
    ...School
  }
  classes
  profiles
  state
  perMinute
  startedAt
  startedBy {
    ...Person
  }
  endedAt
  remindsOf
  counts {
    recipients
    waiting
    sent
    refused
    bounced
    skipped
    unreached
    opened
    activated
  }
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`) as unknown as TypedDocumentString<ResumeCampaignMutation, ResumeCampaignMutationVariables>;
export const StopCampaignDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation StopCampaign($id: ID!) {
  stopCampaign(id: $id) {
    campaign {
      ...CampaignHead
    }
  }
}
    fragment CampaignHead on Campaign {
  id
  title
  schools {
    ...School
  }
  classes
  profiles
  state
  perMinute
  startedAt
  startedBy {
    ...Person
  }
  endedAt
  remindsOf
  counts {
    recipients
    waiting
    sent
    refused
    bounced
    skipped
    unreached
    opened
    activated
  }
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`) as unknown as TypedDocumentString<StopCampaignMutation, StopCampaignMutationVariables>;
export const RemindOfCampaignDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RemindOfCampaign($input: RemindOfCampaignInput!) {
  remindOfCampaign(input: $input) {
    campaign {
      ...CampaignHead
    }
  }
}
    fragment CampaignHead on Campaign {
  id
  title
  schools {
    ...School
  }
  classes
  profiles
  state
  perMinute
  startedAt
  startedBy {
    ...Person
  }
  endedAt
  remindsOf
  counts {
    recipients
    waiting
    sent
    refused
    bounced
    skipped
    unreached
    opened
    activated
  }
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`) as unknown as TypedDocumentString<RemindOfCampaignMutation, RemindOfCampaignMutationVariables>;
export const DownloadCampaignReportDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation DownloadCampaignReport($input: DownloadCampaignReportInput!) {
  downloadCampaignReport(input: $input) {
    ...ReadyDownload
  }
}
    fragment ReadyDownload on Download {
  url
  name
  expiresAt
}`) as unknown as TypedDocumentString<DownloadCampaignReportMutation, DownloadCampaignReportMutationVariables>;
export const CredentialHandsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CredentialHands($account: ID!) {
  credentialHands(account: $account) {
    kind
    madeAt
    madeBy {
      ...HandActor
    }
    reason
    expiresAt
    end
    endedAt
    hands {
      actor {
        ...HandActor
      }
      at
      means
      reason
      event
    }
  }
}
    fragment HandActor on JournalActor {
  kind
  person {
    ...Person
  }
  name
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}`) as unknown as TypedDocumentString<CredentialHandsQuery, CredentialHandsQueryVariables>;
export const ChangeLoginDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ChangeLogin($input: ChangeLoginInput!) {
  changeLogin(input: $input) {
    account
    displayName
    login
    pending
  }
}
    `) as unknown as TypedDocumentString<ChangeLoginMutation, ChangeLoginMutationVariables>;
export const CredentialsFilesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CredentialsFiles($first: Int, $after: String) {
  credentialsFiles(first: $first, after: $after) {
    edges {
      cursor
      node {
        ...FileRow
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    total
  }
}
    fragment FileRow on CredentialsFile {
  id
  name
  bytes
  madeAt
  madeBy {
    ...Person
  }
  import
  renewal
  schools {
    ...School
  }
  classes
  profiles
  accounts
  downloads
  expiresAt
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`) as unknown as TypedDocumentString<CredentialsFilesQuery, CredentialsFilesQueryVariables>;
export const CredentialsFilePreviewDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CredentialsFilePreview($target: CredentialsTargetInput!) {
  credentialsFilePreview(target: $target) {
    accounts
    activated
    atAcademy
  }
}
    `) as unknown as TypedDocumentString<CredentialsFilePreviewQuery, CredentialsFilePreviewQueryVariables>;
export const MakeCredentialsFileDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation MakeCredentialsFile($input: MakeCredentialsFileInput!) {
  makeCredentialsFile(input: $input) {
    file {
      ...FileRow
    }
    pending
  }
}
    fragment FileRow on CredentialsFile {
  id
  name
  bytes
  madeAt
  madeBy {
    ...Person
  }
  import
  renewal
  schools {
    ...School
  }
  classes
  profiles
  accounts
  downloads
  expiresAt
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`) as unknown as TypedDocumentString<MakeCredentialsFileMutation, MakeCredentialsFileMutationVariables>;
export const DownloadCredentialsFileDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation DownloadCredentialsFile($input: DownloadCredentialsFileInput!) {
  downloadCredentialsFile(input: $input) {
    ...ReadyDownload
  }
}
    fragment ReadyDownload on Download {
  url
  name
  expiresAt
}`) as unknown as TypedDocumentString<DownloadCredentialsFileMutation, DownloadCredentialsFileMutationVariables>;
export const DeleteCredentialsFileDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation DeleteCredentialsFile($id: ID!) {
  deleteCredentialsFile(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<DeleteCredentialsFileMutation, DeleteCredentialsFileMutationVariables>;
export const RegeneratePasswordDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RegeneratePassword($input: AccountActInput!) {
  regeneratePassword(input: $input) {
    account
    displayName
    login
    password
    expiresAt
  }
}
    `) as unknown as TypedDocumentString<RegeneratePasswordMutation, RegeneratePasswordMutationVariables>;
export const ExportsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Exports {
  exports {
    ...ExportRow
  }
}
    fragment ExportRow on Export {
  id
  what
  format
  name
  state
  rows
  rowsUpTo1001
  rowsPerSecond
  bytes
  askedAt
  expiresAt
  failure
}`) as unknown as TypedDocumentString<ExportsQuery, ExportsQueryVariables>;
export const ExportJournalDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ExportJournal($input: ExportJournalInput!) {
  exportJournal(input: $input) {
    ...ExportRow
  }
}
    fragment ExportRow on Export {
  id
  what
  format
  name
  state
  rows
  rowsUpTo1001
  rowsPerSecond
  bytes
  askedAt
  expiresAt
  failure
}`) as unknown as TypedDocumentString<ExportJournalMutation, ExportJournalMutationVariables>;
export const ExportTimelineDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ExportTimeline($input: ExportTimelineInput!) {
  exportTimeline(input: $input) {
    ...ExportRow
  }
}
    fragment ExportRow on Export {
  id
  what
  format
  name
  state
  rows
  rowsUpTo1001
  rowsPerSecond
  bytes
  askedAt
  expiresAt
  failure
}`) as unknown as TypedDocumentString<ExportTimelineMutation, ExportTimelineMutationVariables>;
export const ExportAccountsDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ExportAccounts($input: ExportAccountsInput!) {
  exportAccounts(input: $input) {
    ...ExportRow
  }
}
    fragment ExportRow on Export {
  id
  what
  format
  name
  state
  rows
  rowsUpTo1001
  rowsPerSecond
  bytes
  askedAt
  expiresAt
  failure
}`) as unknown as TypedDocumentString<ExportAccountsMutation, ExportAccountsMutationVariables>;
export const DownloadExportDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation DownloadExport($id: ID!) {
  downloadExport(id: $id) {
    url
    name
    expiresAt
  }
}
    `) as unknown as TypedDocumentString<DownloadExportMutation, DownloadExportMutationVariables>;
export const DeleteExportDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation DeleteExport($id: ID!) {
  deleteExport(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<DeleteExportMutation, DeleteExportMutationVariables>;
export const ImportsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Imports($first: Int, $after: String) {
  imports(first: $first, after: $after) {
    edges {
      cursor
      node {
        ...ImportHead
        report {
          ...Difference
        }
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    fragment Tally on KindTally {
  kind
  count
}
fragment ImportHead on Import {
  id
  state
  format
  delta
  correlationId
  files {
    name
    bytes
  }
  schools {
    ...School
  }
  by {
    ...Person
  }
  createdAt
  endedAt
  progress {
    phase
    done
    total
    startedAt
  }
  refusal {
    code
    file
    line
  }
  departures {
    school {
      ...School
    }
    departing
    members
  }
}
fragment Difference on ImportReport {
  created {
    ...Tally
  }
  updated {
    ...Tally
  }
  departed {
    ...Tally
  }
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`) as unknown as TypedDocumentString<ImportsQuery, ImportsQueryVariables>;
export const ImportProgressDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ImportProgress($id: ID!) {
  import(id: $id) {
    ...ImportHead
  }
}
    fragment ImportHead on Import {
  id
  state
  format
  delta
  correlationId
  files {
    name
    bytes
  }
  schools {
    ...School
  }
  by {
    ...Person
  }
  createdAt
  endedAt
  progress {
    phase
    done
    total
    startedAt
  }
  refusal {
    code
    file
    line
  }
  departures {
    school {
      ...School
    }
    departing
    members
  }
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`) as unknown as TypedDocumentString<ImportProgressQuery, ImportProgressQueryVariables>;
export const ImportReportDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ImportReport($id: ID!) {
  import(id: $id) {
    id
    preview {
      ...Report
    }
    report {
      ...Report
    }
  }
}
    fragment Tally on KindTally {
  kind
  count
}
fragment Report on ImportReport {
  created {
    ...Tally
  }
  updated {
    ...Tally
  }
  unchanged {
    ...Tally
  }
  merged {
    ...Tally
  }
  departed {
    ...Tally
  }
  leftOut {
    ...Tally
  }
  errors {
    ...Tally
  }
  reasons {
    file
    line
    kind
    code
  }
  reasonCount
  seconds
}`) as unknown as TypedDocumentString<ImportReportQuery, ImportReportQueryVariables>;
export const AnalyseImportDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation AnalyseImport($input: AnalyseImportInput!) {
  analyseImport(input: $input) {
    ...ImportHead
  }
}
    fragment ImportHead on Import {
  id
  state
  format
  delta
  correlationId
  files {
    name
    bytes
  }
  schools {
    ...School
  }
  by {
    ...Person
  }
  createdAt
  endedAt
  progress {
    phase
    done
    total
    startedAt
  }
  refusal {
    code
    file
    line
  }
  departures {
    school {
      ...School
    }
    departing
    members
  }
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`) as unknown as TypedDocumentString<AnalyseImportMutation, AnalyseImportMutationVariables>;
export const StartImportDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation StartImport($input: StartImportInput!) {
  startImport(input: $input) {
    ...ImportHead
  }
}
    fragment ImportHead on Import {
  id
  state
  format
  delta
  correlationId
  files {
    name
    bytes
  }
  schools {
    ...School
  }
  by {
    ...Person
  }
  createdAt
  endedAt
  progress {
    phase
    done
    total
    startedAt
  }
  refusal {
    code
    file
    line
  }
  departures {
    school {
      ...School
    }
    departing
    members
  }
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`) as unknown as TypedDocumentString<StartImportMutation, StartImportMutationVariables>;
export const JoinableAccountsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query JoinableAccounts {
  joinableAccounts {
    ...Joinable
  }
}
    fragment Joinable on JoinableAccount {
  id
  displayName
  places {
    school
    schoolName
    profile
    classes
  }
}`) as unknown as TypedDocumentString<JoinableAccountsQuery, JoinableAccountsQueryVariables>;
export const JoinAccountsDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation JoinAccounts($accounts: [ID!]!) {
  joinAccounts(accounts: $accounts) {
    me {
      ...PortalPerson
    }
  }
}
    fragment Rules on PasswordRules {
  minLength
  maxLength
  composition
}
fragment PortalPerson on Me {
  id
  name {
    ...Names
  }
  login
  rights
  schools {
    ...School
  }
  mustChangePassword
  passwordRules {
    ...Rules
  }
  sessionExpiresAt
}
fragment School on SchoolRef {
  id
  name
}
fragment Names on PersonName {
  family
  given
  birth
}`) as unknown as TypedDocumentString<JoinAccountsMutation, JoinAccountsMutationVariables>;
export const JoinAccountsOfPersonDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation JoinAccountsOfPerson($input: JoinAccountsInput!) {
  joinAccountsOfPerson(input: $input) {
    account
    pending
  }
}
    `) as unknown as TypedDocumentString<JoinAccountsOfPersonMutation, JoinAccountsOfPersonMutationVariables>;
export const PartAccountsDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation PartAccounts($input: JoinAccountsInput!) {
  partAccounts(input: $input) {
    account
    pending
  }
}
    `) as unknown as TypedDocumentString<PartAccountsMutation, PartAccountsMutationVariables>;
export const SchoolsWithOldLoginDocument = /*#__PURE__*/ new TypedDocumentString(`
    query SchoolsWithOldLogin {
  schools(first: 200) {
    edges {
      node {
        id
        name
        legacyLogin {
          ...OldLogin
        }
      }
    }
  }
}
    fragment OldLogin on LegacyLogin {
  opensOn
  endsOn
  open
}`) as unknown as TypedDocumentString<SchoolsWithOldLoginQuery, SchoolsWithOldLoginQueryVariables>;
export const MigrationDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Migration($school: ID!) {
  migration(school: $school) {
    school {
      ...School
    }
    legacyLogin {
      ...OldLogin
    }
    counts {
      ...MigrationTally
    }
  }
}
    fragment OldLogin on LegacyLogin {
  opensOn
  endsOn
  open
}
fragment MigrationTally on MigrationCount {
  profile
  neverSignedIn
  oldLoginOnly
  moved
  byMail
  shutOut
}
fragment School on SchoolRef {
  id
  name
}`) as unknown as TypedDocumentString<MigrationQuery, MigrationQueryVariables>;
export const MigrationPeopleDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MigrationPeople($filter: MigrationFilter!, $first: Int, $after: String) {
  migrationPeople(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        id
        person {
          ...Person
        }
        profile
        state
        reachable
        lastOldSignInAt
        remindedAt
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}`) as unknown as TypedDocumentString<MigrationPeopleQuery, MigrationPeopleQueryVariables>;
export const SetLegacyLoginPeriodDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SetLegacyLoginPeriod($input: SetLegacyLoginPeriodInput!) {
  setLegacyLoginPeriod(input: $input) {
    pending
    school {
      id
      legacyLogin {
        ...OldLogin
      }
    }
  }
}
    fragment OldLogin on LegacyLogin {
  opensOn
  endsOn
  open
}`) as unknown as TypedDocumentString<SetLegacyLoginPeriodMutation, SetLegacyLoginPeriodMutationVariables>;
export const LegacyImportsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query LegacyImports($school: ID!) {
  legacyImports(school: $school) {
    ...LegacyImportHead
  }
}
    fragment LegacyImportHead on LegacyImport {
  id
  state
  startedAt
  lines
  done
  imported
  unchanged
}`) as unknown as TypedDocumentString<LegacyImportsQuery, LegacyImportsQueryVariables>;
export const LegacyImportCourseDocument = /*#__PURE__*/ new TypedDocumentString(`
    query LegacyImportCourse($id: ID!) {
  legacyImport(id: $id) {
    ...LegacyImportHead
    refused {
      line
      code
    }
  }
}
    fragment LegacyImportHead on LegacyImport {
  id
  state
  startedAt
  lines
  done
  imported
  unchanged
}`) as unknown as TypedDocumentString<LegacyImportCourseQuery, LegacyImportCourseQueryVariables>;
export const ImportLegacyLoginsDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ImportLegacyLogins($input: ImportLegacyLoginsInput!) {
  importLegacyLogins(input: $input) {
    ...LegacyImportHead
  }
}
    fragment LegacyImportHead on LegacyImport {
  id
  state
  startedAt
  lines
  done
  imported
  unchanged
}`) as unknown as TypedDocumentString<ImportLegacyLoginsMutation, ImportLegacyLoginsMutationVariables>;
export const RemindOfMigrationDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RemindOfMigration($input: RemindOfMigrationInput!) {
  remindOfMigration(input: $input) {
    asked
  }
}
    `) as unknown as TypedDocumentString<RemindOfMigrationMutation, RemindOfMigrationMutationVariables>;
export const SignInWithLegacyLoginDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SignInWithLegacyLogin($input: LegacySignInInput!) {
  signInWithLegacyLogin(input: $input) {
    me {
      ...PortalPerson
    }
  }
}
    fragment Rules on PasswordRules {
  minLength
  maxLength
  composition
}
fragment PortalPerson on Me {
  id
  name {
    ...Names
  }
  login
  rights
  schools {
    ...School
  }
  mustChangePassword
  passwordRules {
    ...Rules
  }
  sessionExpiresAt
}
fragment School on SchoolRef {
  id
  name
}
fragment Names on PersonName {
  family
  given
  birth
}`) as unknown as TypedDocumentString<SignInWithLegacyLoginMutation, SignInWithLegacyLoginMutationVariables>;
export const MailsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Mails($state: MailState, $first: Int, $after: String) {
  mails(state: $state, first: $first, after: $after) {
    edges {
      cursor
      node {
        ...MailRow
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    failed
  }
}
    fragment MailRow on Mail {
  id
  kind
  person {
    ...Person
  }
  state
  tries
  smtpCode
  queuedAt
  endedAt
  nextTryAt
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}`) as unknown as TypedDocumentString<MailsQuery, MailsQueryVariables>;
export const SendMailAgainDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SendMailAgain($id: ID!) {
  sendMailAgain(id: $id) {
    mail {
      ...MailRow
    }
  }
}
    fragment MailRow on Mail {
  id
  kind
  person {
    ...Person
  }
  state
  tries
  smtpCode
  queuedAt
  endedAt
  nextTryAt
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}`) as unknown as TypedDocumentString<SendMailAgainMutation, SendMailAgainMutationVariables>;
export const RoleHoldersDocument = /*#__PURE__*/ new TypedDocumentString(`
    query RoleHolders($search: String, $role: Role, $school: ID, $first: Int, $after: String) {
  roleHolders(
    search: $search
    role: $role
    school: $school
    first: $first
    after: $after
  ) {
    edges {
      cursor
      node {
        id
        person {
          ...Person
        }
        login
        roles {
          ...Grant
        }
        invited
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}
fragment Grant on RoleGrant {
  id
  role
  scope {
    kind
    network
    schools {
      ...School
    }
    classes
  }
  grantedAt
  grantedBy {
    ...Person
  }
  endsOn
  whole
}`) as unknown as TypedDocumentString<RoleHoldersQuery, RoleHoldersQueryVariables>;
export const InvitePersonDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation InvitePerson($input: InvitePersonInput!) {
  invitePerson(input: $input) {
    account
    link
    expiresAt
    pending
  }
}
    `) as unknown as TypedDocumentString<InvitePersonMutation, InvitePersonMutationVariables>;
export const RenewInvitationDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RenewInvitation($account: ID!) {
  renewInvitation(account: $account) {
    account
    link
    expiresAt
    pending
  }
}
    `) as unknown as TypedDocumentString<RenewInvitationMutation, RenewInvitationMutationVariables>;
export const GrantRoleDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation GrantRole($input: GrantRoleInput!) {
  grantRole(input: $input) {
    grant
    pending
  }
}
    `) as unknown as TypedDocumentString<GrantRoleMutation, GrantRoleMutationVariables>;
export const ProposedManagersDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ProposedManagers($school: ID!) {
  proposedManagers(school: $school) {
    person {
      ...Person
    }
    classes
    granted
  }
}
    fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}`) as unknown as TypedDocumentString<ProposedManagersQuery, ProposedManagersQueryVariables>;
export const GrantRolesDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation GrantRoles($input: [GrantRoleInput!]!) {
  grantRoles(input: $input) {
    account
    grant
    code
  }
}
    `) as unknown as TypedDocumentString<GrantRolesMutation, GrantRolesMutationVariables>;
export const WithdrawRoleDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation WithdrawRole($input: WithdrawRoleInput!) {
  withdrawRole(input: $input) {
    grant
    pending
  }
}
    `) as unknown as TypedDocumentString<WithdrawRoleMutation, WithdrawRoleMutationVariables>;
export const RegisterPicturesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query RegisterPictures($filter: PeriodFilter!) {
  registerPictures(filter: $filter) {
    families {
      family
      kinds
      count
      before
      days {
        day
        count
      }
    }
    schools {
      school {
        ...School
      }
      counts
    }
    hours {
      weekday
      hour
      count
    }
    resetters {
      actor {
        ...HandActor
      }
      count
    }
  }
}
    fragment HandActor on JournalActor {
  kind
  person {
    ...Person
  }
  name
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`) as unknown as TypedDocumentString<RegisterPicturesQuery, RegisterPicturesQueryVariables>;
export const CredentialActsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CredentialActs($filter: PeriodFilter!) {
  credentialActs(filter: $filter) {
    kinds
    count
    people
    notable {
      notable
      count
    }
    actors {
      actor {
        ...HandActor
      }
      count
      people
      lastAt
      notable {
        notable
        count
      }
    }
  }
}
    fragment HandActor on JournalActor {
  kind
  person {
    ...Person
  }
  name
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}`) as unknown as TypedDocumentString<CredentialActsQuery, CredentialActsQueryVariables>;
export const CredentialActListDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CredentialActList($filter: PeriodFilter!, $actor: ID, $notable: Notable, $first: Int, $after: String) {
  credentialActList(
    filter: $filter
    actor: $actor
    notable: $notable
    first: $first
    after: $after
  ) {
    edges {
      cursor
      node {
        event {
          ...EventRow
        }
        notable
        ip
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    countUpTo1001
  }
}
    fragment EventRow on JournalEvent {
  id
  kind
  occurredAt
  actor {
    kind
    person {
      ...Person
    }
    name
  }
  subject {
    ...Person
  }
  schools {
    ...School
  }
  classes
  channel
  outcome
  reason
  facts
  correlationId
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`) as unknown as TypedDocumentString<CredentialActListQuery, CredentialActListQueryVariables>;
export const PublicSchoolDocument = /*#__PURE__*/ new TypedDocumentString(`
    query PublicSchool($id: ID!) {
  publicSchool(id: $id) {
    id
    code
    name
    town
    network
    portal {
      ...Portal
    }
    legacyLogin {
      ...OldLogin
    }
  }
}
    fragment OldLogin on LegacyLogin {
  opensOn
  endsOn
  open
}
fragment Portal on PortalSettings {
  termsUrl
  privacyUrl
  videoUrl
  contact
  color
}`) as unknown as TypedDocumentString<PublicSchoolQuery, PublicSchoolQueryVariables>;
export const PortalMeDocument = /*#__PURE__*/ new TypedDocumentString(`
    query PortalMe {
  me {
    ...PortalPerson
  }
}
    fragment Rules on PasswordRules {
  minLength
  maxLength
  composition
}
fragment PortalPerson on Me {
  id
  name {
    ...Names
  }
  login
  rights
  schools {
    ...School
  }
  mustChangePassword
  passwordRules {
    ...Rules
  }
  sessionExpiresAt
}
fragment School on SchoolRef {
  id
  name
}
fragment Names on PersonName {
  family
  given
  birth
}`) as unknown as TypedDocumentString<PortalMeQuery, PortalMeQueryVariables>;
export const PortalSignInDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation PortalSignIn($input: SignInInput!) {
  signIn(input: $input) {
    me {
      ...PortalPerson
    }
  }
}
    fragment Rules on PasswordRules {
  minLength
  maxLength
  composition
}
fragment PortalPerson on Me {
  id
  name {
    ...Names
  }
  login
  rights
  schools {
    ...School
  }
  mustChangePassword
  passwordRules {
    ...Rules
  }
  sessionExpiresAt
}
fragment School on SchoolRef {
  id
  name
}
fragment Names on PersonName {
  family
  given
  birth
}`) as unknown as TypedDocumentString<PortalSignInMutation, PortalSignInMutationVariables>;
export const AskPasswordRecoveryDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation AskPasswordRecovery($input: AskPasswordRecoveryInput!) {
  askPasswordRecovery(input: $input) {
    asked
  }
}
    `) as unknown as TypedDocumentString<AskPasswordRecoveryMutation, AskPasswordRecoveryMutationVariables>;
export const AskForgottenLoginDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation AskForgottenLogin($input: AskForgottenLoginInput!) {
  askForgottenLogin(input: $input) {
    asked
  }
}
    `) as unknown as TypedDocumentString<AskForgottenLoginMutation, AskForgottenLoginMutationVariables>;
export const ReadRecoveryLinkDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReadRecoveryLink($token: String!) {
  readRecoveryLink(token: $token) {
    displayName
    login
    first
    rules {
      ...Rules
    }
    expiresAt
  }
}
    fragment Rules on PasswordRules {
  minLength
  maxLength
  composition
}`) as unknown as TypedDocumentString<ReadRecoveryLinkMutation, ReadRecoveryLinkMutationVariables>;
export const ResetPasswordDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ResetPassword($input: ResetPasswordInput!) {
  resetPassword(input: $input) {
    me {
      ...PortalPerson
    }
  }
}
    fragment Rules on PasswordRules {
  minLength
  maxLength
  composition
}
fragment PortalPerson on Me {
  id
  name {
    ...Names
  }
  login
  rights
  schools {
    ...School
  }
  mustChangePassword
  passwordRules {
    ...Rules
  }
  sessionExpiresAt
}
fragment School on SchoolRef {
  id
  name
}
fragment Names on PersonName {
  family
  given
  birth
}`) as unknown as TypedDocumentString<ResetPasswordMutation, ResetPasswordMutationVariables>;
export const MySessionsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MySessions {
  mySessions {
    ...OpenSession
  }
}
    fragment OpenSession on Session {
  id
  current
  device
  network
  startedAt
  lastSeenAt
  expiresAt
  remembered
}`) as unknown as TypedDocumentString<MySessionsQuery, MySessionsQueryVariables>;
export const EndSessionDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation EndSession($id: ID!) {
  endSession(id: $id) {
    ended
  }
}
    `) as unknown as TypedDocumentString<EndSessionMutation, EndSessionMutationVariables>;
export const EndOtherSessionsDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation EndOtherSessions {
  endOtherSessions {
    ended
  }
}
    `) as unknown as TypedDocumentString<EndOtherSessionsMutation, EndOtherSessionsMutationVariables>;
export const MyHistoryDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MyHistory($first: Int, $after: String) {
  myHistory(first: $first, after: $after) {
    ...EventPage
  }
}
    fragment EventRow on JournalEvent {
  id
  kind
  occurredAt
  actor {
    kind
    person {
      ...Person
    }
    name
  }
  subject {
    ...Person
  }
  schools {
    ...School
  }
  classes
  channel
  outcome
  reason
  facts
  correlationId
}
fragment EventPage on JournalConnection {
  edges {
    cursor
    node {
      ...EventRow
    }
  }
  pageInfo {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
  countUpTo1001
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`) as unknown as TypedDocumentString<MyHistoryQuery, MyHistoryQueryVariables>;
export const DisputeActivityDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation DisputeActivity($event: ID!) {
  disputeActivity(event: $event) {
    ended
  }
}
    `) as unknown as TypedDocumentString<DisputeActivityMutation, DisputeActivityMutationVariables>;
export const JournalDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Journal($filter: JournalFilter, $first: Int, $after: String, $last: Int, $before: String) {
  journal(
    filter: $filter
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    ...EventPage
  }
}
    fragment EventRow on JournalEvent {
  id
  kind
  occurredAt
  actor {
    kind
    person {
      ...Person
    }
    name
  }
  subject {
    ...Person
  }
  schools {
    ...School
  }
  classes
  channel
  outcome
  reason
  facts
  correlationId
}
fragment EventPage on JournalConnection {
  edges {
    cursor
    node {
      ...EventRow
    }
  }
  pageInfo {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
  countUpTo1001
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`) as unknown as TypedDocumentString<JournalQuery, JournalQueryVariables>;
export const JournalSummaryDocument = /*#__PURE__*/ new TypedDocumentString(`
    query JournalSummary($filter: JournalFilter) {
  journalSummary(filter: $filter) {
    total
    refused
    days {
      day
      count
    }
    kinds {
      kind
      count
    }
  }
}
    `) as unknown as TypedDocumentString<JournalSummaryQuery, JournalSummaryQueryVariables>;
export const EventDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Event($id: ID!) {
  event(id: $id) {
    ...EventRow
    recordedAt
    changes {
      field
      before
      after
    }
    ip
    userAgent
    causedBy {
      ...EventRow
    }
    causedWith {
      ...EventRow
    }
    causedWithCountUpTo1001
    technical
  }
}
    fragment EventRow on JournalEvent {
  id
  kind
  occurredAt
  actor {
    kind
    person {
      ...Person
    }
    name
  }
  subject {
    ...Person
  }
  schools {
    ...School
  }
  classes
  channel
  outcome
  reason
  facts
  correlationId
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`) as unknown as TypedDocumentString<EventQuery, EventQueryVariables>;
export const SavedViewsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query SavedViews($page: ViewPage!) {
  savedViews(page: $page) {
    ...View
  }
}
    fragment View on SavedView {
  id
  page
  name
  query
}`) as unknown as TypedDocumentString<SavedViewsQuery, SavedViewsQueryVariables>;
export const SaveViewDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SaveView($input: SaveViewInput!) {
  saveView(input: $input) {
    ...View
  }
}
    fragment View on SavedView {
  id
  page
  name
  query
}`) as unknown as TypedDocumentString<SaveViewMutation, SaveViewMutationVariables>;
export const DeleteViewDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation DeleteView($id: ID!) {
  deleteView(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<DeleteViewMutation, DeleteViewMutationVariables>;
export const SchoolsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Schools($search: String, $first: Int, $after: String) {
  schools(search: $search, first: $first, after: $after) {
    edges {
      cursor
      node {
        ...SchoolHead
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    fragment Address on PostalAddress {
  street
  postcode
  town
  country
}
fragment SchoolHead on School {
  id
  name
  code
  type
  sector
  network
  address {
    ...Address
  }
  members {
    profile
    count
  }
}`) as unknown as TypedDocumentString<SchoolsQuery, SchoolsQueryVariables>;
export const SchoolChoicesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query SchoolChoices {
  schools(first: 200) {
    edges {
      node {
        ...SchoolChoice
      }
    }
  }
}
    fragment SchoolChoice on School {
  id
  name
  network
  classes {
    code
    label
  }
}`) as unknown as TypedDocumentString<SchoolChoicesQuery, SchoolChoicesQueryVariables>;
export const SchoolDocument = /*#__PURE__*/ new TypedDocumentString(`
    query School($id: ID!) {
  school(id: $id) {
    ...SchoolRecord
  }
}
    fragment Address on PostalAddress {
  street
  postcode
  town
  country
}
fragment OldLogin on LegacyLogin {
  opensOn
  endsOn
  open
}
fragment Portal on PortalSettings {
  termsUrl
  privacyUrl
  videoUrl
  contact
  color
}
fragment SchoolHead on School {
  id
  name
  code
  type
  sector
  network
  address {
    ...Address
  }
  members {
    profile
    count
  }
}
fragment SchoolRecord on School {
  ...SchoolHead
  phone
  classes {
    code
    label
  }
  signInPlaces {
    profile
    place
  }
  passwordPolicy {
    minLength
    composition
  }
  portal {
    ...Portal
  }
  letter {
    text
    logo
  }
  legacyLogin {
    ...OldLogin
  }
  registeredAt
}`) as unknown as TypedDocumentString<SchoolQuery, SchoolQueryVariables>;
export const SetSignInPlaceDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SetSignInPlace($input: SetSignInPlaceInput!) {
  setSignInPlace(input: $input) {
    pending
    school {
      ...SchoolRecord
    }
  }
}
    fragment Address on PostalAddress {
  street
  postcode
  town
  country
}
fragment OldLogin on LegacyLogin {
  opensOn
  endsOn
  open
}
fragment Portal on PortalSettings {
  termsUrl
  privacyUrl
  videoUrl
  contact
  color
}
fragment SchoolHead on School {
  id
  name
  code
  type
  sector
  network
  address {
    ...Address
  }
  members {
    profile
    count
  }
}
fragment SchoolRecord on School {
  ...SchoolHead
  phone
  classes {
    code
    label
  }
  signInPlaces {
    profile
    place
  }
  passwordPolicy {
    minLength
    composition
  }
  portal {
    ...Portal
  }
  letter {
    text
    logo
  }
  legacyLogin {
    ...OldLogin
  }
  registeredAt
}`) as unknown as TypedDocumentString<SetSignInPlaceMutation, SetSignInPlaceMutationVariables>;
export const SetPasswordPolicyDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SetPasswordPolicy($input: SetPasswordPolicyInput!) {
  setPasswordPolicy(input: $input) {
    pending
    school {
      ...SchoolRecord
    }
  }
}
    fragment Address on PostalAddress {
  street
  postcode
  town
  country
}
fragment OldLogin on LegacyLogin {
  opensOn
  endsOn
  open
}
fragment Portal on PortalSettings {
  termsUrl
  privacyUrl
  videoUrl
  contact
  color
}
fragment SchoolHead on School {
  id
  name
  code
  type
  sector
  network
  address {
    ...Address
  }
  members {
    profile
    count
  }
}
fragment SchoolRecord on School {
  ...SchoolHead
  phone
  classes {
    code
    label
  }
  signInPlaces {
    profile
    place
  }
  passwordPolicy {
    minLength
    composition
  }
  portal {
    ...Portal
  }
  letter {
    text
    logo
  }
  legacyLogin {
    ...OldLogin
  }
  registeredAt
}`) as unknown as TypedDocumentString<SetPasswordPolicyMutation, SetPasswordPolicyMutationVariables>;
export const SetPortalSettingsDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SetPortalSettings($input: SetPortalSettingsInput!) {
  setPortalSettings(input: $input) {
    pending
    school {
      ...SchoolRecord
    }
  }
}
    fragment Address on PostalAddress {
  street
  postcode
  town
  country
}
fragment OldLogin on LegacyLogin {
  opensOn
  endsOn
  open
}
fragment Portal on PortalSettings {
  termsUrl
  privacyUrl
  videoUrl
  contact
  color
}
fragment SchoolHead on School {
  id
  name
  code
  type
  sector
  network
  address {
    ...Address
  }
  members {
    profile
    count
  }
}
fragment SchoolRecord on School {
  ...SchoolHead
  phone
  classes {
    code
    label
  }
  signInPlaces {
    profile
    place
  }
  passwordPolicy {
    minLength
    composition
  }
  portal {
    ...Portal
  }
  letter {
    text
    logo
  }
  legacyLogin {
    ...OldLogin
  }
  registeredAt
}`) as unknown as TypedDocumentString<SetPortalSettingsMutation, SetPortalSettingsMutationVariables>;
export const SetLetterSettingsDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SetLetterSettings($input: SetLetterSettingsInput!) {
  setLetterSettings(input: $input) {
    pending
    school {
      ...SchoolRecord
    }
  }
}
    fragment Address on PostalAddress {
  street
  postcode
  town
  country
}
fragment OldLogin on LegacyLogin {
  opensOn
  endsOn
  open
}
fragment Portal on PortalSettings {
  termsUrl
  privacyUrl
  videoUrl
  contact
  color
}
fragment SchoolHead on School {
  id
  name
  code
  type
  sector
  network
  address {
    ...Address
  }
  members {
    profile
    count
  }
}
fragment SchoolRecord on School {
  ...SchoolHead
  phone
  classes {
    code
    label
  }
  signInPlaces {
    profile
    place
  }
  passwordPolicy {
    minLength
    composition
  }
  portal {
    ...Portal
  }
  letter {
    text
    logo
  }
  legacyLogin {
    ...OldLogin
  }
  registeredAt
}`) as unknown as TypedDocumentString<SetLetterSettingsMutation, SetLetterSettingsMutationVariables>;
export const ServicesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Services {
  services {
    ...ServiceRow
  }
}
    fragment ServiceRow on Service {
  id
  label
  rights
  scope {
    kind
    network
    schools {
      ...School
    }
    classes
  }
  whole
  createdBy {
    ...Person
  }
  givenBy {
    ...Person
  }
  giverMayNot
  createdAt
  expiresAt
  previousUntil
  lastUsedAt
  revokedAt
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`) as unknown as TypedDocumentString<ServicesQuery, ServicesQueryVariables>;
export const CreateServiceDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CreateService($input: CreateServiceInput!) {
  createService(input: $input) {
    service {
      ...ServiceRow
    }
    token
  }
}
    fragment ServiceRow on Service {
  id
  label
  rights
  scope {
    kind
    network
    schools {
      ...School
    }
    classes
  }
  whole
  createdBy {
    ...Person
  }
  givenBy {
    ...Person
  }
  giverMayNot
  createdAt
  expiresAt
  previousUntil
  lastUsedAt
  revokedAt
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`) as unknown as TypedDocumentString<CreateServiceMutation, CreateServiceMutationVariables>;
export const RotateServiceTokenDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RotateServiceToken($input: RotateServiceTokenInput!) {
  rotateServiceToken(input: $input) {
    service {
      ...ServiceRow
    }
    token
  }
}
    fragment ServiceRow on Service {
  id
  label
  rights
  scope {
    kind
    network
    schools {
      ...School
    }
    classes
  }
  whole
  createdBy {
    ...Person
  }
  givenBy {
    ...Person
  }
  giverMayNot
  createdAt
  expiresAt
  previousUntil
  lastUsedAt
  revokedAt
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`) as unknown as TypedDocumentString<RotateServiceTokenMutation, RotateServiceTokenMutationVariables>;
export const RevokeServiceDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RevokeService($input: RevokeServiceInput!) {
  revokeService(input: $input) {
    ...ServiceRow
  }
}
    fragment ServiceRow on Service {
  id
  label
  rights
  scope {
    kind
    network
    schools {
      ...School
    }
    classes
  }
  whole
  createdBy {
    ...Person
  }
  givenBy {
    ...Person
  }
  giverMayNot
  createdAt
  expiresAt
  previousUntil
  lastUsedAt
  revokedAt
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}`) as unknown as TypedDocumentString<RevokeServiceMutation, RevokeServiceMutationVariables>;
export const MeDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Me {
  me {
    ...SignedInPerson
  }
}
    fragment Rules on PasswordRules {
  minLength
  maxLength
  composition
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}
fragment Names on PersonName {
  family
  given
  birth
}
fragment Grant on RoleGrant {
  id
  role
  scope {
    kind
    network
    schools {
      ...School
    }
    classes
  }
  grantedAt
  grantedBy {
    ...Person
  }
  endsOn
  whole
}
fragment SignedInPerson on Me {
  id
  name {
    ...Names
  }
  login
  roles {
    ...Grant
  }
  rights
  passwordRules {
    ...Rules
  }
  sessionExpiresAt
  mustChangePassword
}`) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const SystemStatusDocument = /*#__PURE__*/ new TypedDocumentString(`
    query SystemStatus {
  systemStatus {
    state
    demo
    behind {
      name
      stopped
      lagSeconds
    }
    rebuilding {
      name
      fraction
    }
  }
}
    `) as unknown as TypedDocumentString<SystemStatusQuery, SystemStatusQueryVariables>;
export const SignInDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    me {
      ...SignedInPerson
    }
  }
}
    fragment Rules on PasswordRules {
  minLength
  maxLength
  composition
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}
fragment Names on PersonName {
  family
  given
  birth
}
fragment Grant on RoleGrant {
  id
  role
  scope {
    kind
    network
    schools {
      ...School
    }
    classes
  }
  grantedAt
  grantedBy {
    ...Person
  }
  endsOn
  whole
}
fragment SignedInPerson on Me {
  id
  name {
    ...Names
  }
  login
  roles {
    ...Grant
  }
  rights
  passwordRules {
    ...Rules
  }
  sessionExpiresAt
  mustChangePassword
}`) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const SignOutDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SignOut {
  signOut {
    signedOut
  }
}
    `) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const ChangePasswordDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ChangePassword($input: ChangePasswordInput!) {
  changePassword(input: $input) {
    sessionsEnded
  }
}
    `) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const ReadInvitationDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReadInvitation($token: String!) {
  readInvitation(token: $token) {
    name {
      ...Names
    }
    login
    rules {
      ...Rules
    }
    expiresAt
  }
}
    fragment Rules on PasswordRules {
  minLength
  maxLength
  composition
}
fragment Names on PersonName {
  family
  given
  birth
}`) as unknown as TypedDocumentString<ReadInvitationMutation, ReadInvitationMutationVariables>;
export const AcceptInvitationDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation AcceptInvitation($input: AcceptInvitationInput!) {
  acceptInvitation(input: $input) {
    me {
      ...SignedInPerson
    }
  }
}
    fragment Rules on PasswordRules {
  minLength
  maxLength
  composition
}
fragment Person on PersonRef {
  id
  displayName
  profile
  hint
}
fragment School on SchoolRef {
  id
  name
}
fragment Names on PersonName {
  family
  given
  birth
}
fragment Grant on RoleGrant {
  id
  role
  scope {
    kind
    network
    schools {
      ...School
    }
    classes
  }
  grantedAt
  grantedBy {
    ...Person
  }
  endsOn
  whole
}
fragment SignedInPerson on Me {
  id
  name {
    ...Names
  }
  login
  roles {
    ...Grant
  }
  rights
  passwordRules {
    ...Rules
  }
  sessionExpiresAt
  mustChangePassword
}`) as unknown as TypedDocumentString<AcceptInvitationMutation, AcceptInvitationMutationVariables>;