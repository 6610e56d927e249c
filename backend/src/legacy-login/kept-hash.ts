import { z } from 'zod';
import { HashRecipe } from './hash-recipe.js';
import type { InnerHash } from './hash-recipe.js';
import { innerHashOf } from './inner-hash.js';

/**
 * What the vault keeps of an old password: an argon2id PHC string, of the old system's hash until the first right
 * sign-in, and of the password itself from then on, when the old recipe is gone.
 */
export interface KeptHash {
  readonly phc: string;
  readonly recipe?: HashRecipe;
}

const Wrapped = z.object({ recipe: HashRecipe, phc: z.string() });

/** As a value of the vault. */
export const keptText = ({ recipe, phc }: KeptHash): string =>
  recipe ? JSON.stringify({ recipe, phc }) : phc;

/** @param text as {@link keptText} made it. */
export function keptHash(text: string): KeptHash {
  return text.startsWith('{') ? Wrapped.parse(JSON.parse(text)) : { phc: text };
}

/** What argon2id is computed of for a hash of a file. */
export const wrapped = ({ hash }: Pick<InnerHash, 'hash'>): string => hash.toString('base64');

/** What argon2id is computed of for a password that was typed. */
export const materialOf = async (recipe: HashRecipe | undefined, typed: string): Promise<string> =>
  recipe ? wrapped({ hash: await innerHashOf(recipe, typed) }) : typed;
