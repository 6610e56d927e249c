import { randomUUID } from 'node:crypto';
import type { Context } from '../context.js';

/** The context of what a mail does on its way, traced to the request that asked for it. */
export const reacting = (correlationId: string | undefined): Context => ({
  actor: { kind: 'SYSTEM', id: 'REACTOR' },
  channel: 'SYSTEM',
  correlationId: correlationId ?? randomUUID(),
  clock: () => new Date(),
});
