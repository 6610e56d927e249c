import { pause } from '../../backend/src/event-store/pause.js';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { startBuiltLoge } from '../journeys/built-loge.js';
import { openBrowser, signIn } from '../journeys/visitor.js';
import { noBrowser, startBrowser } from '../support/browser.js';
import { figure } from './figures.js';
import type { Pair } from './figures.js';
import type { Part } from './part.js';

/** A slow line: 1.6 Mbit/s down, 750 kbit/s up, 40 ms there and back besides. */
const slowLine = {
  offline: false,
  latency: 40,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};

const SOMEBODY = 'administratrice@loge.example';

interface Asked {
  readonly name: string;
  readonly path: string;
  readonly signedIn: boolean;
  /** What can be used once the page can: of a list its filter and its first row, of the first page its figures. */
  readonly ready: (page: Page) => readonly Locator[];
}

const pages: readonly Asked[] = [
  {
    name: 'portal, sign-in',
    path: '/connexion',
    signedIn: false,
    ready: (page) => [page.getByRole('button', { name: 'Connexion', exact: true })],
  },
  {
    name: 'dashboard, sign-in',
    path: '/admin/',
    signedIn: false,
    ready: (page) => [page.getByRole('button', { name: 'Se connecter' })],
  },
  {
    name: 'home',
    path: '/admin/',
    signedIn: true,
    ready: (page) => [
      page.getByRole('heading', { level: 1, name: /^Bonjour/ }),
      page.getByRole('link', { name: /· Connexions$/ }),
    ],
  },
  {
    name: 'register',
    path: '/admin/#/register',
    signedIn: true,
    ready: (page) => [page.getByLabel('Nom ou identifiant'), page.locator('main li').first()],
  },
  {
    name: 'accounts',
    path: '/admin/#/accounts',
    signedIn: true,
    ready: (page) => [page.getByLabel('Nom ou identifiant'), page.locator('tbody tr').first()],
  },
];

/**
 * From the address to a page that can be used, in Chromium over a slow line, with nothing in its cache, in ms; against
 * the same page over the same line with its files in the cache. The aim is 2 s.
 */
export const pagesPart: Part = {
  name: 'pages',
  async measure({ rounds, quick, say }) {
    const browser = await startBrowser();
    if (!browser) throw new Error(noBrowser);
    const loge = await startBuiltLoge();
    try {
      const office = await openBrowser(browser);
      await signIn(office, loge.url, SOMEBODY, loge.password(SOMEBODY));
      const signedIn = await office.context().storageState();
      const figures = [];
      for (const asked of pages) {
        say(asked.name);
        const pairs: Pair[] = [];
        for (let round = 0; round < (quick ? 3 : rounds); round++) {
          const context = await browser.newContext({
            locale: 'fr-FR',
            viewport: { width: 1280, height: 900 },
            ...(asked.signedIn && { storageState: signedIn }),
          });
          const ours = await opening(context, loge.url, asked);
          pairs.push({ ours, theirs: await opening(context, loge.url, asked) });
          await context.close();
        }
        const goal = { bound: 'atMost', floor: 8, aim: 6, aimWithin: 2_000 } as const;
        const what = { part: 'pages', name: asked.name, unit: 'ms', against: 'files in the cache' };
        figures.push(figure({ ...what, goal }, pairs));
      }
      return figures;
    } finally {
      await closeBoth(browser, loge);
    }
  },
};

async function opening(context: BrowserContext, url: string, { path, ready }: Asked): Promise<number> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', slowLine);
  const began = performance.now();
  await page.goto(url + path, { waitUntil: 'commit' });
  // Playwright's own waiting looks every 500 ms in the end.
  for (const part of ready(page)) while (!(await part.isVisible())) await pause(10);
  const took = performance.now() - began;
  await page.close();
  return took;
}

async function closeBoth(browser: Browser, loge: { stop(): Promise<void> }): Promise<void> {
  await browser.close();
  await loge.stop();
}
