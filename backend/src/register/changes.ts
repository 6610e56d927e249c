import type {
  AccountId,
  AffiliationDetails,
  ChildLink,
  Contacts,
  EventType,
  NamedRelative,
  PasswordPolicy,
  PersonName,
  PostalAddress,
  SchoolRecord,
  Scope,
} from '@loge/contracts';
import type { Recorded } from '../event-store/codec.js';
import type { RecordedOf } from './facts.js';

/** A tie to somebody, kept by id: the name shown is the present one. */
export interface Tie {
  readonly person: AccountId;
  /** What it is, such as `MOTHER, 1`. */
  readonly tie: string;
}

/** A value before and after, as the read model keeps it. */
export interface StoredChange {
  readonly field: string;
  readonly before: string | readonly Tie[] | null;
  readonly after: string | readonly Tie[] | null;
}

/** The comparable values of a record: text, or nothing. */
type Values = Readonly<Record<string, StoredChange['before'] | undefined>>;

const list = (values: readonly string[]): string | null => (values.length > 0 ? values.join(', ') : null);

const same = (old: StoredChange['before'], now: StoredChange['before']): boolean =>
  old === now || (Array.isArray(old) && Array.isArray(now) && JSON.stringify(old) === JSON.stringify(now));

/** The fields that differ, in the order of the newer record; what neither has is left out. */
function differences(before: Values, after: Values, prefix = ''): StoredChange[] {
  const told: StoredChange[] = [];
  for (const field in after) {
    const [old, now] = [before[field] ?? null, after[field] ?? null];
    if (!same(old, now)) told.push({ field: prefix + field, before: old, after: now });
  }
  for (const field in before) {
    const old = before[field] ?? null;
    if (old !== null && !(field in after)) told.push({ field: prefix + field, before: old, after: null });
  }
  return told;
}

/** The differences of personal fields; one whose key was destroyed is told to have changed, and no more. */
function personal(event: Recorded, field: string, ...[before, after]: [Values, Values]): StoredChange[] {
  return event.erased.includes(field)
    ? [{ field, before: null, after: null }]
    : differences(before, after, `${field}.`);
}

const onePersonal = (
  event: Recorded,
  field: string,
  before: string | undefined,
  after: string | undefined,
) =>
  event.erased.includes(field)
    ? [{ field, before: null, after: null }]
    : differences({ [field]: before }, { [field]: after });

const nameValues = ({ family, given, birth, otherGiven }: PersonName): Values => ({
  family,
  given,
  birth,
  otherGiven,
});

const contactValues = (contacts: Contacts): Values => ({ ...contacts });
const addressValues = (address: PostalAddress | undefined): Values => ({ ...address });

const ties = (children: readonly ChildLink[]): readonly Tie[] | null =>
  children.length > 0
    ? children.map(({ child, relation, legalGuardian }) => ({
        person: child,
        tie: `${relation}, ${legalGuardian}`,
      }))
    : null;

const detailValues = (details: AffiliationDetails): Values => ({
  classes: list(details.classes),
  groups: list(details.groups),
  subjects: list(details.subjects),
  functions: list(
    details.functions.map(({ code, label, discipline }) =>
      discipline ? `${label ?? code} (${discipline})` : (label ?? code),
    ),
  ),
  formTeacherOf: list(details.formTeacherOf),
  level: details.level,
  children: ties(details.children),
});

const relatives = (named: readonly NamedRelative[]): string | undefined =>
  list(named.map(({ joinKey, relation, legalGuardian }) => `${joinKey} (${relation}, ${legalGuardian})`)) ??
  undefined;

/** The relatives a pupil's record names; erased when either side of the event is. */
const relativesChange = (
  event: Recorded,
  before: readonly NamedRelative[],
  after: readonly NamedRelative[],
) =>
  event.erased.includes('previousRelatives')
    ? [{ field: 'relatives', before: null, after: null }]
    : onePersonal(event, 'relatives', relatives(before), relatives(after));

/** A scope as changes tell it: `SCHOOLS uai-0611234X, uai-0611235Y`. */
export const scopeText = (scope: Scope): string => {
  switch (scope.kind) {
    case 'INSTALLATION':
      return scope.kind;
    case 'NETWORK':
      return `${scope.kind} ${scope.network}`;
    case 'SCHOOLS':
      return `${scope.kind} ${scope.schools.join(', ')}`;
    case 'CLASSES':
      return `${scope.kind} ${scope.school} ${scope.classes.join(', ')}`;
  }
};

const coded = (records: SchoolRecord['classes']): string | null =>
  list(records.map(({ code, label }) => (label && label !== code ? `${code} (${label})` : code)));

const addressText = ({ street, postcode, town, country }: PostalAddress = {}): string | null =>
  list([street, [postcode, town].filter(Boolean).join(' '), country].flatMap((line) => line || []));

const schoolValues = (record: SchoolRecord): Values => ({
  name: record.name,
  type: record.type,
  sector: record.sector,
  network: record.network,
  joinKey: record.joinKey,
  phone: record.phone,
  address: addressText(record.address),
  classes: coded(record.classes),
  groups: coded(record.groups),
});

const policyValues = ({ minLength, composition }: PasswordPolicy): Values => ({
  minLength: String(minLength),
  composition: String(composition),
});

const none = (): StoredChange[] => [];

