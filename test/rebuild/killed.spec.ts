import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import {
  NamedSchools,
  namesProjection,
  statusOf,
} from '../../backend/src/event-store/projections/named-schools.fixture.js';
import { pause } from '../../backend/src/event-store/pause.js';
import { compiled } from '../support/compiled.js';
import { Moments, rounds } from '../faults/moments.js';
import { until } from '../faults/until.js';

Logger.overrideLogger(false);

/** Few, so that switches are as likely to be met as the building. */
const EVENTS = 100;
const KILLS = 4;
/** Several rebuilds fit in: a kill may meet any moment of one, and the switch. */
const LATEST = 2_000;
const program = compiled(fileURLToPath(new URL('./building.process.ts', import.meta.url)));
const expected = Array.from({ length: EVENTS }, (_, at) => `school ${at}`);

let schools: NamedSchools;
let children: ChildProcessByStdio<Writable, Readable, null>[];
beforeEach(async () => {
  schools = await NamedSchools.open();
  children = [];
  await schools.register(...expected);
  const runner = await schools.started(namesProjection());
  await runner.waitFor(await schools.store.end(), ['names'], 20_000);
  await runner.stop();
});
afterEach(async () => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
  await schools.close();
});

/** Starts a process that rebuilds when it is told to; resolves when it is ready. */
async function building() {
  const args = [program, schools.database.url];
  const child = spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  children.push(child);
  const ended = once(child, 'exit');
  let told = '';
  child.stdout.on('data', (text: Buffer) => (told += text.toString()));
  await Promise.race([until(() => told !== ''), ended.then(() => Promise.reject(new Error('It ended.')))]);
  return { child, ended, rebuilds: () => told.split('built').length - 1 };
}

test.each(rounds)(
  'killed at any moment, a rebuild leaves the live projection whole, and whoever runs goes on (round %i, seed %i)',
  async (_, seed) => {
    const moments = new Moments(seed);
    let left = 0;
    let rebuilt = 0;
    const processes = await Promise.all(Array.from({ length: KILLS }, building));
    for (const { child, ended, rebuilds } of processes) {
      child.stdin.write('go\n');
      await pause(moments.between(0, LATEST));
      child.kill('SIGKILL');
      await ended;
      expect(await schools.names()).toEqual(expected);
      const { builds, tables } = await schools.building();
      expect(tables).toBe(builds);
      left += builds;
      rebuilt += rebuilds();
    }
    schools.leftAfter = 0;
    const runner = await schools.started(namesProjection());
    await until(async () => (await schools.building()).builds === 0);
    expect(await schools.building()).toEqual({ builds: 0, tables: 0 });
    const last = await schools.register('afterwards');
    expect(await runner.waitFor(last, ['names'], 10_000)).toBe(true);
    expect(await schools.names()).toEqual([...expected, 'afterwards']);
    expect(statusOf(runner)?.failure).toBeUndefined();
    moments.tell({
      ...{ kills: KILLS, rebuilt, 'builds left behind': left },
      'events checked': KILLS * EVENTS + EVENTS + 1,
    });
  },
  120_000,
);
