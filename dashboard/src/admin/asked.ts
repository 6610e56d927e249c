import type * as pages from './pages.js';

/** What `boot.js` asked for while the libraries were on their way; nothing of it in development. */
interface Asked {
  /** The answer to `Me`. */
  me?: Promise<Response> | undefined;
  /** The page that the address asks for, where its files were asked for. */
  page?: keyof typeof pages;
}

declare global {
  var asked: Asked | undefined;
}

export const asked: Asked = globalThis.asked ?? {};
