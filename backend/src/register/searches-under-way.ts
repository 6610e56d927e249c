import { Injectable } from '@nestjs/common';
import type { Actor } from '@loge/contracts';

/**
 * Pages of searches that are being answered: the counts beside them are asked for at the same time, and belong to the
 * same search. In this process only.
 */
@Injectable()
export class SearchesUnderWay {
  private readonly pages = new Map<string, Set<Promise<unknown>>>();

  /** Answers with a page of a search, which is under way until then. */
  async during<Page>(actor: Actor, typed: string, answer: () => Promise<Page>): Promise<Page> {
    const key = keyOf(actor, typed);
    const same = this.pages.get(key) ?? new Set();
    this.pages.set(key, same);
    const answering = answer();
    same.add(answering);
    try {
      return await answering;
    } finally {
      same.delete(answering);
      if (same.size === 0) this.pages.delete(key);
    }
  }

  /** Ends when the pages of this search that are under way are answered, or failed. */
  async ended(actor: Actor, typed: string): Promise<void> {
    await Promise.allSettled([...(this.pages.get(keyOf(actor, typed)) ?? [])]);
  }
}

const keyOf = ({ kind, id }: Actor, typed: string): string => JSON.stringify([kind, id, typed]);
