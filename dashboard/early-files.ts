import type { Plugin } from 'vite';
import { MeDocument } from '../contracts/src/generated/client.js';
import { requestOf } from './src/admin/api.js';

/** The first words of each language, and the pages that people open the dashboard with. */
const early = /\/(?:i18n\/(fr|en)\/first\.ts|(HomePage|RegisterPage|AccountsPage|AccountPage)\.tsx)$/;

/**
 * Tells `boot.js`, in `data-early` of its script, what it can ask for at once, and not only when the libraries have come
 * and run, which on a slow line is some rounds less: in `me` the request that tells who is signed in, and in `files` what
 * each language (`fr`) and each page (`RegisterPage`) of the dashboard needs beside what the document asks for.
 */
export function earlyFiles(): Plugin {
  return {
    name: 'loge:early-files',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const needed = (file: string, found = new Set<string>()): Set<string> => {
          const chunk = bundle[file];
          if (chunk?.type !== 'chunk' || found.has(file) || html.includes(file)) return found;
          found.add(file);
          for (const other of chunk.imports) needed(other, found);
          return found;
        };
        const files: Record<string, readonly string[]> = {};
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk' || !chunk.isDynamicEntry) continue;
          const name = early.exec(chunk.facadeModuleId ?? '');
          const key = name?.[1] ?? name?.[2];
          if (key) files[key] = [...needed(chunk.fileName)];
        }
        const text = JSON.stringify({ me: requestOf(MeDocument), files })
          .replaceAll('&', '&amp;')
          .replaceAll("'", '&#39;');
        // By a function: in a text `$` would be a pattern of its own.
        return html.replace('<script src="./boot.js"', (script) => `${script} data-early='${text}'`);
      },
    },
  };
}
