import 'reflect-metadata';
import { readConfig } from './config.js';
import { leaveOnSignal } from './leaving.js';
import type { Leaving } from './leaving.js';

async function start(leaving: Leaving): Promise<void> {
  const config = readConfig(process.env);
  // Only now, for loading the application takes a second: a wrong setting is told at once.
  const { serve } = await import('./serve.js');
  leaving.check();
  await serve(config, leaving);
}

// Not left to an empty event loop: a forgotten timer would keep a stopped server alive.
process.exit(await leaveOnSignal(start));
