import { hkdfSync, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DataSource, EntityManager } from 'typeorm';
import { syncFolder } from '../sync-folder.js';

const LENGTH = 32;
/** Any number will do, as long as nothing else locks it. */
const LOCK = 7_601_001;

/** The master key cannot be used. The message is one line for the person who starts Loge, and tells what to do. */
export class MasterKeyError extends Error {
  override readonly name = 'MasterKeyError';
}

/** What the key of everything else is derived for. One purpose, one key. */
export type MasterKeyPurpose =
  | 'check'
  | 'personal-keys'
  | 'secrets'
  | 'fingerprint-claims'
  | 'fingerprint-sessions'
  | 'fingerprint-invitations'
  | 'fingerprint-recovery';

/** The one key from which all others follow; it never leaves this object. */
export class MasterKey {
  readonly #bytes: Buffer;

  /** @param bytes 32 random bytes. */
  constructor(bytes: Buffer) {
    if (bytes.length !== LENGTH) throw new RangeError(`A master key has ${LENGTH} bytes.`);
    this.#bytes = bytes;
  }

  /** The 32-byte key for one purpose (HKDF-SHA-256). */
  derive(purpose: MasterKeyPurpose): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#bytes, Buffer.alloc(0), `loge/${purpose}`, LENGTH));
  }
}

/** Where the master key lies and what it belongs to. */
export interface MasterKeyPlace {
  /** The path of the key file: 32 bytes, readable by its owner only. */
  readonly file: string;
  readonly database: DataSource;
  /** Whether the event store holds no event at all. */
  readonly storeIsEmpty: () => Promise<boolean>;
}

/**
 * Reads the master key and checks that it is the one this installation was made with.
 * A new key is made only for an empty installation: no event, and no check value in the database. Processes that
 * start together take turns, so that one makes it and the others read it.
 * @throws MasterKeyError when the key is missing, wrong or unreadable.
 */
export async function openMasterKey(place: MasterKeyPlace): Promise<MasterKey> {
  return place.database.transaction(async (transaction) => {
    await transaction.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    const check = await readCheck(transaction);
    const found = await readKeyFile(place.file);
    if (check) return checked(found, check, place.file, 'this database');

    if (!(await place.storeIsEmpty())) {
      throw new MasterKeyError(
        'The event store holds events, but this database has no vault to open them: restore the database that belongs to them (DATABASE_URL) and its master key.',
      );
    }
    const bytes = found ?? (await makeKeyFile(place.file));
    const key = new MasterKey(bytes);
    await transaction.query('INSERT INTO vault.master_key_check (check_value) VALUES ($1)', [
      key.derive('check'),
    ]);
    return key;
  });
}

/**
 * Checks that the key of a file is the one that a check value was derived from.
 * @param owner what the key has to belong to, in words: `this backup`.
 * @throws MasterKeyError when the key is missing, another or unreadable.
 */
export async function proveMasterKey(file: string, check: Buffer, owner: string): Promise<void> {
  checked(await readKeyFile(file), check, file, owner);
}

async function readCheck(transaction: EntityManager): Promise<Buffer | undefined> {
  const [row] = await transaction.query<{ check_value: Buffer }[]>(
    'SELECT check_value FROM vault.master_key_check',
  );
  return row?.check_value;
}

function checked(bytes: Buffer | undefined, check: Buffer, file: string, owner: string): MasterKey {
  if (!bytes) {
    throw new MasterKeyError(
      `The master key ${file} is missing: put back the copy that belongs to ${owner}, or name its place with LOGE_MASTER_KEY_FILE.`,
    );
  }
  const key = new MasterKey(bytes);
  if (!timingSafeEqual(key.derive('check'), check)) {
    throw new MasterKeyError(
      `The master key ${file} is not the one of ${owner}: put back the one it was made with, or correct LOGE_MASTER_KEY_FILE.`,
    );
  }
  return key;
}

/** The file's bytes, or nothing where there is no file. */
async function readKeyFile(file: string): Promise<Buffer | undefined> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw new MasterKeyError(
      `The master key ${file} cannot be read (${errorCode(error)}): let the user that runs Loge read it, or correct LOGE_MASTER_KEY_FILE.`,
    );
  }
  if (bytes.length !== LENGTH) {
    throw new MasterKeyError(
      `The master key ${file} has ${bytes.length} bytes in place of ${LENGTH}: put back an intact copy.`,
    );
  }
  return bytes;
}

/** Writes a new key so that the file is there whole and durable, or not at all. */
async function makeKeyFile(file: string): Promise<Buffer> {
  const bytes = randomBytes(LENGTH);
  const draft = `${file}.${randomUUID()}`;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    try {
      // A link, unlike a rename, never replaces a key that appeared meanwhile; not every file system has links.
      await link(draft, file).catch((error) => {
        if (errorCode(error) === 'EEXIST') throw error;
        return rename(draft, file);
      });
    } finally {
      await rm(draft, { force: true });
    }
    await syncFolder(dirname(file));
  } catch (error) {
    throw new MasterKeyError(
      `The master key ${file} cannot be written (${errorCode(error)}): name a place that the user that runs Loge can write with LOGE_MASTER_KEY_FILE.`,
    );
  }
  return bytes;
}

function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
}
