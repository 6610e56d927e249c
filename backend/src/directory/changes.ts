import type { SchoolId } from '@loge/contracts';
import type { QueryBus } from '@nestjs/cqrs';
import { AccountsByJoinKeys, PlacesByJoinKeys } from '../accounts/commands.js';
import type { KeyedPlace } from '../accounts/commands.js';
import type { ImportRequest } from './commands.js';
import { joinKey } from './import-schools.js';
import type { ImportSchools } from './import-schools.js';
import { groupBy, sourceOf } from './people-pass.js';
import type { SourceKind } from './records.js';
import type { HeldPlace, Outcome, StagedChange } from './staging/staged.js';
import type { Staging } from './staging/staging.js';

/** How many records are looked up at a time. */
const PAGE = 1000;

/** What it takes to find out where those of whom delta files tell have their places. */
export interface ChangeGround {
  readonly staging: Staging;
  readonly queries: QueryBus;
  readonly schools: ImportSchools;
  readonly request: Pick<ImportRequest, 'mayImportInto'>;
  /** The kinds of which files tell changes only. */
  readonly delta: ReadonlySet<SourceKind>;
  /** Whether a record tells a part of its person only, so that it takes nobody out of a school it does not name. */
  readonly isPartial: boolean;
}

/** A record of a delta file and what is known of its person. */
interface KnownChange extends StagedChange {
  readonly isKnown: boolean;
  /** The places held now under its key. */
  readonly places: readonly KeyedPlace[];
}

/** The schools within scope where people of the delta files have places: the import may end them. */
export async function schoolsOfChanges(ground: ChangeGround): Promise<ReadonlySet<SchoolId>> {
  const found = new Set<SchoolId>();
  for await (const page of changes(ground)) {
    for (const { places } of page) {
      for (const { school } of places) if (ground.request.mayImportInto(school)) found.add(school);
    }
  }
  return found;
}

/**
 * Notes the places that people of the delta files have under their keys, and where the records end that ask for
 * somebody to be removed: `updated` where there is a place to end, `unchanged` where there is none any more, left out
 * where nobody has the key or every place is beyond scope, refused where the key is that of another kind of record. It
 * is done once, before anything is written.
 * @param writable the schools that nobody else writes to meanwhile.
 * @returns the schools where somebody may depart.
 */
export async function noteChanges(
  ground: ChangeGround,
  writable: ReadonlySet<SchoolId>,
): Promise<ReadonlySet<SchoolId>> {
  const schools = new Set<SchoolId>();
  for await (const page of changes(ground)) {
    const leaving = page.filter(({ removal }) => removal || !ground.isPartial);
    const held = leaving.flatMap((change) =>
      ownPlaces(change).map((place): HeldPlace => {
        const { source, key, removal } = change;
        return { ...place, source, key, removal, within: writable.has(place.school) };
      }),
    );
    for (const { school, within } of held) if (within) schools.add(school);
    if (held.length) await ground.staging.departures.hold(held);
    const unclear = page.filter(({ removal, source }) => !removal && source === 'UNKNOWN');
    const adopted = unclear.flatMap(adoptedBy);
    // A record that removes somebody does not say whether they teach.
    const removed = page
      .filter(({ removal }) => removal)
      .flatMap((change) =>
        adoptedBy({ ...change, places: ownPlaces(change) }).map((one) => ({ ...one, source: change.source })),
      );
    if (adopted.length + removed.length) await ground.staging.records.adopt([...adopted, ...removed]);
    const isAdopted = new Set(adopted.map(({ seq }) => seq));
    const ends = page.flatMap((change): Outcome[] => {
      if (change.removal) return [endOf(change, writable)];
      const isStray = change.source === 'UNKNOWN' && !isAdopted.has(change.seq);
      return isStray ? [{ seq: change.seq, bucket: 'leftOut', code: 'CHANGE_NOT_APPLIED' }] : [];
    });
    if (ends.length) await ground.staging.outcomes.settleAs(ends);
  }
  return schools;
}

/** The places that records of this kind tell of. */
const ownPlaces = ({ places, source }: KnownChange): readonly KeyedPlace[] =>
  // Where one key names people of all kinds, a record that only removes says no kind.
  source === 'UNKNOWN' ? places : places.filter(({ profile }) => sourceOf(profile) === source);

/** The kind of record that somebody is known by of whom the record does not tell it. */
function adoptedBy({ seq, places }: Pick<KnownChange, 'seq' | 'places'>) {
  // Whoever teaches in one school is a teacher, whatever they are in another.
  const [profile] = places
    .map((place) => place.profile)
    .sort()
    .reverse();
  if (profile === undefined || profile === 'LOCAL_AUTHORITY' || profile === 'OTHER') return [];
  return [{ seq, source: sourceOf(profile), kind: profile }];
}

function endOf(change: KnownChange, writable: ReadonlySet<SchoolId>): Outcome {
  const { seq, isKnown, broken, places } = change;
  if (!isKnown) return { seq, bucket: 'leftOut', code: 'NOBODY_TO_REMOVE' };
  const own = ownPlaces(change);
  if (own.length < places.length) return { seq, bucket: 'errors', code: 'JOIN_KEY_OTHER_KIND' };
  // Of whom a broken record tells as well, nobody knows what was meant.
  if (own.length === 0 || broken) return { seq, bucket: 'unchanged' };
  const within = own.filter(({ school }) => writable.has(school));
  if (within.length === 0) return { seq, bucket: 'leftOut', code: 'SCHOOL_OUT_OF_SCOPE' };
  return { seq, bucket: 'updated', ...(within.length < own.length && { code: 'PERSON_BEYOND_SCOPE' }) };
}

/** The records of the delta files that stand, page by page. */
async function* changes({ staging, queries, schools, delta }: ChangeGround): AsyncGenerator<KnownChange[]> {
  const { network } = schools;
  if (!network || delta.size === 0) return;
  for (let after = '0'; ;) {
    const page = await staging.records.changes([...delta], after, PAGE);
    const last = page.at(-1);
    if (!last) return;
    after = last.seq;
    const holders = await queries.execute(
      new AccountsByJoinKeys(page.map(({ key }) => joinKey(network, key))),
    );
    const places = groupBy(await queries.execute(new PlacesByJoinKeys(holders)), ({ joinKey: key }) => key);
    yield page.map((change) => {
      const whole = joinKey(network, change.key);
      return { ...change, isKnown: holders.has(whole), places: places.get(whole) ?? [] };
    });
  }
}
