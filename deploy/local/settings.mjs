import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingsReference } from '../../backend/src/config.reference.ts';

writeFileSync(join(import.meta.dirname, '../SETTINGS.md'), settingsReference());
