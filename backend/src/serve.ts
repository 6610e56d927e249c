import { NestFactory } from '@nestjs/core';
import { join } from 'node:path';
import { announceUrl, findAddress } from './address.js';
import { AppModule } from './app.module.js';
import { ConfigError } from './config.js';
import { clearUnfinishedDemo, openDemo } from './demo/opening.js';
import { waitForEventStore } from './event-store/eventstoredb/waiting.js';
import { takeGround } from './ground.js';
import { openWaitingRoom } from './health/waiting-room.js';
import { JsonLog } from './log.js';
import { guardHttpEdge } from './rights/http-edge.js';
import { PublicSchoolResolver } from './schools/public-school.resolver.js';
import { servePages } from './web/pages.js';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Address } from './address.js';
import type { OpenDemo } from './demo/opening.js';
import type { Config, Settings } from './config.js';
import type { Leaving } from './leaving.js';

/** The built portal and dashboard. */
const pages = join(import.meta.dirname, '../../dashboard/dist');

/** Starts the server and resolves when it accepts requests; what was opened is closed by `leaving`. */
export async function serve(config: Config, leaving: Leaving): Promise<void> {
  const address = await findAddress(config);
  const log = config.production
    ? JsonLog.toStandardError()
    : JsonLog.toFile(join(config.dataDir, 'logs/loge.log'));
  leaving.logTo(log);

  const ground = await takeGround(config);
  leaving.onLeave(() => ground.release());
  leaving.check();
  if (config.eventStoreUrl !== undefined) await waitForEvents(config.eventStoreUrl, address, leaving);
  leaving.check();
  await clearUnfinishedDemo(config, ground.databaseUrl);

  const settings: Settings = { ...config, ...address, databaseUrl: ground.databaseUrl };
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(settings), {
    logger: log,
    abortOnError: false,
    // Or the connections that browsers keep open would hold up the stop.
    forceCloseConnections: true,
    // The edge bounds and parses bodies itself.
    bodyParser: false,
  });
  leaving.onLeave(() => app.close());
  guardHttpEdge(app, settings);
  const clock = () => new Date();
  servePages(app, pages, (named) =>
    app.get(PublicSchoolResolver, { strict: false }).publicSchool(named, { clock }),
  );
  await app.init();
  leaving.check();

  const demo = await openDemo(app, settings);
  leaving.check();

  await app.listen(address.port, address.host).catch((error: unknown) => {
    throw new ConfigError(`${address.publicUrl} cannot be listened on: another program took it just now.`, {
      cause: error,
    });
  });
  const announced = announceUrl(config.dataDir, settings.publicUrl);
  leaving.onLeave(async () => announced.withdraw());
  console.log(`Loge is at ${settings.publicUrl}/`);
  if (demo) console.log(welcome(demo, settings));
}

/** Waits for the event store as long as it takes; meanwhile the address says that Loge is not ready. */
async function waitForEvents(url: string, address: Address, { signal }: Leaving): Promise<void> {
  let close: (() => Promise<void>) | undefined;
  const away = async (line: string) => {
    console.log(line);
    close = await openWaitingRoom(address);
  };
  try {
    await waitForEventStore(url, { signal, away });
  } finally {
    await close?.();
  }
}

/** What the terminal says of the demo; it holds passwords, so it never goes to the log. */
function welcome({ lines, file }: OpenDemo, { publicUrl, smtp }: Settings): string {
  return [
    `The dashboard is at ${publicUrl}/admin/; sign in there as one of these people of the demo:`,
    '',
    ...lines.map((line) => `  ${line}`),
    '',
    `These passwords are kept in ${file}.`,
    smtp
      ? 'Mails are sent by the server of SMTP_URL.'
      : `Mails are sent to nobody; read them at ${publicUrl}/demo/outbox.`,
  ].join('\n');
}
