import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Public } from '../rights/declarations.js';
import { ReadinessProbe } from './readiness.js';
import type { Readiness } from './readiness.js';

/** For whoever keeps Loge running: orchestrators, load balancers, the start script. */
@Controller('health')
export class HealthController {
  constructor(@Inject(ReadinessProbe) private readonly probe: ReadinessProbe) {}

  /** The process runs and answers. */
  @Get('live')
  @Public('Says only that the process runs.')
  @Header('Cache-Control', 'no-store')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** 503 only without store or database; read models that lag make it `degraded`, which still serves. */
  @Get('ready')
  @Public('Tells orchestrators whether to send traffic; holds states and figures, nothing of any person.')
  @Header('Cache-Control', 'no-store')
  async ready(@Res({ passthrough: true }) response: Response): Promise<Readiness> {
    const readiness = await this.probe.look();
    response.status(readiness.status === 'unavailable' ? 503 : 200);
    return readiness;
  }
}
