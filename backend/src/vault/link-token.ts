import { randomBytes, timingSafeEqual } from 'node:crypto';
import { SecretId } from '@loge/contracts';

const SECRET_BYTES = 32;
const ID_BYTES = 16;
/** 48 bytes, base64url. */
const TOKEN = /^[A-Za-z0-9_-]{64}$/;

/**
 * The token of a one-time link: the id of its row in the vault, by which it is found, and 32 random bytes, which
 * prove it. Only a keyed hash of the whole is kept.
 */
export function newLinkToken(link: SecretId): string {
  const id = Buffer.from(link.replaceAll('-', ''), 'hex');
  return Buffer.concat([id, randomBytes(SECRET_BYTES)]).toString('base64url');
}

/** The id that a token leads to; `undefined` for what has not the form of a token. */
export function linkOfToken(token: string): SecretId | undefined {
  if (!TOKEN.test(token)) return undefined;
  const hex = Buffer.from(token, 'base64url').subarray(0, ID_BYTES).toString('hex');
  const uuid = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return SecretId.safeParse(uuid).data;
}

/** Compares two keyed hashes in the same time wherever they differ. */
export function sameFingerprint(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
