import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { SchoolId } from '@loge/contracts';
import DataLoader from 'dataloader';
import { CountMembers } from '../accounts/commands.js';
import type { MemberCount } from '../accounts/commands.js';

/** How many people schools have, asked for together within one request; `request` is the GraphQL context. */
@Injectable()
export class MemberCountLoader {
  private readonly loaders = new WeakMap<object, DataLoader<SchoolId, MemberCount[]>>();

  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  of(request: object, school: SchoolId): Promise<MemberCount[]> {
    let loader = this.loaders.get(request);
    if (!loader) {
      loader = new DataLoader(async (ids) => {
        const counts = await this.queries.execute(new CountMembers([...ids]));
        return ids.map((id) => [...(counts.get(id) ?? [])]);
      });
      this.loaders.set(request, loader);
    }
    return loader.load(school);
  }
}
