import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startStaffApp } from './staff-app.fixture.js';
import type { StaffApp } from './staff-app.fixture.js';

let app: StaffApp;
beforeAll(async () => {
  app = await startStaffApp();
}, 60_000);
afterAll(() => app.stop());

test.each([
  ['an answer', '{ me { id } }'],
  ['an error', '{ nothing }'],
])('%s of the API is kept by nobody', async (_, query) => {
  const response = await app.ask(query);
  expect(response.headers['cache-control']).toBe('no-store');
});
