import { Command, Query } from '@nestjs/cqrs';
import type { AccountId, DistributionId } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { Context } from '../../context.js';
import type { ComposedMail } from '../../notifications/mails.js';
import type { Reach } from '../../rights/rights.js';
import type { Campaign, CampaignWords } from './campaign.js';
import type { CampaignCounts, CampaignDay } from './campaign-figures.js';

/** A campaign as the dashboard shows it. */
export interface CampaignView {
  readonly campaign: Campaign;
  readonly counts: CampaignCounts;
}

/** A page of campaigns; `cursors` stand beside `campaigns`. */
export interface CampaignPage {
  readonly campaigns: readonly CampaignView[];
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
}

/** What is to be sent to whom. */
export interface CampaignAsked {
  readonly target: Api.CredentialsTargetInput;
  readonly words: CampaignWords;
  readonly perMinute: number;
}

/**
 * Starts a campaign of mails (KO-6) to whoever of the target never signed in. Asked again under its id, it is that one.
 * @throws LogeError those of `Targets.of`; `TARGET_EMPTY`; `CONFLICT` for an id that something else was started under.
 */
export class StartCampaign extends Command<CampaignView> {
  constructor(
    readonly id: DistributionId,
    readonly asked: CampaignAsked,
    readonly reach: Reach,
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * Writes again to those of a campaign who did not sign in since. Asked again under its id, it is that one.
 * @param words those of the campaign where they are not given.
 * @throws LogeError `NOT_FOUND`, `TARGET_EMPTY`; `CONFLICT` as {@link StartCampaign}.
 */
export class RemindOfCampaign extends Command<CampaignView> {
  constructor(
    readonly id: DistributionId,
    readonly campaign: DistributionId,
    readonly words: { readonly title?: string; readonly text?: string },
    readonly reach: Reach,
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * Pauses, resumes or stops a campaign; one that stands so already stays as it is.
 * @throws LogeError `NOT_FOUND` for one that is not there or out of reach, `CAMPAIGN_OVER`.
 */
export class SteerCampaign extends Command<CampaignView> {
  constructor(
    readonly id: DistributionId,
    readonly act: 'PAUSE' | 'RESUME' | 'STOP',
    readonly reach: Reach,
    readonly context: Context,
  ) {
    super();
  }
}

/** One campaign within reach; `undefined` when there is none. */
export class CampaignById extends Query<CampaignView | undefined> {
  constructor(
    readonly id: DistributionId,
    readonly reach: Reach,
  ) {
    super();
  }
}

/**
 * Campaigns within reach, newest first.
 * @throws LogeError `BAD_INPUT` for a cursor that is none, or a page of no or more than 100.
 */
export class ListCampaigns extends Query<CampaignPage> {
  constructor(
    readonly reach: Reach,
    readonly page: { readonly first: number; readonly after?: string },
  ) {
    super();
  }
}

/** Links of a campaign opened and people who signed in, by day, oldest first, at most 60. */
export class CampaignDays extends Query<readonly CampaignDay[]> {
  constructor(readonly id: DistributionId) {
    super();
  }
}

/** Whom a campaign would reach, and one mail of it. */
export interface CampaignPreviewed {
  readonly recipients: number;
  readonly unreached: number;
  readonly activated: number;
  readonly atAcademy: number;
  readonly sample: readonly AccountId[];
  /** To the first of the sample, with a link that leads nowhere; none where nobody would get one. */
  readonly mail?: { readonly subject: string; readonly html: string; readonly text: string };
}

/**
 * Looks at a campaign before it is started.
 * @throws LogeError those of `Targets.of`.
 */
export class PreviewCampaign extends Query<CampaignPreviewed> {
  constructor(
    readonly asked: CampaignAsked,
    readonly reach: Reach,
    readonly context: Context,
  ) {
    super();
  }
}

/** In whose name a mail of a campaign is written. */
export type CampaignLetterhead = NonNullable<ComposedMail['school']>;
