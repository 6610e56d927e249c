import { Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { LogeError, SchoolId } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { Context } from '../context.js';
import { CurrentContext, CurrentReach, Requires } from './declarations.js';
import { pastInstant, pastSpan } from './past-instant.js';
import { rolesDifference, SchoolRolesAsOf } from './role-history.js';
import type { HeldRole } from './role-history.js';
import { roleGrantView } from './role-grant.view.js';
import type { Ref, RoleGrantView } from './role-grant.view.js';
import { reaches } from './rights.js';
import type { Reach } from './rights.js';

type RoleAsOf = Omit<Api.RoleAsOf, 'person' | 'role'> & {
  readonly person: Ref;
  readonly role: RoleGrantView;
};

/** Who held which role in a school as of a date, and what differs between two. */
@Resolver()
export class RoleHistoryResolver {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Query('schoolRolesAsOf')
  @Requires('READ_REGISTER')
  async schoolRolesAsOf(
    @Args() { school, asOf }: Api.QuerySchoolRolesAsOfArgs,
    @CurrentReach() reach: Reach,
    @CurrentContext() context: Context,
  ): Promise<RoleAsOf[]> {
    const at = pastInstant(asOf, context.clock());
    return (await this.roles(school, at, reach)).map(roleAsOf);
  }

  @Query('schoolRolesDifference')
  @Requires('READ_REGISTER')
  async schoolRolesDifference(
    @Args() { school, ...texts }: Api.QuerySchoolRolesDifferenceArgs,
    @CurrentReach() reach: Reach,
    @CurrentContext() context: Context,
  ): Promise<{ gained: RoleAsOf[]; lost: RoleAsOf[] }> {
    const [from, to] = pastSpan(texts, context.clock());
    const [earlier, later] = [await this.roles(school, from, reach), await this.roles(school, to, reach)];
    const { gained, lost } = rolesDifference(earlier, later);
    return { gained: gained.map(roleAsOf), lost: lost.map(roleAsOf) };
  }

  /** @throws LogeError `NOT_FOUND` for no school's id, and for one that is not reached whole. */
  private async roles(id: string, at: Date, reach: Reach): Promise<readonly HeldRole[]> {
    const school = SchoolId.safeParse(id);
    if (!school.success || !reaches(reach, school.data)) throw new LogeError('NOT_FOUND');
    return this.queries.execute(new SchoolRolesAsOf(school.data, at, reach));
  }
}

const roleAsOf = (held: HeldRole): RoleAsOf => ({
  person: { id: held.account },
  role: roleGrantView(held),
  since: held.grantedAt.toISOString(),
});
