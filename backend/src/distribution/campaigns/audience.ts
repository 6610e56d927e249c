import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Context } from '../../context.js';
import { FirstLinksFor } from '../../recovery/commands.js';
import type { Target, TargetedAccount } from '../target.js';

/** Whom a campaign would reach. */
export interface Audience {
  /** To whom mails would go, in the order of the target. */
  readonly recipients: readonly TargetedAccount[];
  /** Who never signed in and has no address that mails may go to. */
  readonly unreached: readonly TargetedAccount[];
  /** How many signed in already. */
  readonly activated: number;
  /** How many sign in at the academy (KO-8). */
  readonly atAcademy: number;
}

/** Finds out whom a campaign would reach: what the streams say, as each mail asks them again when its turn comes. */
@Injectable()
export class Audiences {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  async of({ accounts }: Pick<Target, 'accounts'>, context: Context): Promise<Audience> {
    const elsewhere = accounts.filter(({ atAcademy }) => atAcademy);
    const open = accounts.filter(({ atAcademy, activated }) => !atAcademy && !activated);
    const ids = open.map(({ account }) => account);
    const standings = await this.queries.execute(new FirstLinksFor(ids, context));
    const those = (standing: string) => open.filter(({ account }) => standings.get(account) === standing);
    return {
      recipients: those('YES'),
      unreached: those('NO_ADDRESS'),
      activated: accounts.length - elsewhere.length - open.length + those('BEGUN').length,
      atAcademy: elsewhere.length,
    };
  }
}
