import { Inject, Injectable } from '@nestjs/common';
import type { SchoolId } from '@loge/contracts';
import { DataSource } from 'typeorm';
import { FINGERPRINTS } from '../vault/vault.js';
import type { Fingerprints } from '../vault/vault.js';
import { HashRecipe, workOf } from './hash-recipe.js';

/**
 * Remembers what work the old hashes of a school cost, so that a try at a user name which nobody has, or whose hash
 * costs nothing, costs as much as one at another (invariant 7).
 */
@Injectable()
export class HashWork {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(FINGERPRINTS) private readonly fingerprints: Fingerprints,
  ) {}

  /** To be called before the old login can be used. */
  async remember(school: SchoolId, recipe: HashRecipe): Promise<void> {
    const work = workOf(recipe);
    if (!work) return;
    await this.database.query(
      'INSERT INTO legacy_login.work (school, work) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      [school, JSON.stringify(work)],
    );
  }

  /** For a user name of a school always the same one of its kinds of work, or what costs nothing would differ in time. */
  async choose(school: SchoolId, userName: string): Promise<HashRecipe | undefined> {
    const kinds = await this.database.query<{ work: string }[]>(
      'SELECT work FROM legacy_login.work WHERE school = $1 ORDER BY work',
      [school],
    );
    const digest = this.fingerprints.of('sessions', JSON.stringify(['legacy-work', school, userName]));
    const chosen = kinds[Buffer.from(digest, 'base64url').readUInt32BE() % Math.max(1, kinds.length)];
    return chosen && HashRecipe.parse(JSON.parse(chosen.work));
  }
}
