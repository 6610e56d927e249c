import { Inject } from '@nestjs/common';
import { QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { FormTeachersOf } from '../accounts/commands.js';
import type { FormTeacher } from '../accounts/commands.js';
import { concurrently } from '../event-store/concurrently.js';
import { Authorities } from './authorities.js';
import { ProposedManagers } from './commands.js';
import type { ProposedManagerView } from './commands.js';
import { within } from './reach.js';

/** Streams read at a time. */
const AT_ONCE = 16;

@QueryHandler(ProposedManagers)
export class ProposedManagersHandler implements IQueryHandler<ProposedManagers> {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Authorities) private readonly authorities: Authorities,
  ) {}

  async execute({ school, now }: ProposedManagers): Promise<ProposedManagerView[]> {
    const teachers = await this.queries.execute(new FormTeachersOf(school));
    const viewOf = async ({ account, classes }: FormTeacher): Promise<ProposedManagerView> => {
      const { grants } = await this.authorities.grantsOf(account, now);
      const reach = await this.authorities.reach(grants, 'MANAGE_CREDENTIALS');
      const granted =
        reach !== undefined && within(reach, { kind: 'CLASSES', school, classes: [...classes] });
      return { account, classes, granted };
    };
    const views = await concurrently(teachers, AT_ONCE, viewOf);
    return views.map((view) => {
      if (view.status === 'rejected') throw view.reason;
      return view.value;
    });
  }
}
