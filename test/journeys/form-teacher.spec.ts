import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { lycee, makeTown } from '../../backend/src/demo/town.js';
import { noBrowser, startBrowser } from '../support/browser.js';
import { startOpenedLoge } from './built-loge.js';
import type { BuiltLoge } from './built-loge.js';
import { expectAccessible, laptop, openBrowser, openSection, phone, signIn } from './pages.js';

const HEAD = 'proviseur@loge.example';
const OWN = 'Quatre tulipes sous 3 flocons';
const form = '2de A';
const teachers = makeTown(new Date()).staff.filter(
  ({ school, formTeacherOf }) => school === lycee.key && formTeacherOf,
);
const nameOf = ({ given, family }: { readonly given: string; readonly family: string }) =>
  `${given} ${family}`;
const teacher = nameOf(teachers.find(({ formTeacherOf }) => formTeacherOf === form)!);

const browser = await startBrowser();
if (!browser) console.warn(noBrowser);
const journeys = browser ? describe : describe.skip;
jest.setTimeout(120_000);

/** Asks the API as the page's own script would. */
function ask<Answer>(page: Page, query: string, variables: object = {}): Promise<Answer> {
  const body = JSON.stringify({ query, variables });
  const headers = { 'content-type': 'application/json', 'apollo-require-preflight': 'true' };
  return page.evaluate(
    async (sent) => (await fetch('/graphql', { method: 'POST', ...sent })).json() as Promise<Answer>,
    { body, headers },
  );
}

interface Pupil {
  readonly id: string;
  readonly displayName: string;
}
async function pupilsOf(page: Page, className: string): Promise<readonly Pupil[]> {
  const query = `query ($filter: AccountFilter) {
    accounts(first: 5, filter: $filter) { edges { node { id displayName } } }
  }`;
  const filter = { school: `uai-${lycee.uai}`, class: className, profile: 'PUPIL' };
  const { data } = await ask<{ data: { accounts: { edges: { node: Pupil }[] } } }>(page, query, { filter });
  return data.accounts.edges.map(({ node }) => node);
}

