import type { SchoolId, Scope } from '@loge/contracts';
import type { ValueChange } from '../../register/commands.js';
import { schoolsOf } from '../../rights/grants.js';
import type { AccountThen, PlaceThen } from './shown-then.js';

/** The names of schools; one without is called by its id. */
export type Names = ReadonlyMap<SchoolId, string>;

/** The schools that {@link accountDifferences} names. */
export const schoolsNamed = (...states: readonly (AccountThen | undefined)[]): SchoolId[] => [
  ...new Set(
    states.flatMap((state) =>
      state
        ? [
            ...state.places.map(({ school }) => school),
            ...state.roles.flatMap(({ scope }) => schoolsOf(scope)),
          ]
        : [],
    ),
  ),
];

/**
 * What differs between two states of an account, as they are shown; everything that there is where there was none.
 * Fields are called as those of changes (`contacts.email`), besides `status`, `activated`, `password`, `logins`, `roles`
 * and `places`. Codes stay codes, schools have their names. Places and roles are one to a line; what they hold is
 * followed by where, in brackets, where there is more than one school.
 */
export function accountDifferences(
  before: AccountThen | undefined,
  after: AccountThen | undefined,
  names: Names,
): ValueChange[] {
  const schools = new Set(
    [before, after].flatMap((state) => state?.places.map(({ school }) => school) ?? []),
  );
  const [old, now] = [before, after].map((state) => (state ? values(state, names, schools.size > 1) : {}));
  return [...new Set([...Object.keys(now ?? {}), ...Object.keys(old ?? {})])].flatMap((field) => {
    const change = { field, before: old?.[field] || null, after: now?.[field] || null };
    return change.before === change.after ? [] : [change];
  });
}

type Values = Readonly<Record<string, string | null | undefined>>;

const listed = ['classes', 'groups', 'subjects', 'functions', 'formTeacherOf'] as const;

function values(state: AccountThen, names: Names, severalSchools: boolean): Values {
  const { name, civility, birthDate, contacts, address, logins, password, places, roles } = state;
  const nameOf = (school: SchoolId) => names.get(school) ?? school;
  const held = (field: (typeof listed)[number]) => listText(places, field, severalSchools && nameOf);
  return {
    status: state.status,
    ...prefixed('name', { family: name.family, given: name.given, birth: name.birth }),
    civility,
    birthDate,
    ...prefixed('contacts', { ...contacts }),
    ...prefixed('address', { ...address }),
    logins: logins.join('\n'),
    password,
    activated: String(state.activated),
    places: places.map(({ school, profile }) => `${profile} (${nameOf(school)})`).join('\n'),
    ...Object.fromEntries(listed.map((field) => [field, held(field)])),
    roles: roles
      .map(
        ({ role, scope, endsOn }) => `${role} (${[scopeText(scope, nameOf), ...until(endsOn)].join(', ')})`,
      )
      .sort()
      .join('\n'),
  };
}

const prefixed = (field: string, parts: Values): Values =>
  Object.fromEntries(Object.entries(parts).map(([part, value]) => [`${field}.${part}`, value]));

function listText(
  places: readonly PlaceThen[],
  field: (typeof listed)[number],
  nameOf: ((school: SchoolId) => string) | false,
): string {
  return places
    .filter((place) => place[field].length > 0)
    .map((place) => place[field].join(', ') + (nameOf ? ` (${nameOf(place.school)})` : ''))
    .join('\n');
}

/** The last day, as `≤ 2027-08-31`. */
const until = (endsOn: string | undefined): string[] => (endsOn === undefined ? [] : [`≤ ${endsOn}`]);

function scopeText(scope: Scope, nameOf: (school: SchoolId) => string): string {
  switch (scope.kind) {
    case 'INSTALLATION':
      return scope.kind;
    case 'NETWORK':
      return scope.network;
    case 'SCHOOLS':
      return scope.schools.map(nameOf).join(', ');
    case 'CLASSES':
      return [...scope.classes, nameOf(scope.school)].join(', ');
  }
}
