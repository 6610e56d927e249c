import type { Browser, BrowserContext, Page } from 'playwright-core';

/** The sizes of a phone and of a laptop. */
export const phone = { width: 360, height: 780 };
export const laptop = { width: 1280, height: 900 };

/** A browser of somebody's own: French, with nothing remembered. */
export async function openBrowser(browser: Browser, viewport = laptop): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    viewport,
    locale: 'fr-FR',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

/** Signs in through the page, as a person does. */
export async function signIn(page: Page, url: string, login: string, password: string): Promise<void> {
  await page.goto(`${url}/admin/`);
  await page.getByLabel('Adresse électronique ou identifiant').fill(login);
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('heading', { level: 1, name: /^Bonjour/ }).waitFor();
}
