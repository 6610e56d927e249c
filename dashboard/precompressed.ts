import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Plugin } from 'vite';

const compress = promisify(brotliCompress);

/** Text, which shrinks; pictures and fonts are compressed already. */
const text = /\.(?:js|css|html|svg|json)$/;
/** Of less than one packet nothing is won. */
const SMALLEST = 1_400;

/** Puts a `.br` file beside each text file of a build, for the server to send in its place (`backend/src/web`). */
export function precompressed(): Plugin {
  let folder = '';
  return {
    name: 'loge:precompressed',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = resolve(root, build.outDir);
    },
    closeBundle: async () => {
      const files = await readdir(folder, { recursive: true });
      await Promise.all(files.filter((file) => text.test(file)).map((file) => shrink(join(folder, file))));
    },
  };
}

async function shrink(file: string): Promise<void> {
  const content = await readFile(file);
  if (content.length < SMALLEST) return;
  const smaller = await compress(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });
  await writeFile(`${file}.br`, smaller);
}
