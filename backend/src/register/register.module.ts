import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type { ProjectionRunner } from '../event-store/projection.js';
import { CauseLoader } from './cause.loader.js';
import { CredentialHandsHandler } from './credential-hands.handler.js';
import { CredentialHandsResolver } from './credential-hands.resolver.js';
import { HistoryResolver } from './history.resolver.js';
import { journalProjection } from './journal.projection.js';
import {
  JournalEntriesHandler,
  JournalEventHandler,
  JournalPageHandler,
  LastSignInHandler,
  TimelineHandler,
} from './journal.query.js';
import { JournalReader } from './journal.reader.js';
import { JournalResolver, TimelineResolver } from './journal.resolver.js';
import { PageNames } from './page-names.js';
import { credentialActsProjection } from './pictures/credential-acts.projection.js';
import { picturesProviders } from './pictures/pictures.providers.js';
import { statisticsProjection } from './pictures/statistics.projection.js';
import { RecordReadingHandler } from './readings.js';
import { SearchesUnderWay } from './searches-under-way.js';
import { JournalSummaryHandler } from './summary.query.js';
import { viewsProviders } from './views/views.providers.js';

/** The audit side. Needs the event store, the projection runner and a DataSource. */
@Module({
  imports: [CqrsModule],
  providers: [
    ...[JournalReader, JournalPageHandler, TimelineHandler, JournalSummaryHandler],
    ...[JournalEventHandler, JournalEntriesHandler, LastSignInHandler, RecordReadingHandler],
    ...[CredentialHandsHandler, CredentialHandsResolver],
    ...viewsProviders,
    ...picturesProviders,
    ...[CauseLoader, PageNames, SearchesUnderWay, JournalResolver, TimelineResolver, HistoryResolver],
  ],
})
export class RegisterModule implements OnModuleInit {
  constructor(@Inject(PROJECTION_RUNNER) private readonly projections: ProjectionRunner) {}

  onModuleInit(): void {
    this.projections.register(journalProjection);
    this.projections.register(statisticsProjection);
    this.projections.register(credentialActsProjection);
  }
}
