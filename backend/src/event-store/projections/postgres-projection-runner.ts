import { LogeError } from '@loge/contracts';
import type { EventType } from '@loge/contracts';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { BuildSite, placesOf } from './build-site.js';
import { Builds } from './builds.js';
import { Checkpoints } from './checkpoints.js';
import type { EventCodec } from '../codec.js';
import type { EventStore, Position } from '../port.js';
import { ProjectionLoop } from './projection-loop.js';
import { ProjectionStopped } from '../projection.js';
import type {
  Projection,
  ProjectionRunner,
  ProjectionStatus,
  ProjectionTransaction,
  Reactor,
} from '../projection.js';

/**
 * {@link ProjectionRunner} with its checkpoints and read models in PostgreSQL, over any event store. Several
 * processes may run the same projections: of each batch one instance's transaction wins.
 */
export class PostgresProjectionRunner implements ProjectionRunner {
  readonly #loops = new Map<string, ProjectionLoop>();
  readonly #ground;
  readonly #builds: Builds;
  readonly #site: BuildSite;
  readonly #log = new Logger('Projections');
  #running: { readonly stop: AbortController; readonly loops: Promise<void>[] } | undefined;

  /**
   * @param ground.leftAfter after how long without a sign of whoever builds it a build is taken up (milliseconds;
   * default 5,000).
   */
  constructor(ground: { dataSource: DataSource; store: EventStore; codec: EventCodec; leftAfter?: number }) {
    this.#ground = {
      store: ground.store,
      codec: ground.codec,
      checkpoints: new Checkpoints(ground.dataSource),
      stopped: (status: ProjectionStatus, cause: unknown) => this.#say(status, cause),
    };
    this.#builds = new Builds(ground.dataSource, ground.leftAfter);
    this.#site = new BuildSite({ store: ground.store, codec: ground.codec, builds: this.#builds }, (name) =>
      this.#loops.get(name)?.again(),
    );
  }

  register<T extends EventType>(what: Projection<T> | Reactor<T>): void {
    if (this.#loops.has(what.name)) throw new Error(`There are two projections called ${what.name}.`);
    // The loop hands it only events of its own types: the filter sees to that.
    const loop = new ProjectionLoop(what as unknown as Projection | Reactor, this.#ground);
    this.#loops.set(what.name, loop);
    this.#running?.loops.push(loop.run(this.#running.stop.signal));
  }

  start(): Promise<void> {
    if (!this.#running) {
      const stop = new AbortController();
      const loops = [...this.#loops.values()].map((loop) => loop.run(stop.signal));
      const building = this.#site.watch(() => this.#projections(), stop.signal);
      this.#running = { stop, loops: [...loops, building] };
    }
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    running?.stop.abort();
    await Promise.all(running?.loops ?? []);
  }

  status(): ProjectionStatus[] {
    return [...this.#loops.values()].map((loop) => {
      const status = loop.status();
      const build = this.#site.status(status.name);
      return { ...status, ...(build && { build }) };
    });
  }

  async waitFor(position: Position, names: readonly string[], timeoutMs = 2_000): Promise<boolean> {
    const loops = names.map((name) => this.#loop(name));
    if (!this.#running) return false;
    const reached = await Promise.all(loops.map((loop) => loop.reached(position, timeoutMs)));
    return reached.every(Boolean);
  }

  async readLevel<T>(
    position: Position,
    name: string,
    timeoutMs: number,
    read: (transaction: ProjectionTransaction) => Promise<T>,
  ): Promise<T | undefined> {
    const loop = this.#loop(name);
    const until = performance.now() + timeoutMs;
    while (await this.waitFor(position, [name], Math.max(0, until - performance.now()))) {
      const answer = await this.#ground.checkpoints.reading(
        { name },
        (stands) => loop.isUndisturbed(stands),
        read,
      );
      if (answer) return answer.read;
    }
    return undefined;
  }

  async rebuild(name?: string): Promise<void> {
    const loops = name === undefined ? [...this.#loops.values()] : [this.#loop(name)];
    if (name !== undefined && !loops[0]?.projection) throw new LogeError('PROJECTION_UNKNOWN', { name });
    for (const loop of loops) if (loop.projection) await this.#rebuild(loop, loop.projection);
  }

  async #rebuild(loop: ProjectionLoop, projection: Projection): Promise<void> {
    const { name, version } = projection;
    const end = await this.#ground.store.end();
    const { signal } = this.#running?.stop ?? new AbortController();
    await this.#builds.begin(projection, end);
    // A build at work here may have ended just before this one was begun.
    do await this.#site.build(projection, signal);
    while (!signal.aborted && (await this.#builds.read({ name, kind: 'projection', version })));
    if (signal.aborted) throw new ProjectionStopped({ ...loop.status(), failure: { error: 'Interrupted' } });
    if (this.#running && !(await loop.reached(end))) throw new ProjectionStopped(loop.status());
  }

  #projections(): Projection[] {
    return [...this.#loops.values()].flatMap(({ projection }) => projection ?? []);
  }

  #loop(name: string): ProjectionLoop {
    const loop = this.#loops.get(name);
    if (!loop) throw new LogeError('PROJECTION_UNKNOWN', { name });
    return loop;
  }

  #say({ name, kind, failure }: ProjectionStatus, cause: unknown): void {
    const event = failure?.event;
    this.#log.error({
      message: `The ${kind} ${name} has stopped: ${failure?.error}.`,
      ...(event && { eventId: event.id, eventType: event.type, position: event.position.toString() }),
      at: placesOf(cause),
    });
  }
}
