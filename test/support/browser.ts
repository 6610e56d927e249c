import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** Arguments of @sparticuz/chromium that would switch off what the journeys test, or break second contexts. */
const unwanted = new Set([
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--disable-site-isolation-trials',
]);

const installed = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Why there is no browser here; the journeys are then reported as skipped with these words. */
export const noBrowser =
  'No browser: on Linux x64 one comes with npm; elsewhere install Chrome or Chromium, or set CHROME_PATH.';

/**
 * Starts a headless Chromium: the one that comes through npm on Linux x64, else an installed one.
 * @returns undefined where there is none.
 */
export async function startBrowser(): Promise<Browser | undefined> {
  if (process.platform === 'linux' && process.arch === 'x64' && !process.env.CHROME_PATH) {
    // Makes the package unpack the libraries that a bare machine lacks.
    process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs20.x';
    const { default: packaged } = await import('@sparticuz/chromium');
    return chromium.launch({
      executablePath: await packaged.executablePath(),
      args: [...packaged.args.filter((argument) => !unwanted.has(argument)), '--disable-quic'],
      env: definedEnvironment(),
      headless: true,
    });
  }
  const executablePath = installed.find((path) => path && existsSync(path));
  return executablePath ? chromium.launch({ executablePath, headless: true }) : undefined;
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
