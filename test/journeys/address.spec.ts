import { afterAll, beforeAll, describe, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { makeTown } from '../../backend/src/demo/town.js';
import { noBrowser, startBrowser } from '../support/browser.js';
import { startOpenedLoge } from './built-loge.js';
import type { BuiltLoge } from './built-loge.js';
import { expectAccessible, laptop, openBrowser } from './pages.js';

const browser = await startBrowser();
if (!browser) console.warn(noBrowser);
const journeys = browser ? describe : describe.skip;
jest.setTimeout(120_000);

const PASSWORD = 'Quatre tulipes sous 3 flocons';
const NEW = 'nouvelle.adresse@courriel.example';
const sizes = [{ width: 390, height: 844 }, laptop];

/** A parent of the demo who knows an address. */
const parent = makeTown(new Date()).relatives.find(({ email }) => email !== '')!;

journeys('a parent changes their address', () => {
  let loge: BuiltLoge;
  let page: Page;

  beforeAll(async () => {
    loge = await startOpenedLoge();
    page = await openBrowser(browser!, sizes[0]);
  });
  afterAll(async () => {
    await browser?.close();
    await loge?.stop();
  });

  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);

  /** As a machine judges it, on a phone and on a laptop. */
  async function expectAccessibleEverywhere(): Promise<void> {
    for (const size of sizes) {
      await page.setViewportSize(size);
      await expectAccessible(page);
    }
  }

  /** Opens the link of the newest mail to an address with such a subject; it may be under way yet. */
  async function openMailedLink(to: string, subject: RegExp): Promise<void> {
    const mail = page
      .getByRole('listitem')
      .filter({ hasText: to })
      .getByRole('link', { name: subject })
      .first();
    do await page.goto(`${loge.url}/demo/outbox`);
    while ((await mail.count()) === 0);
    await mail.click();
    await page.goto((await page.locator('pre a[href*="#token="]').first().getAttribute('href')) ?? '');
  }

  async function signIn(login: string): Promise<void> {
    await page.goto(`${loge.url}/connexion`);
    await fill('Courriel ou identifiant', login);
    await fill('Mot de passe', PASSWORD);
    await press('Connexion');
    await page.getByRole('button', { name: 'Se déconnecter', exact: true }).waitFor();
  }

  test('IT-1 « Mon adresse » is found from one’s own page, and says where mails go', async () => {
    await page.goto(`${loge.url}/mot-de-passe-oublie`);
    await fill('Courriel ou identifiant', parent.email);
    await press('Valider');
    await heading('C’est demandé').waitFor();
    await openMailedLink(parent.email, /mot de passe/i);
    await fill('Votre mot de passe', PASSWORD);
    await fill('Confirmation de votre mot de passe', PASSWORD);
    await press('Valider');
    await page.getByRole('link', { name: 'Mon adresse' }).click();
    await heading('Mon adresse').waitFor();
    await page.getByText(`Votre adresse : ${parent.email}`).waitFor();
    await expectAccessibleEverywhere();
  });

  test('IT-1 what is typed wrongly is said beside its field', async () => {
    await fill('Nouvelle adresse mail', parent.email);
    await fill('Votre mot de passe actuel', 'pas le bon du tout');
    await press('Valider');
    await page.getByText('Ce n’est pas votre mot de passe actuel.').waitFor();
    await fill('Votre mot de passe actuel', PASSWORD);
    await press('Valider');
    await page.getByText('C’est déjà votre adresse.').waitFor();
    await expectAccessibleEverywhere();
  });

  test('IT-1 the old and the new address agree, each by its mail; the confirmed address becomes the login', async () => {
    await fill('Nouvelle adresse mail', NEW);
    await press('Valider');
    await page.getByText(`Changement demandé pour : ${NEW}`).waitFor();
    await expectAccessibleEverywhere();

    await openMailedLink(NEW, /Confirmer votre nouvelle adresse/);
    await heading('Confirmer une adresse').waitFor();
    await expectAccessibleEverywhere();
    await press('Confirmer cette adresse');
    await page.getByText('Il manque l’accord de l’autre adresse').waitFor();
    await expectAccessibleEverywhere();

    await openMailedLink(parent.email, /Changement de votre adresse/);
    await heading('Accord pour changer d’adresse').waitFor();
    await expectAccessibleEverywhere();
    await press('Je suis d’accord');
    await page.getByText(`Les courriels arrivent désormais à ${NEW}`).waitFor();
    await expectAccessibleEverywhere();

    await page.goto(`${loge.url}/mon-adresse`);
    await page.getByText(`Votre adresse : ${NEW}`).waitFor();
    await press('Se déconnecter');
    await page.waitForURL('**/deconnexion');
    await signIn(NEW);
  });

  test('IT-1 a link that served says so, and the next mail goes to the new address', async () => {
    await openMailedLink(parent.email, /Changement de votre adresse/);
    await page.getByText('il a déjà servi').waitFor();
    await expectAccessibleEverywhere();
    await page.goto(`${loge.url}/mot-de-passe-oublie`);
    await fill('Courriel ou identifiant', parent.email);
    await press('Valider');
    await heading('C’est demandé').waitFor();
    await openMailedLink(NEW, /mot de passe/i);
    await heading('Mise à jour du mot de passe').waitFor();
  });
});
