import { Controller, Get, Inject, Logger, Param, Req, Res } from '@nestjs/common';
import { LogeError } from '@loge/contracts';
import type { Response } from 'express';
import type { Context } from '../context.js';
import { CurrentContext, CurrentViewer, SignedInOnly } from '../rights/declarations.js';
import { describeFault } from '../rights/faults.js';
import type { RequestWithLoge } from '../rights/request.js';
import type { Viewer } from '../rights/rights.js';
import { Downloads } from './downloads.js';

/** How long, in milliseconds, a browser may take nothing before it is given up. */
const STILL = 5 * 60_000;

/** Sends what was asked for: files of credentials, reports of campaigns, exports. */
@Controller('files')
export class FilesController {
  private readonly logger = new Logger('Files');

  constructor(@Inject(Downloads) private readonly downloads: Downloads) {}

  /**
   * `GET /files/<ticket>`: once, for whoever asked for it, in the same session. What they may download is checked
   * again when the ticket is used, by whatever it is for.
   */
  @Get(':id')
  @SignedInOnly()
  async download(
    @Param('id') id: string,
    @CurrentViewer() viewer: Viewer | undefined,
    @CurrentContext() context: Context,
    @Req() request: RequestWithLoge,
    @Res() response: Response,
  ): Promise<void> {
    // Whoever only looks at the headers must not use a ticket up; express takes HEAD for GET.
    if (request.method !== 'GET' || !viewer) throw new LogeError('NOT_FOUND');
    const { name, type, write } = await this.downloads.open(id, viewer, context);
    response.set({
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    response.setTimeout(STILL, () => response.destroy());
    try {
      await write(response);
      // Who writes PDF ends it.
      if (!response.writableEnded) response.end();
    } catch (error) {
      this.logger.error({ correlationId: context.correlationId, ...describeFault(error) });
      // Broken off, so that the browser takes no part for the whole.
      response.destroy();
    }
  }
}
