import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { RefusalReason, SchoolId } from '@loge/contracts';
import { SchoolById } from '../schools/commands.js';
import type { KnownSchool } from '../schools/commands.js';
import { ownSchools } from './own-account.js';
import type { OwnAccount } from './own-account.js';

/** Why somebody who has shown who they are is not let in all the same. */
export type Hindrance = Extract<RefusalReason, 'CLOSED' | 'PASSWORD_LOCKED' | 'SIGNS_IN_ELSEWHERE'>;

/** @param schools those of the account's places, as far as they are registered. */
export function hindranceOf(
  own: Pick<OwnAccount, 'closed' | 'joined' | 'locked' | 'places'> & { readonly grants: readonly unknown[] },
  schools: ReadonlyMap<SchoolId, Pick<KnownSchool, 'signInPlaces'>>,
): Hindrance | undefined {
  if (own.closed || own.joined) return 'CLOSED';
  if (own.locked) return 'PASSWORD_LOCKED';
  // Whoever has a role works in the dashboard, which the academy does not open.
  if (own.grants.length > 0) return undefined;
  return signsInElsewhere(own.places, schools) ? 'SIGNS_IN_ELSEWHERE' : undefined;
}

/** Whether somebody has places, and each is at a profile that its school sends to the academy (KO-8). */
export function signsInElsewhere(
  places: OwnAccount['places'],
  schools: ReadonlyMap<SchoolId, Pick<KnownSchool, 'signInPlaces'>>,
): boolean {
  const isElsewhere = ({ school, profile }: OwnAccount['places'][number]) =>
    schools.get(school)?.signInPlaces[profile] === 'ACADEMY';
  return places.length > 0 && places.every(isElsewhere);
}

/** Looks for a {@link Hindrance}, from the streams of the account and its schools. */
@Injectable()
export class Hindrances {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  async of(own: OwnAccount): Promise<Hindrance | undefined> {
    return hindranceOf(own, await this.queries.execute(new SchoolById(ownSchools(own))));
  }
}
