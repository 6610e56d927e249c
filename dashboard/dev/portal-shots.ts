/**
 * Takes a screenshot of every page of the portal (`node … dev/portal-shots.ts <folder> [width,…] [theme,…]
 * [language]`) of the fake in portal.ts, runs axe on each, and prints what axe found and what overflows.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { startBrowser } from '../../test/support/browser.js';

const [folder = '/tmp/portal-shots', widths = '390,1280', themes = 'light,dark', language = 'fr', only = ''] =
  process.argv.slice(2);
const origin = 'http://127.0.0.1:4401';

/** The name of each picture, its path, who is signed in, and what is done there before it is taken. */
const pages: readonly (readonly [string, string, string?, ((page: Page) => Promise<void>)?])[] = [
  ['front', '/'],
  ['school', '/e/0611234X'],
  ['choice', '/e/0611234X/connexion'],
  ['choice-refused', '/e/0611234X/connexion', undefined, (page) => signIn(page, 't.arnaud', 'faux')],
  ['choice-ended-meanwhile', '/e/0611234X/connexion', undefined, (page) => signIn(page, 't.arnaud', 'fini')],
  ['choice-ended', '/e/0610777K/connexion'],
  ['choice-missing', '/e/0000000X/connexion'],
  ['moving', '/nouvelle-connexion?ecole=0611234X', 'pupil'],
  [
    'moving-asked',
    '/nouvelle-connexion?ecole=0611234X',
    'pupil',
    (page) => page.locator('form button.button').click(),
  ],
  ['school-missing', '/e/0000000X'],
  ['sign-in', '/connexion'],
  ['sign-in-school', '/connexion?ecole=0611234X', undefined, (page) => page.locator('summary').click()],
  ['sign-in-refused', '/connexion', undefined, (page) => signIn(page, 'tom.arnaud', 'faux')],
  ['sign-in-throttled', '/connexion', undefined, (page) => signIn(page, 'tom.arnaud', 'trop')],
  ['sign-in-empty', '/connexion', undefined, (page) => page.locator('form button.button').click()],
  ['choice-staff', '/connexion', 'staff'],
  ['choice-parent', '/connexion', 'parent'],
  ['school-signed-in', '/e/0611234X', 'pupil'],
  ['forgotten', '/mot-de-passe-oublie?ecole=0611234X'],
  [
    'forgotten-asked',
    '/mot-de-passe-oublie?ecole=0611234X',
    undefined,
    (page) => fillAndSend(page, 'tom.arnaud'),
  ],
  ['forgotten-login', '/identifiant-oublie'],
  ['forgotten-login-form', '/identifiant-oublie', undefined, (page) => fillAndSend(page, 'tom')],
  [
    'new-password',
    '/mot-de-passe#token=abc',
    undefined,
    (page) => typePassword(page, 'azerty123', 'azerty12'),
  ],
  [
    'new-password-common',
    '/mot-de-passe#token=abc',
    undefined,
    (page) => typePassword(page, 'azerty123', 'azerty123'),
  ],
  ['link-used', '/mot-de-passe#token=used'],
  ['link-missing', '/mot-de-passe'],
  ['must-change', '/mot-de-passe', 'must'],
  ['sessions', '/mes-sessions', 'pupil'],
  ['history', '/mon-historique', 'pupil', (page) => page.locator('ol button').first().click()],
  ['signed-out', '/deconnexion'],
  ['not-found', '/nulle-part'],
];

async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.locator('#username').fill(login);
  await page.locator('#password').fill(password);
  await page.locator('form button.button').click();
}

async function fillAndSend(page: Page, text: string): Promise<void> {
  await page.locator('#username').fill(text);
  await page.locator('form button.button').click();
}

async function typePassword(page: Page, password: string, again: string): Promise<void> {
  await page.locator('#password').fill(password);
  await page.locator('#confirmation').fill(again);
  await page.locator('meter').waitFor();
  await page.locator('form button.button').click();
}

mkdirSync(folder, { recursive: true });
const browser = await startBrowser();
if (!browser) throw new Error('no browser');
for (const width of widths.split(',').map(Number))
  for (const theme of themes.split(',')) {
    const context = await browser.newContext({
      viewport: { width, height: 844 },
      colorScheme: theme === 'dark' ? 'dark' : 'light',
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
    });
    await context.addInitScript(
      `if (location.protocol === 'http:') localStorage.setItem('RaStore.locale', '"${language}"')`,
    );
    const page = await context.newPage();
    page.setDefaultTimeout(8_000);
    page.on('pageerror', (error) => console.log(`! ${page.url()} ${error.message}`));
    page.on(
      'console',
      (line) => line.type() === 'error' && console.log(`  ${page.url()} ${line.text().slice(0, 200)}`),
    );
    const ask = (query: string) => context.request.post(`${origin}/graphql`, { data: { query } });
    for (const [name, path, who, act] of pages) {
      if (only && !only.split('+').includes(name)) continue;
      await ask(
        who
          ? `mutation{signIn(input:{login:"${who}",password:"x"}){me{id}}}`
          : 'mutation{signOut{signedOut}}',
      );
      await page.goto('about:blank');
      await page.goto(origin + path);
      await page.waitForLoadState('networkidle');
      await act?.(page).catch((error: unknown) => console.log(`! ${name} ${String(error)}`));
      await page.waitForTimeout(150);
      await page.screenshot({
        path: join(folder, `${name}-${width}-${theme}-${language}.png`),
        fullPage: true,
      });
      const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      if (Number(wide) > 0) console.log(`> ${name} ${width}: ${String(wide)} px too wide`);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      for (const { id, nodes } of violations)
        console.log(
          `x ${name} ${width} ${theme}: ${id} ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 120)} | ${failureSummary?.slice(0, 200)}`).join('\n    ')}`,
        );
    }
    await context.close();
  }
await browser.close();
