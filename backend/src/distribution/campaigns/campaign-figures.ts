import { Inject, Injectable } from '@nestjs/common';
import type { DistributionId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import type { CampaignEnd } from './campaign.js';

/** What became of a campaign's mails. */
export interface CampaignCounts {
  readonly recipients: number;
  readonly waiting: number;
  /** And not come back. */
  readonly sent: number;
  readonly refused: number;
  readonly bounced: number;
  readonly skipped: number;
  readonly unreached: number;
  /** Of the recipients, who opened their link, and who signed in since. */
  readonly opened: number;
  readonly activated: number;
}

/** One day of a campaign. */
export interface CampaignDay {
  /** `2026-11-28`, of Europe/Paris. */
  readonly day: string;
  readonly opened: number;
  readonly activated: number;
}

/** The most days that are told of. */
const MOST_DAYS = 60;

const none: CampaignCounts = {
  ...{ recipients: 0, waiting: 0, sent: 0, refused: 0, bounced: 0 },
  ...{ skipped: 0, unreached: 0, opened: 0, activated: 0 },
};

/** Counts what became of campaigns' mails. */
@Injectable()
export class CampaignFigures {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  /** Of several campaigns; those without people are absent. */
  async of(ids: readonly DistributionId[]): Promise<ReadonlyMap<DistributionId, CampaignCounts>> {
    const count = (condition: string) => `(count(*) FILTER (WHERE ${condition}))::int`;
    const rows = await this.database.query<(CampaignCounts & { readonly id: DistributionId })[]>(
      `SELECT campaign AS id,
         ${count(`state <> 'UNREACHED'`)} AS recipients,
         ${count(`state IN ('WAITING', 'QUEUED')`)} AS waiting,
         ${count(`state = 'SENT'`)} AS sent,
         ${count(`state = 'REFUSED'`)} AS refused,
         ${count(`state = 'BOUNCED'`)} AS bounced,
         ${count(`state = 'SKIPPED'`)} AS skipped,
         ${count(`state = 'UNREACHED'`)} AS unreached,
         ${count(`state <> 'UNREACHED' AND opened_at IS NOT NULL`)} AS opened,
         ${count(`state <> 'UNREACHED' AND activated_at IS NOT NULL`)} AS activated
       FROM distribution.recipient WHERE campaign = ANY($1) GROUP BY campaign`,
      [ids],
    );
    return new Map(rows.map(({ id, ...counts }) => [id, counts]));
  }

  /** Of one campaign. */
  async ofOne(id: DistributionId): Promise<CampaignCounts> {
    return (await this.of([id])).get(id) ?? none;
  }

  /** Links opened and people who signed in, by day, oldest first; days without any are absent. */
  days(id: DistributionId): Promise<readonly CampaignDay[]> {
    return this.database.query(
      `SELECT to_char(at AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD') AS day,
              (count(*) FILTER (WHERE what = 'opened'))::int AS opened,
              (count(*) FILTER (WHERE what = 'activated'))::int AS activated
       FROM distribution.recipient,
            LATERAL (VALUES ('opened', opened_at), ('activated', activated_at)) AS moment (what, at)
       WHERE campaign = $1 AND state <> 'UNREACHED' AND at IS NOT NULL
       GROUP BY 1 ORDER BY 1 LIMIT ${MOST_DAYS}`,
      [id],
    );
  }
}

/** How a campaign ends with these counts: whoever has no mail yet gets none. */
export const endOf = ({ sent, refused, bounced, skipped, waiting }: CampaignCounts): CampaignEnd => ({
  ...{ sent, refused: refused + bounced, skipped: skipped + waiting },
});
