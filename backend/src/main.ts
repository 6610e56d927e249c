import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { join } from 'node:path';
import { findAddress } from './address.js';
import { AppModule } from './app.module.js';
import { ConfigError, readConfig } from './config.js';
import { takeGround } from './ground.js';
import { JsonLog } from './log.js';
import { leaveOnSignal } from './leaving.js';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Settings } from './config.js';
import type { Leaving } from './leaving.js';

/** Starts the server and resolves when it accepts requests; what was opened is closed by `leaving`. */
async function start(leaving: Leaving): Promise<void> {
  const config = readConfig(process.env);
  const address = await findAddress(config);
  const log = config.production
    ? JsonLog.toStandardError()
    : JsonLog.toFile(join(config.dataDir, 'logs/loge.log'));
  leaving.logTo(log);

  const ground = await takeGround(config);
  leaving.onLeave(() => ground.release());
  leaving.check();

  const settings: Settings = { ...config, ...address, databaseUrl: ground.databaseUrl };
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(settings), {
    logger: log,
    abortOnError: false,
    // Or the connections that browsers keep open would hold up the stop.
    forceCloseConnections: true,
  });
  leaving.onLeave(() => app.close());
  leaving.check();

  await app.listen(address.port, address.host).catch((error: unknown) => {
    throw new ConfigError(`${address.publicUrl} cannot be listened on: another program took it just now.`, {
      cause: error,
    });
  });
  console.log(`Loge is at ${settings.publicUrl}/`);
}

// Not left to an empty event loop: a forgotten timer would keep a stopped server alive.
process.exit(await leaveOnSignal(start));
