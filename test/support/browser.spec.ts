import { afterAll, expect, test } from '@jest/globals';
import { noBrowser, startBrowser } from './browser.js';

const browser = await startBrowser();
if (!browser) console.warn(noBrowser);
const journey = browser ? test : test.skip;

afterAll(() => browser?.close());

journey('a browser comes through npm alone and shows French text', async () => {
  const page = await browser!.newPage();
  await page.setContent('<title>Registre</title><h1>À l’école élémentaire</h1>');
  expect(await page.title()).toBe('Registre');
});