/** What each kind of event changed; a kind without an entry does not compile. */
const changesOf: { readonly [T in EventType]: (event: RecordedOf<T>) => readonly StoredChange[] } = {
  AccountCreated: (event) => [
    ...personal(event, 'name', {}, nameValues(event.data.name)),
    ...onePersonal(event, 'login', undefined, event.data.login),
    ...onePersonal(event, 'civility', undefined, event.data.civility),
    ...onePersonal(event, 'birthDate', undefined, event.data.birthDate),
    ...personal(event, 'contacts', {}, contactValues(event.data.contacts)),
    ...personal(event, 'address', {}, addressValues(event.data.address)),
  ],
  AccountRenamed: (event) =>
    personal(event, 'name', nameValues(event.data.previousName), nameValues(event.data.name)),
  PersonalDetailsChanged: (event) => [
    ...onePersonal(event, 'civility', event.data.previousCivility, event.data.civility),
    ...onePersonal(event, 'birthDate', event.data.previousBirthDate, event.data.birthDate),
  ],
  ContactsChanged: (event) =>
    personal(
      event,
      'contacts',
      contactValues(event.data.previousContacts),
      contactValues(event.data.contacts),
    ),
  AddressChanged: (event) =>
    personal(event, 'address', addressValues(event.data.previousAddress), addressValues(event.data.address)),
  AccountAffiliated: (event) => [
    ...differences({}, { profile: event.data.profile, ...detailValues(event.data.details) }),
    ...onePersonal(event, 'joinKey', undefined, event.data.joinKey),
    ...relativesChange(event, [], event.data.relatives),
  ],
  // The event carries the join key of now only, so no change of it can be told.
  AffiliationChanged: (event) => [
    ...differences(detailValues(event.data.previousDetails), detailValues(event.data.details)),
    ...relativesChange(event, event.data.previousRelatives, event.data.relatives),
  ],
  AffiliationEnded: (event) =>
    differences({ profile: event.data.profile, ...detailValues(event.data.details) }, {}),
  AccountActivated: none,
  AddressConfirmed: none,
  LoginChanged: (event) => onePersonal(event, 'login', event.data.previousLogin, event.data.login),
  AccountClosed: none,
  AccountReopened: none,
  AccountsJoined: none,
  AccountsParted: none,
  PersonInvited: none,
  InvitationAccepted: none,
  PasswordSet: none,
  PasswordChanged: none,
  TemporaryPasswordMade: none,
  PasswordChangeRequired: none,
  PasswordLocked: none,
  RecoveryLinkMade: none,
  PasswordReset: none,
  AddressChangeAsked: (event) =>
    event.erased.includes('previousAddress')
      ? [{ field: 'contacts.email', before: null, after: null }]
      : onePersonal(event, 'address', event.data.previousAddress, event.data.address).map((change) => ({
          ...change,
          field: 'contacts.email',
        })),
  AddressLinkMade: none,
  AddressChangeAgreed: none,
  CredentialsDistributed: none,
  LegacyLoginImported: none,
  LegacyLoginLocked: none,
  RoleGranted: ({ data }) =>
    differences({}, { role: data.role, scope: scopeText(data.scope), endsOn: data.endsOn }),
  RoleWithdrawn: ({ data }) => differences({ role: data.role, scope: scopeText(data.scope) }, {}),

  SignedIn: none,
  SignInRefused: none,
  UnknownLoginRefused: none,
  SessionEnded: none,
  ActivityDisputed: none,
  LegacyLoginUsed: none,
  MigrationReminderAsked: none,
  RecoveryAsked: none,
  UnknownRecoveryAsked: none,
  RecoveryLinkOpened: none,
  RecoveryRefused: none,
  MailSent: none,
  MailRefused: none,
  AccountRead: none,
  PeopleSearched: none,
  ImportReportRead: none,
  ExportMade: none,
  ExportDownloaded: none,
  PeopleExported: none,

  ApiTokenCreated: ({ data }) =>
    differences({}, { rights: list(data.rights), scope: scopeText(data.scope), expiresAt: data.expiresAt }),
  ApiTokenRotated: ({ data }) => differences({}, { expiresAt: data.expiresAt }),
  ApiTokenRevoked: none,
  ApiTokenRefused: none,

  SchoolRegistered: ({ data }) => differences({}, schoolValues(data.record), 'record.'),
  SchoolRecordChanged: ({ data }) =>
    differences(schoolValues(data.previousRecord), schoolValues(data.record), 'record.'),
  SignInPlaceSet: ({ data }) => differences({ place: data.previousPlace }, { place: data.place }),

  PasswordPolicySet: ({ data }) =>
    differences(policyValues(data.previousPolicy), policyValues(data.policy), 'policy.'),
  PortalSettingsChanged: ({ data }) =>
    differences({ ...data.previousSettings }, { ...data.settings }, 'portal.'),
  LegacyLoginPeriodSet: ({ data }) => differences({ ...data.previousPeriod }, { ...data.period }, 'legacy.'),
  LetterSettingsChanged: ({ data }) =>
    differences({ ...data.previousSettings }, { ...data.settings }, 'letter.'),

  CredentialsFileMade: none,
  CredentialsFileDownloaded: none,
  CredentialsFileDeleted: none,
  CampaignStarted: none,
  CampaignPaused: none,
  CampaignResumed: none,
  CampaignEnded: none,
  CampaignReportDownloaded: none,

  ImportStarted: none,
  ImportHeld: none,
  ImportCompleted: none,
  ImportRefused: none,
  LegacyLoginsImported: none,
};

/** Old and new values of what the event changed; erased ones are `null`. */
export function changes(event: Recorded): readonly StoredChange[] {
  // The entry of an event's own type takes that event; the compiler cannot follow the correlation.
  return (changesOf[event.type] as (event: Recorded) => readonly StoredChange[])(event);
}
