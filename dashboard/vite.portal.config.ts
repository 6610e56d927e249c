import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { precompressed } from './precompressed.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * The portal: one small bundle, and three pages that stand in the HTML before it is there. `index.html` is the front
 * page, `connexion.html` the sign-in form, `page.html` all others. Addresses are relative, so that a reverse proxy
 * may put a prefix before them.
 */
export default defineConfig(({ command }) => {
  // Whatever the server is started with: with `development` React would be half as large again, and slow.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    root: here('./src/portal'),
    base: './',
    plugins: [precompressed()],
    resolve: {
      alias: {
        '@loge/contracts/client': here('../contracts/src/generated/client.ts'),
      },
    },
    build: {
      outDir: here('./dist/portal'),
      emptyOutDir: true,
      manifest: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // The dictionaries of the new password's page, fetched when somebody types there.
      chunkSizeWarningLimit: 1200,
      rolldownOptions: {
        input: [
          here('./src/portal/index.html'),
          here('./src/portal/connexion.html'),
          here('./src/portal/page.html'),
        ],
      },
    },
  };
});
