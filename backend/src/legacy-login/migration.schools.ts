import type { QueryBus } from '@nestjs/cqrs';
import { LogeError, Profile } from '@loge/contracts';
import type { SchoolId } from '@loge/contracts';
import { SchoolById } from '../schools/commands.js';
import type { KnownSchool } from '../schools/commands.js';

/** A school, as its stream tells it. @throws LogeError `NOT_FOUND` for one nobody registered. */
export async function knownSchool(queries: QueryBus, school: SchoolId): Promise<KnownSchool> {
  const known = (await queries.execute(new SchoolById([school]))).get(school);
  if (!known) throw new LogeError('NOT_FOUND');
  return known;
}

/** The profiles whose people sign in here and not at their academy (KO-8): those who move. */
export const movingProfiles = ({ signInPlaces }: KnownSchool): readonly Profile[] =>
  Profile.options.filter((profile) => signInPlaces[profile] === 'LOCAL');
