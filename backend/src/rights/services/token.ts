import { createHash, randomBytes } from 'node:crypto';
import { ServiceId } from '@loge/contracts';

/** 32 bytes, base64url: what nobody guesses. */
const SECRET_BYTES = 32;
const TOKEN = /^loge_([0-9a-f]{32})_([A-Za-z0-9_-]{43})$/;

/** What every token begins with: by it, secret scanners find one that was left in a repository or a log. */
export const TOKEN_PREFIX = 'loge_';

/** A token as its holder has it, and what is kept of it. */
export interface NewToken {
  readonly token: string;
  readonly hash: string;
}

/** What a token says: whose it is, and the hash of what proves it. */
export interface ReadToken {
  readonly service: ServiceId;
  readonly hash: string;
}

/**
 * A service's token: `loge_`, the service's id without hyphens, `_`, 32 random bytes. The id finds the stream, the
 * bytes prove it.
 */
export function newToken(service: ServiceId): NewToken {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  return { token: `${TOKEN_PREFIX}${service.replaceAll('-', '')}_${secret}`, hash: hashOf(secret) };
}

/** Reads a token; `undefined` for what has not the form of one. */
export function readToken(text: string): ReadToken | undefined {
  const [, hex = '', secret = ''] = TOKEN.exec(text) ?? [];
  const uuid = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const service = ServiceId.safeParse(uuid);
  return service.success ? { service: service.data, hash: hashOf(secret) } : undefined;
}

/**
 * One SHA-256: 256 random bits cannot be searched for, however quickly one is tried, so nothing would be gained by
 * the slow hash that a password needs, and every request would pay for it.
 */
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
