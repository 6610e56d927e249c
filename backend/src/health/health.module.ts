import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { METRICS_TOKEN, MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';
import { ReadinessProbe } from './readiness.js';
import { IS_DEMO, SystemStatusResolver } from './system-status.resolver.js';

/** `GET /health/live`, `GET /health/ready` and `GET /metrics`. It needs the global event store and a DataSource. */
@Module({})
export class HealthModule {
  /**
   * @param options.metricsToken `LOGE_METRICS_TOKEN`; without it only the loopback sees the metrics.
   * @param options.demo whether the pages say that people and schools are made up.
   */
  static forRoot(options: { metricsToken?: string | undefined; demo?: boolean }): DynamicModule {
    return {
      module: HealthModule,
      controllers: [HealthController, MetricsController],
      providers: [
        ReadinessProbe,
        Metrics,
        SystemStatusResolver,
        { provide: METRICS_TOKEN, useValue: options.metricsToken },
        { provide: IS_DEMO, useValue: options.demo ?? false },
      ],
    };
  }
}
