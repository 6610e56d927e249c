import { Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { FINGERPRINTS } from '../vault/vault.js';
import type { Fingerprints } from '../vault/vault.js';
import { CLAIMS } from './claims.js';
import { PostgresClaims } from './postgres-claims.js';

/** Provides CLAIMS everywhere, from a DataSource whose migrations have run, FINGERPRINTS and STREAMS. */
@Global()
@Module({
  providers: [
    {
      provide: CLAIMS,
      inject: [DataSource, FINGERPRINTS, STREAMS],
      useFactory: (database: DataSource, fingerprints: Fingerprints, streams: Streams) =>
        new PostgresClaims({ database, fingerprints, streams }),
    },
  ],
  exports: [CLAIMS],
})
export class ClaimsModule {}
