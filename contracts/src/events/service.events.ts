import { z } from 'zod';
import { SecretId, ServiceId } from '../ids.js';
import { defineEvent } from './define.js';
import type { EventOf } from './define.js';
import { Scope } from './values.js';

const stream = 'service' as const;
const room = 'rights' as const;

/** What a service may be let do: to read, never to change. */
export const ServiceRight = z.enum(['READ_REGISTER', 'READ_ACCOUNTS', 'READ_SCHOOLS']);
export type ServiceRight = z.infer<typeof ServiceRight>;

/** A program got a token for the API; the vault keeps a hash of it. */
export const ApiTokenCreated = defineEvent('ApiTokenCreated', {
  version: 1,
  stream,
  room,
  data: {
    service: ServiceId,
    /** What people call the program; no person's name is asked for. */
    label: z.string(),
    rights: z.array(ServiceRight).min(1),
    scope: Scope,
    token: SecretId,
    expiresAt: z.iso.datetime(),
  },
});

/** The service got another token; the one before goes on until `previousUntil`, so that it can be put in place. */
export const ApiTokenRotated = defineEvent('ApiTokenRotated', {
  version: 1,
  stream,
  room,
  data: {
    service: ServiceId,
    token: SecretId,
    expiresAt: z.iso.datetime(),
    previousToken: SecretId,
    previousUntil: z.iso.datetime(),
  },
});

/** No token of the service opens anything any more. Why stands in the metadata. */
export const ApiTokenRevoked = defineEvent('ApiTokenRevoked', {
  version: 1,
  stream,
  room,
  data: { service: ServiceId },
});

export const serviceEvents = [ApiTokenCreated, ApiTokenRotated, ApiTokenRevoked] as const;

/** Every event of a `service-<id>` stream. */
export type ServiceEvent = EventOf<(typeof serviceEvents)[number]>;
