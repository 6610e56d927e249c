import { Global, Logger, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EVENT_CODEC } from '../event-store/codec.js';
import type { EventCodec } from '../event-store/codec.js';
import { EVENT_STORE } from '../event-store/port.js';
import type { EventStore } from '../event-store/port.js';
import { STREAMS } from '../event-store/streams.js';
import type { Streams } from '../event-store/streams.js';
import { FINGERPRINTS } from '../vault/vault.js';
import type { Fingerprints } from '../vault/vault.js';
import { CLAIMS } from './claims.js';
import { PostgresClaims } from './postgres-claims.js';
import { rebuildLostClaims } from './rebuild-claims.js';

/**
 * Provides CLAIMS everywhere, from a DataSource whose migrations have run, FINGERPRINTS, STREAMS, EVENT_STORE and
 * EVENT_CODEC. Nobody gets them before lost ones are restored.
 */
@Global()
@Module({
  providers: [
    {
      provide: CLAIMS,
      inject: [DataSource, FINGERPRINTS, STREAMS, EVENT_STORE, EVENT_CODEC],
      useFactory: async (
        database: DataSource,
        fingerprints: Fingerprints,
        streams: Streams,
        store: EventStore,
        codec: EventCodec,
      ) => {
        const restored = await rebuildLostClaims({ database, store, codec, fingerprints });
        if (restored > 0)
          new Logger('Claims').warn(`${restored} claims were lost, and restored from the events.`);
        return new PostgresClaims({ database, fingerprints, streams });
      },
    },
  ],
  exports: [CLAIMS],
})
export class ClaimsModule {}
