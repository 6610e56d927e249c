import type { QueryBus } from '@nestjs/cqrs';
import { AccountsByJoinKeys, PlacesByJoinKeys } from '../accounts/commands.js';
import { joinKey } from './import-schools.js';
import type { ImportSchools } from './import-schools.js';
import { sourceOf } from './people-pass.js';
import type { Staging } from './staging/staging.js';

/** How many people are looked up at a time. */
const PAGE = 1000;

/** What it takes to find the places that a set without classes does not tell of. */
export interface HeldGround {
  readonly staging: Staging;
  readonly queries: QueryBus;
  readonly schools: ImportSchools;
}

/**
 * Of a set that does not tell classes, notes the places that people of it have now. Those in the schools of the export
 * which they may hold for a class alone, for all that is known, may stay: those in a class and of no function, which a
 * role would have told. Nobody leaves them for a file that was not sent. It is done once, before anything is written.
 */
export async function noteHeldPlaces({ staging, queries, schools }: HeldGround): Promise<void> {
  const { network } = schools;
  if (!network) return;
  const exported = new Set(schools.exported);
  for (const source of ['PUPIL', 'STAFF'] as const) {
    for (let after = ''; ;) {
      const keys = await staging.records.keys(source, after, PAGE);
      const last = keys.at(-1);
      if (last === undefined) break;
      after = last;
      const byJoinKey = new Map(keys.map((key) => [joinKey(network, key), key]));
      const holders = await queries.execute(new AccountsByJoinKeys([...byJoinKey.keys()]));
      const places = await queries.execute(new PlacesByJoinKeys(holders));
      const held = places.flatMap(({ joinKey: whole, school, profile, isInClass, hasFunctions }) => {
        const key = byJoinKey.get(whole);
        const mayStay = isInClass && !hasFunctions && exported.has(school);
        return key !== undefined && sourceOf(profile) === source
          ? [{ source, key, school, profile, mayStay }]
          : [];
      });
      if (held.length) await staging.places.hold(held);
    }
  }
}
