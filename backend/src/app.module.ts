import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from './accounts/accounts.module.js';
import { ClaimsModule } from './claims/claims.module.js';
import { CONFIG } from './config.js';
import type { Settings } from './config.js';
import { databaseOptions } from './database.js';
import { DirectoryModule } from './directory/directory.module.js';
import { DistributionModule } from './distribution/distribution.module.js';
import { DownloadsModule } from './downloads/downloads.module.js';
import { EventStoreModule } from './event-store/event-store.module.js';
import { SealedCodecModule } from './event-store/sealed-codec/sealed-codec.module.js';
import { ApiModule } from './graphql/graphql.module.js';
import { HealthModule } from './health/health.module.js';
import { LegacyLoginModule } from './legacy-login/legacy-login.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { PasswordsModule } from './passwords/passwords.module.js';
import { RecoveryModule } from './recovery/recovery.module.js';
import { ExportsModule } from './register/exports/exports.module.js';
import { RegisterModule } from './register/register.module.js';
import { RightsModule } from './rights/rights.module.js';
import { SchoolsModule } from './schools/schools.module.js';
import { SessionsModule } from './sessions/sessions.module.js';
import { VaultModule } from './vault/vault.module.js';

/** Lets every room read the settings. */
@Global()
@Module({})
class SettingsModule {
  static of(settings: Settings): DynamicModule {
    return {
      module: SettingsModule,
      providers: [{ provide: CONFIG, useValue: settings }],
      exports: [CONFIG],
    };
  }
}

/** The whole application: the shared ground, then one module for each room. */
@Module({})
export class AppModule {
  /** @param settings of a database whose migrations have run. */
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.of(settings),
        TypeOrmModule.forRoot({ ...databaseOptions(settings.databaseUrl), retryAttempts: 0 }),
        CqrsModule.forRoot(),
        EventStoreModule.forRoot(settings),
        SealedCodecModule,
        VaultModule.forRoot(settings),
        ClaimsModule,
        NotificationsModule.forRoot(settings),
        RightsModule,
        AccountsModule,
        SchoolsModule,
        DirectoryModule,
        PasswordsModule,
        DownloadsModule,
        DistributionModule,
        RecoveryModule,
        SessionsModule,
        LegacyLoginModule,
        RegisterModule,
        ExportsModule,
        ApiModule,
        HealthModule.forRoot({ metricsToken: settings.metricsToken, demo: settings.demo }),
      ],
    };
  }
}
