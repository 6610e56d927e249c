import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DistributionId, LogeError } from '@loge/contracts';
import type { SchoolId } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { Context } from '../../context.js';
import { connectionOf } from '../../graphql/connection.js';
import { CurrentContext, CurrentReach, CurrentViewer, Requires } from '../../rights/declarations.js';
import type { Reach, Viewer } from '../../rights/rights.js';
import { CampaignDownloads } from './campaign-downloads.js';
import {
  CampaignById,
  CampaignDays,
  ListCampaigns,
  PreviewCampaign,
  RemindOfCampaign,
  StartCampaign,
  SteerCampaign,
} from './campaign.commands.js';
import type { CampaignAsked, CampaignView } from './campaign.commands.js';
import { paceOf, wordsOf } from './campaign.js';

/** A person or school that its own resolver completes from its id. */
interface Ref {
  readonly id: string;
}
type CampaignParent = Omit<Api.Campaign, 'schools' | 'startedBy' | 'days'> & {
  readonly id: DistributionId;
  readonly schools: readonly { readonly id: SchoolId }[];
  readonly startedBy: Ref | null;
};

/** « Diffusion des identifiants » (KO-6, KO-7). */
@Resolver('Campaign')
export class CampaignResolver {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(CampaignDownloads) private readonly downloads: CampaignDownloads,
  ) {}

  @Query('campaigns')
  @Requires('DISTRIBUTE_CREDENTIALS')
  async campaigns(
    @Args() { first, after }: Api.QueryCampaignsArgs,
    @CurrentReach() reach: Reach,
  ): Promise<{ edges: { node: CampaignParent; cursor: string }[]; pageInfo: Api.PageInfo }> {
    const page = { first: first ?? 25, ...(after ? { after } : {}) };
    const found = await this.queries.execute(new ListCampaigns(reach, page));
    return connectionOf(
      found.campaigns.map((view) => campaignOf(view)),
      found,
      page.after,
    );
  }

  @Query('campaign')
  @Requires('DISTRIBUTE_CREDENTIALS')
  async campaign(@Args('id') id: string, @CurrentReach() reach: Reach): Promise<CampaignParent | null> {
    const asked = DistributionId.safeParse(id);
    const view = asked.success && (await this.queries.execute(new CampaignById(asked.data, reach)));
    return view ? campaignOf(view) : null;
  }

  @Query('campaignPreview')
  @Requires('DISTRIBUTE_CREDENTIALS')
  async campaignPreview(
    @Args('input') input: Api.CampaignInput,
    @CurrentReach() reach: Reach,
    @CurrentContext() context: Context,
  ): Promise<Omit<Api.CampaignPreview, 'sample'> & { readonly sample: Ref[] }> {
    const { sample, mail, ...counts } = await this.queries.execute(
      new PreviewCampaign(askedOf(input), reach, context),
    );
    return { ...counts, sample: sample.map((id) => ({ id })), mail: mail ?? null };
  }

  @Mutation('startCampaign')
  @Requires('DISTRIBUTE_CREDENTIALS')
  async startCampaign(
    @Args('input') input: Api.CampaignInput,
    @CurrentReach() reach: Reach,
    @CurrentContext() context: Context,
  ): Promise<{ campaign: CampaignParent }> {
    const command = new StartCampaign(keyOf(input.key), askedOf(input), reach, context);
    return { campaign: campaignOf(await this.commands.execute(command)) };
  }

  @Mutation('pauseCampaign')
  @Requires('DISTRIBUTE_CREDENTIALS')
  pauseCampaign(
    @Args('id') id: string,
    @CurrentReach() reach: Reach,
    @CurrentContext() context: Context,
  ): Promise<{ campaign: CampaignParent }> {
    return this.steer(id, 'PAUSE', reach, context);
  }

  @Mutation('resumeCampaign')
  @Requires('DISTRIBUTE_CREDENTIALS')
  resumeCampaign(
    @Args('id') id: string,
    @CurrentReach() reach: Reach,
    @CurrentContext() context: Context,
  ): Promise<{ campaign: CampaignParent }> {
    return this.steer(id, 'RESUME', reach, context);
  }

  @Mutation('stopCampaign')
  @Requires('DISTRIBUTE_CREDENTIALS')
  stopCampaign(
    @Args('id') id: string,
    @CurrentReach() reach: Reach,
    @CurrentContext() context: Context,
  ): Promise<{ campaign: CampaignParent }> {
    return this.steer(id, 'STOP', reach, context);
  }

  @Mutation('remindOfCampaign')
  @Requires('DISTRIBUTE_CREDENTIALS')
  async remindOfCampaign(
    @Args('input') { key, campaign, title, text }: Api.RemindOfCampaignInput,
    @CurrentReach() reach: Reach,
    @CurrentContext() context: Context,
  ): Promise<{ campaign: CampaignParent }> {
    const words = { ...(title != null && { title }), ...(text != null && { text }) };
    const command = new RemindOfCampaign(keyOf(key), existing(campaign), words, reach, context);
    return { campaign: campaignOf(await this.commands.execute(command)) };
  }

  @Mutation('downloadCampaignReport')
  @Requires('DISTRIBUTE_CREDENTIALS')
  async downloadCampaignReport(
    @Args('input') { campaign, report }: Api.DownloadCampaignReportInput,
    @CurrentReach() reach: Reach,
    @CurrentViewer() viewer: Viewer,
    @CurrentContext() context: Context,
  ): Promise<Api.Download> {
    const id = existing(campaign);
    const { expiresAt, ...ready } = await this.downloads.ask(id, report, reach, viewer, context.clock());
    return { ...ready, expiresAt: expiresAt.toISOString() };
  }

  @ResolveField('days')
  async days(@Parent() { id }: CampaignParent): Promise<Api.CampaignDay[]> {
    return (await this.queries.execute(new CampaignDays(id))).map((day) => ({ ...day }));
  }

  private async steer(
    id: string,
    act: SteerCampaign['act'],
    reach: Reach,
    context: Context,
  ): Promise<{ campaign: CampaignParent }> {
    const view = await this.commands.execute(new SteerCampaign(existing(id), act, reach, context));
    return { campaign: campaignOf(view) };
  }
}

/** @throws LogeError `BAD_INPUT` for what is no UUID. */
function keyOf(key: string): DistributionId {
  const read = DistributionId.safeParse(key.toLowerCase());
  if (!read.success) throw new LogeError('BAD_INPUT');
  return read.data;
}

/** @throws LogeError `NOT_FOUND` for what is no UUID. */
function existing(id: string): DistributionId {
  const read = DistributionId.safeParse(id.toLowerCase());
  if (!read.success) throw new LogeError('NOT_FOUND');
  return read.data;
}

const askedOf = ({ target, title, text, perMinute }: Api.CampaignInput): CampaignAsked => ({
  target,
  words: wordsOf(title, text),
  // The API's default where it is not given.
  perMinute: paceOf(perMinute ?? 300),
});

function campaignOf({ campaign, counts }: CampaignView): CampaignParent {
  const { distribution, title, text, schools, classes, profiles, startedBy, end } = campaign;
  const { state, perMinute, startedAt, remindsOf } = campaign;
  return {
    ...{ id: distribution, state, perMinute, title: title || null, text: text ?? null },
    schools: schools.map((id) => ({ id })),
    ...{ classes: [...classes], profiles: [...profiles], remindsOf: remindsOf ?? null },
    startedAt: startedAt.toISOString(),
    startedBy: startedBy ? { id: startedBy } : null,
    endedAt: end?.at.toISOString() ?? null,
    counts,
  };
}
