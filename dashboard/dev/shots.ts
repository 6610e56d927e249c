/**
 * Takes a screenshot of every page (`node … dev/shots.ts <folder> [width,…] [theme,…] [language,…]`) of the fake
 * server, and runs axe on each; prints what axe found and what overflows.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { startBrowser } from '../../test/support/browser.js';

const [folder = '/tmp/shots', widths = '360,1280', themes = 'light', languages = 'fr', only = ''] =
  process.argv.slice(2);
const origin = 'http://127.0.0.1:4400';
const anne = '00000000-0000-4000-8000-000000000012';
const closed = '00000000-0000-4000-8000-000000000010';
const held = (n: number) => `20000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const campaign = (n: number) => held(n).replace('2', '5');
const pages: readonly (readonly [string, string])[] = [
  ['portal', '/'],
  ['sign-in', '/admin/#/login'],
  ['invitation', '/admin/#/invitation?token=abc'],
  ['home', '/admin/#/'],
  ['register', '/admin/#/register'],
  ['register-filtered', '/admin/#/register?period=year&group=SIGN_INS&school=uai-0611234X&outcome=REFUSED'],
  ['register-empty', '/admin/#/register?period=all&q=zzzz'],
  ['event', '/admin/#/register?period=all&event=10000000-0000-4000-8000-000000000008'],
  ['accounts', '/admin/#/accounts'],
  ['accounts-more', '/admin/#/accounts?filter=%7B%22family%22%3A%22a%22%2C%22login%22%3A%22a%22%7D'],
  ['accounts-none', '/admin/#/accounts?filter=%7B%22q%22%3A%22zzzz%22%7D'],
  ['account', `/admin/#/accounts/${anne}/show`],
  ['account-hands', `/admin/#/accounts/${anne}/show?tab=credentials`],
  ['account-access', `/admin/#/accounts/${anne}/show?tab=access`],
  ['account-closed', `/admin/#/accounts/${closed}/show?tab=access`],
  ['account-family', `/admin/#/accounts/${anne}/show?tab=family`],
  ['account-schools', `/admin/#/accounts/${anne}/show?tab=schools`],
  ['distribution', '/admin/#/distribution'],
  ['files', '/admin/#/distribution/files'],
  ['campaigns', '/admin/#/distribution/campaigns'],
  ['campaign-new', '/admin/#/distribution/campaigns/new'],
  ['campaign-running', `/admin/#/distribution/campaigns/${campaign(0)}`],
  ['campaign-paused', `/admin/#/distribution/campaigns/${campaign(1)}`],
  ['campaign-done', `/admin/#/distribution/campaigns/${campaign(3)}`],
  ['imports', '/admin/#/imports'],
  ['upload', '/admin/#/imports/create'],
  ['import-running', `/admin/#/imports/${held(0)}/show`],
  ['import-held', `/admin/#/imports/${held(1)}/show`],
  ['import-analysed', `/admin/#/imports/${held(2)}/show`],
  ['import-done', `/admin/#/imports/${held(3)}/show`],
  ['import-refused', `/admin/#/imports/${held(4)}/show`],
  ['import-interrupted', `/admin/#/imports/${held(5)}/show`],
  ['import-uploaded', `/admin/#/imports/${held(6)}/show`],
  ['schools', '/admin/#/schools'],
  ['school', '/admin/#/schools/uai-0610777K/show'],
  ['migrations', '/admin/#/migration'],
  ['migration', '/admin/#/migration/uai-0611234X/show'],
  ['migration-unset', '/admin/#/migration/uai-0610777K/show?reach=no'],
  ['mails', '/admin/#/mails'],
  ['people', '/admin/#/people'],
  ['people-school', '/admin/#/people?filter=%7B%22school%22%3A%22uai-0611234X%22%7D'],
  ['me', '/admin/#/me'],
  ['not-found', '/admin/#/nowhere'],
];

mkdirSync(folder, { recursive: true });
const browser = await startBrowser();
if (!browser) throw new Error('no browser');
for (const width of widths.split(',').map(Number))
  for (const theme of themes.split(','))
    for (const language of languages.split(',')) {
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        colorScheme: theme === 'dark' ? 'dark' : 'light',
        locale: 'fr-FR',
        timezoneId: 'Europe/Paris',
      });
      await context.addInitScript(
        `if (location.protocol === 'http:') localStorage.setItem('RaStore.locale', '"${language}"')`,
      );
      await context.request.post(`${origin}/graphql`, { data: { query: 'mutation{signOut{signedOut}}' } });
      const page = await context.newPage();
      page.on('pageerror', (error) => console.log(`! ${page.url()} ${error.message}`));
      page.on(
        'console',
        (line) =>
          ['error', 'warning'].includes(line.type()) &&
          console.log(`  ${page.url()} ${line.text().slice(0, 300)}`),
      );
      for (const [name, path] of pages) {
        if (name === 'home')
          await context.request.post(`${origin}/graphql`, {
            data: { query: 'mutation{signIn(input:{login:"a",password:"b"}){me{id}}}' },
          });
        if (only && !only.split('+').includes(name)) continue;
        await page.goto('about:blank');
        await page.goto(origin + path);
        await page.waitForLoadState('networkidle');
        await page.waitForTimeout(name === 'import-running' ? 3500 : 250);
        await page.screenshot({
          path: join(folder, `${name}-${width}-${theme}-${language}.png`),
          fullPage: name !== 'event',
        });
        const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        if (Number(wide) > 0) console.log(`> ${name} ${width}: ${String(wide)} px too wide`);
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        for (const { id, help, nodes } of violations)
          console.log(
            `x ${name} ${width} ${theme} ${language}: ${id} (${help}) ${nodes
              .slice(0, 2)
              .map(({ html, failureSummary }) => `${html.slice(0, 160)} | ${failureSummary?.slice(0, 200)}`)
              .join('\n    ')}`,
          );
      }
      await context.close();
    }
await browser.close();
