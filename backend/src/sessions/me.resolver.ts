import { Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { AccountId } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import { PasswordRulesOf } from '../passwords/commands.js';
import { GrantsOf } from '../rights/commands.js';
import { rightsOf } from '../rights/rights.js';
import type { Right } from '../rights/rights.js';
import { roleGrantView } from '../rights/role-grant.view.js';
import type { Ref, RoleGrantView } from '../rights/role-grant.view.js';
import { OwnAccountOf } from './commands.js';

/** Who is signed in: {@link MeResolver} completes it. */
export interface Me {
  readonly id: AccountId;
  readonly sessionExpiresAt: Date;
}

/** Who somebody signed in is and what they may do, from their stream; only ever made for oneself. */
@Resolver('Me')
export class MeResolver {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @ResolveField('name')
  async name(@Parent() { id }: Me): Promise<Api.PersonName> {
    return (await this.queries.execute(new OwnAccountOf(id))).name;
  }

  @ResolveField('login')
  async login(@Parent() { id }: Me): Promise<string> {
    return (await this.queries.execute(new OwnAccountOf(id))).login;
  }

  @ResolveField('schools')
  async schools(@Parent() { id }: Me): Promise<Ref[]> {
    const { schools } = await this.queries.execute(new OwnAccountOf(id));
    return schools.map((school) => ({ id: school }));
  }

  @ResolveField('mustChangePassword')
  async mustChangePassword(@Parent() { id }: Me): Promise<boolean> {
    return (await this.queries.execute(new OwnAccountOf(id))).mustChangePassword;
  }

  @ResolveField('passwordRules')
  passwordRules(@Parent() { id }: Me): Promise<Api.PasswordRules> {
    return this.queries.execute(new PasswordRulesOf(id));
  }

  @ResolveField('roles')
  async roles(@Parent() { id }: Me): Promise<RoleGrantView[]> {
    return (await this.queries.execute(new GrantsOf(id))).map(roleGrantView);
  }

  @ResolveField('rights')
  async rights(@Parent() { id }: Me): Promise<Right[]> {
    const grants = await this.queries.execute(new GrantsOf(id));
    return [...new Set(grants.flatMap(({ role }) => rightsOf[role]))];
  }
}
