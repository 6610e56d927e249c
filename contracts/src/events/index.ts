import { accessEvents } from './access.events.js';
import { accountEvents } from './account.events.js';
import type { EventOf } from './define.js';
import { distributionEvents } from './distribution.events.js';
import { importEvents } from './import.events.js';
import { schoolEvents } from './school.events.js';
import { serviceEvents } from './service.events.js';

export * from './access.events.js';
export * from './account.events.js';
export * from './define.js';
export * from './distribution.events.js';
export * from './import.events.js';
export * from './metadata.js';
export * from './school.events.js';
export * from './service.events.js';
export * from './values.js';

/** Every kind of event there is. */
export const eventDefinitions = [
  ...accountEvents,
  ...accessEvents,
  ...schoolEvents,
  ...importEvents,
  ...distributionEvents,
  ...serviceEvents,
] as const;

/** Any event of Loge, told apart by `type`. */
export type LogeEvent = EventOf<(typeof eventDefinitions)[number]>;
export type EventType = LogeEvent['type'];

const byType = new Map<string, (typeof eventDefinitions)[number]>(
  eventDefinitions.map((definition) => [definition.type, definition]),
);

/** The definition of an event type, or `undefined` for one this version does not know. */
export function eventDefinition(type: string): (typeof eventDefinitions)[number] | undefined {
  return byType.get(type);
}
