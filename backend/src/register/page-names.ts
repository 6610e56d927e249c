import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { AccountId } from '@loge/contracts';
import { PeopleRefs } from '../accounts/commands.js';
import type { Reach } from '../rights/rights.js';
import { SchoolNames } from '../schools/commands.js';
import type { JournalConnection } from './commands.js';
import type { Names } from './journal.view.js';

/** How the people and schools that a page of the register speaks of are called now. */
@Injectable()
export class PageNames {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  /** @param reach of the right that the page is shown by: profiles and classes are told of places within it. */
  async of(connection: Pick<JournalConnection, 'edges'>, reach: Reach): Promise<Names> {
    const ids = peopleOf(connection);
    const places = connection.edges.flatMap(({ node }) => node.schools);
    const [people, schools] = await Promise.all([
      ids.length > 0 ? this.queries.execute(new PeopleRefs(ids, [reach])) : nobody,
      places.length > 0 ? this.queries.execute(new SchoolNames([...new Set(places)])) : nowhere,
    ]);
    return { people, schools };
  }
}

/** Who did or underwent the events of a page, each once. */
export function peopleOf({
  edges,
}: {
  readonly edges: readonly Pick<JournalConnection['edges'][number], 'node'>[];
}): readonly AccountId[] {
  const ids = edges.flatMap(({ node: { actor, subject } }) => [
    ...(actor.kind === 'ACCOUNT' ? [actor.id] : []),
    ...(subject ? [subject] : []),
  ]);
  return [...new Set(ids)];
}

const nobody: Names['people'] = new Map();
const nowhere: Names['schools'] = new Map();
