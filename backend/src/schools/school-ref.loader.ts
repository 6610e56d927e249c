import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { SchoolId } from '@loge/contracts';
import DataLoader from 'dataloader';
import { SchoolNames } from './commands.js';

/** The names of schools, asked for together within one request; `request` is the GraphQL context. */
@Injectable()
export class SchoolRefLoader {
  private readonly loaders = new WeakMap<object, DataLoader<SchoolId, string | undefined>>();

  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  /** `undefined` for a school nobody registered. */
  name(request: object, school: SchoolId): Promise<string | undefined> {
    let loader = this.loaders.get(request);
    if (!loader) {
      loader = new DataLoader(async (ids) => {
        const names = await this.queries.execute(new SchoolNames([...ids]));
        return ids.map((id) => names.get(id));
      });
      this.loaders.set(request, loader);
    }
    return loader.load(school);
  }
}
