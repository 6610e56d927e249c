import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { LogeError, ServiceId } from '@loge/contracts';
import { Authorities } from '../authorities.js';
import { CreateService, RevokeService, RotateServiceToken } from './commands.js';
import { createService, revokeService, rotateToken } from './service.js';
import { ServiceStreams } from './service-streams.js';

@CommandHandler(CreateService)
export class CreateServiceHandler implements ICommandHandler<CreateService> {
  constructor(
    @Inject(ServiceStreams) private readonly streams: ServiceStreams,
    @Inject(Authorities) private readonly authorities: Authorities,
  ) {}

  async execute({ asked, context }: CreateService) {
    const authority = await this.authorities.givingTokens(context);
    const service = ServiceId.parse(randomUUID());
    return this.streams.give(service, context, (given) => createService({ ...asked, ...given }, authority));
  }
}

@CommandHandler(RotateServiceToken)
export class RotateServiceTokenHandler implements ICommandHandler<RotateServiceToken> {
  constructor(
    @Inject(ServiceStreams) private readonly streams: ServiceStreams,
    @Inject(Authorities) private readonly authorities: Authorities,
  ) {}

  async execute({ service, asked, context }: RotateServiceToken) {
    const authority = await this.authorities.givingTokens(context);
    return this.streams.give(service, context, (given, state) =>
      rotateToken({ ...asked, ...given }, authority, state),
    );
  }
}

@CommandHandler(RevokeService)
export class RevokeServiceHandler implements ICommandHandler<RevokeService> {
  constructor(
    @Inject(ServiceStreams) private readonly streams: ServiceStreams,
    @Inject(Authorities) private readonly authorities: Authorities,
  ) {}

  async execute({ service, context }: RevokeService) {
    if (!context.reason) throw new LogeError('REASON_REQUIRED');
    const authority = await this.authorities.givingTokens(context);
    return this.streams.change(service, context, (state) => revokeService(authority, state));
  }
}
