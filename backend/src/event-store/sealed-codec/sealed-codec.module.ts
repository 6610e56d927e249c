import { Global, Module } from '@nestjs/common';
import { PERSONAL_KEYS } from '../../vault/vault.js';
import type { PersonalKeys } from '../../vault/vault.js';
import { EVENT_CODEC } from '../codec.js';
import { SealedCodec } from './sealed-codec.js';

/** Provides EVENT_CODEC everywhere, from the vault's PERSONAL_KEYS. */
@Global()
@Module({
  providers: [
    {
      provide: EVENT_CODEC,
      inject: [PERSONAL_KEYS],
      useFactory: (keys: PersonalKeys) => new SealedCodec(keys),
    },
  ],
  exports: [EVENT_CODEC],
})
export class SealedCodecModule {}
