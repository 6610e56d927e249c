import { AnswerPace } from '../answer-pace.js';
import { ActorNameResolver } from './actor-name.resolver.js';
import { CreateServiceHandler, RevokeServiceHandler, RotateServiceTokenHandler } from './service.handlers.js';
import { ServiceLabelsHandler, ServicesWithinHandler } from './service.queries.js';
import { ServiceLabelLoader } from './service-label.loader.js';
import { ServiceResolver } from './service.resolver.js';
import { ServiceRefusals } from './service-refusals.js';
import { ServiceStreams } from './service-streams.js';
import { ServiceTokens } from './service-tokens.js';
import { ServiceUse } from './service-use.js';

/** The programs that ask with a token. */
export const servicesProviders = [
  { provide: AnswerPace, useFactory: () => new AnswerPace() },
  ServiceUse,
  ServiceRefusals,
  ServiceTokens,
  ServiceStreams,
  ServiceLabelLoader,
  CreateServiceHandler,
  RotateServiceTokenHandler,
  RevokeServiceHandler,
  ServicesWithinHandler,
  ServiceLabelsHandler,
  ServiceResolver,
  ActorNameResolver,
];
