import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { PlacesByJoinKeys } from './keyed-places.js';
import type { KeyedPlace } from './keyed-places.js';
import { UpToDate } from './members.queries.js';

@QueryHandler(PlacesByJoinKeys)
export class PlacesByJoinKeysHandler implements IQueryHandler<PlacesByJoinKeys> {
  constructor(@Inject(UpToDate) private readonly upToDate: UpToDate) {}

  async execute({ holders }: PlacesByJoinKeys): Promise<readonly KeyedPlace[]> {
    if (holders.size === 0) return [];
    return this.upToDate.query<KeyedPlace>(
      `SELECT f.join_key AS "joinKey", f.account, f.school, f.profile,
              cardinality(f.classes || f.groups) > 0 AS "isInClass", cardinality(f.functions) > 0 AS "hasFunctions"
       FROM unnest($1::text[], $2::uuid[]) AS held (join_key, account)
       LEFT JOIN read.account a ON a.id = held.account
       JOIN read.affiliation f
         ON f.account IN (held.account, a.joined_to) AND f.join_key = held.join_key AND f.current
       ORDER BY 1, 3, 4, 2`,
      [[...holders.keys()], [...holders.values()]],
    );
  }
}
