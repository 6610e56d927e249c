import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar date, `2026-11-21`. */
  Date: { input: string; output: string; }
  /** An instant, ISO 8601 in UTC, such as `2026-11-21T13:05:00.000Z`. */
  DateTime: { input: string; output: string; }
  /** Any JSON value; only in the technical view of an event. */
  JSON: { input: unknown; output: unknown; }
};

/** An invitation's secret and the password chosen. */
export type AcceptInvitationInput = {
  /** The password chosen: 12 to 256 characters, not a common one. */
  password: Scalars['String']['input'];
  /** The secret of the link, from its fragment. */
  token: Scalars['String']['input'];
};

/**
 * One person's account. Of somebody who has left for a school out of one's scope it holds the names, the state and the
 * places within scope; of somebody seen through a role alone the names, the login and the roles; nothing else personal.
 */
export type Account = {
  /** Whether they ever signed in: « Etat (Activé) ». */
  activated: Scalars['Boolean']['output'];
  /** Postal address. */
  address?: Maybe<PostalAddress>;
  /** The places in schools, present first, ended ones too. */
  affiliations: Array<Affiliation>;
  /** Date of birth. */
  birthDate?: Maybe<Scalars['Date']['output']>;
  /** Civility: `M`, `MME`, `MLLE`. */
  civility?: Maybe<Scalars['String']['output']>;
  /** How the person can be reached, by kind; null where contacts are not shown, see `Account`. */
  contacts?: Maybe<Contacts>;
  /** When the account was created. */
  createdAt: Scalars['DateTime']['output'];
  /** What it is signed in with; null where the account is seen through a role alone. No secret is in it. */
  credentials?: Maybe<Credentials>;
  /** « Given Family ». */
  displayName: Scalars['String']['output'];
  /** E-mail address known to the school. */
  email?: Maybe<Scalars['String']['output']>;
  /** Children of a relative, relatives of a pupil. */
  family: Array<FamilyMember>;
  /** The account's id, a UUID that never changes. */
  id: Scalars['ID']['output'];
  /** The accounts that were joined to this one; `timeline` has their events, too. */
  joined: Array<PersonRef>;
  /**
   * The account this one leads to since they were joined; null where it is one of its own. Also null where that account
   * is not shown.
   */
  joinedTo?: Maybe<PersonRef>;
  /** When it was last signed in to; null for never. */
  lastSignInAt?: Maybe<Scalars['DateTime']['output']>;
  /** What the person types to sign in; empty where it is not shown, see `Account`. */
  login: Scalars['String']['output'];
  /** Names. */
  name: PersonName;
  /** Telephone numbers known to the school. */
  phones: Array<Scalars['String']['output']>;
  /** The roles held now, as far as they lie within one's own scope. */
  roles: Array<RoleGrant>;
  /** Its sessions that have not ended; null as `credentials`. */
  sessions?: Maybe<Array<Session>>;
  /** Whether they have a place somewhere now. */
  status: AccountStatus;
  /**
   * The events about or by this account and those joined to it, and the searches and exports that showed it, newest first.
   * Pages and newer events as with `journal`. Needs `READ_REGISTER`.
   */
  timeline: JournalConnection;
};


/**
 * One person's account. Of somebody who has left for a school out of one's scope it holds the names, the state and the
 * places within scope; of somebody seen through a role alone the names, the login and the roles; nothing else personal.
 */
export type AccountTimelineArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** An account, and why something is done to it. */
export type AccountActInput = {
  /** The account. */
  account: Scalars['ID']['input'];
  /** Why, in one's own words; not empty. */
  reason: Scalars['String']['input'];
};

/** It was done. */
export type AccountActResult = {
  /** The account's id. */
  account: Scalars['ID']['output'];
  /** True when the lists do not show it yet. */
  pending: Scalars['Boolean']['output'];
};

/** An account as it was; what was erased since is not in it. */
export type AccountAsOf = {
  /** Whether they had ever signed in. */
  activated: Scalars['Boolean']['output'];
  /** Postal address. */
  address?: Maybe<PostalAddress>;
  /** The places held then, within scope; none while it led to another account, which had them. */
  affiliations: Array<AffiliationAsOf>;
  /** The instant. */
  asOf: Scalars['DateTime']['output'];
  /** Date of birth. */
  birthDate?: Maybe<Scalars['Date']['output']>;
  /** Civility: `M`, `MME`, `MLLE`. */
  civility?: Maybe<Scalars['String']['output']>;
  /** « Given Family ». */
  displayName: Scalars['String']['output'];
  /** E-mail address known to the school. */
  email?: Maybe<Scalars['String']['output']>;
  /** The account's id. */
  id: Scalars['ID']['output'];
  /**
   * The account it led to then; null where it was one of its own. Also null where that account is not shown now, see
   * `Account.joinedTo`.
   */
  joinedTo?: Maybe<PersonRef>;
  /** What could be typed to sign in, as far as it is shown. */
  logins: Array<Scalars['String']['output']>;
  /** Names. */
  name: PersonName;
  /** How the password stood; null where the account is not shown in full, see `Account`. */
  password?: Maybe<PasswordStanding>;
  /** Telephone numbers known to the school. */
  phones: Array<Scalars['String']['output']>;
  /** The roles held then, within scope. */
  roles: Array<RoleGrant>;
  /** When the last event that changed anything of this happened; no other did from then to `asOf`. */
  since: Scalars['DateTime']['output'];
  /** Whether it had a place somewhere, was closed, or led to another account. */
  status: AccountStatus;
};

/** A page of accounts. */
export type AccountConnection = {
  /** How many in all, counted up to 1,001. */
  countUpTo1001: Scalars['Int']['output'];
  /** The accounts with their cursors. */
  edges: Array<AccountEdge>;
  /** Where the page ends. */
  pageInfo: PageInfo;
};

/** One account of a page. */
export type AccountEdge = {
  /** The place in the list. */
  cursor: Scalars['String']['output'];
  /** The account, as lists show it. */
  node: AccountSummary;
};

/** What to look for among accounts; everything given must hold. */
export type AccountFilter = {
  /** Whether they ever signed in: « Etat (Activé) ». */
  activated?: InputMaybe<Scalars['Boolean']['input']>;
  /** In this class (with `school`). */
  class?: InputMaybe<Scalars['String']['input']>;
  /** The beginning of an e-mail address, of contact or confirmed. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** Beginnings of words of the family name. */
  family?: InputMaybe<Scalars['String']['input']>;
  /** Beginnings of words of the given name. */
  given?: InputMaybe<Scalars['String']['input']>;
  /** In this group (with `school`). */
  group?: InputMaybe<Scalars['String']['input']>;
  /** The account's id. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** The whole join key, or its number. */
  joinKey?: InputMaybe<Scalars['String']['input']>;
  /** The beginning of a login. */
  login?: InputMaybe<Scalars['String']['input']>;
  /** Having this profile (in `school`, when given). */
  profile?: InputMaybe<Profile>;
  /** Affiliated to this school. */
  school?: InputMaybe<Scalars['ID']['input']>;
  /** Parts of names or login, without regard to accents and case. */
  search?: InputMaybe<Scalars['String']['input']>;
  /**
   * Affiliated somewhere now (`ACTIVE`), nowhere any more (`DEPARTED`), closed (`CLOSED`), or leading to another account
   * (`JOINED`); those that lead to another are left out where nothing is given.
   */
  status?: InputMaybe<AccountStatus>;
  /** Teaching this subject (with `school`). */
  subject?: InputMaybe<Scalars['String']['input']>;
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

/** An account as lists show it. */
export type AccountSummary = {
  /** Whether they ever signed in: « Etat (Activé) ». */
  activated: Scalars['Boolean']['output'];
  /** Classes of the present affiliations. */
  classes: Array<Scalars['String']['output']>;
  /** « Given Family ». */
  displayName: Scalars['String']['output'];
  /** The account's id. */
  id: Scalars['ID']['output'];
  /** The login; empty where it is not shown, see `Account`. */
  login: Scalars['String']['output'];
  /** Names. */
  name: PersonName;
  /** Profiles held now. */
  profiles: Array<Profile>;
  /** Schools of the present affiliations that one may see. */
  schools: Array<SchoolRef>;
  /** Whether they have a place somewhere now. */
  status: AccountStatus;
};

/** What one person did to the credentials of others. */
export type ActingPerson = {
  /** Who. */
  actor: JournalActor;
  /** How many acts. */
  count: Scalars['Int']['output'];
  /** When the last one was. */
  lastAt: Scalars['DateTime']['output'];
  /** How many stand out in which way, none left out. */
  notable: Array<NotableCount>;
  /** On how many accounts. */
  people: Scalars['Int']['output'];
};

/** How much somebody did. */
export type ActorCount = {
  /** Who. */
  actor: JournalActor;
  /** How many. */
  count: Scalars['Int']['output'];
};

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
  account: Scalars['ID']['input'];
  /** The place. */
  place: PlaceInput;
  /** Why, in one's own words; not empty. */
  reason: Scalars['String']['input'];
};

/** One address agreed to a change. */
export type AddressAgreement = {
  /** The new address. */
  address: Scalars['String']['output'];
  /** Whether both have agreed: mails go to the new address. */
  done: Scalars['Boolean']['output'];
};

/** What a link mailed for a change of address is for. */
export type AddressLink = {
  /** The new address. */
  address: Scalars['String']['output'];
  /** Whose address it is: « Given Family ». */
  displayName: Scalars['String']['output'];
  /** Until when the link works. */
  expiresAt: Scalars['DateTime']['output'];
  /** Which address the link was mailed to. */
  side: AddressSide;
};

/** Which of the two addresses of a change. */
export type AddressSide =
  /** The one that they are to go to. */
  | 'NEW'
  /** The one that mails go to until now. */
  | 'OLD';

/** The account's place in one school. */
export type Affiliation = {
  /** Whether somebody of the school gave the place: then no import ends it. */
  byHand: Scalars['Boolean']['output'];
  /** Class codes. */
  classes: Array<Scalars['String']['output']>;
  /** Whether it holds now. */
  current: Scalars['Boolean']['output'];
  /** When it ended. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Classes one is form teacher of. */
  formTeacherOf: Array<Scalars['String']['output']>;
  /** Labels of the functions held. */
  functions: Array<Scalars['String']['output']>;
  /** Group codes. */
  groups: Array<Scalars['String']['output']>;
  /** The join key, where there is one. */
  joinKey?: Maybe<Scalars['String']['output']>;
  /** The part played there. */
  profile: Profile;
  /** The school. */
  school: SchoolRef;
  /** Where this person signs in, by the school's policy for the profile. */
  signInPlace: SignInPlace;
  /** Since when. */
  since: Scalars['DateTime']['output'];
  /** Subjects taught. */
  subjects: Array<Scalars['String']['output']>;
};

/** A place in a school as it was. */
export type AffiliationAsOf = {
  /** Class codes. */
  classes: Array<Scalars['String']['output']>;
  /** Classes one was form teacher of. */
  formTeacherOf: Array<Scalars['String']['output']>;
  /** Labels of the functions held. */
  functions: Array<Scalars['String']['output']>;
  /** Group codes. */
  groups: Array<Scalars['String']['output']>;
  /** The part played there. */
  profile: Profile;
  /** The school. */
  school: SchoolRef;
  /** Since when. */
  since: Scalars['DateTime']['output'];
  /** Subjects taught. */
  subjects: Array<Scalars['String']['output']>;
};

/** Which upload, and what its files lack. */
export type AnalyseImportInput = {
  /** The academy, where the files do not name it. */
  academy?: InputMaybe<Scalars['String']['input']>;
  /** The import's id, as `POST /imports` answered. */
  id: Scalars['ID']['input'];
  /** The school's code (UAI); needed for BE1D. */
  schoolCode?: InputMaybe<Scalars['String']['input']>;
};

/** A change of one's address. */
export type AskAddressChangeInput = {
  /** The new e-mail address, as typed. */
  address: Scalars['String']['input'];
  /** The language of the mails. */
  language: Language;
  /** One's password; of those who have none, that of their old login. */
  password?: InputMaybe<Scalars['String']['input']>;
};

/** A change of address was asked for. */
export type AskAddressChangeResult = {
  /** What waits for agreement now. */
  pending: PendingAddressChange;
};

/** Whose logins. */
export type AskForgottenLoginInput = {
  /** The e-mail address that the school, or the person, has given. */
  email: Scalars['String']['input'];
  /** The language of the mail. */
  language: Language;
};

/** Whose password. */
export type AskPasswordRecoveryInput = {
  /** The language of the mail. */
  language: Language;
  /** E-mail address or login, as typed. */
  login: Scalars['String']['input'];
};

/** Mails with a way in, to people who never signed in. */
export type Campaign = {
  /** The classes it is about; none for all. */
  classes: Array<Scalars['String']['output']>;
  /** What became of its mails. */
  counts: CampaignCounts;
  /** Links opened and people who signed in, by day, oldest first, at most 60 days. */
  days: Array<CampaignDay>;
  /** When it ended; null while it has not. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The campaign's id. */
  id: Scalars['ID']['output'];
  /** The most mails in one minute. */
  perMinute: Scalars['Int']['output'];
  /** The profiles it is about; none for all. */
  profiles: Array<Profile>;
  /** The campaign it reminds of. */
  remindsOf?: Maybe<Scalars['ID']['output']>;
  /** The schools it is about, as far as they are within one's scope. */
  schools: Array<SchoolRef>;
  /** When it was started. */
  startedAt: Scalars['DateTime']['output'];
  /** Who started it. */
  startedBy?: Maybe<PersonRef>;
  /** How it is doing. */
  state: CampaignState;
  /** « Texte personnalisable ». */
  text?: Maybe<Scalars['String']['output']>;
  /** « Objet »; null when who wrote it was erased. */
  title?: Maybe<Scalars['String']['output']>;
};

/** A page of campaigns. */
export type CampaignConnection = {
  /** The campaigns with their cursors. */
  edges: Array<CampaignEdge>;
  /** Where the page ends. */
  pageInfo: PageInfo;
};

/** What became of a campaign's mails. */
export type CampaignCounts = {
  /** Signed in since. */
  activated: Scalars['Int']['output'];
  /** Taken, and come back. */
  bounced: Scalars['Int']['output'];
  /** Opened their link. */
  opened: Scalars['Int']['output'];
  /** To how many a mail is to go. */
  recipients: Scalars['Int']['output'];
  /** Refused by the mail server. */
  refused: Scalars['Int']['output'];
  /** Taken by the mail server, and not come back. */
  sent: Scalars['Int']['output'];
  /** Not sent, as the person signed in, left, or lost their address meanwhile. */
  skipped: Scalars['Int']['output'];
  /** Never had an address. */
  unreached: Scalars['Int']['output'];
  /** Not sent yet. */
  waiting: Scalars['Int']['output'];
};

/** One day of a campaign. */
export type CampaignDay = {
  /** People who signed in for the first time. */
  activated: Scalars['Int']['output'];
  /** The day (Europe/Paris). */
  day: Scalars['Date']['output'];
  /** Links opened for the first time. */
  opened: Scalars['Int']['output'];
};

/** One campaign of a page. */
export type CampaignEdge = {
  /** The place in the list. */
  cursor: Scalars['String']['output'];
  /** The campaign. */
  node: Campaign;
};

/** What is to be sent to whom. */
export type CampaignInput = {
  /** A UUID of one's own, so that a request that is sent twice starts one campaign. */
  key: Scalars['ID']['input'];
  /** The most mails in one minute, from 1 to 6,000. */
  perMinute?: Scalars['Int']['input'];
  /** For whom. */
  target: CredentialsTargetInput;
  /** « Texte personnalisable »: at most 600 characters. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** « Objet »: at most 75 characters. */
  title: Scalars['String']['input'];
};

/** Whom a campaign would reach. */
export type CampaignPreview = {
  /** How many signed in already: nothing goes to them. */
  activated: Scalars['Int']['output'];
  /** How many sign in at their academy (KO-8): nothing goes to them. */
  atAcademy: Scalars['Int']['output'];
  /** One mail as it would look, with an address that leads nowhere; null where nobody would get one. */
  mail?: Maybe<PreviewedMail>;
  /** To how many a mail would go. */
  recipients: Scalars['Int']['output'];
  /** The first ones to whom a mail would go, at most 5. */
  sample: Array<PersonRef>;
  /** How many who never signed in have no address. */
  unreached: Scalars['Int']['output'];
};

/** Which report. */
export type CampaignReport =
  /** « Bilan d'envoi »: what became of each mail. */
  | 'SENDING'
  /** The people without an address. */
  | 'UNREACHED';

/** The campaign as it stands now. */
export type CampaignResult = {
  /** The campaign. */
  campaign: Campaign;
};

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
  account: Scalars['ID']['input'];
  /** All of them, not the changed ones only. */
  contacts: ContactsInput;
  /** Why, in one's own words; not empty. */
  reason: Scalars['String']['input'];
};

/** Whose login is to be which. */
export type ChangeLoginInput = {
  /** The account. */
  account: Scalars['ID']['input'];
  /**
   * The login to be: letters without accents, digits, dots and hyphens, from 3 to 64 characters, a letter or digit at both
   * ends; an address only where its owner confirmed it.
   */
  login: Scalars['String']['input'];
  /** Why, in one's own words; not empty. */
  reason: Scalars['String']['input'];
};

/** The old and the new password. */
export type ChangePasswordInput = {
  /** The present password. */
  current: Scalars['String']['input'];
  /** The new one: as `Me.passwordRules` say, not a common one. */
  next: Scalars['String']['input'];
};

/** The password was changed. */
export type ChangePasswordResult = {
  /** How many other sessions were ended. */
  sessionsEnded: Scalars['Int']['output'];
};

/** The login was changed. */
export type ChangedLogin = {
  /** The account's id. */
  account: Scalars['ID']['output'];
  /** « Given Family ». */
  displayName: Scalars['String']['output'];
  /** What is typed to sign in from now on. */
  login: Scalars['String']['output'];
  /** True when the lists do not show it yet. */
  pending: Scalars['Boolean']['output'];
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
  child: Scalars['ID']['input'];
  /** 0 none, 1 and 2 first and second legal guardian. */
  legalGuardian?: Scalars['Int']['input'];
  /** What the relative is to the child. */
  relation: Relation;
};

/** How a person can be reached. */
export type Contacts = {
  /** An e-mail address. */
  email?: Maybe<Scalars['String']['output']>;
  /** Telephone at home. */
  homePhone?: Maybe<Scalars['String']['output']>;
  /** Mobile telephone. */
  mobile?: Maybe<Scalars['String']['output']>;
  /** Telephone at work. */
  workPhone?: Maybe<Scalars['String']['output']>;
};

/** How to reach a person; what is absent or empty is not known. */
export type ContactsInput = {
  /** An e-mail address. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** Telephone at home. */
  homePhone?: InputMaybe<Scalars['String']['input']>;
  /** Mobile telephone. */
  mobile?: InputMaybe<Scalars['String']['input']>;
  /** Telephone at work. */
  workPhone?: InputMaybe<Scalars['String']['input']>;
};

/** A person to make an account for. */
export type CreateAccountInput = {
  /** Date of birth. */
  birthDate?: InputMaybe<Scalars['Date']['input']>;
  /** Civility: `M`, `MME`, `MLLE`. */
  civility?: InputMaybe<Scalars['String']['input']>;
  /** How to reach them. */
  contacts: ContactsInput;
  /** Also when somebody of the school has these names. */
  evenIfKnown?: Scalars['Boolean']['input'];
  /** The usual family name. */
  family: Scalars['String']['input'];
  /** The first name. */
  given: Scalars['String']['input'];
  /** The place in a school. */
  place: PlaceInput;
  /** Why, in one's own words; not empty. */
  reason: Scalars['String']['input'];
};

/** A program to make a token for. */
export type CreateServiceInput = {
  /** The last day its token works, of Europe/Paris. */
  endsOn: Scalars['Date']['input'];
  /** What people call it, such as « Portail de la vie scolaire »: 3 to 80 characters, no person's name. */
  label: Scalars['String']['input'];
  /** What it may read: `READ_REGISTER`, `READ_ACCOUNTS`, `READ_SCHOOLS`. */
  rights: Array<Right>;
  /** Of which schools: `INSTALLATION`, `NETWORK` or `SCHOOLS`. */
  scope: ScopeInput;
};

/** An account was made. */
export type CreatedAccount = {
  /** The account's id. */
  account: Scalars['ID']['output'];
  /** What the person will type to sign in. */
  login: Scalars['String']['output'];
  /** True when the lists do not show it yet. */
  pending: Scalars['Boolean']['output'];
};

/** One act. */
export type CredentialAct = {
  /** The event that tells of it. */
  event: JournalEvent;
  /** The address it came from; null where not all schools of the event are in scope. */
  ip?: Maybe<Scalars['String']['output']>;
  /** Why it stands out; empty when it does not. */
  notable: Array<Notable>;
};

/** A page of acts. */
export type CredentialActConnection = {
  /** How many in all, counted up to 1,001. */
  countUpTo1001: Scalars['Int']['output'];
  /** The acts with their cursors, newest first. */
  edges: Array<CredentialActEdge>;
  /** Where the page ends. */
  pageInfo: PageInfo;
};

/** One act of a page. */
export type CredentialActEdge = {
  /** The place in the list. */
  cursor: Scalars['String']['output'];
  /** The act. */
  node: CredentialAct;
};

