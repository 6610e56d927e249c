import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { writeAafExport } from '../../backend/src/demo/aaf-files.js';
import { makeTown } from '../../backend/src/demo/town.js';
import { noBrowser, startBrowser } from '../support/browser.js';
import { startEventStoreDouble } from '../support/eventstoredb/double.js';
import type { EventStoreDouble } from '../support/eventstoredb/double.js';
import { startBuiltLoge } from './built-loge.js';
import type { BuiltLoge } from './built-loge.js';
import { openBrowser, openSection, signIn } from './pages.js';

const ADMINISTRATOR = 'administratrice@loge.example';

const browser = await startBrowser();
if (!browser) console.warn(noBrowser);
jest.setTimeout(180_000);

let node: EventStoreDouble;
let loge: BuiltLoge;
let settings: Record<string, string>;

/** What the address told while the node was away. */
let away: { line: string; ready: number; store: string; live: number; page: number } | undefined;

beforeAll(async () => {
  node = await startEventStoreDouble();
  await node.stop();
  const port = String(await freePort());
  const mail = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'loge@loge.example' };
  settings = { EVENTSTORE_URL: node.url, LOGE_DEMO: 'on', PORT: port, ...mail };
  loge = await startBuiltLoge({ settings, printing: (printed) => void lookWhileAway(printed, port) });
});
afterAll(async () => {
  await browser?.close();
  await loge?.stop();
  await node?.stop();
});

async function lookWhileAway(printed: string, port: string): Promise<void> {
  if (away || !printed.includes('Waiting for EventStoreDB')) return;
  away = { line: printed.split('\n')[0] ?? '', ready: 0, store: '', live: 0, page: 0 };
  const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  while (away.ready === 0) {
    const ready = await get('/health/ready').catch(() => undefined);
    if (!ready) continue;
    away.ready = ready.status;
    // The body of `GET /health/ready`.
    away.store = ((await ready.json()) as { store: string }).store;
    away.live = (await get('/health/live')).status;
    away.page = (await get('/admin/')).status;
  }
  await node.restart();
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Runs a command beside the server. */
function command(...words: string[]): Promise<{ code: number | null; out: string }> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '../../backend/dist/cli/main.js'), ...words],
    {
      env: {
        ...process.env,
        ...settings,
        LOGE_DATA_DIR: loge.dataDir,
        LOGE_MASTER_KEY_FILE: join(loge.dataDir, 'master.key'),
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out })));
}

describe('Loge with its events in EventStoreDB', () => {
  test('waits for a node that is away at the start, and says so', () => {
    expect(away).toEqual({
      line: expect.stringMatching(/^Waiting for EventStoreDB at 127\.0\.0\.1:\d+ \(EVENTSTORE_URL\)/),
      ready: 503,
      store: 'unavailable',
      live: 200,
      page: 503,
    });
  });

  test('imports and rebuilds from the command line, beside the server (KO-1)', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'loge-export-'));
    try {
      await writeAafExport(folder, makeTown(new Date()), new Date());
      const imported = await command('import', folder, '--json');
      expect(imported.code).toBe(0);
      expect(JSON.parse(imported.out.trimEnd().split('\n').at(-1) ?? '')).toHaveProperty('unchanged.PUPIL');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    expect((await command('projections', 'rebuild', 'journal')).code).toBe(0);
  });

  (browser ? test : test.skip)('shows the register, its people, and who looked at them', async () => {
    const page: Page = await openBrowser(browser!);
    await signIn(page, loge.url, ADMINISTRATOR, loge.password(ADMINISTRATOR));
    await openSection(page, loge.url, '/register', 'Registre');
    await page
      .getByText(/a ouvert une session/)
      .first()
      .waitFor();
    await openSection(page, loge.url, '/accounts', 'Comptes');
    await page.getByLabel('Nom ou identifiant').fill('tom arnaud');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Tom Arnaud' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Tom Arnaud' }).waitFor();
    await page.reload();
    await page
      .getByText(/a consulté/)
      .first()
      .waitFor();
  });

  test('is not ready while the node is away, and ready again by itself', async () => {
    const ready = async () => (await fetch(`${loge.url}/health/ready`)).status;
    expect(await ready()).toBe(200);
    await node.stop();
    while ((await ready()) !== 503);
    await node.restart();
    while ((await ready()) !== 200);
  });
});
