import type { Writable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { DistributionId, LogeError, distributionStream, schoolCode } from '@loge/contracts';
import { AccountStanding } from '../../accounts/commands.js';
import type { Context } from '../../context.js';
import { concurrently } from '../../event-store/concurrently.js';
import { STREAMS } from '../../event-store/streams.js';
import type { Streams } from '../../event-store/streams.js';
import type { Reach, Viewer } from '../../rights/rights.js';
import { Downloads } from '../../downloads/downloads.js';
import type { OpenedDownload, Ticket } from '../../downloads/downloads.js';
import { csvBeginning } from '../../files/csv.js';
import { written } from '../../files/written.js';
import { Targets } from '../target.js';
import { CampaignStates } from './campaign-states.js';
import type { Campaign } from './campaign.js';
import { isWithin } from './campaign.rows.js';
import { RecipientRows } from './recipient.rows.js';
import type { Recipient } from './recipient.rows.js';
import { hintOf, reportHeaders, reportLine, reportName } from './report-lines.js';
import type { ReportKind, ReportedPerson } from './report-lines.js';

/** How many people are looked up together, and how many of them at once. */
const TOGETHER = 200;
const AT_ONCE = 16;

/** Sends the reports of campaigns (KO-7): over HTTPS, to whoever may still see them when the download begins. */
@Injectable()
export class CampaignDownloads implements OnModuleInit {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(Downloads) private readonly downloads: Downloads,
    @Inject(Targets) private readonly targets: Targets,
    @Inject(CampaignStates) private readonly states: CampaignStates,
    @Inject(RecipientRows) private readonly recipients: RecipientRows,
  ) {}

  onModuleInit(): void {
    this.downloads.openedBy('CAMPAIGN_REPORT', (ticket, viewer, context) =>
      this.open(ticket, viewer, context),
    );
  }

  /**
   * Makes a ticket for one download.
   * @throws LogeError `NOT_FOUND` for a campaign that is not there or out of reach.
   */
  async ask(
    id: DistributionId,
    report: ReportKind,
    reach: Reach,
    viewer: Viewer,
    now: Date,
  ): Promise<{ readonly url: string; readonly name: string; readonly expiresAt: Date }> {
    const { startedAt } = await this.visible(id, reach);
    const asked = { kind: 'CAMPAIGN_REPORT', of: id, details: { report } } as const;
    return { ...(await this.downloads.issue(asked, viewer, now)), name: reportName(report, startedAt) };
  }

  private async open({ of, details }: Ticket, viewer: Viewer, context: Context): Promise<OpenedDownload> {
    const id = DistributionId.parse(of);
    const report: ReportKind = details['report'] === 'UNREACHED' ? 'UNREACHED' : 'SENDING';
    const { distribute } = await this.targets.reachOf(viewer);
    const { schools, startedAt } = await this.visible(id, distribute);
    const event = { type: 'CampaignReportDownloaded' as const, data: { distribution: id, report } };
    await this.streams.record(distributionStream(id), context, [{ event, about: { schools } }]);
    return {
      name: reportName(report, startedAt),
      type: 'text/csv; charset=utf-8',
      write: (out) => this.write(id, report, out),
    };
  }

  private async visible(id: DistributionId, reach: Reach): Promise<Campaign> {
    const campaign = await this.states.of(id);
    if (!campaign || !isWithin(reach, campaign.schools)) throw new LogeError('NOT_FOUND');
    return campaign;
  }

  private async write(id: DistributionId, report: ReportKind, out: Writable): Promise<void> {
    await written(out, csvBeginning(reportHeaders[report]));
    for (let after = 0; ;) {
      const some = await this.recipients.list(id, after, TOGETHER);
      const last = some.at(-1);
      if (!last) return;
      after = last.place;
      const listed = some.filter(({ state }) => report === 'SENDING' || state === 'UNREACHED');
      const lines = await concurrently(listed, AT_ONCE, async (one) =>
        reportLine(report, one, await this.personOf(one)),
      );
      const read = lines.map((line) => {
        if (line.status === 'rejected') throw line.reason;
        return line.value;
      });
      await written(out, read.join(''));
    }
  }

  private async personOf({ account, school }: Recipient): Promise<ReportedPerson> {
    const { name, logins, confirmed, email } = await this.queries.execute(new AccountStanding(account));
    return {
      ...{ family: name.family, given: name.given, login: logins.at(0) ?? '' },
      ...{ address: hintOf(confirmed.at(-1) ?? email), school: schoolCode(school).code },
    };
  }
}
