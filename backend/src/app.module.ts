import { Module } from '@nestjs/common';
import { CONFIG } from './config.js';
import type { DynamicModule } from '@nestjs/common';
import type { Settings } from './config.js';

/** The whole application. */
@Module({})
export class AppModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      global: true,
      providers: [{ provide: CONFIG, useValue: settings }],
      exports: [CONFIG],
    };
  }
}
