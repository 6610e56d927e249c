import { z } from 'zod';

const salt = z.string();

/**
 * How an old system made a hash from a password: everything but the hash itself. Salts are in base64, lengths in bytes.
 */
export const HashRecipe = z.discriminatedUnion('scheme', [
  z.object({
    scheme: z.literal('ARGON2ID'),
    memoryKib: z.int(),
    passes: z.int(),
    lanes: z.int(),
    salt,
    length: z.int(),
  }),
  z.object({ scheme: z.literal('BCRYPT'), cost: z.int(), salt }),
  z.object({
    scheme: z.literal('PBKDF2'),
    digest: z.enum(['sha1', 'sha256', 'sha512']),
    iterations: z.int(),
    salt,
    length: z.int(),
  }),
  z.object({ scheme: z.literal('SHA') }),
  z.object({ scheme: z.literal('SSHA'), salt }),
]);
export type HashRecipe = z.infer<typeof HashRecipe>;

/** As a password hash of a file was read. Nothing keeps the hash: it is wrapped at once. */
export interface InnerHash {
  readonly recipe: HashRecipe;
  readonly hash: Buffer;
}

const ANY_SALT = Buffer.alloc(16).toString('base64');

/**
 * What computing this costs, as a recipe of nobody's: the same for everybody with the same parameters. Nothing for
 * schemes that cost next to nothing.
 */
export function workOf(recipe: HashRecipe): HashRecipe | undefined {
  switch (recipe.scheme) {
    case 'ARGON2ID':
    case 'BCRYPT':
    case 'PBKDF2':
      return { ...recipe, salt: ANY_SALT };
    case 'SHA':
    case 'SSHA':
      return undefined;
  }
}
