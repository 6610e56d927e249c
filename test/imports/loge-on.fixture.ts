import { readConfig } from '../../backend/src/config.js';
import type { Settings } from '../../backend/src/config.js';

/** The settings of an application on a test's database, in this process or another. */
export function settingsOf(databaseUrl: string, dataDir: string, eventStoreUrl?: string): Settings {
  return {
    ...readConfig({ LOGE_DATA_DIR: dataDir, LOGE_DEMO: 'off' }),
    // As cheap as argon2id may be: the cost is the configuration's affair.
    argon2: { memoryKib: 64, passes: 1, lanes: 1 },
    databaseUrl,
    eventStoreUrl,
    publicUrl: 'http://127.0.0.1',
  };
}
