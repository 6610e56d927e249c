import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { schoolId } from '@loge/contracts';
import { noBrowser, startBrowser } from '../support/browser.js';
import { startOpenedLoge } from './built-loge.js';
import type { BuiltLoge } from './built-loge.js';
import { mailedExport } from './mailed-export.js';
import type { MailedExport } from './mailed-export.js';
import { expectAccessible, laptop, openBrowser, openSection, phone, signIn } from './pages.js';
import { pdfText } from './pdf-text.js';

const ADMINISTRATOR = 'administratrice@loge.example';
const PARENT = 'parent.rentree@courriel.example';
/** The schools that Loge comes with, where nothing is sent here. */
const demoSchools = /Les Tilleuls|Jean-Moulin/;
const OWN = 'Quatre tulipes sous 3 flocons';

const browser = await startBrowser();
if (!browser) console.warn(noBrowser);
const journeys = browser ? describe : describe.skip;
jest.setTimeout(120_000);

/** A line of the file for a spreadsheet, by the names of its columns. */
type Line = Readonly<Record<string, string>>;

/** Reads what LibreOffice would: the mark, semicolons, CRLF. */
function linesOf(csv: string): Line[] {
  expect(csv.startsWith('\uFEFFrne;uid;classe;profil;prenom;nom;login;mot de passe;cle de jointure')).toBe(
    true,
  );
  const [header = '', ...lines] = csv.slice(1).trimEnd().split('\r\n');
  const names = header.split(';');
  return lines.map((line) =>
    Object.fromEntries(line.split(';').map((cell, at) => [names[at], cell.replace(/^"(.*)"$/, '$1')])),
  );
}

