import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EVENT_STORE } from '../event-store/port.js';
import type { EventStore } from '../event-store/port.js';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type {
  BuildStatus,
  ProjectionFailure,
  ProjectionRunner,
  ProjectionStatus,
} from '../event-store/projection.js';

/** How long the store and the database may take to answer before they count as gone (milliseconds). */
const PATIENCE = 3_000;
/** A projection that was last level longer ago lags (seconds). */
export const LAGS_AFTER = 30;

/** The body of `GET /health/ready`. */
export interface Readiness {
  /**
   * `unavailable` without store or database; `degraded` when a projection has stopped, retries or lags, or cannot be
   * rebuilt. That one is being rebuilt does not matter: the live one goes on.
   */
  readonly status: 'ok' | 'degraded' | 'unavailable';
  readonly store: 'ok' | 'unavailable';
  readonly database: 'ok' | 'unavailable';
  readonly projections: readonly ProjectionHealth[];
}

export interface ProjectionHealth {
  readonly name: string;
  readonly kind: ProjectionStatus['kind'];
  readonly status: 'ok' | 'degraded';
  readonly state: ProjectionStatus['state'];
  readonly lagSeconds: number;
  readonly failure?: FailureTold;
  /** What is built beside it, to take its place. */
  readonly build?: {
    readonly version: number;
    readonly position: string;
    /** The end of the store when it began. */
    readonly goal: string;
    /** From 0 to 1, by position. */
    readonly fraction: number;
    readonly eventsPerSecond: number;
    readonly failure?: FailureTold;
  };
}

/** The event it stopped at: what it takes to find it, and nothing of what it says. */
interface FailureTold {
  readonly eventId?: string;
  readonly eventType?: string;
  readonly error: string;
}

/** Finds out whether Loge can serve, and how its read models are doing. */
@Injectable()
export class ReadinessProbe {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(PROJECTION_RUNNER) private readonly runner: ProjectionRunner,
  ) {}

  /** Never throws. */
  async look(): Promise<Readiness> {
    const [store, database] = await Promise.all([
      answers(() => this.store.ping()),
      answers(() => this.dataSource.query('SELECT 1')),
    ]);
    const projections = this.runner.status().map(healthOf);
    const there = store && database;
    const well = projections.every(({ status }) => status === 'ok');
    return {
      status: there ? (well ? 'ok' : 'degraded') : 'unavailable',
      store: store ? 'ok' : 'unavailable',
      database: database ? 'ok' : 'unavailable',
      projections,
    };
  }
}

/** How one projection is doing. */
export function healthOf({
  name,
  kind,
  state,
  lagSeconds,
  failure,
  build,
}: ProjectionStatus): ProjectionHealth {
  const degraded =
    state === 'stopped' || state === 'retrying' || lagSeconds > LAGS_AFTER || build?.failure !== undefined;
  return {
    name,
    kind,
    status: degraded ? 'degraded' : 'ok',
    state,
    lagSeconds,
    ...(failure && { failure: told(failure) }),
    ...(build && { build: buildHealthOf(build) }),
  };
}

function buildHealthOf({ position, goal, failure, ...build }: BuildStatus): ProjectionHealth['build'] {
  return {
    ...build,
    position: position.toString(),
    goal: goal.toString(),
    ...(failure && { failure: told(failure) }),
  };
}

const told = ({ event, error }: ProjectionFailure): FailureTold => ({
  ...(event && { eventId: event.id, eventType: event.type }),
  error,
});

async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE);
  });
  const answered = Promise.resolve()
    .then(ask)
    .then(
      () => true,
      () => false,
    );
  const there = await Promise.race([answered, late]);
  clearTimeout(timer);
  return there;
}
