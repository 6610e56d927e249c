import type { Writable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  CredentialsFormat,
  DistributionId,
  LogeError,
  distributionStream,
  schoolCode,
} from '@loge/contracts';
import type { SchoolId } from '@loge/contracts';
import { CONFIG } from '../../config.js';
import type { Settings } from '../../config.js';
import type { Context } from '../../context.js';
import { STREAMS } from '../../event-store/streams.js';
import type { Streams } from '../../event-store/streams.js';
import { Authorities } from '../../rights/authorities.js';
import type { Viewer } from '../../rights/rights.js';
import { LogoOf, SchoolById } from '../../schools/commands.js';
import { Downloads } from '../../downloads/downloads.js';
import type { OpenedDownload, Ticket } from '../../downloads/downloads.js';
import { writeCsv } from '../sheets/csv.js';
import { writeSheet } from '../sheets/render-sheet.js';
import type { SheetSchool } from '../sheets/sheet.js';
import { Targets } from '../target.js';
import { decideFile, fileFold } from './file.js';
import { downloadName } from './file-name.js';
import { Files } from './files.table.js';
import type { FileRow } from './files.table.js';
import { SheetRows } from './sheet-rows.js';

/** Sends files of credentials. */
@Injectable()
export class CredentialsDownloads {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(STREAMS) private readonly streams: Streams,
    @Inject(CONFIG) private readonly settings: Pick<Settings, 'publicUrl'>,
    @Inject(Downloads) private readonly downloads: Downloads,
    @Inject(Authorities) private readonly authorities: Authorities,
    @Inject(Targets) private readonly targets: Targets,
    @Inject(Files) private readonly files: Files,
    @Inject(SheetRows) private readonly rows: SheetRows,
  ) {}

  /** Tells what tickets for files open. */
  announce(): void {
    this.downloads.openedBy('CREDENTIALS', (ticket, viewer, context) => this.open(ticket, viewer, context));
  }

  /** @throws LogeError `FORBIDDEN` without the right by now, `NOT_FOUND` for a file out of sight by now, `FILE_GONE` for one that is no more. */
  private async open({ of, details }: Ticket, viewer: Viewer, context: Context): Promise<OpenedDownload> {
    const distribution = DistributionId.parse(of);
    if (!(await this.authorities.reach(viewer.grants, 'MANAGE_CREDENTIALS')))
      throw new LogeError('FORBIDDEN');
    const format = CredentialsFormat.parse(details['format']);
    const reader = { account: viewer.account, ...(await this.targets.reachOf(viewer)) };
    const file = await this.files.find(distribution, reader);
    if (!file) throw new LogeError('FILE_GONE');
    const command = { type: 'download', format, reason: context.reason, now: context.clock() } as const;
    await this.streams.change(distributionStream(distribution), fileFold, context, (state) =>
      decideFile(command, state),
    );
    await this.files.downloaded(distribution);
    const rows = () => this.rows.of(file, format, context);
    const write = async (out: Writable): Promise<void> => {
      if (format === 'CSV') {
        await this.files.weighed(file.id, await writeCsv({ rows: rows() }, out));
        return;
      }
      const { publicUrl } = this.settings;
      const [schools, byHousehold] = [await this.schoolsOf(file), details['byHousehold'] === true];
      const at = context.clock();
      await writeSheet({ format, byHousehold, schools, publicUrl, at, rows: rows() }, out);
    };
    const type = format === 'CSV' ? 'text/csv; charset=utf-8' : 'application/pdf';
    return { name: downloadName(file.name, format), type, write };
  }

  /** What of the schools stands on paper. */
  private async schoolsOf({ schools }: FileRow): Promise<ReadonlyMap<SchoolId, SheetSchool>> {
    const known = await this.queries.execute(new SchoolById(schools));
    const shown = [...known].map(async ([school, { record, portal, letter }]) => {
      const logo = letter.logo && (await this.queries.execute(new LogoOf(letter.logo)));
      const { name, address, phone } = record;
      const sheetSchool: SheetSchool = {
        ...{ school, code: schoolCode(school).code, name },
        ...(address && { address }),
        ...(phone && { phone }),
        ...(portal.contact && { contact: portal.contact }),
        ...(portal.color && { color: portal.color }),
        ...(letter.text && { letterText: letter.text }),
        ...(logo && { logo: logo.bytes }),
      };
      return [school, sheetSchool] as const;
    });
    return new Map(await Promise.all(shown));
  }
}
