import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { AccountId } from '@loge/contracts';
import DataLoader from 'dataloader';
import { LastSignIn } from '../register/commands.js';
import type { LogeRequest } from '../rights/request.js';
import { PeopleRefs } from './commands.js';
import type { PersonRefView } from './commands.js';

/** The GraphQL context, as far as it is needed here. */
export interface GraphqlRequest {
  readonly req: { readonly loge: Pick<LogeRequest, 'reaches'> };
}

interface Loaders {
  readonly refs: DataLoader<AccountId, PersonRefView | undefined>;
  readonly lastSignIns: DataLoader<AccountId, Date | undefined>;
}

/** What is shown of people, asked for together within one request; `request` is the GraphQL context. */
@Injectable()
export class PersonRefLoader {
  private readonly loaders = new WeakMap<object, Loaders>();

  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  /** How to name a person; `undefined` for somebody the read model does not hold. */
  ref(request: GraphqlRequest, id: AccountId): Promise<PersonRefView | undefined> {
    return this.of(request).refs.load(id);
  }

  /** When a person last signed in; `undefined` for never. */
  lastSignIn(request: GraphqlRequest, id: AccountId): Promise<Date | undefined> {
    return this.of(request).lastSignIns.load(id);
  }

  private of(request: GraphqlRequest): Loaders {
    const known = this.loaders.get(request);
    if (known) return known;
    const made: Loaders = {
      refs: new DataLoader(async (ids) => {
        const refs = await this.queries.execute(
          new PeopleRefs([...ids], [...request.req.loge.reaches.values()]),
        );
        return ids.map((id) => refs.get(id));
      }),
      lastSignIns: new DataLoader(async (ids) => {
        const instants = await this.queries.execute(new LastSignIn([...ids]));
        return ids.map((id) => instants.get(id));
      }),
    };
    this.loaders.set(request, made);
    return made;
  }
}
