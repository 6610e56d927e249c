import type { Language } from '../../i18n/format.js';
import { listOf, longDate, longDateTime } from '../../i18n/format.js';
import {
  allIn,
  differingKeys,
  factsOf,
  listIn,
  nameOf,
  numberOf,
  peopleIn,
  textOf,
  textsOf,
} from './facts.js';
import type { Facts } from './facts.js';

/** The labels a sentence needs besides its own words: `profiles.PUPIL`, `errors.IMPORT_FILE_BROKEN`, … */
export type Label = (key: string, values?: Record<string, string | number>) => string;

/** What the values are made with. */
export interface Telling {
  readonly language: Language;
  readonly label: Label;
  /** The name of a school by its id. */
  readonly schoolName: (id: string) => string;
  readonly noClass: string;
  readonly details: string;
}

type Value = string | number;
type Tell = (facts: Facts, telling: Telling) => Record<string, Value>;

const yes = (present: unknown): string => (present === undefined ? 'no' : 'yes');

/** Which values changed, in words; `none` when that is not known. */
function changedFields(keys: readonly string[], prefix: string, { label, language }: Telling): string {
  return keys.length
    ? listOf(
        keys.map((key) => label(`fields.${prefix}${key}`)),
        language,
      )
    : 'none';
}

const classesOf = (details: unknown, { language, noClass }: Telling): string => {
  const classes = textsOf(factsOf(details), 'classes');
  return classes.length ? listOf(classes, language) : noClass;
};

const membership: Tell = (facts, telling) => ({
  profile: telling.label(`profiles.${textOf(facts, 'profile') ?? 'OTHER'}`),
  classes: classesOf(facts.details, telling),
  classCount: textsOf(factsOf(facts.details), 'classes').length,
  cause: textOf(facts, 'cause') ?? 'DEPARTED',
});

/** Noon, so that it is the same day wherever it is read. */
const dayOf = (day: string | undefined, language: Telling['language']): string =>
  day ? longDate(new Date(`${day}T12:00:00Z`), language) : '';

const credentialsFile: Tell = (facts) => ({
  file: textOf(facts, 'file') ?? '',
  accounts: numberOf(facts, 'accounts'),
  renewal: textOf(facts, 'renewal') ?? 'NONE',
  format: textOf(facts, 'format') ?? 'CSV',
  cause: textOf(facts, 'cause') ?? 'ASKED',
});

const exported: Tell = (facts) => ({
  ...{ what: textOf(facts, 'what') ?? 'JOURNAL', format: textOf(facts, 'format') ?? 'CSV' },
  rows: numberOf(facts, 'rows'),
});

const role: Tell = (facts, { label, language, schoolName }) => {
  const scope = factsOf(facts.scope);
  const school = textOf(scope, 'school');
  const schools = [...textsOf(scope, 'schools'), ...(school ? [school] : [])].map(schoolName);
  const classes = textsOf(scope, 'classes');
  return {
    role: label(`roles.${textOf(facts, 'role') ?? 'AUDITOR'}`),
    scope: label(`scopes.${textOf(scope, 'kind') ?? 'INSTALLATION'}`, {
      network: textOf(scope, 'network') ?? '',
      schools: listOf(schools, language),
      classes: listOf(classes, language),
      count: classes.length,
    }),
    ends: yes(textOf(facts, 'endsOn')),
    endsOn: dayOf(textOf(facts, 'endsOn'), language),
    cause: textOf(facts, 'cause') ?? 'WITHDRAWN',
  };
};

const addressed = (facts: Facts) => {
  const address = textOf(facts, 'address');
  return { address: address ?? '', hasAddress: yes(address) };
};

const mail: Tell = (facts, { label }) => ({
  ...addressed(facts),
  mailKind: label(`mailKinds.${textOf(facts, 'kind') ?? 'OTHER'}`),
  cause: textOf(facts, 'cause') ?? 'GIVEN_UP',
  code: numberOf(facts, 'smtpCode'),
  // As text, or it would be grouped by thousands.
  codeText: String(numberOf(facts, 'smtpCode')),
});

