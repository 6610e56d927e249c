import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { schoolId } from '@loge/contracts';
import { lycee, makeTown } from '../../backend/src/demo/town.js';
import { noBrowser, startBrowser } from '../support/browser.js';
import { startOpenedLoge } from './built-loge.js';
import type { BuiltLoge } from './built-loge.js';
import { openBrowser, openSection, signIn } from './pages.js';

const browser = await startBrowser();
if (!browser) console.warn(noBrowser);
const journeys = browser ? describe : describe.skip;
jest.setTimeout(120_000);

const PREFIX = '/ent/loge';
const ADMINISTRATOR = 'administratrice@loge.example';
const parent = makeTown(new Date()).relatives.find(({ email }) => email !== '')!;

/** A server on any free port of the loopback. */
async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** A reverse proxy that takes the prefix away; what is asked outside of it is kept, and is nobody's. */
function prefixProxy(strayed: string[], target: () => number): Server {
  return createServer((asked, answer) => {
    const { url = '', method, headers } = asked;
    if (!url.startsWith(`${PREFIX}/`)) {
      strayed.push(url);
      answer.writeHead(404).end();
      return;
    }
    const path = url.slice(PREFIX.length);
    const passed = request({ port: target(), host: '127.0.0.1', path, method, headers });
    passed.once('response', (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    passed.once('error', () => answer.destroy());
    asked.pipe(passed);
  });
}

journeys('behind a path prefix and a reverse proxy', () => {
  const strayed: string[] = [];
  let proxy: Server;
  let loge: BuiltLoge;
  let page: Page;

  beforeAll(async () => {
    // A free port that Loge takes a moment later.
    const place = createServer();
    const port = await listening(place);
    place.close();
    proxy = prefixProxy(strayed, () => port);
    const url = `http://127.0.0.1:${await listening(proxy)}${PREFIX}`;
    loge = await startOpenedLoge({ settings: { PUBLIC_URL: url, PORT: String(port) } });
    expect(loge.url).toBe(url);
    page = await openBrowser(browser!);
  });
  afterAll(async () => {
    await browser?.close();
    await loge?.stop();
    proxy?.closeAllConnections();
    proxy?.close();
  });

  test('MB-1, IT-4 a parent goes from the school’s page to a first password by mail, and is in', async () => {
    await page.goto(`${loge.url}/e/${schoolId(lycee.uai)}`);
    await page.getByRole('link', { name: 'Se connecter' }).click();
    await page.getByRole('heading', { level: 1, name: 'Connexion' }).waitFor();
    await page.getByRole('link', { name: 'Mot de passe oublié ?' }).first().click();
    await page.getByLabel('Courriel ou identifiant').fill(parent.email);
    await page.getByRole('button', { name: 'Valider' }).click();
    await page.getByRole('heading', { level: 1, name: 'C’est demandé' }).waitFor();

    const mail = page
      .getByRole('listitem')
      .filter({ hasText: parent.email })
      .getByRole('link', { name: /mot de passe/i })
      .first();
    do await page.goto(`${loge.url}/demo/outbox`);
    while ((await mail.count()) === 0);
    await mail.click();
    const link = await page.locator('pre a[href*="#token="]').first().getAttribute('href');
    expect(link?.startsWith(`${loge.url}/mot-de-passe#token=`)).toBe(true);
    await page.goto(link!);
    await page.getByLabel(/^Votre (nouveau )?mot de passe$/).fill('Quatre tulipes sous 3 flocons');
    await page.getByLabel('Confirmation de votre mot de passe').fill('Quatre tulipes sous 3 flocons');
    await page.getByRole('button', { name: 'Valider' }).click();
    await page.getByRole('button', { name: 'Se déconnecter', exact: true }).waitFor();
  });

  test('an administrator works in the dashboard', async () => {
    const office = await openBrowser(browser!);
    await signIn(office, loge.url, ADMINISTRATOR, loge.password(ADMINISTRATOR));
    await openSection(office, loge.url, '/accounts', 'Comptes');
  });

  test('nothing was ever asked for outside the prefix', () => {
    expect(strayed).toEqual([]);
  });
});
