import { LogeError, ServiceRight } from '@loge/contracts';
import type {
  AccountId,
  Actor,
  ApiTokenCreated,
  ApiTokenRevoked,
  ApiTokenRotated,
  EventOf,
  Scope,
  SecretId,
  ServiceId,
} from '@loge/contracts';
import { hasControls } from '../../event-store/storable.js';
import type { Fold } from '../../event-store/streams.js';
import { requirePlainScope } from '../authority.js';
import { endOfParisDay, parisDay } from '../held.js';
import { within } from '../reach.js';
import type { Reach, Right } from '../rights.js';

const [SHORTEST_LABEL, LONGEST_LABEL] = [3, 80];
const DAY = 86_400_000;
const HOUR = 3_600_000;
/** A year and a day: a token that nobody looks after ends by itself. */
const MOST_DAYS = 366;
/** A week: long enough to put a token in place everywhere. */
const MOST_PREVIOUS_HOURS = 168;

/** A token, by its row in the vault, and until when it works. */
export interface HeldToken {
  readonly secret: SecretId;
  readonly until: Date;
}

/** A program that has a token, as its stream tells. */
export interface Service {
  readonly id: ServiceId;
  readonly label: string;
  readonly rights: readonly ServiceRight[];
  readonly scope: Scope;
  readonly token: HeldToken;
  /** The token before; only the last two of a service ever work. */
  readonly previous?: HeldToken;
  /** Nobody for the system: the command line, the demo. */
  readonly createdBy?: AccountId;
  /** Who made the token that works now: whoever replaced it last. */
  readonly givenBy?: AccountId;
  readonly createdAt: Date;
  readonly revokedAt?: Date;
}

/** Folds a service's stream; `undefined` for a service that never was. */
export const serviceFold: Fold<Service | undefined> = {
  initial: undefined,
  evolve(state, event) {
    const at = new Date(event.metadata.occurredAt);
    if (event.type === 'ApiTokenCreated') {
      const { service: id, token: secret, expiresAt, label, rights, scope } = event.data;
      const by = accountOf(event.metadata.actor);
      const token = { secret, until: new Date(expiresAt) };
      return { id, label, rights, scope, token, createdAt: at, ...(by && { createdBy: by, givenBy: by }) };
    }
    if (!state) return state;
    if (event.type === 'ApiTokenRotated') {
      const { token: secret, expiresAt, previousToken, previousUntil } = event.data;
      const { givenBy: _, ...service } = state;
      const by = accountOf(event.metadata.actor);
      return {
        ...service,
        ...(by && { givenBy: by }),
        token: { secret, until: new Date(expiresAt) },
        previous: { secret: previousToken, until: new Date(previousUntil) },
      };
    }
    return event.type === 'ApiTokenRevoked' ? { ...state, revokedAt: at } : state;
  },
};

const accountOf = (actor: Actor): AccountId | undefined => (actor.kind === 'ACCOUNT' ? actor.id : undefined);

/** The tokens of a service that work at a time. */
export function workingTokens(service: Service | undefined, now: Date): readonly HeldToken[] {
  if (!service || service.revokedAt) return [];
  return [service.token, ...(service.previous ? [service.previous] : [])].filter(({ until }) => now < until);
}

/** In whose name a token is given or ended: the system has no bounds, a person a reach for each right. */
export type TokenAuthority =
  { readonly kind: 'system' } | { readonly kind: 'person'; readonly reaches: ReadonlyMap<Right, Reach> };

/** A service to make. */
export interface AskedService {
  readonly label: string;
  readonly rights: readonly Right[];
  readonly scope: Scope;
  /** The last day its token works, of Europe/Paris. */
  readonly endsOn: string;
}

/** A token that was made, and kept in the vault. */
export interface GivenToken {
  readonly service: ServiceId;
  readonly token: SecretId;
  readonly now: Date;
}

/**
 * Makes a service with its first token.
 * @throws LogeError `BAD_INPUT` for a label that is too short, too long or no text, and for rights that are none or more than reading;
 *   `ROLE_SCOPE_INVALID`, `TOKEN_END_INVALID`, and `FORBIDDEN` beyond one's own scope or rights.
 */
