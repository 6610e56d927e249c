import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { LogeError, SchoolId } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { Context } from '../context.js';
import { connectionOf } from '../graphql/connection.js';
import { CurrentContext, CurrentReach, Requires } from '../rights/declarations.js';
import { reaches } from '../rights/rights.js';
import type { Reach } from '../rights/rights.js';
import { legacyLoginOf } from '../schools/commands.js';
import { MigrationOf, MigrationPeople, RemindOfMigration } from './migration.commands.js';
import type { MigrationPersonView } from './migration.commands.js';
import { knownSchool } from './migration.schools.js';

/** A school or person that its own resolver completes from its id. */
type Ref = { readonly id: string };
type Migration = Omit<Api.Migration, 'school'> & { readonly school: Ref };
type Person = Omit<Api.MigrationPerson, 'person'> & { readonly person: Ref };
type Connection = Omit<Api.MigrationConnection, 'edges'> & { edges: { node: Person; cursor: string }[] };

/** How far a school has come on the way from its old login, who is left, and reminders (IT-3). */
@Resolver()
export class MigrationResolver {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  @Query('migration')
  @Requires('READ_ACCOUNTS')
  async migration(
    @Args('school') id: string,
    @CurrentReach() reach: Reach,
    @CurrentContext() { clock }: Context,
  ): Promise<Migration> {
    const school = withinReach(id, reach);
    const { legacyLogin } = await knownSchool(this.queries, school);
    const counts = await this.queries.execute(new MigrationOf(school));
    return {
      school: { id: school },
      legacyLogin: legacyLoginOf(legacyLogin, clock()),
      counts: [...counts],
    };
  }

  /** A list of who there is, as `accounts` without a search: reading it is not told in the register. */
  @Query('migrationPeople')
  @Requires('READ_ACCOUNTS')
  async migrationPeople(
    @Args() { filter, first, after }: Api.QueryMigrationPeopleArgs,
    @CurrentReach() reach: Reach,
  ): Promise<Connection> {
    const asked = {
      school: withinReach(filter.school, reach),
      profile: filter.profile ?? undefined,
      states: filter.states ?? undefined,
      reachable: filter.reachable ?? undefined,
    };
    const page = { first: first ?? 25, after: after ?? undefined };
    const found = await this.queries.execute(new MigrationPeople(asked, page));
    return connectionOf(
      found.people.map((person) => personOf(person)),
      found,
      page.after,
    );
  }

  @Mutation('remindOfMigration')
  @Requires('MANAGE_ACCOUNTS')
  async remindOfMigration(
    @Args('input') { school: id, profile }: Api.RemindOfMigrationInput,
    @CurrentReach() reach: Reach,
    @CurrentContext() context: Context,
  ): Promise<Api.MigrationReminders> {
    const school = withinReach(id, reach);
    return this.commands.execute(new RemindOfMigration(school, profile ?? undefined, context));
  }
}

function personOf({ account, lastOldSignInAt, remindedAt, ...person }: MigrationPersonView): Person {
  return {
    ...{ id: account, person: { id: account }, ...person },
    lastOldSignInAt: lastOldSignInAt?.toISOString() ?? null,
    remindedAt: remindedAt?.toISOString() ?? null,
  };
}

/** A school that an operation names. @throws LogeError `NOT_FOUND` unless it is reached whole: as if there were none. */
function withinReach(id: string, reach: Reach): SchoolId {
  const school = SchoolId.safeParse(id);
  if (!school.success || !reaches(reach, school.data)) throw new LogeError('NOT_FOUND');
  return school.data;
}