journeys('KO-10: a form teacher manages the credentials of their class', () => {
  let loge: BuiltLoge;
  let head: Page;
  let desk: Page;
  let login: string;
  let own: Pupil;
  let other: Pupil;

  beforeAll(async () => {
    loge = await startOpenedLoge();
    head = await openBrowser(browser!, laptop);
    desk = await openBrowser(browser!, laptop);
    await signIn(head, loge.url, HEAD, loge.password(HEAD));
    [own] = (await pupilsOf(head, form)) as [Pupil];
    [other] = (await pupilsOf(head, '2de B')) as [Pupil];
  });
  afterAll(async () => {
    await browser?.close();
    await loge?.stop();
  });

  const expectAccessibleAtBothSizes = async (page: Page): Promise<void> => {
    for (const size of [phone, laptop]) {
      await page.setViewportSize(size);
      await expectAccessible(page);
      const folder = process.env['LOGE_SHOTS'];
      if (folder)
        await page.screenshot({ path: `${folder}/${(shots += 1)}-${size.width}.png`, fullPage: true });
    }
  };
  let shots = 10;
  /** The rows of the recap that are somebody's. */
  const rowOf = (name: string) =>
    head
      .getByRole('table', { name: 'Récapitulatif des droits d’accès' })
      .locator('tbody')
      .filter({ has: head.getByRole('link', { name }) });

  test('the head is proposed those whom the import names, all ticked, until the end of the school year', async () => {
    await openSection(head, loge.url, '/people', 'Droits d’accès');
    const proposed = head.getByRole('group', { name: 'Professeurs principaux proposés par l’import' });
    await proposed.waitFor();
    expect(await proposed.getByRole('checkbox', { checked: true }).count()).toBe(teachers.length);
    expect(await head.getByLabel('Jusqu’au').inputValue()).toMatch(/^\d{4}-08-31$/);
    await expectAccessibleAtBothSizes(head);

    for (const box of await proposed.getByRole('checkbox').all()) await box.uncheck();
    const submit = head.getByRole('button', { name: /Donner l’accès|Personne n’est coché/ });
    expect(await submit.isDisabled()).toBe(true);
    await proposed.getByRole('checkbox', { name: `${teacher} · ${form}` }).check();
    await submit.click();
    await head.getByText('L’accès est donné.').waitFor();
    await head.getByText(/1 autre l’a déjà/).waitFor();
    expect(await proposed.getByRole('checkbox').count()).toBe(teachers.length - 1);
    const row = rowOf(teacher);
    await row.getByText('gestion des identifiants').waitFor();
    await row.getByText(/31\s+août\s+\d{4}/).waitFor();
    await expectAccessibleAtBothSizes(head);
  });

  test('several people found by name are given an access at once; who is refused stays, with the reason', async () => {
    const colleague = teachers.map(nameOf).find((name) => name !== teacher)!;
    const deputy = 'Inès Équipollente';
    const invited = await ask<{ errors?: unknown }>(
      head,
      'mutation ($input: InvitePersonInput!) { invitePerson(input: $input) { account } }',
      {
        input: {
          ...{ given: 'Inès', family: 'Équipollente', email: 'adjointe@loge.example' },
          ...{ role: 'ADMINISTRATOR', scope: { kind: 'SCHOOLS', schools: [`uai-${lycee.uai}`] } },
        },
      },
    );
    expect(invited.errors).toBeUndefined();
    await head.getByRole('button', { name: 'Ajouter des accès' }).click();
    const dialog = head.getByRole('dialog', { name: 'Ajouter des accès' });
    await dialog.getByRole('button', { name: 'Ajouter les accès' }).click();
    await dialog.getByText('Cherchez une personne et cochez-la.').waitFor();
    for (const name of [colleague, deputy]) {
      await dialog.getByLabel('Nom ou identifiant des personnes').fill(name);
      await head.keyboard.press('Enter');
      const found = dialog.getByRole('checkbox', { name: new RegExp(`^${name}`) });
      await found.first().check();
    }
    await dialog.getByLabel('Étendue').selectOption({ label: 'Des classes d’un établissement' });
    await dialog.getByRole('button', { name: 'Ajouter les accès' }).click();
    await dialog.getByText('Choisissez au moins une classe.').waitFor();
    for (const name of ['2de B', '2de C']) await dialog.getByRole('checkbox', { name }).check();
    await expectAccessibleAtBothSizes(head);
    await dialog.getByLabel('Jusqu’au').fill('2020-08-31');
    await dialog.getByText('Cette date est passée.').waitFor();
    await dialog.getByLabel('Jusqu’au').fill('2099-06-30');
    await dialog.getByRole('button', { name: 'Ajouter les accès' }).click();
    await dialog.getByText('Une personne n’a pas reçu l’accès').waitFor();
    await dialog
      .getByRole('listitem')
      .filter({ hasText: `${deputy} :` })
      .waitFor();
    await expectAccessibleAtBothSizes(head);
    await dialog.getByRole('button', { name: 'Annuler' }).click();
    await rowOf(colleague).getByText('classes 2de B et 2de C').waitFor();
    await rowOf(colleague)
      .getByText(/30\s+juin\s+2099/)
      .waitFor();
    await rowOf(deputy).getByText('invitation en attente').waitFor();
    await expectAccessibleAtBothSizes(head);
  });

  test('the head hands the form teacher a temporary password, and they choose their own', async () => {
    await openSection(head, loge.url, '/accounts', 'Comptes');
    await head.getByLabel('Nom ou identifiant').fill(teacher);
    await head.keyboard.press('Enter');
    await head.getByRole('table').getByRole('link', { name: teacher }).first().click();
    await head.getByRole('heading', { level: 1, name: teacher }).waitFor();
    await head.getByRole('button', { name: 'Régénérer le mot de passe' }).click();
    await head.getByLabel('Motif').fill('Premier accès, remis en main propre');
    await head.getByRole('dialog').getByRole('button', { name: 'Régénérer le mot de passe' }).click();
    const dialog = head.getByRole('dialog', { name: 'Nouveau mot de passe' });
    const said = await dialog.getByText(/^Le mot de passe de .* a été modifié\./).innerText();
    login = /login\s:\s(\S+)\)/.exec(said)?.[1] ?? '';
    const temporary = await dialog.locator('[data-secret]').innerText();
    await dialog.getByRole('button', { name: 'C’est remis, fermer' }).click();

    await desk.goto(`${loge.url}/admin/`);
    await desk.getByLabel('Adresse électronique ou identifiant').fill(login);
    await desk.getByLabel('Mot de passe', { exact: true }).fill(temporary);
    await desk.getByRole('button', { name: 'Se connecter' }).click();
    await desk.getByText('Choisissez un nouveau mot de passe').waitFor();
    await desk.getByLabel('Mot de passe actuel').fill(temporary);
    await desk.getByLabel('Nouveau mot de passe', { exact: true }).fill(OWN);
    await desk.getByRole('button', { name: 'Changer le mot de passe' }).click();
    await desk.getByText('Choisissez un nouveau mot de passe').waitFor({ state: 'detached' });
  });

  test('the form teacher regenerates the password of a pupil of theirs, and sees it once', async () => {
    await openSection(desk, loge.url, '/accounts', 'Comptes');
    await desk.getByLabel('Nom ou identifiant').fill(own.displayName);
    await desk.keyboard.press('Enter');
    await desk.getByRole('table').getByRole('link', { name: own.displayName }).first().click();
    await desk.getByRole('heading', { level: 1, name: own.displayName }).waitFor();
    await expectAccessibleAtBothSizes(desk);
    await desk.getByRole('button', { name: 'Régénérer le mot de passe' }).click();
    await desk.getByLabel('Motif').fill('Oublié ce matin');
    await desk.getByRole('dialog').getByRole('button', { name: 'Régénérer le mot de passe' }).click();
    const secret = await desk.locator('[data-secret]').innerText();
    expect(secret).toMatch(/^[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}$/);
    await desk.getByRole('button', { name: 'C’est remis, fermer' }).click();
    await desk.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await desk.content()).not.toContain(secret);
    await desk.reload();
    await desk.getByRole('heading', { level: 1, name: own.displayName }).waitFor();
    expect(await desk.content()).not.toContain(secret);
  });

  test('of another class there is nobody: not in the list, not by address, not by the API', async () => {
    await openSection(desk, loge.url, '/accounts', 'Comptes');
    // Whoever searches sees the list first.
    await desk.getByText(/^\d+ comptes?$/).waitFor();
    await desk.getByLabel('Nom ou identifiant').fill(other.displayName);
    await desk.keyboard.press('Enter');
    await desk.getByText('Aucun compte ne correspond').waitFor();
    expect(await desk.getByRole('link', { name: other.displayName }).count()).toBe(0);
    // By its address, in a window of its own: not one that is still busy with the search.
    await desk.goto('about:blank');
    await desk.goto(`${loge.url}/admin/#/accounts/${other.id}/show`);
    await desk.getByRole('alert').first().waitFor();
    expect(await desk.getByRole('button', { name: 'Régénérer le mot de passe' }).count()).toBe(0);
    await expectAccessibleAtBothSizes(desk);
    const code = async (account: string) => {
      const { errors } = await ask<{ errors?: { extensions: { code: string } }[] }>(
        desk,
        'mutation ($input: AccountActInput!) { regeneratePassword(input: $input) { password } }',
        { input: { account, reason: 'Deviné' } },
      );
      return errors?.[0]?.extensions.code;
    };
    expect(await code(other.id)).toBe('NOT_FOUND');
    expect(await code('00000000-0000-4000-8000-000000000000')).toBe('NOT_FOUND');
  });

  test('the head gives the access another last day, takes it back with a reason, and it is over at once', async () => {
    await openSection(head, loge.url, '/people', 'Droits d’accès');
    const row = rowOf(teacher);
    await row.getByRole('button', { name: /^Changer la date de fin/ }).click();
    await head.getByRole('dialog').getByLabel('Jusqu’au').fill('2099-06-30');
    await head.getByRole('button', { name: 'Enregistrer la date' }).click();
    await row.getByText(/30\s+juin\s+2099/).waitFor();
    await row.getByRole('button', { name: /^Retirer le rôle/ }).click();
    const dialog = head.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Retirer le rôle' }).click();
    await dialog.getByText('À remplir').waitFor();
    await dialog.getByLabel('Motif').fill('Change de classe');
    await expectAccessibleAtBothSizes(head);
    await dialog.getByRole('button', { name: 'Retirer le rôle' }).click();
    await row.waitFor({ state: 'detached' });

    const { data } = await ask<{ data: { me: unknown } }>(desk, '{ me { id } }');
    expect(data.me).toBeNull();
    await openSection(head, loge.url, '/register?period=today&group=ROLES', 'Registre');
    await head.getByText('Change de classe').first().waitFor();
    await expectAccessibleAtBothSizes(head);
    const told = (await head.getByRole('main').innerText()).replace(/\s+/g, ' ');
    expect(told).toContain(`a retiré à ${teacher} le rôle « gestion des identifiants »`);
    expect(told).toContain('jusqu’au 30 juin 2099');
  });
});
