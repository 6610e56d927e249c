import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { AccountId } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { Context } from '../../context.js';
import { RecordReading } from '../../register/commands.js';
import { CurrentContext, CurrentReach, Requires } from '../../rights/declarations.js';
import { pastInstant, pastSpan } from '../../rights/past-instant.js';
import { roleGrantView } from '../../rights/role-grant.view.js';
import type { Ref, RoleGrantView } from '../../rights/role-grant.view.js';
import type { Reach } from '../../rights/rights.js';
import type { AccountView } from '../commands.js';
import type { PlaceThen } from './shown-then.js';
import { AccountAsOf, AccountDifference } from './queries.js';
import type { AccountAsOfView } from './queries.js';

/** An account as it was, as GraphQL answers it; schools and people complete themselves. */
type Then = Omit<Api.AccountAsOf, 'joinedTo' | 'affiliations' | 'roles'> & {
  readonly joinedTo: Ref | null;
  readonly affiliations: readonly (Omit<Api.AffiliationAsOf, 'school'> & { readonly school: Ref })[];
  readonly roles: readonly RoleGrantView[];
};

/** Accounts as of a date, and between two. Each is recorded as a reading of the account's page. */
@Resolver()
export class AccountAsOfResolver {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  @Query('accountAsOf')
  @Requires('READ_ACCOUNTS')
  async accountAsOf(
    @Args() { id, asOf }: Api.QueryAccountAsOfArgs,
    @CurrentReach() reach: Reach,
    @CurrentContext() context: Context,
  ): Promise<Then | null> {
    const at = pastInstant(asOf, context.clock());
    const asked = AccountId.safeParse(id);
    if (!asked.success) return null;
    const view = await this.queries.execute(new AccountAsOf(asked.data, at, reach));
    if (!view) return null;
    await this.record(asked.data, view, context);
    return then(asked.data, at, view);
  }

  @Query('accountDifference')
  @Requires('READ_ACCOUNTS')
  async accountDifference(
    @Args() { id, ...texts }: Api.QueryAccountDifferenceArgs,
    @CurrentReach() reach: Reach,
    @CurrentContext() context: Context,
  ): Promise<Api.ValueChange[]> {
    const [from, to] = pastSpan(texts, context.clock());
    const asked = AccountId.safeParse(id);
    if (!asked.success) return [];
    const view = await this.queries.execute(new AccountDifference(asked.data, from, to, reach));
    if (!view) return [];
    await this.record(asked.data, view, context);
    return [...view.changes];
  }

  private record(
    subject: AccountId,
    { present }: Pick<AccountView, 'present'>,
    context: Context,
  ): Promise<void> {
    const reading = { kind: 'ACCOUNT', subject, part: 'PAGE', ...present } as const;
    return this.commands.execute(new RecordReading(reading, context));
  }
}

function then(id: AccountId, at: Date, { shown, since, joinedTo }: AccountAsOfView): Then {
  const { contacts: _, places, roles, phones, logins, ...told } = shown;
  return {
    ...told,
    id,
    asOf: at.toISOString(),
    since: since.toISOString(),
    displayName: `${told.name.given} ${told.name.family}`.trim(),
    joinedTo: joinedTo === null ? null : { id: joinedTo },
    phones: [...phones],
    logins: [...logins],
    affiliations: places.map(affiliation),
    roles: roles.map(roleGrantView),
  };
}

const affiliation = ({
  school,
  classes,
  groups,
  subjects,
  functions,
  formTeacherOf,
  ...place
}: PlaceThen) => ({
  ...place,
  school: { id: school },
  classes: [...classes],
  groups: [...groups],
  subjects: [...subjects],
  functions: [...functions],
  formTeacherOf: [...formTeacherOf],
});
