import { Logger } from '@nestjs/common';
import type { Build, Standing } from './builds.js';
import { pause } from '../pause.js';
import { buildProjection } from './projection-build.js';
import type { BuildGround } from './projection-build.js';
import { ProjectionStopped } from '../projection.js';
import type { BuildStatus, Projection } from '../projection.js';
import { isTransient } from '../transient-errors.js';

/** How often it looks what is built and what ought to be (milliseconds). */
const LOOK = 2_000;

/** Builds projections in this process, one at a time of its own accord, and knows what other processes build. */
export class BuildSite {
  readonly #log = new Logger('Projections');
  readonly #working = new Map<string, Promise<void>>();
  #seen = new Map<string, Build>();

  /** @param switched told when a projection was put in its place. */
  constructor(
    private readonly ground: BuildGround,
    private readonly switched: (name: string) => void,
  ) {}

  /** How far the build of this projection has come, in whatever process. */
  status(name: string): BuildStatus | undefined {
    const build = this.#seen.get(name);
    if (!build) return undefined;
    const { version, position, goal, eventsPerSecond, failure } = build;
    const fraction = position < goal ? Number(position) / Number(goal) : 1;
    return { version, position, goal, fraction, eventsPerSecond, ...(failure && { failure }) };
  }

  /**
   * Builds a projection whose build was begun, until it is in its place or the signal aborts.
   * @throws ProjectionStopped at an event that it cannot apply.
   */
  build(projection: Projection, signal: AbortSignal): Promise<void> {
    const { name } = projection;
    const working =
      this.#working.get(name) ??
      buildProjection(projection, this.ground, {
        signal,
        progress: (build) => this.#seen.set(name, build),
      })
        .then(() => {
          this.#seen.delete(name);
          if (!signal.aborted) this.switched(name);
        })
        .finally(() => this.#working.delete(name));
    this.#working.set(name, working);
    return working;
  }

  /**
   * Builds what was raised to another version or left by another process, until the signal aborts. What could not be
   * built before this start is tried once more. Never throws.
   */
  async watch(projections: () => readonly Projection[], signal: AbortSignal): Promise<void> {
    let failedBefore: Set<string> | undefined;
    while (!signal.aborted) {
      try {
        const standing = await this.ground.builds.look();
        this.#seen = new Map(standing.flatMap(({ name, build }) => (build ? [[name, build]] : [])));
        failedBefore ??= new Set(standing.flatMap(({ name, build }) => (build?.failure ? [name] : [])));
        for (const projection of projections()) {
          const stands = standing.find(({ name }) => name === projection.name);
          if (stands && this.#working.size === 0) await this.#look(projection, stands, failedBefore, signal);
        }
      } catch (error) {
        if (!isTransient(error)) this.#log.error(error instanceof Error ? error.stack : error);
      }
      await pause(LOOK, signal);
    }
    await Promise.allSettled(this.#working.values());
  }

  async #look(
    projection: Projection,
    { live, build }: Standing,
    failedBefore: Set<string>,
    signal: AbortSignal,
  ): Promise<void> {
    const { name, version } = projection;
    const raised = live !== undefined && live < version;
    if (build ? !build.dead || build.version > version : !raised) return;
    if (build?.failure && !failedBefore.delete(name)) return;
    const fits = build?.version === version && !build.failure;
    if (!raised && !fits) return this.ground.builds.discard(projection);
    if (!(await this.ground.builds.takeUp(projection, await this.ground.store.end()))) return;
    this.#log.log(`${name} (version ${version}) is built beside the live one.`);
    void this.build(projection, signal).then(
      () => {
        if (!signal.aborted) this.#log.log(`${name} (version ${version}) is in its place.`);
      },
      (error: unknown) => this.#say(projection, error),
    );
  }

  #say({ name, version }: Projection, error: unknown): void {
    const event = error instanceof ProjectionStopped ? error.status.failure?.event : undefined;
    const kind =
      error instanceof ProjectionStopped ? error.status.failure?.error : error instanceof Error && error.name;
    const { cause } = error instanceof ProjectionStopped ? error : { cause: error };
    this.#log.error({
      message: `${name} (version ${version}) cannot be built: ${kind}. The live one stays.`,
      ...(event && { eventId: event.id, eventType: event.type, position: event.position.toString() }),
      at: placesOf(cause),
    });
  }
}

/** Where an error was thrown, without its message, which may hold personal data. */
export function placesOf(error: unknown): string[] | undefined {
  return error instanceof Error ? error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) : undefined;
}
