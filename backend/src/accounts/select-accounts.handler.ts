import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { LogeError, Profile } from '@loge/contracts';
import { activatedAccount, childClasses, selectionConditions } from './account-conditions.js';
import { SelectAccounts } from './commands.js';
import type { SelectedAccount } from './commands.js';
import { UpToDate } from './members.queries.js';
import { affiliationWithin, Parameters } from './within-reach.js';

@QueryHandler(SelectAccounts)
export class SelectAccountsHandler implements IQueryHandler<SelectAccounts> {
  constructor(@Inject(UpToDate) private readonly upToDate: Pick<UpToDate, 'query'>) {}

  async execute({ filter, reach, most }: SelectAccounts): Promise<readonly SelectedAccount[]> {
    const parameters = new Parameters();
    const conditions = selectionConditions(filter, reach, parameters);
    const selected = await this.upToDate.query<SelectedAccount>(
      `WITH chosen AS (
         SELECT a.id, a.family, a.given, a.sort_key, cardinality(a.addresses) > 0 AS reachable,
                ${activatedAccount} AS activated
         FROM read.account a WHERE ${conditions.join(' AND ')}
         ORDER BY a.sort_key, a.id LIMIT ${parameters.add(most + 1)})
       SELECT s.id AS account, s.family, s.given, s.activated, s.reachable,
              (SELECT coalesce(jsonb_agg(
                        jsonb_build_object('school', f.school, 'profile', f.profile, 'classes',
                          CASE WHEN f.profile = 'RELATIVE' THEN ${childClasses} ELSE f.classes END)
                        ORDER BY f.school, array_position(${parameters.add(Profile.options)}::text[], f.profile)), '[]')
               FROM read.affiliation f
               WHERE f.account = s.id AND f.current AND ${affiliationWithin(reach, parameters)}) AS places
       FROM chosen s ORDER BY s.sort_key, s.id`,
      parameters.values,
    );
    if (selected.length > most) throw new LogeError('TARGET_TOO_LARGE', { max: most });
    return selected;
  }
}
