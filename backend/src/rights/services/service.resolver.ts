import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { LogeError, ServiceId } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import type { Context } from '../../context.js';
import { PROJECTION_RUNNER } from '../../event-store/projection.js';
import type { ProjectionRunner } from '../../event-store/projection.js';
import { CurrentContext, CurrentReach, Requires } from '../declarations.js';
import { withReason } from '../reason.js';
import type { Reach } from '../rights.js';
import { scopeOf, scopeView } from '../role-grant.view.js';
import type { Ref, ScopeView } from '../role-grant.view.js';
import { CreateService, RevokeService, RotateServiceToken, ServicesWithin } from './commands.js';
import type { ServiceView, ShownToken } from './commands.js';
import type { Service } from './service.js';
import { SERVICES } from './service.projection.js';

type ShownService = Omit<Api.Service, 'scope' | 'createdBy' | 'givenBy'> & {
  readonly scope: ScopeView;
  readonly createdBy: Ref | null;
  readonly givenBy: Ref | null;
};
type ServiceToken = Omit<Api.ServiceToken, 'service'> & { readonly service: ShownService };

/** « Accès des services »: the programs that have a token for the API. */
@Resolver()
export class ServiceResolver {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(PROJECTION_RUNNER) private readonly runner: Pick<ProjectionRunner, 'waitFor'>,
  ) {}

  @Query('services')
  @Requires('MANAGE_RIGHTS')
  async services(
    @CurrentReach() reach: Reach,
    @CurrentContext() { clock }: Context,
  ): Promise<ShownService[]> {
    const now = clock();
    return (await this.queries.execute(new ServicesWithin(reach, now))).map((one) => shown(one, now));
  }

  @Mutation('createService')
  @Requires('MANAGE_RIGHTS')
  async createService(
    @Args('input') { label, rights, scope, endsOn }: Api.CreateServiceInput,
    @CurrentContext() context: Context,
  ): Promise<ServiceToken> {
    const asked = { label, rights, scope: scopeOf(scope), endsOn };
    return this.given(await this.commands.execute(new CreateService(asked, context)), context);
  }

  @Mutation('rotateServiceToken')
  @Requires('MANAGE_RIGHTS')
  async rotateServiceToken(
    @Args('input') { service, endsOn, previousHours = 24 }: Api.RotateServiceTokenInput,
    @CurrentContext() context: Context,
  ): Promise<ServiceToken> {
    const command = new RotateServiceToken(serviceOf(service), { endsOn, previousHours }, context);
    return this.given(await this.commands.execute(command), context);
  }

  @Mutation('revokeService')
  @Requires('MANAGE_RIGHTS')
  async revokeService(
    @Args('input') { service, reason }: Api.RevokeServiceInput,
    @CurrentContext() context: Context,
  ): Promise<ShownService> {
    const command = new RevokeService(serviceOf(service), withReason(context, reason));
    const revoked = await this.commands.execute(command);
    await this.runner.waitFor(revoked.position, [SERVICES]);
    return shown(viewOf(revoked.service), context.clock());
  }

  private async given({ service, token, position }: ShownToken, { clock }: Context): Promise<ServiceToken> {
    await this.runner.waitFor(position, [SERVICES]);
    return { service: shown(viewOf(service), clock()), token };
  }
}

/** One that was given, or ended, just now: by somebody who manages its whole scope. */
function viewOf({ token, previous, ...service }: Service): ServiceView {
  const previousUntil = previous && { previousUntil: previous.until };
  return { ...service, whole: true, giverMayNot: false, expiresAt: token.until, ...previousUntil };
}

function shown(view: ServiceView, now: Date): ShownService {
  const { id, label, rights, scope, whole, createdBy, givenBy, createdAt, expiresAt } = view;
  const { previousUntil, revokedAt, lastUsedAt } = view;
  const goesOn = previousUntil && now < previousUntil && !revokedAt;
  return {
    ...{ id, label, rights: [...rights], scope: scopeView(scope), whole },
    ...{ createdBy: createdBy ? { id: createdBy } : null, createdAt: createdAt.toISOString() },
    ...{ givenBy: givenBy ? { id: givenBy } : null, giverMayNot: view.giverMayNot && !revokedAt },
    ...{ expiresAt: expiresAt.toISOString(), previousUntil: goesOn ? previousUntil.toISOString() : null },
    ...{ lastUsedAt: lastUsedAt?.toISOString() ?? null, revokedAt: revokedAt?.toISOString() ?? null },
  };
}

/** @throws LogeError `NOT_FOUND` for what is no service's id. */
function serviceOf(id: string): ServiceId {
  const read = ServiceId.safeParse(id);
  if (!read.success) throw new LogeError('NOT_FOUND');
  return read.data;
}