journeys('KO-1 to KO-8: a school hands 500 people their access', () => {
  let loge: BuiltLoge;
  let office: Page;
  let directory: MailedExport;
  let lines: Line[];
  /** How many files the import made. */
  let files: number;

  beforeAll(async () => {
    directory = await mailedExport(PARENT);
    loge = await startOpenedLoge();
    office = await openBrowser(browser!);
    await signIn(office, loge.url, ADMINISTRATOR, loge.password(ADMINISTRATOR));
  });
  afterAll(async () => {
    await browser?.close();
    await loge?.stop();
  });

  const lineOfParent = () =>
    lines.find((line) => line['cle de jointure']?.endsWith(`$${directory.parent}`)) ?? {};
  const dialog = () => office.getByRole('dialog');
  const onPhoneAndLaptop = async (page: Page): Promise<void> => {
    for (const size of [phone, laptop]) {
      await page.setViewportSize(size);
      await expectAccessible(page);
    }
  };

  /** Presses a button, and gives the file that the browser then gets. */
  async function download(button: string): Promise<{ readonly name: string; readonly file: Buffer }> {
    const coming = office.waitForEvent('download');
    await dialog().getByRole('button', { name: button, exact: true }).click();
    const got = await coming;
    await dialog().getByText('arrive dans les téléchargements').waitFor();
    const name = got.suggestedFilename();
    const file = await readFile(await got.path());
    await onPhoneAndLaptop(office);
    await dialog().getByRole('button', { name: 'Fermer' }).click();
    return { name, file };
  }

  /** Downloads the files of the import, one a school, for a spreadsheet, and reads them back. */
  async function downloadTables(): Promise<Line[]> {
    await openSection(office, loge.url, '/distribution/files', 'Fichiers des identifiants');
    const all: Line[] = [];
    for (let at = 0; at < files; at += 1) {
      const row = office.getByRole('row').filter({ hasText: 'nouveaux comptes d’un import' }).nth(at);
      await row.getByRole('button', { name: /^Télécharger/ }).click();
      await dialog().getByLabel('Motif').fill('rentrée de septembre');
      const { name, file } = await download('Télécharger');
      const read = linesOf(file.toString('utf8'));
      expect(name).toBe(`ENT-Identifiants-${read[0]?.['rne']}.csv`);
      all.push(...read);
    }
    return all;
  }

  /** How many rows « Fichiers des identifiants » has. */
  async function countFiles(): Promise<number> {
    // Away first: to where one is already, a browser does not go.
    await office.goto('about:blank');
    await openSection(office, loge.url, '/distribution/files', 'Fichiers des identifiants');
    return office.getByRole('button', { name: /^Télécharger ENT-Identifiants/ }).count();
  }

  const heading = (page: Page, name: RegExp) => page.getByRole('heading', { level: 1, name });
  const outbox = async () => (await office.request.get(`${loge.url}/demo/outbox`)).text();

  test('KO-1 an import that creates accounts adds a row to « Fichiers des identifiants »', async () => {
    const before = await countFiles();
    await openSection(office, loge.url, '/imports/create', 'Importer un annuaire');
    await office.locator('input[type=file]').setInputFiles([...directory.files]);
    await office.locator('form button[type=submit]').click();
    await office.getByRole('heading', { name: 'Ce qui changerait' }).waitFor({ timeout: 60_000 });
    await office.getByRole('button', { name: 'Importer pour de bon' }).click();
    await office.getByRole('heading', { name: 'Ce qui a été fait' }).waitFor({ timeout: 60_000 });
    // One for each school; the reactor follows the import.
    do files = (await countFiles()) - before;
    while (files < directory.schools);
    expect(await office.getByText(/nouveaux comptes d’un import/).count()).toBeGreaterThanOrEqual(files);
    await onPhoneAndLaptop(office);
  });

  test('KO-2, KO-4 the file opens in a spreadsheet, with a password for whoever has none', async () => {
    lines = await downloadTables();
    const pupils = lines.filter(({ profil }) => profil === 'Eleve');
    expect(pupils.length).toBeGreaterThan(5);
    for (const pupil of pupils) expect(pupil['mot de passe']).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/i);
    expect(new Set(pupils.map((pupil) => pupil['mot de passe'])).size).toBe(pupils.length);
  });

  test('KO-3, KO-8 a file for everybody of a school says before who never gets a password', async () => {
    const before = await countFiles();
    await office.getByRole('button', { name: 'Régénérer un fichier' }).click();
    await dialog().getByRole('button', { name: 'Faire le fichier' }).click();
    await dialog().getByText('Choisissez au moins un établissement.').waitFor();
    await dialog().getByLabel('Lycée Jean-Moulin').check();
    await dialog()
      .getByText(/^\d+ comptes?$/)
      .waitFor();
    await dialog()
      .getByText(/^dont \d+ qui se connectent à l’académie/)
      .waitFor();
    await onPhoneAndLaptop(office);
    await dialog().getByLabel('Motif').fill('tout l’établissement');
    await dialog().getByRole('button', { name: 'Faire le fichier' }).click();
    await office.getByText('Le fichier est prêt à être téléchargé.').waitFor();
    expect(await countFiles()).toBe(before + 1);
    await office
      .getByRole('button', { name: /^Supprimer ENT-Identifiants/ })
      .first()
      .click();
    await onPhoneAndLaptop(office);
    await dialog().getByRole('button', { name: 'Supprimer pour de bon' }).click();
    await office.getByText('Le fichier est supprimé.').waitFor();
    expect(await countFiles()).toBe(before);
  });

  test('KO-5 the slips of a class hold the login and the password of each of its pupils', async () => {
    const classes = lines.filter(({ profil }) => profil === 'Eleve').map(({ classe = '' }) => classe);
    const [className = ''] = classes;
    const pupils = lines.filter(({ profil, classe }) => profil === 'Eleve' && classe === className);
    await openSection(office, loge.url, '/distribution', 'Identifiants');
    await office.getByLabel('Établissement').selectOption(schoolId(lines[0]?.['rne'] ?? ''));
    // Neither export lists the classes of its schools.
    await office.getByLabel('Classe', { exact: true }).fill(className);
    await onPhoneAndLaptop(office);
    await office.getByRole('button', { name: 'Imprimer les étiquettes' }).click();
    await dialog()
      .getByText(/^\d+ comptes?$/)
      .waitFor();
    await onPhoneAndLaptop(office);
    const { name, file } = await download('Faire le PDF');
    expect(name).toMatch(/\.pdf$/);
    const text = (await pdfText(file)).join(' ').replace(/\s+/g, '');
    for (const pupil of pupils) {
      expect(text).toContain(pupil['login']);
      expect(text).toContain(pupil['mot de passe']);
    }
  });

  test('KO-13 new passwords for a class are confirmed apart where somebody chose theirs, and need a reason', async () => {
    await office.getByRole('button', { name: 'Régénérer les mots de passe de la classe' }).click();
    await dialog()
      .getByText(/^\d+ comptes?$/)
      .waitFor();
    await onPhoneAndLaptop(office);
    await dialog().getByRole('button', { name: 'Régénérer et faire le PDF' }).click();
    await dialog().getByText('À remplir.').waitFor();
    await office.keyboard.press('Escape');
  });

  test('KO-6 a campaign shows whom it reaches and its mail before anything goes out', async () => {
    await openSection(office, loge.url, '/distribution/campaigns/new', 'Nouvelle diffusion');
    await office.getByRole('button', { name: 'Voir l’aperçu' }).click();
    await office.getByText('Choisissez au moins un établissement.').waitFor();
    await onPhoneAndLaptop(office);
    await office.getByLabel('parents', { exact: true }).check();
    for (const school of await office.getByRole('group', { name: 'Établissements' }).locator('label').all())
      if (!demoSchools.test(await school.innerText())) await school.getByRole('checkbox').check();
    await office.getByLabel('Texte personnalisable (facultatif)').fill('Réunion de rentrée le 4 septembre.');
    await office.getByText(/34 \/ 600 caractères/).waitFor();
    await office.getByRole('button', { name: 'Voir l’aperçu' }).click();
    await office.getByText(/^1 personne recevra un courriel/).waitFor();
    await office.getByText(/jamais connectées n’ont pas d’adresse/).waitFor();
    // The frame of the mail lets no script in, also not the one that looks for what is not accessible.
    await office.getByRole('button', { name: 'Texte seul' }).click();
    await onPhoneAndLaptop(office);
    const text = await office.getByRole('region', { name: 'Le courriel tel qu’il sera reçu' }).innerText();
    expect(text).toContain('Réunion de rentrée le 4 septembre.');
    expect(text).toContain(lineOfParent()['login']);
    expect(await outbox()).not.toContain(PARENT);

    await office.getByLabel('Texte personnalisable (facultatif)').fill('');
    await office.getByText('Le formulaire a changé depuis cet aperçu.').waitFor();
    expect(await office.getByRole('button', { name: 'Diffuser les identifiants' }).isDisabled()).toBe(true);
    await office.getByRole('button', { name: 'Mettre l’aperçu à jour' }).click();
    await office.getByRole('button', { name: 'Diffuser les identifiants' }).click();
    await dialog().getByRole('button', { name: 'Envoyer 1 courriel' }).click();
    await heading(office, /^Diffusion :/).waitFor();
    await office.getByText('terminée', { exact: true }).waitFor();
    await onPhoneAndLaptop(office);
  });

  test('KO-6 a parent signs in from the mail, on a phone, and is signed in when a password is chosen', async () => {
    const parent = await openBrowser(browser!, phone);
    const mails = parent.getByRole('listitem').filter({ hasText: PARENT });
    do await parent.goto(`${loge.url}/demo/outbox`);
    while ((await mails.count()) === 0);
    expect(await mails.count()).toBe(1);
    await mails.getByRole('link').first().click();
    const link = await parent.locator('pre a[href*="#token="]').first().getAttribute('href');
    await parent.goto(link ?? '');
    await parent.getByLabel(/^Votre (nouveau )?mot de passe$/).fill(OWN);
    await parent.getByLabel('Confirmation de votre mot de passe').fill(OWN);
    await parent.getByRole('button', { name: 'Valider' }).click();
    await parent.getByRole('button', { name: 'Se déconnecter', exact: true }).waitFor();
    await expectAccessible(parent);
    await parent.context().close();
  });

  test('KO-7 the campaign tells that the link was opened and the parent signed in, and has its reports', async () => {
    const campaign = office.url();
    const activated = office.getByRole('definition').filter({ hasText: '1 (100' });
    do {
      await office.goto('about:blank');
      await office.goto(campaign);
      await heading(office, /^Diffusion :/).waitFor();
    } while ((await activated.count()) < 2);
    await onPhoneAndLaptop(office);
    expect(await office.getByRole('button', { name: 'Relancer' }).count()).toBe(0);
    const reports: string[] = [];
    for (const report of ['Bilan d’envoi', 'Personnes sans adresse']) {
      const coming = office.waitForEvent('download');
      await office.getByRole('button', { name: report }).click();
      reports.push(await readFile(await (await coming).path(), 'utf8'));
    }
    expect(reports[0]).toContain(lineOfParent()['login']);
    expect(reports[1]).not.toContain(lineOfParent()['login']);
    expect(reports[1]?.split('\r\n').length).toBeGreaterThan(5);
  });

  test('KO-4 the file has « déjà activé » for the parent from now on, and the same passwords for the others', async () => {
    const before = lines;
    lines = await downloadTables();
    expect(lineOfParent()['mot de passe']).toBe('déjà activé');
    // The address that the mail reached is a login by now: the line is known by the account.
    const untouched = ({ uid }: Line) => uid !== lineOfParent()['uid'];
    expect(lines.filter(untouched)).toEqual(before.filter(untouched));
  });
});
