import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { writeAafExport } from '../../backend/src/demo/aaf-files.js';
import { makeTown } from '../../backend/src/demo/town.js';
import { noBrowser, startBrowser } from '../support/browser.js';
import { startOpenedLoge } from './built-loge.js';
import type { BuiltLoge } from './built-loge.js';
import { expectAccessible, inTheme, laptop, openBrowser, openSection, phone, signIn } from './pages.js';

const ADMINISTRATOR = 'administratrice@loge.example';
const DATA_PROTECTION_OFFICER = 'dpd@loge.example';

const browser = await startBrowser();
if (!browser) console.warn(noBrowser);
const journeys = browser ? describe : describe.skip;
jest.setTimeout(120_000);

journeys('first light', () => {
  let loge: BuiltLoge;
  let page: Page;

  beforeAll(async () => {
    loge = await startOpenedLoge();
    page = await openBrowser(browser!);
  });
  afterAll(async () => {
    await browser?.close();
    await loge?.stop();
  });

  test('the front page names the product and leads to the dashboard', async () => {
    await page.goto(`${loge.url}/`);
    expect(await page.title()).toContain('Loge');
    await expectAccessible(page);
    await page
      .getByRole('link', { name: /tableau de bord|administration/i })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Connexion' }).waitFor();
    await expectAccessible(page);
  });

  test('a dashboard that does not arrive whole says what to do', async () => {
    const cut = await openBrowser(browser!);
    await cut.route(/libraries-.*\.js$/, (route) => route.abort());
    await cut.goto(`${loge.url}/admin/`);
    await cut.getByText('La page n’est pas arrivée en entier').waitFor();
    await cut.context().close();
  });

  test('a wrong password is refused in words beside the fields, which keep what was typed', async () => {
    await page.goto(`${loge.url}/admin/`);
    await page.getByLabel('Adresse électronique ou identifiant').fill(ADMINISTRATOR);
    await page.getByLabel('Mot de passe', { exact: true }).fill('pas le bon du tout');
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Adresse électronique ou identifiant').inputValue()).toBe(ADMINISTRATOR);
  });

  test('an administrator signs in with a printed account, by keyboard alone', async () => {
    await page.goto(`${loge.url}/admin/`);
    await page.getByLabel('Adresse électronique ou identifiant').focus();
    await page.keyboard.type(ADMINISTRATOR);
    await page.keyboard.press('Tab');
    await page.keyboard.type(loge.password(ADMINISTRATOR));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Bonjour/ }).waitFor();
  });

  test.each([
    ['/', /^Bonjour/],
    ['/register', 'Registre'],
    ['/services', 'Accès des services'],
    ['/accounts', 'Comptes'],
    ['/distribution', 'Identifiants'],
    ['/distribution/files', 'Fichiers des identifiants'],
    ['/distribution/campaigns', 'Diffusion des identifiants'],
    ['/distribution/campaigns/new', 'Nouvelle diffusion'],
    ['/schools', 'Établissements'],
    ['/imports', 'Imports'],
    ['/imports/create', 'Importer un annuaire'],
    ['/people', 'Droits'],
    ['/me', 'Mon compte'],
  ])('the page %s is accessible on a laptop and on a phone, light and dark', async (path, heading) => {
    for (const size of [laptop, phone]) {
      await page.setViewportSize(size);
      await openSection(page, loge.url, path, heading);
      for (const landmark of ['banner', 'main'] as const)
        expect(await page.getByRole(landmark).count()).toBe(1);
      await expectAccessible(page);
    }
    await inTheme(page, 'dark');
    await expectAccessible(page);
    await inTheme(page, 'light');
    await page.setViewportSize(laptop);
  });

  test('the register tells who did what in sentences; a filter lives in the address', async () => {
    await openSection(page, loge.url, '/register', 'Registre');
    await page
      .getByText(/a ouvert une session/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Depuis le début' }).click();
    await page.waitForURL(/period/);
    const shared = page.url();
    await page.goto('about:blank');
    await page.goto(shared);
    await page
      .getByText(/événements? depuis le début/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Voir le détail' }).first().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('Qui', { exact: true }).waitFor();
    for (const fact of ['Qui', 'Quand', 'D’où', 'Pourquoi'])
      expect(await drawer.getByText(fact, { exact: true }).count()).toBeGreaterThan(0);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
  });

  test('another language is spoken once its words are there, and the page stands until then', async () => {
    await openSection(page, loge.url, '/register', 'Registre');
    let arrive: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    await page.route(/\/first-[^/]*\.js$/, async (route) => {
      await arrived;
      await route.continue();
    });
    const choose = async (account: RegExp, label: string, language: string) => {
      await page.getByRole('button', { name: account }).click();
      await page.getByRole('dialog').getByLabel(label).selectOption(language);
    };
    const asked = page.waitForRequest(/\/first-[^/]*\.js$/);
    await choose(/^Mon compte/, 'Langue', 'en');
    await asked;
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: 'Registre' }).waitFor();
    await page
      .getByText(/a ouvert une session/)
      .first()
      .waitFor();
    arrive();
    await page.getByRole('heading', { level: 1, name: 'Register' }).waitFor();
    await page
      .getByText(/opened a session/)
      .first()
      .waitFor();
    await page.unroute(/\/first-[^/]*\.js$/);
    if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape');
    await choose(/^My account/, 'Language', 'fr');
    await page.getByRole('heading', { level: 1, name: 'Registre' }).waitFor();
  });

  test('two homonyms are told apart by school and class', async () => {
    await openSection(page, loge.url, '/accounts', 'Comptes');
    await page.getByLabel('Nom ou identifiant').fill('martin lucas');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Lucas Martin' }).nth(1).waitFor();
    for (const login of ['lucas.martin', 'lucas.martin2'])
      await page.getByText(login, { exact: true }).first().waitFor();
  });

  test('a directory export is analysed, shown, imported and reported (KO-1)', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'loge-export-'));
    try {
      const town = makeTown(new Date());
      const tom = town.pupils.find(({ given, family }) => given === 'Tom' && family === 'Arnaud');
      if (tom) tom.className = '2de C';
      await writeAafExport(folder, town, new Date());
      const files = (await readdir(folder)).map((name) => join(folder, name));
      await openSection(page, loge.url, '/imports/create', 'Importer un annuaire');
      await page.locator('input[type=file]').setInputFiles(files);
      await page.getByText(/4 fichiers choisis/).waitFor();
      await page.locator('form button[type=submit]').click();
      await page.getByRole('heading', { name: 'Ce qui changerait' }).waitFor({ timeout: 60_000 });
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Importer pour de bon' }).click();
      await page.getByRole('heading', { name: 'Ce qui a été fait' }).waitFor({ timeout: 60_000 });
      await expectAccessible(page);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    await openSection(page, loge.url, '/accounts', 'Comptes');
    await page.getByLabel('Nom ou identifiant').fill('tom arnaud');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Tom Arnaud' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Tom Arnaud' }).waitFor();
    await page
      .getByText(/2de B\s*→?\s*2de C|2de C/)
      .first()
      .waitFor();
    await expectAccessible(page);
  });

  test('the data protection officer opens the history of a person and finds who looked at them', async () => {
    const officer = await openBrowser(browser!);
    await signIn(officer, loge.url, DATA_PROTECTION_OFFICER, loge.password(DATA_PROTECTION_OFFICER));
    expect(await officer.getByRole('link', { name: 'Imports' }).count()).toBe(0);
    await openSection(officer, loge.url, '/accounts', 'Comptes');
    await officer.getByLabel('Nom ou identifiant').fill('tom arnaud');
    await officer.keyboard.press('Enter');
    await officer.getByRole('link', { name: 'Tom Arnaud' }).first().click();
    await officer.getByRole('heading', { level: 1, name: 'Tom Arnaud' }).waitFor();
    await officer
      .getByText(/a consulté/)
      .first()
      .waitFor();
    await officer.context().close();
  });

  test('signing out leads back to the sign-in page, and going back shows nothing', async () => {
    await openSection(page, loge.url, '/', /^Bonjour/);
    await page.getByRole('button', { name: /^Mon compte/ }).click();
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.getByRole('heading', { level: 1, name: 'Connexion' }).waitFor();
    await page.goto(`${loge.url}/admin/#/accounts`);
    await page.getByRole('heading', { level: 1, name: 'Connexion' }).waitFor();
  });
});
