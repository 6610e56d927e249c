import { join } from 'node:path';
import { runInForeground } from './foreground.mjs';
import { prepare, project } from './prepare.mjs';

prepare();
// From the sources, as the tests are: what it measures and what it compares with run in one process.
runInForeground(
  [
    ...['--import', '@swc-node/register/esm-register'],
    join(project, 'test/bench/main.ts'),
    ...process.argv.slice(2),
  ],
  // Libraries look at it: as they are in production.
  { cwd: project, env: { ...process.env, NODE_ENV: 'production' } },
);
