import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AccountId, LogeError } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { Context } from '../context.js';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type { ProjectionRunner } from '../event-store/projection.js';
import { RecordReading } from '../register/commands.js';
import { GrantRole, GrantsOf, RoleHolders, WithdrawRole } from './commands.js';
import { CurrentContext, CurrentReach, Requires } from './declarations.js';
import { grantsWithin } from './reach.js';
import { withReason } from './reason.js';
import { roleGrantView, scopeOf } from './role-grant.view.js';
import type { Ref, RoleGrantView } from './role-grant.view.js';
import type { Reach } from './rights.js';

type RoleHolder = Omit<Api.RoleHolder, 'person' | 'roles'> & {
  readonly person: Ref;
  readonly roles: readonly RoleGrantView[];
};
type RoleHolderConnection = Omit<Api.RoleHolderConnection, 'edges'> & {
  readonly edges: readonly { readonly node: RoleHolder; readonly cursor: string }[];
};

/** Roles: who holds them, giving and taking them. */
@Resolver('Account')
export class RoleResolver {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(PROJECTION_RUNNER) private readonly runner: Pick<ProjectionRunner, 'waitFor'>,
  ) {}

  @Query('roleHolders')
  @Requires('MANAGE_RIGHTS')
  async roleHolders(
    @Args() { search, first, after }: Api.QueryRoleHoldersArgs,
    @CurrentReach() reach: Reach,
    @CurrentContext() context: Context,
  ): Promise<RoleHolderConnection> {
    const page = { first: first ?? 50, after: after ?? undefined, search: search ?? undefined };
    const { holders, cursors, hasNextPage, found } = await this.queries.execute(new RoleHolders(reach, page));
    const typed = page.search?.trim();
    if (typed) {
      const reading = { kind: 'SEARCH', where: 'ACCOUNTS', typed, found } as const;
      await this.commands.execute(new RecordReading(reading, context));
    }
    return {
      edges: holders.map(({ account, login, invited, grants }, index) => ({
        cursor: cursors[index] ?? '',
        node: { id: account, person: { id: account }, login, invited, roles: grants.map(roleGrantView) },
      })),
      pageInfo: {
        hasNextPage,
        hasPreviousPage: page.after !== undefined,
        startCursor: cursors[0] ?? null,
        endCursor: cursors.at(-1) ?? null,
      },
    };
  }

  @Mutation('grantRole')
  @Requires('MANAGE_RIGHTS')
  async grantRole(
    @Args('input') input: Api.GrantRoleInput,
    @CurrentContext() context: Context,
  ): Promise<Api.GrantRoleResult> {
    const asked = { role: input.role, scope: scopeOf(input.scope) };
    const command = new GrantRole(accountOf(input.account), asked, withReason(context, input.reason));
    const { grant, position } = await this.commands.execute(command);
    return { grant, pending: !(await this.runner.waitFor(position, ['role-holders'])) };
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

  /** Whoever sees an account sees its roles as far as their own scope goes. */
  @ResolveField('roles')
  @Requires('READ_ACCOUNTS')
  async roles(@Parent() { id }: Ref, @CurrentReach() reach: Reach): Promise<RoleGrantView[]> {
    const grants = await this.queries.execute(new GrantsOf(accountOf(id)));
    return grantsWithin(reach, grants).map(roleGrantView);
  }
}

/** @throws LogeError `NOT_FOUND` for what is no account's id. */
function accountOf(id: string): AccountId {
  const read = AccountId.safeParse(id);
  if (!read.success) throw new LogeError('NOT_FOUND');
  return read.data;
}
