import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { DistributionId } from '@loge/contracts';
import { CONFIG } from '../../config.js';
import type { Settings } from '../../config.js';
import type { Recorded } from '../../event-store/codec.js';
import { PROJECTION_RUNNER } from '../../event-store/projection.js';
import type { ProjectionRunner, Reactor } from '../../event-store/projection.js';
import { MAILS } from '../../notifications/mails.js';
import type { ComposedMail, Mails, QueuedMail } from '../../notifications/mails.js';
import { EnvelopeFor, LanguageOf } from '../../recovery/commands.js';
import { CampaignStates } from './campaign-states.js';

type Ended = Extract<Recorded, { type: 'CampaignEnded' }>;

/**
 * The mail that tells whoever sent a campaign how it went (KO-7). It has figures and leads to the page where the report
 * is downloaded: names of children do not travel by mail.
 */
@Injectable()
export class CampaignReports implements OnModuleInit {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(MAILS) private readonly mails: Mails,
    @Inject(PROJECTION_RUNNER) private readonly runner: Pick<ProjectionRunner, 'register'>,
    @Inject(CampaignStates) private readonly campaigns: CampaignStates,
    @Inject(CONFIG) private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  onModuleInit(): void {
    this.mails.composedBy('CAMPAIGN_REPORT', (mail) => this.compose(mail));
    this.runner.register(this.reactor());
  }

  private reactor(): Reactor<Ended['type']> {
    return {
      name: 'campaign-reports',
      types: ['CampaignEnded'],
      startsAt: 'now',
      react: (event) => this.report(event),
    };
  }

  private async report({ data: { distribution }, metadata: { id, schools } }: Ended): Promise<void> {
    const account = (await this.campaigns.of(distribution))?.startedBy;
    if (!account || !(await this.queries.execute(new EnvelopeFor(account)))) return;
    const language = await this.queries.execute(new LanguageOf(account));
    const facts = { campaign: distribution };
    await this.mails.enqueue({ id, kind: 'CAMPAIGN_REPORT', account, language, facts }, { schools });
  }

  private async compose({ account, facts }: QueuedMail): Promise<ComposedMail | undefined> {
    const id = DistributionId.parse(facts['campaign']);
    const [envelope, campaign] = await Promise.all([
      this.queries.execute(new EnvelopeFor(account)),
      this.campaigns.of(id),
    ]);
    if (!envelope || !campaign?.end) return undefined;
    const { displayName, ...address } = envelope;
    const { sent, refused, skipped } = campaign.end;
    const { title, unreached } = campaign;
    return {
      ...address,
      content: {
        ...{ kind: 'CAMPAIGN_REPORT', displayName, title, sent, refused, skipped, unreached },
        link: `${this.settings.publicUrl}/admin/#/distribution/campaigns/${id}`,
      },
    };
  }
}
