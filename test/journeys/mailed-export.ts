import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { aafExport, many } from '../support/aaf-export.js';

const shared = join(import.meta.dirname, '../../../shared/data/aaf-two-schools');

/** A directory export in which exactly one parent has an address for mails. */
export interface MailedExport {
  /** As a browser takes them where files are chosen. */
  readonly files: readonly { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }[];
  /** How many schools have people in it. */
  readonly schools: number;
  /** The number of that parent in the directory. */
  readonly parent: string;
}

/** The export that is shared for tests, or, where that is not there, a small one made here. */
export async function mailedExport(address: string): Promise<MailedExport> {
  const texts = existsSync(shared) ? await sharedExport(address) : madeExport(address);
  const parents = Object.entries(texts).find(([name]) => name.includes('PersRelEleve'))?.[1] ?? '';
  return {
    files: Object.entries(texts).map(([name, text]) => ({
      ...{ name, mimeType: 'text/xml', buffer: Buffer.from(text) },
    })),
    schools: existsSync(shared) ? 2 : 1,
    parent: /ENTPersonJointure"><value>(\d+)/.exec(parents)?.[1] ?? '',
  };
}

/** No parent of the shared export has an address: the first one gets it. */
async function sharedExport(address: string): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const name of (await readdir(shared)).filter((each) => each.endsWith('.xml'))) {
    const text = await readFile(join(shared, name), 'utf8');
    const mail = `<attributes>\n<attr name="mail"><value>${address}</value></attr>`;
    texts[name] = name.includes('PersRelEleve') ? text.replace('<attributes>', mail) : text;
  }
  return texts;
}

function madeExport(address: string): Record<string, string> {
  const pupils = 14;
  return aafExport({
    academy: 'Lyon',
    schools: { 1: { uai: '0690017S', name: 'Collège Élise-Deroche' } },
    pupils: many(pupils, 100, (number) => ({
      class: Number(number) % 3 ? '6A' : '6B',
      relatives: [`${Number(number) + 100}$1$1$1$1$0`],
    })),
    relatives: many(pupils, 200, (number) => ({ mail: number === '200' ? address : '' })),
    staff: many(2, 300, () => ({ functions: ['1$ENS$ENSEIGNEMENT$L0202$LETTRES'] })),
  });
}
