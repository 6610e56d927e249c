import type { Actor, Channel } from '@loge/contracts';

/** Who asks, from where, when: handed explicitly with every command and query. */
export interface Context {
  readonly actor: Actor;
  readonly channel: Channel;
  /** The client's address, read behind declared proxies only. */
  readonly ip?: string;
  readonly userAgent?: string;
  /** The same for all that one request, command line or import causes; a UUID. */
  readonly correlationId: string;
  /** A free-text reason the actor gave. */
  readonly reason?: string;
  /** The time of what happens; the demo sets it in the past. */
  readonly clock: () => Date;
}

/** What a command answers about the read models: they hold its events, or will in a moment. */
export interface Pending {
  /** True when the read models the caller will look at do not hold the change yet. */
  readonly pending: boolean;
}