/** Who did what to whose credentials, summed up. */
export type CredentialActs = {
  /** By who did it, most first, at most 100. */
  actors: Array<ActingPerson>;
  /** How many acts. */
  count: Scalars['Int']['output'];
  /** The kinds of event that are counted: what `JournalFilter.kinds` takes. */
  kinds: Array<Scalars['String']['output']>;
  /** How many of each kind stand out, none left out. */
  notable: Array<NotableCount>;
  /** On how many accounts. */
  people: Scalars['Int']['output'];
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

/** What an account is signed in with. */
export type Credentials = {
  /** What can be typed to sign in: the login, and an address that was confirmed. */
  logins: Array<Scalars['String']['output']>;
  /** How the password stands. */
  password: PasswordStanding;
  /** Until when a temporary password works, or worked; null for any other. */
  passwordExpiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the present password was chosen, or made; null without one. */
  passwordSince?: Maybe<Scalars['DateTime']['output']>;
};

/**
 * A row of « Fichiers des identifiants »: whom it is for. Each download reads the passwords from the vault, so none that
 * was used or replaced since is ever in it.
 */
export type CredentialsFile = {
  /** How many accounts are in it. */
  accounts: Scalars['Int']['output'];
  /** The size of the CSV form in bytes, as of its last download; null before the first one. */
  bytes?: Maybe<Scalars['Int']['output']>;
  /** The classes it is about; none for all. */
  classes: Array<Scalars['String']['output']>;
  /** How often it was downloaded. */
  downloads: Scalars['Int']['output'];
  /** When it is deleted by itself. */
  expiresAt: Scalars['DateTime']['output'];
  /** The file's id. */
  id: Scalars['ID']['output'];
  /** The import whose new accounts it holds. */
  import?: Maybe<Scalars['ID']['output']>;
  /** When it was made: « date de génération ». */
  madeAt: Scalars['DateTime']['output'];
  /** Who made it; null for an import at the command line. */
  madeBy?: Maybe<PersonRef>;
  /** Such as `ENT-Identifiants-0611234X.csv`. */
  name: Scalars['String']['output'];
  /** The profiles it is about; none for all. */
  profiles: Array<Profile>;
  /** Whose passwords it makes anew. */
  renewal: CredentialsRenewal;
  /** The schools it is about, as far as they are within one's scope. */
  schools: Array<SchoolRef>;
};

/** A page of files. */
export type CredentialsFileConnection = {
  /** The files with their cursors. */
  edges: Array<CredentialsFileEdge>;
  /** Where the page ends. */
  pageInfo: PageInfo;
  /** How many there are on all pages together. */
  total: Scalars['Int']['output'];
};

/** The file is gone. */
export type CredentialsFileDeleted = {
  /** The file's id. */
  id: Scalars['ID']['output'];
};

/** One file of a page. */
export type CredentialsFileEdge = {
  /** The place in the list. */
  cursor: Scalars['String']['output'];
  /** The file. */
  node: CredentialsFile;
};

/** How the people of a file stand now. */
export type CredentialsFilePreview = {
  /** How many accounts. */
  accounts: Scalars['Int']['output'];
  /** Of them, who signed in already: no password of theirs is in the file, unless everybody's is made anew. */
  activated: Scalars['Int']['output'];
  /** Of them, who sign in at their academy (KO-8): none is ever made for them. */
  atAcademy: Scalars['Int']['output'];
};

/** The file was noted. */
export type CredentialsFileResult = {
  /** The file. */
  file: CredentialsFile;
  /** True when the lists do not show it yet. */
  pending: Scalars['Boolean']['output'];
};

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
  accounts?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Class codes, with exactly one school. */
  classes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Only accounts created from this day on. */
  createdSince?: InputMaybe<Scalars['Date']['input']>;
  /** Everybody whom this search of `accounts` finds. */
  found?: InputMaybe<AccountFilter>;
  /** Profiles; none for all. */
  profiles?: InputMaybe<Array<Profile>>;
  /** School ids; whole schools, unless `classes` are given. */
  schools?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** How many events on one day. */
export type DayCount = {
  /** How many. */
  count: Scalars['Int']['output'];
  /** The day. */
  day: Scalars['Date']['output'];
};

/** The export is gone. */
export type DeletedExport = {
  /** The export's id. */
  id: Scalars['ID']['output'];
};

/** The view is gone. */
export type DeletedView = {
  /** The view's id. */
  id: Scalars['ID']['output'];
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

/** One download, for whoever asked for it. */
export type Download = {
  /** Until when it can begin. */
  expiresAt: Scalars['DateTime']['output'];
  /** What the file is called. */
  name: Scalars['String']['output'];
  /** Its address, on this site: `/files/<id>`, for one `GET`. */
  url: Scalars['String']['output'];
};

/** Which report of which campaign. */
export type DownloadCampaignReportInput = {
  /** The campaign's id. */
  campaign: Scalars['ID']['input'];
  /** Which report. */
  report: CampaignReport;
};

/** Which download. */
export type DownloadCredentialsFileInput = {
  /** Of `LETTERS`: one letter for each household, not for each person. */
  byHousehold?: Scalars['Boolean']['input'];
  /** The file's id. */
  file: Scalars['ID']['input'];
  /** In which form. */
  format: CredentialsFormat;
  /** Why, in one's own words; not empty. */
  reason: Scalars['String']['input'];
};

/** A place to end. */
export type EndPlaceInput = {
  /** The account. */
  account: Scalars['ID']['input'];
  /** The part played there. */
  profile: Profile;
  /** Why, in one's own words; not empty. */
  reason: Scalars['String']['input'];
  /** The school. */
  school: Scalars['ID']['input'];
};

/** Sessions were ended. */
export type EndSessionsResult = {
  /** How many. */
  ended: Scalars['Int']['output'];
};

/** A list somebody had written to a file. */
export type Export = {
  /** When it was asked for. */
  askedAt: Scalars['DateTime']['output'];
  /** Bytes of the file, once it is ready. */
  bytes?: Maybe<Scalars['Float']['output']>;
  /** Until when it is kept. */
  expiresAt: Scalars['DateTime']['output'];
  /** Why it failed: an error code. */
  failure?: Maybe<Scalars['String']['output']>;
  /** As what. */
  format: ExportFormat;
  /** The export's id. */
  id: Scalars['ID']['output'];
  /** What it is called, such as `registre-2026-11-28.csv`. */
  name: Scalars['String']['output'];
  /** How many rows are written. */
  rows: Scalars['Int']['output'];
  /** Rows by second since it began, while it is being written. */
  rowsPerSecond?: Maybe<Scalars['Int']['output']>;
  /** How many there are, where they are counted already: at most 1,001 of more. */
  rowsUpTo1001?: Maybe<Scalars['Int']['output']>;
  /** How far it is. */
  state: ExportState;
  /** Of what. */
  what: ExportSubject;
};

/** Which accounts to export. */
export type ExportAccountsInput = {
  /** As `accounts` takes it. */
  filter?: InputMaybe<AccountFilter>;
  /** As what. */
  format: ExportFormat;
  /** Why, in one's own words; not empty. */
  reason: Scalars['String']['input'];
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
  filter?: InputMaybe<JournalFilter>;
  /** As what. */
  format: ExportFormat;
  /** Why, in one's own words; not empty. */
  reason: Scalars['String']['input'];
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
  account: Scalars['ID']['input'];
  /** As what. */
  format: ExportFormat;
  /** Why, in one's own words; not empty. */
  reason: Scalars['String']['input'];
};

/** A child of a relative, or a relative of a pupil. */
export type FamilyMember = {
  /** 0 none, 1 and 2 first and second legal guardian. */
  legalGuardian: Scalars['Int']['output'];
  /** The other person. */
  person: PersonRef;
  /** What the relative is to the child. */
  relation: Relation;
  /** The school in which the tie is recorded. */
  school: SchoolRef;
  /** Whether `person` is the child or the relative. */
  side: FamilySide;
};

/** One family over the period. */
export type FamilyPicture = {
  /** How many in the period before, of the same length. */
  before: Scalars['Int']['output'];
  /** How many in the period. */
  count: Scalars['Int']['output'];
  /** By day, oldest first, days without any included. */
  days: Array<DayCount>;
  /** Which. */
  family: PictureFamily;
  /** The kinds of event that it counts: what `JournalFilter.kinds` takes to list them. */
  kinds: Array<Scalars['String']['output']>;
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
  account: Scalars['ID']['input'];
  /** The last day it holds (Europe/Paris), today or later; error `ROLE_END_PAST`. */
  endsOn?: InputMaybe<Scalars['Date']['input']>;
  /** Why, in one's own words. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** The role. */
  role: Role;
  /** Where it holds. */
  scope: ScopeInput;
};

/** The role was granted. */
export type GrantRoleResult = {
  /** The grant's id. */
  grant: Scalars['ID']['output'];
  /** True when the lists do not show it yet. */
  pending: Scalars['Boolean']['output'];
};

/** What became of one of several roles to be given. */
export type GrantRolesOutcome = {
  /** The account. */
  account: Scalars['ID']['output'];
  /** Why it was refused, a stable error code. */
  code?: Maybe<Scalars['String']['output']>;
  /** The grant's id; null where it was refused. */
  grant?: Maybe<Scalars['ID']['output']>;
};

/** One hand a credential went through. */
export type Hand = {
  /** Who had it. */
  actor: JournalActor;
  /** When. */
  at: Scalars['DateTime']['output'];
  /** The file or campaign it was part of. */
  distribution?: Maybe<Scalars['ID']['output']>;
  /** The event that tells so. */
  event: Scalars['ID']['output'];
  /** How. */
  means: DistributionMeans;
  /** Why, where a reason was given. */
  reason?: Maybe<Scalars['String']['output']>;
};

/** A credential, and the hands it went through. */
export type HandedCredential = {
  /** How it stands, or ended. */
  end: CredentialEnd;
  /** When it ended; null while it works, and for an old login whose school took its period back. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Until when it works, or worked; null for no end. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whose hands it went through, in order; empty for one that was never given out. */
  hands: Array<Hand>;
  /** What it is. */
  kind: CredentialKind;
  /** When it was made or chosen. */
  madeAt: Scalars['DateTime']['output'];
  /** Who made it. */
  madeBy: JournalActor;
  /** Why, where a reason was given. */
  reason?: Maybe<Scalars['String']['output']>;
};

/** How many sign-ins in one hour of one weekday, over the period. */
export type HourCount = {
  /** How many. */
  count: Scalars['Int']['output'];
  /** 0 to 23, of Europe/Paris: what `JournalFilter.hour` takes. */
  hour: Scalars['Int']['output'];
  /** 1 Monday to 7 Sunday, of Europe/Paris: what `JournalFilter.weekday` takes. */
  weekday: Scalars['Int']['output'];
};

/** One import of a directory. */
export type Import = {
  /** Who brought it; null for the command line. */
  by?: Maybe<PersonRef>;
  /**
   * All that it caused bears this id in the register: `journal(filter: { correlation: … })` lists exactly what it changed.
   * Null before it has run.
   */
  correlationId?: Maybe<Scalars['ID']['output']>;
  /** When the files were received, or the command line started it. */
  createdAt: Scalars['DateTime']['output'];
  /** Whether some of its files tell changes only; false before that is known. */
  delta: Scalars['Boolean']['output'];
  /** What waits for a confirmation. */
  departures: Array<SchoolDepartures>;
  /** When it ended. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The files. */
  files: Array<ImportFile>;
  /** The format; null before it is known. */
  format?: Maybe<ImportFormat>;
  /** The import's id. */
  id: Scalars['ID']['output'];
  /** What the dry run says it would change. */
  preview?: Maybe<ImportReport>;
  /** What it is doing now, while analysing or running. */
  progress?: Maybe<ImportProgress>;
  /** Why it was refused. */
  refusal?: Maybe<ImportRefusal>;
  /** What it did. */
  report?: Maybe<ImportReport>;
  /** The schools it concerns. */
  schools: Array<SchoolRef>;
  /** Where it stands. */
  state: ImportState;
};

/** A page of imports. */
export type ImportConnection = {
  /** The imports with their cursors. */
  edges: Array<ImportEdge>;
  /** Where the page ends. */
  pageInfo: PageInfo;
};

/** One import of a page. */
export type ImportEdge = {
  /** The place in the list. */
  cursor: Scalars['String']['output'];
  /** The import. */
  node: Import;
};

/** A file of an import. */
export type ImportFile = {
  /** Its size in bytes. */
  bytes: Scalars['Float']['output'];
  /** Its name. */
  name: Scalars['String']['output'];
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
  csv: Scalars['String']['input'];
  /** The school. */
  school: Scalars['ID']['input'];
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

/** How far a run is. */
export type ImportProgress = {
  /** Records done. */
  done: Scalars['Int']['output'];
  /** What it is doing. */
  phase: ImportPhase;
  /** When it began. */
  startedAt: Scalars['DateTime']['output'];
  /** Records in all; 0 while they are still being counted. */
  total: Scalars['Int']['output'];
};

/** Why an import was refused. */
export type ImportRefusal = {
  /** A translation key, `errors.<code>`. */
  code: Scalars['String']['output'];
  /** The file. */
  file?: Maybe<Scalars['String']['output']>;
  /** The line. */
  line?: Maybe<Scalars['Int']['output']>;
};

/** What an import did or would do. Every record of every file is in exactly one bucket; departed are accounts. */
export type ImportReport = {
  /** New accounts or schools. */
  created: Array<KindTally>;
  /** Accounts that left a school. */
  departed: Array<KindTally>;
  /** Broken records. */
  errors: Array<KindTally>;
  /** Records that concern no school or nobody known. */
  leftOut: Array<KindTally>;
  /** Records of somebody another record of the same import tells of. */
  merged: Array<KindTally>;
  /** How many reasons there are in all. */
  reasonCount: Scalars['Int']['output'];
  /** Why records were merged, left out or refused; at most 1,000 of them. */
  reasons: Array<RecordReason>;
  /** How long it took, in seconds. */
  seconds: Scalars['Float']['output'];
  /** Unchanged ones. */
  unchanged: Array<KindTally>;
  /** Changed ones. */
  updated: Array<KindTally>;
};

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

/** What an invitation's link is for. */
export type Invitation = {
  /** Until when the link works. */
  expiresAt: Scalars['DateTime']['output'];
  /** The login they will use. */
  login: Scalars['String']['output'];
  /** The names of the person invited. */
  name: PersonName;
  /** What the password must be. */
  rules: PasswordRules;
};

/** Somebody new, and a first role. */
export type InvitePersonInput = {
  /** E-mail address: it becomes the login. */
  email: Scalars['String']['input'];
  /** Family name. */
  family: Scalars['String']['input'];
  /** First name. */
  given: Scalars['String']['input'];
  /** The role. */
  role: Role;
  /** Where it holds. */
  scope: ScopeInput;
};

/** An invitation was made. */
export type InvitePersonResult = {
  /** The account. */
  account: Scalars['ID']['output'];
  /** Until when it works: 72 hours. */
  expiresAt: Scalars['DateTime']['output'];
  /** The link, shown this once; hand it over by a safe way. */
  link: Scalars['String']['output'];
  /** True when the lists do not show it yet. */
  pending: Scalars['Boolean']['output'];
};

/** Two accounts, and why. */
export type JoinAccountsInput = {
  /** The account that leads to it. */
  joined: Scalars['ID']['input'];
  /** Why, in one's own words; not empty. */
  reason: Scalars['String']['input'];
  /** The account that goes on. */
  standing: Scalars['ID']['input'];
};

/** The accounts are one. */
export type JoinAccountsResult = {
  /** Who is signed in, with the schools of all. */
  me: Me;
};

/** An account that is probably one's own too. */
export type JoinableAccount = {
  /** « Given Family ». */
  displayName: Scalars['String']['output'];
  /** The account's id. */
  id: Scalars['ID']['output'];
  /** Its places in schools now. */
  places: Array<JoinablePlace>;
};

/** A place in a school of an account that is probably one's own. */
export type JoinablePlace = {
  /** Class codes; of a relative, those of the children there. */
  classes: Array<Scalars['String']['output']>;
  /** The part played there. */
  profile: Profile;
  /** The school's id. */
  school: Scalars['ID']['output'];
  /** The school's name. */
  schoolName: Scalars['String']['output'];
};

/** Who did it. */
export type JournalActor = {
  /** What kind of actor. */
  kind: ActorKind;
  /** The name of the service or system part, such as `COMMAND_LINE`; null for a person. */
  name?: Maybe<Scalars['String']['output']>;
  /** The account; null for services and the system. */
  person?: Maybe<PersonRef>;
};

/** A page of the register. */
export type JournalConnection = {
  /** How many in all, counted up to 1,001. */
  countUpTo1001: Scalars['Int']['output'];
  /** The events with their cursors, newest first. */
  edges: Array<JournalEdge>;
  /** Where the page ends. */
  pageInfo: PageInfo;
};

/** One event of a page. */
export type JournalEdge = {
  /** The place in the register. */
  cursor: Scalars['String']['output'];
  /** The event. */
  node: JournalEvent;
};

/** An event of the register. */
export type JournalEvent = {
  /** Who did it. */
  actor: JournalActor;
  /** The event that led to it. */
  causedBy?: Maybe<JournalEvent>;
  /** Other events of the same command, at most 20. Only with `event`. */
  causedWith: Array<JournalEvent>;
  /** How many other events the same command caused, counted up to 1,001. Only with `event`. */
  causedWithCountUpTo1001: Scalars['Int']['output'];
  /** What changed, old and new side by side. */
  changes: Array<ValueChange>;
  /** Where it came from. */
  channel: Channel;
  /** The classes it concerns, at the time of the event. */
  classes: Array<Scalars['String']['output']>;
  /** The same for all that one command, request or import caused. */
  correlationId: Scalars['ID']['output'];
  /** The values that sentences are built from, opened; erased ones are null. */
  facts: Scalars['JSON']['output'];
  /** The event's id. */
  id: Scalars['ID']['output'];
  /** The address it came from. Only with `event`. */
  ip?: Maybe<Scalars['String']['output']>;
  /** What happened, such as `PasswordChanged`: a key of the sentence catalogue. */
  kind: Scalars['String']['output'];
  /** When it happened. */
  occurredAt: Scalars['DateTime']['output'];
  /** How it ended. */
  outcome: Outcome;
  /** The reason that was given. */
  reason?: Maybe<Scalars['String']['output']>;
  /** When it was recorded. */
  recordedAt: Scalars['DateTime']['output'];
  /** The schools it concerns. */
  schools: Array<SchoolRef>;
  /** Whom a search or an export showed, as far as within one's scope. Only with `event`. */
  shown: Array<PersonRef>;
  /** Whose account it was done to. */
  subject?: Maybe<PersonRef>;
  /** Its stream, revision, position and version, as in the store. Only with `event`. */
  technical?: Maybe<Scalars['JSON']['output']>;
  /** The browser it came from. Only with `event`. */
  userAgent?: Maybe<Scalars['String']['output']>;
};

/** Which events; everything given must hold. */
export type JournalFilter = {
  /** Done by this account. */
  actor?: InputMaybe<Scalars['ID']['input']>;
  /** Where it came from. */
  channel?: InputMaybe<Channel>;
  /** Concerning this class, at the time of the event (with `school`). */
  class?: InputMaybe<Scalars['String']['input']>;
  /** Caused by the same command, request or import. */
  correlation?: InputMaybe<Scalars['ID']['input']>;
  /** From this instant on. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** In this hour of Europe/Paris, 0 to 23. */
  hour?: InputMaybe<Scalars['Int']['input']>;
  /** Kinds of event, such as `PasswordChanged`. */
  kinds?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How it ended. */
  outcome?: InputMaybe<Outcome>;
  /** Done by or to this account, or a search or export that showed it. */
  person?: InputMaybe<Scalars['ID']['input']>;
  /** Concerning this school. */
  school?: InputMaybe<Scalars['ID']['input']>;
  /** Done by or to somebody whose present name or login holds these words. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Done to this account. */
  subject?: InputMaybe<Scalars['ID']['input']>;
  /** Before this instant. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
  /** On this weekday of Europe/Paris, 1 Monday to 7 Sunday. */
  weekday?: InputMaybe<Scalars['Int']['input']>;
};

/** How many events. */
export type JournalSummary = {
  /** By day (school time, Europe/Paris), oldest first, days without events included, at most the last 400 days. */
  days: Array<DayCount>;
  /** By kind, most frequent first. */
  kinds: Array<KindCount>;
  /** Refused ones. */
  refused: Scalars['Int']['output'];
  /** In all. */
  total: Scalars['Int']['output'];
};

/** How many events of one kind. */
export type KindCount = {
  /** How many. */
  count: Scalars['Int']['output'];
  /** The kind. */
  kind: Scalars['String']['output'];
};

/** How many records of one kind. */
export type KindTally = {
  /** How many. */
  count: Scalars['Int']['output'];
  /** The kind. */
  kind: RecordKind;
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

/** A file of old user names, and what became of it. */
export type LegacyImport = {
  /** How many were looked at so far. */
  done: Scalars['Int']['output'];
  /** Its id. */
  id: Scalars['ID']['output'];
  /** User names that can be used now. */
  imported: Scalars['Int']['output'];
  /** How many lines it has. */
  lines: Scalars['Int']['output'];
  /** Lines that were left out, and why. */
  refused: Array<LegacyRefusal>;
  /** The school. */
  school: SchoolRef;
  /** When it began. */
  startedAt: Scalars['DateTime']['output'];
  /** Whether it goes on. */
  state: LegacyImportState;
  /** User names that were there already, with the same password. */
  unchanged: Scalars['Int']['output'];
};

/** Whether a file is being taken in. */
export type LegacyImportState =
  /** Every line was looked at. */
  | 'COMPLETED'
  /** It stopped on the way; what was taken stays, and the same file may be given again. */
  | 'INTERRUPTED'
  /** It goes on. */
  | 'RUNNING';

/** The old login of a school, beside the new one (IT-3). */
export type LegacyLogin = {
  /** The last day of the old one, by the clocks of France. */
  endsOn: Scalars['Date']['output'];
  /** Whether the old one still works. */
  open: Scalars['Boolean']['output'];
  /** The first day of the new way of signing in. */
  opensOn: Scalars['Date']['output'];
};

/** A line that was left out. */
export type LegacyRefusal = {
  /** Why: a code, translated as `reasons.<code>`. */
  code: Scalars['String']['output'];
  /** Its number in the file, from 1; the first holds the names of the columns. */
  line: Scalars['Int']['output'];
};

/** What a person typed on a school's page of the old login. */
export type LegacySignInInput = {
  /** « Mot de passe ». */
  password: Scalars['String']['input'];
  /** The school. */
  school: Scalars['ID']['input'];
  /** « Nom d'utilisateur ». */
  userName: Scalars['String']['input'];
};

/** What a school's letters to families say and show. */
export type LetterSettings = {
  /** The logo, as a `data:` address; null for none. */
  logo?: Maybe<Scalars['String']['output']>;
  /** In the school's own words: whom to ask, from when on. */
  text?: Maybe<Scalars['String']['output']>;
};

/** A mail; what it says is kept nowhere. */
export type Mail = {
  /** When it was sent or given up. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The mail's id. */
  id: Scalars['ID']['output'];
  /** What it is for, such as `RECOVERY`. */
  kind: Scalars['String']['output'];
  /** When it is tried next. */
  nextTryAt?: Maybe<Scalars['DateTime']['output']>;
  /** To whom. */
  person: PersonRef;
  /** When it was put in the queue. */
  queuedAt: Scalars['DateTime']['output'];
  /** The mail server's last answer, such as `550`; null where none came. */
  smtpCode?: Maybe<Scalars['Int']['output']>;
  /** How it is doing. */
  state: MailState;
  /** How often it was tried. */
  tries: Scalars['Int']['output'];
};

/** A page of mails. */
export type MailConnection = {
  /** The mails with their cursors. */
  edges: Array<MailEdge>;
  /** How many within one's scope were given up and wait for somebody to look. */
  failed: Scalars['Int']['output'];
  /** Where the page ends. */
  pageInfo: PageInfo;
};

/** One mail of a page. */
export type MailEdge = {
  /** The place in the list. */
  cursor: Scalars['String']['output'];
  /** The mail. */
  node: Mail;
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
  reason: Scalars['String']['input'];
  /** Whose passwords are made anew. */
  renewal?: CredentialsRenewal;
  /** For whom. */
  target: CredentialsTargetInput;
};

/** The person who is signed in. */
export type Me = {
  /** The address that one's mails go to: the last that one confirmed, else the one the school has given; null without one. */
  address?: Maybe<Scalars['String']['output']>;
  /** The account's id. */
  id: Scalars['ID']['output'];
  /** The login. */
  login: Scalars['String']['output'];
  /** True while nothing but choosing another password is open: other operations answer `PASSWORD_CHANGE_REQUIRED`. */
  mustChangePassword: Scalars['Boolean']['output'];
  /** Names. */
  name: PersonName;
  /** What one's password must be. */
  passwordRules: PasswordRules;
  /** A change of address that waits for the agreement of one address or of both; null where there is none. */
  pendingAddressChange?: Maybe<PendingAddressChange>;
  /** What these roles allow. */
  rights: Array<Right>;
  /** The roles held. */
  roles: Array<RoleGrant>;
  /** The schools one has a place in now. */
  schools: Array<SchoolRef>;
  /** When this session ends, at the latest. */
  sessionExpiresAt: Scalars['DateTime']['output'];
};

/** How many people of one profile. */
export type MemberCount = {
  /** How many. */
  count: Scalars['Int']['output'];
  /** The profile. */
  profile: Profile;
};

/** How far a school has come. */
export type Migration = {
  /** By profile; profiles without people are left out. */
  counts: Array<MigrationCount>;
  /** Until when its old login works; null where there is none. */
  legacyLogin?: Maybe<LegacyLogin>;
  /** The school. */
  school: SchoolRef;
};

/** A page of people. */
export type MigrationConnection = {
  /** The people with their cursors. */
  edges: Array<MigrationEdge>;
  /** Where the page ends. */
  pageInfo: PageInfo;
};

/** How far the people of one profile have come. */
export type MigrationCount = {
  /** Of those who have not moved: can choose a password by mail. */
  byMail: Scalars['Int']['output'];
  /** Have a password of the new way. */
  moved: Scalars['Int']['output'];
  /** Never signed in in any way. */
  neverSignedIn: Scalars['Int']['output'];
  /** Signed in with the old user name only. */
  oldLoginOnly: Scalars['Int']['output'];
  /** The profile. */
  profile: Profile;
  /** Of those who have not moved: would be shut out if the old login ended now, for no mail reaches them. */
  shutOut: Scalars['Int']['output'];
};

/** One person of a page. */
export type MigrationEdge = {
  /** The place in the list. */
  cursor: Scalars['String']['output'];
  /** The person. */
  node: MigrationPerson;
};

/** Which people; everything given must hold. */
export type MigrationFilter = {
  /** Of this profile. */
  profile?: InputMaybe<Profile>;
  /** Whom a mail reaches, or does not. */
  reachable?: InputMaybe<Scalars['Boolean']['input']>;
  /** The school. */
  school: Scalars['ID']['input'];
  /** Who sign in in one of these ways. */
  states?: InputMaybe<Array<MigrationState>>;
};

/** Somebody who moves, or has moved, to the new way of signing in. */
export type MigrationPerson = {
  /** The account's id. */
  id: Scalars['ID']['output'];
  /** When the old user name was used last. */
  lastOldSignInAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who. */
  person: PersonRef;
  /** The profile held in the school. */
  profile: Profile;
  /** Whether a mail reaches them: they can choose a password by themselves. Else the school has to hand it over. */
  reachable: Scalars['Boolean']['output'];
  /** When they were last reminded by mail. */
  remindedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How they sign in now. */
  state: MigrationState;
};

/** Reminders are under way. */
export type MigrationReminders = {
  /** To how many people. */
  asked: Scalars['Int']['output'];
};

/** How somebody signs in now. */
export type MigrationState =
  /** With a password of the new way. */
  | 'MOVED'
  /** Never in any way. */
  | 'NEVER_SIGNED_IN'
  /** With the old user name only. */
  | 'OLD_LOGIN_ONLY';

/** What can be changed. Each needs a same-origin request. */
export type Mutation = {
  /** Chooses the first password with an invitation's link, which then no longer works, and signs in. */
  acceptInvitation: SignInResult;
  /** Gives an account another place in a school by hand, as `createAccount`. A place held already stays as it is. */
  addPlace: AccountActResult;
  /**
   * Agrees to a change of address with a mailed link, which then no longer works. When both addresses have agreed, mails
   * go to the new one, and it is a login unless it is somebody else's. Error `ADDRESS_LINK_INVALID`.
   */
  agreeToAddressChange: AddressAgreement;
  /**
   * Starts the analysis (a dry run) of the files uploaded with `POST /imports`; nothing is written. It goes on in the
   * background: ask `import` for its course. Needs `IMPORT_DIRECTORY`.
   */
  analyseImport: Import;
  /**
   * Asks for one's mails to go to another address, and for it to become a login. Both addresses have to agree, by links
   * that are mailed to them; without an address before, the new one alone. What was asked before is void. The answer is
   * the same whoever else has that address. Errors `ADDRESS_INVALID`, `PASSWORD_WRONG`, and `TOO_MANY_ATTEMPTS` with
   * `retryAfterSeconds` after five askings within an hour, and after wrong passwords as for sign-ins.
   */
  askAddressChange: AskAddressChangeResult;
  /** Asks for a mail with the logins known for an address; answered as `askPasswordRecovery`. */
  askForgottenLogin: RecoveryAnswer;
  /**
   * Asks for a mail to choose a password: after it was forgotten, or for a first one. The answer is the same, in the
   * same time, whoever has that login or address, and whether anybody does; a mail goes only where the school, or the
   * person, has given an address.
   */
  askPasswordRecovery: RecoveryAnswer;
  /**
   * Changes how a person can be reached. It stands until the directory's own record of it changes. Needs
   * `MANAGE_ACCOUNTS` over all schools of the account; of equal or higher rank `RANK_TOO_HIGH`; without a reason
   * `REASON_REQUIRED`. An address the person confirmed stays what opens the account.
   */
  changeContacts: AccountActResult;
  /**
   * Gives an account another login (KO-12); the one before opens it no more, and is nobody else's ever again. Password and
   * sessions stay; the owner is told by mail. Needs `MANAGE_CREDENTIALS` over every place of the account; errors as
   * `regeneratePassword`, `LOGIN_INVALID`, `LOGIN_TAKEN`.
   */
  changeLogin: ChangedLogin;
  /** Changes one's own password, knowing the old one; ends one's other sessions. */
  changePassword: ChangePasswordResult;
  /**
   * Closes an account: its sessions end, nobody signs in to it, its logins are kept. Needs `MANAGE_ACCOUNTS` over all
   * its schools; of equal or higher rank `RANK_TOO_HIGH`; without a reason `REASON_REQUIRED`.
   */
  closeAccount: AccountActResult;
  /**
   * « Créer un utilisateur » (KO-11): an account made by hand, with a place in a school, for people whom no import brings.
   * Needs `MANAGE_ACCOUNTS` over the school; without a reason `REASON_REQUIRED`. Error `ACCOUNT_RESEMBLES` when somebody of
   * the school has these names already and, where both are known, this birth date, unless `evenIfKnown`; `CONTACT_INVALID`.
   */
  createAccount: CreatedAccount;
  /**
   * Makes a token with which a program on a server asks this API: `Authorization: Bearer …`. It reads, and changes nothing.
   * Needs `MANAGE_RIGHTS` over the whole scope given, and no more than one's own rights there; `TOKEN_END_INVALID` for an
   * end that is past or more than 366 days away.
   */
  createService: ServiceToken;
  /** Deletes a file for good. Needs `MANAGE_CREDENTIALS`; error `NOT_FOUND`. */
  deleteCredentialsFile: CredentialsFileDeleted;
  /** Stops an export that is being written, and deletes one that was. For its maker only; one that is gone stays gone. */
  deleteExport: DeletedExport;
  /** Deletes one of one's own saved views; one that is gone stays gone. */
  deleteView: DeletedView;
  /**
   * Says of an event of one's own history « ce n'était pas moi »: ends all other sessions, forces a new password, and
   * tells the school. Error `NOT_FOUND` for an event that is not in one's history.
   */
  disputeActivity: EndSessionsResult;
  /** Asks for one download of a campaign's report (KO-7), as a CSV file. Needs `DISTRIBUTE_CREDENTIALS`; error `NOT_FOUND`. */
  downloadCampaignReport: Download;
  /**
   * Asks for one download of a file; it must begin within 5 minutes, by whoever asked. Needs `MANAGE_CREDENTIALS`; errors
   * `REASON_REQUIRED`, `NOT_FOUND`, `FILE_GONE` for one whose time is over.
   */
  downloadCredentialsFile: Download;
  /** Leave to download an export that is ready, once within 5 minutes, in this session. For its maker only; else `NOT_FOUND`, after 24 hours `EXPORT_GONE`. */
  downloadExport: Download;
  /** Ends one's own sessions but this one. */
  endOtherSessions: EndSessionsResult;
  /**
   * Ends a place in a school that was given by hand. Needs `MANAGE_ACCOUNTS` as `changeContacts`; `PLACE_FROM_DIRECTORY`
   * for a place that the directory has, which the next import would give again.
   */
  endPlace: AccountActResult;
  /** Ends one of one's own sessions; one that has ended changes nothing. */
  endSession: EndSessionsResult;
  /** Ends the sessions of an account within one's scope. Needs `MANAGE_ACCOUNTS`. */
  endSessionsOfAccount: EndSessionsResult;
  /**
   * Has the accounts of a filter written to a file, as `exportJournal`, without their secrets; their own histories tell it.
   * Needs `READ_ACCOUNTS`.
   */
  exportAccounts: Export;
  /**
   * Has the events of a filter written to a file, in the background, as of now. Needs `READ_REGISTER`; without a reason
   * `REASON_REQUIRED`. Errors `EXPORT_TOO_LARGE` for a PDF of more than 10,000 rows, `EXPORTS_TOO_MANY` while two of one's
   * own are being written, or 50 are kept.
   */
  exportJournal: Export;
  /** Has one account's history written to a file, as `exportJournal`; reading it is recorded in that history. */
  exportTimeline: Export;
  /**
   * Gives a role to an account. Needs `MANAGE_RIGHTS` over the whole scope given, and an account in sight: with a place
   * or a role within one's own scope. Somebody of equal or higher rank gets `RANK_TOO_HIGH`.
   */
  grantRole: GrantRoleResult;
  /**
   * « Ajouter des accès » (KO-10): gives roles to several people; each succeeds or fails alone. Needs `MANAGE_RIGHTS`;
   * errors of the whole request `BAD_INPUT` for more than 200.
   */
  grantRoles: Array<GrantRolesOutcome>;
  /**
   * Takes in a school's old user names and password hashes from a CSV file; the work goes on after the answer. Lines
   * that cannot be taken are told one by one and stop nothing; the same file may be given again. Needs `MANAGE_SCHOOLS`
   * and `MANAGE_ACCOUNTS`. Errors `LEGACY_FILE_INVALID`, `LEGACY_FILE_TOO_LARGE`.
   */
  importLegacyLogins: LegacyImport;
  /** Makes an account for a new member of staff with a role, and a one-time link to hand over. Needs `MANAGE_RIGHTS`. */
  invitePerson: InvitePersonResult;
  /**
   * Says that accounts of `joinableAccounts` are one's own: the one signed in to has the places of all from then on, and
   * their logins lead to it, with its password. One that is joined already changes nothing; asked again, it goes on where
   * it was interrupted. For everybody signed in, about their own account. Error `ACCOUNTS_NOT_JOINABLE` for an account
   * that is not proposed; those named before it are joined.
   */
  joinAccounts: JoinAccountsResult;
  /**
   * Joins two accounts of one person on their behalf. Needs `MANAGE_ACCOUNTS` over all schools of both; of equal or
   * higher rank `RANK_TOO_HIGH`; without a reason `REASON_REQUIRED`. Error `ACCOUNTS_NOT_JOINABLE` where one is closed or
   * joined already, where the joined one holds a role, and where both have the same part in one school.
   */
  joinAccountsOfPerson: AccountActResult;
  /**
   * « Régénérer le(s) fichier(s) des identifiants » (KO-3): notes whom a file is for. Passwords are made, where there is
   * none, when it is downloaded. Needs `MANAGE_CREDENTIALS`, and `DISTRIBUTE_CREDENTIALS` for whole schools; errors
   * `REASON_REQUIRED`, `TARGET_EMPTY`, `TARGET_TOO_LARGE`, `FORBIDDEN`.
   */
  makeCredentialsFile: CredentialsFileResult;
  /**
   * Undoes it: the joined account is one of its own again, with its own login and places as they were; the standing one
   * gives those places up. Accounts that are not joined stay as they are. Needs `MANAGE_ACCOUNTS`, as
   * `joinAccountsOfPerson`.
   */
  partAccounts: AccountActResult;
  /** Sends no more until it is resumed. Needs `DISTRIBUTE_CREDENTIALS`; errors `NOT_FOUND`, `CAMPAIGN_OVER`. */
  pauseCampaign: CampaignResult;
  /** What a link mailed for a change of address leads to; reading does not use it. Error `ADDRESS_LINK_INVALID`. */
  readAddressLink: AddressLink;
  /** What an invitation's link leads to, before a password is chosen; error `INVITATION_INVALID` when it does not work. */
  readInvitation: Invitation;
  /**
   * What a mailed link leads to; reading does not use it. Errors `RECOVERY_LINK_INVALID`, and `RECOVERY_LINK_USED` for
   * one that has served already.
   */
  readRecoveryLink: RecoveryLink;
  /**
   * Makes a temporary password for an account in place of the one it has (KO-13) and shows it this once: it opens the
   * account until it expires, to nothing but choosing another. The account's sessions end; the register has who did it and
   * why. Needs `MANAGE_CREDENTIALS` over every place of the account. Errors `REASON_REQUIRED`; `FORBIDDEN` for one's own
   * account, a closed one, and a place or a role beyond one's scope; `RANK_TOO_HIGH` for somebody of equal or higher rank;
   * `SIGNS_IN_ELSEWHERE` for somebody who signs in at the academy (KO-8).
   */
  regeneratePassword: TemporaryCredentials;
  /**
   * Writes again to those of a campaign who still did not sign in. Needs `DISTRIBUTE_CREDENTIALS`; errors `NOT_FOUND`,
   * `TARGET_EMPTY`.
   */
  remindOfCampaign: CampaignResult;
  /**
   * Has everybody who has not moved yet and can be reached by mail reminded of the new way; at most once a day each.
   * Needs `MANAGE_ACCOUNTS` over the school.
   */
  remindOfMigration: MigrationReminders;
  /** Makes a new one-time link for somebody invited before who has no password yet; the old link stops working. Needs `MANAGE_RIGHTS`. */
  renewInvitation: InvitePersonResult;
  /** Opens a closed account again; as `closeAccount`. */
  reopenAccount: AccountActResult;
  /**
   * Chooses a new password with a mailed link, which then no longer works, nor does any made before, and signs in.
   * Errors as `readRecoveryLink`, and those of a new password.
   */
  resetPassword: SignInResult;
  /** Goes on sending. Needs `DISTRIBUTE_CREDENTIALS`; errors `NOT_FOUND`, `CAMPAIGN_OVER`. */
  resumeCampaign: CampaignResult;
  /** Ends every token of a service, at once. Needs `MANAGE_RIGHTS` over its whole scope. */
  revokeService: Service;
  /**
   * Makes another token for a service; the one before goes on for as many hours as given, at most 168, and the one before
   * that ends: only the last two tokens work. Needs `MANAGE_RIGHTS` over its whole scope.
   */
  rotateServiceToken: ServiceToken;
  /**
   * Saves what a page shows under a name. For everybody signed in, for themselves. `VIEW_NAME_TAKEN` where one of that name
   * is there, unless it is replaced; `VIEWS_TOO_MANY` for more than 50 of a page.
   */
  saveView: SavedView;
  /** Tries again to send a mail that was given up. Needs `READ_MAILS`. */
  sendMailAgain: SendMailAgainResult;
  /**
   * Sets until when a school's old login works beside the new one; without dates there is none from now on. Needs
   * `MANAGE_SCHOOLS`. Error `LEGACY_END_BEFORE_OPENING` for an end before the opening.
   */
  setLegacyLoginPeriod: SchoolPolicyResult;
  /**
   * Sets what letters to families say and show (KO-5). Needs `MANAGE_SCHOOLS`. Error `LETTER_LOGO_INVALID` for a logo that
   * is no PNG or JPEG, or larger than 200 kB or 2,000 pixels.
   */
  setLetterSettings: SchoolPolicyResult;
  /** Sets what passwords of a school's people must be; nobody has to renew one for it. Needs `MANAGE_SCHOOLS`. */
  setPasswordPolicy: SchoolPolicyResult;
  /**
   * Sets what a school's pages of the portal lead to and tell. Needs `MANAGE_SCHOOLS`. Error `PORTAL_LINK_INVALID` for a
   * link that is no `https` address.
   */
  setPortalSettings: SchoolPolicyResult;
  /** Sets where the people of one profile sign in. Needs `MANAGE_SCHOOLS`. */
  setSignInPlace: SetSignInPlaceResult;
  /**
   * Signs in with an e-mail address or login and a password. The answer is the same, in the same time, for a wrong
   * password and an unknown login: error `SIGN_IN_REFUSED`; too many tries in a short time: `TOO_MANY_ATTEMPTS`.
   */
  signIn: SignInResult;
  /**
   * Signs in with the user name of a school's old system. The answer is the same, in the same time, whatever is wrong:
   * `SIGN_IN_REFUSED`; after the last day `LEGACY_ENDED` for everybody; too many tries: `TOO_MANY_ATTEMPTS`.
   */
  signInWithLegacyLogin: SignInResult;
  /** Ends this session. Also right when there is none. */
  signOut: SignOutResult;
  /**
   * « Diffuser les identifiants » (KO-6): mails a link, valid 60 days, to the people aimed at who never signed in and do
   * not sign in at the academy (KO-8). It runs in the background. Needs `DISTRIBUTE_CREDENTIALS`; errors `BAD_INPUT`,
   * `TARGET_EMPTY`, `TARGET_TOO_LARGE`, `FORBIDDEN`, and `CONFLICT` for a campaign of that `key` with another target.
   */
  startCampaign: CampaignResult;
  /** Runs an import that was analysed, in the background. Needs `IMPORT_DIRECTORY`. */
  startImport: Import;
  /** Ends a campaign before all was sent. Needs `DISTRIBUTE_CREDENTIALS`; errors `NOT_FOUND`, `CAMPAIGN_OVER`. */
  stopCampaign: CampaignResult;
  /**
   * Takes a role back. Needs `MANAGE_RIGHTS` over its whole scope. From somebody of equal or higher rank it is refused
   * (`RANK_TOO_HIGH`), but one may give up a role of one's own, and administrators of the installation manage each other.
   */
  withdrawRole: WithdrawRoleResult;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationAcceptInvitationArgs = {
  input: AcceptInvitationInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationAddPlaceArgs = {
  input: AddPlaceInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationAgreeToAddressChangeArgs = {
  token: Scalars['String']['input'];
};


/** What can be changed. Each needs a same-origin request. */
export type MutationAnalyseImportArgs = {
  input: AnalyseImportInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationAskAddressChangeArgs = {
  input: AskAddressChangeInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationAskForgottenLoginArgs = {
  input: AskForgottenLoginInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationAskPasswordRecoveryArgs = {
  input: AskPasswordRecoveryInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationChangeContactsArgs = {
  input: ChangeContactsInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationChangeLoginArgs = {
  input: ChangeLoginInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationChangePasswordArgs = {
  input: ChangePasswordInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationCloseAccountArgs = {
  input: AccountActInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationCreateAccountArgs = {
  input: CreateAccountInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationCreateServiceArgs = {
  input: CreateServiceInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationDeleteCredentialsFileArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed. Each needs a same-origin request. */
export type MutationDeleteExportArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed. Each needs a same-origin request. */
export type MutationDeleteViewArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed. Each needs a same-origin request. */
export type MutationDisputeActivityArgs = {
  event: Scalars['ID']['input'];
};


/** What can be changed. Each needs a same-origin request. */
export type MutationDownloadCampaignReportArgs = {
  input: DownloadCampaignReportInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationDownloadCredentialsFileArgs = {
  input: DownloadCredentialsFileInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationDownloadExportArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed. Each needs a same-origin request. */
export type MutationEndPlaceArgs = {
  input: EndPlaceInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationEndSessionArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed. Each needs a same-origin request. */
export type MutationEndSessionsOfAccountArgs = {
  input: AccountActInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationExportAccountsArgs = {
  input: ExportAccountsInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationExportJournalArgs = {
  input: ExportJournalInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationExportTimelineArgs = {
  input: ExportTimelineInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationGrantRoleArgs = {
  input: GrantRoleInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationGrantRolesArgs = {
  input: Array<GrantRoleInput>;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationImportLegacyLoginsArgs = {
  input: ImportLegacyLoginsInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationInvitePersonArgs = {
  input: InvitePersonInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationJoinAccountsArgs = {
  accounts: Array<Scalars['ID']['input']>;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationJoinAccountsOfPersonArgs = {
  input: JoinAccountsInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationMakeCredentialsFileArgs = {
  input: MakeCredentialsFileInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationPartAccountsArgs = {
  input: JoinAccountsInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationPauseCampaignArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed. Each needs a same-origin request. */
export type MutationReadAddressLinkArgs = {
  token: Scalars['String']['input'];
};


/** What can be changed. Each needs a same-origin request. */
export type MutationReadInvitationArgs = {
  token: Scalars['String']['input'];
};


/** What can be changed. Each needs a same-origin request. */
export type MutationReadRecoveryLinkArgs = {
  token: Scalars['String']['input'];
};


/** What can be changed. Each needs a same-origin request. */
export type MutationRegeneratePasswordArgs = {
  input: AccountActInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationRemindOfCampaignArgs = {
  input: RemindOfCampaignInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationRemindOfMigrationArgs = {
  input: RemindOfMigrationInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationRenewInvitationArgs = {
  account: Scalars['ID']['input'];
};


/** What can be changed. Each needs a same-origin request. */
export type MutationReopenAccountArgs = {
  input: AccountActInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationResetPasswordArgs = {
  input: ResetPasswordInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationResumeCampaignArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed. Each needs a same-origin request. */
export type MutationRevokeServiceArgs = {
  input: RevokeServiceInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationRotateServiceTokenArgs = {
  input: RotateServiceTokenInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationSaveViewArgs = {
  input: SaveViewInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationSendMailAgainArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed. Each needs a same-origin request. */
export type MutationSetLegacyLoginPeriodArgs = {
  input: SetLegacyLoginPeriodInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationSetLetterSettingsArgs = {
  input: SetLetterSettingsInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationSetPasswordPolicyArgs = {
  input: SetPasswordPolicyInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationSetPortalSettingsArgs = {
  input: SetPortalSettingsInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationSetSignInPlaceArgs = {
  input: SetSignInPlaceInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationSignInArgs = {
  input: SignInInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationSignInWithLegacyLoginArgs = {
  input: LegacySignInInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationStartCampaignArgs = {
  input: CampaignInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationStartImportArgs = {
  input: StartImportInput;
};


/** What can be changed. Each needs a same-origin request. */
export type MutationStopCampaignArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed. Each needs a same-origin request. */
export type MutationWithdrawRoleArgs = {
  input: WithdrawRoleInput;
};

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

/** How many acts stand out in one way. */
export type NotableCount = {
  /** How many. */
  count: Scalars['Int']['output'];
  /** In which way. */
  notable: Notable;
};

/** How what an event tells of ended. */
export type Outcome =
  /** It was refused. */
  | 'REFUSED'
  /** It was done. */
  | 'SUCCESS';

/** Where one page of a connection ends (Relay). */
export type PageInfo = {
  /** The cursor of the last edge; null on an empty page. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether there are more after `endCursor`. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether there are some before `startCursor`. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first edge; null on an empty page. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** What a school asks of passwords. */
export type PasswordPolicy = {
  /** Whether lower and upper case, a digit and a special character must be in it. */
  composition: Scalars['Boolean']['output'];
  /** The shortest, in characters: from 8 to 64. */
  minLength: Scalars['Int']['output'];
};

/** What a password must be; the strictest of a person's schools and roles holds. */
export type PasswordRules = {
  /** Whether lower and upper case, a digit and a special character must be in it. */
  composition: Scalars['Boolean']['output'];
  /** The longest. */
  maxLength: Scalars['Int']['output'];
  /** The shortest, in characters (Unicode code points). */
  minLength: Scalars['Int']['output'];
};

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

/** A change of address that waits for agreement. */
export type PendingAddressChange = {
  /** The new address. */
  address: Scalars['String']['output'];
  /** Until when the links work. */
  expiresAt: Scalars['DateTime']['output'];
  /** The one it replaces; null where there is none to ask. */
  previousAddress?: Maybe<Scalars['String']['output']>;
  /** The addresses that have not agreed yet. */
  waitingFor: Array<AddressSide>;
};

/** Whole days of Europe/Paris, and perhaps one school. */
export type PeriodFilter = {
  /** The first day. */
  from: Scalars['Date']['input'];
  /** Concerning this school; all within scope where none is given. */
  school?: InputMaybe<Scalars['ID']['input']>;
  /** The last day, that one included. */
  to: Scalars['Date']['input'];
};

/** A person's names, as the school writes them. */
export type PersonName = {
  /** The birth name, where it is known. */
  birth?: Maybe<Scalars['String']['output']>;
  /** The usual family name. */
  family: Scalars['String']['output'];
  /** The first name. */
  given: Scalars['String']['output'];
};

/** Enough of a person to name and link them. */
export type PersonRef = {
  /** « Given Family »; null when the person was erased. */
  displayName?: Maybe<Scalars['String']['output']>;
  /** What distinguishes them: class of a pupil, first function of staff. */
  hint?: Maybe<Scalars['String']['output']>;
  /** The account's id. */
  id: Scalars['ID']['output'];
  /** A profile held within one's scope, the first by order of the enum; null for none. */
  profile?: Maybe<Profile>;
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
  classes?: Array<Scalars['String']['input']>;
  /** What they do there, in words, such as « Agent d’accueil ». */
  function?: InputMaybe<Scalars['String']['input']>;
  /** The part played there. */
  profile: Profile;
  /** The school. */
  school: Scalars['ID']['input'];
};

/** What a school's pages of the portal lead to and tell. */
export type PortalSettings = {
  /** The school's colour, `#7a1f3d`, for its mails and pages. */
  color?: Maybe<Scalars['String']['output']>;
  /** Whom to ask about an account or the right of access, in words. */
  contact?: Maybe<Scalars['String']['output']>;
  /** How data is protected. */
  privacyUrl?: Maybe<Scalars['String']['output']>;
  /** The terms of use. */
  termsUrl?: Maybe<Scalars['String']['output']>;
  /** A film that explains how to sign in. */
  videoUrl?: Maybe<Scalars['String']['output']>;
};

/** A postal address. */
export type PostalAddress = {
  /** Country. */
  country?: Maybe<Scalars['String']['output']>;
  /** Postcode. */
  postcode?: Maybe<Scalars['String']['output']>;
  /** Street and number. */
  street?: Maybe<Scalars['String']['output']>;
  /** Town. */
  town?: Maybe<Scalars['String']['output']>;
};

/** A mail as it would look. */
export type PreviewedMail = {
  /** As a page. */
  html: Scalars['String']['output'];
  /** The subject line. */
  subject: Scalars['String']['output'];
  /** As plain text. */
  text: Scalars['String']['output'];
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

/** Where one profile signs in. */
export type ProfileSignInPlace = {
  /** The place. */
  place: SignInPlace;
  /** The profile. */
  profile: Profile;
};

/** A projection that is built from the first event on, to take the place of the live one. */
export type ProjectionBuild = {
  /** How many of its events a second. */
  eventsPerSecond: Scalars['Float']['output'];
  /** How much is done, by the place in the order of events: from 0 to 1. */
  fraction: Scalars['Float']['output'];
  /** Its name. */
  name: Scalars['String']['output'];
};

/** A projection that is not level. */
export type ProjectionState = {
  /** How far it lags, in seconds. */
  lagSeconds: Scalars['Float']['output'];
  /** Its name. */
  name: Scalars['String']['output'];
  /** Whether it has stopped at an event it cannot apply. */
  stopped: Scalars['Boolean']['output'];
};

/** A form teacher who could manage the credentials of their classes. */
export type ProposedManager = {
  /** The classes they are form teacher of. */
  classes: Array<Scalars['String']['output']>;
  /** Whether they manage these classes already. */
  granted: Scalars['Boolean']['output'];
  /** Who. */
  person: PersonRef;
};

/** What everybody may know of a school. */
export type PublicSchool = {
  /** The code by which its authority knows it (the UAI). */
  code: Scalars['String']['output'];
  /** The school's id, such as `uai-0611234X`. */
  id: Scalars['ID']['output'];
  /** Until when the old login works; null where there is none. */
  legacyLogin?: Maybe<LegacyLogin>;
  /** Its name. */
  name: Scalars['String']['output'];
  /** The network it belongs to, such as an academy. */
  network?: Maybe<Scalars['String']['output']>;
  /** What its pages lead to and tell. */
  portal: PortalSettings;
  /** Its town. */
  town?: Maybe<Scalars['String']['output']>;
};

/** What can be asked. */
export type Query = {
  /** One account; null when there is none within one's scope. Reading it is recorded. Needs `READ_ACCOUNTS`. */
  account?: Maybe<Account>;
  /**
   * An account as it was at an instant, told by the events that had happened by then; null when there is none within
   * one's scope, or was none yet. Reading it is recorded. Needs `READ_ACCOUNTS`; `AS_OF_FUTURE` for an instant to come.
   */
  accountAsOf?: Maybe<AccountAsOf>;
  /**
   * What differs in an account between two instants, as `accountAsOf` tells them; all that there is where the earlier one
   * is before its creation. Besides the fields of changes, `status`, `activated`, `password` and `logins`, `places` and
   * `roles`, the last three one to a line. Reading it is recorded. Needs `READ_ACCOUNTS`; `AS_OF_FUTURE`, and `BAD_INPUT`
   * where the later instant comes first.
   */
  accountDifference: Array<ValueChange>;
  /** Accounts within one's scope, by name. A search by name or login is recorded. Needs `READ_ACCOUNTS`. */
  accounts: AccountConnection;
  /** One campaign; null when there is none within one's scope. Needs `DISTRIBUTE_CREDENTIALS`. */
  campaign?: Maybe<Campaign>;
  /** Whom a campaign would reach, and one mail of it. Needs `DISTRIBUTE_CREDENTIALS`. */
  campaignPreview: CampaignPreview;
  /** « Diffusion des identifiants » (KO-6), newest first, within one's scope. Needs `DISTRIBUTE_CREDENTIALS`. */
  campaigns: CampaignConnection;
  /** The acts themselves, newest first. Needs `READ_REGISTER`; errors as `registerPictures`. */
  credentialActList: CredentialActConnection;
  /**
   * « Qui a réinitialisé quoi » (KO-13): what people did to the credentials of others in a period, by who did it.
   * Needs `READ_REGISTER`; errors as `registerPictures`.
   */
  credentialActs: CredentialActs;
  /**
   * Every credential an account ever had, newest first, and every hand it went through: « qui a eu ce mot de passe entre
   * les mains ? ». From the account's own stream, so exact; an account that leads to it has its own. All is told of an
   * account within one's scope, but of events beyond it not why. Reading it is recorded. Needs `READ_REGISTER`; null when
   * there is no such account within one's scope.
   */
  credentialHands?: Maybe<Array<HandedCredential>>;
  /** How many people a file would hold, and how they stand. Needs `MANAGE_CREDENTIALS`; errors as `makeCredentialsFile`. */
  credentialsFilePreview: CredentialsFilePreview;
  /**
   * « Fichiers des identifiants » (KO-2), newest first: those of schools and classes within one's scope, and one's own.
   * Needs `MANAGE_CREDENTIALS`.
   */
  credentialsFiles: CredentialsFileConnection;
  /** One event in full; null when there is none within one's scope. Reading it is recorded. Needs `READ_REGISTER`. */
  event?: Maybe<JournalEvent>;
  /** What one had exported in the last 24 hours, newest first. For everybody signed in, their own only. */
  exports: Array<Export>;
  /** One import; null when there is none within one's scope. Needs `IMPORT_DIRECTORY`. */
  import?: Maybe<Import>;
  /** Imports within one's scope, newest first. Needs `IMPORT_DIRECTORY`. */
  imports: ImportConnection;
  /**
   * Other accounts that are probably one's own: of other schools, under the same name, with an e-mail address that one
   * has confirmed; open, without a role, and led nowhere yet. For everybody signed in, about their own account.
   */
  joinableAccounts: Array<JoinableAccount>;
  /**
   * The register: every account event within one's scope, newest first; a page stays in place when events arrive.
   * What arrives after a page is asked for with `last` and its `startCursor` as `before`, each event once: more wait while
   * `hasPreviousPage`, and an empty answer leaves the cursor as it was. After an empty page, `last` alone does.
   * A search by name or login is recorded, with whom it showed, and a page narrowed to one person as a reading of their
   * history. Needs `READ_REGISTER`.
   */
  journal: JournalConnection;
  /** The answer before the table: how many events, by day and by kind. Needs `READ_REGISTER`. */
  journalSummary: JournalSummary;
  /** One of them: how far it has come; null when there is none within one's scope. Needs `MANAGE_SCHOOLS`. */
  legacyImport?: Maybe<LegacyImport>;
  /** The files of old user names that were taken in for a school, the newest first. Needs `MANAGE_SCHOOLS`. */
  legacyImports: Array<LegacyImport>;
  /** The mails to people within one's scope, newest first. Needs `READ_MAILS`. */
  mails: MailConnection;
  /** The person who is signed in; null for a visitor. */
  me?: Maybe<Me>;
  /**
   * How far the people of a school have moved from the old login to the new one, by profile. People who sign in at
   * their academy are left aside. Needs `READ_ACCOUNTS`.
   */
  migration: Migration;
  /** The people whom `migration` counts, by name. Needs `READ_ACCOUNTS`. */
  migrationPeople: MigrationConnection;
  /**
   * The events of one's own account, and of those joined to it, in the order of time, newest first; those included in
   * which staff looked at it.
   * For everybody signed in; reading one's own is not recorded.
   */
  myHistory: JournalConnection;
  /** One's own sessions that have not ended, the newest use first. */
  mySessions: Array<Session>;
  /**
   * The form teachers of a school, as the directory names them, who could manage the credentials of their classes (KO-10),
   * by name. Needs `MANAGE_RIGHTS`.
   */
  proposedManagers: Array<ProposedManager>;
  /** What a school's public page shows; null where there is no such school. For everybody. */
  publicSchool?: Maybe<PublicSchool>;
  /**
   * What happened in a period, day by day, against the period of the same length before it: counts, nothing that names
   * a person who was acted on. Needs `READ_REGISTER`; `BAD_INPUT` for more than 400 days, or a school out of scope.
   */
  registerPictures: RegisterPictures;
  /** « Récapitulatif des droits d'accès »: who holds a role within one's own scope, by name. Needs `MANAGE_RIGHTS`. */
  roleHolders: RoleHolderConnection;
  /** One's own saved views of a page, by name. For everybody signed in. */
  savedViews: Array<SavedView>;
  /** One school; null when there is none within one's scope. Needs `READ_SCHOOLS`. */
  school?: Maybe<School>;
  /**
   * Who held a role that reached a school, or some of its classes, at an instant, by name: over the school or some of its
   * classes, and within one's own scope, as in `roleHolders`, over its network (as it is now) or over the installation.
   * Needs `READ_REGISTER` over the whole school; `AS_OF_FUTURE` for an instant to come.
   */
  schoolRolesAsOf: Array<RoleAsOf>;
  /**
   * Which roles that reach a school were gained and lost between two instants, as `schoolRolesAsOf`. One that was given
   * again with another last day is neither. `BAD_INPUT` where the later instant comes first.
   */
  schoolRolesDifference: RolesDifference;
  /** Schools within one's scope, by name. Needs `READ_SCHOOLS`. */
  schools: SchoolConnection;
  /**
   * The programs whose token reads something within one's own scope, those that go on first, by label; at most 500.
   * Those that ended over a year ago are left out. Needs `MANAGE_RIGHTS`.
   */
  services: Array<Service>;
  /** How the projections are doing: for the dashboard's banner. For everybody signed in. */
  systemStatus: SystemStatus;
};


/** What can be asked. */
export type QueryAccountArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryAccountAsOfArgs = {
  asOf: Scalars['DateTime']['input'];
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryAccountDifferenceArgs = {
  from: Scalars['DateTime']['input'];
  id: Scalars['ID']['input'];
  to: Scalars['DateTime']['input'];
};


/** What can be asked. */
export type QueryAccountsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AccountFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be asked. */
export type QueryCampaignArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryCampaignPreviewArgs = {
  input: CampaignInput;
};


/** What can be asked. */
export type QueryCampaignsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be asked. */
export type QueryCredentialActListArgs = {
  actor?: InputMaybe<Scalars['ID']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter: PeriodFilter;
  first?: InputMaybe<Scalars['Int']['input']>;
  notable?: InputMaybe<Notable>;
};


/** What can be asked. */
export type QueryCredentialActsArgs = {
  filter: PeriodFilter;
};


/** What can be asked. */
export type QueryCredentialHandsArgs = {
  account: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryCredentialsFilePreviewArgs = {
  target: CredentialsTargetInput;
};


/** What can be asked. */
export type QueryCredentialsFilesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be asked. */
export type QueryEventArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryImportArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryImportsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be asked. */
export type QueryJournalArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<JournalFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be asked. */
export type QueryJournalSummaryArgs = {
  filter?: InputMaybe<JournalFilter>;
};


/** What can be asked. */
export type QueryLegacyImportArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryLegacyImportsArgs = {
  school: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryMailsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  state?: InputMaybe<MailState>;
};


/** What can be asked. */
export type QueryMigrationArgs = {
  school: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryMigrationPeopleArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter: MigrationFilter;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be asked. */
export type QueryMyHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be asked. */
export type QueryProposedManagersArgs = {
  school: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryPublicSchoolArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryRegisterPicturesArgs = {
  filter: PeriodFilter;
};


/** What can be asked. */
export type QueryRoleHoldersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  role?: InputMaybe<Role>;
  school?: InputMaybe<Scalars['ID']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked. */
export type QuerySavedViewsArgs = {
  page: ViewPage;
};


/** What can be asked. */
export type QuerySchoolArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QuerySchoolRolesAsOfArgs = {
  asOf: Scalars['DateTime']['input'];
  school: Scalars['ID']['input'];
};


/** What can be asked. */
export type QuerySchoolRolesDifferenceArgs = {
  from: Scalars['DateTime']['input'];
  school: Scalars['ID']['input'];
  to: Scalars['DateTime']['input'];
};


/** What can be asked. */
export type QuerySchoolsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};

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

/** Why one record was merged, left out or refused. */
export type RecordReason = {
  /** A translation key, `reasons.<code>`. */
  code: Scalars['String']['output'];
  /** Its file. */
  file: Scalars['String']['output'];
  /** Its kind. */
  kind: RecordKind;
  /** The line it starts at. */
  line: Scalars['Int']['output'];
};

/** The answer to whoever asks, the same for all. */
export type RecoveryAnswer = {
  /** Always true: it was asked, and a mail is under way if there is where to. */
  asked: Scalars['Boolean']['output'];
};

/** What a mailed link is for. */
export type RecoveryLink = {
  /** Whose password it is: « Given Family ». */
  displayName: Scalars['String']['output'];
  /** Until when the link works. */
  expiresAt: Scalars['DateTime']['output'];
  /** True for a first password. */
  first: Scalars['Boolean']['output'];
  /** The login. */
  login: Scalars['String']['output'];
  /** What the password must be. */
  rules: PasswordRules;
};

/** The pictures of a period. */
export type RegisterPictures = {
  /** The four families, in the order of the enum. */
  families: Array<FamilyPicture>;
  /** When people signed in: 7 × 24 counts, hours without any left out. */
  hours: Array<HourCount>;
  /** Who reset most for others, at most 10. */
  resetters: Array<ActorCount>;
  /** The schools where most happened, at most 12, by the sum of their counts. */
  schools: Array<SchoolPicture>;
};

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
  campaign: Scalars['ID']['input'];
  /** A UUID of one's own, so that a request that is sent twice starts one reminder. */
  key: Scalars['ID']['input'];
  /** « Texte personnalisable »; the campaign's own where it is not given. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** « Objet »; the campaign's own where it is not given. */
  title?: InputMaybe<Scalars['String']['input']>;
};

/** Whom to remind. */
export type RemindOfMigrationInput = {
  /** People of this profile only. */
  profile?: InputMaybe<Profile>;
  /** The school. */
  school: Scalars['ID']['input'];
};

/** A mailed link's secret and the password chosen. */
export type ResetPasswordInput = {
  /** « Se déconnecter des autres appareils »: ends the sessions there. */
  endOtherSessions?: Scalars['Boolean']['input'];
  /** The password chosen. */
  password: Scalars['String']['input'];
  /** « Se souvenir de moi », as in `SignInInput`. */
  remember?: Scalars['Boolean']['input'];
  /** The secret of the link, from its fragment. */
  token: Scalars['String']['input'];
};

/** A service to end. */
export type RevokeServiceInput = {
  /** Why, in one's own words; not empty. */
  reason: Scalars['String']['input'];
  /** The service. */
  service: Scalars['ID']['input'];
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

/** A role somebody held. */
export type RoleAsOf = {
  /** Who. */
  person: PersonRef;
  /** Which, and where. */
  role: RoleGrant;
  /** Since when. */
  since: Scalars['DateTime']['output'];
};

/** A role somebody holds. */
export type RoleGrant = {
  /** The last day it holds (Europe/Paris); null for no end. */
  endsOn?: Maybe<Scalars['Date']['output']>;
  /** When it was granted. */
  grantedAt: Scalars['DateTime']['output'];
  /** Who granted it; null for the system. */
  grantedBy?: Maybe<PersonRef>;
  /** The id of the grant. */
  id: Scalars['ID']['output'];
  /** The role. */
  role: Role;
  /** Where it holds. */
  scope: Scope;
  /** Whether all of its scope is told; false where some of it lies beyond one's own, so that it is not one's to change. */
  whole: Scalars['Boolean']['output'];
};

/** Somebody who holds a role. */
export type RoleHolder = {
  /** The account's id. */
  id: Scalars['ID']['output'];
  /** True while the invitation waits: no password yet. */
  invited: Scalars['Boolean']['output'];
  /** The login. */
  login: Scalars['String']['output'];
  /** Who. */
  person: PersonRef;
  /** The roles held now, as far as they lie within one's own scope. */
  roles: Array<RoleGrant>;
};

/** A page of role holders. */
export type RoleHolderConnection = {
  /** The role holders with their cursors. */
  edges: Array<RoleHolderEdge>;
  /** Where the page ends. */
  pageInfo: PageInfo;
};

/** One role holder of a page. */
export type RoleHolderEdge = {
  /** The place in the list. */
  cursor: Scalars['String']['output'];
  /** The role holder. */
  node: RoleHolder;
};

/** What changed among the roles that reach a school. */
export type RolesDifference = {
  /** Held later, not earlier. */
  gained: Array<RoleAsOf>;
  /** Held earlier, not later. */
  lost: Array<RoleAsOf>;
};

/** A service that is to get another token. */
export type RotateServiceTokenInput = {
  /** The last day the new token works, of Europe/Paris. */
  endsOn: Scalars['Date']['input'];
  /** For how many hours the token before goes on, 0 to 168. */
  previousHours?: Scalars['Int']['input'];
  /** The service. */
  service: Scalars['ID']['input'];
};

/** A view to save. */
export type SaveViewInput = {
  /** What one calls it: 1 to 60 characters. */
  name: Scalars['String']['input'];
  /** The page. */
  page: ViewPage;
  /** The part of the address after `?`, at most 2,000 characters. */
  query: Scalars['String']['input'];
  /** In place of one of that name. */
  replace?: Scalars['Boolean']['input'];
};

/** What a page shows, under a name. */
export type SavedView = {
  /** The view's id. */
  id: Scalars['ID']['output'];
  /** What one calls it. */
  name: Scalars['String']['output'];
  /** The page. */
  page: ViewPage;
  /** The part of the address after `?`. */
  query: Scalars['String']['output'];
};

/** A school. */
export type School = {
  /** Its address. */
  address?: Maybe<PostalAddress>;
  /** Its classes, by code. */
  classes: Array<SchoolClass>;
  /** The code by which its authority knows it (the UAI). */
  code: Scalars['String']['output'];
  /** The school's id, such as `uai-0611234X`. */
  id: Scalars['ID']['output'];
  /** Until when the old login works; null where there is none. */
  legacyLogin?: Maybe<LegacyLogin>;
  /** What its letters to families say and show. */
  letter: LetterSettings;
  /** How many people are affiliated now, by profile. */
  members: Array<MemberCount>;
  /** Its name. */
  name: Scalars['String']['output'];
  /** The network it belongs to, such as an academy. */
  network?: Maybe<Scalars['String']['output']>;
  /** What passwords of its people must be. */
  passwordPolicy: PasswordPolicy;
  /** Its telephone number. */
  phone?: Maybe<Scalars['String']['output']>;
  /** What its pages of the portal lead to and tell. */
  portal: PortalSettings;
  /** When it was registered. */
  registeredAt: Scalars['DateTime']['output'];
  /** `PUBLIC` or `PRIVATE`. */
  sector?: Maybe<Scalars['String']['output']>;
  /** Where each profile signs in. */
  signInPlaces: Array<ProfileSignInPlace>;
  /** `LYCEE`, `COLLEGE`, … */
  type?: Maybe<Scalars['String']['output']>;
};

/** A class of a school. */
export type SchoolClass = {
  /** Its code, as in the directory. */
  code: Scalars['String']['output'];
  /** Its label, where there is one. */
  label?: Maybe<Scalars['String']['output']>;
};

/** A page of schools. */
export type SchoolConnection = {
  /** The schools with their cursors. */
  edges: Array<SchoolEdge>;
  /** Where the page ends. */
  pageInfo: PageInfo;
};

/** How many would leave one school. */
export type SchoolDepartures = {
  /** How many would leave. */
  departing: Scalars['Int']['output'];
  /** How many are there now. */
  members: Scalars['Int']['output'];
  /** The school. */
  school: SchoolRef;
};

/** One school of a page. */
export type SchoolEdge = {
  /** The place in the list. */
  cursor: Scalars['String']['output'];
  /** The school. */
  node: School;
};

/** What happened in one school. */
export type SchoolPicture = {
  /** The count of each family, in the order of the enum. */
  counts: Array<Scalars['Int']['output']>;
  /** The school. */
  school: SchoolRef;
};

/** The policy was set. */
export type SchoolPolicyResult = {
  /** True when the read models do not show it yet. */
  pending: Scalars['Boolean']['output'];
  /** The school as it stands now. */
  school: School;
};

/** Enough of a school to name and link it. */
export type SchoolRef = {
  /** The school's id, such as `uai-0611234X`. */
  id: Scalars['ID']['output'];
  /** Its name. */
  name: Scalars['String']['output'];
};

/** Where a role holds. */
export type Scope = {
  /** The classes, with `CLASSES`. */
  classes: Array<Scalars['String']['output']>;
  /** How wide. */
  kind: ScopeKind;
  /** The network, with `NETWORK`. */
  network?: Maybe<Scalars['String']['output']>;
  /** The schools, with `SCHOOLS`, or the one of `CLASSES`. */
  schools: Array<SchoolRef>;
};

/** Where a role is to hold. */
export type ScopeInput = {
  /** Class codes, with `CLASSES`. */
  classes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How wide. */
  kind: ScopeKind;
  /** The network, with `NETWORK`. */
  network?: InputMaybe<Scalars['String']['input']>;
  /** School ids, with `SCHOOLS`; exactly one with `CLASSES`. */
  schools?: InputMaybe<Array<Scalars['ID']['input']>>;
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

/** The mail is in the queue again. */
export type SendMailAgainResult = {
  /** The mail as it stands now. */
  mail: Mail;
};

/** A program that has a token for this API. */
export type Service = {
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** Who made it; null for somebody erased, for the system, and where it is not told whole. */
  createdBy?: Maybe<PersonRef>;
  /** Until when its token works. */
  expiresAt: Scalars['DateTime']['output'];
  /** Who made the token that works now: the same, or whoever replaced it last; null as `createdBy`. */
  givenBy?: Maybe<PersonRef>;
  /**
   * Whether whoever made that token may not give such a one any more: they lost the role, or its scope. The token goes on,
   * for it is not theirs; false where `givenBy` is not told, and once it was revoked.
   */
  giverMayNot: Scalars['Boolean']['output'];
  /** The service's id: the name of its actor in the register. */
  id: Scalars['ID']['output'];
  /** What people call it. */
  label: Scalars['String']['output'];
  /** When a token of it was last used, to the minute; null for never. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Until when the token before works; null when it works no more. */
  previousUntil?: Maybe<Scalars['DateTime']['output']>;
  /** When it was revoked; null while it goes on. */
  revokedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it may read. */
  rights: Array<Right>;
  /** Of which schools; of one that is not told whole, those within one's own scope. */
  scope: Scope;
  /** Whether all of its scope lies within one's own: only then its token can be replaced or revoked. */
  whole: Scalars['Boolean']['output'];
};

/** A token, shown once: only a hash of it is kept. */
export type ServiceToken = {
  /** The service. */
  service: Service;
  /** The token. */
  token: Scalars['String']['output'];
};

/** A browser that is signed in. */
export type Session = {
  /** Whether it is the one that asks. */
  current: Scalars['Boolean']['output'];
  /** The browser and the system, such as `Firefox · Windows`; null where neither is known. */
  device?: Maybe<Scalars['String']['output']>;
  /** When it ends at the latest. */
  expiresAt: Scalars['DateTime']['output'];
  /** The session's id. */
  id: Scalars['ID']['output'];
  /** When it was last used, to the minute. */
  lastSeenAt: Scalars['DateTime']['output'];
  /** The network it was last used from, its address shortened, such as `203.0.113.*`; null where it is not known. */
  network?: Maybe<Scalars['String']['output']>;
  /** « Se souvenir de moi ». */
  remembered: Scalars['Boolean']['output'];
  /** When it began. */
  startedAt: Scalars['DateTime']['output'];
};

/** Until when the old login is to work; both days, or neither. */
export type SetLegacyLoginPeriodInput = {
  /** The last day of the old one. */
  endsOn?: InputMaybe<Scalars['Date']['input']>;
  /** The first day of the new way of signing in. */
  opensOn?: InputMaybe<Scalars['Date']['input']>;
  /** The school. */
  school: Scalars['ID']['input'];
};

/** A school and what its letters say and show; what is left out is none. */
export type SetLetterSettingsInput = {
  /** The logo, as a `data:` address of a PNG or JPEG. */
  logo?: InputMaybe<Scalars['String']['input']>;
  /** The school. */
  school: Scalars['ID']['input'];
  /** In the school's own words: at most 600 characters. */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** A school and what its people's passwords must be. */
export type SetPasswordPolicyInput = {
  /** Whether lower and upper case, a digit and a special character must be in it. */
  composition: Scalars['Boolean']['input'];
  /** The shortest, in characters: from 8 to 64. */
  minLength: Scalars['Int']['input'];
  /** The school. */
  school: Scalars['ID']['input'];
};

/** A school and what its pages lead to; what is left out is none. */
export type SetPortalSettingsInput = {
  /**
   * The school's colour, `#7a1f3d`. Error `PORTAL_COLOR_UNREADABLE` for one that is not written so, or whose contrast
   * with white is below 4.5 (WCAG 2.2, 1.4.3).
   */
  color?: InputMaybe<Scalars['String']['input']>;
  /** Whom to ask, in words: at most 300 characters. */
  contact?: InputMaybe<Scalars['String']['input']>;
  /** How data is protected: an `https` address. */
  privacyUrl?: InputMaybe<Scalars['String']['input']>;
  /** The school. */
  school: Scalars['ID']['input'];
  /** The terms of use: an `https` address. */
  termsUrl?: InputMaybe<Scalars['String']['input']>;
  /** A film that explains how to sign in: an `https` address. */
  videoUrl?: InputMaybe<Scalars['String']['input']>;
};

/** Where the people of one profile are to sign in. */
export type SetSignInPlaceInput = {
  /** The place. */
  place: SignInPlace;
  /** The profile. */
  profile: Profile;
  /** The school. */
  school: Scalars['ID']['input'];
};

/** The policy was set. */
export type SetSignInPlaceResult = {
  /** True when the read models do not show it yet. */
  pending: Scalars['Boolean']['output'];
  /** The school as it stands now. */
  school: School;
};

/** What is typed to sign in. */
export type SignInInput = {
  /** E-mail address or login. */
  login: Scalars['String']['input'];
  /** The password, as typed. */
  password: Scalars['String']['input'];
  /** « Se souvenir de moi »: 30 days in this browser, instead of until it is closed. Ignored for people with a role. */
  remember?: Scalars['Boolean']['input'];
};

/** Where people sign in. */
export type SignInPlace =
  /** At their academy. */
  | 'ACADEMY'
  /** Here, with a Loge password. */
  | 'LOCAL';

/** Signed in; the session is in a cookie. */
export type SignInResult = {
  /** Who is signed in now. */
  me: Me;
};

/** Signed out. */
export type SignOutResult = {
  /** Always true. */
  signedOut: Scalars['Boolean']['output'];
};

/** Which import to run. */
export type StartImportInput = {
  /** The departures it announced are right. */
  confirmDepartures?: InputMaybe<Scalars['Boolean']['input']>;
  /** The import's id. */
  id: Scalars['ID']['input'];
};

/** Whether all goes well. */
export type SystemState =
  /** A read model has stopped or lags: what is shown may be old. */
  | 'DEGRADED'
  /** All goes well. */
  | 'OK';

/** How Loge is doing. */
export type SystemStatus = {
  /** The projections and reactors that are not level. */
  behind: Array<ProjectionState>;
  /** Whether this is the demo. */
  demo: Scalars['Boolean']['output'];
  /** The projections that are rebuilt beside the live ones, which go on. */
  rebuilding: Array<ProjectionBuild>;
  /** `degraded` when a projection has stopped or lags, or cannot be rebuilt; not merely because one is rebuilt. */
  state: SystemState;
};

/** What somebody needs to sign in once and choose a password of their own. */
export type TemporaryCredentials = {
  /** The account's id. */
  account: Scalars['ID']['output'];
  /** « Given Family ». */
  displayName: Scalars['String']['output'];
  /** Until when it works. */
  expiresAt: Scalars['DateTime']['output'];
  /** What is typed to sign in. */
  login: Scalars['String']['output'];
  /** The temporary password: shown once and never again. Hyphens, spaces and case do not matter when it is typed. */
  password: Scalars['String']['output'];
};

/** One value before and after. */
export type ValueChange = {
  /** After; null for nothing. */
  after?: Maybe<Scalars['String']['output']>;
  /** Before; null for nothing. */
  before?: Maybe<Scalars['String']['output']>;
  /** Which value, such as `name.family`: a key of the catalogue. */
  field: Scalars['String']['output'];
};

/** A page that can be shown in several ways. */
export type ViewPage =
  /** The accounts. */
  | 'ACCOUNTS'
  /** The register. */
  | 'REGISTER';

/** Which grant to take back. */
export type WithdrawRoleInput = {
  /** The account. */
  account: Scalars['ID']['input'];
  /** The grant. */
  grant: Scalars['ID']['input'];
  /** Why, in one's own words. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** The role was withdrawn. */
export type WithdrawRoleResult = {
  /** The grant's id. */
  grant: Scalars['ID']['output'];
  /** True when the lists do not show it yet. */
  pending: Scalars['Boolean']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcceptInvitationInput: AcceptInvitationInput;
  Account: ResolverTypeWrapper<Account>;
  AccountActInput: AccountActInput;
  AccountActResult: ResolverTypeWrapper<AccountActResult>;
  AccountAsOf: ResolverTypeWrapper<AccountAsOf>;
  AccountConnection: ResolverTypeWrapper<AccountConnection>;
  AccountEdge: ResolverTypeWrapper<AccountEdge>;
  AccountFilter: AccountFilter;
  AccountStatus: AccountStatus;
  AccountSummary: ResolverTypeWrapper<AccountSummary>;
  ActingPerson: ResolverTypeWrapper<ActingPerson>;
  ActorCount: ResolverTypeWrapper<ActorCount>;
  ActorKind: ActorKind;
  AddPlaceInput: AddPlaceInput;
  AddressAgreement: ResolverTypeWrapper<AddressAgreement>;
  AddressLink: ResolverTypeWrapper<AddressLink>;
  AddressSide: AddressSide;
  Affiliation: ResolverTypeWrapper<Affiliation>;
  AffiliationAsOf: ResolverTypeWrapper<AffiliationAsOf>;
  AnalyseImportInput: AnalyseImportInput;
  AskAddressChangeInput: AskAddressChangeInput;
  AskAddressChangeResult: ResolverTypeWrapper<AskAddressChangeResult>;
  AskForgottenLoginInput: AskForgottenLoginInput;
  AskPasswordRecoveryInput: AskPasswordRecoveryInput;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Campaign: ResolverTypeWrapper<Campaign>;
  CampaignConnection: ResolverTypeWrapper<CampaignConnection>;
  CampaignCounts: ResolverTypeWrapper<CampaignCounts>;
  CampaignDay: ResolverTypeWrapper<CampaignDay>;
  CampaignEdge: ResolverTypeWrapper<CampaignEdge>;
  CampaignInput: CampaignInput;
  CampaignPreview: ResolverTypeWrapper<CampaignPreview>;
  CampaignReport: CampaignReport;
  CampaignResult: ResolverTypeWrapper<CampaignResult>;
  CampaignState: CampaignState;
  ChangeContactsInput: ChangeContactsInput;
  ChangeLoginInput: ChangeLoginInput;
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordResult: ResolverTypeWrapper<ChangePasswordResult>;
  ChangedLogin: ResolverTypeWrapper<ChangedLogin>;
  Channel: Channel;
  ChildInput: ChildInput;
  Contacts: ResolverTypeWrapper<Contacts>;
  ContactsInput: ContactsInput;
  CreateAccountInput: CreateAccountInput;
  CreateServiceInput: CreateServiceInput;
  CreatedAccount: ResolverTypeWrapper<CreatedAccount>;
  CredentialAct: ResolverTypeWrapper<CredentialAct>;
  CredentialActConnection: ResolverTypeWrapper<CredentialActConnection>;
  CredentialActEdge: ResolverTypeWrapper<CredentialActEdge>;
  CredentialActs: ResolverTypeWrapper<CredentialActs>;
  CredentialEnd: CredentialEnd;
  CredentialKind: CredentialKind;
  Credentials: ResolverTypeWrapper<Credentials>;
  CredentialsFile: ResolverTypeWrapper<CredentialsFile>;
  CredentialsFileConnection: ResolverTypeWrapper<CredentialsFileConnection>;
  CredentialsFileDeleted: ResolverTypeWrapper<CredentialsFileDeleted>;
  CredentialsFileEdge: ResolverTypeWrapper<CredentialsFileEdge>;
  CredentialsFilePreview: ResolverTypeWrapper<CredentialsFilePreview>;
  CredentialsFileResult: ResolverTypeWrapper<CredentialsFileResult>;
  CredentialsFormat: CredentialsFormat;
  CredentialsRenewal: CredentialsRenewal;
  CredentialsTargetInput: CredentialsTargetInput;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DayCount: ResolverTypeWrapper<DayCount>;
  DeletedExport: ResolverTypeWrapper<DeletedExport>;
  DeletedView: ResolverTypeWrapper<DeletedView>;
  DistributionMeans: DistributionMeans;
  Download: ResolverTypeWrapper<Download>;
  DownloadCampaignReportInput: DownloadCampaignReportInput;
  DownloadCredentialsFileInput: DownloadCredentialsFileInput;
  EndPlaceInput: EndPlaceInput;
  EndSessionsResult: ResolverTypeWrapper<EndSessionsResult>;
  Export: ResolverTypeWrapper<Export>;
  ExportAccountsInput: ExportAccountsInput;
  ExportFormat: ExportFormat;
  ExportJournalInput: ExportJournalInput;
  ExportState: ExportState;
  ExportSubject: ExportSubject;
  ExportTimelineInput: ExportTimelineInput;
  FamilyMember: ResolverTypeWrapper<FamilyMember>;
  FamilyPicture: ResolverTypeWrapper<FamilyPicture>;
  FamilySide: FamilySide;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  GrantRoleInput: GrantRoleInput;
  GrantRoleResult: ResolverTypeWrapper<GrantRoleResult>;
  GrantRolesOutcome: ResolverTypeWrapper<GrantRolesOutcome>;
  Hand: ResolverTypeWrapper<Hand>;
  HandedCredential: ResolverTypeWrapper<HandedCredential>;
  HourCount: ResolverTypeWrapper<HourCount>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Import: ResolverTypeWrapper<Import>;
  ImportConnection: ResolverTypeWrapper<ImportConnection>;
  ImportEdge: ResolverTypeWrapper<ImportEdge>;
  ImportFile: ResolverTypeWrapper<ImportFile>;
  ImportFormat: ImportFormat;
  ImportLegacyLoginsInput: ImportLegacyLoginsInput;
  ImportPhase: ImportPhase;
  ImportProgress: ResolverTypeWrapper<ImportProgress>;
  ImportRefusal: ResolverTypeWrapper<ImportRefusal>;
  ImportReport: ResolverTypeWrapper<ImportReport>;
  ImportState: ImportState;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Invitation: ResolverTypeWrapper<Invitation>;
  InvitePersonInput: InvitePersonInput;
  InvitePersonResult: ResolverTypeWrapper<InvitePersonResult>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  JoinAccountsInput: JoinAccountsInput;
  JoinAccountsResult: ResolverTypeWrapper<JoinAccountsResult>;
  JoinableAccount: ResolverTypeWrapper<JoinableAccount>;
  JoinablePlace: ResolverTypeWrapper<JoinablePlace>;
  JournalActor: ResolverTypeWrapper<JournalActor>;
  JournalConnection: ResolverTypeWrapper<JournalConnection>;
  JournalEdge: ResolverTypeWrapper<JournalEdge>;
  JournalEvent: ResolverTypeWrapper<JournalEvent>;
  JournalFilter: JournalFilter;
  JournalSummary: ResolverTypeWrapper<JournalSummary>;
  KindCount: ResolverTypeWrapper<KindCount>;
  KindTally: ResolverTypeWrapper<KindTally>;
  Language: Language;
  LegacyImport: ResolverTypeWrapper<LegacyImport>;
  LegacyImportState: LegacyImportState;
  LegacyLogin: ResolverTypeWrapper<LegacyLogin>;
  LegacyRefusal: ResolverTypeWrapper<LegacyRefusal>;
  LegacySignInInput: LegacySignInInput;
  LetterSettings: ResolverTypeWrapper<LetterSettings>;
  Mail: ResolverTypeWrapper<Mail>;
  MailConnection: ResolverTypeWrapper<MailConnection>;
  MailEdge: ResolverTypeWrapper<MailEdge>;
  MailState: MailState;
  MakeCredentialsFileInput: MakeCredentialsFileInput;
  Me: ResolverTypeWrapper<Me>;
  MemberCount: ResolverTypeWrapper<MemberCount>;
  Migration: ResolverTypeWrapper<Migration>;
  MigrationConnection: ResolverTypeWrapper<MigrationConnection>;
  MigrationCount: ResolverTypeWrapper<MigrationCount>;
  MigrationEdge: ResolverTypeWrapper<MigrationEdge>;
  MigrationFilter: MigrationFilter;
  MigrationPerson: ResolverTypeWrapper<MigrationPerson>;
  MigrationReminders: ResolverTypeWrapper<MigrationReminders>;
  MigrationState: MigrationState;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Notable: Notable;
  NotableCount: ResolverTypeWrapper<NotableCount>;
  Outcome: Outcome;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PasswordPolicy: ResolverTypeWrapper<PasswordPolicy>;
  PasswordRules: ResolverTypeWrapper<PasswordRules>;
  PasswordStanding: PasswordStanding;
  PendingAddressChange: ResolverTypeWrapper<PendingAddressChange>;
  PeriodFilter: PeriodFilter;
  PersonName: ResolverTypeWrapper<PersonName>;
  PersonRef: ResolverTypeWrapper<PersonRef>;
  PictureFamily: PictureFamily;
  PlaceInput: PlaceInput;
  PortalSettings: ResolverTypeWrapper<PortalSettings>;
  PostalAddress: ResolverTypeWrapper<PostalAddress>;
  PreviewedMail: ResolverTypeWrapper<PreviewedMail>;
  Profile: Profile;
  ProfileSignInPlace: ResolverTypeWrapper<ProfileSignInPlace>;
  ProjectionBuild: ResolverTypeWrapper<ProjectionBuild>;
  ProjectionState: ResolverTypeWrapper<ProjectionState>;
  ProposedManager: ResolverTypeWrapper<ProposedManager>;
  PublicSchool: ResolverTypeWrapper<PublicSchool>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecordKind: RecordKind;
  RecordReason: ResolverTypeWrapper<RecordReason>;
  RecoveryAnswer: ResolverTypeWrapper<RecoveryAnswer>;
  RecoveryLink: ResolverTypeWrapper<RecoveryLink>;
  RegisterPictures: ResolverTypeWrapper<RegisterPictures>;
  Relation: Relation;
  RemindOfCampaignInput: RemindOfCampaignInput;
  RemindOfMigrationInput: RemindOfMigrationInput;
  ResetPasswordInput: ResetPasswordInput;
  RevokeServiceInput: RevokeServiceInput;
  Right: Right;
  Role: Role;
  RoleAsOf: ResolverTypeWrapper<RoleAsOf>;
  RoleGrant: ResolverTypeWrapper<RoleGrant>;
  RoleHolder: ResolverTypeWrapper<RoleHolder>;
  RoleHolderConnection: ResolverTypeWrapper<RoleHolderConnection>;
  RoleHolderEdge: ResolverTypeWrapper<RoleHolderEdge>;
  RolesDifference: ResolverTypeWrapper<RolesDifference>;
  RotateServiceTokenInput: RotateServiceTokenInput;
  SaveViewInput: SaveViewInput;
  SavedView: ResolverTypeWrapper<SavedView>;
  School: ResolverTypeWrapper<School>;
  SchoolClass: ResolverTypeWrapper<SchoolClass>;
  SchoolConnection: ResolverTypeWrapper<SchoolConnection>;
  SchoolDepartures: ResolverTypeWrapper<SchoolDepartures>;
  SchoolEdge: ResolverTypeWrapper<SchoolEdge>;
  SchoolPicture: ResolverTypeWrapper<SchoolPicture>;
  SchoolPolicyResult: ResolverTypeWrapper<SchoolPolicyResult>;
  SchoolRef: ResolverTypeWrapper<SchoolRef>;
  Scope: ResolverTypeWrapper<Scope>;
  ScopeInput: ScopeInput;
  ScopeKind: ScopeKind;
  SendMailAgainResult: ResolverTypeWrapper<SendMailAgainResult>;
  Service: ResolverTypeWrapper<Service>;
  ServiceToken: ResolverTypeWrapper<ServiceToken>;
  Session: ResolverTypeWrapper<Session>;
  SetLegacyLoginPeriodInput: SetLegacyLoginPeriodInput;
  SetLetterSettingsInput: SetLetterSettingsInput;
  SetPasswordPolicyInput: SetPasswordPolicyInput;
  SetPortalSettingsInput: SetPortalSettingsInput;
  SetSignInPlaceInput: SetSignInPlaceInput;
  SetSignInPlaceResult: ResolverTypeWrapper<SetSignInPlaceResult>;
  SignInInput: SignInInput;
  SignInPlace: SignInPlace;
  SignInResult: ResolverTypeWrapper<SignInResult>;
  SignOutResult: ResolverTypeWrapper<SignOutResult>;
  StartImportInput: StartImportInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  SystemState: SystemState;
  SystemStatus: ResolverTypeWrapper<SystemStatus>;
  TemporaryCredentials: ResolverTypeWrapper<TemporaryCredentials>;
  ValueChange: ResolverTypeWrapper<ValueChange>;
  ViewPage: ViewPage;
  WithdrawRoleInput: WithdrawRoleInput;
  WithdrawRoleResult: ResolverTypeWrapper<WithdrawRoleResult>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcceptInvitationInput: AcceptInvitationInput;
  Account: Account;
  AccountActInput: AccountActInput;
  AccountActResult: AccountActResult;
  AccountAsOf: AccountAsOf;
  AccountConnection: AccountConnection;
  AccountEdge: AccountEdge;
  AccountFilter: AccountFilter;
  AccountSummary: AccountSummary;
  ActingPerson: ActingPerson;
  ActorCount: ActorCount;
  AddPlaceInput: AddPlaceInput;
  AddressAgreement: AddressAgreement;
  AddressLink: AddressLink;
  Affiliation: Affiliation;
  AffiliationAsOf: AffiliationAsOf;
  AnalyseImportInput: AnalyseImportInput;
  AskAddressChangeInput: AskAddressChangeInput;
  AskAddressChangeResult: AskAddressChangeResult;
  AskForgottenLoginInput: AskForgottenLoginInput;
  AskPasswordRecoveryInput: AskPasswordRecoveryInput;
  Boolean: Scalars['Boolean']['output'];
  Campaign: Campaign;
  CampaignConnection: CampaignConnection;
  CampaignCounts: CampaignCounts;
  CampaignDay: CampaignDay;
  CampaignEdge: CampaignEdge;
  CampaignInput: CampaignInput;
  CampaignPreview: CampaignPreview;
  CampaignResult: CampaignResult;
  ChangeContactsInput: ChangeContactsInput;
  ChangeLoginInput: ChangeLoginInput;
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordResult: ChangePasswordResult;
  ChangedLogin: ChangedLogin;
  ChildInput: ChildInput;
  Contacts: Contacts;
  ContactsInput: ContactsInput;
  CreateAccountInput: CreateAccountInput;
  CreateServiceInput: CreateServiceInput;
  CreatedAccount: CreatedAccount;
  CredentialAct: CredentialAct;
  CredentialActConnection: CredentialActConnection;
  CredentialActEdge: CredentialActEdge;
  CredentialActs: CredentialActs;
  Credentials: Credentials;
  CredentialsFile: CredentialsFile;
  CredentialsFileConnection: CredentialsFileConnection;
  CredentialsFileDeleted: CredentialsFileDeleted;
  CredentialsFileEdge: CredentialsFileEdge;
  CredentialsFilePreview: CredentialsFilePreview;
  CredentialsFileResult: CredentialsFileResult;
  CredentialsTargetInput: CredentialsTargetInput;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DayCount: DayCount;
  DeletedExport: DeletedExport;
  DeletedView: DeletedView;
  Download: Download;
  DownloadCampaignReportInput: DownloadCampaignReportInput;
  DownloadCredentialsFileInput: DownloadCredentialsFileInput;
  EndPlaceInput: EndPlaceInput;
  EndSessionsResult: EndSessionsResult;
  Export: Export;
  ExportAccountsInput: ExportAccountsInput;
  ExportJournalInput: ExportJournalInput;
  ExportTimelineInput: ExportTimelineInput;
  FamilyMember: FamilyMember;
  FamilyPicture: FamilyPicture;
  Float: Scalars['Float']['output'];
  GrantRoleInput: GrantRoleInput;
  GrantRoleResult: GrantRoleResult;
  GrantRolesOutcome: GrantRolesOutcome;
  Hand: Hand;
  HandedCredential: HandedCredential;
  HourCount: HourCount;
  ID: Scalars['ID']['output'];
  Import: Import;
  ImportConnection: ImportConnection;
  ImportEdge: ImportEdge;
  ImportFile: ImportFile;
  ImportLegacyLoginsInput: ImportLegacyLoginsInput;
  ImportProgress: ImportProgress;
  ImportRefusal: ImportRefusal;
  ImportReport: ImportReport;
  Int: Scalars['Int']['output'];
  Invitation: Invitation;
  InvitePersonInput: InvitePersonInput;
  InvitePersonResult: InvitePersonResult;
  JSON: Scalars['JSON']['output'];
  JoinAccountsInput: JoinAccountsInput;
  JoinAccountsResult: JoinAccountsResult;
  JoinableAccount: JoinableAccount;
  JoinablePlace: JoinablePlace;
  JournalActor: JournalActor;
  JournalConnection: JournalConnection;
  JournalEdge: JournalEdge;
  JournalEvent: JournalEvent;
  JournalFilter: JournalFilter;
  JournalSummary: JournalSummary;
  KindCount: KindCount;
  KindTally: KindTally;
  LegacyImport: LegacyImport;
  LegacyLogin: LegacyLogin;
  LegacyRefusal: LegacyRefusal;
  LegacySignInInput: LegacySignInInput;
  LetterSettings: LetterSettings;
  Mail: Mail;
  MailConnection: MailConnection;
  MailEdge: MailEdge;
  MakeCredentialsFileInput: MakeCredentialsFileInput;
  Me: Me;
  MemberCount: MemberCount;
  Migration: Migration;
  MigrationConnection: MigrationConnection;
  MigrationCount: MigrationCount;
  MigrationEdge: MigrationEdge;
  MigrationFilter: MigrationFilter;
  MigrationPerson: MigrationPerson;
  MigrationReminders: MigrationReminders;
  Mutation: Record<PropertyKey, never>;
  NotableCount: NotableCount;
  PageInfo: PageInfo;
  PasswordPolicy: PasswordPolicy;
  PasswordRules: PasswordRules;
  PendingAddressChange: PendingAddressChange;
  PeriodFilter: PeriodFilter;
  PersonName: PersonName;
  PersonRef: PersonRef;
  PlaceInput: PlaceInput;
  PortalSettings: PortalSettings;
  PostalAddress: PostalAddress;
  PreviewedMail: PreviewedMail;
  ProfileSignInPlace: ProfileSignInPlace;
  ProjectionBuild: ProjectionBuild;
  ProjectionState: ProjectionState;
  ProposedManager: ProposedManager;
  PublicSchool: PublicSchool;
  Query: Record<PropertyKey, never>;
  RecordReason: RecordReason;
  RecoveryAnswer: RecoveryAnswer;
  RecoveryLink: RecoveryLink;
  RegisterPictures: RegisterPictures;
  RemindOfCampaignInput: RemindOfCampaignInput;
  RemindOfMigrationInput: RemindOfMigrationInput;
  ResetPasswordInput: ResetPasswordInput;
  RevokeServiceInput: RevokeServiceInput;
  RoleAsOf: RoleAsOf;
  RoleGrant: RoleGrant;
  RoleHolder: RoleHolder;
  RoleHolderConnection: RoleHolderConnection;
  RoleHolderEdge: RoleHolderEdge;
  RolesDifference: RolesDifference;
  RotateServiceTokenInput: RotateServiceTokenInput;
  SaveViewInput: SaveViewInput;
  SavedView: SavedView;
  School: School;
  SchoolClass: SchoolClass;
  SchoolConnection: SchoolConnection;
  SchoolDepartures: SchoolDepartures;
  SchoolEdge: SchoolEdge;
  SchoolPicture: SchoolPicture;
  SchoolPolicyResult: SchoolPolicyResult;
  SchoolRef: SchoolRef;
  Scope: Scope;
  ScopeInput: ScopeInput;
  SendMailAgainResult: SendMailAgainResult;
  Service: Service;
  ServiceToken: ServiceToken;
  Session: Session;
  SetLegacyLoginPeriodInput: SetLegacyLoginPeriodInput;
  SetLetterSettingsInput: SetLetterSettingsInput;
  SetPasswordPolicyInput: SetPasswordPolicyInput;
  SetPortalSettingsInput: SetPortalSettingsInput;
  SetSignInPlaceInput: SetSignInPlaceInput;
  SetSignInPlaceResult: SetSignInPlaceResult;
  SignInInput: SignInInput;
  SignInResult: SignInResult;
  SignOutResult: SignOutResult;
  StartImportInput: StartImportInput;
  String: Scalars['String']['output'];
  SystemStatus: SystemStatus;
  TemporaryCredentials: TemporaryCredentials;
  ValueChange: ValueChange;
  WithdrawRoleInput: WithdrawRoleInput;
  WithdrawRoleResult: WithdrawRoleResult;
};

export type AccountResolvers<ContextType = any, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account']> = {
  activated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['PostalAddress']>, ParentType, ContextType>;
  affiliations?: Resolver<Array<ResolversTypes['Affiliation']>, ParentType, ContextType>;
  birthDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  civility?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contacts?: Resolver<Maybe<ResolversTypes['Contacts']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  credentials?: Resolver<Maybe<ResolversTypes['Credentials']>, ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  family?: Resolver<Array<ResolversTypes['FamilyMember']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  joined?: Resolver<Array<ResolversTypes['PersonRef']>, ParentType, ContextType>;
  joinedTo?: Resolver<Maybe<ResolversTypes['PersonRef']>, ParentType, ContextType>;
  lastSignInAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  login?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['PersonName'], ParentType, ContextType>;
  phones?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['RoleGrant']>, ParentType, ContextType>;
  sessions?: Resolver<Maybe<Array<ResolversTypes['Session']>>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AccountStatus'], ParentType, ContextType>;
  timeline?: Resolver<ResolversTypes['JournalConnection'], ParentType, ContextType, Partial<AccountTimelineArgs>>;
};

export type AccountActResultResolvers<ContextType = any, ParentType extends ResolversParentTypes['AccountActResult'] = ResolversParentTypes['AccountActResult']> = {
  account?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  pending?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AccountAsOfResolvers<ContextType = any, ParentType extends ResolversParentTypes['AccountAsOf'] = ResolversParentTypes['AccountAsOf']> = {
  activated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['PostalAddress']>, ParentType, ContextType>;
  affiliations?: Resolver<Array<ResolversTypes['AffiliationAsOf']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  birthDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  civility?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  joinedTo?: Resolver<Maybe<ResolversTypes['PersonRef']>, ParentType, ContextType>;
  logins?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['PersonName'], ParentType, ContextType>;
  password?: Resolver<Maybe<ResolversTypes['PasswordStanding']>, ParentType, ContextType>;
  phones?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['RoleGrant']>, ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AccountStatus'], ParentType, ContextType>;
};

export type AccountConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['AccountConnection'] = ResolversParentTypes['AccountConnection']> = {
  countUpTo1001?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<Array<ResolversTypes['AccountEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AccountEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['AccountEdge'] = ResolversParentTypes['AccountEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AccountSummary'], ParentType, ContextType>;
};

export type AccountSummaryResolvers<ContextType = any, ParentType extends ResolversParentTypes['AccountSummary'] = ResolversParentTypes['AccountSummary']> = {
  activated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  classes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  login?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['PersonName'], ParentType, ContextType>;
  profiles?: Resolver<Array<ResolversTypes['Profile']>, ParentType, ContextType>;
  schools?: Resolver<Array<ResolversTypes['SchoolRef']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AccountStatus'], ParentType, ContextType>;
};

export type ActingPersonResolvers<ContextType = any, ParentType extends ResolversParentTypes['ActingPerson'] = ResolversParentTypes['ActingPerson']> = {
  actor?: Resolver<ResolversTypes['JournalActor'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  notable?: Resolver<Array<ResolversTypes['NotableCount']>, ParentType, ContextType>;
  people?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ActorCountResolvers<ContextType = any, ParentType extends ResolversParentTypes['ActorCount'] = ResolversParentTypes['ActorCount']> = {
  actor?: Resolver<ResolversTypes['JournalActor'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AddressAgreementResolvers<ContextType = any, ParentType extends ResolversParentTypes['AddressAgreement'] = ResolversParentTypes['AddressAgreement']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  done?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AddressLinkResolvers<ContextType = any, ParentType extends ResolversParentTypes['AddressLink'] = ResolversParentTypes['AddressLink']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  side?: Resolver<ResolversTypes['AddressSide'], ParentType, ContextType>;
};

export type AffiliationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Affiliation'] = ResolversParentTypes['Affiliation']> = {
  byHand?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  classes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  current?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  formTeacherOf?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  functions?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  groups?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  joinKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  profile?: Resolver<ResolversTypes['Profile'], ParentType, ContextType>;
  school?: Resolver<ResolversTypes['SchoolRef'], ParentType, ContextType>;
  signInPlace?: Resolver<ResolversTypes['SignInPlace'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  subjects?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AffiliationAsOfResolvers<ContextType = any, ParentType extends ResolversParentTypes['AffiliationAsOf'] = ResolversParentTypes['AffiliationAsOf']> = {
  classes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  formTeacherOf?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  functions?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  groups?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  profile?: Resolver<ResolversTypes['Profile'], ParentType, ContextType>;
  school?: Resolver<ResolversTypes['SchoolRef'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  subjects?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AskAddressChangeResultResolvers<ContextType = any, ParentType extends ResolversParentTypes['AskAddressChangeResult'] = ResolversParentTypes['AskAddressChangeResult']> = {
  pending?: Resolver<ResolversTypes['PendingAddressChange'], ParentType, ContextType>;
};

export type CampaignResolvers<ContextType = any, ParentType extends ResolversParentTypes['Campaign'] = ResolversParentTypes['Campaign']> = {
  classes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  counts?: Resolver<ResolversTypes['CampaignCounts'], ParentType, ContextType>;
  days?: Resolver<Array<ResolversTypes['CampaignDay']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  perMinute?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  profiles?: Resolver<Array<ResolversTypes['Profile']>, ParentType, ContextType>;
  remindsOf?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  schools?: Resolver<Array<ResolversTypes['SchoolRef']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  startedBy?: Resolver<Maybe<ResolversTypes['PersonRef']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['CampaignState'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CampaignConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['CampaignConnection'] = ResolversParentTypes['CampaignConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CampaignEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CampaignCountsResolvers<ContextType = any, ParentType extends ResolversParentTypes['CampaignCounts'] = ResolversParentTypes['CampaignCounts']> = {
  activated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  bounced?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  opened?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  recipients?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refused?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  skipped?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unreached?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  waiting?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CampaignDayResolvers<ContextType = any, ParentType extends ResolversParentTypes['CampaignDay'] = ResolversParentTypes['CampaignDay']> = {
  activated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  day?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  opened?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CampaignEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['CampaignEdge'] = ResolversParentTypes['CampaignEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Campaign'], ParentType, ContextType>;
};

export type CampaignPreviewResolvers<ContextType = any, ParentType extends ResolversParentTypes['CampaignPreview'] = ResolversParentTypes['CampaignPreview']> = {
  activated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  atAcademy?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mail?: Resolver<Maybe<ResolversTypes['PreviewedMail']>, ParentType, ContextType>;
  recipients?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sample?: Resolver<Array<ResolversTypes['PersonRef']>, ParentType, ContextType>;
  unreached?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CampaignResultResolvers<ContextType = any, ParentType extends ResolversParentTypes['CampaignResult'] = ResolversParentTypes['CampaignResult']> = {
  campaign?: Resolver<ResolversTypes['Campaign'], ParentType, ContextType>;
};

export type ChangePasswordResultResolvers<ContextType = any, ParentType extends ResolversParentTypes['ChangePasswordResult'] = ResolversParentTypes['ChangePasswordResult']> = {
  sessionsEnded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ChangedLoginResolvers<ContextType = any, ParentType extends ResolversParentTypes['ChangedLogin'] = ResolversParentTypes['ChangedLogin']> = {
  account?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  login?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pending?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ContactsResolvers<ContextType = any, ParentType extends ResolversParentTypes['Contacts'] = ResolversParentTypes['Contacts']> = {
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  homePhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mobile?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  workPhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CreatedAccountResolvers<ContextType = any, ParentType extends ResolversParentTypes['CreatedAccount'] = ResolversParentTypes['CreatedAccount']> = {
  account?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  login?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pending?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CredentialActResolvers<ContextType = any, ParentType extends ResolversParentTypes['CredentialAct'] = ResolversParentTypes['CredentialAct']> = {
  event?: Resolver<ResolversTypes['JournalEvent'], ParentType, ContextType>;
  ip?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  notable?: Resolver<Array<ResolversTypes['Notable']>, ParentType, ContextType>;
};

export type CredentialActConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['CredentialActConnection'] = ResolversParentTypes['CredentialActConnection']> = {
  countUpTo1001?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<Array<ResolversTypes['CredentialActEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CredentialActEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['CredentialActEdge'] = ResolversParentTypes['CredentialActEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CredentialAct'], ParentType, ContextType>;
};

export type CredentialActsResolvers<ContextType = any, ParentType extends ResolversParentTypes['CredentialActs'] = ResolversParentTypes['CredentialActs']> = {
  actors?: Resolver<Array<ResolversTypes['ActingPerson']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kinds?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  notable?: Resolver<Array<ResolversTypes['NotableCount']>, ParentType, ContextType>;
  people?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CredentialsResolvers<ContextType = any, ParentType extends ResolversParentTypes['Credentials'] = ResolversParentTypes['Credentials']> = {
  logins?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  password?: Resolver<ResolversTypes['PasswordStanding'], ParentType, ContextType>;
  passwordExpiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  passwordSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type CredentialsFileResolvers<ContextType = any, ParentType extends ResolversParentTypes['CredentialsFile'] = ResolversParentTypes['CredentialsFile']> = {
  accounts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  bytes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  classes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  downloads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  import?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  madeAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  madeBy?: Resolver<Maybe<ResolversTypes['PersonRef']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  profiles?: Resolver<Array<ResolversTypes['Profile']>, ParentType, ContextType>;
  renewal?: Resolver<ResolversTypes['CredentialsRenewal'], ParentType, ContextType>;
  schools?: Resolver<Array<ResolversTypes['SchoolRef']>, ParentType, ContextType>;
};

export type CredentialsFileConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['CredentialsFileConnection'] = ResolversParentTypes['CredentialsFileConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CredentialsFileEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CredentialsFileDeletedResolvers<ContextType = any, ParentType extends ResolversParentTypes['CredentialsFileDeleted'] = ResolversParentTypes['CredentialsFileDeleted']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type CredentialsFileEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['CredentialsFileEdge'] = ResolversParentTypes['CredentialsFileEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CredentialsFile'], ParentType, ContextType>;
};

export type CredentialsFilePreviewResolvers<ContextType = any, ParentType extends ResolversParentTypes['CredentialsFilePreview'] = ResolversParentTypes['CredentialsFilePreview']> = {
  accounts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  activated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  atAcademy?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CredentialsFileResultResolvers<ContextType = any, ParentType extends ResolversParentTypes['CredentialsFileResult'] = ResolversParentTypes['CredentialsFileResult']> = {
  file?: Resolver<ResolversTypes['CredentialsFile'], ParentType, ContextType>;
  pending?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DayCountResolvers<ContextType = any, ParentType extends ResolversParentTypes['DayCount'] = ResolversParentTypes['DayCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  day?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type DeletedExportResolvers<ContextType = any, ParentType extends ResolversParentTypes['DeletedExport'] = ResolversParentTypes['DeletedExport']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type DeletedViewResolvers<ContextType = any, ParentType extends ResolversParentTypes['DeletedView'] = ResolversParentTypes['DeletedView']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type DownloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['Download'] = ResolversParentTypes['Download']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EndSessionsResultResolvers<ContextType = any, ParentType extends ResolversParentTypes['EndSessionsResult'] = ResolversParentTypes['EndSessionsResult']> = {
  ended?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ExportResolvers<ContextType = any, ParentType extends ResolversParentTypes['Export'] = ResolversParentTypes['Export']> = {
  askedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  bytes?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  format?: Resolver<ResolversTypes['ExportFormat'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rowsPerSecond?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rowsUpTo1001?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ExportState'], ParentType, ContextType>;
  what?: Resolver<ResolversTypes['ExportSubject'], ParentType, ContextType>;
};

export type FamilyMemberResolvers<ContextType = any, ParentType extends ResolversParentTypes['FamilyMember'] = ResolversParentTypes['FamilyMember']> = {
  legalGuardian?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  person?: Resolver<ResolversTypes['PersonRef'], ParentType, ContextType>;
  relation?: Resolver<ResolversTypes['Relation'], ParentType, ContextType>;
  school?: Resolver<ResolversTypes['SchoolRef'], ParentType, ContextType>;
  side?: Resolver<ResolversTypes['FamilySide'], ParentType, ContextType>;
};

export type FamilyPictureResolvers<ContextType = any, ParentType extends ResolversParentTypes['FamilyPicture'] = ResolversParentTypes['FamilyPicture']> = {
  before?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  days?: Resolver<Array<ResolversTypes['DayCount']>, ParentType, ContextType>;
  family?: Resolver<ResolversTypes['PictureFamily'], ParentType, ContextType>;
  kinds?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type GrantRoleResultResolvers<ContextType = any, ParentType extends ResolversParentTypes['GrantRoleResult'] = ResolversParentTypes['GrantRoleResult']> = {
  grant?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  pending?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type GrantRolesOutcomeResolvers<ContextType = any, ParentType extends ResolversParentTypes['GrantRolesOutcome'] = ResolversParentTypes['GrantRolesOutcome']> = {
  account?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  grant?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type HandResolvers<ContextType = any, ParentType extends ResolversParentTypes['Hand'] = ResolversParentTypes['Hand']> = {
  actor?: Resolver<ResolversTypes['JournalActor'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  distribution?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  event?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  means?: Resolver<ResolversTypes['DistributionMeans'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type HandedCredentialResolvers<ContextType = any, ParentType extends ResolversParentTypes['HandedCredential'] = ResolversParentTypes['HandedCredential']> = {
  end?: Resolver<ResolversTypes['CredentialEnd'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  hands?: Resolver<Array<ResolversTypes['Hand']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CredentialKind'], ParentType, ContextType>;
  madeAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  madeBy?: Resolver<ResolversTypes['JournalActor'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type HourCountResolvers<ContextType = any, ParentType extends ResolversParentTypes['HourCount'] = ResolversParentTypes['HourCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  hour?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  weekday?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ImportResolvers<ContextType = any, ParentType extends ResolversParentTypes['Import'] = ResolversParentTypes['Import']> = {
  by?: Resolver<Maybe<ResolversTypes['PersonRef']>, ParentType, ContextType>;
  correlationId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  delta?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  departures?: Resolver<Array<ResolversTypes['SchoolDepartures']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  files?: Resolver<Array<ResolversTypes['ImportFile']>, ParentType, ContextType>;
  format?: Resolver<Maybe<ResolversTypes['ImportFormat']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  preview?: Resolver<Maybe<ResolversTypes['ImportReport']>, ParentType, ContextType>;
  progress?: Resolver<Maybe<ResolversTypes['ImportProgress']>, ParentType, ContextType>;
  refusal?: Resolver<Maybe<ResolversTypes['ImportRefusal']>, ParentType, ContextType>;
  report?: Resolver<Maybe<ResolversTypes['ImportReport']>, ParentType, ContextType>;
  schools?: Resolver<Array<ResolversTypes['SchoolRef']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ImportState'], ParentType, ContextType>;
};

export type ImportConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['ImportConnection'] = ResolversParentTypes['ImportConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ImportEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ImportEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['ImportEdge'] = ResolversParentTypes['ImportEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Import'], ParentType, ContextType>;
};

export type ImportFileResolvers<ContextType = any, ParentType extends ResolversParentTypes['ImportFile'] = ResolversParentTypes['ImportFile']> = {
  bytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ImportProgressResolvers<ContextType = any, ParentType extends ResolversParentTypes['ImportProgress'] = ResolversParentTypes['ImportProgress']> = {
  done?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['ImportPhase'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ImportRefusalResolvers<ContextType = any, ParentType extends ResolversParentTypes['ImportRefusal'] = ResolversParentTypes['ImportRefusal']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  file?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ImportReportResolvers<ContextType = any, ParentType extends ResolversParentTypes['ImportReport'] = ResolversParentTypes['ImportReport']> = {
  created?: Resolver<Array<ResolversTypes['KindTally']>, ParentType, ContextType>;
  departed?: Resolver<Array<ResolversTypes['KindTally']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['KindTally']>, ParentType, ContextType>;
  leftOut?: Resolver<Array<ResolversTypes['KindTally']>, ParentType, ContextType>;
  merged?: Resolver<Array<ResolversTypes['KindTally']>, ParentType, ContextType>;
  reasonCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['RecordReason']>, ParentType, ContextType>;
  seconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  unchanged?: Resolver<Array<ResolversTypes['KindTally']>, ParentType, ContextType>;
  updated?: Resolver<Array<ResolversTypes['KindTally']>, ParentType, ContextType>;
};

export type InvitationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Invitation'] = ResolversParentTypes['Invitation']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  login?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['PersonName'], ParentType, ContextType>;
  rules?: Resolver<ResolversTypes['PasswordRules'], ParentType, ContextType>;
};

export type InvitePersonResultResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvitePersonResult'] = ResolversParentTypes['InvitePersonResult']> = {
  account?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  link?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pending?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type JoinAccountsResultResolvers<ContextType = any, ParentType extends ResolversParentTypes['JoinAccountsResult'] = ResolversParentTypes['JoinAccountsResult']> = {
  me?: Resolver<ResolversTypes['Me'], ParentType, ContextType>;
};

export type JoinableAccountResolvers<ContextType = any, ParentType extends ResolversParentTypes['JoinableAccount'] = ResolversParentTypes['JoinableAccount']> = {
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  places?: Resolver<Array<ResolversTypes['JoinablePlace']>, ParentType, ContextType>;
};

export type JoinablePlaceResolvers<ContextType = any, ParentType extends ResolversParentTypes['JoinablePlace'] = ResolversParentTypes['JoinablePlace']> = {
  classes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  profile?: Resolver<ResolversTypes['Profile'], ParentType, ContextType>;
  school?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  schoolName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type JournalActorResolvers<ContextType = any, ParentType extends ResolversParentTypes['JournalActor'] = ResolversParentTypes['JournalActor']> = {
  kind?: Resolver<ResolversTypes['ActorKind'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['PersonRef']>, ParentType, ContextType>;
};

export type JournalConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['JournalConnection'] = ResolversParentTypes['JournalConnection']> = {
  countUpTo1001?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<Array<ResolversTypes['JournalEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type JournalEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['JournalEdge'] = ResolversParentTypes['JournalEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['JournalEvent'], ParentType, ContextType>;
};

export type JournalEventResolvers<ContextType = any, ParentType extends ResolversParentTypes['JournalEvent'] = ResolversParentTypes['JournalEvent']> = {
  actor?: Resolver<ResolversTypes['JournalActor'], ParentType, ContextType>;
  causedBy?: Resolver<Maybe<ResolversTypes['JournalEvent']>, ParentType, ContextType>;
  causedWith?: Resolver<Array<ResolversTypes['JournalEvent']>, ParentType, ContextType>;
  causedWithCountUpTo1001?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changes?: Resolver<Array<ResolversTypes['ValueChange']>, ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  classes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  correlationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  facts?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ip?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  schools?: Resolver<Array<ResolversTypes['SchoolRef']>, ParentType, ContextType>;
  shown?: Resolver<Array<ResolversTypes['PersonRef']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['PersonRef']>, ParentType, ContextType>;
  technical?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  userAgent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type JournalSummaryResolvers<ContextType = any, ParentType extends ResolversParentTypes['JournalSummary'] = ResolversParentTypes['JournalSummary']> = {
  days?: Resolver<Array<ResolversTypes['DayCount']>, ParentType, ContextType>;
  kinds?: Resolver<Array<ResolversTypes['KindCount']>, ParentType, ContextType>;
  refused?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type KindCountResolvers<ContextType = any, ParentType extends ResolversParentTypes['KindCount'] = ResolversParentTypes['KindCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type KindTallyResolvers<ContextType = any, ParentType extends ResolversParentTypes['KindTally'] = ResolversParentTypes['KindTally']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['RecordKind'], ParentType, ContextType>;
};

export type LegacyImportResolvers<ContextType = any, ParentType extends ResolversParentTypes['LegacyImport'] = ResolversParentTypes['LegacyImport']> = {
  done?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  imported?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lines?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refused?: Resolver<Array<ResolversTypes['LegacyRefusal']>, ParentType, ContextType>;
  school?: Resolver<ResolversTypes['SchoolRef'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['LegacyImportState'], ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LegacyLoginResolvers<ContextType = any, ParentType extends ResolversParentTypes['LegacyLogin'] = ResolversParentTypes['LegacyLogin']> = {
  endsOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  open?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  opensOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type LegacyRefusalResolvers<ContextType = any, ParentType extends ResolversParentTypes['LegacyRefusal'] = ResolversParentTypes['LegacyRefusal']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LetterSettingsResolvers<ContextType = any, ParentType extends ResolversParentTypes['LetterSettings'] = ResolversParentTypes['LetterSettings']> = {
  logo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MailResolvers<ContextType = any, ParentType extends ResolversParentTypes['Mail'] = ResolversParentTypes['Mail']> = {
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nextTryAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  person?: Resolver<ResolversTypes['PersonRef'], ParentType, ContextType>;
  queuedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  smtpCode?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['MailState'], ParentType, ContextType>;
  tries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MailConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['MailConnection'] = ResolversParentTypes['MailConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MailEdge']>, ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MailEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['MailEdge'] = ResolversParentTypes['MailEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Mail'], ParentType, ContextType>;
};

export type MeResolvers<ContextType = any, ParentType extends ResolversParentTypes['Me'] = ResolversParentTypes['Me']> = {
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  login?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mustChangePassword?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['PersonName'], ParentType, ContextType>;
  passwordRules?: Resolver<ResolversTypes['PasswordRules'], ParentType, ContextType>;
  pendingAddressChange?: Resolver<Maybe<ResolversTypes['PendingAddressChange']>, ParentType, ContextType>;
  rights?: Resolver<Array<ResolversTypes['Right']>, ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['RoleGrant']>, ParentType, ContextType>;
  schools?: Resolver<Array<ResolversTypes['SchoolRef']>, ParentType, ContextType>;
  sessionExpiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type MemberCountResolvers<ContextType = any, ParentType extends ResolversParentTypes['MemberCount'] = ResolversParentTypes['MemberCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  profile?: Resolver<ResolversTypes['Profile'], ParentType, ContextType>;
};

export type MigrationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Migration'] = ResolversParentTypes['Migration']> = {
  counts?: Resolver<Array<ResolversTypes['MigrationCount']>, ParentType, ContextType>;
  legacyLogin?: Resolver<Maybe<ResolversTypes['LegacyLogin']>, ParentType, ContextType>;
  school?: Resolver<ResolversTypes['SchoolRef'], ParentType, ContextType>;
};

export type MigrationConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['MigrationConnection'] = ResolversParentTypes['MigrationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MigrationEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MigrationCountResolvers<ContextType = any, ParentType extends ResolversParentTypes['MigrationCount'] = ResolversParentTypes['MigrationCount']> = {
  byMail?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  moved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  neverSignedIn?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  oldLoginOnly?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  profile?: Resolver<ResolversTypes['Profile'], ParentType, ContextType>;
  shutOut?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MigrationEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['MigrationEdge'] = ResolversParentTypes['MigrationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['MigrationPerson'], ParentType, ContextType>;
};

export type MigrationPersonResolvers<ContextType = any, ParentType extends ResolversParentTypes['MigrationPerson'] = ResolversParentTypes['MigrationPerson']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastOldSignInAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  person?: Resolver<ResolversTypes['PersonRef'], ParentType, ContextType>;
  profile?: Resolver<ResolversTypes['Profile'], ParentType, ContextType>;
  reachable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  remindedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['MigrationState'], ParentType, ContextType>;
};

export type MigrationRemindersResolvers<ContextType = any, ParentType extends ResolversParentTypes['MigrationReminders'] = ResolversParentTypes['MigrationReminders']> = {
  asked?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptInvitation?: Resolver<ResolversTypes['SignInResult'], ParentType, ContextType, RequireFields<MutationAcceptInvitationArgs, 'input'>>;
  addPlace?: Resolver<ResolversTypes['AccountActResult'], ParentType, ContextType, RequireFields<MutationAddPlaceArgs, 'input'>>;
  agreeToAddressChange?: Resolver<ResolversTypes['AddressAgreement'], ParentType, ContextType, RequireFields<MutationAgreeToAddressChangeArgs, 'token'>>;
  analyseImport?: Resolver<ResolversTypes['Import'], ParentType, ContextType, RequireFields<MutationAnalyseImportArgs, 'input'>>;
  askAddressChange?: Resolver<ResolversTypes['AskAddressChangeResult'], ParentType, ContextType, RequireFields<MutationAskAddressChangeArgs, 'input'>>;
  askForgottenLogin?: Resolver<ResolversTypes['RecoveryAnswer'], ParentType, ContextType, RequireFields<MutationAskForgottenLoginArgs, 'input'>>;
  askPasswordRecovery?: Resolver<ResolversTypes['RecoveryAnswer'], ParentType, ContextType, RequireFields<MutationAskPasswordRecoveryArgs, 'input'>>;
  changeContacts?: Resolver<ResolversTypes['AccountActResult'], ParentType, ContextType, RequireFields<MutationChangeContactsArgs, 'input'>>;
  changeLogin?: Resolver<ResolversTypes['ChangedLogin'], ParentType, ContextType, RequireFields<MutationChangeLoginArgs, 'input'>>;
  changePassword?: Resolver<ResolversTypes['ChangePasswordResult'], ParentType, ContextType, RequireFields<MutationChangePasswordArgs, 'input'>>;
  closeAccount?: Resolver<ResolversTypes['AccountActResult'], ParentType, ContextType, RequireFields<MutationCloseAccountArgs, 'input'>>;
  createAccount?: Resolver<ResolversTypes['CreatedAccount'], ParentType, ContextType, RequireFields<MutationCreateAccountArgs, 'input'>>;
  createService?: Resolver<ResolversTypes['ServiceToken'], ParentType, ContextType, RequireFields<MutationCreateServiceArgs, 'input'>>;
  deleteCredentialsFile?: Resolver<ResolversTypes['CredentialsFileDeleted'], ParentType, ContextType, RequireFields<MutationDeleteCredentialsFileArgs, 'id'>>;
  deleteExport?: Resolver<ResolversTypes['DeletedExport'], ParentType, ContextType, RequireFields<MutationDeleteExportArgs, 'id'>>;
  deleteView?: Resolver<ResolversTypes['DeletedView'], ParentType, ContextType, RequireFields<MutationDeleteViewArgs, 'id'>>;
  disputeActivity?: Resolver<ResolversTypes['EndSessionsResult'], ParentType, ContextType, RequireFields<MutationDisputeActivityArgs, 'event'>>;
  downloadCampaignReport?: Resolver<ResolversTypes['Download'], ParentType, ContextType, RequireFields<MutationDownloadCampaignReportArgs, 'input'>>;
  downloadCredentialsFile?: Resolver<ResolversTypes['Download'], ParentType, ContextType, RequireFields<MutationDownloadCredentialsFileArgs, 'input'>>;
  downloadExport?: Resolver<ResolversTypes['Download'], ParentType, ContextType, RequireFields<MutationDownloadExportArgs, 'id'>>;
  endOtherSessions?: Resolver<ResolversTypes['EndSessionsResult'], ParentType, ContextType>;
  endPlace?: Resolver<ResolversTypes['AccountActResult'], ParentType, ContextType, RequireFields<MutationEndPlaceArgs, 'input'>>;
  endSession?: Resolver<ResolversTypes['EndSessionsResult'], ParentType, ContextType, RequireFields<MutationEndSessionArgs, 'id'>>;
  endSessionsOfAccount?: Resolver<ResolversTypes['EndSessionsResult'], ParentType, ContextType, RequireFields<MutationEndSessionsOfAccountArgs, 'input'>>;
  exportAccounts?: Resolver<ResolversTypes['Export'], ParentType, ContextType, RequireFields<MutationExportAccountsArgs, 'input'>>;
  exportJournal?: Resolver<ResolversTypes['Export'], ParentType, ContextType, RequireFields<MutationExportJournalArgs, 'input'>>;
  exportTimeline?: Resolver<ResolversTypes['Export'], ParentType, ContextType, RequireFields<MutationExportTimelineArgs, 'input'>>;
  grantRole?: Resolver<ResolversTypes['GrantRoleResult'], ParentType, ContextType, RequireFields<MutationGrantRoleArgs, 'input'>>;
  grantRoles?: Resolver<Array<ResolversTypes['GrantRolesOutcome']>, ParentType, ContextType, RequireFields<MutationGrantRolesArgs, 'input'>>;
  importLegacyLogins?: Resolver<ResolversTypes['LegacyImport'], ParentType, ContextType, RequireFields<MutationImportLegacyLoginsArgs, 'input'>>;
  invitePerson?: Resolver<ResolversTypes['InvitePersonResult'], ParentType, ContextType, RequireFields<MutationInvitePersonArgs, 'input'>>;
  joinAccounts?: Resolver<ResolversTypes['JoinAccountsResult'], ParentType, ContextType, RequireFields<MutationJoinAccountsArgs, 'accounts'>>;
  joinAccountsOfPerson?: Resolver<ResolversTypes['AccountActResult'], ParentType, ContextType, RequireFields<MutationJoinAccountsOfPersonArgs, 'input'>>;
  makeCredentialsFile?: Resolver<ResolversTypes['CredentialsFileResult'], ParentType, ContextType, RequireFields<MutationMakeCredentialsFileArgs, 'input'>>;
  partAccounts?: Resolver<ResolversTypes['AccountActResult'], ParentType, ContextType, RequireFields<MutationPartAccountsArgs, 'input'>>;
  pauseCampaign?: Resolver<ResolversTypes['CampaignResult'], ParentType, ContextType, RequireFields<MutationPauseCampaignArgs, 'id'>>;
  readAddressLink?: Resolver<ResolversTypes['AddressLink'], ParentType, ContextType, RequireFields<MutationReadAddressLinkArgs, 'token'>>;
  readInvitation?: Resolver<ResolversTypes['Invitation'], ParentType, ContextType, RequireFields<MutationReadInvitationArgs, 'token'>>;
  readRecoveryLink?: Resolver<ResolversTypes['RecoveryLink'], ParentType, ContextType, RequireFields<MutationReadRecoveryLinkArgs, 'token'>>;
  regeneratePassword?: Resolver<ResolversTypes['TemporaryCredentials'], ParentType, ContextType, RequireFields<MutationRegeneratePasswordArgs, 'input'>>;
  remindOfCampaign?: Resolver<ResolversTypes['CampaignResult'], ParentType, ContextType, RequireFields<MutationRemindOfCampaignArgs, 'input'>>;
  remindOfMigration?: Resolver<ResolversTypes['MigrationReminders'], ParentType, ContextType, RequireFields<MutationRemindOfMigrationArgs, 'input'>>;
  renewInvitation?: Resolver<ResolversTypes['InvitePersonResult'], ParentType, ContextType, RequireFields<MutationRenewInvitationArgs, 'account'>>;
  reopenAccount?: Resolver<ResolversTypes['AccountActResult'], ParentType, ContextType, RequireFields<MutationReopenAccountArgs, 'input'>>;
  resetPassword?: Resolver<ResolversTypes['SignInResult'], ParentType, ContextType, RequireFields<MutationResetPasswordArgs, 'input'>>;
  resumeCampaign?: Resolver<ResolversTypes['CampaignResult'], ParentType, ContextType, RequireFields<MutationResumeCampaignArgs, 'id'>>;
  revokeService?: Resolver<ResolversTypes['Service'], ParentType, ContextType, RequireFields<MutationRevokeServiceArgs, 'input'>>;
  rotateServiceToken?: Resolver<ResolversTypes['ServiceToken'], ParentType, ContextType, RequireFields<MutationRotateServiceTokenArgs, 'input'>>;
  saveView?: Resolver<ResolversTypes['SavedView'], ParentType, ContextType, RequireFields<MutationSaveViewArgs, 'input'>>;
  sendMailAgain?: Resolver<ResolversTypes['SendMailAgainResult'], ParentType, ContextType, RequireFields<MutationSendMailAgainArgs, 'id'>>;
  setLegacyLoginPeriod?: Resolver<ResolversTypes['SchoolPolicyResult'], ParentType, ContextType, RequireFields<MutationSetLegacyLoginPeriodArgs, 'input'>>;
  setLetterSettings?: Resolver<ResolversTypes['SchoolPolicyResult'], ParentType, ContextType, RequireFields<MutationSetLetterSettingsArgs, 'input'>>;
  setPasswordPolicy?: Resolver<ResolversTypes['SchoolPolicyResult'], ParentType, ContextType, RequireFields<MutationSetPasswordPolicyArgs, 'input'>>;
  setPortalSettings?: Resolver<ResolversTypes['SchoolPolicyResult'], ParentType, ContextType, RequireFields<MutationSetPortalSettingsArgs, 'input'>>;
  setSignInPlace?: Resolver<ResolversTypes['SetSignInPlaceResult'], ParentType, ContextType, RequireFields<MutationSetSignInPlaceArgs, 'input'>>;
  signIn?: Resolver<ResolversTypes['SignInResult'], ParentType, ContextType, RequireFields<MutationSignInArgs, 'input'>>;
  signInWithLegacyLogin?: Resolver<ResolversTypes['SignInResult'], ParentType, ContextType, RequireFields<MutationSignInWithLegacyLoginArgs, 'input'>>;
  signOut?: Resolver<ResolversTypes['SignOutResult'], ParentType, ContextType>;
  startCampaign?: Resolver<ResolversTypes['CampaignResult'], ParentType, ContextType, RequireFields<MutationStartCampaignArgs, 'input'>>;
  startImport?: Resolver<ResolversTypes['Import'], ParentType, ContextType, RequireFields<MutationStartImportArgs, 'input'>>;
  stopCampaign?: Resolver<ResolversTypes['CampaignResult'], ParentType, ContextType, RequireFields<MutationStopCampaignArgs, 'id'>>;
  withdrawRole?: Resolver<ResolversTypes['WithdrawRoleResult'], ParentType, ContextType, RequireFields<MutationWithdrawRoleArgs, 'input'>>;
};

export type NotableCountResolvers<ContextType = any, ParentType extends ResolversParentTypes['NotableCount'] = ResolversParentTypes['NotableCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  notable?: Resolver<ResolversTypes['Notable'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = any, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PasswordPolicyResolvers<ContextType = any, ParentType extends ResolversParentTypes['PasswordPolicy'] = ResolversParentTypes['PasswordPolicy']> = {
  composition?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  minLength?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PasswordRulesResolvers<ContextType = any, ParentType extends ResolversParentTypes['PasswordRules'] = ResolversParentTypes['PasswordRules']> = {
  composition?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  maxLength?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  minLength?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PendingAddressChangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['PendingAddressChange'] = ResolversParentTypes['PendingAddressChange']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  previousAddress?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  waitingFor?: Resolver<Array<ResolversTypes['AddressSide']>, ParentType, ContextType>;
};

export type PersonNameResolvers<ContextType = any, ParentType extends ResolversParentTypes['PersonName'] = ResolversParentTypes['PersonName']> = {
  birth?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  family?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  given?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PersonRefResolvers<ContextType = any, ParentType extends ResolversParentTypes['PersonRef'] = ResolversParentTypes['PersonRef']> = {
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  profile?: Resolver<Maybe<ResolversTypes['Profile']>, ParentType, ContextType>;
};

export type PortalSettingsResolvers<ContextType = any, ParentType extends ResolversParentTypes['PortalSettings'] = ResolversParentTypes['PortalSettings']> = {
  color?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  privacyUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  termsUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  videoUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PostalAddressResolvers<ContextType = any, ParentType extends ResolversParentTypes['PostalAddress'] = ResolversParentTypes['PostalAddress']> = {
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postcode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  street?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  town?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PreviewedMailResolvers<ContextType = any, ParentType extends ResolversParentTypes['PreviewedMail'] = ResolversParentTypes['PreviewedMail']> = {
  html?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProfileSignInPlaceResolvers<ContextType = any, ParentType extends ResolversParentTypes['ProfileSignInPlace'] = ResolversParentTypes['ProfileSignInPlace']> = {
  place?: Resolver<ResolversTypes['SignInPlace'], ParentType, ContextType>;
  profile?: Resolver<ResolversTypes['Profile'], ParentType, ContextType>;
};

export type ProjectionBuildResolvers<ContextType = any, ParentType extends ResolversParentTypes['ProjectionBuild'] = ResolversParentTypes['ProjectionBuild']> = {
  eventsPerSecond?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  fraction?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProjectionStateResolvers<ContextType = any, ParentType extends ResolversParentTypes['ProjectionState'] = ResolversParentTypes['ProjectionState']> = {
  lagSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stopped?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ProposedManagerResolvers<ContextType = any, ParentType extends ResolversParentTypes['ProposedManager'] = ResolversParentTypes['ProposedManager']> = {
  classes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  granted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  person?: Resolver<ResolversTypes['PersonRef'], ParentType, ContextType>;
};

export type PublicSchoolResolvers<ContextType = any, ParentType extends ResolversParentTypes['PublicSchool'] = ResolversParentTypes['PublicSchool']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  legacyLogin?: Resolver<Maybe<ResolversTypes['LegacyLogin']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  network?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  portal?: Resolver<ResolversTypes['PortalSettings'], ParentType, ContextType>;
  town?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = any, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType, RequireFields<QueryAccountArgs, 'id'>>;
  accountAsOf?: Resolver<Maybe<ResolversTypes['AccountAsOf']>, ParentType, ContextType, RequireFields<QueryAccountAsOfArgs, 'asOf' | 'id'>>;
  accountDifference?: Resolver<Array<ResolversTypes['ValueChange']>, ParentType, ContextType, RequireFields<QueryAccountDifferenceArgs, 'from' | 'id' | 'to'>>;
  accounts?: Resolver<ResolversTypes['AccountConnection'], ParentType, ContextType, RequireFields<QueryAccountsArgs, 'first'>>;
  campaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType, RequireFields<QueryCampaignArgs, 'id'>>;
  campaignPreview?: Resolver<ResolversTypes['CampaignPreview'], ParentType, ContextType, RequireFields<QueryCampaignPreviewArgs, 'input'>>;
  campaigns?: Resolver<ResolversTypes['CampaignConnection'], ParentType, ContextType, RequireFields<QueryCampaignsArgs, 'first'>>;
  credentialActList?: Resolver<ResolversTypes['CredentialActConnection'], ParentType, ContextType, RequireFields<QueryCredentialActListArgs, 'filter' | 'first'>>;
  credentialActs?: Resolver<ResolversTypes['CredentialActs'], ParentType, ContextType, RequireFields<QueryCredentialActsArgs, 'filter'>>;
  credentialHands?: Resolver<Maybe<Array<ResolversTypes['HandedCredential']>>, ParentType, ContextType, RequireFields<QueryCredentialHandsArgs, 'account'>>;
  credentialsFilePreview?: Resolver<ResolversTypes['CredentialsFilePreview'], ParentType, ContextType, RequireFields<QueryCredentialsFilePreviewArgs, 'target'>>;
  credentialsFiles?: Resolver<ResolversTypes['CredentialsFileConnection'], ParentType, ContextType, RequireFields<QueryCredentialsFilesArgs, 'first'>>;
  event?: Resolver<Maybe<ResolversTypes['JournalEvent']>, ParentType, ContextType, RequireFields<QueryEventArgs, 'id'>>;
  exports?: Resolver<Array<ResolversTypes['Export']>, ParentType, ContextType>;
  import?: Resolver<Maybe<ResolversTypes['Import']>, ParentType, ContextType, RequireFields<QueryImportArgs, 'id'>>;
  imports?: Resolver<ResolversTypes['ImportConnection'], ParentType, ContextType, RequireFields<QueryImportsArgs, 'first'>>;
  joinableAccounts?: Resolver<Array<ResolversTypes['JoinableAccount']>, ParentType, ContextType>;
  journal?: Resolver<ResolversTypes['JournalConnection'], ParentType, ContextType, Partial<QueryJournalArgs>>;
  journalSummary?: Resolver<ResolversTypes['JournalSummary'], ParentType, ContextType, Partial<QueryJournalSummaryArgs>>;
  legacyImport?: Resolver<Maybe<ResolversTypes['LegacyImport']>, ParentType, ContextType, RequireFields<QueryLegacyImportArgs, 'id'>>;
  legacyImports?: Resolver<Array<ResolversTypes['LegacyImport']>, ParentType, ContextType, RequireFields<QueryLegacyImportsArgs, 'school'>>;
  mails?: Resolver<ResolversTypes['MailConnection'], ParentType, ContextType, RequireFields<QueryMailsArgs, 'first'>>;
  me?: Resolver<Maybe<ResolversTypes['Me']>, ParentType, ContextType>;
  migration?: Resolver<ResolversTypes['Migration'], ParentType, ContextType, RequireFields<QueryMigrationArgs, 'school'>>;
  migrationPeople?: Resolver<ResolversTypes['MigrationConnection'], ParentType, ContextType, RequireFields<QueryMigrationPeopleArgs, 'filter' | 'first'>>;
  myHistory?: Resolver<ResolversTypes['JournalConnection'], ParentType, ContextType, RequireFields<QueryMyHistoryArgs, 'first'>>;
  mySessions?: Resolver<Array<ResolversTypes['Session']>, ParentType, ContextType>;
  proposedManagers?: Resolver<Array<ResolversTypes['ProposedManager']>, ParentType, ContextType, RequireFields<QueryProposedManagersArgs, 'school'>>;
  publicSchool?: Resolver<Maybe<ResolversTypes['PublicSchool']>, ParentType, ContextType, RequireFields<QueryPublicSchoolArgs, 'id'>>;
  registerPictures?: Resolver<ResolversTypes['RegisterPictures'], ParentType, ContextType, RequireFields<QueryRegisterPicturesArgs, 'filter'>>;
  roleHolders?: Resolver<ResolversTypes['RoleHolderConnection'], ParentType, ContextType, RequireFields<QueryRoleHoldersArgs, 'first'>>;
  savedViews?: Resolver<Array<ResolversTypes['SavedView']>, ParentType, ContextType, RequireFields<QuerySavedViewsArgs, 'page'>>;
  school?: Resolver<Maybe<ResolversTypes['School']>, ParentType, ContextType, RequireFields<QuerySchoolArgs, 'id'>>;
  schoolRolesAsOf?: Resolver<Array<ResolversTypes['RoleAsOf']>, ParentType, ContextType, RequireFields<QuerySchoolRolesAsOfArgs, 'asOf' | 'school'>>;
  schoolRolesDifference?: Resolver<ResolversTypes['RolesDifference'], ParentType, ContextType, RequireFields<QuerySchoolRolesDifferenceArgs, 'from' | 'school' | 'to'>>;
  schools?: Resolver<ResolversTypes['SchoolConnection'], ParentType, ContextType, RequireFields<QuerySchoolsArgs, 'first'>>;
  services?: Resolver<Array<ResolversTypes['Service']>, ParentType, ContextType>;
  systemStatus?: Resolver<ResolversTypes['SystemStatus'], ParentType, ContextType>;
};

export type RecordReasonResolvers<ContextType = any, ParentType extends ResolversParentTypes['RecordReason'] = ResolversParentTypes['RecordReason']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  file?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['RecordKind'], ParentType, ContextType>;
  line?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RecoveryAnswerResolvers<ContextType = any, ParentType extends ResolversParentTypes['RecoveryAnswer'] = ResolversParentTypes['RecoveryAnswer']> = {
  asked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RecoveryLinkResolvers<ContextType = any, ParentType extends ResolversParentTypes['RecoveryLink'] = ResolversParentTypes['RecoveryLink']> = {
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  first?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  login?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rules?: Resolver<ResolversTypes['PasswordRules'], ParentType, ContextType>;
};

export type RegisterPicturesResolvers<ContextType = any, ParentType extends ResolversParentTypes['RegisterPictures'] = ResolversParentTypes['RegisterPictures']> = {
  families?: Resolver<Array<ResolversTypes['FamilyPicture']>, ParentType, ContextType>;
  hours?: Resolver<Array<ResolversTypes['HourCount']>, ParentType, ContextType>;
  resetters?: Resolver<Array<ResolversTypes['ActorCount']>, ParentType, ContextType>;
  schools?: Resolver<Array<ResolversTypes['SchoolPicture']>, ParentType, ContextType>;
};

export type RoleAsOfResolvers<ContextType = any, ParentType extends ResolversParentTypes['RoleAsOf'] = ResolversParentTypes['RoleAsOf']> = {
  person?: Resolver<ResolversTypes['PersonRef'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['RoleGrant'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type RoleGrantResolvers<ContextType = any, ParentType extends ResolversParentTypes['RoleGrant'] = ResolversParentTypes['RoleGrant']> = {
  endsOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  grantedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  grantedBy?: Resolver<Maybe<ResolversTypes['PersonRef']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['Scope'], ParentType, ContextType>;
  whole?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RoleHolderResolvers<ContextType = any, ParentType extends ResolversParentTypes['RoleHolder'] = ResolversParentTypes['RoleHolder']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invited?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  login?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  person?: Resolver<ResolversTypes['PersonRef'], ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['RoleGrant']>, ParentType, ContextType>;
};

export type RoleHolderConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['RoleHolderConnection'] = ResolversParentTypes['RoleHolderConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RoleHolderEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RoleHolderEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['RoleHolderEdge'] = ResolversParentTypes['RoleHolderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RoleHolder'], ParentType, ContextType>;
};

export type RolesDifferenceResolvers<ContextType = any, ParentType extends ResolversParentTypes['RolesDifference'] = ResolversParentTypes['RolesDifference']> = {
  gained?: Resolver<Array<ResolversTypes['RoleAsOf']>, ParentType, ContextType>;
  lost?: Resolver<Array<ResolversTypes['RoleAsOf']>, ParentType, ContextType>;
};

export type SavedViewResolvers<ContextType = any, ParentType extends ResolversParentTypes['SavedView'] = ResolversParentTypes['SavedView']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  page?: Resolver<ResolversTypes['ViewPage'], ParentType, ContextType>;
  query?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SchoolResolvers<ContextType = any, ParentType extends ResolversParentTypes['School'] = ResolversParentTypes['School']> = {
  address?: Resolver<Maybe<ResolversTypes['PostalAddress']>, ParentType, ContextType>;
  classes?: Resolver<Array<ResolversTypes['SchoolClass']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  legacyLogin?: Resolver<Maybe<ResolversTypes['LegacyLogin']>, ParentType, ContextType>;
  letter?: Resolver<ResolversTypes['LetterSettings'], ParentType, ContextType>;
  members?: Resolver<Array<ResolversTypes['MemberCount']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  network?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  passwordPolicy?: Resolver<ResolversTypes['PasswordPolicy'], ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  portal?: Resolver<ResolversTypes['PortalSettings'], ParentType, ContextType>;
  registeredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  sector?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  signInPlaces?: Resolver<Array<ResolversTypes['ProfileSignInPlace']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SchoolClassResolvers<ContextType = any, ParentType extends ResolversParentTypes['SchoolClass'] = ResolversParentTypes['SchoolClass']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SchoolConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['SchoolConnection'] = ResolversParentTypes['SchoolConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SchoolEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SchoolDeparturesResolvers<ContextType = any, ParentType extends ResolversParentTypes['SchoolDepartures'] = ResolversParentTypes['SchoolDepartures']> = {
  departing?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  members?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  school?: Resolver<ResolversTypes['SchoolRef'], ParentType, ContextType>;
};

export type SchoolEdgeResolvers<ContextType = any, ParentType extends ResolversParentTypes['SchoolEdge'] = ResolversParentTypes['SchoolEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['School'], ParentType, ContextType>;
};

export type SchoolPictureResolvers<ContextType = any, ParentType extends ResolversParentTypes['SchoolPicture'] = ResolversParentTypes['SchoolPicture']> = {
  counts?: Resolver<Array<ResolversTypes['Int']>, ParentType, ContextType>;
  school?: Resolver<ResolversTypes['SchoolRef'], ParentType, ContextType>;
};

export type SchoolPolicyResultResolvers<ContextType = any, ParentType extends ResolversParentTypes['SchoolPolicyResult'] = ResolversParentTypes['SchoolPolicyResult']> = {
  pending?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  school?: Resolver<ResolversTypes['School'], ParentType, ContextType>;
};

export type SchoolRefResolvers<ContextType = any, ParentType extends ResolversParentTypes['SchoolRef'] = ResolversParentTypes['SchoolRef']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ScopeResolvers<ContextType = any, ParentType extends ResolversParentTypes['Scope'] = ResolversParentTypes['Scope']> = {
  classes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ScopeKind'], ParentType, ContextType>;
  network?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  schools?: Resolver<Array<ResolversTypes['SchoolRef']>, ParentType, ContextType>;
};

export type SendMailAgainResultResolvers<ContextType = any, ParentType extends ResolversParentTypes['SendMailAgainResult'] = ResolversParentTypes['SendMailAgainResult']> = {
  mail?: Resolver<ResolversTypes['Mail'], ParentType, ContextType>;
};

export type ServiceResolvers<ContextType = any, ParentType extends ResolversParentTypes['Service'] = ResolversParentTypes['Service']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['PersonRef']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  givenBy?: Resolver<Maybe<ResolversTypes['PersonRef']>, ParentType, ContextType>;
  giverMayNot?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  previousUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  rights?: Resolver<Array<ResolversTypes['Right']>, ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['Scope'], ParentType, ContextType>;
  whole?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ServiceTokenResolvers<ContextType = any, ParentType extends ResolversParentTypes['ServiceToken'] = ResolversParentTypes['ServiceToken']> = {
  service?: Resolver<ResolversTypes['Service'], ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SessionResolvers<ContextType = any, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  current?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  device?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  network?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  remembered?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SetSignInPlaceResultResolvers<ContextType = any, ParentType extends ResolversParentTypes['SetSignInPlaceResult'] = ResolversParentTypes['SetSignInPlaceResult']> = {
  pending?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  school?: Resolver<ResolversTypes['School'], ParentType, ContextType>;
};

export type SignInResultResolvers<ContextType = any, ParentType extends ResolversParentTypes['SignInResult'] = ResolversParentTypes['SignInResult']> = {
  me?: Resolver<ResolversTypes['Me'], ParentType, ContextType>;
};

export type SignOutResultResolvers<ContextType = any, ParentType extends ResolversParentTypes['SignOutResult'] = ResolversParentTypes['SignOutResult']> = {
  signedOut?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SystemStatusResolvers<ContextType = any, ParentType extends ResolversParentTypes['SystemStatus'] = ResolversParentTypes['SystemStatus']> = {
  behind?: Resolver<Array<ResolversTypes['ProjectionState']>, ParentType, ContextType>;
  demo?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  rebuilding?: Resolver<Array<ResolversTypes['ProjectionBuild']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SystemState'], ParentType, ContextType>;
};

export type TemporaryCredentialsResolvers<ContextType = any, ParentType extends ResolversParentTypes['TemporaryCredentials'] = ResolversParentTypes['TemporaryCredentials']> = {
  account?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  login?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  password?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ValueChangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['ValueChange'] = ResolversParentTypes['ValueChange']> = {
  after?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WithdrawRoleResultResolvers<ContextType = any, ParentType extends ResolversParentTypes['WithdrawRoleResult'] = ResolversParentTypes['WithdrawRoleResult']> = {
  grant?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  pending?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type Resolvers<ContextType = any> = {
  Account?: AccountResolvers<ContextType>;
  AccountActResult?: AccountActResultResolvers<ContextType>;
  AccountAsOf?: AccountAsOfResolvers<ContextType>;
  AccountConnection?: AccountConnectionResolvers<ContextType>;
  AccountEdge?: AccountEdgeResolvers<ContextType>;
  AccountSummary?: AccountSummaryResolvers<ContextType>;
  ActingPerson?: ActingPersonResolvers<ContextType>;
  ActorCount?: ActorCountResolvers<ContextType>;
  AddressAgreement?: AddressAgreementResolvers<ContextType>;
  AddressLink?: AddressLinkResolvers<ContextType>;
  Affiliation?: AffiliationResolvers<ContextType>;
  AffiliationAsOf?: AffiliationAsOfResolvers<ContextType>;
  AskAddressChangeResult?: AskAddressChangeResultResolvers<ContextType>;
  Campaign?: CampaignResolvers<ContextType>;
  CampaignConnection?: CampaignConnectionResolvers<ContextType>;
  CampaignCounts?: CampaignCountsResolvers<ContextType>;
  CampaignDay?: CampaignDayResolvers<ContextType>;
  CampaignEdge?: CampaignEdgeResolvers<ContextType>;
  CampaignPreview?: CampaignPreviewResolvers<ContextType>;
  CampaignResult?: CampaignResultResolvers<ContextType>;
  ChangePasswordResult?: ChangePasswordResultResolvers<ContextType>;
  ChangedLogin?: ChangedLoginResolvers<ContextType>;
  Contacts?: ContactsResolvers<ContextType>;
  CreatedAccount?: CreatedAccountResolvers<ContextType>;
  CredentialAct?: CredentialActResolvers<ContextType>;
  CredentialActConnection?: CredentialActConnectionResolvers<ContextType>;
  CredentialActEdge?: CredentialActEdgeResolvers<ContextType>;
  CredentialActs?: CredentialActsResolvers<ContextType>;
  Credentials?: CredentialsResolvers<ContextType>;
  CredentialsFile?: CredentialsFileResolvers<ContextType>;
  CredentialsFileConnection?: CredentialsFileConnectionResolvers<ContextType>;
  CredentialsFileDeleted?: CredentialsFileDeletedResolvers<ContextType>;
  CredentialsFileEdge?: CredentialsFileEdgeResolvers<ContextType>;
  CredentialsFilePreview?: CredentialsFilePreviewResolvers<ContextType>;
  CredentialsFileResult?: CredentialsFileResultResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DayCount?: DayCountResolvers<ContextType>;
  DeletedExport?: DeletedExportResolvers<ContextType>;
  DeletedView?: DeletedViewResolvers<ContextType>;
  Download?: DownloadResolvers<ContextType>;
  EndSessionsResult?: EndSessionsResultResolvers<ContextType>;
  Export?: ExportResolvers<ContextType>;
  FamilyMember?: FamilyMemberResolvers<ContextType>;
  FamilyPicture?: FamilyPictureResolvers<ContextType>;
  GrantRoleResult?: GrantRoleResultResolvers<ContextType>;
  GrantRolesOutcome?: GrantRolesOutcomeResolvers<ContextType>;
  Hand?: HandResolvers<ContextType>;
  HandedCredential?: HandedCredentialResolvers<ContextType>;
  HourCount?: HourCountResolvers<ContextType>;
  Import?: ImportResolvers<ContextType>;
  ImportConnection?: ImportConnectionResolvers<ContextType>;
  ImportEdge?: ImportEdgeResolvers<ContextType>;
  ImportFile?: ImportFileResolvers<ContextType>;
  ImportProgress?: ImportProgressResolvers<ContextType>;
  ImportRefusal?: ImportRefusalResolvers<ContextType>;
  ImportReport?: ImportReportResolvers<ContextType>;
  Invitation?: InvitationResolvers<ContextType>;
  InvitePersonResult?: InvitePersonResultResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  JoinAccountsResult?: JoinAccountsResultResolvers<ContextType>;
  JoinableAccount?: JoinableAccountResolvers<ContextType>;
  JoinablePlace?: JoinablePlaceResolvers<ContextType>;
  JournalActor?: JournalActorResolvers<ContextType>;
  JournalConnection?: JournalConnectionResolvers<ContextType>;
  JournalEdge?: JournalEdgeResolvers<ContextType>;
  JournalEvent?: JournalEventResolvers<ContextType>;
  JournalSummary?: JournalSummaryResolvers<ContextType>;
  KindCount?: KindCountResolvers<ContextType>;
  KindTally?: KindTallyResolvers<ContextType>;
  LegacyImport?: LegacyImportResolvers<ContextType>;
  LegacyLogin?: LegacyLoginResolvers<ContextType>;
  LegacyRefusal?: LegacyRefusalResolvers<ContextType>;
  LetterSettings?: LetterSettingsResolvers<ContextType>;
  Mail?: MailResolvers<ContextType>;
  MailConnection?: MailConnectionResolvers<ContextType>;
  MailEdge?: MailEdgeResolvers<ContextType>;
  Me?: MeResolvers<ContextType>;
  MemberCount?: MemberCountResolvers<ContextType>;
  Migration?: MigrationResolvers<ContextType>;
  MigrationConnection?: MigrationConnectionResolvers<ContextType>;
  MigrationCount?: MigrationCountResolvers<ContextType>;
  MigrationEdge?: MigrationEdgeResolvers<ContextType>;
  MigrationPerson?: MigrationPersonResolvers<ContextType>;
  MigrationReminders?: MigrationRemindersResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NotableCount?: NotableCountResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PasswordPolicy?: PasswordPolicyResolvers<ContextType>;
  PasswordRules?: PasswordRulesResolvers<ContextType>;
  PendingAddressChange?: PendingAddressChangeResolvers<ContextType>;
  PersonName?: PersonNameResolvers<ContextType>;
  PersonRef?: PersonRefResolvers<ContextType>;
  PortalSettings?: PortalSettingsResolvers<ContextType>;
  PostalAddress?: PostalAddressResolvers<ContextType>;
  PreviewedMail?: PreviewedMailResolvers<ContextType>;
  ProfileSignInPlace?: ProfileSignInPlaceResolvers<ContextType>;
  ProjectionBuild?: ProjectionBuildResolvers<ContextType>;
  ProjectionState?: ProjectionStateResolvers<ContextType>;
  ProposedManager?: ProposedManagerResolvers<ContextType>;
  PublicSchool?: PublicSchoolResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RecordReason?: RecordReasonResolvers<ContextType>;
  RecoveryAnswer?: RecoveryAnswerResolvers<ContextType>;
  RecoveryLink?: RecoveryLinkResolvers<ContextType>;
  RegisterPictures?: RegisterPicturesResolvers<ContextType>;
  RoleAsOf?: RoleAsOfResolvers<ContextType>;
  RoleGrant?: RoleGrantResolvers<ContextType>;
  RoleHolder?: RoleHolderResolvers<ContextType>;
  RoleHolderConnection?: RoleHolderConnectionResolvers<ContextType>;
  RoleHolderEdge?: RoleHolderEdgeResolvers<ContextType>;
  RolesDifference?: RolesDifferenceResolvers<ContextType>;
  SavedView?: SavedViewResolvers<ContextType>;
  School?: SchoolResolvers<ContextType>;
  SchoolClass?: SchoolClassResolvers<ContextType>;
  SchoolConnection?: SchoolConnectionResolvers<ContextType>;
  SchoolDepartures?: SchoolDeparturesResolvers<ContextType>;
  SchoolEdge?: SchoolEdgeResolvers<ContextType>;
  SchoolPicture?: SchoolPictureResolvers<ContextType>;
  SchoolPolicyResult?: SchoolPolicyResultResolvers<ContextType>;
  SchoolRef?: SchoolRefResolvers<ContextType>;
  Scope?: ScopeResolvers<ContextType>;
  SendMailAgainResult?: SendMailAgainResultResolvers<ContextType>;
  Service?: ServiceResolvers<ContextType>;
  ServiceToken?: ServiceTokenResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  SetSignInPlaceResult?: SetSignInPlaceResultResolvers<ContextType>;
  SignInResult?: SignInResultResolvers<ContextType>;
  SignOutResult?: SignOutResultResolvers<ContextType>;
  SystemStatus?: SystemStatusResolvers<ContextType>;
  TemporaryCredentials?: TemporaryCredentialsResolvers<ContextType>;
  ValueChange?: ValueChangeResolvers<ContextType>;
  WithdrawRoleResult?: WithdrawRoleResultResolvers<ContextType>;
};