export function createService(
  { service, token, now, endsOn, scope, ...asked }: AskedService & GivenToken,
  authority: TokenAuthority,
): EventOf<typeof ApiTokenCreated>[] {
  const label = asked.label.trim();
  const { length } = [...label];
  if (length < SHORTEST_LABEL || length > LONGEST_LABEL || hasControls(label))
    throw new LogeError('BAD_INPUT');
  const rights = ServiceRight.array()
    .min(1)
    .safeParse([...new Set(asked.rights)]);
  if (!rights.success) throw new LogeError('BAD_INPUT');
  if (scope.kind === 'CLASSES') throw new LogeError('ROLE_SCOPE_INVALID');
  requirePlainScope(scope);
  requireRights(authority, { rights: rights.data, scope });
  const expiresAt = endOf(endsOn, now).toISOString();
  return [
    { type: 'ApiTokenCreated', data: { service, label, rights: rights.data, scope, token, expiresAt } },
  ];
}

/**
 * Gives a service another token. The one before goes on for some hours, and never longer than it would have; the one
 * before that ends.
 * @throws LogeError `NOT_FOUND` for no service and one beyond one's own scope, `CONFLICT` for a revoked one, `FORBIDDEN` for one that
 *   reads more than oneself, `BAD_INPUT` for too many hours, `TOKEN_END_INVALID`.
 */
export function rotateToken(
  command: GivenToken & { readonly endsOn: string; readonly previousHours: number },
  authority: TokenAuthority,
  state: Service | undefined,
): EventOf<typeof ApiTokenRotated>[] {
  const { service, token, now, endsOn, previousHours } = command;
  const held = requireInScope(authority, state);
  if (held.revokedAt) throw new LogeError('CONFLICT');
  requireRights(authority, held);
  if (!(previousHours >= 0 && previousHours <= MOST_PREVIOUS_HOURS)) throw new LogeError('BAD_INPUT');
  const before = Math.min(now.getTime() + previousHours * HOUR, held.token.until.getTime());
  const expiresAt = endOf(endsOn, now).toISOString();
  const previousUntil = new Date(before).toISOString();
  const data = { service, token, expiresAt, previousToken: held.token.secret, previousUntil };
  return [{ type: 'ApiTokenRotated', data }];
}

/**
 * Ends every token of a service; a second time it changes nothing.
 * @throws LogeError `NOT_FOUND` for no service and one beyond one's own scope.
 */
export function revokeService(
  authority: TokenAuthority,
  state: Service | undefined,
): EventOf<typeof ApiTokenRevoked>[] {
  const { id, revokedAt } = requireInScope(authority, state);
  return revokedAt ? [] : [{ type: 'ApiTokenRevoked', data: { service: id } }];
}

/** Whether somebody may give a token that reads so much there; without an authority they may give none. */
export const mayGive = (
  authority: TokenAuthority | undefined,
  { rights, scope }: Pick<Service, 'rights' | 'scope'>,
): boolean =>
  authority !== undefined &&
  (['MANAGE_RIGHTS', ...rights] as const).every((right) => holds(authority, right, scope));

/** Whether a whole scope lies within what somebody manages: then they manage its services. */
export const managesScope = (managing: Reach, scope: Scope): boolean => within(managing, scope);

function requireInScope(authority: TokenAuthority, state: Service | undefined): Service {
  if (!state || !holds(authority, 'MANAGE_RIGHTS', state.scope)) throw new LogeError('NOT_FOUND');
  return state;
}

function requireRights(authority: TokenAuthority, read: Pick<Service, 'rights' | 'scope'>): void {
  if (!mayGive(authority, read)) throw new LogeError('FORBIDDEN');
}

function holds(authority: TokenAuthority, right: Right, scope: Scope): boolean {
  if (authority.kind === 'system') return true;
  const reach = authority.reaches.get(right);
  return reach !== undefined && managesScope(reach, scope);
}

function endOf(endsOn: string, now: Date): Date {
  const last = parisDay(new Date(now.getTime() + MOST_DAYS * DAY));
  if (endsOn < parisDay(now) || endsOn > last) throw new LogeError('TOKEN_END_INVALID');
  return endOfParisDay(endsOn);
}
