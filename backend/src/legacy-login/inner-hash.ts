import { createHash, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { hashRaw } from '@node-rs/argon2';
import { hash as bcrypt } from '@node-rs/bcrypt';
import { bytesOfBcrypt64 } from './base64.js';
import type { HashRecipe } from './hash-recipe.js';

/** A const enum of the package, which isolated modules cannot read: 2 is argon2id. */
const ARGON2ID = 2;
/** bcrypt looks no further. */
const BCRYPT_BYTES = 72;
const BCRYPT_HASH_LETTERS = 31;

const derived = promisify(pbkdf2);

/**
 * The hash that an old system would have made of a password. What people type is taken letter by letter, in Unicode's
 * NFC as UTF-8: old systems hashed what they were given, not the NFKC form in which ours are.
 */
export async function innerHashOf(recipe: HashRecipe, typed: string): Promise<Buffer> {
  const password = Buffer.from(typed.normalize('NFC'));
  switch (recipe.scheme) {
    case 'ARGON2ID':
      return hashRaw(password, {
        algorithm: ARGON2ID,
        memoryCost: recipe.memoryKib,
        timeCost: recipe.passes,
        parallelism: recipe.lanes,
        outputLen: recipe.length,
        salt: bytes(recipe.salt),
      });
    case 'BCRYPT': {
      const made = await bcrypt(password.subarray(0, BCRYPT_BYTES), recipe.cost, bytes(recipe.salt));
      return bytesOfBcrypt64(made.slice(-BCRYPT_HASH_LETTERS));
    }
    case 'PBKDF2':
      return derived(password, bytes(recipe.salt), recipe.iterations, recipe.length, recipe.digest);
    case 'SHA':
      return createHash('sha1').update(password).digest();
    case 'SSHA':
      return createHash('sha1').update(password).update(bytes(recipe.salt)).digest();
  }
}

const bytes = (base64: string): Buffer => Buffer.from(base64, 'base64');
