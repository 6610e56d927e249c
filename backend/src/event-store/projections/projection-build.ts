import type { Build, Builds } from './builds.js';
import type { EventCodec } from '../codec.js';
import { CheckpointLost } from './checkpoints.js';
import { pause } from '../pause.js';
import type { EventStore, Position, StoredEvent } from '../port.js';
import { ProjectionLoop } from './projection-loop.js';
import { ProjectionStopped } from '../projection.js';
import type { Projection, ProjectionTransaction } from '../projection.js';
import { isTransient } from '../transient-errors.js';

/** How often whoever builds says so and looks how far it is (milliseconds). */
const BEAT = 1_000;
/** How long after a switch that could not be done it is tried again (milliseconds). */
const AGAIN = 200;
/** The most events that are applied while others wait for the switch. */
const LAST_EVENTS = 1_000;
/** How long others wait for a store that is slow to give them (milliseconds). */
const STORE_PATIENCE = 2_000;

/** What a build works with. */
export interface BuildGround {
  readonly store: EventStore;
  readonly codec: EventCodec;
  readonly builds: Builds;
}

/**
 * Builds a projection beside the live one, from where its build stands, and switches when it is level. Of several
 * processes at it each does a part; it is over when one of them has switched.
 * @param progress told every second.
 * @throws ProjectionStopped at an event that it cannot apply, the live one stays; or where another version is built in
 * its place, or was.
 */
export async function buildProjection(
  projection: Projection,
  { store, codec, builds }: BuildGround,
  { signal, progress }: { readonly signal: AbortSignal; readonly progress: (build: Build) => void },
): Promise<void> {
  const over = new AbortController();
  let cause: unknown;
  const loop = new ProjectionLoop(projection, {
    ...{ store, codec, checkpoints: builds },
    // Told by whoever asked for the build.
    stopped: (_, thrown) => (cause = thrown),
  });
  const running = loop.run(AbortSignal.any([signal, over.signal]));
  let analysed = false;
  try {
    while (!signal.aborted) {
      try {
        const { kept } = loop.reach();
        const { live, build } = await builds.beat(projection);
        if (!build && live === projection.version) return;
        if (build?.version !== projection.version)
          throw new ProjectionStopped({ ...loop.status(), failure: { error: 'OtherVersion' } });
        progress(build);
        if (build.failure) throw new ProjectionStopped({ ...loop.status(), failure: build.failure });
        // Begun anew, by another process or by a switch that met another shape.
        if (build.position < kept) {
          loop.again();
          analysed = false;
        }
        if (await loop.reached(build.goal, BEAT)) {
          if (!analysed) await builds.analyse(projection);
          analysed = true;
          if (await builds.switch(projection, loop.reach(), bringLevel)) return;
          await pause(AGAIN, signal);
        }
        const { failure } = loop.status();
        if (!failure) continue;
        await builds.fail(projection, failure);
        progress({ ...build, failure });
        throw new ProjectionStopped(loop.status(), { cause });
      } catch (error) {
        if (error instanceof CheckpointLost) continue;
        if (!isTransient(error)) throw error;
        await pause(AGAIN, signal);
      }
    }
  } finally {
    over.abort();
    await running;
  }

  /** See {@link Builds.switch}. */
  async function bringLevel(
    reached: Position,
    live: Position,
    transaction: ProjectionTransaction,
  ): Promise<Position | undefined> {
    if (live <= reached) return reached;
    const waited = new AbortController();
    const lacks = await Promise.race([
      whatLacks(reached, live),
      pause(STORE_PATIENCE, waited.signal),
    ]).finally(() => waited.abort());
    if (!lacks) return undefined;
    const { left, until } = lacks;
    if (left.length > LAST_EVENTS) return undefined;
    if (left.length > 0) await projection.apply(await codec.open(left), transaction);
    return until > reached ? until : reached;
  }

  /** The events after what the build reached, until where the live one stands; not all, where they are too many. */
  async function whatLacks(
    reached: Position,
    live: Position,
  ): Promise<{ readonly left: StoredEvent[]; readonly until: Position }> {
    // A live checkpoint may lie beyond the end of a store that was restored from an older state.
    const end = await store.end();
    const until = live < end ? live : end;
    const left: StoredEvent[] = [];
    const reading = store.readAll({
      after: reached,
      filter: { types: projection.types },
      limit: LAST_EVENTS + 1,
    });
    for await (const event of reading) {
      if (event.position > until) break;
      left.push(event);
    }
    return { left, until };
  }
}
