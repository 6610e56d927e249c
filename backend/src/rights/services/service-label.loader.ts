import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { ServiceId } from '@loge/contracts';
import DataLoader from 'dataloader';
import { ServiceLabels } from './commands.js';

/** How services are called, asked for together within one request; `request` is the GraphQL context. */
@Injectable()
export class ServiceLabelLoader {
  private readonly loaders = new WeakMap<object, DataLoader<ServiceId, string | undefined>>();

  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  /** `undefined` for a service the read model does not hold. */
  label(request: object, service: ServiceId): Promise<string | undefined> {
    let loader = this.loaders.get(request);
    if (!loader) {
      loader = new DataLoader(async (ids) => {
        const labels = await this.queries.execute(new ServiceLabels([...ids]));
        return ids.map((id) => labels.get(id));
      });
      this.loaders.set(request, loader);
    }
    return loader.load(service);
  }
}
