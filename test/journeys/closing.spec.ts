import { afterAll, beforeAll, describe, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { noBrowser, startBrowser } from '../support/browser.js';
import { startOpenedLoge } from './built-loge.js';
import type { BuiltLoge } from './built-loge.js';
import { expectAccessible, laptop, openBrowser, openSection, phone, signIn } from './pages.js';

const ADMINISTRATOR = 'administratrice@loge.example';
const OFFICER = 'dpd@loge.example';

const browser = await startBrowser();
if (!browser) console.warn(noBrowser);
const journeys = browser ? describe : describe.skip;
jest.setTimeout(120_000);

journeys('an account that is closed', () => {
  let loge: BuiltLoge;
  let administrator: Page;
  let officer: Page;

  beforeAll(async () => {
    loge = await startOpenedLoge();
    administrator = await openBrowser(browser!);
    officer = await openBrowser(browser!);
    await signIn(administrator, loge.url, ADMINISTRATOR, loge.password(ADMINISTRATOR));
    await signIn(officer, loge.url, OFFICER, loge.password(OFFICER));
    await openSection(administrator, loge.url, '/accounts', 'Comptes');
    await administrator.getByLabel('Nom ou identifiant').fill(OFFICER);
    await administrator.keyboard.press('Enter');
    await administrator.getByText(OFFICER, { exact: true }).waitFor();
    await administrator.getByRole('table').getByRole('link').first().click();
    await administrator.getByRole('tab', { name: 'Connexion' }).click();
  });
  afterAll(async () => {
    await browser?.close();
    await loge?.stop();
  });

  /** Does what the button says, once the dialog was told why. */
  const act = async (button: string, reason: string): Promise<void> => {
    await administrator.getByRole('button', { name: button }).click();
    const dialog = administrator.getByRole('dialog');
    await dialog.getByLabel('Motif').fill(reason);
    await expectAccessible(administrator);
    await dialog.getByRole('button', { name: button }).click();
    await dialog.waitFor({ state: 'detached' });
  };
  /** The officer goes on, and is asked to sign in. */
  const expectSignedOut = async (): Promise<void> => {
    await officer.goto(`${loge.url}/admin/#/register`);
    await officer.reload();
    await officer.getByRole('heading', { level: 1, name: 'Connexion' }).waitFor();
  };

  test('shows beforehand how it is signed in to and where, on a laptop and on a phone', async () => {
    await administrator.getByRole('heading', { name: 'Moyens de connexion' }).waitFor();
    await administrator.getByText('valable', { exact: true }).waitFor();
    await administrator
      .getByText(/dernière utilisation/)
      .first()
      .waitFor();
    for (const size of [phone, laptop]) {
      await administrator.setViewportSize(size);
      await expectAccessible(administrator);
    }
  });

  test('may only have its sessions ended: its owner signs in again', async () => {
    await act('Fermer les sessions', 'Téléphone perdu');
    await administrator.getByText(/session est fermée|sessions sont fermées/).waitFor();
    await administrator.getByText(/Aucune session ouverte/).waitFor();
    await expectSignedOut();
    await signIn(officer, loge.url, OFFICER, loge.password(OFFICER));
  });

  test('lets nobody in, until it is opened again', async () => {
    await act('Fermer le compte', 'A quitté l’académie');
    await administrator.getByText('fermé', { exact: true }).waitFor();
    await expectSignedOut();
    await officer.getByLabel('Adresse électronique ou identifiant').fill(OFFICER);
    await officer.getByLabel('Mot de passe', { exact: true }).fill(loge.password(OFFICER));
    await officer.getByRole('button', { name: 'Se connecter' }).click();
    await officer.getByRole('alert').waitFor();
    await act('Rouvrir le compte', 'Revient en janvier');
    await administrator.getByText('actif', { exact: true }).waitFor();
    await signIn(officer, loge.url, OFFICER, loge.password(OFFICER));
  });

  test('has all of it in its history, with the reasons', async () => {
    await administrator.getByRole('tab', { name: 'Histoire' }).click();
    for (const reason of ['A quitté l’académie', 'Revient en janvier'])
      await administrator.getByText(reason).first().waitFor();
  });
});
