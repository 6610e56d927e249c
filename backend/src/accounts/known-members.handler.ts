import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { KnownMembersOf } from './known-members.js';
import type { KnownMember } from './known-members.js';
import { UpToDate } from './members.queries.js';

@QueryHandler(KnownMembersOf)
export class KnownMembersOfHandler implements IQueryHandler<KnownMembersOf> {
  constructor(@Inject(UpToDate) private readonly upToDate: UpToDate) {}

  execute({ school }: KnownMembersOf): Promise<readonly KnownMember[]> {
    return this.upToDate.query<KnownMember>(
      `SELECT a.id AS account, a.family, a.given, a.birth_name AS "birthName", a.addresses,
              array_agg(f.profile) AS profiles, array_remove(array_agg(f.join_key), NULL) AS "joinKeys"
       FROM read.affiliation f JOIN read.account a ON a.id = f.account
       WHERE f.school = $1 AND f.current AND a.joined_to IS NULL GROUP BY a.id ORDER BY a.id`,
      [school],
    );
  }
}
