import type { AccountId, Actor, SchoolId } from '@loge/contracts';
import type { Reach } from '../rights/rights.js';

/**
 * What somebody sees of the register: everything, or the events of some places (`uai-0611234X` a whole school,
 * `uai-0611234X/2B` a class) and those about or by themselves.
 */
export type Sight =
  | { readonly kind: 'everything' }
  | {
      readonly kind: 'places';
      readonly schools: readonly SchoolId[];
      readonly classes: readonly string[];
      readonly viewer?: AccountId;
      /** Accounts that lead to the viewer's: what is about or by them is the viewer's, too. */
      readonly joined?: readonly AccountId[];
    };

/** The accounts that are the viewer's own. */
export const ownOf = (sight: Sight): readonly AccountId[] =>
  sight.kind === 'places' && sight.viewer ? [sight.viewer, ...(sight.joined ?? [])] : [];

/** The class of a school as events name it. */
export const classPlace = (school: SchoolId, code: string): string => `${school}/${code}`;

/** What a reach and one's own account let one see. */
export function sightOf(
  reach: Reach,
  viewer: AccountId | undefined,
  joined: readonly AccountId[] = [],
): Sight {
  if (reach.kind === 'everything') return reach;
  return {
    kind: 'places',
    schools: reach.schools.filter((school) => !reach.classes.has(school)),
    classes: [...reach.classes].flatMap(([school, codes]) => codes.map((code) => classPlace(school, code))),
    ...(viewer && { viewer, joined }),
  };
}

/** What an event says of where it belongs, as its row has it. */
interface Placed {
  readonly subject: AccountId | null;
  readonly actor_kind: Actor['kind'];
  readonly actor: string;
  readonly schools: readonly SchoolId[];
  readonly classes: readonly string[];
}

/** Which schools and classes (`uai-0611234X/2B`) somebody may learn from one event. */
export interface Seen {
  school(school: SchoolId): boolean;
  class(place: string): boolean;
  /** Whether they learn what was typed, which names people out of their sight; as {@link seesOrigin}. */
  readonly typed: boolean;
}

const schoolOfClass = (place: string): SchoolId =>
  // A class of an event is written after its school.
  place.slice(0, place.indexOf('/')) as SchoolId;

/**
 * One's own events tell all; others only of the schools and classes in sight. To have been shown to somebody makes an
 * event no own one.
 */
export function seenOf(sight: Sight, event: Placed): Seen {
  const isOwn = event.subject !== null && ownOf(sight).includes(event.subject);
  if (sight.kind === 'everything' || isOwn) {
    return { school: () => true, class: () => true, typed: seesOrigin(sight, event) };
  }
  const inSight = (place: string) =>
    sight.classes.includes(place) || sight.schools.includes(schoolOfClass(place));
  const partly = new Set(event.classes.filter(inSight).map(schoolOfClass));
  return {
    school: (school) => sight.schools.includes(school) || partly.has(school),
    class: inSight,
    typed: seesOrigin(sight, event),
  };
}

/** Whether an event of these schools and classes is among those in sight for where it belongs. */
export function seesPlaces(sight: Sight, { schools, classes }: Pick<Placed, 'schools' | 'classes'>): boolean {
  if (sight.kind === 'everything') return true;
  return (
    schools.some((school) => sight.schools.includes(school)) ||
    classes.some((place) => sight.classes.includes(place))
  );
}

/**
 * Whether address and browser are shown: to those who see every school of the event, and to the person they tell
 * of, who acted, or was the target of somebody unknown.
 */
export function seesOrigin(sight: Sight, { actor_kind, actor, subject, schools }: Placed): boolean {
  if (sight.kind === 'everything') return true;
  const theirs = actor_kind === 'ACCOUNT' ? actor : subject;
  if (ownOf(sight).some((own) => own === theirs)) return true;
  return schools.length > 0 && schools.every((school) => sight.schools.includes(school));
}
