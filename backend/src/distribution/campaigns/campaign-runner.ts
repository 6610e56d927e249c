import { Inject, Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { distributionStream } from '@loge/contracts';
import type { DistributionId } from '@loge/contracts';
import type { Context } from '../../context.js';
import { pause } from '../../event-store/pause.js';
import { STREAMS } from '../../event-store/streams.js';
import type { Streams } from '../../event-store/streams.js';
import { MAILS } from '../../notifications/mails.js';
import type { Mails } from '../../notifications/mails.js';
import { CampaignFigures, endOf } from './campaign-figures.js';
import { CampaignMails } from './campaign-mails.js';
import { CampaignStates } from './campaign-states.js';
import { campaignFold, completeCampaign } from './campaign.js';
import type { Campaign } from './campaign.js';
import { CampaignRows } from './campaign.rows.js';
import { RecipientRows } from './recipient.rows.js';

/** How often campaigns are looked at when nothing is heard of them, in milliseconds. */
const POLL = 5_000;
/** How often mails are put into the queue while some wait, in milliseconds; and how often the end is waited for. */
const TICK = 200;
const WAIT = 1_000;
/** How many mails may wait in the queue for their first try: a second's worth of the fastest campaign. */
const ROOM = 100;
/** How many mails are put into the queue together after a restart. */
const TOGETHER = 500;

/**
 * Puts the mails of campaigns into the queue at their pace, and ends campaigns whose mails have ended. Every server runs
 * it; whatever it needs to know is in the database and the streams, so it goes on wherever any of them stopped.
 */
@Injectable()
export class CampaignRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #logger = new Logger('Campaigns');
  readonly #stop = new AbortController();
  /** The campaigns whose queued mails were seen to since this process started. */
  readonly #met = new Set<DistributionId>();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;

  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(MAILS) private readonly mails: Mails,
    @Inject(CampaignMails) private readonly campaignMails: CampaignMails,
    @Inject(CampaignStates) private readonly states: CampaignStates,
    @Inject(CampaignFigures) private readonly figures: CampaignFigures,
    @Inject(CampaignRows) private readonly campaigns: CampaignRows,
    @Inject(RecipientRows) private readonly recipients: RecipientRows,
    @Inject(HttpAdapterHost) private readonly server: HttpAdapterHost,
  ) {}

  onApplicationBootstrap(): void {
    // An application without a server is a command.
    if (!this.server.httpAdapter) return;
    this.#timer = setInterval(() => this.nudge(), POLL).unref();
    this.nudge();
  }

  /** Before the database closes, which happens in `onApplicationShutdown`. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#stop.abort();
    await this.#running;
  }

  /** There may be something to do. */
  nudge(): void {
    if (!this.#timer) return;
    this.#running ??= this.#run().finally(() => (this.#running = undefined));
  }

  async #run(): Promise<void> {
    try {
      while (!this.#stop.signal.aborted) {
        const active = await this.campaigns.active();
        const waits: number[] = [];
        for (const { id, lost } of active) {
          const wait = await this.#advance(id, lost).catch((error: unknown) => this.#failed(error));
          if (wait !== undefined) waits.push(wait);
        }
        if (waits.length === 0) return;
        await pause(Math.min(...waits), this.#stop.signal);
      }
    } catch (error) {
      this.#failed(error);
    }
  }

  /** One that fails keeps no other from going on; the next look, seconds later, tries it again. */
  #failed(error: unknown): undefined {
    this.#logger.warn(`A campaign cannot go on: ${error instanceof Error ? error.name : 'Error'}.`);
  }

  /** @returns when to look at it again, in milliseconds; `undefined` where there is nothing to do. */
  async #advance(id: DistributionId, lost: boolean): Promise<number | undefined> {
    const campaign = await this.states.of(id);
    if (!campaign) {
      if (lost) await this.campaigns.giveUp(id);
      return undefined;
    }
    // In this order: nobody looks at it again once its row says that it is over.
    if (campaign.state === 'STOPPED') await this.recipients.skipRest(id);
    await this.campaigns.stands(id, campaign.state);
    if (campaign.state !== 'RUNNING') return undefined;
    await this.#meet(campaign);
    const room = ROOM - (await this.mails.untriedBulk('CREDENTIALS'));
    await this.recipients.queue(id, room, (some) => this.campaignMails.enqueue(campaign, some));
    const standing = await this.recipients.standing(id);
    if (standing === 'ENDED') return void (await this.#complete(campaign));
    return standing === 'WAITING' ? TICK : WAIT;
  }

  /** Mails that were said to be in the queue and are not, as after a restore, are put in again; others stay. */
  async #meet(campaign: Campaign): Promise<void> {
    const { distribution } = campaign;
    if (this.#met.has(distribution)) return;
    for (let after = 0; ;) {
      const some = await this.recipients.queued(distribution, after, TOGETHER);
      await this.campaignMails.enqueue(campaign, some);
      const last = some.at(-1);
      if (!last) break;
      after = last.place;
    }
    this.#met.add(distribution);
  }

  async #complete({ distribution: id, schools, correlationId }: Campaign): Promise<void> {
    const end = endOf(await this.figures.ofOne(id));
    await this.streams.change(distributionStream(id), campaignFold, systemContext(correlationId), (state) =>
      completeCampaign(end, state).map((event) => ({ event, about: { schools } })),
    );
    this.states.changed(id);
    const now = await this.states.of(id);
    if (now) await this.campaigns.stands(id, now.state);
    this.#met.delete(id);
  }
}

const systemContext = (correlationId: string): Context => ({
  actor: { kind: 'SYSTEM', id: 'REACTOR' },
  channel: 'SYSTEM',
  correlationId,
  clock: () => new Date(),
});
