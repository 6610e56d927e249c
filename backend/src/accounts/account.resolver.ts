import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Context as GraphQLContext, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AccountId } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { Context } from '../context.js';
import { connectionOf } from '../graphql/connection.js';
import { RecordReading } from '../register/commands.js';
import { CurrentContext, CurrentReach, Requires } from '../rights/declarations.js';
import type { Reach } from '../rights/rights.js';
import { SchoolById } from '../schools/commands.js';
import { AccountPage, accountFilterOf, ListAccounts } from './commands.js';
import type { AccountFilter, AccountView } from './commands.js';
import { PersonRefLoader } from './person-ref.loader.js';
import type { GraphqlRequest } from './person-ref.loader.js';

/** A person or school that its own resolver completes from its id. */
type Ref = { readonly id: string };
type Affiliation = Omit<Api.Affiliation, 'school'> & { readonly school: Ref };
type FamilyMember = Omit<Api.FamilyMember, 'school' | 'person'> & {
  readonly school: Ref;
  readonly person: Ref;
};
/** An account but for the fields that others resolve. */
type Account = Omit<
  Api.Account,
  | 'roles'
  | 'timeline'
  | 'lastSignInAt'
  | 'affiliations'
  | 'family'
  | 'credentials'
  | 'sessions'
  | 'joinedTo'
  | 'joined'
> & {
  readonly affiliations: Affiliation[];
  readonly family: FamilyMember[];
  readonly joinedTo: Ref | null;
  readonly joined: readonly Ref[];
  readonly inFull: boolean;
};
type AccountEdge = { node: Omit<Api.AccountSummary, 'schools'> & { schools: Ref[] }; cursor: string };
type AccountConnection = Omit<Api.AccountConnection, 'edges'> & { edges: AccountEdge[] };

@Resolver('Account')
export class AccountResolver {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(PersonRefLoader) private readonly loader: PersonRefLoader,
  ) {}

  @Query('accounts')
  @Requires('READ_ACCOUNTS')
  async accounts(
    @Args() { filter, first, after }: Api.QueryAccountsArgs,
    @CurrentReach() reach: Reach,
    @CurrentContext() context: Context,
  ): Promise<AccountConnection> {
    const asked = accountFilterOf(filter ?? {});
    const page = { first: first ?? 25, after: after ?? undefined };
    const found = await this.queries.execute(new ListAccounts(asked, reach, page));
    const typed = namesSomebody(asked);
    if (typed) {
      const shown = new Map(found.accounts.map(({ id, schools }) => [id, schools] as const));
      const reading = {
        kind: 'SEARCH',
        where: 'ACCOUNTS',
        typed,
        found: found.countUpTo1001,
        shown,
      } as const;
      await this.commands.execute(new RecordReading(reading, context));
    }
    const nodes = found.accounts.map((account) => ({
      ...account,
      profiles: [...account.profiles],
      classes: [...account.classes],
      schools: account.schools.map((id) => ({ id })),
    }));
    return { ...connectionOf(nodes, found, page.after), countUpTo1001: found.countUpTo1001 };
  }

  @Query('account')
  @Requires('READ_ACCOUNTS')
  async account(
    @Args('id') id: string,
    @CurrentReach() reach: Reach,
    @CurrentContext() context: Context,
  ): Promise<Account | null> {
    const asked = AccountId.safeParse(id);
    if (!asked.success) return null;
    const view = await this.queries.execute(new AccountPage(asked.data, reach));
    if (!view) return null;
    const reading = { kind: 'ACCOUNT', subject: view.id, part: 'PAGE', ...view.present } as const;
    await this.commands.execute(new RecordReading(reading, context));
    return this.withSignInPlaces(view);
  }

  @ResolveField('lastSignInAt')
  async lastSignInAt(
    @Parent() { id, inFull }: Pick<Account, 'id' | 'inFull'>,
    @GraphQLContext() request: GraphqlRequest,
  ): Promise<string | null> {
    if (!inFull) return null;
    return (await this.loader.lastSignIn(request, AccountId.parse(id)))?.toISOString() ?? null;
  }

  private async withSignInPlaces({ present: _, ...view }: AccountView): Promise<Account> {
    const schools = await this.queries.execute(new SchoolById(view.affiliations.map(({ school }) => school)));
    return {
      ...view,
      phones: [...view.phones],
      createdAt: view.createdAt.toISOString(),
      joinedTo: view.joinedTo === null ? null : { id: view.joinedTo },
      joined: view.joined.map((id) => ({ id })),
      affiliations: view.affiliations.map((place) => ({
        profile: place.profile,
        current: place.current,
        joinKey: place.joinKey,
        byHand: place.byHand,
        school: { id: place.school },
        since: place.since.toISOString(),
        endedAt: place.endedAt?.toISOString() ?? null,
        classes: [...place.classes],
        groups: [...place.groups],
        subjects: [...place.subjects],
        functions: [...place.functions],
        formTeacherOf: [...place.formTeacherOf],
        signInPlace: schools.get(place.school)?.signInPlaces[place.profile] ?? 'LOCAL',
      })),
      family: view.family.map((member) => ({
        ...member,
        person: { id: member.person },
        school: { id: member.school },
      })),
    };
  }
}

/** Wherever a person is named: `{ id }` is enough for whoever answers with one. */
@Resolver('PersonRef')
export class PersonRefResolver {
  constructor(@Inject(PersonRefLoader) private readonly loader: PersonRefLoader) {}

  @ResolveField('displayName')
  async displayName(
    @Parent() { id }: Ref,
    @GraphQLContext() request: GraphqlRequest,
  ): Promise<string | null> {
    return (await this.loader.ref(request, AccountId.parse(id)))?.displayName ?? null;
  }

  @ResolveField('profile')
  async profile(
    @Parent() { id }: Ref,
    @GraphQLContext() request: GraphqlRequest,
  ): Promise<Api.Profile | null> {
    return (await this.loader.ref(request, AccountId.parse(id)))?.profile ?? null;
  }

  @ResolveField('hint')
  async hint(@Parent() { id }: Ref, @GraphQLContext() request: GraphqlRequest): Promise<string | null> {
    return (await this.loader.ref(request, AccountId.parse(id)))?.hint ?? null;
  }
}

/** What somebody typed to find a person by, as the register keeps it; empty where it is nothing of a person. */
function namesSomebody({ search, family, given, login, email, joinKey, id }: AccountFilter): string {
  const typed = [search, family, given, login, email, joinKey, id].map((text) => text?.trim() ?? '');
  return typed.filter(Boolean).join(' · ');
}
