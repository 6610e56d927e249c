import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { noBrowser, startBrowser } from '../support/browser.js';
import { startOpenedLoge } from './built-loge.js';
import type { BuiltLoge } from './built-loge.js';
import { expectAccessible, laptop, openBrowser } from './pages.js';

const small = { width: 390, height: 844 };
const sizes = [
  ['a phone', small],
  ['a laptop', laptop],
] as const;
/** A school of the demo. */
const lycee = { code: '0911234X', name: /Jean-Moulin/ };

const browser = await startBrowser();
if (!browser) console.warn(noBrowser);
const journeys = browser ? describe : describe.skip;
jest.setTimeout(120_000);

journeys('the portal, before anybody is signed in', () => {
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

  const open = async (path: string, heading: RegExp | string): Promise<void> => {
    await page.goto(loge.url + path);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    // The footer comes with the scripts.
    await page.getByLabel('Langue').waitFor();
  };

  test.each([
    ['/', 'Les clés des comptes scolaires'],
    [`/e/${lycee.code}`, lycee.name],
    ['/e/0000000A', 'Établissement introuvable'],
    ['/connexion', 'Connexion'],
    [`/connexion?ecole=${lycee.code}`, 'Connexion'],
    ['/mot-de-passe-oublie', 'Mot de passe oublié'],
    ['/identifiant-oublie', 'Identifiant oublié'],
    ['/mot-de-passe', 'Ce lien ne marche pas'],
    ['/deconnexion', 'Votre session est fermée'],
  ])('%s is accessible on a phone and on a laptop', async (path, heading) => {
    for (const size of [small, laptop]) {
      await page.setViewportSize(size);
      await open(path, heading);
      for (const landmark of ['banner', 'main', 'contentinfo'] as const)
        expect(await page.getByRole(landmark).count()).toBe(1);
      await expectAccessible(page);
    }
  });

  test.each(sizes)(
    'a school’s page leads to the sign-in of that school and back, on %s (MB-1, KO-14)',
    async (_, size) => {
      await page.setViewportSize(size);
      await open(`/e/${lycee.code}`, lycee.name);
      await page.getByRole('link', { name: 'Se connecter' }).click();
      await page.getByText(/Vous vous connectez à.*Jean-Moulin/).waitFor();
      await page.getByText(/droit de voir les données.*loi du 6 janvier 1978/).waitFor();
      await page.getByText(/déconnectez-vous et fermez le navigateur/).waitFor();
      await page.getByRole('link', { name: 'Changer' }).click();
      await page.getByRole('heading', { level: 1, name: 'Les clés des comptes scolaires' }).waitFor();
    },
  );

  test.each(sizes)(
    'the sign-in page tells of the first time, and whom to ask, on %s (IT-5, HF-2)',
    async (_, size) => {
      await page.setViewportSize(size);
      await open('/connexion', 'Connexion');
      await page.getByText(/Si c’est votre première connexion via ce portail/).waitFor();
      await page.getByText('Votre compte n’est pas accessible').click();
      await page.getByText(/Parent.*au secrétariat/).waitFor();
      await page.getByRole('link', { name: /Mot de passe oublié/ }).click();
      await page.getByRole('heading', { level: 1, name: 'Mot de passe oublié' }).waitFor();
    },
  );

  test('what is typed before the scripts are there stays, and so does the focus', async () => {
    const slow = await openBrowser(browser!, small);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await slow.route('**/assets/*.js', async (route) => {
      await held;
      await route.continue();
    });
    await slow.goto(`${loge.url}/connexion`, { waitUntil: 'commit' });
    await slow.getByLabel('Courriel ou identifiant').fill('tom.arnaud');
    await slow.getByLabel('Mot de passe', { exact: true }).fill('pas encore fini');
    expect(await slow.getByRole('button', { name: 'Connexion' }).isDisabled()).toBe(true);
    release();
    await slow.getByLabel('Langue').waitFor();
    expect(await slow.getByLabel('Courriel ou identifiant').inputValue()).toBe('tom.arnaud');
    expect(await slow.getByLabel('Mot de passe', { exact: true }).inputValue()).toBe('pas encore fini');
    expect(await slow.evaluate<string>('document.activeElement.id')).toBe('password');
    expect(await slow.getByRole('button', { name: 'Connexion' }).isEnabled()).toBe(true);
    await slow.context().close();
  });

  test('by keyboard alone: a field left empty is named, and the focus goes to it; the eye shows the password', async () => {
    await open('/connexion', 'Connexion');
    await page.getByLabel('Courriel ou identifiant').focus();
    await page.keyboard.press('Enter');
    await page.getByText('À remplir.').waitFor();
    const login = page.getByLabel('Courriel ou identifiant');
    expect(await login.getAttribute('aria-describedby')).toBe('username-error');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('username');
    await page.keyboard.type('tom.arnaud');
    await page.keyboard.press('Tab');
    await page.keyboard.type('secret à voir');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await page.locator('#password').getAttribute('type')).toBe('text');
    await page.getByRole('button', { name: 'Cacher le mot de passe' }).waitFor();
  });

  test('the secret of a mailed link leaves the address bar at once (IT-4)', async () => {
    await page.goto(`${loge.url}/mot-de-passe#token=secret-of-a-link`);
    await page.getByLabel('Langue').waitFor();
    expect(page.url()).toBe(`${loge.url}/mot-de-passe`);
  });

  test('the pages of one’s own account send a visitor to the sign-in, and remember where to return', async () => {
    await page.goto(`${loge.url}/mes-sessions`);
    await page.waitForURL(/\/connexion\?retour=%2Fmes-sessions$/);
  });

  test('speaks four languages, and remembers which', async () => {
    const own = await openBrowser(browser!, small);
    await own.goto(`${loge.url}/connexion`);
    for (const [language, heading, label] of [
      ['de', 'Anmeldung', 'Sprache'],
      ['nl', 'Aanmelden', 'Taal'],
      ['en', 'Sign in', 'Language'],
    ] as const) {
      await own.locator('footer select').first().selectOption(language);
      await own.getByRole('heading', { level: 1, name: heading }).waitFor();
      expect(await own.evaluate<string>('document.documentElement.lang')).toBe(language);
      await own.reload();
      await own.getByLabel(label).waitFor();
      await own.getByRole('heading', { level: 1, name: heading }).waitFor();
    }
    await own.context().close();
  });
});
