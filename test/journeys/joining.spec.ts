import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aafExport } from '../support/aaf-export.js';
import type { ExportPlan } from '../support/aaf-export.js';
import { noBrowser, startBrowser } from '../support/browser.js';
import { startOpenedLoge } from './built-loge.js';
import type { BuiltLoge } from './built-loge.js';
import { expectAccessible, laptop, openBrowser, openSection, signIn } from './pages.js';

const ADMINISTRATOR = 'administratrice@loge.example';
const PASSWORD = 'Quatre tulipes sous 3 flocons';
const address = 'helene.zarembowitz@exemple.fr';
const oldPhone = { width: 390, height: 844 };

const browser = await startBrowser();
if (!browser) console.warn(noBrowser);
const journeys = browser ? describe : describe.skip;
jest.setTimeout(180_000);

/** One parent with a child in each of two schools, which two academies tell of: no key says that she is one. */
const school = (academy: string, uai: string, name: string, child: string): ExportPlan => ({
  academy,
  schools: { 1: { uai, name } },
  pupils: { 7: { family: 'Zarembowitz', given: child, class: '6A', relatives: ['8$2$1$1$0$0'] } },
  relatives: { 8: { family: 'Zarembowitz', given: 'Hélène', mail: address } },
});
const exports = [
  school('Ville', '0610101A', 'Collège des Tilleuls', 'Ulysse'),
  school('Campagne', '0620202B', 'Lycée du Moulin', 'Violette'),
];

