import { expect } from '@jest/globals';
import type { HouseRun } from './house.run.js';
import type { Someone, Town } from './town.js';
import { AccountPage, MembersOf } from '../../backend/src/accounts/commands.js';
import { storableText } from '../../backend/src/event-store/storable.js';
import { by, commandLine } from './house.run.js';
import { GrantsOf, RoleHolders } from '../../backend/src/rights/commands.js';
import { ListSchools, SchoolById } from '../../backend/src/schools/commands.js';

const everywhere = { kind: 'everything' } as const;
const sorted = <T>(values: Iterable<T>): T[] => [...values].sort();

/** The streams and the read models of both instances tell the same people, places, roles and schools as the model. */
export async function expectAgreement(town: Town, run: HouseRun): Promise<void> {
  const members = await run.queries.execute(new MembersOf(run.schools, by(commandLine)));
  const told = members.map(({ account, school, profile }) => `${account} ${school}/${profile}`);
  const held = [...town.everybody.values()].flatMap(({ account, places }) =>
    [...places.keys()].map((place) => `${account} ${place}`),
  );
  expect(sorted(told)).toEqual(sorted(held));
  for (const someone of town.everybody.values()) await expectPerson(someone, run);
  await expectSchools(town, run);
}

async function expectPerson(
  { account, person, places, roles, password }: Someone,
  run: HouseRun,
): Promise<void> {
  const page = await run.queries.execute(new AccountPage(account, everywhere));
  if (!page) throw new Error(`There is no page of ${account}.`);
  if (person) {
    const { given, family } = person.name;
    expect([page.name.given, page.name.family]).toEqual([given, family].map(storableText));
  }
  const current = page.affiliations.filter((one) => one.current);
  const shown = current.map(({ school, profile, classes, joinKey }) => ({
    school,
    profile,
    classes: sorted(classes),
    joinKey,
  }));
  const expected = [...places.values()].map(({ school, profile, details, joinKey }) => ({
    school,
    profile,
    classes: sorted(details.classes.map(storableText)),
    joinKey: joinKey ?? null,
  }));
  expect(new Set(shown)).toEqual(new Set(expected));

  const grants = await run.queries.execute(new GrantsOf(account));
  expect(grants.map(({ grant, role, scope }) => [grant, { role, scope }])).toEqual([...roles]);
  const { holders } = await run.queries.execute(
    new RoleHolders(everywhere, { first: 100, search: page.login }),
  );
  const holder = holders.find((one) => one.account === account);
  expect(sorted(holder?.grants.map(({ grant }) => grant) ?? [])).toEqual(sorted(roles.keys()));
  if (holder) expect(holder.invited).toBe(!password && !person);
}

async function expectSchools(town: Town, run: HouseRun): Promise<void> {
  const known = await run.queries.execute(new SchoolById(run.schools));
  expect(new Set(known.keys())).toEqual(new Set(town.schools.keys()));
  for (const [school, record] of town.schools) {
    const { schools } = await run.queries.execute(new ListSchools({ school }, everywhere, { first: 1 }));
    for (const view of [known.get(school), schools[0]]) {
      const codes = (list: readonly { code: string }[] = []) =>
        sorted(list.map(({ code }) => storableText(code)));
      expect(storableText(view?.record.name ?? '')).toBe(storableText(record.name));
      expect(codes(view?.record.classes)).toEqual(codes(record.classes));
      expect(codes(view?.record.groups)).toEqual(codes(record.groups));
      for (const [place, where] of town.signInPlaces) {
        const [at, profile] = place.split('/');
        if (at === school) expect(Object.entries(view?.signInPlaces ?? {})).toContainEqual([profile, where]);
      }
    }
  }
}
