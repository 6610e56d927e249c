import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { noBrowser, startBrowser } from '../support/browser.js';
import { PASSWORD, SIGN_IN, installation, startStaffApp } from './staff-app.fixture.js';
import type { StaffApp } from './staff-app.fixture.js';

let staff: StaffApp;
let browser: Browser | undefined;
beforeAll(async () => {
  [staff, browser] = await Promise.all([startStaffApp(), startBrowser()]);
  if (!browser) console.warn(noBrowser);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await staff.stop();
});

test.each(['127.0.0.1', 'localhost'])(
  'a browser keeps the session of http://%s, out of reach of scripts',
  async (host) => {
    if (!browser) return;
    const login = `${host}@loge.test`.replace('localhost@', 'local@');
    await staff.person(login, installation);
    const url = new URL(await staff.app.getUrl());
    url.hostname = host;
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      // Any answer of the server gives the page its origin.
      await page.goto(new URL('/nowhere', url).toString());
      const asked = await page.evaluate(
        async ({ query, variables }) => {
          const ask = async (body: object) => {
            const headers = { 'content-type': 'application/json' };
            const response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify(body) });
            return (await response.json()) as unknown;
          };
          const signedIn = await ask({ query, variables });
          // Run in the page, where there is a document.
          const { cookie } = (globalThis as unknown as { document: { cookie: string } }).document;
          return { signedIn, me: await ask({ query: '{ me { login } }' }), cookie };
        },
        { query: SIGN_IN, variables: { login, password: PASSWORD } },
      );
      expect(asked).toMatchObject({ me: { data: { me: { login } } }, cookie: '' });
    } finally {
      await context.close();
    }
  },
);
