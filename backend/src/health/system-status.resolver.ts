import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import type * as Api from '@loge/contracts/schema';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type { ProjectionRunner } from '../event-store/projection.js';
import { SignedInOnly } from '../rights/declarations.js';
import { healthOf } from './readiness.js';

/** Whether this is the demo; see HealthModule. */
export const IS_DEMO = Symbol('IsDemo');

/** What the dashboard's banner is made of: which read models may be showing old things, which are rebuilt. */
@Resolver()
export class SystemStatusResolver {
  constructor(
    @Inject(PROJECTION_RUNNER) private readonly runner: ProjectionRunner,
    @Inject(IS_DEMO) private readonly demo: boolean,
  ) {}

  @Query('systemStatus')
  @SignedInOnly()
  systemStatus(): Api.SystemStatus {
    const projections = this.runner.status();
    const behind = projections
      .map(healthOf)
      .filter(({ status }) => status === 'degraded')
      .map(({ name, state, lagSeconds }) => ({ name, stopped: state === 'stopped', lagSeconds }));
    return {
      // The generated enum is a type only; its members are these strings.
      state: (behind.length > 0 ? 'DEGRADED' : 'OK') as Api.SystemState,
      behind,
      rebuilding: projections.flatMap(({ name, build }) =>
        build && !build.failure
          ? [{ name, fraction: build.fraction, eventsPerSecond: build.eventsPerSecond }]
          : [],
      ),
      demo: this.demo,
    };
  }
}
