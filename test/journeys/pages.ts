import AxeBuilder from '@axe-core/playwright';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { until } from '../faults/until.js';

export { laptop, openBrowser, phone, signIn } from './visitor.js';

/** Opens a page of the dashboard and waits for its heading and its content. */
export async function openSection(
  page: Page,
  url: string,
  path: string,
  heading: RegExp | string,
): Promise<void> {
  await page.goto(`${url}/admin/#${path}`);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  await page.locator('[aria-busy="true"], .MuiSkeleton-root').first().waitFor({ state: 'hidden' });
}

/** As somebody whose device asks for this theme sees the dashboard, once it has changed. */
export async function inTheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  const scheme = () => page.evaluate<string>('getComputedStyle(document.documentElement).colorScheme');
  // The page's policy lets nothing be evaluated in it, by which Playwright would wait for it.
  await until(async () => (await scheme()) === colorScheme);
}

/** WCAG 2.2 AA as far as a machine can tell, and no sideways scrolling. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // What passed is only counted: to hand all of it over costs far more than to look.
    .options({ resultTypes: ['violations'] })
    // In the page itself and not by way of a second one, which is for frames of other origins: there are none.
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  expect(overflow).toBeLessThanOrEqual(0);
}
