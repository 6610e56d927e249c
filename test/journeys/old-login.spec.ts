import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { schoolId } from '@loge/contracts';
import { college, lycee, makeTown } from '../../backend/src/demo/town.js';
import { noBrowser, startBrowser } from '../support/browser.js';
import { startOpenedLoge } from './built-loge.js';
import type { BuiltLoge } from './built-loge.js';
import { expectAccessible, laptop, openBrowser, openSection, signIn } from './pages.js';

const browser = await startBrowser();
if (!browser) console.warn(noBrowser);
const journeys = browser ? describe : describe.skip;
jest.setTimeout(120_000);

const HEAD = 'proviseur@loge.example';
const OLD_PASSWORD = 'l’ancien mot de passe de Tom';
const small = { width: 390, height: 844 };
const school = schoolId(lycee.uai);
const pupils = makeTown(new Date()).pupils;
const tom = pupils.find(({ given, family }) => `${given} ${family}` === 'Tom Arnaud')!;
const hugo = pupils.find(({ given, family }) => `${given} ${family}` === 'Hugo Besson')!;

/** Whose old user name the demo prints. */
const jules = pupils.find(({ given, family }) => `${given} ${family}` === 'Jules Besson')!;

/** A day by the clocks of France, so many days from today. */
const day = (days: number) =>
  new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris' }).format(Date.now() + days * 86_400_000);
const asRead = (text: string) => text.split('-').reverse().join('/');

/** The file that Kosmos' administrators download (KO-4), saved by a spreadsheet under Windows. */
function kosmosFile(): Buffer {
  const sha = (password: string) => `[SHA]${createHash('sha1').update(password).digest('base64')}`;
  const lines = [
    ['rne', 'uid', 'classe', 'profil', 'prenom', 'nom', 'login', 'mot de passe', 'cle de jointure'],
    [
      lycee.uai,
      'a1',
      tom.className,
      'Eleve',
      'Tom',
      'Arnaud',
      't.arnaud',
      sha(OLD_PASSWORD),
      `VERSAILLES$${tom.key}`,
    ],
    [
      lycee.uai,
      'a2',
      hugo.className,
      'Eleve',
      'Hugo',
      'Besson',
      'h.besson',
      sha('autre'),
      `VERSAILLES$${hugo.key}`,
    ],
    [lycee.uai, 'a3', '2de A', 'Eleve', 'Zoé', 'Inconnue', 'z.inconnue', sha('rien'), 'VERSAILLES$99999999'],
  ];
  return Buffer.from(lines.map((cells) => cells.join(';')).join('\r\n'), 'latin1');
}

