import { Global, Inject, Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationBootstrap, OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isEmpty } from '../event-store/is-empty.js';
import { EVENT_STORE } from '../event-store/port.js';
import type { EventStore } from '../event-store/port.js';
import { PROJECTION_RUNNER } from '../event-store/projection.js';
import type { ProjectionRunner } from '../event-store/projection.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { VaultFingerprints } from './fingerprints.js';
import { MasterKey, openMasterKey } from './master-key.js';
import { PostgresPersonalKeys } from './personal-keys.js';
import { PostgresSecrets } from './secrets.js';
import { supersededSecretsReactor } from './superseded-secrets.reactor.js';
import { VaultSweeper } from './sweeper.js';
import { FINGERPRINTS, PERSONAL_KEYS, SECRETS } from './vault.js';
import type { PersonalKeys, Secrets } from './vault.js';

export interface VaultOptions {
  /** The path of the master key, made there for an empty installation. */
  readonly masterKeyFile: string;
  /** How long, in days, the keys of strangers outlive their day. */
  readonly accessRetentionDays: number;
}

/**
 * Provides PERSONAL_KEYS, SECRETS and FINGERPRINTS everywhere. Making it fails with a MasterKeyError when the
 * master key is missing or wrong. It needs a DataSource whose migrations have run, EVENT_STORE, STREAMS and
 * PROJECTION_RUNNER.
 */
@Global()
@Module({})
export class VaultModule implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    @Inject(SECRETS) private readonly secrets: Secrets,
    @Inject(PROJECTION_RUNNER) private readonly runner: ProjectionRunner,
    @Inject(VaultSweeper) private readonly sweeper: VaultSweeper,
  ) {}

  /** @param options what of the settings the vault needs. */
  static forRoot({ masterKeyFile, accessRetentionDays }: VaultOptions): DynamicModule {
    return {
      module: VaultModule,
      providers: [
        {
          provide: MasterKey,
          inject: [DataSource, EVENT_STORE],
          useFactory: (database: DataSource, store: EventStore) =>
            openMasterKey({
              file: masterKeyFile,
              database,
              storeIsEmpty: () => isEmpty(store),
            }),
        },
        {
          provide: PERSONAL_KEYS,
          inject: [DataSource, MasterKey],
          useFactory: (database: DataSource, key: MasterKey) => new PostgresPersonalKeys(database, key),
        },
        {
          provide: SECRETS,
          inject: [DataSource, MasterKey],
          useFactory: (database: DataSource, key: MasterKey) => new PostgresSecrets(database, key),
        },
        {
          provide: FINGERPRINTS,
          inject: [MasterKey, PERSONAL_KEYS],
          useFactory: (key: MasterKey, keys: PersonalKeys) => new VaultFingerprints(key, keys),
        },
        {
          provide: VaultSweeper,
          inject: [SECRETS, PERSONAL_KEYS, STREAMS],
          useFactory: (secrets: Secrets, personalKeys: PersonalKeys, streams: Streams) =>
            new VaultSweeper({ secrets, personalKeys, streams, accessRetentionDays }),
        },
      ],
      exports: [PERSONAL_KEYS, SECRETS, FINGERPRINTS],
    };
  }

  onModuleInit(): void {
    this.runner.register(supersededSecretsReactor(this.secrets));
  }

  onApplicationBootstrap(): void {
    this.sweeper.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.sweeper.stop();
  }
}
