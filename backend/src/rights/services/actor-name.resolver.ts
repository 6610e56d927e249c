import { Inject } from '@nestjs/common';
import { Context as GraphQLContext, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ServiceId } from '@loge/contracts';
import { ServiceLabelLoader } from './service-label.loader.js';

/** What the register calls a program that acted; of people and the system their name is given along. */
@Resolver('JournalActor')
export class ActorNameResolver {
  constructor(@Inject(ServiceLabelLoader) private readonly labels: ServiceLabelLoader) {}

  @ResolveField('name')
  async name(
    @Parent() { service: id }: { readonly service?: string },
    @GraphQLContext() request: object,
  ): Promise<string | null> {
    const service = ServiceId.safeParse(id);
    const label = service.success ? await this.labels.label(request, service.data) : undefined;
    return label ?? id ?? null;
  }
}
