import { join } from 'node:path';
import { runInForeground } from './foreground.mjs';
import { prepare, project } from './prepare.mjs';

prepare();
// Paths are meant from where the person is; npm moves to the project and tells where that was.
runInForeground([join(project, 'backend/dist/cli/main.js'), ...process.argv.slice(2)], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
});
