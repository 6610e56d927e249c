import { cp, mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { transformFile } from '@swc/core';
import { swc } from './swc.mjs';

// Makes `<folder>`: the server and what tests have beside their specs, compiled, in the same places as in the project.
const project = resolve(import.meta.dirname, '../..');
const [folder = ''] = process.argv.slice(2);
const making = await mkdtemp(`${folder}-`);

async function compile(place) {
  const [from, to] = [join(project, place), join(making, place)];
  await mkdir(to, { recursive: true });
  const entries = await readdir(from, { withFileTypes: true });
  await Promise.all(
    entries.map(async (entry) => {
      const { name } = entry;
      if (name === 'node_modules') await symlink(join(from, name), join(to, name), 'junction');
      else if (entry.isDirectory()) await (name === 'dist' ? undefined : compile(join(place, name)));
      else if (name.endsWith('.json')) await cp(join(from, name), join(to, name));
      else if (name.endsWith('.ts') && !name.endsWith('.spec.ts')) {
        const { code } = await transformFile(join(from, name), { ...swc, swcrc: false, configFile: false });
        await writeFile(join(to, name.replace(/ts$/, 'js')), code);
      }
    }),
  );
}

await Promise.all([
  symlink(join(project, 'node_modules'), join(making, 'node_modules'), 'junction'),
  ...['backend', 'test'].map(compile),
]);
try {
  await rename(making, folder);
} catch (error) {
  // Another process was first: theirs is as good.
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST' && error.code !== 'EPERM') throw error;
  await rm(making, { recursive: true });
}
