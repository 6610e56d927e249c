import { Inject, Logger } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AccountId, LogeError, SchoolId } from '@loge/contracts';
import type { ErrorCode } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import { PeopleWithin } from '../accounts/commands.js';
import type { Context } from '../context.js';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type { ProjectionRunner } from '../event-store/projection.js';
import { concurrently } from '../event-store/concurrently.js';
import type { Position } from '../event-store/port.js';
import { connectionOf } from '../graphql/connection.js';
import { RecordReading } from '../register/commands.js';
import { GrantRole, GrantsOf, ProposedManagers, RoleHolders, WithdrawRole } from './commands.js';
import { CurrentContext, CurrentReach, Requires } from './declarations.js';
import { describeFault } from './faults.js';
import { grantsWithin } from './reach.js';
import { withReason } from './reason.js';
import { roleGrantView, scopeOf } from './role-grant.view.js';
import type { Ref, RoleGrantView } from './role-grant.view.js';
import { reaches } from './rights.js';
import type { Reach } from './rights.js';

type RoleHolder = Omit<Api.RoleHolder, 'person' | 'roles'> & {
  readonly person: Ref;
  readonly roles: readonly RoleGrantView[];
};
type ProposedManager = Omit<Api.ProposedManager, 'person'> & { readonly person: Ref };
type RoleHolderConnection = Omit<Api.RoleHolderConnection, 'edges'> & {
  readonly edges: readonly { readonly node: RoleHolder; readonly cursor: string }[];
};

/** A page of people to tick, and more than any school has form teachers. */
const MOST_GRANTS = 200;
/** Grants given at a time. */
const AT_ONCE = 8;

/** Roles: who holds them, giving and taking them. */
@Resolver('Account')
export class RoleResolver {
  readonly #logger = new Logger('Roles');

  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(PROJECTION_RUNNER) private readonly runner: Pick<ProjectionRunner, 'waitFor'>,
  ) {}

  @Query('roleHolders')
  @Requires('MANAGE_RIGHTS')
  async roleHolders(
    @Args() { search, role, school, first, after }: Api.QueryRoleHoldersArgs,
    @CurrentReach() reach: Reach,
    @CurrentContext() context: Context,
  ): Promise<RoleHolderConnection> {
    const wanted = { ...(role && { role }), ...(school && { school: schoolOf(school) }) };
    const page = { ...wanted, first: first ?? 50, after: after ?? undefined, search: search ?? undefined };
    const listed = await this.queries.execute(new RoleHolders(reach, page, context.clock()));
    const typed = page.search?.trim();
    if (typed) {
      const holders = listed.holders.map(({ account }) => account);
      const within = await this.queries.execute(new PeopleWithin(holders, reach));
      const shown = new Map(holders.map((id) => [id, within.get(id) ?? []] as const));
      const reading = { kind: 'SEARCH', where: 'ACCOUNTS', typed, found: listed.found, shown } as const;
      await this.commands.execute(new RecordReading(reading, context));
    }
    const nodes = listed.holders.map(({ account, login, invited, grants }) => ({
      ...{ id: account, person: { id: account }, login, invited },
      roles: grants.map(roleGrantView),
    }));
    return connectionOf(nodes, listed, page.after);
  }

  @Query('proposedManagers')
  @Requires('MANAGE_RIGHTS')
  async proposedManagers(
    @Args('school') id: string,
    @CurrentReach() reach: Reach,
    @CurrentContext() context: Context,
  ): Promise<ProposedManager[]> {
    const school = schoolOf(id);
    if (!reaches(reach, school)) throw new LogeError('NOT_FOUND');
    const proposed = await this.queries.execute(new ProposedManagers(school, context.clock()));
    return proposed.map(({ account, classes, granted }) => ({
      person: { id: account },
      classes: [...classes],
      granted,
    }));
  }

  @Mutation('grantRole')
  @Requires('MANAGE_RIGHTS')
  async grantRole(
    @Args('input') input: Api.GrantRoleInput,
    @CurrentContext() context: Context,
  ): Promise<Api.GrantRoleResult> {
    const { grant, position } = await this.give(input, context);
    return { grant, pending: !(await this.runner.waitFor(position, ['role-holders'])) };
  }

  @Mutation('grantRoles')
  @Requires('MANAGE_RIGHTS')
  async grantRoles(
    @Args('input') inputs: readonly Api.GrantRoleInput[],
    @CurrentContext() context: Context,
  ): Promise<Api.GrantRolesOutcome[]> {
    if (inputs.length > MOST_GRANTS) throw new LogeError('BAD_INPUT');
    const given = await concurrently(inputs, AT_ONCE, (input) => this.give(input, context));
    const last = given
      .flatMap((one) => (one.status === 'fulfilled' ? [one.value.position] : []))
      .sort((one, other) => (one < other ? -1 : 1))
      .at(-1);
    if (last !== undefined) await this.runner.waitFor(last, ['role-holders']);
    return inputs.map(({ account }, index) => {
      const one = given[index];
      return one?.status === 'fulfilled'
        ? { account, grant: one.value.grant, code: null }
        : { account, grant: null, code: this.codeOf(one?.reason) };
    });
  }

  @Mutation('withdrawRole')
  @Requires('MANAGE_RIGHTS')
  async withdrawRole(
    @Args('input') input: Api.WithdrawRoleInput,
    @CurrentContext() context: Context,
  ): Promise<Api.WithdrawRoleResult> {
    const command = new WithdrawRole(
      accountOf(input.account),
      input.grant,
      withReason(context, input.reason),
    );
    const { position } = await this.commands.execute(command);
    return { grant: input.grant, pending: !(await this.runner.waitFor(position, ['role-holders'])) };
  }

  private give(
    { account, role, scope, endsOn, reason }: Api.GrantRoleInput,
    context: Context,
  ): Promise<{ readonly grant: string; readonly position: Position }> {
    const asked = { role, scope: scopeOf(scope), ...(endsOn && { endsOn }) };
    return this.commands.execute(new GrantRole(accountOf(account), asked, withReason(context, reason)));
  }

  private codeOf(refused: unknown): ErrorCode {
    if (refused instanceof LogeError) return refused.code;
    this.#logger.error(describeFault(refused));
    return 'INTERNAL';
  }

  /** Whoever sees an account sees its roles as far as their own scope goes. */
  @ResolveField('roles')
  @Requires('READ_ACCOUNTS')
  async roles(@Parent() { id }: Ref, @CurrentReach() reach: Reach): Promise<RoleGrantView[]> {
    const grants = await this.queries.execute(new GrantsOf(accountOf(id)));
    return grantsWithin(reach, grants).map(roleGrantView);
  }
}

/** @throws LogeError `NOT_FOUND` for what is no school's id. */
function schoolOf(id: string): SchoolId {
  const read = SchoolId.safeParse(id);
  if (!read.success) throw new LogeError('NOT_FOUND');
  return read.data;
}

/** @throws LogeError `NOT_FOUND` for what is no account's id. */
function accountOf(id: string): AccountId {
  const read = AccountId.safeParse(id);
  if (!read.success) throw new LogeError('NOT_FOUND');
  return read.data;
}
