import { Inject } from '@nestjs/common';
import { QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { AccountId } from '@loge/contracts';
import { AccountStanding } from '../../accounts/commands.js';
import { CONFIG } from '../../config.js';
import type { Settings } from '../../config.js';
import { render } from '../../notifications/templates/render.js';
import { LanguageOf } from '../../recovery/commands.js';
import { SchoolById } from '../../schools/commands.js';
import { askedTarget } from '../target-input.js';
import { Targets } from '../target.js';
import type { TargetedAccount } from '../target.js';
import { Audiences } from './audience.js';
import { CampaignFigures } from './campaign-figures.js';
import type { CampaignDay } from './campaign-figures.js';
import { contentOf } from './campaign-mails.js';
import { CampaignStates } from './campaign-states.js';
import { CampaignById, CampaignDays, ListCampaigns, PreviewCampaign } from './campaign.commands.js';
import type { CampaignPage, CampaignPreviewed, CampaignView } from './campaign.commands.js';
import type { CampaignWords } from './campaign.js';
import { CampaignRows, isWithin } from './campaign.rows.js';
import { letterheadOf } from './letterhead.js';

const DAY = 86_400_000;
/** How many people a preview names. */
const SAMPLE = 5;

@QueryHandler(CampaignById)
export class CampaignByIdHandler implements IQueryHandler<CampaignById> {
  constructor(
    @Inject(CampaignStates) private readonly states: CampaignStates,
    @Inject(CampaignFigures) private readonly figures: CampaignFigures,
  ) {}

  async execute({ id, reach }: CampaignById): Promise<CampaignView | undefined> {
    const campaign = await this.states.of(id);
    if (!campaign || !isWithin(reach, campaign.schools)) return undefined;
    return { campaign, counts: await this.figures.ofOne(id) };
  }
}

@QueryHandler(ListCampaigns)
export class ListCampaignsHandler implements IQueryHandler<ListCampaigns> {
  constructor(
    @Inject(CampaignRows) private readonly rows: CampaignRows,
    @Inject(CampaignStates) private readonly states: CampaignStates,
    @Inject(CampaignFigures) private readonly figures: CampaignFigures,
  ) {}

  async execute({ reach, page }: ListCampaigns): Promise<CampaignPage> {
    const { ids, cursors, hasNextPage } = await this.rows.page(reach, page);
    const counts = await this.figures.of(ids);
    const found = await this.states.ofAll(ids);
    const shown = found.flatMap((campaign, index) => {
      const counted = campaign && counts.get(campaign.distribution);
      return counted ? [{ view: { campaign, counts: counted }, cursor: cursors[index] ?? '' }] : [];
    });
    return {
      campaigns: shown.map(({ view }) => view),
      cursors: shown.map(({ cursor }) => cursor),
      hasNextPage,
    };
  }
}

@QueryHandler(CampaignDays)
export class CampaignDaysHandler implements IQueryHandler<CampaignDays> {
  constructor(@Inject(CampaignFigures) private readonly figures: CampaignFigures) {}

  execute({ id }: CampaignDays): Promise<readonly CampaignDay[]> {
    return this.figures.days(id);
  }
}

@QueryHandler(PreviewCampaign)
export class PreviewCampaignHandler implements IQueryHandler<PreviewCampaign> {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Targets) private readonly targets: Targets,
    @Inject(Audiences) private readonly audiences: Audiences,
    @Inject(CONFIG) private readonly settings: Pick<Settings, 'publicUrl' | 'firstLinkDays'>,
  ) {}

  async execute({ asked, reach, context }: PreviewCampaign): Promise<CampaignPreviewed> {
    const target = await this.targets.select(askedTarget(asked.target, { manage: reach, distribute: reach }));
    const { recipients, unreached, activated, atAcademy } = await this.audiences.of(target, context);
    const [first] = recipients;
    const mail = first && (await this.mailTo(first, asked.words, context.clock()));
    return {
      ...{ recipients: recipients.length, unreached: unreached.length, activated, atAcademy },
      sample: recipients.slice(0, SAMPLE).map(({ account }) => account),
      ...(mail && { mail }),
    };
  }

  /** As it would look, but that its button leads to the page and no further. */
  private async mailTo({ account, school }: TargetedAccount, words: CampaignWords, now: Date) {
    const [known, language, person] = await Promise.all([
      this.queries.execute(new SchoolById([school])),
      this.queries.execute(new LanguageOf(account)),
      this.person(account),
    ]);
    const writing = known.get(school);
    const link = {
      ...{ ...person, url: `${this.settings.publicUrl}/mot-de-passe` },
      expiresAt: new Date(now.getTime() + this.settings.firstLinkDays * DAY),
    };
    const content = contentOf(words, link, writing?.record.name);
    return render({ ...(writing && { school: letterheadOf(writing) }), content }, language, now);
  }

  private async person(account: AccountId) {
    const { name, logins } = await this.queries.execute(new AccountStanding(account));
    return { displayName: `${name.given} ${name.family}`.trim(), login: logins.at(-1) ?? '' };
  }
}
