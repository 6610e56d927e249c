import { AccountId, LogeError, SchoolId } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { AccountFilter } from './queries.js';

/**
 * A filter as the API has it.
 * @throws LogeError `BAD_INPUT` for an id that is none.
 */
export function accountFilterOf(filter: Api.AccountFilter): AccountFilter {
  const school = filter.school == null ? undefined : SchoolId.safeParse(filter.school);
  // Ids are copied from elsewhere, with what stood around them.
  const id = filter.id == null ? undefined : AccountId.safeParse(filter.id.trim().toLowerCase());
  if (school?.success === false || id?.success === false) throw new LogeError('BAD_INPUT');
  return {
    search: filter.search ?? undefined,
    school: school?.data,
    class: filter.class ?? undefined,
    profile: filter.profile ?? undefined,
    status: filter.status ?? undefined,
    family: filter.family ?? undefined,
    given: filter.given ?? undefined,
    group: filter.group ?? undefined,
    subject: filter.subject ?? undefined,
    activated: filter.activated ?? undefined,
    login: filter.login ?? undefined,
    joinKey: filter.joinKey ?? undefined,
    email: filter.email ?? undefined,
    id: id?.data,
  };
}
