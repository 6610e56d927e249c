import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { earlyFiles } from './early-files.js';
import { precompressed } from './precompressed.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The dashboard, served at `/admin/`. The portal's front page has a build of its own (vite.portal.config.ts). */
export default defineConfig(({ command }) => {
  // Whatever the server is started with: with `development` React would be half as large again, and slow.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    root: here('./src/admin'),
    // Relative, so that a reverse proxy may put a prefix before it.
    base: './',
    plugins: [react(), earlyFiles(), precompressed()],
    resolve: {
      alias: {
        '@loge/contracts/client': here('../contracts/src/generated/client.ts'),
      },
    },
    server: {
      proxy: { '/graphql': 'http://127.0.0.1:4400', '/imports': 'http://127.0.0.1:4400' },
    },
    build: {
      outDir: here('./dist/admin'),
      emptyOutDir: true,
      // Content-Security-Policy allows neither inline scripts nor data: fonts and images.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 700,
      rolldownOptions: {
        output: {
          // A few files rather than fifty small ones: each costs its headers, there and back, and compresses by itself.
          codeSplitting: {
            groups: [
              { name: 'libraries', tags: ['$initial'], test: /[\\/]node_modules[\\/]/ },
              // What stands around every page; then what several pages are made of.
              { name: 'frame', tags: ['$initial'], test: /[\\/](src|generated)[\\/]/ },
              {
                name: 'parts',
                test: /[\\/](shown|register|views|exports)[\\/](?!.*(Page|Drawer|Dialog|Choices)\b)/,
                minShareCount: 2,
              },
            ],
          },
        },
      },
    },
  };
});
