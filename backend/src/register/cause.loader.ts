import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { AccountId, EventId } from '@loge/contracts';
import DataLoader from 'dataloader';
import type { Reach } from '../rights/rights.js';
import { JournalEntries } from './commands.js';
import type { JournalEntry } from './commands.js';

/** Events that led to others, asked for together within one request; `request` is the GraphQL context. */
@Injectable()
export class CauseLoader {
  private readonly loaders = new WeakMap<object, DataLoader<EventId, JournalEntry | undefined>>();

  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  /** `undefined` for an event out of reach. One request has one reach of the register and one viewer. */
  load(
    request: object,
    id: EventId,
    reach: Reach,
    viewer: AccountId | undefined,
  ): Promise<JournalEntry | undefined> {
    let loader = this.loaders.get(request);
    if (!loader) {
      loader = new DataLoader(async (ids) => {
        const entries = await this.queries.execute(new JournalEntries([...ids], reach, viewer));
        return ids.map((one) => entries.get(one));
      });
      this.loaders.set(request, loader);
    }
    return loader.load(id);
  }
}
