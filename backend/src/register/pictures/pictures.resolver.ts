import { Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { AccountId, LogeError } from '@loge/contracts';
import type { SchoolId } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import { CurrentPerson, CurrentReach, Requires } from '../../rights/declarations.js';
import type { Reach, Viewer } from '../../rights/rights.js';
import { actorView, eventView } from '../journal.view.js';
import type { ActorView, JournalEventView } from '../journal.view.js';
import { PageNames } from '../page-names.js';
import { credentialActKinds } from './families.js';
import { askedOf } from './period.js';
import { CredentialActPage, CredentialActSums, RegisterPictures } from './pictures.queries.js';

type School = { readonly id: SchoolId };
type Pictures = Omit<Api.RegisterPictures, 'schools' | 'resetters'> & {
  readonly schools: readonly (Omit<Api.SchoolPicture, 'school'> & { readonly school: School })[];
  readonly resetters: readonly { readonly actor: ActorView; readonly count: number }[];
};
type Acts = Omit<Api.CredentialActs, 'actors'> & {
  readonly actors: readonly (Omit<Api.ActingPerson, 'actor'> & { readonly actor: ActorView })[];
};
type ActConnection = Omit<Api.CredentialActConnection, 'edges'> & {
  readonly edges: readonly {
    readonly node: Omit<Api.CredentialAct, 'event'> & { readonly event: JournalEventView };
    readonly cursor: string;
  }[];
};

/** Pictures of the register, and « Qui a réinitialisé quoi » (KO-13). People and schools complete themselves. */
@Resolver()
export class PicturesResolver {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(PageNames) private readonly names: PageNames,
  ) {}

  @Query('registerPictures')
  @Requires('READ_REGISTER')
  async registerPictures(
    @Args('filter') filter: Api.PeriodFilter,
    @CurrentReach() reach: Reach,
    @CurrentPerson() viewer: Viewer | undefined,
  ): Promise<Pictures> {
    const asked = askedOf(filter, reach, viewer?.account);
    const { families, schools, hours, resetters } = await this.queries.execute(new RegisterPictures(asked));
    return {
      families: families.map((one) => ({ ...one, kinds: [...one.kinds], days: [...one.days] })),
      schools: schools.map(({ school, counts }) => ({ school: { id: school }, counts: [...counts] })),
      hours: [...hours],
      resetters: resetters.map(({ actor, count }) => ({ actor: actorView(actor), count })),
    };
  }

  @Query('credentialActs')
  @Requires('READ_REGISTER')
  async credentialActs(
    @Args('filter') filter: Api.PeriodFilter,
    @CurrentReach() reach: Reach,
    @CurrentPerson() viewer: Viewer | undefined,
  ): Promise<Acts> {
    const asked = askedOf(filter, reach, viewer?.account);
    const { actors, ...sum } = await this.queries.execute(new CredentialActSums(asked));
    return {
      ...{ kinds: [...credentialActKinds], ...sum, notable: [...sum.notable] },
      actors: actors.map(({ actor, lastAt, notable, ...counts }) => ({
        ...{ ...counts, actor: actorView(actor), lastAt: lastAt.toISOString(), notable: [...notable] },
      })),
    };
  }

  @Query('credentialActList')
  @Requires('READ_REGISTER')
  async credentialActList(
    @Args() { filter, actor, notable, first, after }: Api.QueryCredentialActListArgs,
    @CurrentReach() reach: Reach,
    @CurrentPerson() viewer: Viewer | undefined,
  ): Promise<ActConnection> {
    const asked = askedOf(filter, reach, viewer?.account);
    const by = actor == null ? undefined : AccountId.safeParse(actor.toLowerCase());
    if (by && !by.success) throw new LogeError('BAD_INPUT', { field: 'actor' });
    const which = { ...(by && { actor: by.data }), ...(notable && { notable }) };
    const page = await this.queries.execute(
      new CredentialActPage(asked, which, { first, after }, reach, viewer?.account),
    );
    const events = page.edges.map(({ node, cursor }) => ({ node: node.event, cursor }));
    const names = await this.names.of({ ...page, edges: events }, reach);
    return {
      ...page,
      edges: page.edges.map(({ node: { event, ip, notable: ways }, cursor }) => ({
        node: { event: eventView(event, names), notable: [...ways], ip },
        cursor,
      })),
    };
  }
}
