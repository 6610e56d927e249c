import { expect } from '@jest/globals';
import type { EventId } from '@loge/contracts';
import { all } from '../../backend/src/event-store/event-store.contract.js';
import { START } from '../../backend/src/event-store/port.js';
import type { EventStore, StoredEvent } from '../../backend/src/event-store/port.js';
import { readModels } from '../rebuild/read-models.js';
import type { Engine } from './engine.js';

/**
 * Every acknowledged event is in the store, none is there twice, positions grow, and no stream has a gap.
 * @returns how many events the store holds.
 */
export async function expectEachOnce(store: EventStore, acknowledged: readonly EventId[]): Promise<number> {
  const stored = await all(store.readAll({ after: START }));
  const ids = new Set(stored.map(({ id }) => id));
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
  expect(ids.size).toBe(stored.length);
  expect(stored.filter(({ position }, at) => position <= (stored[at - 1]?.position ?? START))).toEqual([]);
  expect(outOfTurn(stored)).toEqual([]);
  return stored.length;
}

/** Events whose revision does not follow that of the event before them in their stream. */
function outOfTurn(stored: readonly StoredEvent[]): StoredEvent[] {
  const next = new Map<string, number>();
  return stored.filter(({ stream, revision }) => {
    const due = next.get(stream) ?? 0;
    next.set(stream, revision + 1);
    return revision !== due;
  });
}

/** Once they hold every event, the read models are, row by row, what a rebuild from the first event makes of them. */
export async function expectAsRebuilt({ store, runner, dataSource }: Omit<Engine, 'close'>): Promise<void> {
  const names = runner.status().map(({ name }) => name);
  // Reactors append what they make of events: it is not over until they have nothing to add.
  let end = await store.end();
  for (let before; before !== end; end = await store.end()) {
    before = end;
    expect(await runner.waitFor(end, names, 30_000)).toBe(true);
  }
  const live = await readModels(dataSource);
  await runner.rebuild();
  expect(await readModels(dataSource)).toEqual(live);
}
