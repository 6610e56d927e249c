import { AccountId, LogeError, SchoolId } from '@loge/contracts';
import type { Profile } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import { accountFilterOf } from '../accounts/commands.js';
import type { SelectionFilter } from '../accounts/commands.js';
import { nowhere, reaches } from '../rights/rights.js';
import type { Reach } from '../rights/rights.js';

/** As many may be picked one by one. */
const MOST_PICKED = 1000;
/** More schools or classes are not chosen by people. */
const MOST_NAMED = 1000;

/** How far whoever aims may reach. Nowhere where they lack the right. */
export interface TargetReach {
  /** For people picked one by one, and classes: `MANAGE_CREDENTIALS`. */
  readonly manage: Reach;
  /** For whole schools, and whoever is found in them: `DISTRIBUTE_CREDENTIALS`. */
  readonly distribute: Reach;
}

/** Whom a target is for, as asked, and the selection it makes. */
export interface AskedTarget {
  readonly kind: 'schools' | 'picked' | 'found';
  /** None where people are picked or found. */
  readonly schools: readonly SchoolId[];
  readonly classes: readonly string[];
  readonly profiles: readonly Profile[];
  /** `2026-09-01`, a day of Europe/Paris. */
  readonly createdSince?: string;
  readonly filter: SelectionFilter;
  readonly reach: Reach;
}

/**
 * Reads a target, and checks that it lies within reach: as far as it does not, the answer is the same whether or not
 * there is anything there.
 * @throws LogeError `BAD_INPUT` for what is no target, `TARGET_TOO_LARGE` (with `max`) for too many people picked,
 *   `NOT_FOUND` for what is no account's id, `FORBIDDEN` beyond reach.
 */
export function askedTarget(input: Api.CredentialsTargetInput, reach: TargetReach): AskedTarget {
  const { schools, accounts, found } = input;
  if ([schools, accounts, found].filter((given) => given != null).length !== 1) {
    throw new LogeError('BAD_INPUT');
  }
  const classes = [...new Set(input.classes ?? [])];
  const profiles = [...new Set(input.profiles ?? [])];
  const createdSince = input.createdSince ?? undefined;
  const narrowing = { profiles, ...(createdSince && { createdSince: parisMidnight(createdSince) }) };
  const asked = { schools: [], classes, profiles, ...(createdSince && { createdSince }) };
  if (schools != null) {
    const ids = schoolsOf(schools, classes);
    const scope = classes.length > 0 ? reach.manage : reach.distribute;
    if (!ids.every((school) => reachesClasses(scope, school, classes))) throw new LogeError('FORBIDDEN');
    const filter = { schools: ids, classes, ...narrowing };
    return { ...asked, kind: 'schools', schools: ids, filter, reach: scope };
  }
  if (classes.length > 0) throw new LogeError('BAD_INPUT');
  if (accounts != null) {
    const filter = { accounts: pickedOf(accounts), ...narrowing };
    return { ...asked, kind: 'picked', filter, reach: reach.manage };
  }
  const filter = { ...accountFilterOf(found ?? {}), ...narrowing };
  return { ...asked, kind: 'found', filter, reach: foundWithin(filter, reach) };
}

function schoolsOf(given: readonly string[], classes: readonly string[]): SchoolId[] {
  const ids = [...new Set(given)].map((id) => SchoolId.safeParse(id));
  const known = ids.flatMap(({ data }) => (data ? [data] : []));
  if (known.length === 0 || known.length < ids.length) throw new LogeError('BAD_INPUT');
  if (classes.length > 0 && known.length > 1) throw new LogeError('BAD_INPUT');
  if (Math.max(known.length, classes.length) > MOST_NAMED) throw new LogeError('BAD_INPUT');
  return known;
}

function pickedOf(given: readonly string[]): AccountId[] {
  const ids = [...new Set(given.map((id) => id.toLowerCase()))];
  if (ids.length > MOST_PICKED) throw new LogeError('TARGET_TOO_LARGE', { max: MOST_PICKED });
  return ids.map((id) => {
    const read = AccountId.safeParse(id);
    if (!read.success) throw new LogeError('NOT_FOUND');
    return read.data;
  });
}

/** Whether whole schools, or these classes of them, lie within reach. */
export function reachesClasses(reach: Reach, school: SchoolId, classes: readonly string[]): boolean {
  if (reaches(reach, school)) return true;
  if (reach.kind === 'everything' || classes.length === 0) return false;
  return classes.every((code) => reach.classes.get(school)?.includes(code));
}

/**
 * A search of one class goes as far as classes do. Any other goes through whole schools, or through all the classes of
 * whoever has nothing but classes.
 */
function foundWithin({ school, class: code }: SelectionFilter, { manage, distribute }: TargetReach): Reach {
  if (school !== undefined && code !== undefined) {
    if (!reachesClasses(manage, school, [code])) throw new LogeError('FORBIDDEN');
    return manage;
  }
  if (distribute !== nowhere) return distribute;
  const hasOnlyClasses =
    manage.kind === 'schools' && manage.schools.every((reached) => manage.classes.has(reached));
  if (!hasOnlyClasses) throw new LogeError('FORBIDDEN');
  return manage;
}

const hourInParis = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** When a day of Europe/Paris begins: an hour or two before that of UTC. */
export function parisMidnight(day: string): Date {
  const summer = new Date(`${day}T00:00:00+02:00`);
  return hourInParis.format(summer) === '00' ? summer : new Date(`${day}T00:00:00+01:00`);
}
