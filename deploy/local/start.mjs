import { join } from 'node:path';
import { runInForeground } from './foreground.mjs';
import { prepare, project } from './prepare.mjs';

prepare();
runInForeground([join(project, 'backend/dist/main.js'), ...process.argv.slice(2)], { cwd: project });
