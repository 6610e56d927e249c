import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { DistributionId, EventId, SchoolId, accountStream } from '@loge/contracts';
import type { AccountId } from '@loge/contracts';
import type { Context } from '../../context.js';
import { STREAMS } from '../../event-store/streams.js';
import type { Streams } from '../../event-store/streams.js';
import { readingOnce } from '../../event-store/shared-readings.js';
import { MAILS } from '../../notifications/mails.js';
import type { ComposedMail, MailContent, Mails, PutOff, QueuedMail } from '../../notifications/mails.js';
import { LanguageOf, MakeFirstLink } from '../../recovery/commands.js';
import type { FirstLink } from '../../recovery/commands.js';
import { aboutHolder, credentialHolderFold } from '../../rights/credential-authority.js';
import type { CredentialHolder } from '../../rights/credential-authority.js';
import { SchoolById } from '../../schools/commands.js';
import { CampaignStates } from './campaign-states.js';
import type { Campaign, CampaignWords } from './campaign.js';
import { letterheadOf } from './letterhead.js';
import { RecipientRows } from './recipient.rows.js';
import type { RecipientMail } from './recipient.rows.js';

/** When a mail of a campaign that is paused asks again whether it may go, in seconds. */
const PAUSED = 10;

/** The mails of campaigns (KO-6). What they say, and whether they may still go, is found out when their turn comes. */
@Injectable()
export class CampaignMails implements OnModuleInit {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(MAILS) private readonly mails: Mails,
    @Inject(CampaignStates) private readonly campaigns: CampaignStates,
    @Inject(RecipientRows) private readonly recipients: RecipientRows,
  ) {}

  onModuleInit(): void {
    this.mails.composedBy('CREDENTIALS', (mail) => this.compose(mail));
  }

  /** Puts mails of a campaign into the queue, each once however often it is put in. */
  async enqueue(
    { distribution }: Pick<Campaign, 'distribution'>,
    some: readonly RecipientMail[],
  ): Promise<void> {
    const bulk = some.map(async ({ account, school, mail: id }) => {
      const language = await this.queries.execute(new LanguageOf(account));
      const facts = { campaign: distribution, school };
      return {
        mail: { id, kind: 'CREDENTIALS' as const, account, language, facts },
        about: { schools: [school] },
      };
    });
    if (bulk.length > 0) await this.mails.enqueueBulk(await Promise.all(bulk));
  }

  private async compose(mail: QueuedMail): Promise<ComposedMail | PutOff | undefined> {
    // The facts are those that `enqueue` put there.
    const distribution = DistributionId.parse(mail.facts['campaign']);
    const campaign = await this.campaigns.recent(distribution);
    if (campaign?.state === 'PAUSED') return { putOff: PAUSED };
    // One that is completed has its failed mails sent again where somebody asks for it.
    const composed =
      campaign && campaign.state !== 'STOPPED' && (await readingOnce(() => this.write(mail, campaign)));
    if (composed) return composed;
    await this.recipients.skip(distribution, mail.account);
    return undefined;
  }

  private async write(
    { id, account, facts }: QueuedMail,
    campaign: Campaign,
  ): Promise<ComposedMail | undefined> {
    const context = contextOf(campaign);
    const { distribution } = campaign;
    // Read before anything is appended: what the link needs to know is read with it.
    const { state: holder } = await this.streams.load(accountStream(account), credentialHolderFold);
    const mail = EventId.parse(id);
    const link = await this.commands.execute(new MakeFirstLink(account, { distribution, mail }, context));
    if (!link) return undefined;
    await this.note(account, holder, { distribution, link: link.link }, context);
    const school = SchoolId.parse(facts['school']);
    const known = (await this.queries.execute(new SchoolById([school]))).get(school);
    return {
      to: link.address,
      ...(known && { school: letterheadOf(known) }),
      content: contentOf(campaign, link, known?.record.name),
    };
  }

  /** The register has that the link is given out, before it is. */
  private async note(
    account: AccountId,
    holder: CredentialHolder,
    given: { readonly distribution: DistributionId; readonly link: FirstLink['link'] },
    context: Context,
  ): Promise<void> {
    const event = { type: 'CredentialsDistributed' as const, data: { ...given, means: 'MAIL' as const } };
    await this.streams.record(accountStream(account), context, [
      { event, about: aboutHolder(account, holder) },
    ]);
  }
}

/** What a mail of a campaign says. */
export const contentOf = (
  { title, text }: CampaignWords,
  { displayName, login, url, expiresAt }: Pick<FirstLink, 'displayName' | 'login' | 'url' | 'expiresAt'>,
  schoolName: string | undefined,
): MailContent => ({
  ...{ kind: 'CREDENTIALS', displayName, login, link: url, expiresAt },
  // Whoever wrote it was erased meanwhile.
  title: title || schoolName || 'Loge',
  ...(text && { text }),
});

/** In the name of whoever started the campaign: they are who gave these ways in out. */
const contextOf = ({ startedBy, correlationId }: Campaign): Context => ({
  actor: startedBy ? { kind: 'ACCOUNT', id: startedBy } : { kind: 'SYSTEM', id: 'REACTOR' },
  channel: 'SYSTEM',
  correlationId,
  clock: () => new Date(),
});
