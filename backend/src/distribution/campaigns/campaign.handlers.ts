import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { LogeError, Profile, distributionStream } from '@loge/contracts';
import type { AccountId, DistributionId } from '@loge/contracts';
import { STREAMS } from '../../event-store/streams.js';
import type { Streams } from '../../event-store/streams.js';
import type { Reach } from '../../rights/rights.js';
import { askedTarget } from '../target-input.js';
import { Targets } from '../target.js';
import type { TargetedAccount } from '../target.js';
import { Audiences } from './audience.js';
import { CampaignFigures, endOf } from './campaign-figures.js';
import type { CampaignCounts } from './campaign-figures.js';
import { CampaignRunner } from './campaign-runner.js';
import { CampaignStates } from './campaign-states.js';
import { RemindOfCampaign, StartCampaign, SteerCampaign } from './campaign.commands.js';
import type { CampaignView } from './campaign.commands.js';
import { campaignFold, pauseCampaign, resumeCampaign, stopCampaign, wordsOf } from './campaign.js';
import type { Campaign } from './campaign.js';
import { CampaignRows, isWithin } from './campaign.rows.js';
import { RecipientRows } from './recipient.rows.js';
import type { Recipient } from './recipient.rows.js';
import { CampaignStarts, fingerprintOf } from './start-campaign.js';

/** How many people of a campaign are read together. */
const TOGETHER = 1_000;

@CommandHandler(StartCampaign)
export class StartCampaignHandler implements ICommandHandler<StartCampaign> {
  constructor(
    @Inject(Targets) private readonly targets: Targets,
    @Inject(Audiences) private readonly audiences: Audiences,
    @Inject(CampaignStarts) private readonly starts: CampaignStarts,
    @Inject(CampaignFigures) private readonly figures: CampaignFigures,
  ) {}

  async execute({ id, asked, reach, context }: StartCampaign): Promise<CampaignView> {
    const aim = askedTarget(asked.target, { manage: reach, distribute: reach });
    const { reach: _, ...same } = aim;
    const fingerprint = fingerprintOf({ ...asked.words, perMinute: asked.perMinute, target: same });
    const known = await this.starts.known(id, fingerprint);
    if (known && !isWithin(reach, known.schools)) throw new LogeError('CONFLICT');
    if (known) return { campaign: known, counts: await this.figures.ofOne(id) };
    const target = await this.targets.select(aim);
    const { schools, classes, profiles } = target;
    const start = {
      distribution: id,
      ...asked.words,
      perMinute: asked.perMinute,
      schools,
      classes,
      profiles,
    };
    const audience = await this.audiences.of(target, context);
    const campaign = await this.starts.start(start, fingerprint, audience, context);
    return { campaign, counts: await this.figures.ofOne(id) };
  }
}

@CommandHandler(RemindOfCampaign)
export class RemindOfCampaignHandler implements ICommandHandler<RemindOfCampaign> {
  constructor(
    @Inject(Targets) private readonly targets: Targets,
    @Inject(Audiences) private readonly audiences: Audiences,
    @Inject(CampaignStarts) private readonly starts: CampaignStarts,
    @Inject(CampaignStates) private readonly states: CampaignStates,
    @Inject(CampaignFigures) private readonly figures: CampaignFigures,
    @Inject(RecipientRows) private readonly recipients: RecipientRows,
  ) {}

  async execute({ id, campaign: remindsOf, words, reach, context }: RemindOfCampaign): Promise<CampaignView> {
    const former = await this.states.of(remindsOf);
    if (!former || !isWithin(reach, former.schools)) throw new LogeError('NOT_FOUND');
    const { schools, classes, profiles, perMinute } = former;
    const said = wordsOf(words.title ?? former.title, words.text ?? former.text);
    const fingerprint = fingerprintOf({ remindsOf, ...said });
    const known = await this.starts.known(id, fingerprint);
    if (known) return { campaign: known, counts: await this.figures.ofOne(id) };
    const audience = await this.audiences.of({ accounts: await this.silent(remindsOf, reach) }, context);
    const start = { distribution: id, ...said, perMinute, schools, classes, profiles, remindsOf };
    const campaign = await this.starts.start(start, fingerprint, audience, context);
    return { campaign, counts: await this.figures.ofOne(id) };
  }

  /** Those who did not sign in since, where they were; whoever left is not there. */
  private async silent(id: DistributionId, reach: Reach): Promise<readonly TargetedAccount[]> {
    const were = new Map<AccountId, Recipient>();
    for (let after = 0; ;) {
      const some = await this.recipients.list(id, after, TOGETHER);
      const last = some.at(-1);
      if (!last) break;
      for (const one of some) if (!one.activatedAt) were.set(one.account, one);
      after = last.place;
    }
    if (were.size === 0) return [];
    const nobody = { kind: 'picked', schools: [], classes: [] } as const;
    const filter = { accounts: [...were.keys()] };
    // Narrowed to all profiles, so that it is no fault if somebody is not there any more.
    const { accounts } = await this.targets.select({ ...nobody, profiles: Profile.options, filter, reach });
    return accounts.flatMap((one) => {
      const was = were.get(one.account);
      if (!was) return [];
      const { school, profile, className } = was;
      return [{ ...one, school, profile, ...(className && { className }) }];
    });
  }
}

@CommandHandler(SteerCampaign)
export class SteerCampaignHandler implements ICommandHandler<SteerCampaign> {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(CampaignStates) private readonly states: CampaignStates,
    @Inject(CampaignFigures) private readonly figures: CampaignFigures,
    @Inject(CampaignRows) private readonly campaigns: CampaignRows,
    @Inject(RecipientRows) private readonly recipients: RecipientRows,
    @Inject(CampaignRunner) private readonly runner: CampaignRunner,
  ) {}

  async execute({ id, act, reach, context }: SteerCampaign): Promise<CampaignView> {
    const before = await this.states.of(id);
    if (!before || !isWithin(reach, before.schools)) throw new LogeError('NOT_FOUND');
    const counts = await this.figures.ofOne(id);
    await this.streams.change(distributionStream(id), campaignFold, context, (campaign) =>
      steer(act, counts, campaign).map((event) => ({ event, about: { schools: before.schools } })),
    );
    this.states.changed(id);
    const campaign = await this.states.of(id);
    if (!campaign) throw new LogeError('NOT_FOUND');
    // In this order: the runner looks at no campaign that its row says is over.
    if (campaign.state === 'STOPPED') await this.recipients.skipRest(id);
    await this.campaigns.stands(id, campaign.state);
    this.runner.nudge();
    return { campaign, counts: await this.figures.ofOne(id) };
  }
}

function steer(act: SteerCampaign['act'], counts: CampaignCounts, campaign: Campaign | undefined) {
  switch (act) {
    case 'PAUSE':
      return pauseCampaign(campaign);
    case 'RESUME':
      return resumeCampaign(campaign);
    case 'STOP':
      return stopCampaign(endOf(counts), campaign);
  }
}