journeys('a parent whom two schools know as two (IT-2)', () => {
  let loge: BuiltLoge;
  let page: Page;
  let administrator: Page;

  beforeAll(async () => {
    loge = await startOpenedLoge();
    for (const plan of exports) await importExport(plan);
    page = await openBrowser(browser!, oldPhone);
    administrator = await openBrowser(browser!);
    await signIn(administrator, loge.url, ADMINISTRATOR, loge.password(ADMINISTRATOR));
  });
  afterAll(async () => {
    await browser?.close();
    await loge?.stop();
  });

  const heading = (name: string) => page.getByRole('heading', { level: 1, name });

  /** Imports an export on the command line, beside the server. */
  async function importExport(plan: ExportPlan): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'loge-export-'));
    try {
      for (const [name, text] of Object.entries(aafExport(plan))) await writeFile(join(folder, name), text);
      const child = spawn(
        process.execPath,
        [join(import.meta.dirname, '../../backend/dist/cli/main.js'), 'import', folder, '--json'],
        {
          env: {
            ...process.env,
            ...{ NODE_ENV: 'development', DATABASE_URL: '' },
            ...{ LOGE_DATA_DIR: loge.dataDir, LOGE_MASTER_KEY_FILE: join(loge.dataDir, 'master.key') },
          },
          stdio: ['ignore', 'ignore', 'inherit'],
        },
      );
      expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async function expectAccessibleEverywhere(): Promise<void> {
    for (const size of [laptop, oldPhone]) {
      await page.setViewportSize(size);
      await expectAccessible(page);
    }
  }

  async function mailedLink(): Promise<string> {
    const mail = page.getByRole('listitem').filter({ hasText: address }).getByRole('link').first();
    do await page.goto(`${loge.url}/demo/outbox`);
    while ((await mail.count()) === 0);
    await mail.click();
    return (await page.locator('pre a[href*="#token="]').first().getAttribute('href')) ?? '';
  }

  async function signInAs(login: string): Promise<void> {
    await page.goto(`${loge.url}/connexion`);
    await page.getByLabel('Courriel ou identifiant').fill(login);
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Connexion' }).click();
  }

  test('chooses a password by mail, and is asked about the account of the other school', async () => {
    await page.goto(`${loge.url}/mot-de-passe-oublie`);
    await page.getByLabel('Courriel ou identifiant').fill(address);
    await page.getByRole('button', { name: 'Valider' }).click();
    await heading('C’est demandé').waitFor();
    await page.goto(await mailedLink());
    await page.getByLabel('Votre mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByLabel('Confirmation de votre mot de passe').fill(PASSWORD);
    await page.getByRole('button', { name: 'Valider' }).click();

    await heading('Ces comptes sont-ils tous les vôtres ?').waitFor();
    await page.getByText(/(Collège des Tilleuls|Lycée du Moulin) · Parent · 6A/).waitFor();
    expect(await page.getByRole('checkbox', { name: 'Hélène Zarembowitz' }).isChecked()).toBe(false);
    await expectAccessibleEverywhere();
  });

  test('may leave it for later, and finds the question again from her account', async () => {
    await page.getByRole('button', { name: 'Non, ou plus tard' }).click();
    await page.waitForURL('**/e/**');
    await page.getByRole('link', { name: 'Mes comptes dans d’autres écoles' }).click();
    await heading('Ces comptes sont-ils tous les vôtres ?').waitFor();
  });

  test('has to tick what is hers; then it is one account with both schools', async () => {
    await page.getByRole('button', { name: 'Ce sont les miens' }).click();
    await page.getByRole('alert').getByText('Cochez au moins un compte').waitFor();
    await expectAccessible(page);
    await page.getByRole('checkbox', { name: 'Hélène Zarembowitz' }).check();
    await page.getByRole('button', { name: 'Ce sont les miens' }).click();
    await heading('Vos comptes n’en font plus qu’un').waitFor();
    for (const name of ['Collège des Tilleuls', 'Lycée du Moulin'])
      await page.getByRole('link', { name }).waitFor();
    await expectAccessibleEverywhere();
  });

  test('signs in once by either login, and reaches both', async () => {
    for (const login of ['helene.zarembowitz', 'helene.zarembowitz2']) {
      await page.getByRole('button', { name: 'Se déconnecter', exact: true }).click();
      await page.waitForURL('**/deconnexion');
      await signInAs(login);
      await heading('Votre session est ouverte').waitFor();
      for (const name of ['Collège des Tilleuls', 'Lycée du Moulin'])
        await page.getByRole('link', { name }).waitFor();
    }
    await page.goto(`${loge.url}/mes-comptes`);
    await page.getByText('Nous ne trouvons pas d’autre compte à votre nom.').waitFor();
    await expectAccessibleEverywhere();
  });

  test('is one person for the administrator, who can part the accounts and join them again, with a reason', async () => {
    await openSection(administrator, loge.url, '/accounts', 'Comptes');
    await administrator.getByLabel('Nom ou identifiant').fill('zarembowitz hélène');
    await administrator.keyboard.press('Enter');
    await administrator.getByRole('table').getByRole('link', { name: 'Hélène Zarembowitz' }).click();
    await administrator.getByRole('heading', { name: 'Comptes réunis' }).waitFor();
    for (const size of [oldPhone, laptop]) {
      await administrator.setViewportSize(size);
      await expectAccessible(administrator);
    }
    await administrator.getByRole('button', { name: /^Séparer du compte/ }).click();
    const dialog = administrator.getByRole('dialog');
    await dialog.getByLabel('Motif').fill('Homonyme');
    await expectAccessible(administrator);
    await dialog.getByRole('button', { name: 'Séparer' }).click();
    await dialog.waitFor({ state: 'detached' });
    await administrator.getByRole('heading', { name: 'Comptes réunis' }).waitFor({ state: 'detached' });

    await administrator.getByRole('button', { name: 'Réunir avec un autre compte' }).click();
    await dialog.getByRole('button', { name: 'Rechercher' }).click();
    await dialog.getByRole('radio', { name: /Hélène Zarembowitz/ }).check();
    await dialog.getByLabel('Le compte qui reste').waitFor();
    await dialog.getByLabel('Motif').fill('C’est bien elle');
    for (const size of [oldPhone, laptop]) {
      await administrator.setViewportSize(size);
      await expectAccessible(administrator);
    }
    await dialog.getByRole('button', { name: 'Réunir les comptes' }).click();
    await administrator.getByRole('heading', { name: 'Comptes réunis' }).waitFor();
    for (const reason of ['Homonyme', 'C’est bien elle'])
      await administrator.getByText(reason).first().waitFor();
  });

  test('finds all of it in her own history', async () => {
    await page.goto(`${loge.url}/mon-historique`);
    await page
      .getByText(/deux comptes/)
      .first()
      .waitFor();
    await page
      .getByText(/a séparé deux comptes/)
      .first()
      .waitFor();
  });
});
