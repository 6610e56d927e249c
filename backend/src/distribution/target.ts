import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { LogeError, Profile, accountStream } from '@loge/contracts';
import type { AccountId, SchoolId } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import { SelectAccounts } from '../accounts/commands.js';
import type { SelectedAccount } from '../accounts/commands.js';
import { concurrently } from '../event-store/concurrently.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { Authorities } from '../rights/authorities.js';
import { grantsFold } from '../rights/grants.js';
import { nowhere } from '../rights/rights.js';
import type { Viewer } from '../rights/rights.js';
import { SchoolById } from '../schools/commands.js';
import { signsInElsewhere } from '../sessions/commands.js';
import { askedTarget } from './target-input.js';
import type { AskedTarget, TargetReach } from './target-input.js';

/** As many people may be aimed at. */
export const MOST_TARGETED = 50_000;
const READ_AT_ONCE = 32;

/** Somebody who is aimed at, in the place that they are aimed at in. */
export interface TargetedAccount {
  readonly account: AccountId;
  readonly family: string;
  readonly given: string;
  /** Ever signed in. */
  readonly activated: boolean;
  /** Has an address, of contact or confirmed. */
  readonly reachable: boolean;
  /** Signs in at the academy (KO-8): nothing is ever given to them. */
  readonly atAcademy: boolean;
  readonly school: SchoolId;
  readonly profile: Profile;
  /** Of a relative, a child's. */
  readonly className?: string;
}

/** Whom something is for, and who that is now. */
export interface Target extends Pick<AskedTarget, 'kind' | 'classes' | 'profiles' | 'createdSince'> {
  /** Those asked for; of people picked or found, the ones of their places. */
  readonly schools: readonly SchoolId[];
  /** By school, class (who has none last), profile and name. */
  readonly accounts: readonly TargetedAccount[];
}

/** Finds out who is aimed at. */
@Injectable()
export class Targets {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(Authorities) private readonly authorities: Authorities,
  ) {}

  /** How far somebody may aim. */
  async reachOf({ grants }: Pick<Viewer, 'grants'>): Promise<TargetReach> {
    const [manage = nowhere, distribute = nowhere] = await Promise.all([
      this.authorities.reach(grants, 'MANAGE_CREDENTIALS'),
      this.authorities.reach(grants, 'DISTRIBUTE_CREDENTIALS'),
    ]);
    return { manage, distribute };
  }

  /**
   * The open accounts aimed at that have a place within reach. The read model names them; whoever acts lets their
   * streams decide.
   * @throws LogeError those of {@link askedTarget} and of `SelectAccounts`; `TARGET_TOO_LARGE` (with `max`);
   *   `NOT_FOUND` when somebody picked is not there, or beyond reach.
   */
  async of(input: Api.CredentialsTargetInput, reach: TargetReach): Promise<Target> {
    const asked = askedTarget(input, reach);
    return this.select(asked);
  }

  /** The same for what was read, or made by the system itself. */
  async select(asked: AskedTarget): Promise<Target> {
    const { kind, classes, profiles, createdSince, filter } = asked;
    const selection = new SelectAccounts(filter, asked.reach, MOST_TARGETED);
    const selected = await this.queries.execute(selection);
    if (filter.accounts && selected.length < filter.accounts.length && !isNarrowed(asked)) {
      throw new LogeError('NOT_FOUND');
    }
    const atAcademy = await this.atAcademy(selected);
    const accounts = selected.flatMap((account): TargetedAccount[] => {
      const place = placeAimedAt(account, asked);
      if (!place) return [];
      const { places: _, ...person } = account;
      return [{ ...person, ...place, atAcademy: atAcademy.has(account.account) }];
    });
    accounts.sort(byPlace);
    const schools =
      asked.schools.length > 0 ? asked.schools : [...new Set(accounts.map(({ school }) => school))];
    return { kind, schools, classes, profiles, ...(createdSince && { createdSince }), accounts };
  }

  /** Who of these signs in at the academy. Of whoever seems to, the stream tells of places out of reach and of roles. */
  private async atAcademy(selected: readonly SelectedAccount[]): Promise<ReadonlySet<AccountId>> {
    const schoolsOf = (places: readonly { school: SchoolId }[]) => places.map(({ school }) => school);
    const named = [...new Set(selected.flatMap(({ places }) => schoolsOf(places)))];
    const schools = new Map(await this.queries.execute(new SchoolById(named)));
    const seeming = selected.filter(({ places }) => signsInElsewhere(places, schools));
    const states = await concurrently(seeming, READ_AT_ONCE, async ({ account }) => ({
      account,
      ...(await this.streams.load(accountStream(account), grantsFold)).state,
    }));
    const known = states.map((read) => {
      if (read.status === 'rejected') throw read.reason;
      return read.value;
    });
    const further = known.flatMap(({ places }) => schoolsOf(places)).filter((id) => !schools.has(id));
    for (const [id, school] of await this.queries.execute(new SchoolById(further))) schools.set(id, school);
    const elsewhere = known.filter(
      ({ grants, places }) => grants.length === 0 && signsInElsewhere(places, schools),
    );
    return new Set(elsewhere.map(({ account }) => account));
  }
}

const isNarrowed = ({ profiles, createdSince }: AskedTarget) => profiles.length > 0 || Boolean(createdSince);

/** The first of somebody's places that a target means, in its first class there. */
function placeAimedAt(
  { places }: SelectedAccount,
  { schools, classes, profiles, filter }: AskedTarget,
): Pick<TargetedAccount, 'school' | 'profile' | 'className'> | undefined {
  const wanted = schools.length > 0 ? schools : filter.school ? [filter.school] : undefined;
  const codes = classes.length > 0 ? classes : filter.class ? [filter.class] : undefined;
  const place = places.find(
    (one) =>
      (!wanted || wanted.includes(one.school)) &&
      (profiles.length === 0 || profiles.includes(one.profile)) &&
      (!filter.profile || one.profile === filter.profile) &&
      (!codes || one.classes.some((code) => codes.includes(code))),
  );
  if (!place) return undefined;
  const className = place.classes.find((code) => !codes || codes.includes(code));
  return { school: place.school, profile: place.profile, ...(className && { className }) };
}

const inFrench = new Intl.Collator('fr', { numeric: true });

/** Names stand in order already, and sorting keeps them so. */
function byPlace(one: TargetedAccount, other: TargetedAccount): number {
  if (one.school !== other.school) return one.school < other.school ? -1 : 1;
  const [mine, theirs] = [one.className, other.className];
  if (mine !== theirs) {
    if (mine === undefined || theirs === undefined) return mine === undefined ? 1 : -1;
    return inFrench.compare(mine, theirs) || (mine < theirs ? -1 : 1);
  }
  return Profile.options.indexOf(one.profile) - Profile.options.indexOf(other.profile);
}
