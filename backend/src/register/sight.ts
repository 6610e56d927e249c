import type { AccountId, SchoolId } from '@loge/contracts';
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
    };

/** The class of a school as events name it. */
export const classPlace = (school: SchoolId, code: string): string => `${school}/${code}`;

/** What a reach and one's own account let one see. */
export function sightOf(reach: Reach, viewer: AccountId | undefined): Sight {
  if (reach.kind === 'everything') return reach;
  return {
    kind: 'places',
    schools: reach.schools.filter((school) => !reach.classes.has(school)),
    classes: [...reach.classes].flatMap(([school, codes]) => codes.map((code) => classPlace(school, code))),
    ...(viewer && { viewer }),
  };
}
