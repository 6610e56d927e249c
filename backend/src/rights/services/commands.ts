import { Command, Query } from '@nestjs/cqrs';
import type { AccountId, ServiceId } from '@loge/contracts';
import type { Context } from '../../context.js';
import type { Position } from '../../event-store/port.js';
import type { Reach } from '../rights.js';
import type { AskedService, Service } from './service.js';

/** A token to show once, whose service's stream stands at `position`. */
export interface ShownToken {
  readonly service: Service;
  readonly token: string;
  readonly position: Position;
}

/**
 * Makes a service and its first token. People give no more than their own rights, within what they manage; the system
 * without bounds.
 * @throws LogeError those of `createService`.
 */
export class CreateService extends Command<ShownToken> {
  constructor(
    readonly asked: AskedService,
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * Gives a service another token.
 * @throws LogeError those of `rotateToken`.
 */
export class RotateServiceToken extends Command<ShownToken> {
  constructor(
    readonly service: ServiceId,
    readonly asked: { readonly endsOn: string; readonly previousHours: number },
    readonly context: Context,
  ) {
    super();
  }
}

/**
 * Ends every token of a service, for the context's reason.
 * @throws LogeError `REASON_REQUIRED`, and those of `revokeService`.
 */
export class RevokeService extends Command<Omit<ShownToken, 'token'>> {
  constructor(
    readonly service: ServiceId,
    readonly context: Context,
  ) {
    super();
  }
}

/** A service as lists show it; of one that reaches further than the viewer, `scope` is the part within. */
export interface ServiceView extends Pick<Service, 'id' | 'label' | 'rights' | 'scope' | 'createdAt'> {
  /** Whether all of its scope lies within reach; else who made it is not told. */
  readonly whole: boolean;
  readonly createdBy?: AccountId;
  readonly givenBy?: AccountId;
  /** Whether whoever made its present token may not give such a one any more. */
  readonly giverMayNot: boolean;
  readonly expiresAt: Date;
  readonly previousUntil?: Date;
  readonly revokedAt?: Date;
  /** To the minute; absent for never. */
  readonly lastUsedAt?: Date;
}

/**
 * The services that read something within a reach, by label, those that go on first; at most 500. Those that ended more
 * than a year ago are left out.
 */
export class ServicesWithin extends Query<readonly ServiceView[]> {
  constructor(
    readonly reach: Reach,
    readonly now: Date,
  ) {
    super();
  }
}

/** How services are called, whoever asks: labels name programs. Those the read model does not hold are absent. */
export class ServiceLabels extends Query<ReadonlyMap<ServiceId, string>> {
  constructor(readonly services: readonly ServiceId[]) {
    super();
  }
}