journeys('IT-3 the old login beside the new one', () => {
  let loge: BuiltLoge;
  let head: Page;
  let pupil: Page;

  beforeAll(async () => {
    loge = await startOpenedLoge();
    head = await openBrowser(browser!);
    pupil = await openBrowser(browser!, small);
    await signIn(head, loge.url, HEAD, loge.password(HEAD));
  });
  afterAll(async () => {
    await browser?.close();
    await loge?.stop();
  });

  const onPhoneAndLaptop = async (page: Page): Promise<void> => {
    for (const size of [small, laptop]) {
      await page.setViewportSize(size);
      await expectAccessible(page);
    }
  };
  const heading = (page: Page, name: RegExp | string) => page.getByRole('heading', { level: 1, name });
  const openMigration = () => openSection(head, loge.url, '/migration', /^Migration.*Jean-Moulin/);

  /** Fills the period in and saves it. */
  async function setPeriod(opensOn: string, endsOn: string): Promise<void> {
    await head.getByLabel('Ouverture de la nouvelle connexion').fill(opensOn);
    await head.getByLabel('Dernier jour de l’ancienne connexion').fill(endsOn);
    await head.getByRole('button', { name: 'Enregistrer' }).click();
  }

  /** Opens the page of the school and goes on with « Se connecter ». */
  async function openChoice(page: Page): Promise<void> {
    await page.goto(`${loge.url}/e/${school}`);
    await page.getByRole('link', { name: 'Se connecter' }).click();
    await heading(page, /^Bienvenue sur .*Jean-Moulin/).waitFor();
    await page.getByRole('heading', { level: 2, name: 'Ancienne méthode' }).waitFor();
  }

  /** Signs in by the old way. */
  async function signInByOldWay(page: Page, password: string, userName = 't.arnaud'): Promise<void> {
    await page.getByLabel('Nom d’utilisateur').fill(userName);
    await page.getByLabel('Mot de passe', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Se connecter' }).click();
  }

  test('IT-3 the demo has an old user name to try, and going on without a new password is one click', async () => {
    const userName = `j.besson${jules.key % 100}`;
    await pupil.goto(`${loge.url}/e/${college.uai}/connexion`);
    await signInByOldWay(pupil, loge.password(userName), userName);
    await heading(pupil, 'Choisissez votre nouveau mot de passe').waitFor();
    await pupil.getByRole('link', { name: 'Plus tard' }).click();
    await pupil.getByText('Session de Jules Besson').waitFor();
    await pupil.getByRole('button', { name: 'Se déconnecter' }).click();
    await pupil.waitForURL('**/deconnexion');
  });

  test('IT-3 a school without an old login has one way in', async () => {
    await pupil.goto(`${loge.url}/e/${school}/connexion`);
    await heading(pupil, 'Connexion').waitFor();
    expect(new URL(pupil.url()).pathname).toBe('/connexion');
  });

  test('IT-3 an end before the opening is refused at its field; a right one is announced', async () => {
    await openMigration();
    await head.getByText('Pas d’ancienne connexion').waitFor();
    await setPeriod(day(-7), day(-8));
    const end = head.getByLabel('Dernier jour de l’ancienne connexion');
    await head.getByText(/ne peut pas finir avant l’ouverture/).waitFor();
    expect(await end.getAttribute('aria-invalid')).toBe('true');
    await expectAccessible(head);
    await setPeriod(day(-7), day(30));
    await head.getByText(/L’ancienne connexion marche jusqu’au .* compris/).waitFor();
    expect(await end.getAttribute('aria-invalid')).toBe('false');
  });

  test('IT-3, KO-4 a file of old user names is taken in; what cannot be taken is told line by line', async () => {
    const file = { name: 'ENT-Identifiants.csv', mimeType: 'text/csv', buffer: kosmosFile() };
    await head.locator('input[type="file"]').setInputFiles(file);
    await head.getByText(/2 identifiants utilisables, 1 ligne refusée/).waitFor();
    await head.getByText(/Personne de l’établissement ne correspond/).waitFor();
    await head.getByText('ligne 4', { exact: true }).waitFor();
    await onPhoneAndLaptop(head);
  });

  test('IT-3 both ways stand on the choice page, with the last day of the old one', async () => {
    await openChoice(pupil);
    await pupil.getByText(`ne sera plus disponible après le ${asRead(day(30))}`).waitFor();
    expect(
      await pupil.getByRole('link', { name: 'Voir la vidéo explicative' }).first().getAttribute('href'),
    ).toBe(lycee.portal.videoUrl);
    await onPhoneAndLaptop(pupil);
    await pupil.getByRole('link', { name: 'Ouvrir le portail de connexion' }).click();
    await heading(pupil, 'Connexion').waitFor();
    await pupil.getByRole('link', { name: 'Se connecter avec l’ancienne méthode' }).click();
    await heading(pupil, /^Bienvenue/).waitFor();
  });

  test('IT-3 a wrong password is refused in words; the right one lets in and proposes to move, without insisting', async () => {
    await pupil.setViewportSize(small);
    await signInByOldWay(pupil, 'pas le bon');
    await pupil.getByRole('alert').filter({ hasText: 'Nous ne reconnaissons pas' }).waitFor();
    expect(await pupil.getByLabel('Nom d’utilisateur').inputValue()).toBe('t.arnaud');
    await expectAccessible(pupil);
    await signInByOldWay(pupil, OLD_PASSWORD);
    await heading(pupil, 'Choisissez votre nouveau mot de passe').waitFor();
    await pupil.getByText(`jusqu’au ${asRead(day(30))}`).waitFor();
    await onPhoneAndLaptop(pupil);
    await pupil.getByRole('button', { name: 'Recevoir le courriel' }).click();
    await heading(pupil, 'C’est demandé').waitFor();
    await expectAccessible(pupil);
    await pupil.getByRole('link', { name: 'Continuer' }).click();
    await pupil.waitForURL(`**/e/${school}`);
    await pupil.getByText('Session de Tom Arnaud').waitFor();
    await pupil.goto(`${loge.url}/e/${school}/connexion`);
    await pupil.waitForURL(`**/e/${school}`);
  });

  test('IT-3 the dashboard shows who uses the old login only, and how to reach those who are left', async () => {
    await openMigration();
    await head.getByLabel('Où en est la personne').selectOption({ label: 'à l’ancienne seulement' });
    const people = head.getByRole('list', { name: 'Personnes de la migration' });
    const row = people.getByRole('listitem');
    const other = row.filter({ hasNotText: 'Tom Arnaud' });
    // The read model may be a moment behind the sign-in.
    while ((await row.filter({ hasText: /Tom Arnaud.*à l’ancienne seulement/ }).count()) === 0) {
      await head.reload();
      await head.getByRole('heading', { level: 2, name: 'Qui reste-t-il' }).waitFor();
    }
    await other.first().waitFor({ state: 'detached' });
    await row.getByText(/aucun courriel ne l’atteint · ancienne connexion utilisée/).waitFor();
    await head.getByRole('button', { name: 'Voir qui resterait dehors' }).click();
    await head.waitForURL(/reach=no/);
    await other.first().waitFor();
    await onPhoneAndLaptop(head);
    await people
      .getByRole('link', { name: 'Tom Arnaud' })
      .or(head.getByRole('button', { name: 'Suivants' }))
      .first()
      .waitFor();
  });

  test('IT-3 a reminder says beforehand to how many it goes', async () => {
    await openMigration();
    await head.getByRole('button', { name: 'Rappeler par courriel' }).click();
    const dialog = head.getByRole('dialog');
    await dialog.getByText(/^\d+ personnes au plus recevront un courriel/).waitFor();
    await expectAccessible(head);
    await dialog.getByRole('button', { name: /^Envoyer \d+ courriels/ }).click();
    await head.getByText(/^\d+ courriels partent/).waitFor();
  });

  test('IT-3 after its last day the old way leads to the new one, also on a page that was open before', async () => {
    const late = await openBrowser(browser!, small);
    await openChoice(late);
    await openMigration();
    await setPeriod(day(-30), day(-1));
    await head.getByText(/L’ancienne connexion est arrêtée/).waitFor();

    await signInByOldWay(late, OLD_PASSWORD);
    await late.getByRole('alert').filter({ hasText: 'n’est plus disponible' }).waitFor();
    await onPhoneAndLaptop(late);

    await openChoice(late);
    await late.getByText(`son dernier jour était le ${asRead(day(-1))}`).waitFor();
    expect(await late.getByLabel('Nom d’utilisateur').count()).toBe(0);
    await onPhoneAndLaptop(late);
    await late.getByRole('main').getByRole('link', { name: 'Mot de passe oublié' }).first().click();
    await heading(late, 'Mot de passe oublié').waitFor();
    await late.context().close();
  });
});
