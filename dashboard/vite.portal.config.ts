import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The portal's front page, served at `/`: a page of a few kB, without React. */
export default defineConfig({
  root: here('./src/portal'),
  base: '/',
  build: {
    outDir: here('./dist/portal'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
