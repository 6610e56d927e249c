import { eventDefinitions } from '@loge/contracts';
import { START } from './port.js';
import type { EventStore } from './port.js';

const types = eventDefinitions.map(({ type }) => type);

/** Whether the store holds no event of Loge; a node of EventStoreDB has events of its own from the start. */
export async function isEmpty(store: Pick<EventStore, 'readAll'>): Promise<boolean> {
  for await (const _ of store.readAll({ after: START, filter: { types }, limit: 1 })) return false;
  return true;
}
