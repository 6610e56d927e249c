import { randomBytes, randomUUID } from 'node:crypto';
import type { EventId, StreamName } from '@loge/contracts';
import type { NewEvent } from './port.js';

/** An event of a type of one's own, so that a filter finds it among whatever else the store holds. */
export function someEvent(type: string, data: string | Uint8Array = '{}'): NewEvent {
  return {
    // A fresh UUID is an event id; the brand has no other maker here.
    id: randomUUID() as EventId,
    type,
    data: Buffer.from(data),
    metadata: Buffer.from('{"version":1}'),
  };
}

/** Several events of one type, numbered in their data. */
export const someEvents = (type: string, count: number): NewEvent[] =>
  Array.from({ length: count }, (_, number) => someEvent(type, JSON.stringify({ number })));

/** A stream that nobody else writes. */
export const someStream = (): StreamName => `account-${randomUUID()}`;

/** A type that nobody else uses. */
export const someType = (): string => `Noted${randomBytes(6).toString('hex')}`;
