import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { lycee, makeTown } from '../../backend/src/demo/town.js';
import { noBrowser, startBrowser } from '../support/browser.js';
import { startOpenedLoge } from './built-loge.js';
import type { BuiltLoge } from './built-loge.js';
import { expectAccessible, laptop, openBrowser, openSection, phone, signIn } from './pages.js';

const ADMINISTRATOR = 'administratrice@loge.example';
const CLASS = '2de B';
/** Of one pupil with an accent in the name. */
const accented = makeTown(new Date()).pupils.find(({ given }) => given !== bare(given))!;

function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

const browser = await startBrowser();
if (!browser) console.warn(noBrowser);
const journeys = browser ? describe : describe.skip;
jest.setTimeout(60_000);

journeys('KO-11: an administrator looks people up and hands them their access', () => {
  let loge: BuiltLoge;
  let office: Page;

  beforeAll(async () => {
    loge = await startOpenedLoge();
    office = await openBrowser(browser!, laptop);
    await signIn(office, loge.url, ADMINISTRATOR, loge.password(ADMINISTRATOR));
  });
  afterAll(async () => {
    await browser?.close();
    await loge?.stop();
  });

  const onPhoneAndLaptop = async (): Promise<void> => {
    for (const size of [phone, laptop]) {
      await office.setViewportSize(size);
      await expectAccessible(office);
    }
  };
  const dialog = () => office.getByRole('dialog');
  const actions = () => office.getByRole('group', { name: 'Pour la sélection…' });
  const openSearch = async (): Promise<void> => {
    await office.goto('about:blank');
    await openSection(office, loge.url, '/accounts', 'Comptes');
  };
  /** Waits until the page says that it found so many, or how many it says; « 1 248 comptes » has a space of its own. */
  const found = async (wanted = /^\d[\d\s]* comptes?$/): Promise<number> => {
    const answer = office.getByText(wanted);
    await answer.waitFor();
    await office.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
    return Number((await answer.innerText()).replace(/\D/g, ''));
  };
  /** Does something that changes the search, and gives the cells of every row that then comes. */
  const rowsAfter = async (change: () => Promise<unknown>): Promise<readonly (readonly string[])[]> => {
    const answered = office.waitForResponse(
      (response) => response.request().postData()?.includes('countUpTo1001') ?? false,
    );
    await change();
    await answered;
    await found();
    const rows = await office.getByRole('table').locator('tbody tr').all();
    return Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()));
  };

  test('finds by two letters, whatever the accents and capitals', async () => {
    await openSearch();
    const everybody = await found();
    const letters = bare(accented.given).slice(0, 2).toUpperCase();
    const rows = await rowsAfter(async () => {
      await office.getByLabel('Nom ou identifiant').fill(letters);
      await office.keyboard.press('Enter');
    });
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) expect(bare(row.join(' '))).toMatch(new RegExp(`\\b${letters.toLowerCase()}`));
    expect(await found()).toBeLessThan(everybody);
    const one = await rowsAfter(async () => {
      await office.getByLabel('Nom ou identifiant').fill(bare(`${accented.family} ${accented.given}`));
      await office.keyboard.press('Enter');
    });
    expect(one.map(([, family, given]) => [family, given])).toContainEqual([accented.family, accented.given]);
    await onPhoneAndLaptop();
  });

  test('finds by class, profile and family name; and by the beginning of a login', async () => {
    await openSearch();
    await rowsAfter(() => office.getByLabel('Établissement').selectOption(`uai-${lycee.uai}`));
    await rowsAfter(() => office.getByLabel('Classe', { exact: true }).selectOption(CLASS));
    const pupils = await rowsAfter(() => office.getByLabel('Profil').selectOption('PUPIL'));
    expect(pupils.length).toBeGreaterThan(2);
    for (const [, , , , profile, , places] of pupils)
      expect([profile, places]).toEqual(['élève', `${lycee.name} · ${CLASS}`]);

    const [, family = '', given = '', login = ''] = pupils[0] ?? [];
    await office.getByText('Recherche avancée').click();
    const named = await rowsAfter(async () => {
      await office.getByLabel('Nom de famille').fill(family);
      await office.getByLabel('Prénom').fill(given);
      await office.keyboard.press('Enter');
    });
    expect(named.map((row) => row[3])).toContain(login);
    await onPhoneAndLaptop();

    await office.getByRole('button', { name: 'Effacer la recherche' }).click();
    await office.getByRole('button', { name: 'Effacer la recherche' }).waitFor({ state: 'detached' });
    expect(await office.getByLabel('Profil').inputValue()).toBe('');
    await office.getByText('Recherche technique').click();
    const byLogin = await rowsAfter(async () => {
      await office.getByLabel('Début de l’identifiant').fill(login.toUpperCase());
      await office.keyboard.press('Enter');
    });
    expect(byLogin.map((row) => row[3])).toContain(login);
    for (const row of byLogin) expect(row[3]?.startsWith(login)).toBe(true);
    await office.getByRole('table').getByRole('link').first().click();
    await office.getByRole('button', { name: 'Régénérer le mot de passe' }).waitFor();
  });

  test('prepares the credentials of two people chosen, with a reason, as a file', async () => {
    await openSearch();
    await rowsAfter(() => office.getByLabel('Profil').selectOption('PUPIL'));
    const prepare = actions().getByRole('button', { name: 'Préparer les identifiants' });
    expect(await prepare.isDisabled()).toBe(true);
    const boxes = office.getByRole('table').getByRole('checkbox', { name: /^Choisir / });
    for (const at of [0, 2]) await boxes.nth(at).check();
    await actions().getByText('2 personnes choisies').waitFor();
    await onPhoneAndLaptop();
    await prepare.click();
    await dialog().getByText('2 comptes', { exact: true }).waitFor();
    await dialog().getByRole('button', { name: 'Faire le fichier' }).click();
    await dialog().getByText('À remplir').waitFor();
    await onPhoneAndLaptop();
    await dialog().getByLabel('Motif').fill('arrivés en cours d’année');
    await dialog().getByRole('button', { name: 'Faire le fichier' }).click();
    await office.getByRole('heading', { level: 1, name: 'Fichiers des identifiants' }).waitFor();
    const newest = office.getByRole('table').locator('tbody tr').first();
    expect(await newest.locator('th, td').nth(4).innerText()).toBe('2');
  });

  test('on a phone, chooses a page, then everybody found, and is told what taking one out leaves', async () => {
    await office.setViewportSize(phone);
    await openSearch();
    const count = await found();
    await office.getByRole('checkbox', { name: 'Tout sélectionner sur cette page' }).check();
    await actions().getByText('25 personnes choisies').waitFor();
    await actions()
      .getByRole('button', { name: /^Choisir les/ })
      .click();
    await actions()
      .getByText(/sont tous choisis$/)
      .waitFor();
    expect((await actions().innerText()).replace(/\s/g, '')).toContain(`Les${count}comptestrouvés`);
    await office
      .getByRole('checkbox', { name: /^Choisir / })
      .nth(1)
      .uncheck();
    await actions().getByText('24 personnes choisies').waitFor();
    await actions()
      .getByText(/seuls les autres de cette page restent choisis/)
      .waitFor();
    await expectAccessible(office);
    await office.setViewportSize(laptop);
  });

  test('sends everybody found their credentials by mail: the form previews as many as were found', async () => {
    await openSearch();
    await rowsAfter(() => office.getByLabel('Établissement').selectOption(`uai-${lycee.uai}`));
    await rowsAfter(() => office.getByLabel('Profil').selectOption('RELATIVE'));
    await rowsAfter(() => office.getByLabel('Activé').selectOption('no'));
    const count = await found();
    await actions()
      .getByRole('button', { name: /^Choisir les/ })
      .click();
    await actions().getByRole('button', { name: 'Envoyer les identifiants par courriel' }).click();
    await office.getByText('Toutes les personnes trouvées par votre recherche de comptes.').waitFor();
    await office.getByRole('button', { name: 'Voir l’aperçu' }).click();
    const told = office.getByText(/^[\d\s]+ personnes? recevr.* courriel/);
    await told.waitFor();
    const recipients = /^[\d\s]+/.exec(await told.innerText())?.[0].replace(/\s/g, '');
    const without = await office.getByText(/pas d’adresse\s:|Tout le monde a une adresse/).innerText();
    const unreached = /^[\d\s]+/.exec(without)?.[0].replace(/\s/g, '') ?? '0';
    expect(Number(recipients) + Number(unreached)).toBe(count);
    await onPhoneAndLaptop();
  });
});
