import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { schoolId } from '@loge/contracts';
import { lycee, makeTown } from '../../backend/src/demo/town.js';
import { noBrowser, startBrowser } from '../support/browser.js';
import { startOpenedLoge } from './built-loge.js';
import type { BuiltLoge } from './built-loge.js';
import { expectAccessible, laptop, openBrowser, openSection, signIn } from './pages.js';

const browser = await startBrowser();
if (!browser) console.warn(noBrowser);
const journeys = browser ? describe : describe.skip;
jest.setTimeout(120_000);

const ADMINISTRATOR = 'administratrice@loge.example';
const FIRST = 'Quatre tulipes sous 3 flocons';
const SECOND = 'Le vélo du facteur a 2 roues';
const oldPhone = { width: 390, height: 844 };

/** A parent of the demo with children in both schools, who know the same address. */
const parent = makeTown(new Date()).relatives.find(({ email }) => email !== '')!;
const parentName = `${parent.given} ${parent.family}`;
const school = schoolId(lycee.uai);

afterAll(() => browser?.close());

journeys.each([
  ['a phone', oldPhone],
  ['a laptop', laptop],
])('a parent gets in by themselves, on %s', (_, size) => {
  let loge: BuiltLoge;
  let page: Page;

  beforeAll(async () => {
    loge = await startOpenedLoge();
    page = await openBrowser(browser!, size);
  });
  afterAll(async () => {
    await page?.context().close();
    await loge?.stop();
  });

  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });

  /** Asks for a mail with the page « Mot de passe oublié ». */
  async function askForMail(typed: string): Promise<void> {
    await page.goto(`${loge.url}/mot-de-passe-oublie`);
    await page.getByLabel('Courriel ou identifiant').fill(typed);
    await page.getByRole('button', { name: 'Valider' }).click();
    await heading('C’est demandé').waitFor();
  }

  /** The link in the newest mail of the demo's outbox to the parent with such a subject; it may be under way yet. */
  async function mailedLink(subject: RegExp): Promise<string> {
    const mails = page.getByRole('listitem').filter({ hasText: parent.email });
    const mail = mails.getByRole('link', { name: subject }).first();
    do await page.goto(`${loge.url}/demo/outbox`);
    while ((await mail.count()) === 0);
    await mail.click();
    return (await page.locator('pre a[href*="#token="]').first().getAttribute('href')) ?? '';
  }

  /** Chooses a password on the page that a link leads to. */
  async function choose(password: string): Promise<void> {
    await page.getByLabel(/^Votre (nouveau )?mot de passe$/).fill(password);
    await page.getByLabel('Confirmation de votre mot de passe').fill(password);
    await page.getByRole('button', { name: 'Valider' }).click();
  }

  async function signInAt(login: string, password: string): Promise<void> {
    await page.goto(`${loge.url}/connexion`);
    await page.getByLabel('Courriel ou identifiant').fill(login);
    await page.getByLabel('Mot de passe', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Connexion' }).click();
  }

  test('MB-1 a school has a public page that leads to the sign-in page', async () => {
    await page.goto(`${loge.url}/e/${school}`);
    await heading(/Lycée/).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Se connecter' }).click();
    await heading('Connexion').waitFor();
    await expectAccessible(page);
  });

  test('HF-2 a wrong login and a wrong password get one message, and nothing typed is lost', async () => {
    const messages = [];
    for (const login of [parent.email, 'personne.inconnue']) {
      await signInAt(login, 'pas le bon du tout');
      messages.push(await page.getByRole('alert').innerText());
      expect(await page.getByLabel('Courriel ou identifiant').inputValue()).toBe(login);
    }
    expect(new Set(messages).size).toBe(1);
    await expectAccessible(page);
  });

  test('IT-4, IT-1 the first sign-in goes through « Mot de passe oublié ? », and the address becomes the login', async () => {
    await page.goto(`${loge.url}/connexion`);
    await page.getByRole('link', { name: 'Mot de passe oublié ?' }).first().click();
    await heading('Mot de passe oublié').waitFor();
    await expectAccessible(page);
    await askForMail(parent.email);
    await expectAccessible(page);

    const link = await mailedLink(/mot de passe/i);
    await page.goto(link);
    await heading('Mise à jour du mot de passe').waitFor();
    expect(page.url()).not.toContain('token');
    await expectAccessible(page);
    await choose(FIRST);
    await page.getByRole('button', { name: 'Se déconnecter', exact: true }).waitFor();
    await page.getByText(parentName).first().waitFor();

    await page.goto(link);
    await page.getByText('Ce lien a déjà servi').waitFor();
    await expectAccessible(page);
  });

  test('MB-6, IT-2, MB-5 signing out says what else to close; one sign-in reaches both schools, and coming back is no error', async () => {
    await page.goto(`${loge.url}/e/${school}`);
    await page.getByRole('button', { name: 'Se déconnecter', exact: true }).click();
    await page.waitForURL('**/deconnexion');
    await page.getByText('Fermez maintenant toutes les fenêtres').waitFor();
    await expectAccessible(page);

    await signInAt(parent.email, FIRST);
    await heading('Votre session est ouverte').waitFor();
    for (const name of [/Collège/, /Lycée/]) await page.getByRole('link', { name }).waitFor();
    await expectAccessible(page);
    await page.goto(`${loge.url}/connexion`);
    await page.getByRole('link', { name: /Lycée/ }).click();
    await page.waitForURL('**/e/**');
    await page.getByText(parentName).first().waitFor();
  });

  test('« Mes sessions » shows this device, « Mon historique » what happened in plain words', async () => {
    await page.goto(`${loge.url}/mes-sessions`);
    await page.getByText('Cet appareil').waitFor();
    await expectAccessible(page);
    await page.goto(`${loge.url}/mon-historique`);
    await page.getByText('a choisi un nouveau mot de passe').first().waitFor();
    await expectAccessible(page);
  });

  test('« Ce n’était pas moi » asks for a new password at once, and the school reads it in the register', async () => {
    await page
      .getByRole('button', { name: /^Ce n’était pas moi/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Oui, ce n’était pas moi' }).click();
    await heading('Mise à jour du mot de passe').waitFor();
    await page.getByLabel('Votre mot de passe actuel').fill(FIRST);
    await choose(SECOND);
    await page.getByRole('button', { name: 'Valider' }).waitFor({ state: 'hidden' });

    const office = await openBrowser(browser!, laptop);
    await signIn(office, loge.url, ADMINISTRATOR, loge.password(ADMINISTRATOR));
    await openSection(office, loge.url, '/register', 'Registre');
    await office.getByText('a contesté une action').first().waitFor();
    await office.context().close();
  });

  test('KO-9 who has no account gets the same answer as who has one', async () => {
    await askForMail('personne.inconnue@courriel.example');
    const unknown = await page.locator('main').innerText();
    await askForMail(parent.email);
    expect(await page.locator('main').innerText()).toBe(unknown);
  });
});
