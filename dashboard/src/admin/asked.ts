import type * as pages from './pages.js';

/** What `boot.js` asked for while the libraries were on their way; nothing of it in development. */
interface Asked {
  /** The answer to `Me`. */
  readonly me?: Promise<Response>;
  /** The page that the address asks for, where its files were asked for. */
  readonly page?: keyof typeof pages;
}

declare global {
  var asked: Asked | undefined;
}

/** Its `page` is there when that of the address is on its way. */
export const asked: Asked = globalThis.asked ?? {};
