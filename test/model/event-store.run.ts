import type { StreamName } from '@loge/contracts';
import fc from 'fast-check';
import type { EventLog, LoggedEvent } from './event-log.js';
import type { EventStore, NewEvent, Position, StoredEvent } from '../../backend/src/event-store/port.js';

/** One run: some stores over the same events, and streams and types that are the run's own. */
export interface Run {
  readonly stores: readonly EventStore[];
  readonly streamPrefix: string;
  readonly streams: readonly StreamName[];
  readonly types: readonly string[];
  /** Positions that the store told, with how many of the run's events stand up to each. */
  readonly marks: { readonly position: Position; readonly size: number }[];
}

/** A step of a run, which the model takes too. */
export type RunCommand = fc.AsyncCommand<EventLog, Run>;

/** Which of several, whatever their number. */
export const pick = <T>(values: readonly T[], which: number): T => {
  const value = values[which % values.length];
  if (value === undefined) throw new Error('There is nothing to pick from.');
  return value;
};
/** A number for {@link pick}. */
export const which = fc.nat(11);

/** What is compared of an event: all but its position, which is the store's own. */
export const plain = ({ stream, revision, ...event }: StoredEvent) => ({
  stream,
  revision,
  ...content(event),
});
/** {@link plain} for an event of the model. */
export const logged = ({ stream, revision, event }: LoggedEvent) => ({ stream, revision, ...content(event) });
const content = ({ id, type, data, metadata }: NewEvent) => ({
  id,
  type,
  data: Buffer.from(data).toString('hex'),
  metadata: Buffer.from(metadata).toString('hex'),
});
