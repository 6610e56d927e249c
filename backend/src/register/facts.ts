import type { EventType, LogeEvent, PersonName, RecordKind, Scope } from '@loge/contracts';
import type { Recorded } from '../event-store/codec.js';
import type { Facts } from './commands.js';

/** An event of one kind. */
export type RecordedOf<T extends EventType> = Recorded<Extract<LogeEvent, { type: T }>>;

/** « Given Family ». */
export const fullName = ({ given, family }: PersonName): string => `${given} ${family}`.trim();

/** A personal value, or `null` when its owner's key was destroyed. */
export const unlessErased = <Value>(event: Recorded, field: string, value: Value): Value | null =>
  event.erased.includes(field) ? null : value;

const affiliation = ({
  data,
}: RecordedOf<'AccountAffiliated' | 'AffiliationChanged' | 'AffiliationEnded'>) => ({
  school: data.school,
  profile: data.profile,
  classes: data.details.classes,
  groups: data.details.groups,
  subjects: data.details.subjects,
  functions: data.details.functions.map(({ code, label }) => label ?? code),
  formTeacherOf: data.details.formTeacherOf,
  level: data.details.level ?? null,
  // Their names are looked up when the event is read: the present ones are shown.
  children: data.details.children.map(({ child, relation, legalGuardian }) => ({
    id: child,
    relation,
    legalGuardian,
  })),
});

const scope = (held: Scope) => {
  switch (held.kind) {
    case 'INSTALLATION':
      return { scope: held.kind };
    case 'NETWORK':
      return { scope: held.kind, network: held.network };
    case 'SCHOOLS':
      return { scope: held.kind, schools: held.schools };
    case 'CLASSES':
      return { scope: held.kind, schools: [held.school], classes: held.classes };
  }
};

const sum = (counts: Partial<Record<RecordKind, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

/**
 * What each kind of event says, for sentences. Never a reference to a secret; a kind without an entry does not
 * compile.
 */
const factsOf: { readonly [T in EventType]: (event: RecordedOf<T>) => Facts } = {
  AccountCreated: (event) => ({
    origin: event.data.origin,
    displayName: unlessErased(event, 'name', fullName(event.data.name)),
    login: unlessErased(event, 'login', event.data.login),
  }),
  AccountRenamed: (event) => ({
    displayName: unlessErased(event, 'name', fullName(event.data.name)),
    previousDisplayName: unlessErased(event, 'previousName', fullName(event.data.previousName)),
  }),
  PersonalDetailsChanged: () => ({}),
  ContactsChanged: () => ({}),
  AddressChanged: () => ({}),
  AccountAffiliated: affiliation,
  AffiliationChanged: (event) => ({
    ...affiliation(event),
    previousClasses: event.data.previousDetails.classes,
  }),
  AffiliationEnded: (event) => ({ ...affiliation(event), cause: event.data.cause }),
  AccountActivated: ({ data }) => ({ by: data.by }),
  PersonInvited: ({ data }) => ({ expiresAt: data.expiresAt }),
  InvitationAccepted: () => ({}),
  PasswordSet: ({ data }) => ({ by: data.by }),
  PasswordChanged: () => ({}),
  RoleGranted: ({ data }) => ({ role: data.role, ...scope(data.scope) }),
  RoleWithdrawn: ({ data }) => ({ role: data.role, ...scope(data.scope) }),

  SignedIn: ({ data }) => ({ method: data.method, session: data.session, expiresAt: data.expiresAt }),
  SignInRefused: ({ data }) => ({ method: data.method, cause: data.cause }),
  // Not what was typed, not even its HMAC: nothing a sentence could use.
  UnknownLoginRefused: ({ data }) => ({ method: data.method, cause: data.cause }),
  SessionEnded: ({ data }) => ({ session: data.session, cause: data.cause }),
  AccountRead: ({ data }) => ({ part: data.part }),
  PeopleSearched: (event) => ({
    where: event.data.where,
    typed: unlessErased(event, 'typed', event.data.typed),
    found: event.data.found,
  }),
  ImportReportRead: ({ data }) => ({ import: data.import }),

  SchoolRegistered: ({ data }) => ({
    school: data.school,
    name: data.record.name,
    classCount: data.record.classes.length,
  }),
  SchoolRecordChanged: ({ data }) => ({ school: data.school, name: data.record.name }),
  SignInPlaceSet: ({ data }) => ({
    school: data.school,
    profile: data.profile,
    place: data.place,
    previousPlace: data.previousPlace,
  }),

  ImportStarted: ({ data }) => ({
    import: data.import,
    format: data.format,
    files: data.files.map(({ name }) => name),
    bytes: data.files.reduce((total, { bytes }) => total + bytes, 0),
    schools: data.schools,
    network: data.network ?? null,
  }),
  ImportHeld: ({ data }) => ({
    import: data.import,
    departures: data.departures,
    departing: data.departures.reduce((total, { departing }) => total + departing, 0),
  }),
  ImportCompleted: ({ data: { import: id, report } }) => ({
    import: id,
    created: sum(report.created),
    updated: sum(report.updated),
    unchanged: sum(report.unchanged),
    merged: sum(report.merged),
    departed: sum(report.departed),
    leftOut: sum(report.leftOut),
    errors: sum(report.errors),
    seconds: report.seconds,
  }),
  ImportRefused: ({ data }) => ({
    import: data.import,
    code: data.code,
    file: data.file ?? null,
    line: data.line ?? null,
  }),
};

/** The values that a sentence about the event is built from; erased ones are `null`. */
export function facts(event: Recorded): Facts {
  // The entry of an event's own type takes that event; the compiler cannot follow the correlation.
  return (factsOf[event.type] as (event: Recorded) => Facts)(event);
}
