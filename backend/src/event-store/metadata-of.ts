import type { EventMetadata } from '@loge/contracts';
import type { Fold } from './streams.js';

/** The metadata of one event of a stream, by its id. */
export const metadataOf = (id: string): Fold<EventMetadata | undefined> => ({
  initial: undefined,
  evolve: (found, { metadata }) => (metadata.id === id ? metadata : found),
});
