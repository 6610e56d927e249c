import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Download, Page } from 'playwright-core';
import { until } from '../faults/until.js';
import { noBrowser, startBrowser } from '../support/browser.js';
import { startOpenedLoge } from './built-loge.js';
import type { BuiltLoge } from './built-loge.js';
import { expectAccessible, inTheme, laptop, openBrowser, openSection, phone, signIn } from './pages.js';
import { pdfText } from './pdf-text.js';

const ADMINISTRATOR = 'administratrice@loge.example';
const HEAD = 'proviseur@loge.example';
const DATA_PROTECTION_OFFICER = 'dpd@loge.example';
const WHY = 'Mot de passe oublié, carte vérifiée';

const browser = await startBrowser();
if (!browser) console.warn(noBrowser);
const journeys = browser ? describe : describe.skip;
jest.setTimeout(60_000);

/** The first number of a text, « 1 248 événements » without its spaces. */
const numberIn = (text: string): number => Number(/\d[\d\s]*/.exec(text)?.[0].replace(/\s/g, ''));

journeys('the register at work', () => {
  let loge: BuiltLoge;
  /** The administrator's laptop, and the phone of the data protection officer. */
  let office: Page;
  let officer: Page;
  let pupil: { id: string; name: string };

  beforeAll(async () => {
    loge = await startOpenedLoge();
    office = await openBrowser(browser!, laptop);
    officer = await openBrowser(browser!, phone);
    await signIn(office, loge.url, ADMINISTRATOR, loge.password(ADMINISTRATOR));
    await signIn(officer, loge.url, DATA_PROTECTION_OFFICER, loge.password(DATA_PROTECTION_OFFICER));
    const [someone] = await pupils(office);
    pupil = someone!;
  });
  afterAll(async () => {
    await browser?.close();
    await loge?.stop();
  });

  /** Asks the API as the page's own scripts do. */
  const ask = (page: Page, query: string, variables: object = {}): Promise<{ data: Answer }> =>
    page.evaluate(async (body) => {
      const headers = { 'content-type': 'application/json', 'x-loge-channel': 'dashboard' };
      const answer = await fetch('/graphql', { method: 'POST', headers, body });
      return (await answer.json()) as { data: Answer };
    }, JSON.stringify({ query, variables }));

  interface Answer {
    readonly accounts: { readonly edges: readonly { readonly node: { id: string; displayName: string } }[] };
  }

  async function pupils(page: Page) {
    const { data } = await ask(
      page,
      '{ accounts(filter: { profile: PUPIL }, first: 3) { edges { node { id displayName } } } }',
    );
    return data.accounts.edges.map(({ node: { id, displayName } }) => ({ id, name: displayName }));
  }

  const regenerate = (page: Page, account: string) =>
    ask(page, 'mutation ($input: AccountActInput!) { regeneratePassword(input: $input) { expiresAt } }', {
      input: { account, reason: WHY },
    });

  /** On a phone in the dark theme, and on a laptop in the light one. */
  const expectGoodEverywhere = async (page: Page, size = laptop): Promise<void> => {
    // What is being asked for anew is dimmed until it comes.
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'hidden' });
    for (const [viewport, colorScheme] of [
      [phone, 'dark'],
      [laptop, 'light'],
    ] as const) {
      await inTheme(page, colorScheme);
      await page.setViewportSize(viewport);
      await expectAccessible(page);
    }
    await page.setViewportSize(size);
  };

  const section = async (page: Page, path: string, heading: RegExp | string): Promise<void> => {
    await page.goto('about:blank');
    await openSection(page, loge.url, path, heading);
  };
  const shownEvents = (page: Page) =>
    page
      .locator('main')
      .getByText(/^\d[\d\s]* événements?\b/)
      .first();

  /** Exports what the page shows, with a reason, and gives the file that is then downloaded. */
  const exported = async (page: Page, format: RegExp): Promise<Buffer> => {
    await page.getByRole('button', { name: 'Exporter' }).first().click();
    await page.getByRole('menuitem', { name: format }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Motif').fill('Demande du délégué');
    await page.keyboard.press('Enter');
    await page.getByText('L’export est prêt').first().waitFor();
    const downloading: Promise<Download> = page.waitForEvent('download');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Télécharger/ })
      .click();
    const file = await readFile(await (await downloading).path());
    await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).click();
    return file;
  };

  /** Whether what has the focus stands in what is open over the page, and one sees that it has it. */
  const within = () =>
    office.evaluate<boolean>(`(() => {
      const at = document.activeElement;
      const over = [...document.querySelectorAll('.MuiModal-root:not([aria-hidden="true"])')].at(-1);
      if (!over?.contains(at) || at.matches('[data-testid^="sentinel"]')) return false;
      // The dialog itself is read out, and is nothing to press.
      if (at.tabIndex < 0) return true;
      const frame = at.closest('.MuiInputBase-root')?.querySelector('fieldset');
      if (frame && parseFloat(getComputedStyle(frame).borderTopWidth) >= 2) return true;
      return [at, at.closest('.MuiButtonBase-root')].some(
        (part) => part && getComputedStyle(part).outlineStyle !== 'none',
      );
    })()`);

  test.each<[path: string, heading: string, openers: readonly (string | RegExp)[]]>([
    [
      '/register',
      'Registre',
      [
        'Raccourcis du clavier',
        /^Mon compte/,
        'Exporter',
        'Enregistrer la vue',
        'Affichage',
        /^Voir le détail/,
      ],
    ],
    ['/accounts', 'Comptes', ['Créer un utilisateur']],
    ['/people', 'Droits d’accès', [/^Retirer le rôle/]],
    ['/distribution/files', 'Fichiers des identifiants', ['Régénérer un fichier', /^Supprimer/]],
  ])('whatever opens over %s is opened, gone round and left by keyboard', async (path, heading, openers) => {
    await section(office, path, heading);
    for (const name of openers) {
      const has = () => office.evaluate<boolean>(`document.activeElement === globalThis.opener`);
      await office.getByRole('button', { name, exact: true }).first().focus();
      // This very one: what happens meanwhile may put another above it.
      await office.evaluate(`globalThis.opener = document.activeElement; undefined`);
      for (const key of ['Shift+Tab', 'Tab']) await office.keyboard.press(key);
      expect(await has()).toBe(true);
      await office.keyboard.press('Enter');
      const over = office.getByRole('dialog').or(office.getByRole('menu')).last();
      await over.waitFor();
      await over.locator('[aria-busy="true"], .MuiSkeleton-root').first().waitFor({ state: 'hidden' });
      await until(within);
      // Backwards first: from the first stop round to the last.
      const around = ['Tab', ...Array<string>(3).fill('Shift+Tab'), ...Array<string>(6).fill('Tab')];
      // The arrows go through a menu, which Tab leaves.
      for (const key of (await over.getAttribute('role')) === 'menu' ? ['ArrowDown', 'ArrowUp'] : around) {
        await office.keyboard.press(key);
        await until(within);
      }
      await office.keyboard.press('Escape');
      await over.waitFor({ state: 'hidden' });
      await until(has);
    }
  });

  test('home tells what happened, and each number opens the register on exactly that', async () => {
    await section(office, '/', /^Bonjour/);
    const link = office.getByRole('link', { name: /· Connexions$/ });
    const counted = numberIn(await link.innerText());
    expect(counted).toBeGreaterThan(0);
    await expectGoodEverywhere(office);
    await link.click();
    await office.getByRole('heading', { level: 1, name: 'Registre' }).waitFor();
    expect(numberIn(await shownEvents(office).innerText())).toBe(counted);
    await section(office, '/', /^Bonjour/);
    const cell = office.getByRole('table').last().getByRole('link').first();
    const inHour = numberIn(await cell.innerText());
    await cell.click();
    await office.getByRole('heading', { level: 1, name: 'Registre' }).waitFor();
    expect(numberIn(await shownEvents(office).innerText())).toBe(inHour);
  });

  test('what happens meanwhile appears by itself, until it is paused', async () => {
    await section(office, '/register', 'Registre');
    const head = await openBrowser(browser!);
    await signIn(head, loge.url, HEAD, loge.password(HEAD));
    await office.getByText('Marc Delaunay').first().waitFor();
    await office.getByRole('button', { name: 'Pause' }).click();
    await office.getByText('En pause').waitFor();
    await head.context().close();
    await office.getByRole('button', { name: 'Pause' }).click();
    await office.getByText('En direct').waitFor();
  });

  test('a view is saved under a name and found again', async () => {
    await section(office, '/register?outcome=REFUSED', 'Registre');
    await office.getByRole('button', { name: 'Enregistrer la vue' }).click();
    await office.getByLabel('Nom de la vue').fill('Refus récents');
    await office.keyboard.press('Enter');
    await office.getByRole('dialog').waitFor({ state: 'detached' });
    await section(office, '/register', 'Registre');
    await office.getByRole('button', { name: 'Mes vues' }).click();
    await office.getByRole('dialog').getByRole('link', { name: 'Refus récents' }).click();
    await office.waitForURL(/outcome=REFUSED/);
    await expectGoodEverywhere(office);
  });

  test('KO-13: tells who reset what, for whom and why, and the register lists the same', async () => {
    await regenerate(office, pupil.id);
    await section(office, '/resets', 'Qui a réinitialisé quoi');
    await office
      .getByText(/^1 réinitialisation\b/)
      .first()
      .waitFor();
    await office.getByRole('link', { name: pupil.name }).first().waitFor();
    await office.getByText(WHY).first().waitFor();
    await expectGoodEverywhere(office);
    await office.getByRole('link', { name: 'Voir dans le registre' }).first().click();
    await office.getByRole('heading', { level: 1, name: 'Registre' }).waitFor();
    expect(numberIn(await shownEvents(office).innerText())).toBe(1);
  });

  test('the register is exported as CSV, which another program reads', async () => {
    await section(office, '/register?period=all&group=SIGN_INS', 'Registre');
    const counted = numberIn(await shownEvents(office).innerText());
    const rows = parse(await exported(office, /^CSV/), {
      bom: true,
      delimiter: ';',
      columns: true,
    }) as object[];
    // Whoever signed in between the two is in one of them.
    expect(Math.abs(rows.length - counted)).toBeLessThanOrEqual(1);
    expect(JSON.stringify(rows)).toContain('Hélène Marchal');
    await section(office, '/exports', 'Mes exports');
    await office.getByText('prêt').first().waitFor();
    await expectGoodEverywhere(office);
  });

  test('the data protection officer reads an account’s life on a phone, as it was and as it is', async () => {
    await section(officer, `/accounts/${pupil.id}/show`, pupil.name);
    await officer.getByText(WHY).first().waitFor();
    await officer.getByText('Voir le compte à une autre date').click();
    const yesterday = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
    await officer.getByLabel('À la date du').fill(yesterday);
    await officer.getByRole('button', { name: 'Voir', exact: true }).click();
    await officer.getByText(/^Tel qu’il était le/).waitFor();
    await expectGoodEverywhere(officer, phone);
    await officer.getByRole('button', { name: 'Comparer avec aujourd’hui' }).click();
    await officer.getByText(/^Ce qui diffère entre le/).waitFor();
  });

  test('and takes its history away as a PDF, which stands in that history', async () => {
    await section(officer, `/accounts/${pupil.id}/show`, pupil.name);
    const pages = await pdfText(await exported(officer, /^PDF/));
    expect(pages.join(' ')).toContain(WHY);
    for (const page of pages) expect(page).toMatch(/Hélène Marchal/);
    await section(officer, `/accounts/${pupil.id}/show`, pupil.name);
    await officer
      .getByText(/a exporté l’histoire/)
      .first()
      .waitFor();
    await officer
      .getByText(/a téléchargé son export/)
      .first()
      .waitFor();
  });

  test('KO-11: the administrator makes an account by hand for somebody no import brings, and ends its place', async () => {
    await section(office, '/accounts', 'Comptes');
    await office.getByRole('button', { name: 'Créer un utilisateur' }).click();
    const dialog = office.getByRole('dialog');
    await dialog.waitFor();
    await expectGoodEverywhere(office);
    await dialog.getByLabel('Nom d’usage').fill('Delorme');
    await dialog.getByLabel('Prénom').fill('Sacha');
    await dialog.getByLabel('Établissement').selectOption('Lycée Jean-Moulin');
    await dialog.getByLabel('Profil').selectOption('LOCAL_AUTHORITY');
    await dialog.getByLabel('Motif').fill('Nouvel agent d’accueil');
    await dialog.getByRole('button', { name: 'Créer un utilisateur' }).click();
    await dialog.getByText('sacha.delorme').waitFor();
    await dialog.getByRole('link', { name: 'Ouvrir la fiche' }).click();
    await office.getByRole('heading', { level: 1, name: 'Sacha Delorme' }).waitFor();

    await office.getByRole('tab', { name: 'Établissements' }).click();
    const end = office.getByRole('button', { name: /^Mettre fin au rattachement/ });
    await end.click();
    await office.getByRole('dialog').getByLabel('Motif').fill('A quitté le lycée');
    await office.getByRole('dialog').getByRole('button', { name: 'Mettre fin au rattachement' }).click();
    await office.getByText('Le rattachement a pris fin.').waitFor();
    // The button goes with the place, and leaves the focus to what is near it.
    await end.waitFor({ state: 'detached' });
    await until(() => office.evaluate<boolean>(`document.activeElement?.closest('#main') != null`));
    await office.getByRole('tab', { name: 'Histoire' }).click();
    await office.getByText('A quitté le lycée').first().waitFor();
  });
});
