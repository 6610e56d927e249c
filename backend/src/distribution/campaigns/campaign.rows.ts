import { Inject, Injectable } from '@nestjs/common';
import { LogeError } from '@loge/contracts';
import type { DistributionId, SchoolId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { reaches } from '../../rights/rights.js';
import type { Reach } from '../../rights/rights.js';
import type { CampaignStanding } from './campaign.js';

/** Whoever began to start a campaign and was not done after so many seconds is gone. */
const STARTING = 60;
/** What was never started is forgotten after so many seconds. */
const FORGOTTEN = 3_600;

/** A campaign that is about to be started. */
export interface NewCampaign {
  readonly id: DistributionId;
  /** The same for the same request. */
  readonly asked: string;
  readonly schools: readonly SchoolId[];
  readonly perMinute: number;
  readonly startedAt: Date;
}

/** A page of campaigns' ids; `cursors` stand beside `ids`. */
export interface CampaignIds {
  readonly ids: readonly DistributionId[];
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
}

/** Whether a campaign lies within reach: all of it, for its report names people of all its schools. */
export const isWithin = (reach: Reach, schools: readonly SchoolId[]): boolean =>
  schools.every((school) => reaches(reach, school));

/** Which campaigns there are. What they say, and how they are doing, is in their streams. */
@Injectable()
export class CampaignRows {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  /** Takes an id to start a campaign under; false when somebody else has it. */
  async claim({ id, asked, schools, perMinute, startedAt }: NewCampaign): Promise<boolean> {
    const rows = await this.database.query<unknown[]>(
      `INSERT INTO distribution.campaign AS campaign (id, state, asked, schools, per_minute, started_at)
       VALUES ($1, 'STARTING', $2, $3, $4, $5)
       ON CONFLICT (id) DO UPDATE
         SET asked = $2, schools = $3, per_minute = $4, started_at = $5, claimed_at = now()
         WHERE campaign.state = 'STARTING' AND campaign.claimed_at < now() - make_interval(secs => ${STARTING})
       RETURNING id`,
      [id, asked, schools, perMinute, startedAt],
    );
    return rows.length > 0;
  }

  /** What was asked of a campaign; `undefined` for one that is not there. */
  async asked(id: DistributionId): Promise<string | undefined> {
    const [row] = await this.database.query<{ asked: string }[]>(
      'SELECT asked FROM distribution.campaign WHERE id = $1',
      [id],
    );
    return row?.asked;
  }

  /** Gives up a campaign that was not started; one that somebody else started under its id keeps its people. */
  async giveUp(id: DistributionId): Promise<void> {
    await this.database.query(
      `WITH given_up AS (DELETE FROM distribution.campaign WHERE id = $1 AND state = 'STARTING' RETURNING id)
       DELETE FROM distribution.recipient WHERE campaign IN (SELECT id FROM given_up)`,
      [id],
    );
  }

  /** Notes how a campaign is doing, as its stream told. */
  async stands(id: DistributionId, state: CampaignStanding): Promise<void> {
    await this.database.query('UPDATE distribution.campaign SET state = $2 WHERE id = $1 AND state <> $2', [
      id,
      state,
    ]);
  }

  /** The campaigns whose streams may tell of something to do; `lost` for one that was never started, and will not be. */
  active(): Promise<readonly { readonly id: DistributionId; readonly lost: boolean }[]> {
    return this.database.query(
      `SELECT id, state = 'STARTING' AND claimed_at < now() - make_interval(secs => ${FORGOTTEN}) AS lost
       FROM distribution.campaign WHERE state IN ('STARTING', 'RUNNING', 'PAUSED') ORDER BY started_at, id`,
    );
  }

  /**
   * Campaigns within reach, newest first.
   * @throws LogeError `BAD_INPUT` for a cursor that is none, or a page of no or more than 100.
   */
  async page(
    reach: Reach,
    { first, after }: { readonly first: number; readonly after?: string },
  ): Promise<CampaignIds> {
    if (first < 1 || first > 100) throw new LogeError('BAD_INPUT');
    const from = after === undefined ? undefined : placeOf(after);
    const schools = reach.kind === 'everything' ? [] : reach.schools.filter((one) => reaches(reach, one));
    const rows = await this.database.query<{ id: DistributionId; started_at: Date }[]>(
      `SELECT id, started_at FROM distribution.campaign
       WHERE state <> 'STARTING' AND ($1 OR schools <@ $2::text[])
         AND ($3::timestamptz IS NULL OR (started_at, id) < ($3::timestamptz, $4::uuid))
       ORDER BY started_at DESC, id DESC LIMIT $5`,
      [reach.kind === 'everything', schools, from?.at ?? null, from?.id ?? null, first + 1],
    );
    const shown = rows.slice(0, first);
    return {
      ids: shown.map(({ id }) => id),
      cursors: shown.map(({ id, started_at: at }) =>
        Buffer.from(`${at.toISOString()} ${id}`).toString('base64url'),
      ),
      hasNextPage: rows.length > first,
    };
  }
}

/** @throws LogeError `BAD_INPUT` for a cursor that is none. */
function placeOf(cursor: string): { at: Date; id: string } {
  const [at = '', id] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const read = z.uuid().safeParse(id);
  if (!read.success || Number.isNaN(Date.parse(at))) throw new LogeError('BAD_INPUT');
  return { at: new Date(at), id: read.data };
}
