import { Inject } from '@nestjs/common';
import { CommandHandler, QueryBus } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { accessStream, accountStream } from '@loge/contracts';
import type { AccountId, Profile, SchoolId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { AccessRetention } from '../event-store/access-retention.js';
import { concurrently } from '../event-store/concurrently.js';
import { EVENT_STORE } from '../event-store/port.js';
import type { EventStore } from '../event-store/port.js';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type { ProjectionRunner } from '../event-store/projection.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { ONCE_IN, remind, remindedFold } from './migration-reminder.js';
import type { Reminded } from './migration-reminder.js';
import { moverFold } from './migration.js';
import type { Mover } from './migration.js';
import { RemindOfMigration } from './migration.commands.js';
import { MIGRATION } from './migration.projection.js';
import { knownSchool, movingProfiles } from './migration.schools.js';

/** How many people are looked up and reminded together. */
const TOGETHER = 200;
/** How many streams are read at once. */
const AT_ONCE = 32;

/** Whom the read model names is looked at in the streams, which decide: it may be behind. */
@CommandHandler(RemindOfMigration)
export class RemindOfMigrationHandler implements ICommandHandler<RemindOfMigration> {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(PROJECTION_RUNNER) private readonly projections: Pick<ProjectionRunner, 'waitFor'>,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(AccessRetention) private readonly retention: AccessRetention,
  ) {}

  async execute(command: RemindOfMigration): Promise<{ asked: number }> {
    const { school, profile: only, context } = command;
    const moving = movingProfiles(await knownSchool(this.queries, school));
    const profiles = moving.filter((profile) => only === undefined || profile === only);
    await this.projections.waitFor(await this.store.end(), [MIGRATION]);
    const accounts = await this.candidates(school, profiles, context.clock());
    let asked = 0;
    for (let from = 0; from < accounts.length; from += TOGETHER)
      asked += await this.remindSome(accounts.slice(from, from + TOGETHER), profiles, command);
    // Whoever looks at the list next sees whom they reminded.
    await this.projections.waitFor(await this.store.end(), [MIGRATION]);
    return { asked };
  }

  private async candidates(school: SchoolId, profiles: readonly Profile[], now: Date): Promise<AccountId[]> {
    const rows = await this.database.query<{ account: AccountId }[]>(
      `SELECT m.account FROM read.migration m
       WHERE m.counted AND m.reachable AND m.state <> 'MOVED'
         AND coalesce((m.mover ->> 'remindedAt')::timestamptz, '-infinity') <= $3 AND EXISTS (
         SELECT 1 FROM unnest($2::text[]) AS wanted (profile) WHERE m.mover -> 'places' @>
           jsonb_build_array(jsonb_build_object('school', $1::text, 'profile', wanted.profile)))
       ORDER BY m.account`,
      [school, profiles, new Date(now.getTime() - ONCE_IN)],
    );
    return rows.map(({ account }) => account);
  }

  private async remindSome(
    accounts: readonly AccountId[],
    profiles: readonly Profile[],
    { school, context }: RemindOfMigration,
  ): Promise<number> {
    const now = context.clock();
    const movers = valuesOf(
      await concurrently(accounts, AT_ONCE, async (account) => {
        const { state: mover } = await this.streams.load(accountStream(account), moverFold);
        return { account, mover };
      }),
    );
    const changes = movers.map(({ account, mover }) => ({
      ...{ stream: accessStream(account), fold: remindedFold, context },
      decide: (reminded: Reminded) =>
        remind({ school, profiles, now }, mover, reminded).map((event) => ({
          event,
          about: { subject: account, schools: schoolsOf(mover) },
        })),
    }));
    const made = valuesOf(await this.streams.changeMany(changes)).map((changed, at) => ({
      ...{ changed, stream: changes[at]?.stream },
    }));
    const asked = made.filter(({ changed }) => changed.events.length > 0);
    valuesOf(
      await concurrently(asked, AT_ONCE, async ({ stream, changed }) => {
        if (stream) await this.retention.keep(stream, changed);
      }),
    );
    return asked.length;
  }
}

const schoolsOf = ({ places }: Mover): SchoolId[] => [...new Set(places.map(({ school }) => school))];

/** What was made of all; all were tried. @throws what the first of them failed with. */
function valuesOf<T>(results: readonly PromiseSettledResult<T>[]): T[] {
  return results.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
}
