import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Profile } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { PeopleRefs } from './commands.js';
import type { PersonRefView } from './commands.js';
import { affiliationWithin, Parameters } from './within-reach.js';

interface Row {
  readonly id: AccountId;
  readonly family: string;
  readonly given: string;
  readonly profile: Profile | null;
  readonly classes: readonly string[] | null;
  readonly functions: readonly string[] | null;
}

@QueryHandler(PeopleRefs)
export class PeopleRefsHandler implements IQueryHandler<PeopleRefs> {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async execute({ ids, reaches }: PeopleRefs): Promise<ReadonlyMap<AccountId, PersonRefView>> {
    const parameters = new Parameters();
    const [people, profiles] = [parameters.add(ids), parameters.add(Profile.options)];
    const places = reaches.map((reach) => affiliationWithin(reach, parameters)).join(' OR ') || 'false';
    // One row a person: the place whose profile comes first in the enum.
    const rows = await this.database.query<Row[]>(
      `SELECT DISTINCT ON (a.id) a.id, a.family, a.given, f.profile, f.classes, f.functions
       FROM read.account a LEFT JOIN read.affiliation f ON f.account = a.id AND f.current AND (${places})
       WHERE a.id = ANY(${people}::uuid[])
       ORDER BY a.id, array_position(${profiles}::text[], f.profile), f.school`,
      parameters.values,
    );
    return new Map(rows.map((row) => [row.id, refOf(row)]));
  }
}

function refOf({ family, given, profile, classes, functions }: Row): PersonRefView {
  const hint = profile === 'PUPIL' ? classes?.[0] : functions?.[0];
  return { displayName: `${given} ${family}`.trim() || null, profile, hint: hint ?? null };
}
