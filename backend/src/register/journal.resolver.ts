import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Context as GraphQLContext, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AccountId, SchoolId } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import { PeopleWithin } from '../accounts/commands.js';
import type { Context } from '../context.js';
import { CurrentContext, CurrentReach, CurrentPerson, Requires } from '../rights/declarations.js';
import type { Reach, Viewer } from '../rights/rights.js';
import { CauseLoader } from './cause.loader.js';
import { JournalEvent, JournalPage, JournalSummary, RecordReading, Timeline } from './commands.js';
import type { JournalConnection, JournalFilter, PageRequest, Reading } from './commands.js';
import { narrowedTo } from './journal.filter.js';
import { filterOf } from './journal.input.js';
import { connectionView, detailView, eventView } from './journal.view.js';
import type { JournalConnectionView, JournalEventView } from './journal.view.js';
import { PageNames, peopleOf } from './page-names.js';
import { SearchesUnderWay } from './searches-under-way.js';
import { classPlace } from './sight.js';

type Search = Extract<Reading, { kind: 'SEARCH' }>;

/** The register: pages, counts, and events in full. People and schools are completed by their own resolvers. */
@Resolver('JournalEvent')
export class JournalResolver {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(CauseLoader) private readonly causes: CauseLoader,
    @Inject(PageNames) private readonly names: PageNames,
    @Inject(SearchesUnderWay) private readonly searches: SearchesUnderWay,
  ) {}

  @Query('journal')
  @Requires('READ_REGISTER')
  async journal(
    @Args() { filter, ...page }: Api.QueryJournalArgs,
    @CurrentReach() reach: Reach,
    @CurrentPerson() viewer: Viewer | undefined,
    @CurrentContext() context: Context,
  ): Promise<JournalConnectionView> {
    const asked = filterOf(filter);
    const typed = asked.search?.trim();
    const answer = () => this.page(asked, page, { reach, viewer, context, typed });
    return typed ? this.searches.during(context.actor, typed, answer) : answer();
  }

  @Query('journalSummary')
  @Requires('READ_REGISTER')
  async journalSummary(
    @Args() { filter }: Api.QueryJournalSummaryArgs,
    @CurrentReach() reach: Reach,
    @CurrentPerson() viewer: Viewer | undefined,
    @CurrentContext() context: Context,
  ): Promise<Api.JournalSummary> {
    const asked = filterOf(filter);
    const counts = await this.queries.execute(new JournalSummary(asked, reach, viewer?.account));
    const typed = asked.search?.trim();
    if (typed) {
      // Beside a page of the same search, the page tells of both.
      await this.searches.ended(context.actor, typed);
      await this.recordSearch({ typed, found: counts.total, shown: new Map() }, context);
    }
    return { ...counts, days: [...counts.days], kinds: [...counts.kinds] };
  }

  @Query('event')
  @Requires('READ_REGISTER')
  async event(
    @Args('id') id: string,
    @CurrentReach() reach: Reach,
    @CurrentPerson() viewer: Viewer | undefined,
    @CurrentContext() context: Context,
  ): Promise<JournalEventView | null> {
    const detail = await this.queries.execute(new JournalEvent(id, reach, viewer?.account));
    if (!detail) return null;
    if (detail.subject) {
      const { subject, allSchools: schools } = detail;
      // The class is not told: which school it belongs to is not among what is shown.
      const reading = { kind: 'ACCOUNT', part: 'EVENT', subject, schools } as const;
      await this.commands.execute(new RecordReading(reading, context));
    }
    const within = await this.queries.execute(new PeopleWithin(detail.allShown, reach));
    const shown = detail.allShown.filter((id) => within.has(id) || id === viewer?.account);
    return detailView(detail, shown);
  }

  @ResolveField('causedBy')
  @Requires('READ_REGISTER')
  async causedBy(
    @Parent() { causationId }: JournalEventView,
    @CurrentReach() reach: Reach,
    @CurrentPerson() viewer: Viewer | undefined,
    @GraphQLContext() request: object,
  ): Promise<JournalEventView | null> {
    if (!causationId) return null;
    const cause = await this.causes.load(request, causationId, reach, viewer?.account);
    return cause ? eventView(cause) : null;
  }

  private async page(
    filter: JournalFilter,
    page: PageRequest,
    by: {
      readonly reach: Reach;
      readonly viewer: Viewer | undefined;
      readonly context: Context;
      readonly typed: string | undefined;
    },
  ): Promise<JournalConnectionView> {
    const { reach, viewer, context, typed } = by;
    const connection = await this.queries.execute(new JournalPage(filter, page, reach, viewer?.account));
    const [names] = await Promise.all([
      this.names.of(connection, reach),
      typed ? this.recordPage(typed, connection, reach, context) : undefined,
      connection.edges.length > 0 ? this.recordPeople(filter, reach, context) : undefined,
    ]);
    return connectionView(connection, names);
  }

  /** The register narrowed to a person is that person's history. */
  private async recordPeople(filter: JournalFilter, reach: Reach, context: Context): Promise<void> {
    const people = narrowedTo(filter);
    if (people.length === 0) return;
    const within = await this.queries.execute(new PeopleWithin(people, reach));
    for (const subject of people) {
      const schools = within.get(subject) ?? [];
      const reading = { kind: 'ACCOUNT', part: 'TIMELINE', subject, schools } as const;
      await this.commands.execute(new RecordReading(reading, context));
    }
  }

  /** A search is told to those whom its page showed, and in the registers of their schools. */
  private async recordPage(
    typed: string,
    connection: JournalConnection,
    reach: Reach,
    context: Context,
  ): Promise<void> {
    const people = peopleOf(connection);
    const within = await this.queries.execute(new PeopleWithin(people, reach));
    const shown = new Map(people.map((id) => [id, within.get(id) ?? []] as const));
    await this.recordSearch({ typed, found: connection.countUpTo1001, shown }, context);
  }

  private recordSearch(told: Pick<Search, 'typed' | 'found' | 'shown'>, context: Context): Promise<void> {
    return this.commands.execute(new RecordReading({ kind: 'SEARCH', where: 'REGISTER', ...told }, context));
  }
}

/** What the register adds to an account's page. */
@Resolver('Account')
export class TimelineResolver {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  @ResolveField('timeline')
  @Requires('READ_REGISTER')
  async timeline(
    @Parent() account: Pick<Api.Account, 'id'> & Partial<Pick<Api.Account, 'affiliations' | 'joined'>>,
    @Args() page: Api.AccountTimelineArgs,
    @CurrentReach() reach: Reach,
    @CurrentPerson() viewer: Viewer | undefined,
    @CurrentContext() context: Context,
  ): Promise<JournalConnectionView> {
    const subject = AccountId.parse(account.id);
    const joined = (account.joined ?? []).map(({ id }) => AccountId.parse(id));
    const connection = await this.queries.execute(
      new Timeline(subject, page, reach, viewer?.account, joined),
    );
    const places = (account.affiliations ?? [])
      .filter(({ current }) => current)
      .map(({ school, classes }) => ({ school: SchoolId.parse(school.id), classes }));
    const reading = {
      kind: 'ACCOUNT',
      part: 'TIMELINE',
      subject,
      schools: [...new Set(places.map(({ school }) => school))],
      classes: places.flatMap(({ school, classes }) => classes.map((code) => classPlace(school, code))),
    } as const;
    await this.commands.execute(new RecordReading(reading, context));
    return connectionView(connection);
  }
}
