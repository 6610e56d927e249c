import { expect } from '@jest/globals';
import { Civility, Profile, Relation, SignInPlace } from '@loge/contracts';
import type { AffiliationDetails, ClassRecord } from '@loge/contracts';
import fc from 'fast-check';
import { by, commandLine, expectRefusals, pick, step, where } from './house.run.js';
import type { HouseRun } from './house.run.js';
import { anyString, anyText } from './texts.js';
import type { Town } from './town.js';
import { placeKey, recordKindOf } from '../../backend/src/accounts/account-state.js';
import { EndAffiliations, RecordPeople } from '../../backend/src/accounts/commands.js';
import type { PersonRecord } from '../../backend/src/accounts/commands.js';
import { pupilKey, shortIdentity } from '../../backend/src/claims/name-keys.js';
import { RecordSchools, SetSignInPlace } from '../../backend/src/schools/commands.js';

/** Codes that directories give, and the longest that a cell may hold. */
const code = fc.constantFrom('6A', '5B', '5B', "Éco d'1", 'nul\u0000', '2DE '.repeat(900));
const codes = fc.array(code, { maxLength: 3 });
/** Names of homonyms, and of anybody. */
const name = fc
  .oneof(fc.constantFrom('', " d'Aubigné", ' Le Goff'), anyString)
  .map((text) => `Quimper${text}`);

/** A record as it is imagined; whom it names is found when the run is where it stands. */
const wish = fc.record(
  {
    key: fc.nat(5),
    isKeyed: fc.boolean(),
    profile: fc.constantFrom(...Profile.options),
    name: fc.record({ family: name, given: name, birth: name }, { requiredKeys: ['family', 'given'] }),
    civility: fc.constantFrom(...Civility.options),
    contacts: fc.record({ email: name, mobile: name }, { requiredKeys: [] }),
    address: fc.record({ street: name, town: name }, { requiredKeys: [] }),
    schools: fc.uniqueArray(fc.nat(1), { minLength: 1 }),
    isComplete: fc.boolean(),
    details: fc.record({ classes: codes, groups: codes, subjects: codes, formTeacherOf: codes }),
    family: fc.array(
      fc.record({
        which: fc.nat(5),
        relation: fc.constantFrom(...Relation.options),
        legalGuardian: fc.constantFrom(0 as const, 1 as const, 2 as const),
      }),
      { maxLength: 3 },
    ),
  },
  {
    requiredKeys: [
      ...([
        'key',
        'isKeyed',
        'profile',
        'name',
        'contacts',
        'schools',
        'isComplete',
        'details',
        'family',
      ] as const),
    ],
  },
);
type Wish = typeof wish extends fc.Arbitrary<infer W> ? W : never;

function recordOf(wished: Wish, town: Town, run: HouseRun): PersonRecord {
  const { key, isKeyed, profile, civility, contacts, address, family } = wished;
  const schools = wished.schools.flatMap((which) => pick(run.schools, which) ?? []);
  const details: AffiliationDetails = {
    ...wished.details,
    functions: [],
    children: family.flatMap(({ which, ...tie }) => {
      const child = pick(town.everybody.keys(), which);
      return child && profile === 'RELATIVE' ? [{ child, ...tie }] : [];
    }),
  };
  const relatives = family.flatMap(({ which, ...tie }) =>
    profile === 'PUPIL' ? [{ joinKey: run.joinKey(which), ...tie }] : [],
  );
  const complete = wished.isComplete ? schools : [];
  const [school] = schools;
  if (!isKeyed && profile === 'PUPIL' && school) {
    const person = { name: { family: `Quimper sans clé ${key}`, given: 'Léo' }, contacts };
    return {
      identity: { kind: 'names', school, keys: [shortIdentity(pupilKey(person))] },
      person,
      affiliations: [{ school, profile, details, relatives }],
      authoritativeSchools: complete,
    };
  }
  return {
    identity: { kind: 'join-key', joinKey: run.joinKey(key), recordKind: recordKindOf(profile) },
    person: { name: wished.name, civility, contacts, address },
    affiliations: schools.map((one) => ({ school: one, profile, details, relatives })),
    authoritativeSchools: complete,
  };
}

