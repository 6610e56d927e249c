import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { LogeError } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { EVENT_STORE } from '../../event-store/port.js';
import type { EventStore } from '../../event-store/port.js';
import { PROJECTION_RUNNER } from '../../event-store/projection.js';
import type { ProjectionRunner } from '../../event-store/projection.js';
import { SchoolById } from '../../schools/commands.js';
import { ACCOUNTS } from '../account.projection.js';
import { sortKey } from '../account.words.js';
import type { PersonByHand, PlaceByHand } from './commands.js';

/** Any number will do, as long as nothing else locks it. */
const LOCK = 7_602_007;
/** So many who resemble are named. */
const MOST_ALIKE = 10;

/** What is known of a school's people when staff give somebody a place there. */
@Injectable()
export class SchoolPeople {
  /** A process holds one connection while its people wait for those of another. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(EVENT_STORE) private readonly store: Pick<EventStore, 'end'>,
    @Inject(PROJECTION_RUNNER) private readonly runner: Pick<ProjectionRunner, 'waitFor'>,
  ) {}

  /** Makes one account after the other, on all instances: each sees whom the one before made. */
  oneAtATime<Result>(make: () => Promise<Result>): Promise<Result> {
    const result = this.turn.then(() =>
      this.database.transaction(async (transaction) => {
        await transaction.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
        await this.runner.waitFor(await this.store.end(), [ACCOUNTS]);
        return make();
      }),
    );
    this.turn = result.catch(() => undefined);
    return result;
  }

  /** Who has a place in the school now and these names, and no other birth date as far as both are known; at most 10. */
  async alike({ name, birthDate }: PersonByHand, { school }: PlaceByHand): Promise<readonly AccountId[]> {
    const rows = await this.database.query<{ id: AccountId }[]>(
      `SELECT a.id FROM read.account a
       WHERE a.sort_key = $1 AND (a.birth_date IS NULL OR $2::date IS NULL OR a.birth_date = $2::date)
         AND EXISTS (SELECT 1 FROM read.affiliation f WHERE f.account = a.id AND f.school = $3 AND f.current)
       ORDER BY a.created_at, a.id LIMIT ${MOST_ALIKE}`,
      [sortKey(name.family, name.given), birthDate ?? null, school],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Whether a school has the classes and the children of a place: the classes of its record, or of people there.
   * @throws LogeError `NOT_FOUND` for a school that nobody registered, `BAD_INPUT` with the `field`.
   */
  async requireThere({ school, classes, children }: PlaceByHand): Promise<void> {
    const known = (await this.queries.execute(new SchoolById([school]))).get(school);
    if (!known) throw new LogeError('NOT_FOUND');
    const recorded = new Set(known.record.classes.map(({ code }) => code));
    const others = classes.filter((code) => !recorded.has(code));
    if (others.length > 0 && (await this.usedAmong(school, others)) < others.length)
      throw new LogeError('BAD_INPUT', { field: 'classes' });
    const ids = children.map(({ child }) => child);
    if (ids.length > 0 && (await this.pupilsAmong(school, ids)) < ids.length)
      throw new LogeError('BAD_INPUT', { field: 'children' });
  }

  private async usedAmong(school: string, classes: readonly string[]): Promise<number> {
    const [row] = await this.database.query<{ used: number }[]>(
      `SELECT count(DISTINCT code)::int AS used FROM read.affiliation f CROSS JOIN LATERAL unnest(f.classes) AS code
       WHERE f.school = $1 AND f.current AND code = ANY($2::text[])`,
      [school, classes],
    );
    return row?.used ?? 0;
  }

  private async pupilsAmong(school: string, ids: readonly AccountId[]): Promise<number> {
    const [row] = await this.database.query<{ pupils: number }[]>(
      `SELECT count(*)::int AS pupils FROM read.affiliation
       WHERE school = $1 AND profile = 'PUPIL' AND current AND account = ANY($2::uuid[])`,
      [school, ids],
    );
    return row?.pupils ?? 0;
  }
}