const until = (facts: Facts, { language }: Telling): string => {
  const instant = textOf(facts, 'expiresAt');
  return instant ? longDateTime(new Date(instant), language) : '';
};

const asked: Tell = (facts) => ({ what: textOf(facts, 'what') ?? 'PASSWORD' });

const cause: Tell = (facts) => ({ cause: textOf(facts, 'cause') ?? 'OTHER' });

/** What the facts of each kind of event give its sentence; a kind that is absent needs none. */
export const valuesOf: Readonly<Record<string, Tell>> = {
  AccountCreated: (facts) => ({
    origin: textOf(facts, 'origin') ?? 'DIRECTORY',
    login: textOf(facts, 'login') ?? '',
    hasLogin: yes(textOf(facts, 'login')),
  }),
  AccountRenamed: (facts) => {
    const [before, after] = [nameOf(facts.previousName), nameOf(facts.name)];
    return { before: before ?? '', after: after ?? '', known: yes(before && after) };
  },
  PersonalDetailsChanged: (facts) => {
    const civility = facts.civility !== facts.previousCivility;
    const birthDate = facts.birthDate !== facts.previousBirthDate;
    return {
      what: civility && birthDate ? 'both' : civility ? 'civility' : birthDate ? 'birthDate' : 'other',
    };
  },
  ContactsChanged: (facts, telling) => ({
    what: changedFields(differingKeys(facts.previousContacts, facts.contacts), 'contacts.', telling),
  }),
  AccountAffiliated: membership,
  AffiliationChanged: (facts, telling) => {
    const keys = differingKeys(facts.previousDetails, facts.details);
    const [before, after] = [classesOf(facts.previousDetails, telling), classesOf(facts.details, telling)];
    if (keys.includes('classes')) return { change: 'classes', before, after, what: '' };
    const relatives = JSON.stringify(facts.relatives) !== JSON.stringify(facts.previousRelatives);
    const named = changedFields([...keys, ...(relatives ? ['relatives'] : [])], '', telling);
    const what = named === 'none' || telling.language === 'fr' ? telling.details : named;
    return { change: 'other', before: '', after: '', what };
  },
  AffiliationEnded: membership,
  AddressConfirmed: (facts) => ({ ...addressed(facts), isLogin: facts.isLogin === true ? 'yes' : 'no' }),
  LoginChanged: (facts) => {
    const [before, after] = [textOf(facts, 'previousLogin'), textOf(facts, 'login')];
    return { before: before ?? '', after: after ?? '', known: yes(before && after) };
  },
  AccountsJoined: (facts) => ({ by: textOf(facts, 'by') ?? 'OWNER' }),
  AddressChangeAsked: addressed,
  AddressLinkMade: (facts, telling) => ({
    side: textOf(facts, 'side') ?? 'NEW',
    until: until(facts, telling),
  }),
  AddressChangeAgreed: (facts) => ({ side: textOf(facts, 'side') ?? 'NEW' }),
  TemporaryPasswordMade: (facts, telling) => ({ until: until(facts, telling) }),
  CredentialsDistributed: (facts) => ({ means: textOf(facts, 'means') ?? 'OTHER' }),
  LegacyLoginImported: (facts) => ({
    userName: textOf(facts, 'userName') ?? '',
    hasUserName: yes(textOf(facts, 'userName')),
  }),
  LegacyLoginLocked: cause,
  PersonInvited: (facts, telling) => ({ until: until(facts, telling) }),
  RecoveryLinkMade: (facts, telling) => ({ ...addressed(facts), until: until(facts, telling) }),
  RoleGranted: role,
  RoleWithdrawn: role,
  SignInRefused: cause,
  UnknownLoginRefused: cause,
  SessionEnded: cause,
  RecoveryAsked: asked,
  UnknownRecoveryAsked: asked,
  RecoveryRefused: cause,
  MailSent: mail,
  MailRefused: mail,
  AccountRead: (facts) => ({ part: textOf(facts, 'part') ?? 'PAGE' }),
  PeopleSearched: (facts) => ({
    typed: textOf(facts, 'typed') ?? '',
    hasTyped: yes(textOf(facts, 'typed')),
    where: textOf(facts, 'where') ?? 'ACCOUNTS',
    found: numberOf(facts, 'found'),
  }),
  ExportMade: exported,
  ExportDownloaded: exported,
  ApiTokenCreated: (facts, telling) => ({
    label: textOf(facts, 'label') ?? '',
    until: until(facts, telling),
  }),
  ApiTokenRefused: (facts) => ({
    label: textOf(facts, 'label') ?? '',
    cause: textOf(facts, 'cause') ?? 'OTHER',
  }),
  ApiTokenRotated: (facts, { language }) => {
    const instant = textOf(facts, 'previousUntil');
    return { previousUntil: instant ? longDateTime(new Date(instant), language) : '' };
  },
  CredentialsFileMade: credentialsFile,
  CredentialsFileDownloaded: credentialsFile,
  CredentialsFileDeleted: credentialsFile,
  CampaignStarted: (facts) => ({
    recipients: numberOf(facts, 'recipients'),
    unreached: numberOf(facts, 'unreached'),
    reminder: yes(textOf(facts, 'remindsOf')),
  }),
  CampaignEnded: (facts) => ({
    ...{ cause: textOf(facts, 'cause') ?? 'COMPLETED', sent: numberOf(facts, 'sent') },
    refused: numberOf(facts, 'refused'),
  }),
  CampaignReportDownloaded: (facts) => ({ report: textOf(facts, 'report') ?? 'SENDING' }),
  ImportStarted: (facts, { language, schoolName }) => {
    const schools = textsOf(facts, 'schools');
    // A whole academy is not read aloud school by school.
    const named = schools.slice(0, 3).map(schoolName);
    return {
      format: textOf(facts, 'format') ?? '',
      fileCount: listIn(facts, 'files').length,
      schoolCount: schools.length,
      schools: schools.length > 3 ? `${named.join(', ')}…` : listOf(named, language),
    };
  },
  ImportHeld: (facts) => {
    const departures = listIn(facts, 'departures').map(factsOf);
    const sum = (key: string) => departures.reduce((total, departure) => total + numberOf(departure, key), 0);
    return { departing: sum('departing'), members: sum('members') };
  },
  ImportCompleted: (facts) => {
    const report = factsOf(facts.report);
    return {
      created: peopleIn(report.created),
      updated: peopleIn(report.updated),
      departed: peopleIn(report.departed),
      errors: allIn(report.errors),
    };
  },
  ImportRefused: (facts, { label }) => ({
    why: label(`errors.${textOf(facts, 'code') ?? 'INTERNAL'}`),
    file: textOf(facts, 'file') ?? '',
    hasFile: yes(textOf(facts, 'file')),
    line: numberOf(facts, 'line'),
  }),
  LegacyLoginsImported: (facts) => ({
    imported: numberOf(facts, 'imported'),
    refused: numberOf(facts, 'refused'),
  }),
  LegacyLoginPeriodSet: (facts, { language }) => {
    const endsOn = textOf(factsOf(facts.period), 'endsOn');
    return { has: yes(endsOn), endsOn: dayOf(endsOn, language) };
  },
  SchoolRegistered: (facts) => ({ classCount: listIn(factsOf(facts.record), 'classes').length }),
  SchoolRecordChanged: (facts, telling) => ({
    what: changedFields(
      differingKeys(facts.previousRecord, facts.record).filter((key) => key !== 'joinKey'),
      'record.',
      telling,
    ),
  }),
  PasswordPolicySet: (facts) => {
    const policy = factsOf(facts.policy);
    return {
      minLength: numberOf(policy, 'minLength'),
      composition: policy.composition === true ? 'yes' : 'no',
    };
  },
  SignInPlaceSet: (facts, { label }) => ({
    profiles: label(`profilesMany.${textOf(facts, 'profile') ?? 'OTHER'}`),
    place: label(`places.${textOf(facts, 'place') ?? 'LOCAL'}`),
    previousPlace: label(`places.${textOf(facts, 'previousPlace') ?? 'LOCAL'}`),
  }),
};
