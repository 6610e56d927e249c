import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { makeTown } from '../../backend/src/demo/town.js';
import { noBrowser, startBrowser } from '../support/browser.js';
import { startOpenedLoge } from './built-loge.js';
import type { BuiltLoge } from './built-loge.js';
import { expectAccessible, laptop, openBrowser, openSection, signIn } from './pages.js';

const ADMINISTRATOR = 'administratrice@loge.example';
const OFFICER = 'dpd@loge.example';
const OWN = 'Quatre tulipes sous 3 flocons';
const small = { width: 390, height: 844 };
const pupil = makeTown(new Date()).pupils[0]!;
const pupilName = `${pupil.given} ${pupil.family}`;

const browser = await startBrowser();
if (!browser) console.warn(noBrowser);
const journeys = browser ? describe : describe.skip;
jest.setTimeout(120_000);

journeys('KO-13: a pupil who lost their password comes to the counter', () => {
  let loge: BuiltLoge;
  let office: Page;
  let telephone: Page;
  let password: string;
  let login: string;

  beforeAll(async () => {
    loge = await startOpenedLoge();
    office = await openBrowser(browser!, laptop);
    telephone = await openBrowser(browser!, small);
    await signIn(office, loge.url, ADMINISTRATOR, loge.password(ADMINISTRATOR));
    await openSection(office, loge.url, '/accounts', 'Comptes');
    await office.getByLabel('Nom ou identifiant').fill(pupilName);
    await office.keyboard.press('Enter');
    await office.getByRole('table').getByRole('link', { name: pupilName }).first().click();
    await office.getByRole('heading', { level: 1, name: pupilName }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await loge?.stop();
  });

  /** On a phone, and on a laptop. */
  const expectAccessibleAtBothSizes = async (page: Page): Promise<void> => {
    for (const size of [small, laptop]) {
      await page.setViewportSize(size);
      await expectAccessible(page);
    }
  };

  test('asks whether it shall be, and why', async () => {
    await office.getByRole('button', { name: 'Régénérer le mot de passe' }).click();
    const dialog = office.getByRole('dialog', {
      name: 'Souhaitez-vous créer un nouveau mot de passe pour cet utilisateur ?',
    });
    await dialog.waitFor();
    await expectAccessibleAtBothSizes(office);
    await dialog.getByRole('button', { name: 'Régénérer le mot de passe' }).click();
    await dialog.getByText('À remplir').waitFor();
    await dialog.getByLabel('Motif').fill('Venu au guichet avec son carnet');
    await dialog.getByRole('button', { name: 'Régénérer le mot de passe' }).click();
  });

  test('shows the new password once, in large groups', async () => {
    const dialog = office.getByRole('dialog', { name: 'Nouveau mot de passe' });
    const said = await dialog.getByText(/^Le mot de passe de .* a été modifié\./).innerText();
    expect(said.replace(/\s/g, ' ')).toMatch(
      new RegExp(
        `^Le mot de passe de ${pupilName} \\(login : \\S+\\) a été modifié. Son nouveau mot de passe est :$`,
      ),
    );
    login = /login\s:\s(\S+)\)/.exec(said)?.[1] ?? '';
    password = await dialog.locator('[data-secret]').innerText();
    expect(password).toMatch(/^[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}$/);
    await expectAccessibleAtBothSizes(office);
  });

  test('prints a slip with the name, the login, the password and the address, and nothing else', async () => {
    await office.emulateMedia({ media: 'print' });
    const slip = (await office.locator('body').innerText()).replace(/\s+/g, ' ').trim();
    await office.emulateMedia({ media: 'screen' });
    for (const part of [pupilName, login, password, `${loge.url}/connexion`]) expect(slip).toContain(part);
    expect(slip).toMatch(/^\S.*Ne donnez ce papier à personne\.$/);
    expect(slip).not.toContain('Régénérer');
    const buttons = office.getByRole('dialog').getByRole('button');
    expect(await buttons.allInnerTexts()).toEqual(['Copier', 'Imprimer', 'C’est remis, fermer']);
    await buttons.last().click();
    await office.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await office.content()).not.toContain(password);
  });

  test('the page says that the password is temporary, and until when', async () => {
    await office.getByRole('tab', { name: 'Connexion' }).click();
    await office.getByText('provisoire', { exact: true }).waitFor();
    await office.getByText('Valable jusqu’au').waitFor();
    await expectAccessibleAtBothSizes(office);
  });

  test('on the portal it lets the pupil in to choose another at once, and then on', async () => {
    await telephone.goto(`${loge.url}/connexion`);
    await telephone.getByLabel('Courriel ou identifiant').fill(login);
    await telephone
      .getByLabel('Mot de passe', { exact: true })
      .fill(password.toUpperCase().replaceAll('-', ' '));
    await telephone.getByRole('button', { name: 'Connexion' }).click();
    await telephone.getByRole('heading', { level: 1, name: 'Mise à jour du mot de passe' }).waitFor();
    await expectAccessibleAtBothSizes(telephone);

    await telephone.getByLabel('Votre mot de passe actuel').fill(password);
    await telephone.getByLabel(/^Votre nouveau mot de passe$/).fill(OWN);
    await telephone.getByLabel('Confirmation de votre mot de passe').fill(OWN);
    await telephone.getByRole('button', { name: 'Valider' }).click();
    await telephone.getByRole('button', { name: 'Se déconnecter', exact: true }).waitFor();
    await telephone.getByText(pupilName).first().waitFor();
  });

  test('is dead then, and the register has every hand that it went through', async () => {
    const stranger = await openBrowser(browser!, small);
    await stranger.goto(`${loge.url}/connexion`);
    await stranger.getByLabel('Courriel ou identifiant').fill(login);
    await stranger.getByLabel('Mot de passe', { exact: true }).fill(password);
    await stranger.getByRole('button', { name: 'Connexion' }).click();
    await stranger.getByRole('alert').waitFor();
    await stranger.context().close();

    await office.reload();
    await office.getByText('valable', { exact: true }).waitFor();
    await office.getByRole('tab', { name: 'Histoire' }).click();
    for (const told of [/a créé un mot de passe provisoire/, /a remis .* ses identifiants en main propre/])
      await office.getByText(told).first().waitFor();
    await office.getByText('Venu au guichet avec son carnet').first().waitFor();
    expect(await office.content()).not.toContain(password);
  });

  test('lets staff into the dashboard to choose another at once, too', async () => {
    await openSection(office, loge.url, '/accounts', 'Comptes');
    await office.getByLabel('Nom ou identifiant').fill(OFFICER);
    await office.keyboard.press('Enter');
    await office.getByText(OFFICER, { exact: true }).waitFor();
    await office.getByRole('table').getByRole('link').first().click();
    await office.getByRole('button', { name: 'Régénérer le mot de passe' }).click();
    await office.getByLabel('Motif').fill('Mot de passe oublié en vacances');
    await office.getByRole('dialog').getByRole('button', { name: 'Régénérer le mot de passe' }).click();
    const temporary = await office.locator('[data-secret]').innerText();

    const officer = await openBrowser(browser!, small);
    await officer.goto(`${loge.url}/admin/`);
    await officer.getByLabel('Adresse électronique ou identifiant').fill(OFFICER);
    await officer.getByLabel('Mot de passe', { exact: true }).fill(temporary);
    await officer.getByRole('button', { name: 'Se connecter' }).click();
    await officer.getByText('Choisissez un nouveau mot de passe').waitFor();
    await expectAccessibleAtBothSizes(officer);
    await officer.getByLabel('Mot de passe actuel').fill(temporary);
    await officer.getByLabel('Nouveau mot de passe', { exact: true }).fill(OWN);
    await officer.getByRole('button', { name: 'Changer le mot de passe' }).click();
    await officer.getByText('Choisissez un nouveau mot de passe').waitFor({ state: 'detached' });
    await openSection(officer, loge.url, '/register', 'Registre');
    await officer.context().close();
  });
});
