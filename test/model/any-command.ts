import {
  AffiliationDetails,
  Civility,
  Contacts,
  EventId,
  ImportCompleted,
  ImportHeld,
  ImportRefused,
  ImportStarted,
  NamedRelative,
  PersonName,
  PostalAddress,
  Profile,
  Role,
  SchoolRecord,
  Scope,
  SecretId,
  SignInPlace,
} from '@loge/contracts';
import fc from 'fast-check';
import { z } from 'zod';
import { accounts, anyOf, few, grants, schools } from './histories.js';
import { freshUuid } from './values-of-schema.js';
import type { AccountCommand } from '../../backend/src/accounts/account.js';
import { recordKindOf } from '../../backend/src/accounts/account-state.js';
import type { PersonRecord } from '../../backend/src/accounts/commands.js';
import type { ImportCommand } from '../../backend/src/directory/import.js';
import type { Authority } from '../../backend/src/rights/authority.js';
import type { SchoolCommand } from '../../backend/src/schools/school.js';

type Asked<Type extends AccountCommand['type']> = Extract<AccountCommand, { type: Type }>;

const events = freshUuid.map((id) => EventId.parse(id));

/** One person as a directory tells of them, in one school or several, in one part or several of one kind. */
const personRecord: fc.Arbitrary<PersonRecord> = anyOf(Profile).chain((profile) => {
  const recordKind = recordKindOf(profile);
  const profiles = recordKind === 'STAFF' ? (['TEACHER', 'NON_TEACHING'] as const) : [profile];
  return fc.record({
    identity: fc.oneof(
      few.text.map((joinKey) => ({ kind: 'join-key' as const, joinKey, recordKind })),
      fc.record({
        kind: fc.constant('names' as const),
        school: schools,
        keys: fc.array(few.text, { minLength: 1, maxLength: 2 }),
      }),
    ),
    person: anyOf(
      z.object({
        name: PersonName,
        civility: Civility.optional(),
        birthDate: z.iso.date().optional(),
        contacts: Contacts,
        address: PostalAddress.optional(),
      }),
    ),
    affiliations: fc.array(
      fc.record({
        school: schools,
        profile: fc.constantFrom(...profiles),
        details: anyOf(AffiliationDetails),
        relatives: anyOf(z.array(NamedRelative)),
      }),
      { maxLength: 3 },
    ),
    authoritativeSchools: fc.uniqueArray(schools),
  });
});

export const recordAccount: fc.Arbitrary<Asked<'record'>> = fc
  .record({
    type: fc.constant('record' as const),
    account: accounts,
    record: personRecord,
    creation: fc.record({ event: events, login: few.text }),
    isBounded: fc.boolean(),
  })
  .map(({ isBounded, ...asked }) => {
    const { affiliations, authoritativeSchools } = asked.record;
    const own = [...authoritativeSchools, ...affiliations.map(({ school }) => school)];
    // Whoever may change the people of some schools imports no others.
    return isBounded ? { ...asked, mayChange: (one) => own.includes(one) } : asked;
  });

export const createAccount: fc.Arbitrary<Asked<'create'>> = fc.record({
  type: fc.constant('create' as const),
  account: accounts,
  event: events,
  origin: fc.constantFrom('INVITATION' as const, 'COMMAND_LINE' as const),
  name: anyOf(PersonName),
  contacts: anyOf(Contacts),
  login: few.text,
  schools: fc.array(schools, { maxLength: 3 }),
});

export const endPlaces: fc.Arbitrary<Asked<'end'>> = fc.record({
  type: fc.constant('end' as const),
  account: accounts,
  places: fc.array(fc.record({ school: schools, profile: anyOf(Profile) }), { maxLength: 4 }),
});

export const activateAccount: fc.Arbitrary<Asked<'activate'>> = fc.record({
  type: fc.constant('activate' as const),
  account: accounts,
  by: fc.constant('PASSWORD' as const),
});

export const confirmAddress: fc.Arbitrary<Asked<'confirm'>> = fc.record({
  type: fc.constant('confirm' as const),
  account: accounts,
  event: events,
  address: few.text,
  isLogin: fc.boolean(),
});

export const schoolCommand: fc.Arbitrary<SchoolCommand> = fc.oneof(
  fc.record({ type: fc.constant('record' as const), school: schools, record: anyOf(SchoolRecord) }),
  fc.record({
    type: fc.constant('set-sign-in-place' as const),
    school: schools,
    profile: anyOf(Profile),
    place: anyOf(SignInPlace),
  }),
);

export const importCommand: fc.Arbitrary<ImportCommand> = fc.oneof(
  anyOf(ImportStarted.schema).map((data) => ({ type: 'start' as const, data })),
  anyOf(ImportHeld.schema).map((data) => ({ type: 'hold' as const, data })),
  anyOf(ImportRefused.schema).map((data) => ({ type: 'refuse' as const, data })),
);

export const completeImport: fc.Arbitrary<ImportCommand> = anyOf(ImportCompleted.schema).map((data) => ({
  type: 'complete' as const,
  data,
}));

/** In whose name something is asked. */
export const authority: fc.Arbitrary<Authority> = fc.oneof(
  fc.constant({ kind: 'system' as const }),
  fc.record({
    kind: fc.constant('person' as const),
    account: accounts,
    reach: fc.oneof(
      fc.constant({ kind: 'everything' as const }),
      fc.record({
        kind: fc.constant('schools' as const),
        schools: fc.uniqueArray(schools),
        classes: fc.constant(new Map()),
        networks: fc.constant([]),
      }),
    ),
    rank: fc.integer({ min: 1, max: 4 }),
  }),
);

/** A role for somebody, or to be taken from them, and who asks. */
export const roleCommand = fc.record({
  account: accounts,
  grant: grants,
  role: anyOf(Role),
  scope: anyOf(Scope),
  endsOn: fc.option(fc.constantFrom('2026-11-21', '2027-08-31'), { nil: undefined }),
  now: fc.constantFrom(new Date('2026-09-01T08:00:00Z'), new Date('2027-01-01T08:00:00Z')),
  othersRule: fc.boolean(),
  authority,
});

/** An account to be closed or opened again, and who asks why. */
export const closingCommand = fc.record({
  account: accounts,
  reason: fc.option(few.text, { nil: undefined }),
  othersRule: fc.boolean(),
  authority,
});

/** A secret that no history names. */
export const newSecret = freshUuid.map((id) => SecretId.parse(id));

/** Times about those that histories tell of. */
export const times = fc.date({
  min: new Date('2025-01-01'),
  max: new Date('2031-01-01'),
  noInvalidDate: true,
});

/** The same record with every list of a place turned round. */
export function inAnotherOrder(record: PersonRecord): PersonRecord {
  const turned = (details: AffiliationDetails): AffiliationDetails => ({
    ...details,
    classes: details.classes.toReversed(),
    groups: details.groups.toReversed(),
    subjects: details.subjects.toReversed(),
    functions: details.functions.toReversed(),
    formTeacherOf: details.formTeacherOf.toReversed(),
    children: details.children.toReversed(),
  });
  const affiliations = record.affiliations.map((place) => ({
    ...place,
    details: turned(place.details),
    relatives: place.relatives.toReversed(),
  }));
  return { ...record, affiliations };
}
