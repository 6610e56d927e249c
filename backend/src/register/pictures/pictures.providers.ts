import { CredentialActPageHandler, CredentialActSumsHandler } from './acts.handlers.js';
import { RegisterPicturesHandler } from './pictures.handler.js';
import { PicturesResolver } from './pictures.resolver.js';

/** Pictures of the register, and who did what to whose credentials. */
export const picturesProviders = [
  ...[RegisterPicturesHandler, CredentialActSumsHandler, CredentialActPageHandler],
  PicturesResolver,
];
