import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type { ProjectionRunner } from '../event-store/projection.js';
import { LogoOfHandler, SetLetterSettingsHandler } from './letter-settings.handlers.js';
import { LetterSettingsResolver } from './letter-settings.resolver.js';
import { ListSchoolsHandler } from './list-schools.handler.js';
import { MemberCountLoader } from './member-count.loader.js';
import { SchoolRefLoader } from './school-ref.loader.js';
import { PublicSchoolResolver } from './public-school.resolver.js';
import {
  RecordSchoolsHandler,
  SetLegacyLoginPeriodHandler,
  SetPasswordPolicyHandler,
  SetPortalSettingsHandler,
  SetSignInPlaceHandler,
} from './school.handlers.js';
import { schoolProjection } from './school.projection.js';
import {
  SchoolByIdHandler,
  SchoolNamesHandler,
  SchoolsByJoinKeyHandler,
  SchoolsOfNetworksHandler,
} from './school.queries.js';
import { SchoolRefResolver, SchoolResolver } from './school.resolver.js';

/** Schools: their records and policies. Needs the event store, the projection runner and a DataSource. */
@Module({
  imports: [CqrsModule],
  providers: [
    ...[RecordSchoolsHandler, SetSignInPlaceHandler, SetPasswordPolicyHandler, SetPortalSettingsHandler],
    ...[SetLegacyLoginPeriodHandler, SetLetterSettingsHandler, LogoOfHandler],
    ...[SchoolByIdHandler, SchoolsByJoinKeyHandler, SchoolsOfNetworksHandler, SchoolNamesHandler],
    ...[ListSchoolsHandler, SchoolRefLoader, MemberCountLoader, SchoolResolver, SchoolRefResolver],
    ...[PublicSchoolResolver, LetterSettingsResolver],
  ],
})
export class SchoolsModule implements OnModuleInit {
  constructor(@Inject(PROJECTION_RUNNER) private readonly projections: ProjectionRunner) {}

  onModuleInit(): void {
    this.projections.register(schoolProjection);
  }
}
