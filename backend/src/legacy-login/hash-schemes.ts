import type { LegacyReasonCode } from '@loge/contracts';
import { bytesOfBase64, bytesOfBcrypt64 } from './base64.js';
import type { InnerHash } from './hash-recipe.js';

/** Why a hash cannot be taken. */
export type HashRefusal = Extract<LegacyReasonCode, 'LEGACY_HASH_UNKNOWN' | 'LEGACY_HASH_TOO_COSTLY'>;

/** The most that a sign-in may cost: some seconds of one core. Beyond, a file would stop the installation. */
const MOST = { bcryptCost: 14, iterations: 2_000_000, memoryKib: 256 * 1024, passes: 10, lanes: 16 };
/** No hash of a password is shorter or longer, and no salt longer, in bytes. */
const [SHORTEST, LONGEST] = [16, 64];

type Digest = Extract<InnerHash['recipe'], { scheme: 'PBKDF2' }>['digest'];
type Reader = (groups: Readonly<Record<string, string>>) => InnerHash | HashRefusal;

const UNKNOWN = 'LEGACY_HASH_UNKNOWN';
const TOO_COSTLY = 'LEGACY_HASH_TOO_COSTLY';

/** Each form with what reads it. */
const forms: readonly (readonly [RegExp, Reader])[] = [
  // The PHC string of RFC 9106's reference implementation, version 1.3.
  [
    /^\$argon2id\$v=19\$m=(?<m>\d{1,10}),t=(?<t>\d{1,10}),p=(?<p>\d{1,3})\$(?<salt>[^$]+)\$(?<hash>[^$]+)$/,
    argon2id,
  ],
  // Letters of bcrypt's own base64: 22 of the salt, 31 of the hash.
  [/^\$2[aby]\$(?<cost>\d\d)\$(?<salt>[./A-Za-z0-9]{22})(?<hash>[./A-Za-z0-9]{31})$/, bcrypt],
  // Django: the salt is text.
  [
    /^pbkdf2_(?<digest>sha1|sha256|sha512)\$(?<iterations>\d{1,10})\$(?<salt>[^$]+)\$(?<hash>[^$]+)$/,
    (groups) =>
      pbkdf2(
        groups,
        (salt) => Buffer.from(salt),
        (hash) => hash,
      ),
  ],
  // passlib, and OpenLDAP's pw-pbkdf2: base64 with `.` for `+`.
  [
    /^\$pbkdf2(?:-(?<digest>sha256|sha512))?\$(?<iterations>\d{1,10})\$(?<salt>[^$]+)\$(?<hash>[^$]+)$/,
    adapted,
  ],
  [
    /^\{PBKDF2(?:-(?<digest>SHA1|SHA256|SHA512))?\}(?<iterations>\d{1,10})\$(?<salt>[^$]+)\$(?<hash>[^$]+)$/i,
    adapted,
  ],
  // RFC 2307's, and Kosmos' brackets (KO-4).
  [/^(?:\{SHA\}|\[SHA\])(?<hash>.+)$/i, sha],
  [/^(?:\{SSHA\}|\[SSHA\])(?<hash>.+)$/i, ssha],
];

/**
 * Reads a password hash as old systems keep it: argon2id, bcrypt, PBKDF2 as Django, passlib and LDAP write it, `{SHA}`
 * (also `[SHA]`) and `{SSHA}`.
 * @returns `LEGACY_HASH_UNKNOWN` for anything else, a password in clear too; `LEGACY_HASH_TOO_COSTLY` for one that
 *   would take a sign-in seconds.
 */
export function readHash(text: string): InnerHash | HashRefusal {
  const trimmed = text.trim();
  for (const [form, read] of forms) {
    const found = form.exec(trimmed);
    if (found) return read(found.groups ?? {});
  }
  return UNKNOWN;
}

function argon2id({
  m = '',
  t = '',
  p = '',
  salt = '',
  hash = '',
}: Parameters<Reader>[0]): ReturnType<Reader> {
  const [memoryKib, passes, lanes] = [Number(m), Number(t), Number(p)];
  const bytes = bytesOfBase64(hash, SHORTEST, LONGEST);
  const salted = bytesOfBase64(salt, 8, LONGEST);
  if (!bytes || !salted || passes < 1 || lanes < 1 || memoryKib < 8 * lanes) return UNKNOWN;
  if (memoryKib > MOST.memoryKib || passes > MOST.passes || lanes > MOST.lanes) return TOO_COSTLY;
  const parameters = { memoryKib, passes, lanes, salt: salted.toString('base64'), length: bytes.length };
  return { recipe: { scheme: 'ARGON2ID', ...parameters }, hash: bytes };
}

function bcrypt({ cost = '', salt = '', hash = '' }: Parameters<Reader>[0]): ReturnType<Reader> {
  if (Number(cost) < 4) return UNKNOWN;
  if (Number(cost) > MOST.bcryptCost) return TOO_COSTLY;
  const salted = bytesOfBcrypt64(salt).toString('base64');
  return { recipe: { scheme: 'BCRYPT', cost: Number(cost), salt: salted }, hash: bytesOfBcrypt64(hash) };
}

function adapted(groups: Parameters<Reader>[0]): ReturnType<Reader> {
  const standard = (text: string) => text.replaceAll('.', '+');
  return pbkdf2(groups, (salt) => bytesOfBase64(standard(salt), 1, LONGEST), standard);
}

function pbkdf2(
  { digest, iterations = '', salt = '', hash = '' }: Parameters<Reader>[0],
  saltOf: (salt: string) => Buffer | undefined,
  base64Of: (hash: string) => string,
): ReturnType<Reader> {
  const bytes = bytesOfBase64(base64Of(hash), SHORTEST, LONGEST);
  const salted = saltOf(salt);
  const rounds = Number(iterations);
  if (!bytes || !salted || salted.length > LONGEST || rounds < 1) return UNKNOWN;
  if (rounds > MOST.iterations) return TOO_COSTLY;
  const parameters = { iterations: rounds, salt: salted.toString('base64'), length: bytes.length };
  return { recipe: { scheme: 'PBKDF2', digest: digestOf(digest), ...parameters }, hash: bytes };
}

/** Without a name it is SHA-1, as the first releases had it. */
function digestOf(name: string | undefined): Digest {
  switch (name?.toLowerCase()) {
    case 'sha256':
      return 'sha256';
    case 'sha512':
      return 'sha512';
    default:
      return 'sha1';
  }
}

const SHA1_BYTES = 20;

function sha({ hash = '' }: Parameters<Reader>[0]): ReturnType<Reader> {
  const bytes = bytesOfBase64(hash, SHA1_BYTES, SHA1_BYTES);
  return bytes ? { recipe: { scheme: 'SHA' }, hash: bytes } : UNKNOWN;
}

/** The salt stands behind the hash. */
function ssha({ hash = '' }: Parameters<Reader>[0]): ReturnType<Reader> {
  const bytes = bytesOfBase64(hash, SHA1_BYTES + 1, SHA1_BYTES + LONGEST);
  if (!bytes) return UNKNOWN;
  const salt = bytes.subarray(SHA1_BYTES).toString('base64');
  return { recipe: { scheme: 'SSHA', salt }, hash: bytes.subarray(0, SHA1_BYTES) };
}
