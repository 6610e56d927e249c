import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { LogeError, distributionStream } from '@loge/contracts';
import type { DistributionId } from '@loge/contracts';
import type { Context } from '../../context.js';
import { pause } from '../../event-store/pause.js';
import { STREAMS } from '../../event-store/streams.js';
import type { Streams } from '../../event-store/streams.js';
import type { Audience } from './audience.js';
import { CampaignRunner } from './campaign-runner.js';
import { CampaignStates } from './campaign-states.js';
import { campaignFold, startCampaign } from './campaign.js';
import type { Campaign } from './campaign.js';
import { CampaignRows } from './campaign.rows.js';
import { RecipientRows } from './recipient.rows.js';
import type { NewRecipient } from './recipient.rows.js';

/** How long a request waits for another of the same id that is just starting the campaign, in milliseconds. */
const PATIENCE = 30_000;
const POLL = 100;

/** What a campaign is made of, but for whom it reaches. */
export type CampaignStart = Pick<
  Campaign,
  'distribution' | 'schools' | 'classes' | 'profiles' | 'title' | 'text' | 'perMinute' | 'remindsOf'
>;

/** Starts campaigns: whom they are for is kept first, and the event is the commit point. */
@Injectable()
export class CampaignStarts {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(CampaignRows) private readonly campaigns: CampaignRows,
    @Inject(RecipientRows) private readonly recipients: RecipientRows,
    @Inject(CampaignStates) private readonly states: CampaignStates,
    @Inject(CampaignRunner) private readonly runner: CampaignRunner,
  ) {}

  /**
   * The campaign that was started under an id, if it was what is asked for now.
   * @throws LogeError `CONFLICT` if it was something else.
   */
  async known(id: DistributionId, asked: string): Promise<Campaign | undefined> {
    const campaign = await this.states.of(id);
    if (campaign && (await this.campaigns.asked(id)) !== asked) throw new LogeError('CONFLICT');
    return campaign;
  }

  /**
   * Starts a campaign; two requests of one id start one.
   * @throws LogeError `TARGET_EMPTY`; `CONFLICT` for an id that something else was started under.
   */
  async start(
    start: CampaignStart,
    asked: string,
    { recipients, unreached }: Pick<Audience, 'recipients' | 'unreached'>,
    context: Context,
  ): Promise<Campaign> {
    const { distribution: id, schools, perMinute } = start;
    const [reached, missing] = [recipients.length, unreached.length];
    if (reached === 0) throw new LogeError('TARGET_EMPTY');
    if (!(await this.campaigns.claim({ id, asked, schools, perMinute, startedAt: context.clock() }))) {
      return this.other(id, asked);
    }
    try {
      await this.recipients.keep(id, peopleOf({ recipients, unreached }));
      await this.streams.change(distributionStream(id), campaignFold, context, (state) =>
        startCampaign({ ...start, recipients: reached, unreached: missing }, state).map((event) => ({
          event,
          about: { schools },
        })),
      );
    } catch (error) {
      // A refusal appended nothing; after any other failure the runner finds out.
      if (error instanceof LogeError) await this.campaigns.giveUp(id);
      throw error;
    }
    await this.campaigns.stands(id, 'RUNNING');
    this.states.changed(id);
    this.runner.nudge();
    return this.started(id);
  }

  /** What another request starts under the same id. */
  private async other(id: DistributionId, asked: string): Promise<Campaign> {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(POLL)) {
      const campaign = await this.known(id, asked);
      if (campaign) return campaign;
    }
    throw new LogeError('CONFLICT');
  }

  private async started(id: DistributionId): Promise<Campaign> {
    const campaign = await this.states.of(id);
    if (!campaign) throw new LogeError('NOT_FOUND');
    return campaign;
  }
}

/** In the order that they are written to; who has no address stands last. */
const peopleOf = ({ recipients, unreached }: Pick<Audience, 'recipients' | 'unreached'>): NewRecipient[] => [
  ...recipients.map((one) => ({ ...one, reached: true })),
  ...unreached.map((one) => ({ ...one, reached: false })),
];

/** The same for the same request. */
export const fingerprintOf = (asked: object): string =>
  createHash('sha256').update(JSON.stringify(asked)).digest('base64url');