const recordPeople = step(
  'record people',
  fc.record({ wishes: fc.array(wish, { minLength: 1, maxLength: 4 }), at: where }),
  async ({ wishes, at }, town, run) => {
    const people = wishes.map((one) => recordOf(one, town, run));
    const answers = await run.executeAt(
      at,
      () => new RecordPeople(people, { dryRun: false }, by(commandLine)),
    );
    for (const [index, told] of people.entries()) {
      const outcomes = answers.map((answer) => (typeof answer === 'string' ? answer : answer[index]));
      const holder = town.holder(told);
      if (holder === 'refused') {
        expect(outcomes).toEqual(answers.map(() => ({ outcome: 'refused', code: 'JOIN_KEY_OTHER_KIND' })));
        continue;
      }
      const made = outcomes.flatMap((one) =>
        typeof one === 'object' && one.outcome === 'created' ? one.account : [],
      );
      expect(made).toHaveLength(holder ? 0 : 1);
      const account = holder ?? made[0];
      expect(outcomes).toEqual(answers.map(() => expect.objectContaining({ account })));
      if (account) town.record(account, told);
    }
  },
);

const endPlaces = step(
  'end places',
  fc.record({ who: fc.nat(9), some: fc.array(fc.nat(3), { maxLength: 3 }), at: where }),
  async ({ who, some, at }, town, run) => {
    const someone = pick(town.everybody.values(), who);
    if (!someone) return;
    const { account } = someone;
    const left = some.flatMap((which) => pick(someone.places.values(), which) ?? []);
    const departures = left.map(({ school, profile }) => ({ account, school, profile }));
    const answers = await run.executeAt(at, () => new EndAffiliations(departures, by(commandLine)));
    const ended = answers.map((answer) => (typeof answer === 'string' ? NaN : answer.ended));
    expect(ended.reduce((sum, count) => sum + count)).toBe(new Set(left).size);
    for (const place of left) someone.places.delete(placeKey(place));
  },
);

const classes: fc.Arbitrary<ClassRecord[]> = fc.array(
  fc.record({ code, label: code }, { requiredKeys: ['code'] }),
  { maxLength: 3 },
);

const recordSchool = step(
  'record a school',
  fc.record({ which: fc.nat(1), record: fc.record({ name: anyText, classes, groups: classes }), at: where }),
  async ({ which, record, at }, town, run) => {
    const school = pick(run.schools, which);
    if (!school) return;
    const answers = await run.executeAt(
      at,
      () => new RecordSchools([{ school, record }], { dryRun: false }, by(commandLine)),
    );
    const outcomes = answers.flatMap((answer) =>
      typeof answer === 'string' ? answer : answer.map(({ outcome }) => outcome),
    );
    expect(outcomes.filter((one) => one === 'created')).toHaveLength(town.schools.has(school) ? 0 : 1);
    town.schools.set(school, record);
  },
);

const setSignInPlace = step(
  'set where people sign in',
  fc.record({
    which: fc.nat(1),
    profile: fc.constantFrom(...Profile.options),
    place: fc.constantFrom(...SignInPlace.options),
    at: where,
  }),
  async ({ which, profile, place, at }, town, run) => {
    const school = pick(run.schools, which);
    if (!school) return;
    const answers = await run.executeAt(
      at,
      () => new SetSignInPlace(school, profile, place, by(commandLine)),
    );
    expectRefusals(answers, 'NOT_FOUND', town.schools.has(school) ? 0 : answers.length);
    if (town.schools.has(school)) town.signInPlaces.set(`${school}/${profile}`, place);
  },
);

/** What a directory does to the people and schools of a run; people come most often. */
export const directorySteps = [recordPeople, recordPeople, endPlaces, recordSchool, setSignInPlace];
