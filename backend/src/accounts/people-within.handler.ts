import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { AccountId, SchoolId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { PeopleWithin } from './people-within.js';
import { accountWithin, affiliationWithin, Parameters } from './within-reach.js';

@QueryHandler(PeopleWithin)
export class PeopleWithinHandler implements IQueryHandler<PeopleWithin> {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async execute({ ids, reach }: PeopleWithin): Promise<ReadonlyMap<AccountId, readonly SchoolId[]>> {
    if (ids.length === 0) return new Map();
    const parameters = new Parameters();
    const people = parameters.add(ids);
    // The place of an account that leads to another stands away from it, and is still where that person is.
    const rows = await this.database.query<{ id: AccountId; schools: SchoolId[] }[]>(
      `SELECT a.id, ARRAY(
         SELECT DISTINCT f.school FROM read.affiliation f
         WHERE f.account = a.id AND (f.current OR f.away) AND ${affiliationWithin(reach, parameters)}
         ORDER BY f.school) AS schools
       FROM read.account a WHERE a.id = ANY(${people}::uuid[]) AND ${accountWithin(reach, parameters)}`,
      parameters.values,
    );
    return new Map(rows.map(({ id, schools }) => [id, schools] as const));
  }
}
