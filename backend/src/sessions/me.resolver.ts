import { Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { AccountId } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import { PasswordRulesOf } from '../passwords/commands.js';
import { rightsOf } from '../rights/rights.js';
import type { Right } from '../rights/rights.js';
import { roleGrantView } from '../rights/role-grant.view.js';
import type { Ref, RoleGrantView } from '../rights/role-grant.view.js';
import { OwnAccountOf } from './commands.js';
import type { OwnView } from './commands.js';

/** Who is signed in: {@link MeResolver} completes it. */
export interface Me {
  readonly id: AccountId;
  readonly sessionExpiresAt: Date;
  /** What their stream tells, where it was read just now. */
  readonly own?: OwnView;
}

/** Who somebody signed in is and what they may do, from one reading of their stream; only ever made for oneself. */
@Resolver('Me')
export class MeResolver {
  /** What was read for each answer. */
  private readonly readings = new WeakMap<Me, Promise<OwnView>>();

  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @ResolveField('name')
  async name(@Parent() me: Me): Promise<Api.PersonName> {
    return (await this.own(me)).name;
  }

  @ResolveField('login')
  async login(@Parent() me: Me): Promise<string> {
    return (await this.own(me)).login;
  }

  @ResolveField('schools')
  async schools(@Parent() me: Me): Promise<Ref[]> {
    return (await this.own(me)).schools.map((school) => ({ id: school }));
  }

  @ResolveField('mustChangePassword')
  async mustChangePassword(@Parent() me: Me): Promise<boolean> {
    return (await this.own(me)).mustChangePassword;
  }

  @ResolveField('passwordRules')
  passwordRules(@Parent() { id }: Me): Promise<Api.PasswordRules> {
    return this.queries.execute(new PasswordRulesOf(id));
  }

  @ResolveField('roles')
  async roles(@Parent() me: Me): Promise<RoleGrantView[]> {
    return (await this.own(me)).grants.map(roleGrantView);
  }

  @ResolveField('rights')
  async rights(@Parent() me: Me): Promise<Right[]> {
    return [...new Set((await this.own(me)).grants.flatMap(({ role }) => rightsOf[role]))];
  }

  private own(me: Me): Promise<OwnView> {
    if (me.own) return Promise.resolve(me.own);
    const reading = this.readings.get(me) ?? this.queries.execute(new OwnAccountOf(me.id));
    this.readings.set(me, reading);
    return reading;
  }
}
