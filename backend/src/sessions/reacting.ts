import type { Context } from '../context.js';
import type { Recorded } from '../event-store/codec.js';

/** The context of what Loge does by itself because of an event. */
export const byReactor = ({ metadata }: Pick<Recorded, 'metadata'>): Context => ({
  actor: { kind: 'SYSTEM', id: 'REACTOR' },
  channel: 'SYSTEM',
  correlationId: metadata.correlationId,
  clock: () => new Date(),
});
