import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { ExportId, LogeError, accessStream } from '@loge/contracts';
import type { ExportFormat } from '@loge/contracts';
import type { Context } from '../../context.js';
import { Downloads } from '../../downloads/downloads.js';
import type { OpenedDownload, Ticket } from '../../downloads/downloads.js';
import { STREAMS } from '../../event-store/streams.js';
import type { Streams } from '../../event-store/streams.js';
import { written } from '../../files/written.js';
import { Authorities } from '../../rights/authorities.js';
import type { Viewer } from '../../rights/rights.js';
import { ExportChunks } from './export-chunks.js';
import { covers, rightFor } from './export.js';
import type { ExportJob } from './export.js';
import { Exports } from './exports.table.js';

const types: Readonly<Record<ExportFormat, string>> = {
  CSV: 'text/csv; charset=utf-8',
  JSONL: 'application/jsonl; charset=utf-8',
  PDF: 'application/pdf',
};

/** Sends exports to their makers, while their roles still show all that they hold. */
@Injectable()
export class ExportDownloads implements OnModuleInit {
  constructor(
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(Authorities) private readonly authorities: Authorities,
    @Inject(Downloads) private readonly downloads: Downloads,
    @Inject(Exports) private readonly exports: Exports,
    @Inject(ExportChunks) private readonly chunks: ExportChunks,
  ) {}

  onModuleInit(): void {
    this.downloads.openedBy('EXPORT', (ticket, viewer, context) => this.open(ticket, viewer, context));
  }

  /**
   * Makes a ticket for one download.
   * @throws LogeError `NOT_FOUND` for one that is not one's own, not ready, or of more than one may still see;
   *   `EXPORT_GONE` after its time.
   */
  async ask(
    id: ExportId,
    viewer: Viewer,
    now: Date,
  ): Promise<{ readonly url: string; readonly name: string; readonly expiresAt: Date }> {
    const { name, asked } = await this.visible(id, viewer, now);
    const ticket = { kind: 'EXPORT', of: id, details: {}, reason: asked.reason } as const;
    return { ...(await this.downloads.issue(ticket, viewer, now)), name };
  }

  private async open({ of }: Ticket, viewer: Viewer, context: Context): Promise<OpenedDownload> {
    const job = await this.visible(ExportId.parse(of), viewer, context.clock());
    const { id, what, format, rows, name, asked } = job;
    const event = { type: 'ExportDownloaded' as const, data: { export: id, what, format, rows } };
    await this.streams.record(accessStream(viewer.account), context, [{ event, about: asked.about }]);
    return {
      name,
      type: types[format],
      write: async (out) => {
        let sent = 0;
        for await (const piece of this.chunks.read(id)) sent += await written(out, piece);
        // Deleted meanwhile: nobody shall take a part for the whole.
        if (sent !== job.bytes) throw new Error('The export is gone.');
      },
    };
  }

  private async visible(id: ExportId, { account, grants }: Viewer, now: Date): Promise<ExportJob> {
    const job = await this.exports.ready(id, account, now);
    const reach = await this.authorities.reach(grants, rightFor(job.what));
    if (!reach || !covers(reach, job.asked.reach)) throw new LogeError('NOT_FOUND');
    return job;
  }
}
